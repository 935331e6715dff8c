"""Where a credential counts: which rules reach it, toward which award, by which chain, with which word."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.requirements import lines_in
from credential_catalog.model.dates import known
from credential_catalog.model.prose import date_words
from credential_catalog.model.records import AppliesTo, Award, Credential, Rule
from credential_catalog.model.requirement import (
    AwardLeaf,
    Line,
    Requirement,
    Value,
    walk,
)
from credential_catalog.model.words import Saying, Word, saying_for, summary, weakest
from credential_catalog.routes.rates import status_on
from credential_catalog.routes.reach import reach, reach_of_line

LONGEST_CHAIN = 6
"""Ids in a chain from a credential to an award, both included; longer ones say little to a reader."""


class Recognition(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a credential counts (or does not) toward an award.

    `chain` are ids from the credential to the award, through stacks and awards. `rule` is None where the
    award's own requirement names it. `adds` is what it adds, where a line says so. `of_state` tells whether
    the word speaks for the state: a district's or union's rule does so only with a state source.
    """

    credential: str
    award: str
    jurisdiction: str
    uses: tuple[str, ...]
    saying: Saying
    chain: tuple[str, ...]
    rule: str | None = None
    area: str | None = None
    by: str | None = None
    adds: Value | None = None
    of_state: bool = True


def recognitions(catalog: Catalog, as_of: datetime.date) -> dict[str, tuple[Recognition, ...]]:
    """Return, for every credential, where it counts on a day, by jurisdiction and award."""
    found: dict[str, list[Recognition]] = {name: [] for name in catalog.credentials}
    for rule in catalog.rules.values():
        for one in _by_rule(rule, catalog, as_of):
            found[one.credential].append(one)
    for award in catalog.awards.values():
        for one in _by_award(award, catalog):
            found[one.credential].append(one)
    onward = _awards_onward(catalog)
    for ones in found.values():
        reached = list(ones)
        while reached:
            reached = [further for one in reached for further in _further(one, onward, catalog, as_of)]
            ones.extend(reached)
    return {name: tuple(sorted(ones, key=_order)) for name, ones in found.items()}


def state_word(recognized: Iterable[Recognition], jurisdiction: str, use: str, catalog: Catalog) -> Word:
    """Return the word of a jurisdiction on a credential for one use: the strongest of its own rules.

    Where no rule reaches the credential, the word tells how well the use was surveyed.
    """
    words = [
        one.saying.word
        for one in recognized
        if one.jurisdiction == jurisdiction and use in one.uses and one.of_state
    ]
    return summary(words) if words else surveyed_word(jurisdiction, use, catalog)


def surveyed_word(jurisdiction: str, use: str, catalog: Catalog) -> Word:
    """Return the word for a use of which no rule speaks: what the survey of it found."""
    record = catalog.jurisdictions.get(jurisdiction)
    survey = record.survey.get(use) if record else None
    return {
        "rules": Word.NOT_NAMED,
        "policy_unread": Word.POLICY_UNREAD,
        "reported": Word.REPORTED,
        "nothing_found": Word.NOTHING_FOUND,
        "not_surveyed": Word.NOT_SURVEYED,
    }[survey.result if survey else "not_surveyed"]


def saying_of(rule: Rule, as_of: datetime.date, *, offered: bool = True) -> Saying | None:
    """Return what is said of a rule on a day."""
    return saying_for(
        status_on(rule, as_of),
        rule.effect,
        decides=rule.depends_on,
        from_day=date_words(rule.from_) if rule.from_ else None,
        until_day=date_words(rule.until) if rule.until else None,
        concerns=_concerned(rule.applies_to),
        offered=offered,
        second_hand=rule.by is None and not _has_state_source(rule),
    )


def _has_state_source(rule: Rule) -> bool:
    return any(source.speaks_for_the_state and source.confidence != "unsourced" for source in rule.sources)


def speaks_for_state(rule: Rule) -> bool:
    """Tell whether a rule is the state's: its own, or another's that a state source confirms.

    A state source that supports only a side remark of a union's file does not make it the state's rule.
    """
    matters = {"requires", "adds", "effect"}
    return rule.by is None or any(
        source.speaks_for_the_state and (not source.supports or not matters.isdisjoint(source.supports))
        for source in rule.sources
    )


def _by_rule(rule: Rule, catalog: Catalog, as_of: datetime.date) -> Iterator[Recognition]:
    for name, stack, value in _seen(rule.requires, rule.adds, catalog):
        credential = catalog.credentials[name]
        saying = saying_of(rule, as_of, offered=credential.offered)
        if saying is not None:
            yield Recognition(
                credential=name,
                award=rule.grants.award,
                area=rule.grants.area,
                jurisdiction=rule.jurisdiction,
                uses=rule.use,
                saying=saying,
                chain=(name, stack, rule.grants.award) if stack else (name, rule.grants.award),
                rule=rule.id,
                by=rule.by,
                adds=value,
                of_state=speaks_for_state(rule),
            )


def _by_award(award: Award, catalog: Catalog) -> Iterator[Recognition]:
    """Yield what an award's own requirement names; the rates of rules speak for themselves."""
    for name, stack, value in _seen(award.requires, (), catalog):
        saying = _said_by_award(award, catalog.credentials[name])
        yield Recognition(
            credential=name,
            award=award.id,
            jurisdiction=award.jurisdiction,
            uses=award.use or _USES[award.kind],
            saying=saying,
            chain=(name, stack, award.id) if stack else (name, award.id),
            by=award.by,
            adds=value,
            of_state=award.by is None,
        )


def _said_by_award(award: Award, credential: Credential) -> Saying:
    saying = saying_for(
        "in_force" if award.status == "active" else "ended",
        "counts",
        until_day=date_words(ended) if (ended := known(award.last_day)) else None,
        concerns=_concerned(award.applies_to),
        offered=credential.offered,
    )
    assert saying is not None
    return saying


_USES: dict[str, tuple[str, ...]] = {
    "endorsement": ("endorsement",),
    "licence": ("initial_credential",),
    "level": ("license_advancement",),
    "rank": ("license_advancement",),
    "renewal": ("license_renewal",),
    "designation": ("curated_professional_development",),
    "role": ("role_permission",),
    "pay": ("salary",),
    "stipend": ("stipend",),
}
"""What an award of each kind is for, where neither it nor a rule says."""


def _seen(
    requires: Requirement | None, adds: Iterable[Line], catalog: Catalog
) -> Iterator[tuple[str, str | None, Value | None]]:
    """Yield each credential that is seen, the stack it is seen through, and what it adds."""
    seen: set[str] = set()
    lines = list(adds)
    if requires is not None:
        whole = reach(requires, catalog)
        lines += [line for _, node in walk(requires) for line in lines_in(node) if line.rules is None]
    for line in lines:
        for name in sorted(reach_of_line(line, catalog).credentials - seen):
            seen.add(name)
            yield name, None, line.value
    if requires is None:
        return
    through = {name: stack for stack in sorted(whole.stacks) for name in catalog.members(stack)}
    rated = {
        name
        for award in whole.rates
        for rule in catalog.all_rules_toward(award)
        for line in rule.adds
        for name in reach_of_line(line, catalog).credentials
    }
    for name in sorted(whole.credentials - seen - rated):
        if name in catalog.credentials:
            yield name, through.get(name), None


def _awards_onward(catalog: Catalog) -> dict[str, tuple[Rule, ...]]:
    """Return, for each award, the rules toward another award that ask for it."""
    found: dict[str, list[Rule]] = {}
    for name in sorted(catalog.rules):
        rule = catalog.rules[name]
        if rule.requires is None:
            continue
        asked = {node.award for _, node in walk(rule.requires) if isinstance(node, AwardLeaf)}
        for award in sorted(asked - {rule.grants.award}):
            found.setdefault(award, []).append(rule)
    return {award: tuple(rules) for award, rules in found.items()}


def _further(
    one: Recognition, onward: dict[str, tuple[Rule, ...]], catalog: Catalog, as_of: datetime.date
) -> Iterator[Recognition]:
    """Yield what a recognition leads to in turn, with the weakest word of the chain."""
    if one.area is not None or len(one.chain) >= LONGEST_CHAIN:
        return
    for rule in onward.get(one.award, ()):
        saying = saying_of(rule, as_of, offered=catalog.credentials[one.credential].offered)
        if saying is None or rule.grants.award in one.chain:
            continue
        word = weakest([one.saying.word, saying.word])
        yield Recognition(
            credential=one.credential,
            award=rule.grants.award,
            area=rule.grants.area,
            jurisdiction=rule.jurisdiction,
            uses=rule.use,
            saying=saying if word is saying.word else one.saying,
            chain=(*one.chain, rule.grants.award),
            rule=rule.id,
            by=rule.by or one.by,
            of_state=one.of_state and speaks_for_state(rule),
        )


def _concerned(to: AppliesTo | None) -> str | None:
    if to is None or not (to.roles or to.subjects):
        return None
    roles = [f"{role.replace('-', ' ')}s" for role in to.roles]
    return " and ".join([*roles, *(f"teachers of {subject}" for subject in to.subjects)])


def _order(one: Recognition) -> tuple[str, int, int, str, str]:
    return (one.jurisdiction, len(one.chain), one.saying.word.rank, one.award, one.rule or "")
