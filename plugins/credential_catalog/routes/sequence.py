"""In what order the steps of a way can be taken."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from credential_catalog.routes.remainder import Part, Remainder, SomeOf, holds, steps_in
from credential_catalog.routes.steps import Step, Supplies

MayTake = Callable[[Step, frozenset[Step]], bool]
"""Tells whether a step may be taken after some others: whether what it asks is met by then."""

MOST_TRIED = 2000
"""Sets of steps taken first that are tried."""


def sequence(
    left: Remainder, steps: frozenset[Step], supplies: Supplies, may_take: MayTake
) -> tuple[Step, ...] | None:
    """Return the steps in an order in which each can be taken, or None where there is no such order.

    What a step asks comes before it. Of parts that stand in an order, none is finished while one before it is
    not. Of several steps that could be next, those of earlier parts go first, then the first in order of ids.
    """
    ordered = [
        _timed(part, steps)
        for _, part in left.parts()
        if isinstance(part, SomeOf) and part.ordered and holds(part, steps, supplies)
    ]
    places = {step: _place(step, ordered) for step in steps}
    candidates = sorted(steps, key=lambda step: (places[step], step))
    dead: set[frozenset[Step]] = set()

    def after(taken: tuple[Step, ...]) -> tuple[Step, ...] | None:
        done = frozenset(taken)
        if len(done) == len(steps):
            return taken
        for step in candidates:
            with_it = done | {step}
            if step in done or with_it in dead or len(dead) > MOST_TRIED:
                continue
            if _in_order(ordered, with_it, supplies) and may_take(step, done):
                found = after((*taken, step))
                if found is not None:
                    return found
            dead.add(with_it)
        return None

    return after(())


def _timed(one: SomeOf, steps: frozenset[Step]) -> tuple[Part, ...]:
    """Return the parts of an order that are finished by a step of their own; others fit in anywhere."""
    found: list[Part] = []
    earlier: frozenset[Step] = frozenset()
    for part in one.parts:
        here = steps_in(part) & steps
        if not here <= earlier:
            found.append(part)
        earlier |= here
    return tuple(found)


def _place(step: Step, ordered: Sequence[tuple[Part, ...]]) -> tuple[int, ...]:
    """Return the first part of each order that a step helps."""
    return tuple(
        next((number for number, part in enumerate(parts) if step in steps_in(part)), 0) for parts in ordered
    )


def _in_order(ordered: Sequence[tuple[Part, ...]], done: frozenset[Step], supplies: Supplies) -> bool:
    """Tell whether no part is finished while one that stands before it is not."""
    for parts in ordered:
        finished = [holds(part, done, supplies) for part in parts]
        if any(later and not earlier for earlier, later in itertools.pairwise(finished)):
            return False
    return True
