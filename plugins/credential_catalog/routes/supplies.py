"""How much must come from outside the catalog: as little as any way can do with.

First as few awards as possible to which no way can be followed, then as few outside things; of those as
little as is needed when every credential is earned. What comes from outside is never taken in place of a
credential: nobody states its hours.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence

from credential_catalog.routes.remainder import Remainder, holds
from credential_catalog.routes.search import TooLargeError
from credential_catalog.routes.steps import Step, Supplies, Supply

Weight = tuple[int, int, float]
"""Awards to which no way can be followed, outside things, and how much of them."""

MOST_TRIALS = 4000
"""How often it is tried whether some supplies do."""


def weight(supplies: Mapping[Supply, float]) -> Weight:
    """Return how much of what comes from outside some supplies are."""
    awards = sum(supply.kind == "award" for supply in supplies)
    much = sum(much for supply, much in supplies.items() if supply.kind != "award")
    return (awards, len(supplies) - awards, round(much, 6))


def can_be_taken(left: Remainder, steps: frozenset[Step], supplies: Supplies) -> frozenset[Step]:
    """Return those of some steps that can be taken one after the other, as far as what each asks is met."""
    taken = {step for step in steps if step not in left.asks}
    waiting = steps - taken
    while True:
        ready = {step for step in waiting if holds(left.asks[step], taken, supplies)}
        if not ready:
            return frozenset(taken)
        taken |= ready
        waiting -= ready


class SupplySearch:
    """Looks for the least supplies with which a goal is possible."""

    def __init__(
        self, left: Remainder, steps: frozenset[Step], judge: Callable[[Supplies], bool] | None
    ) -> None:
        """Prepare a search.

        Args:
            left: What is left.
            steps: The steps that may be taken.
            judge: Has the last word on whether supplies do, with all steps taken; None where taking all of
                them proves nothing.
        """
        self.left = left
        self.steps = steps
        self.judge = judge
        self.most = {supply: levels[-1] for supply, levels in left.levels.items()}
        self.trials = 0

    def in_order(self) -> Iterator[list[dict[Supply, float]]]:
        """Yield supplies with which the goal is possible, the fewest first; as few of others come together.

        Raises:
            TooLargeError: There are more ways to put them together than can be tried.
        """
        if not self._possible(self.most):
            return
        needed = [supply for supply in self.most if not self._possible(_without(self.most, supply))]
        rest = [supply for supply in self.most if supply not in needed]
        awards = [supply for supply in rest if supply.kind == "award"]
        things = [supply for supply in rest if supply.kind != "award"]
        for number, more in itertools.product(range(len(awards) + 1), range(len(things) + 1)):
            sets = [
                self._least([supply for supply in self.most if supply in {*needed, *some, *others}])
                for some in itertools.combinations(awards, number)
                for others in itertools.combinations(things, more)
            ]
            found = [supplies for supplies in sets if supplies is not None]
            if found:
                yield found

    def _least(self, some: Sequence[Supply]) -> dict[Supply, float] | None:
        """Return the least of each of some supplies, one after the other; None where they do not do."""
        found = self._least_by(some, self._possible)
        if found is None or self.judge is None or self.judge(found):
            return found
        return self._least_by(some, self.judge)

    def _least_by(
        self, some: Sequence[Supply], is_enough: Callable[[Supplies], bool]
    ) -> dict[Supply, float] | None:
        supplies = {supply: self.most[supply] for supply in some}
        if not is_enough(supplies):
            return None
        for supply in some:
            levels = self.left.levels[supply]
            low, high = 0, len(levels) - 1
            while low < high:
                middle = (low + high) // 2
                if is_enough({**supplies, supply: levels[middle]}):
                    high = middle
                else:
                    low = middle + 1
            supplies[supply] = levels[low]
        return supplies

    def _possible(self, supplies: Supplies) -> bool:
        self.trials += 1
        if self.trials > MOST_TRIALS:
            raise TooLargeError
        return holds(self.left.root, can_be_taken(self.left, self.steps, supplies), supplies)


def _without(supplies: Supplies, one: Supply) -> Supplies:
    return {supply: much for supply, much in supplies.items() if supply != one}
