"""The page of a state: its awards, what counts toward each, its districts' rules, and what is unknown."""

from __future__ import annotations

import itertools

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import Award, Body, Issuer, Jurisdiction, Rule
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Saying, Word
from credential_catalog.routes.recognition import surveyed_word
from credential_catalog.site.artifact import Crumb, Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import KINDS, Context


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """The credentials of which rules say one word toward an award or one area of it, by issuer.

    `by` is the district, union or issuer whose word it is; None where it is the state's.
    """

    word: Word
    area: str | None
    by: str | None
    issuers: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def number(self) -> int:
        """How many credentials these are."""
        return sum(len(names) for _, names in self.issuers)


class AwardLine(msgspec.Struct, frozen=True, kw_only=True):
    """An award with what is said of each rule toward it, and the credentials named, word by word."""

    award: Award
    sayings: tuple[tuple[Rule, Saying], ...]
    reached: tuple[Reached, ...]


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Awards of one kind."""

    anchor: str
    title: str
    lines: tuple[AwardLine, ...]


class UseLine(msgspec.Struct, frozen=True, kw_only=True):
    """One use: the state's own word for it, and what the survey says beside it.

    `counting` is how many credentials count or may count for it, by the state's own rules. `only_by` are the
    districts, unions and issuers whose rules were read, where none of the state was.
    """

    use: str
    title: str
    word: Word
    counting: int
    only_by: tuple[str, ...]
    surveyed: Word | None
    checked: str | None
    note: str | None


class BodyLine(msgspec.Struct, frozen=True, kw_only=True):
    """A district, union, programme or issuer with its rules and awards."""

    body: Body | Issuer
    anchor: str
    rules: tuple[tuple[Rule, Saying | None], ...]
    awards: tuple[Award, ...]


def state_page(jurisdiction: Jurisdiction, renderer: Renderer) -> Page:
    """Return the page of a jurisdiction."""
    context = renderer.context
    groups = _groups(jurisdiction.id, context)
    bodies = _bodies(jurisdiction.id, context)
    headings = [Heading("by-use", "What counts, by use")]
    headings += [Heading(group.anchor, group.title) for group in groups]
    headings += [Heading("bodies", "Districts, unions and others")] if bodies else []
    headings += [Heading("reported", "Also reported")] if jurisdiction.reported else []
    headings.append(Heading("sources", "Sources"))
    return renderer.page(
        "state.html",
        f"states/{jurisdiction.id}/",
        title=jurisdiction.name,
        description=f"Which micro-credentials count in {jurisdiction.name}, toward what, by which rule.",
        kind="state",
        crumbs=(Crumb("States", "states/"),),
        headings=tuple(headings),
        source=context.file(jurisdiction),
        jurisdiction=jurisdiction,
        use_lines=use_lines(jurisdiction, context),
        groups=groups,
        bodies=bodies,
        counting=counting(jurisdiction, context),
    )


def use_lines(jurisdiction: Jurisdiction, context: Context) -> tuple[UseLine, ...]:
    """Return the state's word for every use, districts' rules left out."""
    lines = []
    for use, title in USES.items():
        survey = jurisdiction.survey.get(use)
        word = context.all_states[jurisdiction.id, use]
        surveyed = surveyed_word(jurisdiction.id, use, context.catalog)
        lines.append(
            UseLine(
                use=use,
                title=title,
                word=word,
                counting=counting(jurisdiction, context, use),
                only_by=_only_by(jurisdiction.id, use, context) if word is Word.NOT_NAMED else (),
                surveyed=surveyed if surveyed not in (word, Word.NOT_NAMED) else None,
                checked=survey.checked if survey else None,
                note=survey.note if survey else None,
            )
        )
    return tuple(lines)


def award_line(award: Award, context: Context) -> AwardLine:
    """Return an award with the words of its rules, the strongest first."""
    sayings = [
        (rule, saying)
        for rule in context.catalog.all_rules_toward(award.id)
        if (saying := context.saying(rule)) is not None
    ]
    sayings.sort(key=lambda one: one[1].word.rank)
    return AwardLine(award=award, sayings=tuple(sayings), reached=_reached(award, context))


def _reached(award: Award, context: Context) -> tuple[Reached, ...]:
    """Return the credentials that rules name, the strongest word and the whole award first."""
    groups: dict[tuple[Word, str | None, str | None], set[str]] = {}
    for one in context.recognized_by_award.get(award.id, ()):
        groups.setdefault((one.saying.word, one.area, one.by), set()).add(one.credential)
    return tuple(
        Reached(word=word, area=area, by=by, issuers=_by_issuer(groups[word, area, by], context.catalog))
        for word, area, by in sorted(groups, key=lambda key: (key[0].rank, key[1] or "", key[2] or ""))
    )


def _by_issuer(names: set[str], catalog: Catalog) -> tuple[tuple[str, tuple[str, ...]], ...]:
    in_order = sorted(names, key=lambda name: (catalog.credentials[name].issuer, catalog.title(name).lower()))
    return tuple(
        (issuer, tuple(ones))
        for issuer, ones in itertools.groupby(in_order, key=lambda name: catalog.credentials[name].issuer)
    )


def _only_by(state: str, use: str, context: Context) -> tuple[str, ...]:
    """Return whose rules on micro-credentials were read for a use, for a state of which none was."""
    rules = (
        rule
        for rule in context.catalog.rules.values()
        if rule.jurisdiction == state and use in rule.use and context.is_of_credentials(rule)
    )
    return tuple(sorted({rule.by for rule in rules if rule.by is not None}))


def counting(jurisdiction: Jurisdiction, context: Context, use: str | None = None) -> int:
    """Return how many credentials count or may count, for a use or at all, by the state's own rules."""
    return sum(
        any(
            one.jurisdiction == jurisdiction.id
            and one.of_state
            and (use is None or use in one.uses)
            and one.saying.word in (Word.COUNTS, Word.MAY_COUNT)
            for one in ones
        )
        for ones in context.recognized.values()
    )


def _groups(state: str, context: Context) -> tuple[Group, ...]:
    awards = sorted(
        (award for award in context.catalog.awards.values() if award.jurisdiction == state and not award.by),
        key=lambda award: (list(KINDS).index(award.kind), award.title),
    )
    return tuple(
        Group(anchor=kind, title=KINDS[kind], lines=tuple(award_line(award, context) for award in those))
        for kind, those in itertools.groupby(awards, key=lambda award: award.kind)
    )


def _bodies(state: str, context: Context) -> tuple[BodyLine, ...]:
    """Return who decides or pays there beside the state: its bodies, and issuers with rules there."""
    catalog = context.catalog
    rules = [rule for rule in catalog.rules.values() if rule.jurisdiction == state]
    awards = [award for award in catalog.awards.values() if award.jurisdiction == state]
    deciding = {rule.by for rule in rules} | {award.by for award in awards}
    bodies: list[Body | Issuer] = [one for one in catalog.bodies.values() if one.jurisdiction == state]
    bodies += [one for one in catalog.issuers.values() if one.id in deciding]
    return tuple(
        BodyLine(
            body=body,
            anchor=body.id.rpartition("/")[2],
            rules=tuple((rule, context.saying(rule)) for rule in rules if rule.by == body.id),
            awards=tuple(award for award in awards if award.by == body.id),
        )
        for body in sorted(bodies, key=lambda body: body.name)
    )
