"""How much must come from outside the catalog: as little as any way can do with.

First as few awards as possible to which no way can be followed, then as few outside things, then as little of
them as possible. What comes from outside is never taken instead of a credential: nobody states its hours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from credential_catalog.routes.remainder import Remainder, holds
from credential_catalog.routes.search import TooLargeError
from credential_catalog.routes.steps import Step, Supply

Weight = tuple[int, int, float]
"""Awards to which no way can be followed, outside things, and how much of them."""

MOST_TRIALS = 4000


def weight(supplies: Mapping[Supply, float]) -> Weight:
    """Return how much of what comes from outside some supplies are; less goes first."""
    awards = sum(1 for supply, much in supplies.items() if supply.kind == "award" and much)
    things = sum(1 for supply, much in supplies.items() if supply.kind != "award" and much)
    much = sum(much for supply, much in supplies.items() if supply.kind != "award")
    return (awards, things, round(much, 6))


def possible(left: Remainder, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> bool:
    """Tell whether what is left can be satisfied with these steps, as far as each can be taken."""
    taken = {step for step in steps if step not in left.asks}
    waiting = steps - taken
    while True:
        ready = {step for step in waiting if holds(left.asks[step], taken, supplies)}
        if not ready:
            return holds(left.root, taken, supplies)
        taken |= ready
        waiting -= ready


class SupplySearch:
    """Looks for the least supplies with which a goal is possible."""

    def __init__(self, left: Remainder, steps: frozenset[Step]) -> None:
        """Prepare for what is left and the steps that may be taken."""
        self.left = left
        self.steps = steps
        self.supplies = tuple(left.levels)
        self.levels = [(0.0, *(level for level in left.levels[one] if level > 0)) for one in self.supplies]
        self.trials = 0
        self.least: Weight | None = None
        self.found: list[dict[Supply, float]] = []
        self.needed = [self._needed_of(position) for position in range(len(self.supplies))]

    def in_order(self) -> Iterator[list[dict[Supply, float]]]:
        """Yield the supplies with which the goal is possible, those of the least weight first.

        Supplies of the same weight come together. Supplies that have more of everything come too.

        Raises:
            TooLargeError: There are more ways to share it out than can be tried.
        """
        above: Weight | None = None
        while True:
            self.least, self.found = None, []
            self._share([], above)
            if not self.found:
                return
            yield self.found
            above = self.least

    def _share(self, chosen: list[float], above: Weight | None) -> None:
        position = len(chosen)
        if position == len(self.supplies):
            found = self._weight(chosen)
            if above is not None and found <= above:
                return
            if self.least is None or found < self.least:
                self.least, self.found = found, []
            if found == self.least:
                self.found.append(
                    {one: much for one, much in zip(self.supplies, chosen, strict=True) if much}
                )
            return
        levels = self.levels[position]
        for level in levels[self._first_possible(chosen, levels) :]:
            at_least = [*chosen, level, *self.needed[position + 1 :]]
            if self.least is not None and self._weight(at_least) > self.least:
                return
            self._share([*chosen, level], above)

    def _weight(self, chosen: Sequence[float]) -> Weight:
        return weight(dict(zip(self.supplies, chosen, strict=True)))

    def _needed_of(self, position: int) -> float:
        """Return the least of one supply without which nothing is possible, with all of the others."""
        levels = self.levels[position]
        most = [one[-1] for one in self.levels]
        found = self._first(levels, lambda level: self._possible([*most[:position], level]))
        return levels[min(found, len(levels) - 1)]

    def _first_possible(self, chosen: Sequence[float], levels: Sequence[float]) -> int:
        """Return the position of the first level with which the goal is possible, given all of the others."""
        return self._first(levels, lambda level: self._possible([*chosen, level]))

    def _first(self, levels: Sequence[float], is_enough: Callable[[float], bool]) -> int:
        low, high = 0, len(levels)
        while low < high:
            middle = (low + high) // 2
            if is_enough(levels[middle]):
                high = middle
            else:
                low = middle + 1
        return low

    def _possible(self, chosen: Sequence[float]) -> bool:
        self.trials += 1
        if self.trials > MOST_TRIALS:
            raise TooLargeError
        later = [levels[-1] for levels in self.levels[len(chosen) :]]
        return possible(self.left, self.steps, dict(zip(self.supplies, [*chosen, *later], strict=True)))
