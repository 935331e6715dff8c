"""What is still to be done, in words that a teacher reads."""

import datetime
from typing import Any

import pytest
from tests.routes.small_worlds import catalog_of

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.holding import Holding
from credential_catalog.routes.route import Route
from credential_catalog.routes.shortest import shortest_route
from credential_catalog.routes.way_words import (
    awards_of,
    instead_words,
    outside_of,
    totals_words,
    unlisted_of,
    unlisted_words,
)

AS_OF = datetime.date(2026, 11, 22)
GOAL = "zz/rule"
FREE = [{"amount": 0, "currency": "USD", "who": "everyone"}]
NOT_MEMBERS = [
    {"amount": 75, "currency": "USD", "who": "other"},
    {"amount": 0, "currency": "USD", "who": "member"},
]
CREDENTIALS: dict[str, Any] = {
    "aaa/said": {"hours": 15, "cost": NOT_MEMBERS},
    "aaa/range": {"hours": {"at_least": 10, "at_most": 20}, "cost": FREE},
    "aaa/open": {"hours": {"at_most": 20}},
    "aaa/silent": {},
    "aaa/abroad": {"hours": 5, "cost": [{"amount": 75, "currency": "EUR", "who": "everyone"}]},
}


def toward(requires: dict[str, Any]) -> tuple[Route, Catalog]:
    catalog = catalog_of(
        {
            "credentials": CREDENTIALS,
            "stacks": {"aaa/part": {"members": ["aaa/said"], "of": 3}},
            "outside": {"exam": {}, "teaching": {"unit": "year"}},
            "awards": {
                "zz/award": {},
                "zz/other": {"areas": [{"id": "methods", "title": "Methods"}]},
                "zz/level": {},
            },
            "rules": {GOAL: {"grants": {"award": "zz/award"}, "requires": requires}},
        }
    )
    return shortest_route(GOAL, Holding(), catalog, AS_OF, by="count"), catalog


def each(*names: str) -> dict[str, Any]:
    return {"all": [{"credential": f"aaa/{name}"} for name in names]}


@pytest.mark.parametrize(
    ("names", "number", "hours", "cost"),
    [
        (("said",), "1 micro-credential", "15 h", "$75"),
        (("said", "range"), "2 micro-credentials", "at least 25 h", "$75"),
        (("range",), "1 micro-credential", "at least 10 h", "free"),
        (("silent",), "1 micro-credential", "not stated", "not stated"),
        (("open",), "1 micro-credential", "not stated", "not stated"),
        (
            ("said", "silent"),
            "2 micro-credentials",
            "at least 15 h; hours of 1 are not stated",
            "at least $75; prices of 1 are not stated",
        ),
        (("said", "abroad"), "2 micro-credentials", "20 h", "at least $75; prices of 1 are not stated"),
    ],
)
def test_totals_never_take_what_is_not_stated_for_nothing(
    names: tuple[str, ...], number: str, hours: str, cost: str
) -> None:
    route, catalog = toward(each(*names))
    totals = totals_words(route, catalog)
    assert totals is not None
    assert (totals.number, totals.hours, totals.cost) == (number, hours, cost)
    assert route.totals.hours.complete == ("not stated" not in hours)
    assert route.totals.cost.complete == ("not stated" not in cost)
    assert totals.not_for_members == ("said" in names)


def test_unlisted_credentials_are_counted_and_their_hours_are_not_stated() -> None:
    pool = {
        "id": "electives",
        "label": "Electives",
        "choose": {"at_least": 2, "from": {"issuer": "bbb"}, "open": True},
    }
    route, catalog = toward({"all": [{"credential": "aaa/said"}, pool]})
    totals = totals_words(route, catalog)
    assert totals is not None
    assert totals.number == "3 micro-credentials"
    assert totals.hours == "at least 15 h; hours of 2 are not stated"
    assert totals.short == "3 micro-credentials, at least 15 h, at least $75"
    assert unlisted_of(route, GOAL, catalog) == [
        "2 micro-credentials that the catalog does not list (Electives)"
    ]


def test_a_way_without_credentials_comes_to_nothing() -> None:
    route, catalog = toward({"outside": "exam"})
    assert totals_words(route, catalog) is None


def test_things_from_outside_are_said_with_how_much_and_during_what() -> None:
    teaching = {"outside": "teaching", "at_least": 3, "unit": "year", "during": "zz/level"}
    methods = {"award": "zz/other", "area": "methods"}
    route, catalog = toward({"all": [{"outside": "exam"}, teaching, methods]})
    assert outside_of(route, catalog) == ["exam", "teaching (3 years, while holding zz/level)"]
    assert awards_of(route, catalog) == ["zz/other: Methods (zz/other)"]


def test_what_cannot_be_listed_is_said_with_whose_requirement_it_is() -> None:
    note = "Titles *not* read."
    other = {"id": "other", "unlisted": {"count": 1, "of": "other", "note": note}}
    amount = {"id": "rest", "amount": {"unit": "clock_hour", "at_least": 40, "from": [], "open": True}}
    _, catalog = toward({"all": [other, amount]})
    said = [
        unlisted_words("zz/rule#other", 1, GOAL, catalog),
        unlisted_words("zz/rule#rest", 40, "zz/award", catalog),
        unlisted_words("aaa/part#unread-members", 2, GOAL, catalog),
    ]
    assert said == [
        "1 thing that the catalog cannot list: Titles not read",
        "40 clock hours from what the catalog does not list (for zz/rule)",
        "2 of aaa/part whose titles were not read",
    ]


def test_another_way_is_told_by_what_differs() -> None:
    route, catalog = toward({"any": [each("said", "range"), each("range", "silent"), {"outside": "exam"}]})
    others = [instead_words(route, way, GOAL, catalog) for way in route.alternatives]
    assert others == ["aaa/silent, instead of aaa/said", "exam, instead of aaa/range and aaa/said"]


def test_of_many_that_differ_only_the_first_are_named() -> None:
    route, catalog = toward({"outside": "exam"})
    many = convert({**_plain(route), "outside": [], "credentials": sorted(CREDENTIALS)}, Route)
    said = instead_words(route, many, GOAL, catalog)
    assert said == "aaa/abroad; aaa/open; aaa/range and 2 more, instead of exam"


def _plain(route: Route) -> dict[str, Any]:
    return {name: getattr(route, name) for name in route.__struct_fields__}
