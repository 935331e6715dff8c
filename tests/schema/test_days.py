"""A day in a spreadsheet's writing is understood where it can mean one day only."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_catalog.schema.days import days_meant

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2099, 12, 31))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11/22/2026", ["2026-11-22"]),
        ("22/11/2026", ["2026-11-22"]),
        ("4/5/2026", ["2026-04-05", "2026-05-04"]),
        ("5/5/26", ["2026-05-05"]),
        ("01.06.2025", ["2025-06-01"]),
        ("22-Nov-26", ["2026-11-22"]),
        ("Nov 22, 2026", ["2026-11-22"]),
        ("22 November 2026", ["2026-11-22"]),
        ("2026-22-11", ["2026-11-22"]),
        ("2026-1-5", ["2026-01-05"]),
        ("2026/11/22", ["2026-11-22"]),
        ("2026-11-22T00:00:00Z", ["2026-11-22"]),
        (46348, ["2026-11-22"]),
        (2026, []),
        ("soon", []),
        ("31/31/2026", []),
        ("2/30/2026", []),
        (True, []),
        (None, []),
    ],
)
def test_what_may_be_meant(written: object, meant: list[str]) -> None:
    assert list(days_meant(written)) == meant


@given(DAYS)
def test_a_spreadsheets_number_gives_its_day_back(day: datetime.date) -> None:
    assert days_meant((day - datetime.date(1899, 12, 30)).days) == (day.isoformat(),)


@given(DAYS)
def test_the_day_is_always_among_those_that_may_be_meant(day: datetime.date) -> None:
    for written in (
        f"{day.month}/{day.day}/{day.year}",
        f"{day.day}-{day.month}-{day.year}",
        f"{day:%d-%b-%Y}",
    ):
        assert day.isoformat() in days_meant(written)
