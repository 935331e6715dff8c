"""Further questions beside a route: what counts already, what to take next, what serves several goals.

And the same holding in another state.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import HeldAward, HeldOutside, Holding, StillToEarn
from credential_catalog.routes.answer import Answer, Finding
from credential_catalog.routes.evaluate import evaluate, evaluate_goal
from credential_catalog.routes.fewest import Fewest
from credential_catalog.routes.person import person_of
from credential_catalog.routes.route import Route, Way
from credential_catalog.routes.shortest import shortest_route


def held_that_counts(
    goal: str, holding: Holding, catalog: Catalog, as_of: datetime.date
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of what is held on a day that counts toward a goal, and of what does not.

    Args:
        goal: Id of a stack, an award or a rule.
        holding: What the person has.
        catalog: Where all is looked up.
        as_of: The day.

    Raises:
        KeyError: The goal is no stack, award or rule.
    """
    person = person_of(holding, catalog, as_of)
    awards = [award.id for award in person.awards]
    held = dict.fromkeys([*person.credentials, *sorted(person.stacks), *person.outside, *awards])
    counted = set(_counted(evaluate_goal(goal, holding, catalog, as_of)))
    others = tuple(name for name in held if name not in counted)
    return tuple(name for name in held if name in counted), others


def _counted(found: Finding) -> Iterator[str]:
    if found.applies is not False:
        yield from found.counted
        for child in found.children:
            yield from _counted(child)


class NextStep(msgspec.Struct, frozen=True, kw_only=True):
    """What to do next: a credential of the way, else something outside, unlisted, or an award; and why.

    `id` of something unlisted is "owner#node id" of the node that asks for it.
    """

    kind: Literal["credential", "outside", "unlisted", "award"]
    id: str
    reason: str


def next_step(route: Route, holding: Holding, catalog: Catalog, as_of: datetime.date) -> NextStep | None:
    """Return what to do next on a route, or None where nothing is to be done or no way is known.

    Of the credentials with which the way can begin, one that is in every way goes first, then the one that
    opens the most others, then the first in order.

    Args:
        route: The answer to what is left; where only supposing makes the goal met, its possible way is taken.
        holding: What the person has.
        catalog: Where all is looked up.
        as_of: The day of the route.
    """
    way = route if route.feasible else route.possible
    if way is None:
        return None
    taking = _Taking(route.goal, way, holding, catalog, as_of, supposing=not route.feasible)
    first = [name for name in way.credentials if taking.may_begin_with(name)]
    if not first:
        return _beside_credentials(way)
    opened = {name: taking.opened_by(name) for name in first}
    always = _in_every_way(route)
    best = min(first, key=lambda name: (name not in always, -len(opened[name]), first.index(name)))
    reason = _reason(opened[best], catalog, always=best in always, alone=len(way.credentials) == 1)
    return NextStep(kind="credential", id=best, reason=reason)


def _beside_credentials(way: Way) -> NextStep | None:
    left = "No micro-credential of the way can come before it."
    reason = left if way.credentials else "The way needs no micro-credential before it."
    for item in way.outside:
        return NextStep(kind="outside", id=item if isinstance(item, str) else item.id, reason=reason)
    for key in way.unlisted:
        return NextStep(kind="unlisted", id=key, reason=reason)
    for award in way.awards:
        return NextStep(kind="award", id=award if isinstance(award, str) else award.id, reason=reason)
    return None


def _in_every_way(route: Route) -> frozenset[str]:
    """Return the credentials of every way, where there are several and all are known."""
    if not route.alternatives or route.more_alternatives:
        return frozenset()
    return frozenset(route.credentials).intersection(*(way.credentials for way in route.alternatives))


def _reason(opened: tuple[str, ...], catalog: Catalog, *, always: bool, alone: bool) -> str:
    if not opened and always:
        return "It is in every way that is known."
    if not opened:
        return f"It is {'the only micro-credential' if alone else 'the first in the order'} of the way."
    others = f"{_titles(opened, catalog)} {'asks' if len(opened) == 1 else 'ask'} for it first"
    return f"It is in every way that is known, and {others}." if always else f"{others}."


def _titles(names: tuple[str, ...], catalog: Catalog) -> str:
    if len(names) > 3:
        return f"{len(names)} others of the way"
    *titles, last = (catalog.title(name) for name in names)
    return f"{', '.join(titles)} and {last}" if titles else last


class _Taking:
    """Tries in which order the credentials of a way may be taken; the evaluator has the last word."""

    def __init__(
        self,
        goal: str,
        way: Way,
        holding: Holding,
        catalog: Catalog,
        as_of: datetime.date,
        *,
        supposing: bool,
    ) -> None:
        self.goal = goal
        self.way = way
        self.holding = holding
        self.catalog = catalog
        self.as_of = as_of
        self.supposing = supposing

    def may_begin_with(self, name: str) -> bool:
        """Tell whether a credential may be earned a day before all the rest is done."""
        if not self._asked_is_met(name, self.holding):
            return False
        done = self._after(self.way.credentials, before=name)
        found = evaluate_goal(self.goal, done, self.catalog, self.as_of, supposing=self.supposing)
        return found.answer is Answer.MET

    def opened_by(self, name: str) -> tuple[str, ...]:
        """Return the credentials of the way that cannot be begun without one, directly or through others."""
        shut = {name}
        while True:
            rest = [one for one in self.way.credentials if one not in shut]
            more = {one for one in rest if not self._asked_is_met(one, self._after(rest, but=one))}
            if not more:
                return tuple(one for one in self.way.credentials if one in shut and one != name)
            shut |= more

    def _asked_is_met(self, name: str, held: Holding) -> bool:
        asked = self.catalog.credentials[name].prerequisites
        if asked is None:
            return True
        found = evaluate(asked, held, self.catalog, self.as_of, owner=name, supposing=self.supposing)
        return found.answer is Answer.MET

    def _after(self, credentials: Iterable[str], *, before: str = "", but: str = "") -> Holding:
        """Return what is held after the way with these credentials, one a day before, one left out."""
        today = self.as_of.isoformat()
        yesterday = (self.as_of - datetime.timedelta(days=1)).isoformat()
        unlisted = {
            key: self.holding.unlisted.get(key, 0) + self.way.unlisted.get(key, 0)
            for key in {*self.holding.unlisted, *self.way.unlisted}
        }
        outside = (HeldOutside(id=one) if isinstance(one, str) else one for one in self.way.outside)
        awards = (HeldAward(id=one) if isinstance(one, str) else one for one in self.way.awards)
        return msgspec.structs.replace(
            self.holding,
            credentials=(
                *self.holding.credentials,
                *(
                    StillToEarn(id=name, date=yesterday if name == before else today)
                    for name in credentials
                    if name != but
                ),
            ),
            outside=(*self.holding.outside, *(msgspec.structs.replace(one, date=today) for one in outside)),
            awards=(*self.holding.awards, *(msgspec.structs.replace(one, date=today) for one in awards)),
            unlisted=unlisted,
        )


class Overlap(msgspec.Struct, frozen=True, kw_only=True):
    """One credential, and the goals of which it stands in a way with the fewest credentials."""

    credential: str
    goals: tuple[str, ...]


def overlap(goals: Iterable[str], holding: Holding, catalog: Catalog, as_of: datetime.date) -> Overlap | None:
    """Return the single credential that brings a person nearer to the most of some goals.

    It brings nearer to a goal where it stands in a way with the fewest credentials, or where no way is sure,
    in one of those that would do if all that is open comes out well. Of equally good credentials the one goes
    first that is in most of the ways found, then the first in the order of ids. Where a search is cut short,
    only what was found is claimed.

    Args:
        goals: Ids of stacks, awards or rules.
        holding: What the person has.
        catalog: Where all is looked up.
        as_of: The day.

    Returns:
        None where no credential serves two of the goals.

    Raises:
        KeyError: A goal is no stack, award or rule.
    """
    names = dict.fromkeys(catalog.present(goal) for goal in goals)
    ways = {name: Fewest(name, holding, catalog, as_of) for name in names}
    candidates: dict[str, tuple[int, int]] = {}
    for name in sorted({one for way in ways.values() for one in way.candidates}):
        possible = sum(name in way.candidates for way in ways.values())
        candidates[name] = (-possible, -sum(name in way.found for way in ways.values()))
    best: Overlap | None = None
    for name in sorted(candidates, key=lambda one: (candidates[one], one)):
        most = len(best.goals) if best else 1
        if -candidates[name][0] <= most:
            break
        served = tuple(goal for goal, way in ways.items() if way.has(name))
        if len(served) > most:
            best = Overlap(credential=name, goals=served)
    return best


class Elsewhere(msgspec.Struct, frozen=True, kw_only=True):
    """An award of a jurisdiction, what is held that counts toward it, and what is left."""

    award: str
    counted: tuple[str, ...]
    route: Route


def what_if(
    holding: Holding, jurisdiction: str, catalog: Catalog, as_of: datetime.date
) -> tuple[Elsewhere, ...]:
    """Return each award of a jurisdiction toward which any of a holding counts, in the order of ids.

    Args:
        holding: What the person has.
        jurisdiction: Id of the state, DC, territory or DoDEA.
        catalog: Where all is looked up.
        as_of: The day.
    """
    found = []
    for name, award in sorted(catalog.awards.items()):
        if award.jurisdiction == jurisdiction:
            counted, _ = held_that_counts(name, holding, catalog, as_of)
            if counted:
                route = shortest_route(name, holding, catalog, as_of)
                found.append(Elsewhere(award=name, counted=counted, route=route))
    return tuple(found)
