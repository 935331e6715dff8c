"""The page of what is covered: how well each jurisdiction was looked at, and what is most wanted."""

from __future__ import annotations

import collections
import datetime
from collections.abc import Iterable, Iterator

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_cost, stated_evidence, stated_grade_bands, stated_hours
from credential_catalog.model.dates import is_stale
from credential_catalog.model.records import (
    Jurisdiction,
    Record,
    Source,
    Stack,
)
from credential_catalog.model.requirement import Requirement, UnlistedLeaf, walk
from credential_catalog.model.uses import USES
from credential_catalog.site.artifact import Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context

RESULTS: dict[str, str] = {
    "rules": "rules read",
    "policy_unread": "a policy, unread",
    "reported": "a policy reported, unread",
    "nothing_found": "nothing found",
    "not_surveyed": "not looked at",
}
"""Each result of a survey, in a table's words."""

VERDICTS: dict[str, str] = {
    "confirmed": "confirmed",
    "confirmed_elsewhere": "confirmed at another place",
    "partly": "confirmed in part, and mended",
    "contradicted": "contradicted, and mended",
    "not_reached": "not reached",
}
"""Each verdict of a second reader, in words."""

WANTED_OF_EACH = 5
"""Things of one kind among the most wanted."""


class Papers(msgspec.Struct, frozen=True, kw_only=True):
    """What a set of files rests on: sources by how well they were read, second readings, disputes.

    `stale` are the sources that were checked over a year ago, of all that were read.
    """

    confidence: dict[str, int]
    verdicts: dict[str, int]
    disputes: int
    oldest: str | None
    stale: int


class Covered(msgspec.Struct, frozen=True, kw_only=True):
    """One jurisdiction: what was found for each use, and what it rests on."""

    jurisdiction: Jurisdiction
    results: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
    awards: int
    rules: int
    papers: Papers


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a contributor could add: what it is, and the things that lack it."""

    what: str
    why: str
    names: tuple[str, ...]
    number: int


def coverage_page(renderer: Renderer) -> Page:
    """Return the page of what is covered."""
    context = renderer.context
    catalog = context.catalog
    lines = tuple(
        _covered(one, catalog, context.as_of)
        for one in sorted(catalog.jurisdictions.values(), key=lambda one: one.name)
    )
    looked = sum(len(USES) - len(line.missing) for line in lines)
    return renderer.page(
        "coverage.html",
        "coverage/",
        title="Coverage",
        description="What was looked at for each state and use, how well, when, and what is most wanted.",
        kind="index",
        headings=(
            Heading("in-short", "In short"),
            Heading("wanted", "Most wanted"),
            Heading("states", "State by state"),
            Heading("credentials", "Credentials"),
        ),
        lines=lines,
        papers=papers(catalog.records(), context.as_of),
        looked=looked,
        all_uses=len(lines) * len(USES),
        wanted=tuple(one for one in _wanted(context, lines) if one.number),
        stated=_stated(catalog),
        results=RESULTS,
        verdicts=VERDICTS,
    )


def papers(records: Iterable[Record], as_of: datetime.date) -> Papers:
    """Return what a set of files rests on, on a day."""
    every = tuple(records)
    surveys = [
        survey for record in every if isinstance(record, Jurisdiction) for survey in record.survey.values()
    ]
    sources = [source for record in every for source in _sources(record)]
    readings = [reading for record in every for reading in record.second_reading]
    readings += [reading for survey in surveys for reading in survey.second_reading]
    return Papers(
        confidence=dict(collections.Counter(source.confidence for source in sources)),
        verdicts=dict(collections.Counter(reading.verdict for reading in readings)),
        disputes=sum(len(record.disputed) for record in every),
        oldest=min((source.checked for source in sources), default=None),
        stale=sum(_is_stale(source, as_of) for source in sources),
    )


def records_of(jurisdiction: str, catalog: Catalog) -> Iterator[Record]:
    """Yield every file of a jurisdiction: its own, awards, rules, bodies."""
    yield catalog.jurisdictions[jurisdiction]
    yield from (one for one in catalog.awards.values() if one.jurisdiction == jurisdiction)
    yield from (one for one in catalog.rules.values() if one.jurisdiction == jurisdiction)
    yield from (one for one in catalog.bodies.values() if one.jurisdiction == jurisdiction)


def _covered(one: Jurisdiction, catalog: Catalog, as_of: datetime.date) -> Covered:
    found = [
        (use, title, survey.result if (survey := one.survey.get(use)) else "not_surveyed")
        for use, title in USES.items()
    ]
    return Covered(
        jurisdiction=one,
        results=tuple(line for line in found if line[2] != "not_surveyed"),
        missing=tuple(title for _, title, result in found if result == "not_surveyed"),
        awards=sum(award.jurisdiction == one.id for award in catalog.awards.values()),
        rules=sum(rule.jurisdiction == one.id for rule in catalog.rules.values()),
        papers=papers(records_of(one.id, catalog), as_of),
    )


def _wanted(context: Context, lines: tuple[Covered, ...]) -> Iterator[Wanted]:
    catalog = context.catalog
    unread = [
        line for line in lines if any(result in ("policy_unread", "reported") for *_, result in line.results)
    ]
    yield _most(
        "The text of a policy that nobody has read",
        "The state or somebody else says that there is one. Where is it, and what does it say?",
        [line.jurisdiction.id for line in unread],
    )
    unverified = [rule.id for rule in catalog.rules.values() if rule.status == "unverified"]
    yield _most(
        "Whether it is law, and still holds", "It was read; whether it is in force was not.", unverified
    )
    yield _most(
        "Titles or conditions that nobody has read",
        "The rule asks for more than the catalog can list.",
        [rule.id for rule in catalog.rules.values() if _has_unread(rule.requires)],
    )
    by_missing = sorted(lines, key=lambda line: (-len(line.missing), line.jurisdiction.name))
    yield _most(
        "States with the most uses that nobody has looked at",
        "Is there a rule on pay, on a higher level, on a first licence?",
        [line.jurisdiction.id for line in by_missing if line.missing],
    )
    weak = [line.jurisdiction.id for line in lines if line.papers.confidence.get("unsourced")]
    yield _most("A source for what has none", "It is told as hearsay, never as fact.", weak)
    stale = [
        record.id
        for record in catalog.records()
        if any(_is_stale(source, context.as_of) for source in _sources(record))
    ]
    yield _most("A fresh look at an old source", "It was last read over a year ago. Is it still so?", stale)
    incomplete = [stack for stack in catalog.stacks.values() if _members_missing(stack)]
    incomplete.sort(key=lambda stack: -_members_missing(stack))
    yield _most(
        "Members of stacks",
        "How many there are is known; which they are is not.",
        [one.id for one in incomplete],
    )


def _sources(record: Record) -> Iterator[Source]:
    """Yield the sources of a file, those of a jurisdiction's surveys too."""
    yield from record.sources
    if isinstance(record, Jurisdiction):
        for survey in record.survey.values():
            yield from survey.sources


def _is_stale(source: Source, as_of: datetime.date) -> bool:
    return source.confidence != "unsourced" and is_stale(source.checked, as_of)


def _most(what: str, why: str, names: list[str]) -> Wanted:
    return Wanted(what=what, why=why, names=tuple(names[:WANTED_OF_EACH]), number=len(names))


def _has_unread(requires: Requirement | None) -> bool:
    return requires is not None and any(
        isinstance(node, UnlistedLeaf) and node.unlisted.count == "unknown" for _, node in walk(requires)
    )


def _members_missing(stack: Stack) -> int:
    return max((stack.of or 0) - len(stack.members), 0)


def _stated(catalog: Catalog) -> tuple[tuple[str, int], ...]:
    """Return of how many credentials something is stated."""
    credentials = catalog.credentials.values()
    return (
        ("hours", sum(stated_hours(catalog, one) is not None for one in credentials)),
        ("a price", sum(stated_cost(catalog, one) is not None for one in credentials)),
        ("what to show", sum(stated_evidence(catalog, one) is not None for one in credentials)),
        ("what the earner can do", sum(one.competency is not None for one in credentials)),
        ("grades", sum(stated_grade_bands(catalog, one) is not None for one in credentials)),
    )
