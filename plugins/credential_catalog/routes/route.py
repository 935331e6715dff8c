"""A route: what is still to be done toward a goal, its totals, and what could not be told."""

from __future__ import annotations

from typing import Literal

import msgspec

from credential_catalog.model.holding import HeldAward, HeldOutside

Measure = Literal["hours", "cost", "count"]
"""What a route is short in: clock hours, money, or the number of credentials."""


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """Clock hours that are stated; `complete` tells whether they are stated of every credential."""

    at_least: float
    complete: bool


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """Prices that are stated, for a person who is no member; `complete` tells whether all are."""

    at_least: float
    complete: bool
    currency: str


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """The number of credentials still to earn, their clock hours, and what they cost."""

    count: int
    hours: Hours
    cost: Cost


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to be done, shaped like a holding: added to what is held, it makes the goal met.

    Attributes:
        credentials: Ids still to earn, in an order that respects what comes before what.
        outside: Things that are no credentials, still to be obtained.
        unlisted: How many more of what the catalog cannot list, by the node that asks for them.
        awards: Awards still to be received on the way, or single areas of them.
        totals: What it comes to.
    """

    credentials: tuple[str, ...] = ()
    outside: tuple[str | HeldOutside, ...] = ()
    unlisted: dict[str, float] = {}
    awards: tuple[str | HeldAward, ...] = ()
    totals: Totals


class Route(Way, frozen=True, kw_only=True):
    """The answer to "what is left": the best way, other ways, and all that could not be told.

    Attributes:
        goal: The stack, award or rule.
        by: What the way is short in.
        as_of: The day.
        answer: Whether the goal is met with what is held.
        feasible: Whether there is a way of which it is known that it makes the goal met; else none is given.
        optimal: Whether that way is proven to be the best; False where the search was cut short.
        alternatives: Other ways, the one with the fewest credentials first; all where there are 20 or fewer.
        more_alternatives: Whether there are more than 20, or more than could be looked for.
        possible: Where none is feasible, the best way if all that is open comes out well.
        unmet: Why nothing can do, where nothing can.
        unknown: What could not be told.
    """

    goal: str
    by: Measure
    as_of: str
    answer: Literal["met", "not_met", "cannot_tell"]
    feasible: bool
    optimal: bool
    alternatives: tuple[Way, ...] = ()
    more_alternatives: bool = False
    possible: Way | None = None
    unmet: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
