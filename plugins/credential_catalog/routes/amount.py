"""Amounts: so much of a unit, added up from lines, with floors, caps, groups and areas.

What a thing adds is known only between two numbers where its hours, level or match are not known. The order
is that of the algebra: floor and cap of each item, whole groups, sums by area, then the caps of parts.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import hours_between, stated_hours
from credential_catalog.model.holding import HeldCredential, HeldOutside
from credential_catalog.model.requirement import (
    Amount,
    Bounds,
    GrowingThreshold,
    Limit,
    Line,
    Part,
    Situation,
    Sum,
    Value,
)
from credential_catalog.routes.answer import Answer, Finding, Reckoning, compare, least
from credential_catalog.routes.person import Person, dated_within
from credential_catalog.routes.rates import lines_in_force

Interval = tuple[float, float]
NOTHING: Interval = (0.0, 0.0)
ANYTHING: Interval = (0.0, math.inf)
RESULTS = ("enrolled", "submitted", "attained")


@dataclasses.dataclass(frozen=True)
class Item:
    """One held thing as an amount sees it; `sure` is False for an id of which nothing is said."""

    id: str
    held: HeldCredential | HeldOutside
    sure: bool = True


@dataclasses.dataclass(frozen=True)
class Pile:
    """What lies in one area with the same tags: between `low` and `high`."""

    area: str | None
    tags: frozenset[str]
    low: float
    high: float

    def belongs(self, part: Part) -> bool:
        """Tell whether a limit's part takes in this pile."""
        return (part.area is None or part.area == self.area) and (part.tag is None or part.tag in self.tags)


def reckon(node: Amount, person: Person, catalog: Catalog, owner: str | None) -> Finding:
    """Find out whether a person's things come up to an amount."""
    asked = node.amount
    lines = lines_in_force(asked, person, catalog)
    items = _items(person, lines, catalog)
    piles, counted, unknown = _piles(items, lines, person, catalog)
    attested = person.attested.get(f"{owner}#{node.id}") if node.id else None
    if attested is not None:
        piles.append(Pile(None, frozenset(), attested, attested))
    more = math.inf if asked.open and attested is None else 0.0
    if more:
        unknown.append(f"Things that the catalog does not list may add {_words(asked.unit)} too.")
    need = _need(asked, person, catalog)
    applied, spared = (
        _judge(asked, piles, need, more, _in_situation(asked, person, unknown_holds=holds))
        for holds in (True, False)
    )
    answer = applied[0] if applied[0] is spared[0] else Answer.CANNOT_TELL
    _, lacking, low, high = applied
    return Finding(
        node=node,
        answer=answer,
        counted=tuple(dict.fromkeys(counted)),
        lacking=tuple(lacking) if answer is Answer.NOT_MET else (),
        unknown=tuple(dict.fromkeys(unknown)) if answer is Answer.CANNOT_TELL else (),
        reckoning=Reckoning(unit=asked.unit, low=low, high=high, need_low=need[0], need_high=need[1]),
    )


def _in_situation(asked: Sum, person: Person, *, unknown_holds: bool) -> Sum:
    """Return the amount with only the limits and areas that bind the person."""

    def holds(when: Situation | None) -> bool:
        truth = person.is_in(when)
        return unknown_holds if truth is None else truth

    return msgspec.structs.replace(
        asked,
        limits=tuple(limit for limit in asked.limits if holds(limit.when)),
        areas=asked.areas if asked.areas is not None and holds(asked.areas.when) else None,
    )


def _judge(
    asked: Sum, piles: list[Pile], need: Interval, more: float, bound: Sum
) -> tuple[Answer, list[str], float, float]:
    """Cap the piles and compare the whole, the floors of parts and the areas with what is needed.

    Returns:
        The answer, sentences on what is short, and the capped total between two numbers.
    """
    lows = _capped(piles, [pile.low for pile in piles], bound.limits, need[0])
    highs = _capped(piles, [pile.high for pile in piles], bound.limits, need[1])
    low, high = sum(lows), sum(highs) + more
    answers = [compare(low, high, *need)]
    lacking = [] if answers[0] is not Answer.NOT_MET else [_short(asked.unit, low, high, need)]
    for limit in bound.limits:
        if limit.at_least is None:
            continue
        inside = [index for index, pile in enumerate(piles) if pile.belongs(limit.of)]
        part = (sum(lows[index] for index in inside), sum(highs[index] for index in inside) + more)
        floor = (_bound(limit.at_least, need[0]), _bound(limit.at_least, need[1]))
        answers.append(compare(*part, *floor))
        if answers[-1] is Answer.NOT_MET:
            name = limit.of.tag or limit.of.area or "this part"
            lacking.append(f"On {_words(name)}: {_short(asked.unit, *part, floor)}")
    if bound.areas is not None:
        sure = {pile.area for pile, value in zip(piles, lows, strict=True) if pile.area and value > 0}
        possible = {pile.area for pile, value in zip(piles, highs, strict=True) if pile.area and value > 0}
        answers.append(compare(len(sure), len(possible) + more, bound.areas.at_least, bound.areas.at_least))
        if answers[-1] is Answer.NOT_MET:
            lacking.append(f"{len(possible)} of {bound.areas.at_least} areas have something.")
    return least(answers), lacking, low, high


def _need(asked: Sum, person: Person, catalog: Catalog) -> Interval:
    threshold = asked.at_least
    if not isinstance(threshold, GrowingThreshold):
        return (threshold, threshold)
    which = threshold.per.awards

    def counts(award: str) -> bool:
        record = catalog.awards.get(award)
        return record is not None and (record.jurisdiction, record.kind) == (which.jurisdiction, which.kind)

    held = {award.id for award in person.awards if award.area is None and counts(award.id)}
    maybe = {award for award in person.unsaid - held if counts(award)}

    def grown(number: int) -> float:
        return threshold.first + threshold.further * max(number - 1, 0)

    return (grown(len(held)), grown(len(held) + len(maybe)))


def _items(person: Person, lines: Sequence[tuple[Line, bool]], catalog: Catalog) -> list[list[Item]]:
    """Return the things held, each as the ways in which it may be taken: equivalents count once."""
    found: dict[str, list[Item]] = {}
    for name in sorted(person.credentials):
        group = catalog.equivalents(name)[0]
        found.setdefault(group, []).extend(Item(name, held) for held in person.credentials[name])
    for name in sorted(person.unsaid & set(catalog.credentials)):
        group = catalog.equivalents(name)[0]
        if group not in found:
            found[group] = [Item(name, HeldCredential(id=name), sure=False)]
    items = list(found.values())
    for name in sorted(person.outside):
        items += [[Item(name, held)] for held in person.outside[name]]
    for name in sorted(person.unsaid & {line.outside for line, _ in lines if line.outside}):
        if name not in person.outside:
            items.append([Item(name, HeldOutside(id=name), sure=False)])
    return items


def _piles(
    items: list[list[Item]], lines: Sequence[tuple[Line, bool]], person: Person, catalog: Catalog
) -> tuple[list[Pile], list[str], list[str]]:
    """Give each thing to the first line that matches, then value the lines and pile them up."""
    taken: list[list[tuple[Item, bool]]] = [[] for _ in lines]
    unknown: list[str] = []
    for ways in items:
        best = max(ways, key=lambda item: _worth(item, lines, person, catalog))
        certain = best.sure
        for position, (line, _) in enumerate(lines):
            match = _matches(line, best, person, catalog)
            certain = certain and match is not None
            if match is not False:
                taken[position].append((best, certain))
            if match is None or (match and not best.sure):
                unknown.append(f"Whether {catalog.title(best.id)} counts here is not known.")
            if match:
                break
    piles: dict[tuple[str | None, frozenset[str]], Pile] = {}
    counted: list[str] = []
    for (line, sure_rate), held in zip(lines, taken, strict=True):
        low, high = _line_value(line, held, catalog)
        if low != high:
            unknown += [
                f"How much {catalog.title(item.id)} adds is not known." for item, sure in held if sure
            ]
        if high > 0:
            counted += [item.id for item, _ in held]
        key = (line.area, frozenset(line.tags))
        pile = piles.get(key, Pile(*key, 0.0, 0.0))
        piles[key] = Pile(*key, pile.low + (low if sure_rate else 0.0), pile.high + high)
    return list(piles.values()), counted, unknown


def _worth(
    item: Item, lines: Sequence[tuple[Line, bool]], person: Person, catalog: Catalog
) -> tuple[float, float]:
    """Return what an item would add alone, to choose among equivalents of which only one counts."""
    low = high = 0.0
    for line, sure_rate in lines:
        match = _matches(line, item, person, catalog)
        if match is not False:
            line_low, line_high = _line_value(line, [(item, match is True and item.sure)], catalog)
            low, high = max(low, line_low if sure_rate else 0.0), max(high, line_high)
        if match:
            break
    return (low, high)


def _matches(line: Line, item: Item, person: Person, catalog: Catalog) -> bool | None:
    """Tell whether an item belongs to a line; None where that is not known."""
    concerned = person.is_in(line.when)
    if concerned is False:
        return False
    value = line.value
    if isinstance(item.held, HeldCredential):
        if line.credential is not None:
            right = item.id in catalog.equivalents(line.credential)
        else:
            right = line.select is not None and catalog.matches(line.select, item.id)
        if not right or value is None or not _result_counts(value, item.held):
            return False
    else:
        if line.outside != item.id or value is None or not _unit_fits(value, item.held, catalog):
            return False
    recent = dated_within(item.held.date, line.within, person.as_of)
    return None if concerned is None and recent else recent


def _result_counts(value: Value, held: HeldCredential) -> bool:
    if value.by_result is None:
        return held.result in (None, "attained")
    return _by_result(value.by_result, held) is not None


def _by_result(by_result: dict[str, float], held: HeldCredential) -> float | None:
    """Return what a result adds; one that is not listed adds what the next lower one does."""
    reached = RESULTS.index(held.result or "attained")
    return next(
        (by_result[result] for result in reversed(RESULTS[: reached + 1]) if result in by_result), None
    )


def _unit_fits(value: Value, held: HeldOutside, catalog: Catalog) -> bool:
    if not isinstance(value.per, str) or value.per == "credential":
        return True
    declared = catalog.outside[held.id].unit if held.id in catalog.outside else None
    return (held.unit or declared or value.per) == value.per


def _line_value(line: Line, held: list[tuple[Item, bool]], catalog: Catalog) -> Interval:
    """Return what the things given to one line add together."""
    value = line.value
    if value is None:
        return NOTHING
    if isinstance(value.per, int):
        groups = (sum(sure for _, sure in held) // value.per, len(held) // value.per)
        if value.is_ == "unknown" or value.is_ is None:
            return ANYTHING if groups[1] else NOTHING
        return (groups[0] * value.is_, groups[1] * value.is_)
    low = high = 0.0
    for item, sure in held:
        item_low, item_high = _item_value(value, item, catalog)
        low, high = low + (item_low if sure else 0.0), high + item_high
    return (low, high)


def _item_value(value: Value, item: Item, catalog: Catalog) -> Interval:
    if value.by_result is not None:
        added = _by_result(value.by_result, item.held) if isinstance(item.held, HeldCredential) else None
        return (added or 0.0, added or 0.0)
    if value.is_ == "unknown" or value.is_ is None:
        return ANYTHING
    low, high = (1.0, 1.0) if value.per == "credential" else _quantity(value, item, catalog)
    low, high = _bounded(low, high, value.each)
    factor_low, factor_high = _factor(value, item)
    return (_times(low, value.is_ * factor_low), _times(high, value.is_ * factor_high))


def _times(quantity: float, rate: float) -> float:
    return 0.0 if rate == 0 else quantity * rate


def _quantity(value: Value, item: Item, catalog: Catalog) -> Interval:
    if isinstance(item.held, HeldOutside):
        return ANYTHING if item.held.quantity is None else (item.held.quantity, item.held.quantity)
    if value.per != "clock_hour" or item.id not in catalog.credentials:
        return ANYTHING
    stated = stated_hours(catalog, catalog.credentials[item.id])
    return hours_between(stated.value if stated else None)


def _bounded(low: float, high: float, each: Bounds | None) -> Interval:
    if each is None:
        return (low, high)
    if each.at_least is not None:
        low, high = (low if low >= each.at_least else 0.0), (high if high >= each.at_least else 0.0)
    if each.at_most is not None:
        low, high = min(low, each.at_most), min(high, each.at_most)
    return (low, high)


def _factor(value: Value, item: Item) -> Interval:
    if value.times is None:
        return (1.0, 1.0)
    by_level = value.times.by_level
    level = item.held.level if isinstance(item.held, HeldCredential) else None
    if level is None:
        return (min(by_level.values()), max(by_level.values()))
    return (by_level.get(level, 0.0), by_level.get(level, 0.0))


def _bound(bound: float | str, asked: float) -> float:
    return asked * float(bound.rstrip("%")) / 100 if isinstance(bound, str) else bound


def _capped(piles: list[Pile], values: list[float], limits: Sequence[Limit], asked: float) -> list[float]:
    """Apply the caps in order. What a later cap limits too is taken off first, so that most is left."""
    caps = [limit for limit in limits if limit.at_most is not None]
    values = list(values)
    for position, limit in enumerate(caps):
        inside = [index for index, pile in enumerate(piles) if pile.belongs(limit.of)]
        later = caps[position + 1 :]
        inside.sort(key=lambda index: (sum(piles[index].belongs(cap.of) for cap in later), index))
        room = _bound(limit.at_most if limit.at_most is not None else math.inf, asked)
        for index in inside:
            values[index] = min(values[index], room)
            room -= values[index]
    return values


def _short(unit: str, low: float, high: float, need: Interval) -> str:
    have = f"{low:g}" if low == high else f"{low:g} to {high:g}"
    return f"{have} of {need[0]:g} {_words(unit)}s."


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
