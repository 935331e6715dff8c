"""The evaluator gives the answer that a judge finds who tries everything that may be the case."""

import functools
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.routes import oracle
from tests.routes import small_worlds as small


def judged(cases: int) -> settings:
    return settings(
        max_examples=cases,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


# Strategies are made once each: Hypothesis checks a new one anew at every draw.


@functools.cache
def pairs(joint: str, kind: str) -> SearchStrategy[dict[str, Any]]:
    return small.cases(small.joint(joint, small.KINDS[kind]))


@functools.cache
def lines(holder: str, rate: str) -> SearchStrategy[dict[str, Any]]:
    return small.cases(small.amount(small.line(holder, rate)))


@functools.cache
def limits(kinds: tuple[str, ...]) -> SearchStrategy[dict[str, Any]]:
    return small.cases(small.limited(*kinds))


@functools.cache
def conditions(kind: str) -> SearchStrategy[dict[str, Any]]:
    node = small.conditional(small.LEAVES[kind])
    joints = st.one_of(small.joint("all", node), small.joint("any", node), small.joint("choose", node))
    return small.cases(joints)


def agree(case: dict[str, Any]) -> None:
    try:
        truth = oracle.answer(case)
    except oracle.TooManyWorldsError:
        assume(False)
    assert small.found(case).answer.word == truth


@pytest.mark.parametrize("kind", small.KINDS)
@pytest.mark.parametrize("joint", small.JOINTS)
@judged(25)
@given(data=st.data())
def test_a_node_of_each_kind_in_a_joint_of_each_kind_is_judged_alike(
    joint: str, kind: str, data: st.DataObject
) -> None:
    agree(data.draw(pairs(joint, kind)))


@pytest.mark.parametrize(
    ("holder", "rate"),
    [
        (holder, rate)
        for holder in small.HOLDERS
        for rate in small.RATES
        if holder != "outside" or rate not in small.OF_CREDENTIALS
    ],
)
@judged(40)
@given(data=st.data())
def test_a_line_of_each_form_with_a_rate_of_each_form_is_judged_alike(
    holder: str, rate: str, data: st.DataObject
) -> None:
    agree(data.draw(lines(holder, rate)))


@judged(80)
@given(small.cases(small.amount(small.RULES_LINE)))
def test_the_rates_of_rules_are_judged_alike(case: dict[str, Any]) -> None:
    agree(case)


@pytest.mark.parametrize(
    "kinds",
    [
        ("cap",),
        ("floor",),
        ("cap in per cent",),
        ("floor in per cent",),
        ("cap", "floor"),
        ("cap", "cap", "floor"),
    ],
    ids=", ".join,
)
@judged(40)
@given(data=st.data())
def test_limits_are_judged_alike(kinds: tuple[str, ...], data: st.DataObject) -> None:
    agree(data.draw(limits(kinds)))


@judged(60)
@given(small.cases(small.amount(areas=small.AREAS_ASKED)))
def test_areas_are_judged_alike(case: dict[str, Any]) -> None:
    agree(case)


@judged(60)
@given(small.cases(small.growing()))
def test_thresholds_that_grow_are_judged_alike(case: dict[str, Any]) -> None:
    agree(case)


@pytest.mark.parametrize("kind", small.LEAVES)
@judged(40)
@given(data=st.data())
def test_a_condition_on_the_person_is_judged_alike(kind: str, data: st.DataObject) -> None:
    agree(data.draw(conditions(kind)))


@judged(60)
@given(small.cases(small.conditional(small.ANY_NODE)))
def test_a_condition_on_a_whole_requirement_is_judged_alike(case: dict[str, Any]) -> None:
    agree(case)


@judged(150)
@given(small.cases(small.joint("all", small.ANY_NODE, small.ANY_NODE)))
def test_whatever_is_put_together_is_judged_alike(case: dict[str, Any]) -> None:
    agree(case)


@judged(250)
@given(small.goal_cases())
def test_goals_with_rules_of_every_status_and_effect_are_judged_alike(case: dict[str, Any]) -> None:
    agree(case)
