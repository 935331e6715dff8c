"""The finder's options say what is stated, and nothing where nothing is."""

import pytest

from credential_catalog.model.records import Evidence, Price, Quantity, Range
from credential_catalog.site.views.facets import costs, evidences, grades, highest_price, spans_of_hours


@pytest.mark.parametrize(
    ("hours", "spans"),
    [
        (None, ("not stated",)),
        (5, ("up to 5 h",)),
        (5.5, ("over 5, up to 10 h",)),
        (Range(at_least=10, at_most=15), ("over 5, up to 10 h", "over 10, up to 15 h")),
        (Range(at_least=40), ("over 30 h",)),
    ],
)
def test_hours_fall_into_every_span_that_they_may_take(
    hours: Quantity | None, spans: tuple[str, ...]
) -> None:
    assert spans_of_hours(hours) == spans


def price(amount: float, who: str = "everyone", **told: str) -> Price:
    return Price(amount=amount, currency=told.pop("currency", "USD"), who=who, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prices", "found"),
    [
        ((), ("not stated",)),
        ((price(0),), ("free",)),
        ((price(0, "member"), price(125, "other")), ("free to members", "over $50, up to $150")),
        ((price(0, "eligible"),), ("free if eligible",)),
        ((price(50),), ("up to $50",)),
        ((price(151),), ("over $150",)),
        ((price(6000, per="stack"),), ("priced otherwise",)),
        ((price(20, currency="EUR"),), ("priced otherwise",)),
    ],
)
def test_a_price_is_told_for_whom_it_is(prices: tuple[Price, ...], found: tuple[str, ...]) -> None:
    assert costs(prices) == found


def test_the_highest_price_is_unknown_where_none_is_stated_in_dollars() -> None:
    assert highest_price(()) is None
    assert highest_price((price(20, currency="EUR"),)) is None
    assert highest_price((price(0, "member"), price(75, "other"))) == 75


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ((), ("not stated",)),
        ((Evidence(kind="reflection"),), ("no video named", "no students named")),
        ((Evidence(kind="video"),), ("video named", "students named")),
        ((Evidence(kind="other", note="Video or audio."),), ("video named", "no students named")),
        ((Evidence(kind="student_work"),), ("no video named", "students named")),
        ((Evidence(kind="reflection", note="On two learners."),), ("no video named", "students named")),
    ],
)
def test_video_and_students_are_named_by_kind_or_note(
    pieces: tuple[Evidence, ...], found: tuple[str, ...]
) -> None:
    assert evidences(pieces) == found


def test_a_band_takes_in_every_grade_that_it_touches() -> None:
    assert grades(("elementary",)) == ("K–2", "3–5")
    assert grades(("6-12", "higher-ed")) == ("6–8", "9–12", "Higher education")
    assert grades(("upper-grades",)) == ("not stated",)
