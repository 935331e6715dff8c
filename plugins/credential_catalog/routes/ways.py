"""All ways to satisfy what is left of which nothing can be left out, where they are few."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from typing import NamedTuple

from credential_catalog.routes.remainder import Enough, OneOf, Part, Remainder, Settled, SomeOf
from credential_catalog.routes.steps import Step, Supply
from credential_catalog.routes.sums import SumLeft

MOST_KEPT = 100
"""Ways of one part that are kept while they are put together."""


class TooManyWaysError(Exception):
    """There are more ways than are kept."""


class Taken(NamedTuple):
    """Steps and supplies that together satisfy a part."""

    steps: frozenset[Step]
    supplies: Mapping[Supply, float]

    def within(self, other: Taken) -> bool:
        """Tell whether another way has all of this one."""
        return self.steps <= other.steps and all(
            much <= other.supplies.get(supply, 0.0) for supply, much in self.supplies.items()
        )


NONE_TAKEN = Taken(frozenset(), {})


def minimal_ways(left: Remainder) -> list[Taken]:
    """Return the ways to satisfy what is left from which nothing can be left out.

    Raises:
        TooManyWaysError: There are more than are worth naming.
    """
    found = []
    for way in _ways(left.root, left):
        found += _with_what_they_ask(way, left, frozenset())
    kept = [way for way in found if not _in_conflict(way, left)]
    return _minimal(kept)


def _in_conflict(way: Taken, left: Remainder) -> bool:
    return any(not left.conflicts.get(step, frozenset()).isdisjoint(way.steps) for step in way.steps)


def _with_what_they_ask(way: Taken, left: Remainder, asked: frozenset[Step]) -> list[Taken]:
    """Return a way with each way to do what its steps ask themselves."""
    step = next((step for step in sorted(way.steps) if step in left.asks and step not in asked), None)
    if step is None:
        return [way]
    found = []
    for before in _ways(left.asks[step], left):
        if step not in before.steps:
            found += _with_what_they_ask(_together(way, before, add=False), left, asked | {step})
    return _kept(found)


def _ways(part: Part, left: Remainder) -> list[Taken]:
    match part:
        case Settled(met=met):
            return [NONE_TAKEN] if met else []
        case OneOf(steps=steps):
            return [Taken(frozenset({step}), {}) for step in steps]
        case Enough(supply=supply):
            level = next(level for level in left.levels[supply] if level >= part.missing - 1e-6)
            return [Taken(frozenset(), {supply: level})]
        case SomeOf():
            return _ways_of_some(part, left)
        case SumLeft():
            return _ways_of_sum(part, left)


def _ways_of_some(part: SomeOf, left: Remainder) -> list[Taken]:
    """Put together so many of the parts: `found[n]` are the ways to satisfy n of those looked at."""
    found: list[list[Taken]] = [[NONE_TAKEN], *([] for _ in range(part.at_least))]
    for position, below in enumerate(part.parts):
        ways = _ways(below, left)
        still = len(part.parts) - position - 1
        for number in range(part.at_least, 0, -1):
            more = [
                _together(one, way, add=part.apart)
                for one in found[number - 1]
                for way in ways
                if not part.apart or one.steps.isdisjoint(way.steps)
            ]
            found[number] = _kept([*found[number], *more])
        for number in range(part.at_least - still):
            found[number] = []
    return found[part.at_least]


def _ways_of_sum(part: SumLeft, left: Remainder) -> list[Taken]:
    """Try every set of steps, the smaller first; what they leave missing may come from one supply."""
    steps = sorted(part.gains)
    found: list[Taken] = []

    def look(chosen: frozenset[Step], position: int) -> None:
        if part.reached(chosen, {}):
            found.append(Taken(chosen, {}))
        else:
            for supply in sorted({rate.supply for rate in part.rates}):
                enough = (much for much in left.levels[supply] if part.reached(chosen, {supply: much}))
                found.extend(Taken(chosen, {supply: much}) for much in itertools.islice(enough, 1))
            for following in range(position, len(steps)):
                rest = frozenset(steps[following:])
                if part.rates or part.reached(chosen | rest, {}):
                    look(chosen | {steps[following]}, following + 1)
        if len(found) > 4 * MOST_KEPT:
            raise TooManyWaysError

    look(frozenset(), 0)
    return _kept(found)


def _together(one: Taken, other: Taken, *, add: bool) -> Taken:
    """Put two ways together; quantities of the same supply are shared, or, apart, added."""
    supplies = dict(one.supplies)
    for supply, much in other.supplies.items():
        before = supplies.get(supply, 0.0)
        supplies[supply] = before + much if add else max(before, much)
    return Taken(one.steps | other.steps, supplies)


def _kept(ways: list[Taken]) -> list[Taken]:
    minimal = _minimal(ways)
    if len(minimal) > MOST_KEPT:
        raise TooManyWaysError
    return minimal


def _minimal(ways: list[Taken]) -> list[Taken]:
    """Return the ways that have none of the others within them, each once."""
    found: list[Taken] = []
    for way in sorted(ways, key=lambda way: (len(way.steps), sorted(way.steps), sum(way.supplies.values()))):
        if not any(one.within(way) for one in found):
            found = [one for one in found if not way.within(one)]
            found.append(way)
    return found
