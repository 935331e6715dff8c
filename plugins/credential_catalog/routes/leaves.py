"""What was found at the leaves: one credential, a pool of them, something outside, something unlisted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from credential_catalog.catalog.stated import stated_scoring
from credential_catalog.model.dates import first_day, last_day
from credential_catalog.model.holding import HeldAward, HeldCredential, HeldOutside, StillToEarn
from credential_catalog.model.requirement import (
    AllOf,
    AnyOf,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    EarnedNode,
    InOrder,
    OutsideLeaf,
    Selector,
    UnlistedLeaf,
    each_of,
)
from credential_catalog.routes.answer import Answer, Finding, compare, greatest, of_truth
from credential_catalog.routes.lines import RESULTS
from credential_catalog.routes.parts import HOW_EARNED
from credential_catalog.routes.person import dated_within
from credential_catalog.routes.question import Question, attested

SOME = 1e-3
"""Any quantity at all, where no quantity is asked."""


def credential_held(node: CredentialLeaf, question: Question) -> Finding:
    """Find out whether a credential, or one equivalent to it, is held as asked."""
    counted: list[str] = []
    truths: list[bool | None] = []
    unknown: list[str] = []
    lacking: list[str] = []
    for name in question.catalog.equivalents(node.credential):
        for held in question.person.credentials.get(name, ()):
            truth, why = earned(node, held, question)
            truths.append(truth)
            if truth:
                counted.append(name)
            (unknown if truth is None else lacking).extend(why)
        if name in question.person.unsaid and name not in question.person.credentials:
            truths.append(None)
            unknown.append(f"Whether {question.catalog.title(name)} is held is not said.")
    answer = greatest([of_truth(truth) for truth in truths])
    return Finding(
        node=node,
        answer=answer,
        counted=tuple(counted),
        unknown=tuple(unknown) if answer is Answer.CANNOT_TELL else (),
        lacking=tuple(lacking) if answer is Answer.NOT_MET else (),
    )


def earned(node: EarnedNode, held: HeldCredential, question: Question) -> tuple[bool | None, list[str]]:
    """Tell whether a held credential was earned as a node asks, with the reasons why not or why unknown."""
    title = question.catalog.title(held.id)
    truths: list[tuple[bool | None, str]] = []
    reached = RESULTS.index(held.result or "attained")
    truths.append((reached >= RESULTS.index(node.result or "attained"), f"{title} is {held.result} only."))
    if node.minimum_score is not None:
        score = node.minimum_score if isinstance(node.minimum_score, str) else f"{node.minimum_score:g}"
        truths.append((_scored(node.minimum_score, held, question), f"{title}: {score} is asked."))
    if node.level is not None:
        truths.append((_at_level(node.level, held, question), f"{title}: level {node.level} is asked."))
    if node.within is not None:
        recent = dated_within(held.date, node.within, question.person.as_of)
        truths.append((recent, f"{title}: it must be from the last {node.within}."))
    if any(truth is False for truth, _ in truths):
        return False, [why for truth, why in truths if truth is False]
    unknown = [why for truth, why in truths if truth is None]
    return (None if unknown else True), unknown


def _at_level(level: str, held: HeldCredential, question: Question) -> bool | None:
    if not isinstance(held, StillToEarn):
        return held.level == level if held.level else None
    record = question.catalog.credentials.get(held.id)
    return record is None or record.level in (None, level)


def _scored(minimum: str | float, held: HeldCredential, question: Question) -> bool | None:
    if isinstance(held, StillToEarn):
        return True
    if held.score is not None:
        return _at_least(held.score, minimum)
    record = question.catalog.credentials.get(held.id)
    scoring = stated_scoring(question.catalog, record) if record else None
    passing = scoring.value.passing_score if scoring else None
    return True if passing is not None and _at_least(passing, minimum) else None


def _at_least(score: str | float, minimum: str | float) -> bool | None:
    """Compare two scores; a percentage and a plain number cannot be compared."""
    if isinstance(score, str) != isinstance(minimum, str):
        return None
    return float(str(score).rstrip("%")) >= float(str(minimum).rstrip("%"))


def chosen_from_pool(node: Choose, pool: Selector, question: Question) -> Finding:
    """Find out whether enough is held of the credentials that a selector picks."""
    catalog, person, wanted = question.catalog, question.person, node.choose.at_least
    sure: list[str] = []
    maybe: list[str] = []
    unknown: list[str] = []
    if node.choose.open != "unread":
        groups = dict.fromkeys(catalog.equivalents(name) for name in catalog.selected(pool))
        for group in groups:
            truths = [
                earned(node, held, question)[0] for name in group for held in person.credentials.get(name, ())
            ]
            if True in truths:
                sure.append(next(name for name in group if name in person.credentials))
            elif None in truths or any(name in person.unsaid for name in group):
                maybe.append(group[0])
                unknown.append(f"Whether {catalog.title(group[0])} counts is not known.")
    said, closed = attested(node, question)
    partial = any(not catalog.complete(stack) for stack in each_of(pool.stacks))
    more = wanted if (node.choose.open or partial) and not closed else 0
    if more:
        unknown.append("The pool has members that the catalog does not list.")
    held = len(sure) + said
    answer = compare(held, held + len(maybe) + more, wanted, wanted)
    return Finding(
        node=node,
        answer=answer,
        counted=tuple(sure),
        unknown=tuple(unknown) if answer is Answer.CANNOT_TELL else (),
        lacking=(f"{held:g} of {wanted}.",) if answer is Answer.NOT_MET else (),
    )


def unlisted_attested(node: UnlistedLeaf, question: Question) -> Finding:
    """Find out whether the person attests as many unlisted things as are asked."""
    count = node.unlisted.count
    number, said = attested(node, question)
    if count == "unknown" and question.supposing and number >= 1:
        return Finding(node=node, answer=Answer.MET)
    if not said or count == "unknown":
        return Finding(node=node, answer=Answer.CANNOT_TELL, unknown=(node.unlisted.note,))
    met = number >= count
    lacking = () if met else (f"{number:g} of {count}.",)
    return Finding(node=node, answer=of_truth(met), lacking=lacking)


def outside_held(node: OutsideLeaf, question: Question) -> Finding:
    """Find out whether enough is held of something that is no credential."""
    title = question.catalog.title(node.outside)
    low, high, unknown = outside_there(node, question)
    need = node.at_least if node.at_least is not None else SOME
    answer = compare(low, high, need, need)
    short = (f"{title}: {high:g} of {node.at_least:g}.",) if node.at_least is not None and high else ()
    return Finding(
        node=node,
        answer=answer,
        counted=(node.outside,) if low > 0 else (),
        unknown=unknown if answer is Answer.CANNOT_TELL else (),
        lacking=short if answer is Answer.NOT_MET else (),
    )


def outside_there(node: OutsideLeaf, question: Question) -> tuple[float, float, tuple[str, ...]]:
    """Return the least and the most that is held of what a node counts, and what is not known of it."""
    title = question.catalog.title(node.outside)
    low = high = 0.0
    unknown: list[str] = []
    for item in question.person.outside.get(node.outside, ()):
        truth = _counts(node, item, question)
        quantity = item.quantity if item.quantity is not None or node.at_least is not None else 1.0
        if truth is not False and quantity != 0:
            low += (quantity or 0.0) if truth else 0.0
            high += float("inf") if quantity is None else quantity
        if truth is None or quantity is None:
            unknown.append(f"{title}: how much, when or under which award is not said.")
    if node.outside in question.person.unsaid and node.outside not in question.person.outside:
        high = float("inf")
        unknown.append(f"Whether there is {title} is not said.")
    return low, high, tuple(dict.fromkeys(unknown))


def _counts(node: OutsideLeaf, item: HeldOutside, question: Question) -> bool | None:
    """Tell whether an outside item is of the kind that a node counts."""
    record = question.catalog.outside.get(item.id)
    declared = record.unit if record else None
    truths: list[bool | None] = [dated_within(item.date, node.within, question.person.as_of)]
    if node.unit is not None and node.at_least is not None:
        unit = item.unit or declared
        truths.append(None if unit is None else unit == node.unit or None)
    if node.during is not None:
        truths.append(None if item.during is None else question.catalog.present(item.during) == node.during)
    return False if False in truths else None if None in truths else True


def out_of_order(found: tuple[Finding, ...], question: Question) -> str | None:
    """Return a sentence where the dates of what counted contradict the order, else None.

    Of several things that would do, the one that fits is taken: a later second one contradicts nothing.
    """
    reached: Span | None = None
    for child in found:
        spans = _spans(child, question) if child.applies is not False else None
        if not spans:
            continue
        fitting = [span for span in spans if reached is None or span.last >= reached.first]
        if not fitting:
            assert reached is not None
            first, second = question.catalog.title(reached.of), question.catalog.title(spans[-1].of)
            return f"The dates contradict the order: {second} is earlier than {first}."
        earliest = min(fitting, key=lambda span: span.first)
        reached = earliest if reached is None or earliest.first >= reached.first else reached
    return None


class Span(NamedTuple):
    """The first and the last day on which a thing may have been earned, and which thing."""

    first: datetime.date
    last: datetime.date
    of: str


def _spans(child: Finding, question: Question) -> list[Span] | None:
    """Return when a part may have been finished, each way of it; None where that is not known."""
    person = question.person
    match child.node:
        case CredentialLeaf() | OutsideLeaf(at_least=None):
            held: list[HeldCredential | HeldOutside | HeldAward] = []
            for name in child.counted:
                held += [*person.credentials.get(name, ()), *person.outside.get(name, ())]
            return _dated(held)
        case AwardLeaf(award=award, area=area):
            return _dated([one for one in person.awards if one.id == award and one.area in (None, area)])
        case Choose(choose=choice) if isinstance(choice.from_, Selector) and not any(
            getattr(child.node, key) is not None for key in HOW_EARNED
        ):
            chosen = [one for name in child.counted for one in person.credentials.get(name, ())]
            alone = len(chosen) == len(child.counted) >= choice.at_least
            spans = _dated(chosen) if alone else None
            return _finished_by(spans, int(choice.at_least)) if spans else None
        case AllOf() | InOrder():
            parts = [_spans(one, question) for one in child.children if one.applies is not False]
            known = [max(spans, key=lambda span: span.last) for spans in parts if spans]
            return [max(known)] if known and len(known) == len(parts) else None
        case AnyOf():
            ways = [_spans(one, question) for one in child.children if one.answer is Answer.MET]
            return None if None in ways else [span for spans in ways for span in spans or ()]
    return None


def _dated(held: Sequence[HeldCredential | HeldOutside | HeldAward]) -> list[Span] | None:
    """Return when each of these was earned; None where a date is not said."""
    dates = [(item.date, item.id) for item in held]
    if not all(date for date, _ in dates):
        return None
    return [Span(first_day(date), last_day(date), name) for date, name in dates if date]


def _finished_by(spans: list[Span], number: int) -> list[Span]:
    """Return when so many of these may all have been earned: for each, with the earliest of the others."""
    found = []
    for position, one in enumerate(spans):
        others = sorted([*spans[:position], *spans[position + 1 :]], key=lambda span: span.first)
        together = [one, *others[: number - 1]]
        latest = max(together, key=lambda span: span.last)
        found.append(Span(max(span.first for span in together), latest.last, latest.of))
    return found
