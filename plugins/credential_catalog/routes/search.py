"""The cheapest way: branch and bound over the steps that are left.

Ways are compared by their price, and among those of the same price by their steps, in order: the way with the
smaller first step goes first. So there is one best way, whatever machine looks for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping

from credential_catalog.routes.bounds import Bound, Bounds
from credential_catalog.routes.remainder import OneOf, Remainder, holds
from credential_catalog.routes.steps import Step, Supplies
from credential_catalog.routes.sums import SumLeft

Steps = frozenset[Step]
Judge = Callable[[Steps], bool]
"""Tells whether some steps are really a way: the evaluator's word, in an order that can be followed."""


class TooLargeError(Exception):
    """The search takes longer than it may."""


class Search:
    """Looks for the cheapest way to satisfy what is left, with given supplies."""

    def __init__(
        self,
        left: Remainder,
        prices: Mapping[Step, int],
        unit: int,
        supplies: Supplies,
        judge: Judge,
        effort: int,
    ) -> None:
        """Prepare a search.

        Args:
            left: What is left.
            prices: What each step costs, at least 1; a step without a price is not taken.
            unit: How much of a price is one of the leading measure.
            supplies: How much there will be of each supply.
            judge: Has the last word on every way that the formula lets through.
            effort: How often a bound may be asked for.
        """
        self.left = left
        self.prices = prices
        self.judge = judge
        self.bounds = Bounds(left, prices, unit, supplies)
        self.supplies = supplies
        self.effort = effort
        self.classes = _classes(left, prices)
        self.best: Steps | None = None
        self.limit: float = math.inf

    def cheapest(self) -> Steps | None:
        """Return the best way, or None where there is none.

        Raises:
            TooLargeError: The effort was not enough; `best` holds the best way so far.
        """
        self._try(frozenset(), frozenset())
        if self.best is None:
            return None
        self.limit = self.price(self.best)
        first = self._first(frozenset(), frozenset())
        assert first is not None
        self.best = first
        return first

    def price(self, steps: Iterable[Step]) -> int:
        """Return the price of some steps together."""
        return sum(self.prices[step] for step in steps)

    def _bound(self, taken: Steps, out: Steps) -> Bound | None:
        self.effort -= 1
        if self.effort < 0:
            raise TooLargeError
        return self.bounds.of(taken, out)

    def _try(self, taken: Steps, out: Steps) -> None:
        """Look for cheaper ways among those with the steps taken and without those that are out."""
        while True:
            bound = self._bound(taken, out)
            spent = self.price(taken)
            if bound is None or spent + bound.cost >= self.limit:
                return
            way = taken | frozenset(bound.steps)
            cost = self.price(way)
            if cost < self.limit and self._is_way(way):
                self.best, self.limit = way, cost
                if cost == spent + bound.cost:
                    return
            step = self._to_branch_on(taken, out, bound)
            if step is None:
                return
            shut_out = self.left.conflicts.get(step, frozenset())
            if taken.isdisjoint(shut_out):
                self._try(taken | {step}, out | shut_out)
            out |= self._alike(step, taken)

    def _first(self, taken: Steps, out: Steps) -> Steps | None:
        """Return the way of the best price whose steps come first in order."""
        while True:
            bound = self._bound(taken, out)
            spent = self.price(taken)
            if bound is None or spent + bound.cost > self.limit:
                return None
            if spent == self.limit:
                return taken if self._is_way(taken) else None
            step = next((one for one in self.left.steps if self._free(one, taken, out)), None)
            if step is None:
                return None
            shut_out = self.left.conflicts.get(step, frozenset())
            if taken.isdisjoint(shut_out):
                found = self._first(taken | {step}, out | shut_out)
                if found is not None:
                    return found
            out |= self._alike(step, taken)

    def _free(self, step: Step, taken: Steps, out: Steps) -> bool:
        return step in self.prices and step not in taken and step not in out

    def _to_branch_on(self, taken: Steps, out: Steps, bound: Bound) -> Step | None:
        """Return the dearest step of the bound's way; where all are taken, the next that is free."""
        free = [step for step in bound.steps if self._free(step, taken, out)]
        if not free:
            return next((step for step in self.left.steps if self._free(step, taken, out)), None)
        step = min(free, key=lambda step: (-self.prices[step], step))
        return next(one for one in self.classes[step] if self._free(one, taken, out))

    def _alike(self, step: Step, taken: Steps) -> Steps:
        """Return a step with those that do just the same: a way without it is no better with one of them."""
        return frozenset(one for one in self.classes[step] if one >= step) - taken

    def _is_way(self, steps: Steps) -> bool:
        if any(not self.left.conflicts.get(step, frozenset()).isdisjoint(steps) for step in steps):
            return False
        asked = [self.left.root, *(self.left.asks[step] for step in steps if step in self.left.asks)]
        return all(holds(part, steps, self.supplies) for part in asked) and self.judge(steps)


def _classes(left: Remainder, prices: Mapping[Step, int]) -> dict[Step, tuple[Step, ...]]:
    """Return for each step those that do just the same at the same price, itself among them, in order."""
    roles: dict[Step, list[object]] = {
        step: [step.rank, prices.get(step), left.places.get(step)] for step in left.steps
    }
    for step in left.steps:
        if step in left.asks or step in left.conflicts:
            roles[step].append(step)
    for role, part in left.parts():
        match part:
            case OneOf(steps=steps):
                for step in steps:
                    roles[step].append(role)
            case SumLeft(gains=gains, classes=classes):
                for step, gain in gains.items():
                    roles[step].append((role, gain, classes.get(step)))
    found: dict[object, list[Step]] = {}
    for step in left.steps:
        found.setdefault(tuple(roles[step]), []).append(step)
    return {step: tuple(alike) for alike in found.values() for step in alike}
