"""What to take next, what serves several goals, and the same holding in another state."""

import datetime
from typing import Any

import pytest
from tests.routes.small_worlds import catalog_of

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.holding import Holding
from credential_catalog.routes.advice import NextStep, held_that_counts, next_step, overlap, what_if
from credential_catalog.routes.shortest import shortest_route

AS_OF = datetime.date(2026, 11, 22)
NOTHING = Holding()


def credential(name: str) -> dict[str, str]:
    return {"credential": f"aaa/{name}"}


def world(rules: dict[str, Any], **credentials: dict[str, Any]) -> Catalog:
    """Return a catalog with a rule toward an award of its own for each requirement."""
    names = "abcdef"
    return catalog_of(
        {
            "credentials": {f"aaa/{name}": credentials.get(name, {}) for name in names},
            "outside": {"degree": {}},
            "awards": {f"{state}/{name}-award": {} for state, name in (one.split("/") for one in rules)},
            "rules": {
                name: {"grants": {"award": f"{name}-award"}, "requires": asked}
                for name, asked in rules.items()
            },
        }
    )


def next_toward(
    asked: dict[str, Any], holding: Holding = NOTHING, **credentials: dict[str, Any]
) -> NextStep | None:
    catalog = world({"zz/rule": asked}, **credentials)
    route = shortest_route("zz/rule", holding, catalog, AS_OF, by="count")
    return next_step(route, holding, catalog, AS_OF)


def test_what_is_in_every_way_comes_before_what_may_be_replaced() -> None:
    asked = {"all": [{"any": [credential("a"), credential("b")]}, credential("c")]}
    found = next_toward(asked)
    assert found == NextStep(kind="credential", id="aaa/c", reason="It is in every way that is known.")


def test_what_opens_others_comes_before_what_opens_none() -> None:
    chain = {"b": {"prerequisites": credential("c")}, "d": {"prerequisites": credential("b")}}
    found = next_toward({"all": [credential(name) for name in "abcd"]}, **chain)
    assert found is not None
    assert (found.id, found.reason) == ("aaa/c", "aaa/b and aaa/d ask for it first.")


def test_the_first_in_order_comes_where_nothing_else_tells() -> None:
    found = next_toward({"all": [credential("b"), credential("a")]})
    assert found is not None
    assert (found.id, found.reason) == ("aaa/a", "It is the first in the order of the way.")


def test_one_credential_is_the_only_one() -> None:
    found = next_toward(credential("a"))
    assert found is not None
    assert found.reason == "It is the only micro-credential of the way."


def test_what_must_come_later_is_not_next_though_it_is_in_every_way() -> None:
    asked = {"in_order": [{"any": [credential("a"), credential("b")]}, credential("c")]}
    found = next_toward(asked)
    assert found is not None
    assert found.id == "aaa/a"


def test_what_its_own_prerequisites_keep_back_is_not_next() -> None:
    asked = {"all": [credential("a"), credential("b")]}
    held_back = {"a": {"prerequisites": {"outside": "degree"}}}
    found = next_toward(asked, **held_back)
    assert found is not None
    assert found.id == "aaa/b"


def test_where_no_credential_is_left_something_outside_is_next() -> None:
    found = next_toward({"all": [credential("a"), {"outside": "degree"}]}, Holding(credentials=("aaa/a",)))
    reason = "The way needs no micro-credential before it."
    assert found == NextStep(kind="outside", id="degree", reason=reason)


def test_where_something_outside_comes_first_it_is_next() -> None:
    found = next_toward({"in_order": [{"outside": "degree"}, credential("a")]})
    assert found is not None
    assert (found.kind, found.reason) == ("outside", "No micro-credential of the way can come before it.")


def test_of_an_award_whose_way_is_not_known_it_is_not_said_that_all_for_it_is_there() -> None:
    nobody_knows = {"id": "some", "unlisted": {"count": "unknown", "note": "?"}}
    catalog = world({"zz/rule": {"award": "zz/other-award"}, "zz/other": nobody_knows})
    found = next_step(shortest_route("zz/rule", NOTHING, catalog, AS_OF), NOTHING, catalog, AS_OF)
    reason = "The way needs no micro-credential before it."
    assert found == NextStep(kind="award", id="zz/other-award", reason=reason)


def test_after_the_goal_nothing_is_next() -> None:
    assert next_toward(credential("a"), Holding(credentials=("aaa/a",))) is None


def test_without_a_way_nothing_is_next() -> None:
    assert next_toward(credential("a"), a={"status": "retired"}) is None


TWO_OF_THREE = {
    "zz/one": {"all": [credential("a"), credential("b")]},
    "zz/two": {"all": [credential("b"), credential("c")]},
    "zz/three": {"all": [credential("d"), credential("e"), credential("f")]},
}


def test_the_credential_that_serves_the_most_goals_is_found() -> None:
    found = overlap(TWO_OF_THREE, NOTHING, world(TWO_OF_THREE), AS_OF)
    assert found is not None
    assert (found.credential, found.goals) == ("aaa/b", ("zz/one", "zz/two"))


def test_one_of_many_ways_is_enough_to_serve_a_goal() -> None:
    anything = {"choose": {"at_least": 2, "from": {"issuer": "aaa"}}}
    goals = {"zz/one": anything, "zz/two": credential("f"), "zz/three": anything}
    found = overlap(goals, NOTHING, world(goals), AS_OF)
    assert found is not None
    assert (found.credential, found.goals) == ("aaa/f", ("zz/one", "zz/two", "zz/three"))


def test_a_longer_way_serves_no_goal() -> None:
    goals = {
        "zz/one": {"any": [credential("a"), {"all": [credential("b"), credential("c")]}]},
        "zz/two": credential("b"),
    }
    assert overlap(goals, NOTHING, world(goals), AS_OF) is None


def test_one_that_asks_for_others_first_does_not_seem_to_shorten_the_way() -> None:
    goals = {"zz/one": {"any": [credential("a"), credential("b")]}, "zz/two": credential("b")}
    asks = {"prerequisites": {"all": [credential("c"), credential("d")]}}
    assert overlap(goals, NOTHING, world(goals, b=asks), AS_OF) is None


def test_goals_that_are_met_need_nothing() -> None:
    holding = Holding(credentials=("aaa/b", "aaa/c"))
    assert overlap(TWO_OF_THREE, holding, world(TWO_OF_THREE), AS_OF) is None


def test_what_only_may_count_serves_too() -> None:
    catalog = catalog_of(
        {
            "credentials": {"aaa/a": {}, "aaa/b": {}},
            "awards": {"zz/one": {}, "zz/two": {}},
            "rules": {
                f"zz/{name}-rule": {
                    "grants": {"award": f"zz/{name}"},
                    "effect": "may_count",
                    "requires": credential("b"),
                }
                for name in ("one", "two")
            },
        }
    )
    found = overlap(["zz/one", "zz/two"], NOTHING, catalog, AS_OF)
    assert found is not None
    assert found.goals == ("zz/one", "zz/two")


def test_a_goal_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError):
        overlap(["zz/none"], NOTHING, world(TWO_OF_THREE), AS_OF)


def test_elsewhere_only_awards_are_named_toward_which_something_counts() -> None:
    rules = {
        "zz/one": {"all": [credential("a"), credential("b")]},
        "yy/two": {"all": [credential("a"), credential("c")]},
        "yy/three": credential("d"),
        "yy/four": credential("a"),
    }
    found = what_if(Holding(credentials=("aaa/a",)), "yy", world(rules), AS_OF)
    assert [(one.award, one.counted, one.route.answer, one.route.credentials) for one in found] == [
        ("yy/four-award", ("aaa/a",), "met", ()),
        ("yy/two-award", ("aaa/a",), "not_met", ("aaa/c",)),
    ]


def test_what_counts_is_told_from_what_does_not() -> None:
    catalog = world({"zz/rule": {"all": [credential("a"), {"outside": "degree"}]}})
    holding = convert(
        {
            "credentials": ["aaa/a", "aaa/b", {"id": "aaa/c", "expires": "2020"}],
            "outside": ["degree"],
        },
        Holding,
    )
    assert held_that_counts("zz/rule", holding, catalog, AS_OF) == (("aaa/a", "degree"), ("aaa/b",))
