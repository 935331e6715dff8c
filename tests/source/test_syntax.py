"""What people write by mistake, and the sentence that each mistake is answered with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml

from credential_catalog.source import loader, values

TAB = "There is a tab here, and YAML is indented with spaces. Replace the tab with spaces. [CC111]"
COLON = (
    "This colon stands inside a text that has no quotes, so it looks like the start of a new key. "
    'Put the whole text in quotes: `name: "First: second"`. [CC112]'
)
NO_SPACE = "There is no space after `name:`. Write a space after the colon: `name: …`. [CC113]"
NO_COLON = (
    "This line stands among keys but has no colon. "
    "Write `key: value`; if the line carries on the text above, indent it further than the key. [CC114]"
)
UNCLOSED_DOUBLE = (
    'The text that starts here with " has no closing " on its line. Write " at the end of the text. [CC115]'
)
UNCLOSED_SINGLE = UNCLOSED_DOUBLE.replace('"', "'")
AFTER_SINGLE = (
    "The text in quotes ended just before this, at ', and more text follows. "
    "Put quotes around all of it, and use \" if the text holds '. [CC116]"
)
AFTER_DOUBLE = (
    'The text in quotes ended just before this, at ", and more text follows. '
    "Put quotes around all of it, and use ' if the text holds \". [CC116]"
)
NOT_ALIGNED = (
    "This line does not line up with the lines above it. Start it at the same column as the keys (or the "
    "dashes) that it belongs with; if it carries on a text, put that text in quotes. [CC119]"
)
ESCAPE = (
    "A backslash between double quotes starts a special character, and this is none. "
    "Use single quotes around the text, or write the backslash twice. [CC121]"
)
UNKNOWN = (
    "This cannot be read as YAML. Look at this line and the one above it for a missing colon, quote, bracket "
    "or space; put a text with special characters in quotes. [CC122]"
)


def open_bracket(bracket: str, line: int, closing: str) -> str:
    return (
        f"The {bracket} here is not closed: by line {line} a comma or {closing} is missing. "
        f"Write a comma between two items and {closing} after the last; "
        "if this is text, put it in quotes. [CC117]"
    )


def stray(bracket: str) -> str:
    remedy = "Remove it, or, if it is part of a text, put the text in quotes."
    return f"This {bracket} closes nothing. {remedy} [CC118]"


def reserved(character: str) -> str:
    remedy = (
        "Put the text in quotes; if it is a list, start it on the line below its key."
        if character == "-"
        else "Put the text in quotes."
    )
    return f"A text cannot start with {character}, which has a meaning of its own in YAML. {remedy} [CC120]"


MISTAKES = {
    "a tab before a key": ("a:\n\tb: 1\n", "2:1", TAB),
    "a tab after keys with spaces": ("a:\n  b: 1\n\tc: 2\n", "3:1", TAB),
    "a tab after a dash": ("a:\n-\tb: 1\n", "2:2", TAB),
    "a colon in a title": ("title: Media: an introduction\n", "1:13", COLON),
    "a colon in a title in a list": ("- title: Media: an introduction\n", "1:15", COLON),
    "a colon at the end of a text": ("title: Media:\n", "1:13", COLON),
    "a colon in a text that goes on": ("summary: About\n  one more thing: news\n", "2:17", COLON),
    "a colon after letters of four bytes": ("title: 📰 news: more\n", "1:14", COLON),
    "no space after a colon": ("id: a\nname:KQED\nhours: 1\n", "2:1", NO_SPACE),
    "no space after the first colon": ("name:KQED\nid: a\n", "1:1", NO_SPACE),
    "no space after the last colon": ("id: a\nname:KQED\n", "2:1", NO_SPACE),
    "a key without a colon": ("a: 1\nhours\nb: 2\n", "2:1", NO_COLON),
    "a text that is not indented": ("a: |\nSome text\n", "2:1", NO_COLON),
    "a double quote left open": ('id: a\nname: "KQED\nhours: 1\n', "2:7", UNCLOSED_DOUBLE),
    "a single quote left open": ("name: 'KQED\nhours: 1\n", "1:7", UNCLOSED_SINGLE),
    "a quote that the next quote closes": ('a: "KQED\nb: "PBS"\n', "1:4", UNCLOSED_DOUBLE),
    "an apostrophe at the start": ("a: 'tis the season\nb: 1\n", "1:4", UNCLOSED_SINGLE),
    "an apostrophe in single quotes": ("a: 'It's news'\n", "1:8", AFTER_SINGLE),
    "quotes in double quotes": ('a: "They said "news" here"\n', "1:16", AFTER_DOUBLE),
    "a list left open": ("a: [1, 2\nb: 3\n", "1:4", open_bracket("[", 2, "]")),
    "a list left open at the end": ("a: [1, 2\n\n", "1:4", open_bracket("[", 1, "]")),
    "a mapping left open": ("a: {x: 1\nb: 3\n", "1:4", open_bracket("{", 2, "}")),
    "a list closed by a brace": ("a: [1, 2}\n", "1:4", open_bracket("[", 1, "]")),
    "a comma left out": ('a: ["x" "y"]\n', "1:4", open_bracket("[", 1, "]")),
    "one bracket too many": ("a: [1, 2]]\n", "1:10", stray("]")),
    "a brace that was never opened": ("a: }\n", "1:4", stray("}")),
    "a key under a value": ("a: 1\n  b: 2\n", "2:3", NOT_ALIGNED),
    "a key one column short": ("a:\n  b: 2\n c: 3\n", "3:2", NOT_ALIGNED),
    "a dash one column short": ("a:\n  - b\n - c\n", "3:2", NOT_ALIGNED),
    "a first key that is indented": ("  a: 1\nb: 2\n", "2:1", NOT_ALIGNED),
    "a dash among keys": ("a: 1\n- b\n", "2:1", NOT_ALIGNED),
    "a key among dashes": ("- b\na: 1\n", "2:1", NOT_ALIGNED),
    "an account name": ("a: @kqed\n", "1:4", reserved("@")),
    "code in backticks": ("a: `code`\n", "1:4", reserved("`")),
    "a percent sign": ("a: %10\n", "1:4", reserved("%")),
    "text in bold": ("a: **bold**\n", "1:4", reserved("*")),
    "text in italics": ("a: *italics*\n", "1:4", reserved("*")),
    "a reference to nothing": ("a: *gone\n", "1:4", reserved("*")),
    "an ampersand": ("a: & more\n", "1:4", reserved("&")),
    "a greater-than sign": ("a: >5 hours\n", "1:4", reserved(">")),
    "a bar": ("a: |x|\n", "1:4", reserved("|")),
    "a question mark": ("a: ? b\n", "1:4", reserved("?")),
    "a list beside its key": ("a: - b\n", "1:4", reserved("-")),
    "an exclamation mark and a bracket": ("a: !<b\n", "1:4", reserved("!")),
    "a comma at the start": ("a: , b\n", "1:4", reserved(",")),
    "a Windows path": ('a: "C:\\data"\n', "1:7", ESCAPE),
    "an escape without its digits": ('a: "\\xzz"\n', "1:7", ESCAPE),
    "a name given twice": ("a: &x 1\nb: &x 2\n", "2:4", UNKNOWN),
    "a name given twice, one in the other": ("a: &x [&x 1]\n", "1:8", UNKNOWN),
    "a colon without a key": (": 1\n", "1:1", UNKNOWN),
    "YAML of another version": ("%YAML 3.2\n---\na: 1\n", "1:1", UNKNOWN),
    "a version and nothing else": ("%YAML 1.2\n", "1:10", UNKNOWN),
    "bytes in a tag that are no text": ("a: !<%ED%A0%80> b\n", "1:2", UNKNOWN),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_has_its_own_sentence_at_its_own_place(told: Callable[[str], str], mistake: str) -> None:
    text, place, sentence = MISTAKES[mistake]
    assert told(text) == f"f.yml:{place}: {sentence}"


# Where PyYAML's own parser differs: it places an escape one column on, and takes such a tag.
OTHERWISE = {"a Windows path", "bytes in a tag that are no text"}


@pytest.mark.parametrize("mistake", [mistake for mistake in MISTAKES if mistake not in OTHERWISE])
def test_without_libyaml_the_sentences_are_the_same(
    told: Callable[[str], str], mistake: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "Loader", yaml.SafeLoader)
    text, place, sentence = MISTAKES[mistake]
    assert told(text) == f"f.yml:{place}: {sentence}"


def test_libyaml_is_used_where_it_is_there() -> None:
    assert loader.Loader is getattr(yaml, "CSafeLoader", yaml.SafeLoader)
