"""Dates, grade bands, merge patches and values in words."""

import datetime

import pytest

from credential_catalog.model.convert import convert, plain
from credential_catalog.model.dates import before, first_day, last_day
from credential_catalog.model.grade_bands import WORDS, covers, grades_words
from credential_catalog.model.merge_patch import merge_patch
from credential_catalog.model.prose import date_words, hours_words, price_words, unit_words
from credential_catalog.model.records import Price, Range
from credential_catalog.model.requirement import AllOf, Choose, Requirement, walk
from credential_catalog.schema.library import schemas


def test_a_month_lasts_from_its_first_to_its_last_day() -> None:
    assert first_day("2024-02") == datetime.date(2024, 2, 1)
    assert last_day("2024-02") == datetime.date(2024, 2, 29)
    assert last_day("2022") == datetime.date(2022, 12, 31)


@pytest.mark.parametrize(
    ("duration", "day"),
    [
        ("12 months", "2025-11-22"),
        ("10 years", "2016-11-22"),
        ("3 school years", "2023-11-22"),
        ("2 weeks", "2026-11-08"),
        ("9 months", "2026-02-22"),
    ],
)
def test_a_length_of_time_leads_back_to_a_day(duration: str, day: str) -> None:
    assert before(datetime.date(2026, 11, 22), duration) == datetime.date.fromisoformat(day)


def test_a_leap_day_a_year_ago_is_the_last_of_february() -> None:
    assert before(datetime.date(2024, 2, 29), "1 year") == datetime.date(2023, 2, 28)


def test_a_wider_grade_band_covers_a_narrower_one() -> None:
    assert covers("k-12", "middle")
    assert covers("secondary", "6-12")
    assert not covers("middle", "k-12")


def test_a_band_without_limits_covers_only_itself() -> None:
    assert covers("upper-grades", "upper-grades")
    assert not covers("k-12", "upper-grades")


def test_a_merge_patch_replaces_merges_and_removes() -> None:
    value = {"choose": {"at_least": 2, "from": {"issuer": "nmped"}}, "note": "x"}
    patched = merge_patch(value, {"choose": {"at_least": 3}, "note": None})
    assert patched == {"choose": {"at_least": 3, "from": {"issuer": "nmped"}}}


def test_a_requirement_comes_back_as_it_was_written() -> None:
    written = {
        "all": [
            {"credential": "nmped/social-emotional-learning", "minimum_score": "85%"},
            {"choose": {"at_least": 2, "from": {"issuer": "nmped", "except": ["nmped/a"]}, "open": True}},
        ],
        "distinct": True,
    }
    asked = convert(written, Requirement)
    assert isinstance(asked, AllOf)
    assert isinstance(asked.all[1], Choose)
    assert [at for at, _ in walk(asked)] == [(), ("all", 0), ("all", 1)]
    assert convert(plain(asked), Requirement) == asked


def test_values_are_written_as_pages_write_them() -> None:
    assert date_words("2026-11-22") == "22 Nov 2026"
    assert date_words("2024-07") == "Jul 2024"
    assert hours_words(Range(at_least=10, at_most=15)) == "10–15 h"
    assert hours_words(Range(at_least=20)) == "20 h or more"
    assert hours_words(None) == "not stated"
    assert price_words(Price(amount=0, currency="USD", who="member")) == "free for members"
    assert price_words(Price(amount=75, currency="USD", who="other")) == "$75 for others"
    assert unit_words("clock_hour", 1) == "clock hour"
    assert unit_words("pdu", 15) == "PDUs"


@pytest.mark.parametrize(
    ("unit", "many"),
    [
        ("academy", "academies"),
        ("school_day", "school days"),
        ("class", "classes"),
        ("course", "courses"),
        ("two_years", "two years"),
    ],
)
def test_more_than_one_of_a_unit_has_its_plural(unit: str, many: str) -> None:
    assert unit_words(unit, 5) == many


def test_grades_are_said_in_words_from_the_lowest_up() -> None:
    assert grades_words(("higher-ed", "early-childhood")) == "early childhood, higher education"
    assert grades_words(("high", "elementary", "middle")) == "K–12"
    assert WORDS.keys() == set(schemas()["common"]["$defs"]["grade_band"]["enum"])
