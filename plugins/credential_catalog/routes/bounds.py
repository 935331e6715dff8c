"""The least that what is left can cost: never more than the best way, so that a search may stop early.

For an amount the bound is that of the fractional covering problem, filled up by the best ratio of price to
value; parts that share no step add up; parts that share some count each step once, for the first of them.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from credential_catalog.model.requirement import Part as Limited
from credential_catalog.routes.amount import HAIR, Pile, bound_of, tally
from credential_catalog.routes.remainder import Enough, OneOf, Part, Remainder, Settled, SomeOf, holds
from credential_catalog.routes.steps import Step, Supplies
from credential_catalog.routes.sums import SumLeft


class Bound(NamedTuple):
    """No way costs less than `cost`; `steps` are those of a way that may come near to it."""

    cost: int
    steps: tuple[Step, ...] = ()


NOTHING = Bound(0)


class Bounds:
    """Bounds on what is left once some steps are taken and others are ruled out."""

    def __init__(self, left: Remainder, prices: Mapping[Step, int], unit: int, supplies: Supplies) -> None:
        """Take what is left, and what it costs.

        Args:
            left: What is left.
            prices: What each step costs, in whole numbers; a step without a price is not taken.
            unit: How much of a price is one of the leading measure; the rest breaks ties.
            supplies: How much there will be of each supply.
        """
        self.left = left
        self.prices = prices
        self.unit = unit
        self.supplies = supplies
        self._taken: Collection[Step] = ()
        self._out: Collection[Step] = ()
        self._asking: set[Step] = set()
        self._without_asks = False
        self._known: dict[tuple[int, bool, frozenset[Step]], Bound | None] = {}

    def of(self, taken: Collection[Step], out: Collection[Step]) -> Bound | None:
        """Return a bound on what is left beyond the steps taken; None where it is out of reach."""
        self._taken, self._out = taken, out
        self._known.clear()
        asks = self.left.asks
        return self._all(
            [self.left.root, *(asks[step] for step in sorted(taken) if step in asks)], frozenset()
        )

    def _of(self, part: Part, paid: frozenset[Step]) -> Bound | None:
        """Return the bound of a part; steps that are `paid` for elsewhere cost nothing here."""
        match part:
            case Settled(met=met):
                return NOTHING if met else None
            case Enough():
                return NOTHING if holds(part, (), self.supplies) else None
            case OneOf(steps=steps):
                return self._one_of(steps, paid)
            case SomeOf():
                key = (id(part), self._without_asks, paid)
                if key not in self._known:
                    self._known[key] = self._some(part, paid)
                return self._known[key]
            case SumLeft():
                return self._sum(part, paid)

    def _price(self, step: Step, paid: frozenset[Step]) -> Bound | None:
        """Return what it takes to take a step: its price, and what it asks itself."""
        if step in self._taken:
            return NOTHING
        if step in self._out or step not in self.prices or step in self._asking:
            return None
        own = 0 if step in paid else self.prices[step]
        if step not in self.left.asks or self._without_asks:
            return Bound(own, (step,))
        self._asking.add(step)
        before = self._of(self.left.asks[step], paid)
        self._asking.discard(step)
        return None if before is None else Bound(own + before.cost, (step, *before.steps))

    def _one_of(self, steps: Iterable[Step], paid: frozenset[Step]) -> Bound | None:
        return _cheapest([self._price(step, paid) for step in steps])

    def _all(self, parts: Sequence[Part], paid: frozenset[Step]) -> Bound | None:
        """Add up the parts, a step at its price only in the first that sees it; or take the dearest part."""
        cost = dearest = 0
        steps: list[Step] = []
        seen = paid
        for part in parts:
            below = self.left.reach(part)
            shared = seen is not paid and not below.isdisjoint(seen)
            alone = self._of(part, paid) if shared else None
            bound = alone if shared and below <= seen else self._of(part, seen)
            if bound is None:
                return None
            dearest = max(dearest, alone.cost if alone else 0)
            cost += 0 if bound is alone else bound.cost
            steps += bound.steps
            seen |= below
        return Bound(max(cost, dearest), tuple(dict.fromkeys(steps)))

    def _some(self, part: SomeOf, paid: frozenset[Step]) -> Bound | None:
        """Take the cheapest parts: their sum where they share nothing, else the dearest of them."""
        number = part.at_least
        if number == len(part.parts) and not part.apart:
            return self._all(part.parts, paid)
        bounds = sorted(
            (bound for below in part.parts if (bound := self._of(below, paid)) is not None),
            key=lambda bound: bound.cost,
        )[:number]
        if len(bounds) < number:
            return None
        steps = tuple(dict.fromkeys(step for bound in bounds for step in bound.steps))
        if part.apart or self.left.shares_nothing(part):
            cost = sum(bound.cost for bound in bounds) if self.left.shares_nothing(part) else 0
            return Bound(max(cost, bounds[-1].cost, self._apart(part, paid)), steps)
        return Bound(bounds[-1].cost, steps)

    def _apart(self, part: SomeOf, paid: frozenset[Step]) -> int:
        """Return what parts cost of which no two may use the same step, less what is taken already."""
        if not part.apart:
            return 0
        taken, asks = self._taken, self._without_asks
        self._taken, self._without_asks = (), True
        bounds = [bound.cost for below in part.parts if (bound := self._of(below, paid)) is not None]
        self._taken, self._without_asks = taken, asks
        spent = sum(self.prices.get(step, 0) for step in taken if step in part.sees)
        return sum(sorted(bounds)[: part.at_least]) - spent

    def _sum(self, part: SumLeft, paid: frozenset[Step]) -> Bound | None:
        taken = [step for step in self._taken if step in part.gains]
        if part.reached(taken, self.supplies):
            return NOTHING
        lying = part.lying(taken, self.supplies, in_part=True)
        there = tally(lying, part.need, part.asked)
        classes = {part.classes[step] for step in taken if step in part.classes}
        options = [
            (0 if step in paid else self.prices[step], step)
            for step in part.gains
            if step not in self._taken
            and step not in self._out
            and step in self.prices
            and part.classes.get(step) not in classes
        ]
        bounds = [self._cover(part, options, part.need - there.total, lying, None)]
        for limit in part.asked.limits:
            if limit.at_least is not None:
                inside = sum(pile.value for pile in lying if pile.belongs(limit.of))
                floor = bound_of(limit.at_least, part.need)
                bounds.append(self._cover(part, options, floor - inside, lying, limit.of))
        bounds.append(self._areas(part, options, lying))
        if None in bounds:
            return None
        steps = dict.fromkeys(step for bound in bounds if bound for step in bound.steps)
        return Bound(max(bound.cost for bound in bounds if bound), tuple(steps))

    def _cover(
        self,
        part: SumLeft,
        options: Sequence[tuple[int, Step]],
        missing: float,
        lying: Sequence[Pile],
        inside: Limited | None,
    ) -> Bound | None:
        """Fill up what is missing by the best ratio of price to value, the last step in part."""
        if missing <= HAIR:
            return NOTHING
        room = {
            position: part.room(limit, lying)
            for position, limit in enumerate(part.asked.limits)
            if limit.at_most is not None
        }
        offers = [
            (price, step, gain)
            for price, step in options
            for gain in part.gains[step]
            if inside is None or part.piles[gain.pile].belongs(inside)
        ]
        offers.sort(key=lambda offer: (offer[0] / offer[2].value, offer[1]))
        cost, used = 0.0, []
        for price, step, gain in offers:
            cap = part.cap_of(gain.pile)
            value = gain.value if cap is None else min(gain.value, room[cap])
            if value <= HAIR:
                continue
            if cap is not None:
                room[cap] -= value
            used.append(step)
            share = min(value, missing) / gain.value
            cost += price * share
            missing -= value
            if missing <= HAIR:
                return Bound(self._rounded(cost, [price for price, _, _ in offers]), tuple(used))
        return None

    def _rounded(self, cost: float, prices: Sequence[int]) -> int:
        """Round up to what whole steps can cost: a multiple of what divides all their measures."""
        whole = math.ceil(cost - 1e-6)
        common = math.gcd(*(price // self.unit for price in prices))
        measure = whole // self.unit
        if common and measure % common:
            return (measure + common - measure % common) * self.unit
        return whole

    def _areas(
        self, part: SumLeft, options: Sequence[tuple[int, Step]], lying: Sequence[Pile]
    ) -> Bound | None:
        """Bound what it costs to have something in as many areas as are asked."""
        if part.asked.areas is None:
            return NOTHING
        there = {pile.area for pile in lying if pile.area and pile.value > 0}
        cheapest: dict[str, tuple[int, Step]] = {}
        for price, step in options:
            for gain in part.gains[step]:
                area = part.piles[gain.pile].area
                if area and area not in there and (area not in cheapest or (price, step) < cheapest[area]):
                    cheapest[area] = (price, step)
        missing = part.asked.areas.at_least - len(there)
        if missing > len(cheapest):
            return None
        best = sorted(cheapest.values())[: max(missing, 0)]
        apart = len({step for _, step in best}) == len(best)
        return Bound(sum(price for price, _ in best) if apart else 0, tuple(step for _, step in best))


def _cheapest(bounds: Iterable[Bound | None]) -> Bound | None:
    return min((bound for bound in bounds if bound is not None), key=lambda bound: bound.cost, default=None)
