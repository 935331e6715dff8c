"""The shortest route from what a person holds to a stack, an award or what a rule asks."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import plain
from credential_catalog.model.holding import HeldAward, HeldOutside, Holding
from credential_catalog.routes.answer import Answer, Finding
from credential_catalog.routes.evaluate import evaluate_goal
from credential_catalog.routes.measures import totals
from credential_catalog.routes.planner import Plan, Planner
from credential_catalog.routes.route import Measure, Route, Way
from credential_catalog.routes.steps import Supply, holding_after
from credential_catalog.routes.supplies import weight
from credential_catalog.routes.unmet import reasons

EFFORT = 5_000
"""How often a search may ask for a bound, if nothing else is said."""

NOTHING_TO_DO = Plan((), {})


def shortest_route(
    goal: str,
    holding: Holding,
    catalog: Catalog,
    as_of: datetime.date,
    *,
    by: Measure = "hours",
    effort: int = EFFORT,
    others: bool = True,
) -> Route:
    """Find the shortest way from what a person holds to a goal.

    Ways are compared in this order: awards to which no way can be followed; the number of things from outside
    the catalog; the measure; the number of credentials, then of those that the catalog cannot list, then of
    awards to receive; the ids. Of each thing from outside as little is taken as does where every credential
    is earned. What is not stated is never zero: by hours or cost, the best way is looked for among
    credentials that all state them. Where that needs more from outside, or there is none, it is the way with
    the fewest credentials.

    Args:
        goal: Id of a stack, an award or a rule.
        holding: What the person has.
        catalog: Where all is looked up.
        as_of: The day on which everything is done.
        by: What the way is to be short in.
        effort: How often a bound may be asked for in one search; beyond it the way is not proven the best.
        others: Whether to look for other ways too, which may take longest.

    Raises:
        KeyError: The goal is no stack, award or rule.
    """
    return shortest_routes(goal, holding, catalog, as_of, (by,), effort=effort, others=others)[0]


def shortest_routes(
    goal: str,
    holding: Holding,
    catalog: Catalog,
    as_of: datetime.date,
    measures: Sequence[Measure],
    *,
    effort: int = EFFORT,
    others: bool = True,
) -> tuple[Route, ...]:
    """Find the shortest way by each of several measures; see `shortest_route`.

    Args:
        goal: Id of a stack, an award or a rule.
        holding: What the person has.
        catalog: Where all is looked up.
        as_of: The day on which everything is done.
        measures: What the ways are to be short in.
        effort: How often a bound may be asked for in one search.
        others: Whether to look for other ways too.

    Raises:
        KeyError: The goal is no stack, award or rule.
    """
    goal = catalog.present(goal)
    found = evaluate_goal(goal, holding, catalog, as_of)
    answers = [_Answer(goal, by, found, catalog, as_of) for by in measures]
    if found.answer is Answer.MET:
        return tuple(answer.by_plan(NOTHING_TO_DO, [], more=False) for answer in answers)
    planner = Planner(goal, holding, catalog, as_of, effort=effort)
    fewest = planner.best("count")
    if fewest is not None:
        ways = planner.all_ways() if others else []
        listed = [fewest, *sorted(ways or [], key=_in_order)] if others else []
        routes = [
            answer.by_plan(_best(planner, answer.by, fewest), listed, more=ways is None) for answer in answers
        ]
        if any(step.kind != "award" for step in fewest.steps):
            return tuple(routes)
        better = Planner(goal, holding, catalog, as_of, effort=effort, supposing=True).best("count")
        if better is None or weight(better.supplies) >= weight(fewest.supplies):
            return tuple(routes)
        pairs = zip(answers, routes, strict=True)
        return tuple(answer.with_possible(route, better, holding) for answer, route in pairs)
    supposing = Planner(goal, holding, catalog, as_of, effort=effort, supposing=True)
    fewest = supposing.best("count")
    if fewest is None:
        done = evaluate_goal(goal, supposing.everything(), catalog, as_of, supposing=True)
        missing = reasons(done, holding, catalog)
        routes = [answer.without_way(missing, done.everything_unknown()) for answer in answers]
    else:
        routes = [answer.by_supposing(_best(supposing, answer.by, fewest), holding) for answer in answers]
    if planner.proven and supposing.proven:
        return tuple(routes)
    return tuple(msgspec.structs.replace(route, optimal=False) for route in routes)


def _best(planner: Planner, by: Measure, fewest: Plan) -> Plan:
    """Return the best plan that states the measure, if it needs no more from outside than the other."""
    if by == "count":
        return fewest
    stated = planner.best(by)
    return stated if stated is not None and weight(stated.supplies) == weight(fewest.supplies) else fewest


def _same(one: Plan, other: Plan) -> bool:
    return set(one.steps) == set(other.steps) and dict(one.supplies) == dict(other.supplies)


def _in_order(plan: Plan) -> tuple[object, ...]:
    return (weight(plan.supplies), len(plan.steps), sorted(plan.steps))


class _Answer:
    """Puts a route together: the plan in the shape of a holding, and all that is said beside it."""

    def __init__(
        self, goal: str, by: Measure, found: Finding, catalog: Catalog, as_of: datetime.date
    ) -> None:
        self.goal = goal
        self.by = by
        self.found = found
        self.catalog = catalog
        self.as_of = as_of

    def by_plan(self, plan: Plan, others: list[Plan], *, more: bool) -> Route:
        """Return the route of a plan that makes the goal met."""
        distinct: list[Plan] = []
        for other in others:
            if not any(_same(other, one) for one in (plan, *distinct)):
                distinct.append(other)
        return msgspec.structs.replace(
            self._route(plan),
            feasible=True,
            optimal=plan.optimal,
            alternatives=tuple(self._way(other) for other in distinct),
            more_alternatives=more,
            unknown=(*self.found.everything_unknown(), *self._open_in(plan)),
        )

    def by_supposing(self, plan: Plan, holding: Holding) -> Route:
        """Return the route where only supposing makes the goal met."""
        route = msgspec.structs.replace(self._route(NOTHING_TO_DO), optimal=plan.optimal)
        return self.with_possible(route, plan, holding)

    def with_possible(self, route: Route, plan: Plan, holding: Holding) -> Route:
        """Return a route with the way that there is if all that is open comes out well."""
        after = holding_after(holding, frozenset(plan.steps), plan.supplies, self.as_of)
        still = evaluate_goal(self.goal, after, self.catalog, self.as_of).everything_unknown()
        said = (*self.found.everything_unknown(), *route.unknown, *still, *self._open_in(plan))
        return msgspec.structs.replace(route, possible=self._way(plan), unknown=tuple(dict.fromkeys(said)))

    def without_way(self, unmet: tuple[str, ...], unknown: tuple[str, ...]) -> Route:
        """Return the route where nothing that can be done is known to make the goal met."""
        said = dict.fromkeys([*self.found.everything_unknown(), *unknown])
        return msgspec.structs.replace(self._route(NOTHING_TO_DO), unmet=unmet, unknown=tuple(said))

    def _route(self, plan: Plan) -> Route:
        way = self._way(plan)
        return Route(
            goal=self.goal,
            by=self.by,
            as_of=self.as_of.isoformat(),
            answer=self.found.answer.word,
            feasible=False,
            optimal=True,
            credentials=way.credentials,
            outside=way.outside,
            unlisted=way.unlisted,
            awards=way.awards,
            totals=way.totals,
        )

    def _open_in(self, plan: Plan) -> tuple[str, ...]:
        """Return what a plan leaves open: how an award is received, and which of two orders is right."""
        awards = (
            f"How {self.catalog.title(supply.id)} is received is not known here, or only in part."
            for supply in plan.supplies
            if supply.kind == "award"
        )
        return (*awards, *plan.disputed)

    def _way(self, plan: Plan) -> Way:
        return Way(
            credentials=tuple(step.id for step in plan.steps if step.kind == "credential"),
            outside=tuple(item for supply, much in plan.supplies.items() for item in _outside(supply, much)),
            unlisted=_unlisted(plan),
            awards=(
                *(_award(step.id, step.area) for step in plan.steps if step.kind == "award"),
                *(_award(one.id, one.area) for one in plan.supplies if one.kind == "award"),
            ),
            totals=totals(plan.steps, self.catalog),
        )


def _outside(supply: Supply, much: float) -> list[str | HeldOutside]:
    if supply.kind != "outside":
        return []
    items = [msgspec.structs.replace(item, date=None) for item in supply.items(much, "")]
    return [item.id if plain(item) == {"id": item.id} else item for item in items]


def _unlisted(plan: Plan) -> dict[str, float]:
    found: dict[str, float] = {}
    for step in plan.steps:
        if step.kind == "unlisted":
            found[step.id] = found.get(step.id, 0) + 1
    for supply, much in plan.supplies.items():
        if supply.kind == "unlisted":
            found[supply.id] = found.get(supply.id, 0) + much
    return dict(sorted(found.items()))


def _award(award: str, area: str) -> str | HeldAward:
    return HeldAward(id=award, area=area) if area else award
