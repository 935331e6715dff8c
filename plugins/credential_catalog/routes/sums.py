"""What is left of an amount: what each further step and supply would add to what is there."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Mapping, Sequence, Set
from functools import cached_property

from credential_catalog.model.requirement import GrowingThreshold, Limit, Sum
from credential_catalog.routes.amount import Pile, bound_of, tally
from credential_catalog.routes.steps import Step, Supply


@dataclasses.dataclass(frozen=True)
class Group:
    """A line that counts by whole groups: each of `size` adds `value` to a pile; `held` are there."""

    pile: int
    size: int
    value: float
    held: int = 0

    def adds(self, more: float, *, in_part: bool = False) -> float:
        """Return what the line adds with so many more, beyond the whole groups that are there."""
        there = self.held // self.size
        groups = (self.held + more) / self.size if in_part else (self.held + more + 1e-9) // self.size
        return (groups - there) * self.value


@dataclasses.dataclass(frozen=True)
class Gain:
    """What one step adds: `value` to a pile; as one of a group, its share of the whole."""

    pile: int
    value: float
    group: int | None = None


@dataclasses.dataclass(frozen=True)
class Rate:
    """What a line adds for a supply.

    Attributes:
        supply: The supply that is meant for the line; others of the same thing may count too.
        pile: Where it is added.
        value: How much for each of the unit, or for each item where the supply is not measured.
        floor: The least that an item must have to count.
        cap: The most of it that counts.
        group: The group that its items belong to, where the line counts by whole groups.
    """

    supply: Supply
    pile: int
    value: float
    floor: float = 0.0
    cap: float = math.inf
    group: int | None = None

    def counts(self, other: Supply) -> bool:
        """Tell whether a supply counts here: the same thing, measured in the same unit or only counted."""
        mine = self.supply
        same = (mine.kind, mine.id) == (other.kind, other.id)
        return same and (not mine.measured or (other.measured and other.unit in ("", mine.unit)))

    def of(self, supply: Supply, quantity: float) -> float:
        """Return what a quantity of a supply adds."""
        number = supply.number(quantity)
        if not self.supply.measured or not number:
            return number * self.value
        each = quantity / number
        return number * min(each, self.cap) * self.value if each >= self.floor else 0.0


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
        classes: For steps with equivalents the first of those that add the same: only one of these counts.
    """

    asked: Sum
    need: float
    piles: tuple[Pile, ...]
    gains: Mapping[Step, tuple[Gain, ...]]
    groups: tuple[Group, ...]
    rates: tuple[Rate, ...]
    classes: Mapping[Step, Step]

    def __hash__(self) -> int:
        """Hash by content, as the other parts are."""
        return hash((self.need, self.piles, tuple(self.gains.items()), self.rates))

    @cached_property
    def sees(self) -> frozenset[Step]:
        """The steps that add something."""
        return frozenset(self.gains)

    @property
    def grows(self) -> bool:
        """Whether more is asked of those who hold more awards."""
        return isinstance(self.asked.at_least, GrowingThreshold)

    def counting(self, steps: Collection[Step]) -> list[Step]:
        """Return the steps that add something: of those of one class, one."""
        taken = steps if isinstance(steps, Set) else frozenset(steps)
        one_of: dict[Step, Step] = {}
        for step, of in self._first_in_class:
            if step in taken:
                one_of.setdefault(of, step)
        return list(one_of.values())

    @cached_property
    def _first_in_class(self) -> list[tuple[Step, Step]]:
        """The steps that add something in their order, each with the one that stands for its class."""
        return [(step, self.classes.get(step, step)) for step in sorted(self.gains)]

    def lying(
        self, steps: Collection[Step], supplies: Mapping[Supply, float], *, in_part: bool = False
    ) -> list[Pile]:
        """Return the piles with these steps and supplies, before any cap.

        Args:
            steps: The steps that are taken.
            supplies: How much there will be of each supply.
            in_part: Whether a group that is not whole counts for its part.
        """
        values = [pile.value for pile in self.piles]
        groups = [0.0] * len(self.groups)
        for step in self.counting(steps):
            for gain in self.gains[step]:
                if gain.group is None:
                    values[gain.pile] += gain.value
                else:
                    groups[gain.group] += 1
        for supply, quantity in supplies.items():
            for rate in self.rates:
                if rate.counts(supply) and rate.group is None:
                    values[rate.pile] += rate.of(supply, quantity)
                elif rate.counts(supply) and rate.group is not None:
                    groups[rate.group] += supply.number(quantity)
        for group, more in zip(self.groups, groups, strict=True):
            values[group.pile] += group.adds(more, in_part=in_part)
        return [Pile(pile.area, pile.tags, value) for pile, value in zip(self.piles, values, strict=True)]

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
