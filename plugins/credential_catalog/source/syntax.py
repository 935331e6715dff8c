"""The parser's errors → problems in plain words.

A parser says where it could not go on ("did not find expected key"). The mistake is often elsewhere, and
it is one of a dozen that people make; which one, the text around the place tells.
"""

from __future__ import annotations

import re

import yaml
from yaml import events

from credential_catalog.model.problem import Place, Problem
from credential_catalog.source.loader import Mark, place_of
from credential_catalog.source.syntax_problems import (
    BadIndentation,
    InvalidYaml,
    MergeConflict,
    MissingColon,
    MissingSpace,
    ReservedStart,
    StrayBracket,
    TabIndentation,
    TextAfterQuote,
    UnclosedBracket,
    UnclosedQuote,
    UnknownEscape,
    UnquotedColon,
)
from credential_catalog.source.text import place_at
from credential_catalog.source.value_problems import SeveralDocuments

_KEY_WITHOUT_SPACE = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[\w-]+):\S")
_ONE_WORD = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+[ ]*")
_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
_END_OF_DOCUMENT = re.compile(r"^\.\.\.\s", re.MULTILINE)

# Parts of what libyaml and PyYAML's own scanner say; the two differ in the other words.
_STARTS_SOMETHING_ELSE = ("alias", "anchor", "block scalar", "a tag", "directive")
_CANNOT_START = ("cannot start", "keys are not allowed", "entries are not allowed", "tag handle")


def diagnose(error: yaml.MarkedYAMLError, text: str, name: str, last: events.Event | None) -> Problem:
    """Return the mistake behind a parser's error; `last` is what it read just before."""
    problem, context = error.problem or "", error.context or ""
    at: Mark | None = error.problem_mark
    if at is None:
        return InvalidYaml(Place(name))
    conflict = _CONFLICT.search(text)
    if conflict:
        return MergeConflict(place_at(text, conflict.start(), name))
    since: Mark = error.context_mark or at
    character = text[at.index : at.index + 1]
    if character == "\t" or "tab character" in problem:
        return TabIndentation(place_of(at, name))
    if "quoted scalar" in context:
        if "unexpected" in problem:
            return UnclosedQuote(place_of(since, name), text[since.index])
        return UnknownEscape(place_of(at, name))
    if "values are not allowed" in problem:
        return _unexpected_colon(text, name, at)
    if "could not find expected ':'" in problem:
        return _missing_colon(text, name, since)
    if any(part in context for part in _STARTS_SOMETHING_ELSE):
        return ReservedStart(place_of(since, name), text[since.index])
    if any(part in problem for part in _CANNOT_START):
        return ReservedStart(place_of(at, name), character)
    if "flow" in context and text[since.index : since.index + 1] in ("[", "{"):
        return UnclosedBracket(
            place_of(since, name), text[since.index], stopped_at=_within(text, name, at).line
        )
    if character in ("]", "}"):
        return StrayBracket(place_of(at, name), character)
    if character == ",":
        return ReservedStart(place_of(at, name), character)
    return _unexpected_part(text, name, at, last)


def _unexpected_colon(text: str, name: str, at: Mark) -> Problem:
    """Return why a colon came as a surprise: it stands in a text, or its key is in the wrong place."""
    before = text[at.index - at.column : at.index]
    if not _ONE_WORD.fullmatch(before):
        return UnquotedColon(place_of(at, name))
    lines = text.splitlines()[: at.line]
    above = next((number for number in reversed(range(len(lines))) if lines[number].strip()), None)
    forgotten = _KEY_WITHOUT_SPACE.match(lines[above]) if above is not None else None
    if forgotten and above is not None:
        return MissingSpace(Place(name, above + 1, forgotten.start("key") + 1), forgotten["key"])
    return BadIndentation(Place(name, at.line + 1, _indentation(before) + 1))


def _missing_colon(text: str, name: str, at: Mark) -> Problem:
    forgotten = _KEY_WITHOUT_SPACE.match(text, at.index)
    if forgotten:
        return MissingSpace(place_of(at, name), forgotten["key"])
    return MissingColon(place_of(at, name))


def _unexpected_part(text: str, name: str, at: Mark, last: events.Event | None) -> Problem:
    """Return why something other than the next key or item was found."""
    if isinstance(last, events.ScalarEvent) and last.style in ("'", '"'):
        start, end = place_of(last.start_mark, name), place_of(last.end_mark, name)
        if start.line < end.line == at.line + 1:
            return UnclosedQuote(start, last.style)
        if end.line == at.line + 1:
            return TextAfterQuote(place_of(at, name), last.style)
    if _END_OF_DOCUMENT.search(text, 0, at.index):
        return SeveralDocuments(place_of(at, name))
    before = text[at.index - at.column : at.index]
    if at.index < len(text) and not before.strip() and text[at.index] not in ":%":
        return BadIndentation(place_of(at, name))
    return InvalidYaml(_within(text, name, at))


def _within(text: str, name: str, at: Mark) -> Place:
    """Return the place of a mark, which for the end of the text is after its last word."""
    end = len(text.rstrip())
    return place_at(text, end, name) if at.index >= end else place_of(at, name)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
