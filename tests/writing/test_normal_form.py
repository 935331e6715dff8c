from collections import Counter
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_catalog.schema import Home, home_of
from credential_catalog.source.values import read_values
from credential_catalog.writing.commented import NotRewritten, comments
from credential_catalog.writing.normal_form import in_normal_form
from credential_catalog.writing.spelling import quoted

CATALOG = Path("catalog")
SOME_FILES = sorted(CATALOG.rglob("*.yml"))[::40]


def formatted(text: str, kind: str = "credential") -> str:
    return in_normal_form(dedent(text).lstrip("\n"), kind)


def test_real_files_keep_their_values_and_comments_and_stay_as_they_are_the_second_time() -> None:
    for path in SOME_FILES:
        home = home_of(path.as_posix())
        assert isinstance(home, Home)
        # A comment on every third line that may bear one, since the real files have few.
        lines = path.read_text(encoding="utf-8").splitlines()
        spaced = [
            f"{line[: len(line) - len(line.lstrip())]}# about {at}\n{line}"
            if at % 3 == 0 and line.endswith(":") and not line.lstrip().startswith("- ")
            else line
            for at, line in enumerate(lines)
        ]
        for text in ("\n".join(lines) + "\n", "\n".join(spaced) + "\n"):
            if not isinstance(read_values(text, "x"), dict):
                continue
            once = in_normal_form(text, home.kind)
            assert in_normal_form(once, home.kind) == once, path
            assert read_values(once, "x") == read_values(text, "x"), path
            assert Counter(comments(once)) == Counter(comments(text)), path


WORDS = st.sampled_from(
    [
        *(
            "text",
            "two words",
            "a: b",
            "no",
            "2.10",
            "0111",
            "2024-07",
            "it's",
            'a "b"',
            "a # b",
            "12:30",
            "~",
        ),
        *("- a", "#", "é", "", " edge ", "a  b", "two\nlines", "tab\there", "k-12", "[x]", "10", "1.5", "="),
    ]
)
KEYS = st.sampled_from(
    ["sources", "title", "note", "status", "url", "hours", "scoring", "aliases", "zebra", "on"]
)
INDENTS = st.integers(1, 4)


@st.composite
def yaml_lines(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """Draw the lines of a mapping or list as people indent, quote and comment them."""
    in_list = depth > 0 and draw(st.booleans())
    names = (
        [""] * draw(st.integers(1, 3))
        if in_list
        else draw(st.lists(KEYS, min_size=1, max_size=4, unique=True))
    )
    lines: list[str] = []
    for name in names:
        if draw(st.integers(0, 3)) == 0:
            lines += draw(st.sampled_from([["# above"], ["", "# one", "# two"], [""], ["#"]]))
        start = "-" if in_list else f"{name}:"
        beside = draw(st.sampled_from(["", "", " # beside"]))
        if depth < 3 and draw(st.integers(0, 2)) == 0:
            indent = " " * draw(INDENTS)
            nested = draw(yaml_lines(depth=depth + 1))
            lines += [start + beside, *(indent + line if line else "" for line in nested)]
            if draw(st.integers(0, 4)) == 0:
                lines.append(f"{indent}# below")
        else:
            lines += draw(values(start, beside))
    return lines


@st.composite
def values(draw: st.DrawFn, start: str, beside: str) -> list[str]:
    word = draw(WORDS)
    simple = word.isalnum() or word in ("two words", "2.10", "2024-07", "k-12", "1.5")
    style = draw(st.sampled_from(["double", "plain", "folded", "literal", "flow", "several", "null"]))
    if style == "plain" and simple:
        return [f"{start} {word}{beside}"]
    if style in ("folded", "literal") and word.strip() and word == word.strip():
        header = {"folded": ">", "literal": "|"}[style] + draw(st.sampled_from(["", "-", "+"]))
        return [f"{start} {header}{beside}", *(f"    {line}" for line in word.split("\n")), "", "    more"]
    if style == "flow" and simple:
        return [f"{start} {draw(st.sampled_from([f'[{word}, b]', f'{{a: {word}}}']))}{beside}"]
    if style == "several" and simple:
        return [f"{start} [ # first", f"    {word},", "    # between", "    b", f"    ]{beside}"]
    if style == "null":
        return [f"{start}{beside}"]
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return [f'{start} "{escaped}"{beside}']


@given(yaml_lines())
def test_whatever_people_write_keeps_its_values_and_comments_and_is_stable(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    before = read_values(text, "x")
    if not isinstance(before, dict):
        return
    once = in_normal_form(text, "credential")
    assert read_values(once, "x") == before
    assert Counter(comments(once)) == Counter(comments(text))
    assert in_normal_form(once, "credential") == once


def test_keys_stand_in_the_order_of_the_schema_and_comments_go_with_them() -> None:
    assert formatted(
        """
        # yaml-language-server: $schema=../../../schemas/credential.schema.json
        # Looked at by two people.
        status: active   # offered in May
        # As on the badge.
        title: 'Fact Checking'
        sources:
        - confidence: read
          # The page says so.
          id: page
        # Nothing on hours.
        """
    ) == dedent(
        """\
        # yaml-language-server: $schema=../../../schemas/credential.schema.json
        # As on the badge.
        title: Fact Checking
        # Looked at by two people.
        status: active # offered in May
        sources:
          # The page says so.
          - id: page
            confidence: read
        # Nothing on hours.
        """
    )


def test_windows_line_ends_and_deep_indents_become_what_the_catalog_has() -> None:
    text = "title:   Fact Checking\r\nstatus: active\r\ntags:\r\n      - elective\r\n"
    assert in_normal_form(text, "credential") == "title: Fact Checking\nstatus: active\ntags:\n  - elective\n"


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("Fact checking", "Fact checking"),
        ("Fact checking: the basics", '"Fact checking: the basics"'),
        ("2.10", '"2.10"'),
        ("2024", '"2024"'),
        ("no", '"no"'),
        ("0111", '"0111"'),
        ("2026-11-22", "2026-11-22"),
        ("https://teach.kqed.org/?a=b#c", "https://teach.kqed.org/?a=b#c"),
        ('the "best" one', 'the "best" one'),
        ('first: the "best" one', "'first: the \"best\" one'"),
    ],
)
def test_quotes_stand_only_where_another_reader_could_be_misled(word: str, written: str) -> None:
    assert quoted(word) == written


@pytest.mark.parametrize("text", ["title: &name x\nnote: *name\n", "- a\n", "title: [\n"])
def test_what_cannot_be_kept_is_not_rewritten(text: str) -> None:
    with pytest.raises(NotRewritten):
        in_normal_form(text, "credential")
