"""Values that YAML allows and a catalog does not, and files built to exhaust their reader."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from credential_catalog.source import Document, read_catalog
from credential_catalog.source.values import MOST_PROBLEMS

from_text = Callable[[str | bytes], str]

PROBLEMS = {
    "a key written twice": (
        "a: 1\nb: 2\na: 3\n",
        "3:1: The key `a` is written twice; the first is on line 1. Keep one of the two. [CC123]",
    ),
    "a key written twice in braces": (
        "x: {a: 1, b: 2, a: 3}\n",
        "1:17: The key `a` is written twice; the first is on line 1. Keep one of the two. [CC123]",
    ),
    "a number as a key": (
        "2024: 1\n",
        "1:1: A key must be text, and this is a number. Put it in quotes. [CC124]",
    ),
    "true as a key": (
        "true: 1\n",
        "1:1: A key must be text, and this is true or false. Put it in quotes. [CC124]",
    ),
    "null as a key": ("~: 1\n", "1:1: A key must be text, and this is empty. Put it in quotes. [CC124]"),
    "a list as a key": (
        "? [a, b]\n: 1\n",
        "1:3: A key must be text, and this is a list. Put it in quotes. [CC124]",
    ),
    "a template's braces": (
        "a: {{ x }}\n",
        "1:5: A key must be text, and this is a mapping. Put it in quotes. [CC124]",
    ),
    "a merge": (
        "a: &a {x: 1}\nb:\n  <<: *a\n",
        "3:3: `<<` takes in another mapping, which the catalog does not allow. "
        "Write the keys out here. [CC125]",
    ),
    "a tag that runs programs": (
        "a: !!python/object/apply:os.system [ls]\n",
        "1:4: `!!python/object/apply:os.system` is a YAML tag, and tags are not allowed. "
        "Remove it, or, if it is part of a text, put the text in quotes. [CC126]",
    ),
    "a harmless tag": (
        "a: !!str 12\n",
        "1:4: `!!str` is a YAML tag, and tags are not allowed. "
        "Remove it, or, if it is part of a text, put the text in quotes. [CC126]",
    ),
    "a text that starts with an exclamation mark": (
        "a: ! important\n",
        "1:4: `!` is a YAML tag, and tags are not allowed. "
        "Remove it, or, if it is part of a text, put the text in quotes. [CC126]",
    ),
    "infinity": (
        "a: .inf\n",
        "1:4: `.inf` is a number that cannot be kept exactly. "
        "If it is a code, put it in quotes; if the number is not known, leave the key out. [CC127]",
    ),
    "a code of twenty digits": (
        "a: 10000000000000000001\n",
        "1:4: `10000000000000000001` is a number that cannot be kept exactly. "
        "If it is a code, put it in quotes; if the number is not known, leave the key out. [CC127]",
    ),
    "nothing at all": (
        "",
        "1:1: This file is empty. "
        "Describe one thing in it, starting with a line such as `name: …`, or delete it. [CC128]",
    ),
    "only a comment": (
        "# To do\n",
        "1:1: This file is empty. "
        "Describe one thing in it, starting with a line such as `name: …`, or delete it. [CC128]",
    ),
    "a list": (
        "\n- a\n",
        "2:1: The file as a whole is a list, where lines such as `key: value` are expected. "
        "Start with a key, a colon and a space, such as `name: …`. [CC129]",
    ),
    "a key without a space": (
        "name:KQED\n",
        "1:1: The file as a whole is a text, where lines such as `key: value` are expected. "
        "Start with a key, a colon and a space, such as `name: …`. [CC129]",
    ),
    "two documents": (
        "a: 1\n---\nb: 2\n",
        "2:1: A second document starts here, and one file describes one thing. "
        "Move what follows to a file of its own, and remove the line `---` or `...`. [CC130]",
    ),
    "text after the end": (
        "a: 1\n...\nb: 2\n",
        "3:1: A second document starts here, and one file describes one thing. "
        "Move what follows to a file of its own, and remove the line `---` or `...`. [CC130]",
    ),
    "a value in itself": (
        "a: &x [*x]\n",
        "1:8: `*x` stands inside the value that it refers to. Write the value out. [CC133]",
    ),
    "an escaped control character": (
        'a: "x\\0"\n',
        "1:4: There is an invisible character here (U+0000). "
        "Delete it; if you cannot find it, type the line again. [CC109]",
    ),
}

DEEP = (
    "Lists and mappings stand inside each other more than 40 levels deep. "
    "Give a part of it a file of its own, and refer to it by its id. [CC131]"
)
MANY = (
    "With this, the file holds more than 100,000 values. "
    "Split the file, and write values out instead of referring to them with `*`. [CC132]"
)


@pytest.mark.parametrize("case", PROBLEMS)
def test_each_problem_has_its_own_sentence_at_its_own_place(told: from_text, case: str) -> None:
    text, sentence = PROBLEMS[case]
    assert told(text) == f"f.yml:{sentence}"


def test_all_the_problems_of_a_file_are_named_in_one_reading(tmp_path: Path) -> None:
    (tmp_path / "f.yml").write_text("a: 1\na: 2\n3: !x 4\nb: [.nan\n")
    problems = read_catalog(tmp_path).problems
    assert [(problem.place.line, problem.name) for problem in problems] == [
        (2, "duplicate-key"),
        (3, "key-not-text"),
        (3, "tag-not-allowed"),
        (4, "unclosed-bracket"),
        (4, "number-out-of-range"),
    ]


def test_plain_values_come_out_as_they_were_written(read: Callable[[str], Document]) -> None:
    text = "%YAML 1.2\n---\n'<<': x\n\"1\": [a, {b: ~}]\nc: |\n  one\n  two\nd: 'no'\ne: &x {f: 2.5}\ng: *x\n"
    assert read(text).data == {
        "<<": "x",
        "1": ["a", {"b": None}],
        "c": "one\ntwo\n",
        "d": "no",
        "e": {"f": 2.5},
        "g": {"f": 2.5},
    }


def test_the_same_key_may_stand_in_two_places(read: Callable[[str], Document]) -> None:
    assert read("a: {x: 1}\nb: {x: 2}\nx: 3\n").data == {"a": {"x": 1}, "b": {"x": 2}, "x": 3}


def test_forty_levels_are_allowed_and_one_more_is_not(
    read: Callable[[str], Document], told: from_text
) -> None:
    read("a: " + "[" * 39 + "]" * 39)
    assert told("a: " + "[" * 40 + "]" * 40) == f"f.yml:1:43: {DEEP}"


def test_references_count_for_the_depth(read: Callable[[str], Document], told: from_text) -> None:
    tower = "a: &a " + "[" * 20 + "]" * 20 + "\nb: "
    read(tower + "[" * 19 + "*a" + "]" * 19)
    assert told(tower + "[" * 20 + "*a" + "]" * 20) == f"f.yml:2:24: {DEEP}"
    chain = "a: &a [[]]\nb: &b [" + "[" * 36 + "*a" + "]" * 37
    read(chain)
    assert told(chain + "\nc: [*b]") == f"f.yml:3:5: {DEEP}"


def test_a_hundred_thousand_values_are_allowed_and_one_more_is_not(
    read: Callable[[str], Document], told: from_text
) -> None:
    # The mapping, its key and the list are three of them.
    read("a: [" + "1," * 99_997 + "]")
    assert told("a: [" + "1," * 99_998 + "]") == f"f.yml:1:199999: {MANY}"


def test_references_count_as_all_that_they_stand_for(
    read: Callable[[str], Document], told: from_text
) -> None:
    hundred = "a: &a [" + "x," * 99 + "]\n"  # 100 values and a key
    read(hundred + "b: [" + "*a," * 998 + "]\n")
    assert told(hundred + "b: [" + "*a," * 999 + "]\n") == f"f.yml:2:2999: {MANY}"


HOSTILE = {
    "100,000 brackets": "a: " + "[" * 100_000,
    "100,000 closed brackets": "a: " + "[" * 100_000 + "]" * 100_000,
    "100,000 braces": "{a: " * 100_000,
    "100,000 dashes": "- " * 100_000,
    "100,000 question marks": "? " * 100_000,
    "a staircase of keys": "".join(" " * level + "a:\n" for level in range(1_000)),
    "a bomb of references": "a0: &a0 [x]\n"
    + "".join(f"a{n}: &a{n} [" + f"*a{n - 1}," * 9 + "]\n" for n in range(1, 30)),
    "a bomb of merges": "a0: &a0 {x: 1}\n"
    + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 30)),
    "100,000 tags": "a: [" + "!a b, " * 100_000,
    "a key of a megabyte": "a" * 999_000 + ": 1\n",
    "a number of a megabyte": "a: " + "9" * 999_000,
    "a fraction of a megabyte": "a: 0." + "1" * 999_000 + "e",
    "spaces for a megabyte": " " * 999_000 + "a",
    "a megabyte of open quotes": 'a: "' + "x\n" * 499_000,
    "a megabyte of colons": "a: " + "b: " * 330_000,
    "many lines and a mistake on the last": "a: |\n" + "  x\n" * 240_000 + "b: c\n d: e\n",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_answered_within_a_second(tmp_path: Path, case: str) -> None:
    (tmp_path / "f.yml").write_text(HOSTILE[case])
    start = time.process_time()
    reading = read_catalog(tmp_path)
    assert time.process_time() - start < 1
    assert 1 <= len(reading.documents) + len(reading.problems) <= MOST_PROBLEMS
