"""A route: what is still to be done toward a goal, its totals, and what could not be told.

It is published as JSON: `credential-catalog route --format json` writes it, and its schema is made from these
values. Keys are added and never removed, renamed or given another meaning.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from credential_catalog.model.holding import HeldAward, HeldOutside

Measure = Literal["hours", "cost", "count"]
"""What a route is short in: clock hours, money, or the number of credentials."""


def _says(words: str) -> msgspec.Meta:
    return msgspec.Meta(description=words)


class Hours(msgspec.Struct, frozen=True, kw_only=True):
    """Clock hours, as far as they are stated."""

    at_least: Annotated[float, _says("The stated hours added up, the least of each range.")]
    complete: Annotated[bool, _says("Whether every credential in the way states them, and none is unlisted.")]


class Cost(msgspec.Struct, frozen=True, kw_only=True):
    """Prices for somebody who is no member, as far as they are stated."""

    at_least: Annotated[float, _says("The stated prices added up, the least of each range.")]
    complete: Annotated[bool, _says("Whether every credential in the way states one, and none is unlisted.")]
    currency: Annotated[str, _says("ISO 4217 code. A price in another currency is taken for not stated.")]


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """The number of credentials still to earn, their clock hours, and what they cost."""

    count: Annotated[int, _says("How many credentials of the catalog are in the way.")]
    hours: Annotated[Hours, _says("Their clock hours.")]
    cost: Annotated[Cost, _says("What they cost.")]


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """What is still to be done, shaped like a holding: added to what is held, it makes the goal met."""

    credentials: Annotated[
        tuple[str, ...],
        _says("Ids of credentials still to earn, in an order that respects what comes before what."),
    ] = ()
    outside: Annotated[
        tuple[str | HeldOutside, ...],
        _says("Things that are no credentials, still to be obtained: an id, or an id with how much."),
    ] = ()
    unlisted: Annotated[
        dict[str, float],
        _says(
            "How many more, or how much more, of what the catalog cannot list, by the node that asks for it: "
            "id of the stack, award or rule, #, id of the node."
        ),
    ] = {}
    awards: Annotated[
        tuple[str | HeldAward, ...],
        _says("Awards still to be received on the way: an id, or an id with the one area of it."),
    ] = ()
    totals: Annotated[Totals, _says("What it comes to.")]


class Route(Way, frozen=True, kw_only=True):
    """The answer to "what is left": the best way, other ways, and all that could not be told."""

    goal: Annotated[str, _says("Id of the stack, award or rule.")]
    by: Annotated[
        Measure,
        _says("What the way is short in: clock hours, cost, or the count of credentials."),
    ]
    as_of: Annotated[str, _says("The day for which rules were read and on which all is done.")]
    answer: Annotated[
        Literal["met", "not_met", "cannot_tell"], _says("Whether the goal is met with what is held.")
    ]
    feasible: Annotated[
        bool,
        _says("Whether there is a way of which it is known that it makes the goal met; else none is given."),
    ]
    optimal: Annotated[
        bool, _says("Whether the way is proven to be the best; false where the search was cut short.")
    ]
    alternatives: Annotated[
        tuple[Way, ...],
        _says("Other ways, the one with the fewest credentials first; all where there are 20 or fewer."),
    ] = ()
    more_alternatives: Annotated[
        bool, _says("Whether there are more than 20, or more than could be looked for.")
    ] = False
    possible: Annotated[
        Way | None,
        _says(
            "The best way if all that is open comes out well: where none is feasible, or where the one that "
            "is has no credential and this one needs less from outside; else null."
        ),
    ] = None
    unmet: Annotated[tuple[str, ...], _says("Where nothing can do: why, in sentences.")] = ()
    unknown: Annotated[tuple[str, ...], _says("What could not be told, in sentences.")] = ()
