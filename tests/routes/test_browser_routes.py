"""The browser plans like the package: the same ways, in the same order, with the same sentences."""

import functools
import json
from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from playwright.sync_api import Page
from tests.conftest import AS_OF, ROOT
from tests.routes import small_worlds as small
from tests.routes.in_browser import drawn, rounded
from tests.routes.planned_worlds import CHANGES, world_of

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.exports.vectors import vectors
from credential_catalog.model.convert import convert
from credential_catalog.model.holding import HeldAward, HeldOutside, Holding, StillToEarn
from credential_catalog.routes import Answer, evaluate_goal
from credential_catalog.routes.excerpt import excerpt
from credential_catalog.routes.route import Way
from credential_catalog.routes.shortest import EFFORT, shortest_route

Plain = dict[str, Any]
ENOUGH = 60_000
"""Milliseconds that no search needs."""

PLAN_ALL = """async (told) => {
    const { shortestRoute } = await import("/routes/index.js");
    const routes = JSON.parse(told).map(({ excerpt, holding, how }) => {
        try {
            return shortestRoute(excerpt, holding, how);
        } catch (error) {
            return { error: String(error.stack) };
        }
    });
    return JSON.stringify(routes);
}"""


def planned(cases: list[Plain], page: Page) -> list[Plain]:
    """Let the browser plan all cases at once."""
    asked = [{key: case[key] for key in ("excerpt", "holding", "how")} for case in cases]
    found: list[Plain] = rounded(json.loads(page.evaluate(PLAN_ALL, json.dumps(asked))))
    return found


def case_of(goal: str, holding: Plain, catalog: Catalog, *, by: str = "hours", effort: int = EFFORT) -> Plain:
    """Return what is put to the browser, with the route that the package finds."""
    person = convert(holding, Holding)
    route = shortest_route(goal, person, catalog, AS_OF, by=by, effort=effort)  # type: ignore[arg-type]
    return {
        "excerpt": excerpt(goal, catalog, AS_OF),
        "holding": holding,
        "how": {"by": by, "effort": effort, "within": ENOUGH},
        "expected": rounded(json.loads(msgspec.json.encode(route))),
    }


def assert_alike(cases: list[Plain], page: Page) -> None:
    """Fail with the smallest case for which the browser finds another route than the package."""
    pairs = zip(cases, planned(cases, page), strict=True)
    wrong = [(case, route) for case, route in pairs if route != case["expected"]]
    if wrong:
        case, route = min(wrong, key=lambda pair: len(json.dumps(pair[0])))
        shown = json.dumps({**case, "browser": route}, indent=1)
        pytest.fail(f"{len(wrong)} of {len(cases)} differ. The smallest:\n{shown}")


# The real catalog.


@functools.cache
def worked_goals(catalog: Catalog) -> list[tuple[str, Plain]]:
    """Return every second goal that has worked examples, with what a person has in the last of them."""
    made = [json.loads(str(one.content)) for one in sorted(vectors(catalog, AS_OF), key=lambda one: one.path)]
    return [(one["goal"], one["examples"][-1]["holding"]) for one in made[::2]]


def test_shortest_routes_to_real_goals_are_the_same(catalog: Catalog, page: Page) -> None:
    assert len(worked_goals(catalog)) >= 150
    assert_alike([case_of(goal, holding, catalog) for goal, holding in worked_goals(catalog)], page)


def test_routes_of_fewest_credentials_from_nothing_are_the_same(catalog: Catalog, page: Page) -> None:
    assert_alike([case_of(goal, {}, catalog, by="count") for goal, _ in worked_goals(catalog)], page)


def test_cheapest_routes_to_real_goals_are_the_same(catalog: Catalog, page: Page) -> None:
    cases = [case_of(goal, holding, catalog, by="cost") for goal, holding in worked_goals(catalog)[::4]]
    assert_alike(cases, page)


def test_every_stored_route_is_found_in_the_browser(page: Page) -> None:
    cases = []
    for file in sorted((ROOT / "tests" / "vectors" / "routes").rglob("*.json")):
        vector = json.loads(file.read_text(encoding="utf-8"))
        for stored in vector["routes"]:
            how = {"by": stored["by"], "within": ENOUGH}
            expected = rounded(stored["route"])
            cases.append({**vector, **stored, "how": how, "expected": expected})
    assert len(cases) > 200
    assert_alike(cases, page)


# What Hypothesis makes up.


@functools.cache
def worlds() -> SearchStrategy[tuple[Plain, Plain]]:
    """Return cases with a goal, a requirement of each kind in a joint of each kind, or an amount."""
    pairs = [small.cases(small.joint(joint, kind)) for joint in small.JOINTS for kind in small.KINDS.values()]
    amounts = [small.growing(), small.amount(areas=small.AREAS_ASKED), small.limited("cap", "cap", "floor")]
    return st.tuples(
        st.one_of(small.goal_cases(), *pairs, *[small.cases(amount) for amount in amounts]), CHANGES
    )


def made_up(number: int, **how: Any) -> list[Plain]:  # noqa: ANN401
    found = []
    for case, changes in drawn(worlds(), number):
        catalog, goal = world_of(case, changes)
        found.append(case_of(goal, case["holding"], catalog, **how))
    return found


def test_routes_in_small_worlds_are_the_same(page: Page) -> None:
    cases = [*made_up(350), *made_up(100, by="count"), *made_up(100, by="cost")]
    assert sum(case["expected"]["feasible"] for case in cases) > 100
    assert sum(case["expected"]["possible"] is not None for case in cases) > 5
    assert sum(case["expected"]["unmet"] != [] for case in cases) > 20
    assert_alike(cases, page)


@pytest.mark.parametrize("effort", [1, 4])
def test_a_search_that_may_not_ask_often_gives_up_at_the_same_bound(effort: int, page: Page) -> None:
    cases = made_up(200, effort=effort)
    assert sum(not case["expected"]["optimal"] for case in cases) > 2
    assert_alike(cases, page)


# Time.


def done(way: Plain) -> Holding:
    """Return what somebody has who had nothing and did all that a way says, today."""
    todo = convert(way, Way)
    return Holding(
        credentials=tuple(StillToEarn(id=name, date=AS_OF.isoformat()) for name in todo.credentials),
        outside=tuple(_dated(todo.outside, HeldOutside)),
        awards=tuple(_dated(todo.awards, HeldAward)),
        unlisted=todo.unlisted,
    )


def _dated(things: Iterable[Any], kind: Callable[..., Any]) -> list[Any]:
    named = (kind(id=thing) if isinstance(thing, str) else thing for thing in things)
    return [msgspec.structs.replace(thing, date=AS_OF.isoformat()) for thing in named]


WAY = ("credentials", "outside", "unlisted", "awards", "totals")


def test_a_search_that_is_cut_short_says_so_and_gives_what_it_has(catalog: Catalog, page: Page) -> None:
    goals = [goal for goal, _ in worked_goals(catalog)[::6]]
    asked = [{"excerpt": excerpt(goal, catalog, AS_OF), "holding": {}} for goal in goals]
    in_time = planned([{**one, "how": {"within": ENOUGH}} for one in asked], page)
    cut_short = planned([{**one, "how": {"within": 0}} for one in asked], page)
    assert all("cut_short" not in route for route in in_time)
    given = 0
    for goal, route, whole in zip(goals, cut_short, in_time, strict=True):
        if whole["answer"] == "met":
            assert route == whole
            continue
        assert (route.get("cut_short"), route["optimal"], route["unmet"]) == (True, False, [])
        if route["feasible"]:
            given += 1
            after = done({key: route[key] for key in WAY})
            assert evaluate_goal(goal, after, catalog, AS_OF).answer is Answer.MET
    assert given > 10
