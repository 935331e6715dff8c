"""The search gives the best way, as found by trying everything; its judge is in exhaustive.py."""

import functools
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.routes import small_worlds as small
from tests.routes.exhaustive import Exhaustive, TooLargeToTryError
from tests.routes.planned_worlds import CHANGES, Plain, world_of

from credential_catalog.model.convert import convert
from credential_catalog.model.holding import Holding
from credential_catalog.routes import Answer, evaluate_goal
from credential_catalog.routes.planner import Plan, Planner
from credential_catalog.routes.steps import holding_after

EFFORT = 50_000


def tried(cases: int) -> settings:
    return settings(max_examples=cases, deadline=None, suppress_health_check=list(HealthCheck))


@functools.cache
def pairs() -> SearchStrategy[Plain]:
    return st.one_of(
        *[small.cases(small.joint(joint, kind)) for joint in small.JOINTS for kind in small.KINDS.values()]
    )


@functools.cache
def lines() -> SearchStrategy[Plain]:
    return st.one_of(
        *[
            small.cases(small.amount(small.line(holder, rate)))
            for holder in small.HOLDERS
            for rate in small.RATES
            if holder != "outside" or rate not in small.OF_CREDENTIALS
        ]
    )


@functools.cache
def sums() -> SearchStrategy[Plain]:
    limits = [("cap",), ("floor",), ("cap", "floor"), ("cap", "cap", "floor"), ("cap in per cent",)]
    return st.one_of(
        *[small.cases(small.limited(*kinds)) for kinds in limits],
        small.cases(small.amount(areas=small.AREAS_ASKED)),
        small.cases(small.growing()),
        small.cases(small.amount(small.RULES_LINE)),
    )


@functools.cache
def anything() -> SearchStrategy[Plain]:
    return small.cases(small.joint("all", small.ANY_NODE, small.ANY_NODE))


@functools.cache
def goals() -> SearchStrategy[Plain]:
    return small.goal_cases()


KINDS = {"pairs": pairs, "lines": lines, "sums": sums, "anything": anything, "goals": goals}


@pytest.mark.parametrize("kind", KINDS)
@tried(250)
@given(data=st.data())
def test_the_way_found_is_the_best_of_all(kind: str, data: st.DataObject) -> None:
    case, changes = data.draw(KINDS[kind]()), data.draw(CHANGES)
    # The judge knows nothing of parts that stand in an order; what contradicts it has a test of its own.
    assume(str(case).count("in_order") + ("prerequisites" in changes) < 2)
    catalog, goal = world_of(case, changes)
    holding = convert(case["holding"], Holding)
    planner = Planner(goal, holding, catalog, case["as_of"], effort=EFFORT)
    if evaluate_goal(goal, holding, catalog, case["as_of"]).answer is Answer.MET:
        return
    judge = Exhaustive(goal, holding, catalog, case["as_of"], planner.left.steps, planner.left.levels)
    for by in ("count", "hours"):
        try:
            best = judge.best(by)
        except TooLargeToTryError:
            assume(False)
        plan = planner.best(by)
        # With as little from outside as does for all credentials together there may be no way, for some shut
        # each other out. With more there may be one then, of which nothing is proven.
        assert weighed(plan if plan is None or plan.optimal else None, judge, by) == best
        if plan is not None:
            after = holding_after(holding, frozenset(plan.steps), plan.supplies, case["as_of"])
            assert evaluate_goal(goal, after, catalog, case["as_of"]).answer is Answer.MET


def test_there_is_no_way_where_two_orders_contradict_each_other() -> None:
    one, other = {"credential": "aaa/c1"}, {"credential": "aaa/c2"}
    once, twice = {"in_order": [one, other]}, {"in_order": [other, one]}

    def plan(asked: Plain) -> Plan | None:
        catalog = {"credentials": {"aaa/c1": {}, "aaa/c2": {}}, "awards": {"aa/licence": {}}, "rules": {}}
        world, goal = world_of({"catalog": catalog, "requirement": asked}, {})
        return Planner(goal, Holding(), world, small.AS_OF, effort=EFFORT).best("count")

    assert plan({"all": [once, twice]}) is None
    ordered = plan({"all": [twice, one]})
    assert ordered is not None
    assert [step.id for step in ordered.steps] == ["aaa/c2", "aaa/c1"]


def weighed(plan: Plan | None, judge: Exhaustive, by: str) -> tuple[Any, ...] | None:
    if plan is None:
        return None
    awards = sum(supply.kind == "award" for supply in plan.supplies)
    steps = tuple(sorted(plan.steps))
    return (awards, len(plan.supplies) - awards, judge.weight(steps, by), steps)
