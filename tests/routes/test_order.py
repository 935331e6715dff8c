"""Dates that contradict an order give “cannot tell”, whatever stands in it."""

import datetime
from typing import Any

import pytest

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.holding import Holding
from credential_catalog.model.records import Award, Credential
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes import Answer, evaluate

CATALOG = Catalog(
    credentials={
        name: Credential(id=name, title=name, status="active") for name in ("kqed/a", "kqed/b", "kqed/c")
    },
    awards={"ut/licence": Award(id="ut/licence", title="Licence", kind="licence")},
)
TWO_OF_POOL = {"choose": {"at_least": 2, "from": {"issuer": "kqed"}}}


def answer(order: list[dict[str, Any]], **dates: str) -> Answer:
    held = {
        "credentials": [
            {"id": f"kqed/{name}", "date": date} for name, date in dates.items() if name != "licence"
        ],
        "awards": [{"id": "ut/licence", "date": dates["licence"]}] if "licence" in dates else [],
    }
    found = evaluate(
        convert({"in_order": order}, Requirement),
        convert(held, Holding),
        CATALOG,
        datetime.date(2026, 11, 22),
    )
    return found.answer


@pytest.mark.parametrize(
    ("order", "dates", "expected"),
    [
        ([{"award": "ut/licence"}, {"credential": "kqed/a"}], {"licence": "2025", "a": "2026"}, "MET"),
        (
            [{"award": "ut/licence"}, {"credential": "kqed/a"}],
            {"licence": "2026", "a": "2025"},
            "CANNOT_TELL",
        ),
        ([{"credential": "kqed/a"}, TWO_OF_POOL], {"a": "2024", "b": "2025", "c": "2026"}, "MET"),
        ([{"award": "ut/licence"}, TWO_OF_POOL], {"licence": "2025", "b": "2024", "c": "2026"}, "MET"),
        (
            [{"award": "ut/licence"}, TWO_OF_POOL],
            {"licence": "2025", "b": "2023", "c": "2024"},
            "CANNOT_TELL",
        ),
        (
            [TWO_OF_POOL, {"award": "ut/licence"}],
            {"licence": "2025", "b": "2024", "c": "2026"},
            "CANNOT_TELL",
        ),
        (
            [TWO_OF_POOL, {"award": "ut/licence"}],
            {"licence": "2025", "a": "2023", "b": "2024", "c": "2026"},
            "MET",
        ),
    ],
)
def test_an_order_is_judged_by_the_dates_that_are_said(
    order: list[dict[str, Any]], dates: dict[str, str], expected: str
) -> None:
    assert answer(order, **dates) is Answer[expected]
