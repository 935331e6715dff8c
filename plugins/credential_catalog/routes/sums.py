"""What is left of an amount: what each further step and supply would add to what is there."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property

from credential_catalog.model.requirement import Limit, Sum
from credential_catalog.routes.amount import Pile, bound_of, tally
from credential_catalog.routes.steps import Step, Supply


@dataclasses.dataclass(frozen=True)
class Gain:
    """What one step adds: `value` to the pile at this position; as one of a group, its share of the whole."""

    pile: int
    value: float
    group: int | None = None


@dataclasses.dataclass(frozen=True)
class Group:
    """Whole groups of `size` add `value`; `held` of them are there."""

    size: int
    value: float
    held: int


@dataclasses.dataclass(frozen=True)
class Rate:
    """What a supply adds to a pile: `value` for each of its unit, in items with a floor and a cap."""

    pile: int
    value: float
    floor: float = 0.0
    size: int = 1

    def of(self, quantity: float) -> float:
        """Return what a quantity adds: whole groups only, and nothing below the floor."""
        if quantity < self.floor:
            return 0.0
        whole = math.floor(quantity / self.size + 1e-9) * self.size if self.size > 1 else quantity
        return whole * self.value


@dataclasses.dataclass(frozen=True)
class SumLeft:
    """An amount, what is there of it, and what steps and supplies would add.

    Attributes:
        asked: The amount, with only the limits and areas that bind the person.
        need: How much is asked.
        piles: What is there, by area and tags.
        gains: What each step adds; several where it is not known to which line it goes.
        groups: The lines that count by whole groups.
        rates: What each supply adds.
    """

    asked: Sum
    need: float
    piles: tuple[Pile, ...]
    gains: Mapping[Step, tuple[Gain, ...]]
    groups: tuple[Group, ...]
    rates: Mapping[Supply, tuple[Rate, ...]]

    def __hash__(self) -> int:
        """Hash by content, as the other parts are."""
        return hash((self.need, self.piles, tuple(self.gains.items()), tuple(self.rates.items())))

    @cached_property
    def sees(self) -> frozenset[Step]:
        """The steps that add something."""
        return frozenset(self.gains)

    def values(self, steps: Collection[Step], supplies: Mapping[Supply, float]) -> list[float]:
        """Return what lies on each pile with these steps and supplies, before any cap."""
        found = [pile.value for pile in self.piles]
        groups = [group.held for group in self.groups]
        at: dict[int, int] = {}
        for step in steps:
            for gain in self.gains.get(step, ()):
                if gain.group is None:
                    found[gain.pile] += gain.value
                else:
                    groups[gain.group] += 1
                    at[gain.group] = gain.pile
        for supply, rates in self.rates.items():
            quantity = supplies.get(supply, 0.0)
            for rate in rates:
                if quantity >= rate.floor and quantity:
                    found[rate.pile] += (
                        math.floor(quantity / rate.size + 1e-9) * rate.size * rate.value
                        if rate.size > 1
                        else quantity * rate.value
                    )
        for number, pile in at.items():
            group = self.groups[number]
            found[pile] += (groups[number] // group.size - group.held // group.size) * group.value
        return found

    def lying(self, steps: Collection[Step], supplies: Mapping[Supply, float]) -> list[Pile]:
        """Return the piles with these steps and supplies, before any cap."""
        values = self.values(steps, supplies)
        return [
            dataclasses.replace(pile, value=value) for pile, value in zip(self.piles, values, strict=True)
        ]

    def reached(self, steps: Collection[Step], supplies: Mapping[Supply, float]) -> bool:
        """Tell whether the amount is reached with these steps and supplies."""
        return not tally(self.lying(steps, supplies), self.need, self.asked).lacking

    def cap_of(self, pile: int) -> int | None:
        """Return the first cap that a pile lies under, as its position among the limits."""
        for position, limit in enumerate(self.asked.limits):
            if limit.at_most is not None and self.piles[pile].belongs(limit.of):
                return position
        return None

    def room(self, limit: Limit, lying: Sequence[Pile]) -> float:
        """Return how much a cap still lets through."""
        inside = sum(pile.value for pile in lying if pile.belongs(limit.of))
        return max(
            bound_of(limit.at_most if limit.at_most is not None else math.inf, self.need) - inside, 0.0
        )
