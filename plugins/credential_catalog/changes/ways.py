"""Goals whose shortest way changed, and what that means for those who are on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.change import HolderChange, WayChange, WayLength
from credential_catalog.changes.facts import present_ids
from credential_catalog.model.holding import HeldCredential, Holding
from credential_catalog.routes.excerpt import excerpt
from credential_catalog.routes.route import Route
from credential_catalog.routes.shortest import shortest_route

EFFORT = 500
"""How often a search may ask for a bound: a tenth of what a page allows."""


def goals_changed(
    old: Catalog, new: Catalog, renamed: Mapping[str, str], as_of: datetime.date
) -> tuple[str, ...]:
    """Return the stacks and awards of both editions for which anything that they look at is another.

    A goal is answered from its excerpt alone: where that is the same but for titles, so are all answers.
    """
    return tuple(
        goal
        for goal, former in _in_both(old, new, renamed)
        if _untitled(present_ids(excerpt(former, old, as_of), renamed))
        != _untitled(excerpt(goal, new, as_of))
    )


def _untitled(value: Any) -> Any:  # noqa: ANN401
    match value:
        case dict():
            return {key: _untitled(part) for key, part in value.items() if key != "title"}
        case list() | tuple():
            return [_untitled(part) for part in value]
    return value


def _in_both(old: Catalog, new: Catalog, renamed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    former = {present: name for name, present in renamed.items()}
    for goals, before in ((new.stacks, old.stacks), (new.awards, old.awards)):
        for goal in sorted(goals):
            name = former.get(goal, goal)
            if name in before:
                yield goal, name


def way_changed(
    goal: str, old: Catalog, new: Catalog, renamed: Mapping[str, str], as_of: datetime.date
) -> WayChange | None:
    """Return how the shortest way to a goal changed; None where it is as long as it was, for everybody.

    Those who are on the way are taken to hold half of the credentials of the former way, all but one, or all.
    """
    former = next((name for name, present in renamed.items() if present == goal), goal)
    before, after = _way(former, (), old, as_of), _way(goal, (), new, as_of)
    holders = tuple(_holders(goal, before, new, renamed, as_of)) if before.feasible else ()
    if _length(before) == _length(after) and not holders:
        return None
    return WayChange(
        goal=goal, title=new.title(goal), before=_length(before), after=_length(after), holders=holders
    )


def _holders(
    goal: str, before: Route, new: Catalog, renamed: Mapping[str, str], as_of: datetime.date
) -> Iterator[HolderChange]:
    way = tuple(renamed.get(name, name) for name in before.credentials)
    for number in sorted({(len(way) + 1) // 2, len(way) - 1, len(way)} - {0, -1}):
        held = way[:number]
        now = _way(goal, held, new, as_of)
        left = now.totals.count if now.feasible else None
        if left != len(way) - number:
            yield HolderChange(held=held, before=len(way) - number, after=left)


def _way(goal: str, held: tuple[str, ...], catalog: Catalog, as_of: datetime.date) -> Route:
    holding = Holding(credentials=tuple(HeldCredential(id=name) for name in held))
    return shortest_route(goal, holding, catalog, as_of, effort=EFFORT, others=False)


def _length(way: Route) -> WayLength | None:
    if not way.feasible:
        return None
    hours = way.totals.hours
    return WayLength(
        credentials=way.totals.count,
        hours=hours.at_least if hours.complete else None,
        others=len(way.outside) + len(way.unlisted) + len(way.awards),
    )
