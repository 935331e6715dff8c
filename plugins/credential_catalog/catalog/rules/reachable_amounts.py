"""What an amount asks can be reached with what its lines take."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.pools import CredentialClass, picked_classes
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.catalog.stated import least_and_most, stated_hours
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import (
    Amount,
    GrowingThreshold,
    Limit,
    Line,
    Pointer,
    Sum,
    Value,
    walk,
)

MOST_CAPS = 8
"""Caps of one amount that are combined; further ones are left out, so that more seems to be there."""

HAIR = 1e-6
"""Forgiven, so that three times a third makes one."""


class AmountOutOfReach(Problem, frozen=True):
    """An amount, or a part of it, asks for more than everything together that its lines take.

    Nobody could ever meet it. Either a number is wrong, or lines are missing, or there is more than the lines
    say: then write `open: true`.

    Before:

    ```yaml
    amount:
      unit: contact_hour
      at_least: 60
      from:      # lde has three credentials
        - {select: {issuer: lde}, value: {per: credential, is: 15}}
    ```

    After:

    ```yaml
    amount:
      unit: contact_hour
      at_least: 45
      from:
        - {select: {issuer: lde}, value: {per: credential, is: 15}}
    ```
    """

    id = "CC324"
    name = "amount-out-of-reach"
    settable = True

    asked: float
    most: float
    unit: str

    @property
    def what(self) -> str:
        """What is wrong."""
        unit = self.unit.replace("_", " ")
        return f"This asks for {self.asked:g} {unit}s, but all that the lines take comes to {self.most:g}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct the numbers, add the missing lines, or say `open: true` if there is more."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every amount that cannot be reached; nothing while files have problems."""
    if not linked.whole:
        return
    for record in linked.catalog.records():
        for at, requirement in requirements_in(record):
            for here, node in walk(requirement, at):
                if isinstance(node, Amount):
                    for below, asked, most in out_of_reach(node.amount, linked.catalog):
                        place = linked.place(record.id, (*here, "amount", *below))
                        yield AmountOutOfReach(place, asked, most, node.amount.unit)


def out_of_reach(asked: Sum, catalog: Catalog) -> Iterator[tuple[Pointer, float, float]]:
    """Yield each threshold of an amount that is out of reach: where it stands, its number, the most there is.

    What is not known is taken for as much as anybody likes: a value that no source states, rates of rules,
    things outside, pools that may have more. Conditions on the person are taken as leaves most.
    """
    if asked.open:
        return
    need = asked.at_least.first if isinstance(asked.at_least, GrowingThreshold) else asked.at_least
    place: Pointer = ("at_least", "first") if isinstance(asked.at_least, GrowingThreshold) else ("at_least",)
    most = _most(asked.from_, asked.limits, need, catalog)
    if most < need - HAIR:
        yield place, need, most
    for position, limit in enumerate(asked.limits):
        if limit.at_least is None or limit.when is not None:
            continue
        floor = _bound(limit.at_least, need)
        inside = [line for line in asked.from_ if line.rules is not None or _belongs(line, limit)]
        most = _most(inside, asked.limits, need, catalog)
        if most < floor - HAIR:
            yield ("limits", position, "at_least"), floor, most


def _most(lines: Sequence[Line], limits: Sequence[Limit], need: float, catalog: Catalog) -> float:
    """Return a number that what the lines take can never exceed.

    It is the least of two: each credential where it adds most, without caps; and the lines, each with all
    that it takes, under those caps that lower the sum most.
    """
    values = [_values(line, catalog) for line in lines]
    classes = {one for found in values if found is not None for one in found}
    if any(found is None for found in values):
        once_each = math.inf
    else:
        once_each = sum(max(found.get(one, 0.0) for found in values if found is not None) for one in classes)
    whole = [math.inf if found is None else sum(found.values()) for found in values]
    return min(once_each, _capped(lines, whole, limits, need))


def _capped(lines: Sequence[Line], whole: Sequence[float], limits: Sequence[Limit], need: float) -> float:
    """Return the least sum that any set of the caps leaves; what lies in two parts may be counted in both."""
    caps = [
        (_bound(limit.at_most, need), frozenset(_inside(lines, limit)))
        for limit in limits
        if limit.at_most is not None and limit.when is None
    ][:MOST_CAPS]
    least = sum(whole)
    for number in range(1, len(caps) + 1):
        for chosen in itertools.combinations(caps, number):
            covered = frozenset[int]().union(*(inside for _, inside in chosen))
            parts = (min(cap, sum(whole[position] for position in inside)) for cap, inside in chosen)
            rest = (value for position, value in enumerate(whole) if position not in covered)
            least = min(least, sum(parts) + sum(rest))
    return least


def _inside(lines: Sequence[Line], limit: Limit) -> Iterator[int]:
    return (position for position, line in enumerate(lines) if line.rules is None and _belongs(line, limit))


def _belongs(line: Line, limit: Limit) -> bool:
    part = limit.of
    return (part.area is None or part.area == line.area) and (part.tag is None or part.tag in line.tags)


def _values(line: Line, catalog: Catalog) -> dict[CredentialClass, float] | None:
    """Return the most that each credential adds on a line; None where there is no end to it."""
    if line.value is None:
        return None
    if line.credential is not None:
        classes: frozenset[CredentialClass] | None = frozenset({catalog.equivalents(line.credential)})
    else:
        classes = picked_classes(line.select, catalog) if line.select is not None else None
    if classes is None:
        return None
    worth = _worth(line.value, catalog)
    return {one: max(map(worth, one)) for one in classes}


def _worth(value: Value, catalog: Catalog) -> Callable[[str], float]:
    """Return what gives the most that a credential may add at a rate."""
    factor = max(value.times.by_level.values()) if value.times is not None else 1.0

    def worth(name: str) -> float:
        if value.by_result is not None:
            return max(value.by_result.values())
        if value.is_ is None or value.is_ == "unknown":
            return math.inf
        if isinstance(value.per, int):
            return value.is_ / value.per
        rate = value.is_ * factor
        number = 1.0 if value.per == "credential" else _hours(value.per, name, catalog)
        if value.each is not None and value.each.at_least is not None and number < value.each.at_least:
            number = 0.0
        if value.each is not None and value.each.at_most is not None:
            number = min(number, value.each.at_most)
        return number * rate if rate else 0.0

    return worth


def _hours(unit: str | None, name: str, catalog: Catalog) -> float:
    """Return the most hours that a credential may have; what is counted in another unit is not known."""
    record = catalog.credentials.get(name)
    if unit != "clock_hour" or record is None:
        return math.inf
    stated = stated_hours(catalog, record)
    return least_and_most(stated.value if stated else None)[1]


def _bound(bound: float | str, asked: float) -> float:
    return asked * float(bound.rstrip("%")) / 100 if isinstance(bound, str) else bound
