"""What is left of a requirement for one person: a formula over steps, in which all that is held is settled.

It is never stricter than the evaluator: whatever steps make the goal met also satisfy the formula. Where the
two differ (parts that may not share, things of which it is not known where they count) the formula is the
more generous one, so that it may bound a search whose results the evaluator judges.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

from credential_catalog.routes.steps import Step, Supply
from credential_catalog.routes.sums import SumLeft


@dataclasses.dataclass(frozen=True)
class Settled:
    """A part that is settled: met already, or out of reach whatever is done."""

    met: bool


@dataclasses.dataclass(frozen=True)
class OneOf:
    """A part that any one of some steps satisfies."""

    steps: tuple[Step, ...]


@dataclasses.dataclass(frozen=True)
class Enough:
    """A part that asks for so much of a supply, in a unit or, if that is "", in any; some may be there."""

    supply: Supply
    unit: str
    at_least: float
    there: float = 0.0

    @property
    def missing(self) -> float:
        """How much is still needed."""
        return self.at_least - self.there

    def reached(self, supplies: Mapping[Supply, float]) -> bool:
        """Tell whether there is enough with these supplies."""
        return sum(much for supply, much in supplies.items() if self.counts(supply)) >= self.missing - 1e-6

    def counts(self, other: Supply) -> bool:
        """Tell whether a supply counts toward this."""
        mine = self.supply
        return (
            (other.kind, other.id) == (mine.kind, mine.id)
            and other.area in ("", mine.area)
            and (other.measured or not mine.measured)
            and self.unit in ("", other.unit)
            and mine.during in ("", other.during)
        )


@dataclasses.dataclass(frozen=True)
class SomeOf:
    """A part that asks for so many of its parts.

    With `apart`, no step may serve two of them; with `ordered`, each is finished before the next.
    """

    at_least: int
    parts: tuple[Part, ...]
    apart: bool = False
    ordered: bool = False

    @cached_property
    def sees(self) -> frozenset[Step]:
        """The steps that may help here."""
        return frozenset().union(*(steps_in(part) for part in self.parts))

    @cached_property
    def supplies(self) -> frozenset[Supply]:
        """The supplies that may help here."""
        return frozenset().union(*(supplies_in(part) for part in self.parts))


Part = Settled | OneOf | Enough | SomeOf | SumLeft

MET = Settled(True)
OUT_OF_REACH = Settled(False)


def all_of(parts: Collection[Part], *, apart: bool = False, ordered: bool = False) -> Part:
    """Return the part that asks for every one of some parts."""
    left = tuple(part for part in parts if part != MET)
    if OUT_OF_REACH in left:
        return OUT_OF_REACH
    return some_of(len(left), left, apart=apart, ordered=ordered)


def any_of(parts: Collection[Part]) -> Part:
    """Return the part that asks for one of some parts."""
    if MET in parts:
        return MET
    return some_of(1, tuple(part for part in parts if part != OUT_OF_REACH))


def some_of(at_least: int, parts: Collection[Part], *, apart: bool = False, ordered: bool = False) -> Part:
    """Return the part that asks for so many of some parts; those that are settled fall away."""
    at_least -= sum(part == MET for part in parts)
    left = tuple(part for part in parts if not isinstance(part, Settled))
    if at_least <= 0:
        return MET
    if len(left) < at_least:
        return OUT_OF_REACH
    return left[0] if len(left) == 1 else SomeOf(at_least, left, apart, ordered)


def shared_parts(part: Part, known: dict[Part, Part]) -> Part:
    """Return a part in which equal parts are one and the same, so that each is looked at once."""
    if part not in known:
        if isinstance(part, SomeOf):
            below = tuple(shared_parts(one, known) for one in part.parts)
            known[part] = dataclasses.replace(part, parts=below)
        else:
            known[part] = part
    return known[part]


def steps_in(part: Part) -> frozenset[Step]:
    """Return the steps that may help a part, not those that these steps themselves ask for."""
    match part:
        case OneOf(steps=steps):
            return frozenset(steps)
        case SomeOf() | SumLeft():
            return part.sees
    return frozenset()


@dataclasses.dataclass(frozen=True, eq=False)
class Remainder:
    """What is left for one person toward one goal.

    Attributes:
        root: What is still asked.
        asks: What a step itself asks before it: prerequisites of a credential, the way to an award.
        conflicts: Steps that shut each other out.
        places: Where in the requirement a step was seen, also where it is not needed any more.
        levels: Each supply with the quantities of it that may matter, the least first.
        disputed: Titles of the sources that disagree with a file on the way, each with what is said of it.
    """

    root: Part
    asks: Mapping[Step, Part]
    conflicts: Mapping[Step, frozenset[Step]]
    places: Mapping[Step, tuple[frozenset[int], ...]]
    levels: Mapping[Supply, tuple[float, ...]]
    disputed: Mapping[str, tuple[str, ...]]

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All steps that may help, those that others ask for among them, in order."""
        return tuple(sorted(self.reach(self.root)))

    def reach(self, part: Part) -> frozenset[Step]:
        """Return the steps that a part may lead to, those that its steps ask for among them."""
        if id(part) not in self._reach:
            found: set[Step] = set()
            below = [part]
            while below:
                for step in steps_in(below.pop()) - found:
                    found.add(step)
                    if step in self.asks:
                        below.append(self.asks[step])
            self._reach[id(part)] = (part, frozenset(found))
        return self._reach[id(part)][1]

    @cached_property
    def _reach(self) -> dict[int, tuple[Part, frozenset[Step]]]:
        """What was found, by the part itself, which is kept so that its number stays its own."""
        return {}

    def parts(self) -> Iterator[tuple[object, Part]]:
        """Yield every part of the root and of what steps ask, each with its role.

        Two single steps of the same part, of which any so many will do, have the same role.
        """
        asked = (self.asks[step] for step in self.steps if step in self.asks)
        below: list[tuple[object, Part]] = [(None, part) for part in (self.root, *asked)]
        while below:
            role, part = below.pop()
            yield (id(part) if role is None else role), part
            if isinstance(part, SomeOf):
                alike = id(part)
                for one in part.parts:
                    single = isinstance(one, OneOf) and len(one.steps) == 1
                    below.append((alike if single else None, one))

    def shares_nothing(self, part: SomeOf) -> bool:
        """Tell whether no step leads to two of the parts below a part."""
        if id(part) not in self._sharing:
            alone = sum(len(self.reach(below)) for below in part.parts) == len(self.reach(part))
            self._sharing[id(part)] = (part, alone)
        return self._sharing[id(part)][1]

    @cached_property
    def _sharing(self) -> dict[int, tuple[Part, bool]]:
        return {}


def holds(part: Part, steps: Collection[Step], supplies: Mapping[Supply, float]) -> bool:
    """Tell whether steps and supplies satisfy a part."""
    match part:
        case Settled(met=met):
            return met
        case OneOf(steps=some):
            return any(step in steps for step in some)
        case Enough():
            return part.reached(supplies)
        case SumLeft():
            return part.reached(steps, supplies)
        case SomeOf(at_least=number, parts=parts):
            if part.apart and number == len(parts) and not _enough_apart(parts, steps, supplies):
                return False
            found = 0
            for position, below in enumerate(parts):
                if found + len(parts) - position < number:
                    return False
                found += holds(below, steps, supplies)
                if found >= number:
                    return True
            return False


def _enough_apart(parts: Sequence[Part], steps: Collection[Step], supplies: Mapping[Supply, float]) -> bool:
    """Tell whether each supply is enough for all of some parts that may not share it.

    A part needs of a supply what it cannot do without, with all steps and all there is of the others.
    """
    for supply, much in supplies.items():
        left = much
        for part in parts:
            left -= _least_of(supply, part, steps, supplies)
            if left < -1e-6:
                return False
    return True


def _least_of(supply: Supply, part: Part, steps: Collection[Step], supplies: Mapping[Supply, float]) -> float:
    """Return how much of a supply a part cannot do without, in whole numbers."""
    if supply not in supplies_in(part) or holds(part, steps, {**supplies, supply: 0.0}):
        return 0.0
    low, high = 0, math.ceil(supplies[supply])
    while low < high:
        middle = (low + high) // 2
        if holds(part, steps, {**supplies, supply: float(middle)}):
            high = middle
        else:
            low = middle + 1
    half = {**supplies, supply: low - 0.5}
    return float(low - 1 if holds(part, steps, half) else low)


def supplies_in(part: Part) -> frozenset[Supply]:
    """Return the supplies that some part was made for."""
    match part:
        case Enough(supply=supply):
            return frozenset({supply})
        case SumLeft(rates=rates):
            return frozenset(rate.supply for rate in rates)
        case SomeOf():
            return part.supplies
    return frozenset()
