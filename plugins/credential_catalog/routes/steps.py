"""What may still be done toward a goal, and what a person has once it is done."""

from __future__ import annotations

import dataclasses
import datetime
import math
from collections.abc import Mapping
from typing import Literal

import msgspec

from credential_catalog.model.holding import HeldAward, HeldOutside, Holding, StillToEarn


@dataclasses.dataclass(frozen=True, order=True)
class Step:
    """One thing that is done or not: earn a credential, complete an unlisted one, receive an award.

    The order is that in which ways of equal measure are compared: credentials first, then by id.

    Attributes:
        kind: What is done.
        id: The credential; for an unlisted one "owner#node id" of the node that asks for it; the award.
        number: Which of several unlisted ones.
        area: The one area of an award that is received.
    """

    rank: int
    id: str
    number: int = 0
    area: str = ""

    @property
    def kind(self) -> Literal["credential", "unlisted", "award"]:
        """What is done."""
        kinds: tuple[Literal["credential", "unlisted", "award"], ...] = ("credential", "unlisted", "award")
        return kinds[self.rank]


def earn(credential: str) -> Step:
    """Return the step of earning a credential."""
    return Step(0, credential)


def complete(key: str, number: int) -> Step:
    """Return the step of completing one of the unlisted credentials that a node asks for."""
    return Step(1, key, number)


def receive(award: str, area: str | None) -> Step:
    """Return the step of applying for an award, or for one area of it, and receiving it."""
    return Step(2, award, 0, area or "")


@dataclasses.dataclass(frozen=True, order=True)
class Supply:
    """Something from outside the catalog that is needed in some quantity, or an award whose ways are unknown.

    Attributes:
        kind: "award" (no way to it can be followed), "outside", or "unlisted" (an amount of a unit).
        id: The award, the outside thing, or "owner#node id".
        measured: Whether it has a quantity; else so many of it are counted.
        unit: The unit of the quantity, or "" where it is not said.
        during: The award under which it must be done, or "".
        each: The most that one item may have, where a rule caps each; more is several items.
        area: The one area of an award.
    """

    kind: Literal["award", "outside", "unlisted"]
    id: str
    measured: bool = False
    unit: str = ""
    during: str = ""
    each: float = math.inf
    area: str = ""

    def number(self, quantity: float) -> int:
        """Return how many items a quantity is: equal ones, none of which is over the cap."""
        if not self.measured:
            return math.ceil(quantity)
        return max(math.ceil(quantity / self.each - 1e-9), 1) if quantity else 0

    def items(self, quantity: float, date: str) -> list[HeldOutside]:
        """Return the outside things that make up a quantity."""
        number, during = self.number(quantity), self.during or None
        if not self.measured:
            return [HeldOutside(id=self.id, during=during, date=date)] * number
        one = HeldOutside(
            id=self.id,
            quantity=quantity / max(number, 1),
            unit=self.unit or None,
            during=during,
            date=date,
        )
        return [one] * number


Supplies = Mapping[Supply, float]
"""How much of each supply there will be."""


def holding_after(
    holding: Holding, steps: frozenset[Step], supplies: Supplies, as_of: datetime.date
) -> Holding:
    """Return what a person has after some steps, all done on a day."""
    today = as_of.isoformat()
    attested = dict(holding.unlisted)
    for step in steps:
        if step.kind == "unlisted":
            attested[step.id] = attested.get(step.id, 0) + 1
    for supply, quantity in supplies.items():
        if supply.kind == "unlisted" and quantity:
            attested[supply.id] = attested.get(supply.id, 0) + quantity
    awards = [(step.id, step.area) for step in steps if step.kind == "award"]
    awards += [(one.id, one.area) for one, number in supplies.items() if one.kind == "award" and number]
    return msgspec.structs.replace(
        holding,
        credentials=(
            *holding.credentials,
            *(StillToEarn(id=step.id, date=today) for step in sorted(steps) if step.kind == "credential"),
        ),
        outside=(
            *holding.outside,
            *(
                item
                for supply, quantity in supplies.items()
                if supply.kind == "outside" and quantity
                for item in supply.items(quantity, today)
            ),
        ),
        awards=(
            *holding.awards,
            *(HeldAward(id=award, area=area or None, date=today) for award, area in sorted(awards)),
        ),
        unlisted=attested,
    )
