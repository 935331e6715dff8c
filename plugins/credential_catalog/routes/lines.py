"""What the things that a person has add to an amount, line by line.

What a thing adds is known only between two numbers where its hours or level are not known.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import least_and_most, stated_hours
from credential_catalog.model.holding import HeldCredential, HeldOutside
from credential_catalog.model.requirement import Bounds, Line, Value
from credential_catalog.routes.person import Person, dated_within

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
class Way:
    """An item and the lines that it may go to, in order.

    `loose` tells whether it may go to none of them: where it is not sure to be held, or to match.
    """

    item: Item
    lines: tuple[int, ...]
    loose: bool


def ways_in(lines: Sequence[tuple[Line, bool]], person: Person, catalog: Catalog) -> list[list[Way]]:
    """Return the things held, each as the ways in which it may be taken: equivalents count once."""
    return [
        [way_of(item, lines, person, catalog) for item in group] for group in _items(person, lines, catalog)
    ]


def way_of(item: Item, lines: Sequence[tuple[Line, bool]], person: Person, catalog: Catalog) -> Way:
    """Return the lines that an item may go to: up to the first that it surely goes to."""
    possible: list[int] = []
    for position, (line, sure_rate) in enumerate(lines):
        match = _matches(line, item, person, catalog)
        if match is not False:
            possible.append(position)
        if match and sure_rate:
            return Way(item, tuple(possible), loose=not item.sure)
    return Way(item, tuple(possible), loose=True)


def _items(person: Person, lines: Sequence[tuple[Line, bool]], catalog: Catalog) -> list[list[Item]]:
    """Return the things held, each as the ways in which it may be taken: equivalents count once."""
    found: dict[str, list[Item]] = {}
    for name in sorted(person.credentials):
        group = catalog.equivalents(name)[0]
        found.setdefault(group, []).extend(Item(name, held) for held in person.credentials[name])
    for name in sorted(person.unsaid):
        if name in catalog.credentials and name not in person.credentials:
            item = Item(name, HeldCredential(id=name), sure=False)
            found.setdefault(catalog.equivalents(name)[0], []).append(item)
    items = list(found.values())
    for name in sorted(person.outside):
        items += [[Item(name, held)] for held in person.outside[name]]
    for name in sorted(person.unsaid & {line.outside for line, _ in lines if line.outside}):
        if name not in person.outside:
            items.append([Item(name, HeldOutside(id=name), sure=False)])
    return items


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


def line_value(line: Line, items: Sequence[Item], catalog: Catalog) -> Interval:
    """Return what the things that go to one line add together."""
    value = line.value
    if value is None:
        return NOTHING
    if isinstance(value.per, int):
        groups = len(items) // value.per
        if value.is_ == "unknown" or value.is_ is None:
            return ANYTHING if groups else NOTHING
        return (groups * value.is_, groups * value.is_)
    each = [_item_value(value, item, catalog) for item in items]
    return (sum(low for low, _ in each), sum(high for _, high in each))


def _item_value(value: Value, item: Item, catalog: Catalog) -> Interval:
    if value.by_result is not None:
        added = _by_result(value.by_result, item.held) if isinstance(item.held, HeldCredential) else None
        return (added or 0.0, added or 0.0)
    if value.is_ == "unknown" or value.is_ is None:
        return ANYTHING
    low, high = (1.0, 1.0) if value.per == "credential" else _quantity(value, item, catalog)
    low, high = _bounded(low, high, value.each)
    factor_low, factor_high = factor_of(value, item.held)
    return (_times(low, value.is_ * factor_low), _times(high, value.is_ * factor_high))


def _times(quantity: float, rate: float) -> float:
    return 0.0 if rate == 0 else quantity * rate


def _quantity(value: Value, item: Item, catalog: Catalog) -> Interval:
    if isinstance(item.held, HeldOutside):
        return ANYTHING if item.held.quantity is None else (item.held.quantity, item.held.quantity)
    if value.per != "clock_hour" or item.id not in catalog.credentials:
        return ANYTHING
    stated = stated_hours(catalog, catalog.credentials[item.id])
    return least_and_most(stated.value if stated else None)


def _bounded(low: float, high: float, each: Bounds | None) -> Interval:
    if each is None:
        return (low, high)
    if each.at_least is not None:
        low, high = (low if low >= each.at_least else 0.0), (high if high >= each.at_least else 0.0)
    if each.at_most is not None:
        low, high = min(low, each.at_most), min(high, each.at_most)
    return (low, high)


def factor_of(value: Value, held: HeldCredential | HeldOutside | None = None) -> Interval:
    """Return the least and the most that a rate is multiplied by for a thing, or for any thing."""
    if value.times is None:
        return (1.0, 1.0)
    by_level = value.times.by_level
    level = held.level if isinstance(held, HeldCredential) else None
    if level is None:
        return (min(by_level.values()), max(by_level.values()))
    return (by_level.get(level, 0.0), by_level.get(level, 0.0))
