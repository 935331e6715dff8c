"""The parser's errors → problems in plain words.

A parser says where it could not go on ("did not find expected key"). The mistake is often elsewhere, and
it is one of a dozen that people make; which one, the text around the place tells.
"""

from __future__ import annotations

import re

import yaml
from yaml import events, tokens

from credential_catalog.model.problem import Place, Problem
from credential_catalog.source.copied_problems import CopiedMarks, TrailingComma
from credential_catalog.source.file_problems import InvisibleCharacter
from credential_catalog.source.loader import Loader, Mark, place_of
from credential_catalog.source.pasted_problems import (
    OTHER_HYPHENS,
    CodeFence,
    MergeConflict,
    OtherHyphen,
    PastedHtml,
)
from credential_catalog.source.quoting_problems import (
    CurlyQuotes,
    ReservedStart,
    TextAfterQuote,
    UnclosedQuote,
    UnknownEscape,
    UnquotedColon,
)
from credential_catalog.source.syntax_problems import (
    BadIndentation,
    InvalidYaml,
    MissingColon,
    MissingSpace,
    StrayBracket,
    TabIndentation,
    UnclosedBracket,
)
from credential_catalog.source.text import place_at
from credential_catalog.source.value_problems import SeveralDocuments

_KEY_WITHOUT_SPACE = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[\w-]+):\S")
_ONE_WORD = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+[ ]*")
_CONFLICT = re.compile(r"^(?:[ ]*(?:<{7}|>{7})|={7}|\|{7})(?:[ ]|$)", re.MULTILINE)
_BEFORE_EACH = re.compile(r"\+|>[ ]?|\||[0-9]+[.:)|]?(?=[ \t])")
_DIFF = re.compile(r"^@@ -[0-9,]+ \+[0-9,]+ @@", re.MULTILINE)
_HYPHEN_WITHOUT_SPACE = re.compile(r"[ ]*(?P<hyphen>-)[\w-]+:\s")
_FENCE = re.compile(r"^[ ]*(```|~~~)", re.MULTILINE)
_HTML = re.compile(r"[ ]*</?[a-zA-Z!][^<>]*>|[ ]*<!--")
_NO_BREAK_SPACE = re.compile("(?:^|:)[ ]*(\u00a0)|(\u00a0)[ ]*:")
"""One before a line's first word, or beside the colon of its key: there it looks like a space and is none."""
_OTHER_ITEM = re.compile(f"[ ]*(?P<sign>[{OTHER_HYPHENS}])[ ]")
_OTHER_COLON = re.compile(r"[ ]*(?:-[ ]+)*[\w-]+[ ]*(?P<sign>=>|->|=|\uff1a|\ufe55)")
_END_OF_DOCUMENT = re.compile(r"^\.\.\.\s", re.MULTILINE)

_STARTS_A_MARK = frozenset("+>|-@d0123456789")
"""With what a text begins whose lines may all have a mark before them, or that is a comparison."""

# Parts of what libyaml and PyYAML's own scanner say; the two differ in the other words.
_STARTS_SOMETHING_ELSE = ("alias", "anchor", "block scalar", "a tag", "directive")
_CANNOT_START = ("cannot start", "keys are not allowed", "entries are not allowed", "tag handle")


def diagnose(error: yaml.MarkedYAMLError, text: str, name: str, last: events.Event | None) -> Problem:
    """Return the mistake behind a parser's error; `last` is what it read just before."""
    problem, context = error.problem or "", error.context or ""
    at: Mark | None = error.problem_mark
    if at is None:
        return InvalidYaml(Place(name))
    since: Mark = error.context_mark or at
    foreign = pasted(text, name) or _foreign_line(text, name, since, at)
    if foreign is not None:
        return foreign
    character = text[at.index : at.index + 1]
    if character == "(" and text[at.index - 1] == "]":
        return ReservedStart(place_at(text, text.rindex("[", 0, at.index), name), "[")
    if character == "\t" or "tab character" in problem:
        return TabIndentation(place_of(at, name))
    if "quoted scalar" in context:
        if "unexpected" in problem:
            return _unclosed_quote(text, name, since)
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
    bracket = _open_bracket(text) if not text[at.index :].strip() else None
    if bracket is not None:
        stopped_at = _within(text, name, at).line
        return UnclosedBracket(place_of(bracket, name), text[bracket.index], stopped_at, at_end=True)
    if character in ("]", "}"):
        return StrayBracket(place_of(at, name), character)
    if character in (",", ";") and isinstance(last, events.ScalarEvent) and last.style in ("'", '"'):
        return TrailingComma(place_of(at, name), character)
    if character == ",":
        return ReservedStart(place_of(at, name), character)
    return _unexpected_part(text, name, at, last)


def pasted(text: str, name: str) -> Problem | None:
    """Return what came along when lines were copied, whether or not YAML can be made of them."""
    if "<<<<<<<" in text or ">>>>>>>" in text or "=======" in text or "|||||||" in text:
        conflict = _CONFLICT.search(text)
        if conflict:
            start = conflict.end() - len(conflict[0].lstrip(" "))
            return MergeConflict(place_at(text, start, name))
    if text[:1] in _STARTS_A_MARK:
        mark = _mark_before_each(text)
        return CopiedMarks(Place(name), mark) if mark else None
    return None


def _mark_before_each(text: str) -> str | None:
    """Return what stands before every line; "1" for numbers, "@" for a comparison, None for nothing."""
    if _DIFF.search(text):
        return "@"
    lines = [line for line in text.splitlines() if line.strip()]
    marks = {
        found[0][:1] if not found[0][0].isdigit() else "1"
        for found in map(_BEFORE_EACH.match, lines)
        if found
    }
    every = len(lines) > 2 and all(map(_BEFORE_EACH.match, lines))
    return marks.pop() if every and len(marks) == 1 else None


def pasted_html(text: str, name: str) -> Problem | None:
    """Return where HTML begins, if that is what the first line of a text is."""
    start = len(text) - len(text.lstrip())
    return PastedHtml(place_at(text, start, name)) if _HTML.match(text, start) else None


def _foreign_line(text: str, name: str, since: Mark, at: Mark) -> Problem | None:
    """Return what does not belong into YAML on one of the two lines that the parser names, or at the top."""
    lines = text.splitlines()
    for number in sorted({since.line, at.line}):
        line = lines[number] if number < len(lines) else ""
        space = _NO_BREAK_SPACE.search(line)
        if space:
            column = max(space.start(1), space.start(2)) + 1
            return InvisibleCharacter(Place(name, number + 1, column), code=0xA0)
        if _HTML.match(line):
            return PastedHtml(Place(name, number + 1, len(line) - len(line.lstrip()) + 1))
        if _FENCE.match(line):
            return CodeFence(Place(name, number + 1, len(line) - len(line.lstrip()) + 1))
    return _other_hyphen(lines[: at.line + 1], name) or pasted_html(text, name)


def _other_hyphen(lines: list[str], name: str) -> Problem | None:
    """Return an item on the last of these lines, or above it, that begins with something like a hyphen."""
    for number in reversed(range(max(0, len(lines) - 2), len(lines))):
        item = _OTHER_ITEM.match(lines[number])
        if item:
            return OtherHyphen(Place(name, number + 1, item.start("sign") + 1), item["sign"])
    return None


def _unclosed_quote(text: str, name: str, since: Mark) -> Problem:
    """Return the curly quote that was meant to close a text, or that nothing closes it."""
    line = text[since.index :].partition("\n")[0].rstrip()
    if line.endswith(("”", "’", "“", "‘")):
        column = since.column + len(line)
        return CurlyQuotes(Place(name, since.line + 1, column), line[-1])
    return UnclosedQuote(place_of(since, name), text[since.index])


def _open_bracket(text: str) -> Mark | None:
    """Return the innermost bracket that is open where a text breaks off."""
    opened: list[Mark] = []
    try:
        for token in yaml.scan(text, Loader=Loader):
            if isinstance(token, tokens.FlowSequenceStartToken | tokens.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, tokens.FlowSequenceEndToken | tokens.FlowMappingEndToken):
                opened.pop()
    except (yaml.YAMLError, IndexError):
        pass
    return opened[-1] if opened else None


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
    hyphen = _HYPHEN_WITHOUT_SPACE.match(lines[above]) if above is not None else None
    if hyphen and above is not None:
        return MissingSpace(Place(name, above + 1, hyphen.start("hyphen") + 1), "-")
    return BadIndentation(Place(name, at.line + 1, _indentation(before) + 1))


def _missing_colon(text: str, name: str, at: Mark) -> Problem:
    forgotten = _KEY_WITHOUT_SPACE.match(text, at.index)
    if forgotten:
        return MissingSpace(place_of(at, name), forgotten["key"])
    other = _OTHER_COLON.match(text, at.index)
    return MissingColon(place_of(at, name), other["sign"] if other else None)


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
