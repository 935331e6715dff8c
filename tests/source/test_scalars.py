"""Unquoted words mean what YAML 1.2 says they mean, and codes stay codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_catalog.source.scalars import LARGEST_INTEGER, plain_scalar

TRAPS = Path(__file__).parents[2].parent / "shared" / "vectors" / "yaml" / "scalar-traps.json"


@pytest.mark.skipif(not TRAPS.exists(), reason="the measured scalar traps are not beside this repository")
def test_every_measured_trap_is_read_as_yaml_1_2_reads_it() -> None:
    measured = json.loads(TRAPS.read_text())["scalars"]
    # A lone `<<` is an error only where merging is supported.
    expected = {row["scalar"]: row["L12" if row["L12"][0] != "ERROR" else "yamlrocks"] for row in measured}
    found = {word: [type(plain_scalar(word)).__name__, str(plain_scalar(word))] for word in expected}
    assert len(found) > 20
    assert found == expected


@pytest.mark.parametrize("word", ["NO", "no", "on", "Off", "yes", "y", "N", "OR", "nULL", "tRUE", "="])
def test_only_true_false_and_null_are_special_words(word: str) -> None:
    assert plain_scalar(word) == word


@pytest.mark.parametrize(
    "word",
    ["2025-09-01", "12:30", "0111", "07030", "-01", "01.5", "1_000", "0x10", "0o17", "1,5", "١٢", "+", "."],
)
def test_dates_times_and_codes_stay_text(word: str) -> None:
    assert plain_scalar(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-12", -12),
        ("+1", 1),
        (".5", 0.5),
        ("1.", 1.0),
        ("1e1", 10.0),
        ("-2.5E-1", -0.25),
    ],
)
def test_numbers_and_the_special_words_have_their_values(word: str, value: object) -> None:
    assert (plain_scalar(word), type(plain_scalar(word))) == (value, type(value))


@pytest.mark.parametrize("word", [".inf", "-.INF", ".nan", "1e999", str(LARGEST_INTEGER + 1), "9" * 5000])
def test_a_number_that_json_or_a_browser_cannot_hold_is_refused(word: str) -> None:
    with pytest.raises(OverflowError):
        plain_scalar(word)


@given(st.integers(-LARGEST_INTEGER, LARGEST_INTEGER))
def test_every_integer_that_a_browser_can_hold_comes_back(number: int) -> None:
    assert plain_scalar(str(number)) == number
