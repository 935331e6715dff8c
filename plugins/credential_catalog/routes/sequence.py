"""In what order the steps of a way can be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from credential_catalog.routes.remainder import Remainder, SomeOf, holds, steps_in
from credential_catalog.routes.steps import Step, Supplies

MayTake = Callable[[Step, frozenset[Step]], bool]
"""Tells whether a step may be taken after some others: whether what it asks is met by then."""


def sequence(
    left: Remainder, steps: frozenset[Step], supplies: Supplies, may_take: MayTake
) -> tuple[Step, ...] | None:
    """Return the steps in an order in which each can be taken, or None where there is no such order.

    What a step asks comes before it, and parts that stand in an order are finished one after the other. Of
    several steps that could be next, the first in order of ids is.
    """
    before = _before(left, steps, supplies)
    taken: list[Step] = []
    waiting = sorted(steps)
    while waiting:
        done = frozenset(taken)
        following = next(
            (step for step in waiting if before.get(step, frozenset()) <= done and may_take(step, done)), None
        )
        if following is None:
            return None
        taken.append(following)
        waiting.remove(following)
    return tuple(taken)


def _before(left: Remainder, steps: frozenset[Step], supplies: Supplies) -> Mapping[Step, frozenset[Step]]:
    """Return the steps that each must wait for because of parts that stand in an order."""
    found: dict[Step, frozenset[Step]] = {}
    for part in _ordered(left):
        if not holds(part, steps, supplies):
            continue
        earlier: frozenset[Step] = frozenset()
        for below in part.parts:
            here = (steps_in(below) & steps) - earlier
            for step in here:
                found[step] = found.get(step, frozenset()) | earlier
            earlier |= here
    return found


def _ordered(left: Remainder) -> Iterator[SomeOf]:
    for _, part in left.parts():
        if isinstance(part, SomeOf) and part.ordered:
            yield part
