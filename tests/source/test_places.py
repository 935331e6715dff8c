"""A value's place is where a person would point at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credential_catalog.source import Document, Pointer
from credential_catalog.source.values import read_values

TEXT = """\
# A comment first.
name: KQED
hours: {low: 10, high: 15}
sources:
  - url: https://example.org
    read: 2026-01-02
  - "two"
requires: &all
  all: [a, b]
also: *all
empty:
"""


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ((), "2:1", "2:1"),
        (("name",), "2:7", "2:1"),
        (("hours", "high"), "3:24", "3:18"),
        (("sources",), "5:3", "4:1"),
        (("sources", 0), "5:5", "5:5"),
        (("sources", 0, "read"), "6:11", "6:5"),
        (("sources", 1), "7:5", "7:5"),
        (("requires", "all", 1), "9:12", "9:12"),
        (("also", "all", 1), "9:12", "9:12"),
        (("empty",), "11:7", "11:1"),
    ],
)
def test_the_place_of_a_value_and_of_its_key(
    read: Callable[[str], Document], pointer: Pointer, value: str, key: str
) -> None:
    document = read(TEXT)
    assert str(document.place(pointer)) == f"f.yml:{value}"
    assert str(document.place(pointer, key=True)) == f"f.yml:{key}"


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        (("gone",), "2:1", "2:1"),
        (("hours", "gone"), "3:8", "3:1"),
        (("hours", "gone", "further"), "3:8", "3:1"),
        (("sources", 7, "url"), "5:3", "4:1"),
        (("sources", -1), "5:3", "4:1"),
        (("sources", "url"), "5:3", "4:1"),
        (("name", "low"), "2:7", "2:1"),
        (("hours", 0), "3:8", "3:1"),
    ],
)
def test_where_nothing_stands_the_place_is_the_nearest_thing_around_it(
    read: Callable[[str], Document], pointer: Pointer, value: str, key: str
) -> None:
    document = read(TEXT)
    assert str(document.place(pointer)) == f"f.yml:{value}"
    assert str(document.place(pointer, key=True)) == f"f.yml:{key}"


def test_places_are_the_editors_whatever_the_line_ends(read: Callable[[bytes], Document]) -> None:
    for content in (b"a: 1\r\nb: 2\r\n", b"a: 1\rb: 2\r", b"\xef\xbb\xbfa: 1\nb: 2\n"):
        document = read(content)
        assert document.data == {"a": 1, "b": 2}
        assert str(document.place(("a",))) == "f.yml:1:4"
        assert str(document.place(("b",))) == "f.yml:2:4"


def test_a_column_is_a_character_not_a_byte(read: Callable[[str], Document]) -> None:
    assert str(read("x: {é📰: 1, b: 2}\n").place(("x", "b"))) == "f.yml:1:15"


@settings(max_examples=300)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"#,?% \n\t\\x0", max_size=40), st.booleans())
def test_every_value_of_an_accepted_text_has_a_place_of_its_own_key(text: str, key: bool) -> None:
    data = read_values(text, "f.yml")
    if isinstance(data, tuple):
        return
    document = Document(Path("f.yml"), "f.yml", text, data)
    lines = len(text.splitlines()) + 1
    for pointer in pointers(data):
        assert 1 <= document.place(pointer, key=key).line <= lines


def pointers(value: object) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        return [(), *((name, *rest) for name, below in value.items() for rest in pointers(below))]
    if isinstance(value, list):
        return [(), *((index, *rest) for index, below in enumerate(value) for rest in pointers(below))]
    return [()]
