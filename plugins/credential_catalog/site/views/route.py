"""What is left toward an award or a stack for somebody who has nothing of it, and the data to plan from."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import msgspec

from credential_catalog.catalog.stated import stated_hours, stated_price
from credential_catalog.model.artifact import Artifact
from credential_catalog.model.holding import Holding
from credential_catalog.model.prose import hours_words, price_words
from credential_catalog.model.records import Award, Stack
from credential_catalog.routes.excerpt import excerpt
from credential_catalog.routes.route import Measure, Route, Way
from credential_catalog.routes.shortest import shortest_routes
from credential_catalog.routes.way_words import (
    TotalWords,
    awards_of,
    instead_words,
    outside_of,
    totals_words,
    unlisted_of,
    unlisted_words,
)
from credential_catalog.site.address import address, home_address
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context

EFFORT = 1500
"""How often a search of the build may ask for a bound: enough for all but a few goals."""

MOST_WAYS = 8
"""Other ways that are written out."""

_GOAL = "goal.json"


class StepRow(msgspec.Struct, frozen=True, kw_only=True):
    """A credential to earn, with what is stated of it."""

    id: str
    hours: str
    price: str


class WayCard(msgspec.Struct, frozen=True, kw_only=True):
    """A way in words: credentials in order, and what stands beside them."""

    steps: tuple[StepRow, ...]
    outside: tuple[str, ...]
    unlisted: tuple[str, ...]
    awards: tuple[str, ...]
    totals: TotalWords | None


class RouteCard(msgspec.Struct, frozen=True, kw_only=True):
    """What is left for somebody who has nothing of it.

    Attributes:
        goal: Id of the award or stack.
        best: The shortest way; where none is certain, the best if all that is open comes out well, or None.
        cheapest: The cheapest way, where it is another one.
        possible: Where the best has no micro-credential, a way with some that there may be.
        others: In what further ways differ.
        route: The route itself, with what could not be told.
    """

    goal: str
    best: WayCard | None
    cheapest: WayCard | None
    possible: WayCard | None
    others: tuple[str, ...]
    route: Route


def route_card(record: Award | Stack, context: Context) -> RouteCard | None:
    """Return what is left toward an award or a stack; None where no micro-credential has to do with it."""
    if not _is_of_credentials(record, context):
        return None
    measures: tuple[Measure, ...] = ("hours", "cost")
    by_hours, by_cost = shortest_routes(
        record.id, Holding(), context.catalog, context.settings.as_of, measures, effort=EFFORT
    )
    way, cheapest = _way_of(by_hours), _way_of(by_cost)
    others = [
        instead_words(way, other, record.id, context.catalog)
        for other in by_hours.alternatives[:MOST_WAYS]
        if way is not None
    ]
    another = way is not None and cheapest is not None and set(way.credentials) != set(cheapest.credentials)
    return RouteCard(
        goal=record.id,
        best=way_card(way, record.id, context) if way is not None else None,
        cheapest=way_card(cheapest, record.id, context) if another and cheapest is not None else None,
        possible=way_card(by_hours.possible, record.id, context)
        if by_hours.feasible and by_hours.possible
        else None,
        others=tuple(dict.fromkeys(others)),
        route=by_hours,
    )


def _is_of_credentials(record: Award | Stack, context: Context) -> bool:
    if isinstance(record, Stack):
        return record.kind == "award"
    return any(context.is_of_credentials(rule) for rule in context.catalog.all_rules_toward(record.id))


def _way_of(route: Route) -> Way | None:
    if route.feasible:
        return route
    return route.possible


def way_card(way: Way, goal: str, context: Context) -> WayCard:
    """Return a way in words."""
    catalog = context.catalog
    rows = []
    for name in way.credentials:
        record = catalog.credentials[name]
        hours, price = stated_hours(catalog, record), stated_price(catalog, record)
        rows.append(
            StepRow(
                id=name,
                hours=hours_words(hours.value) if hours else "hours not stated",
                price=price_words(price) if price else "price not stated",
            )
        )
    return WayCard(
        steps=tuple(rows),
        outside=tuple(outside_of(way, catalog)),
        unlisted=tuple(unlisted_of(way, goal, catalog)),
        awards=tuple(awards_of(way, catalog)),
        totals=totals_words(way, catalog),
    )


def goal_makers(renderer: Renderer) -> dict[str, Callable[[], Artifact]]:
    """Return how the data that a page's script answers and plans from is made, by its path.

    It stands beside each page that says what is left.
    """
    context = renderer.context
    goals: list[Award | Stack] = [*context.catalog.awards.values(), *context.catalog.stacks.values()]
    return {
        f"{page}{_GOAL}": partial(goal_data, page, record.id, context)
        for record in goals
        if (page := home_address(context.catalog, record.id)) and _is_of_credentials(record, context)
    }


def goal_data(page: str, goal: str, context: Context) -> Artifact:
    """Return all that a page's script needs: the excerpt, links from the page, and words of what is attested.

    Args:
        page: Address of the page that it stands beside.
        goal: Id of the award or stack.
        context: What every view may ask.
    """
    catalog = context.catalog
    part = excerpt(goal, catalog, context.settings.as_of)
    data = {
        "excerpt": part,
        "links": {name: address(catalog, page, name) for name in part["credentials"]},
        "unlisted": {key: unlisted_words(key, 1, goal, catalog) for key in sorted(_attestable(part))},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Artifact(path=f"{page}{_GOAL}", content=text, source=catalog.files.get(goal))


def _attestable(value: object) -> set[str]:
    """Return the keys of the nodes that a person may attest to."""
    if isinstance(value, list):
        return set().union(*map(_attestable, value))
    if not isinstance(value, dict):
        return set()
    asked = value.get("choose") or value.get("amount") or {}
    able = "unlisted" in value or asked.get("open") or value.get("partial")
    own = {value["key"]} if able and "key" in value else set()
    return own.union(*map(_attestable, value.values()))
