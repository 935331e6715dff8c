"""How a line is written where there is only one way in which its problem can be meant.

Each kind of problem that can be mended has a function here: from the problem and its line to what is done, in
words, and the new line. Only a part of one line changes, so comments, order and layout of a file stay.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from credential_catalog.catalog.rules.known_ids import EarlierId
from credential_catalog.catalog.rules.plain_prose import HtmlEntity
from credential_catalog.model.look_alikes import in_latin
from credential_catalog.model.problem import Problem
from credential_catalog.schema import likely_id
from credential_catalog.schema.messages import NotInList, OtherDay, UnknownKey, WrongForm, WrongType
from credential_catalog.source.copied_problems import CopiedMarks, LookAlikeLetter, TrailingComma
from credential_catalog.source.file_problems import InvisibleCharacter
from credential_catalog.source.pasted_problems import CodeFence, OtherHyphen
from credential_catalog.source.quoting_problems import CurlyQuotes, UnquotedColon
from credential_catalog.source.syntax_problems import MissingColon, MissingSpace, TabIndentation

P = TypeVar("P", bound=Problem)


class Mended(NamedTuple):
    """A line as it should be (None: there should be none), and what was done to it, in words."""

    line: str | None
    done: str


_NO_WIDTH = frozenset({0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
_VALUE = r"(?P<quote>[\"']?){}(?P=quote)(?=\s*(?:[,\]}}#]|$))"
_OWN_LINE = re.compile(r"(?P<start>[ ]*(?:-[ ]+)*[\w-]+:[ ]+)(?P<text>[^\"'\[{|>&*!%@`#][^\"\\#]*)")


def mended(problem: Problem, line: str) -> Mended | None:
    """Return the line without the problem; None where that may be meant in several ways."""
    mend = _MENDING.get(type(problem))
    return mend(problem, line) if mend else None


def is_mendable(kind: type[Problem]) -> bool:
    """Tell whether some problems of a kind can be mended."""
    return kind in _MENDING or kind is CopiedMarks


def _tab(problem: TabIndentation, line: str) -> Mended | None:
    start = re.match(r"[ \t-]*", line)
    spaces = start[0].replace("\t", "  ") if start else ""
    return _if_changed(line, spaces + line[start.end() if start else 0 :], "put spaces in place of tabs")


def _curly(problem: CurlyQuotes, line: str) -> Mended | None:
    new = re.sub(
        r"(?<=[\s\[{,])[“”„]([^“”„\"\\]*)[“”\"](?=\s*(?:[,:\]}#]|$))"
        r"|(?<=[\s\[{,])\"([^“”\"\\]*)[“”](?=\s*(?:[,:\]}#]|$))"
        r"|(?<=[\s\[{,])[‘’]([^‘’\"\\]*)[‘’](?=\s*(?:[,:\]}#]|$))",
        lambda found: '"' + next(text for text in found.groups() if text is not None) + '"',
        f" {line}",
    )[1:]
    return _if_changed(line, new, "put straight quotes in place of curly ones")


def _colon(problem: UnquotedColon, line: str) -> Mended | None:
    found = _OWN_LINE.fullmatch(line.rstrip())
    if not found:
        return None
    return Mended(f'{found["start"]}"{found["text"]}"', "put the text in quotes")


def _space(problem: MissingSpace, line: str) -> Mended | None:
    if problem.key == "-":
        at = problem.place.column
        return Mended(f"{line[:at]} {line[at:]}", "wrote a space after the hyphen")
    at = line.find(f"{problem.key}:", problem.place.column - 1) + len(problem.key) + 1
    return Mended(f"{line[:at]} {line[at:]}", "wrote a space after the colon")


def _sign(problem: MissingColon, line: str) -> Mended | None:
    if problem.instead is None:
        return None
    key, _, rest = line.partition(problem.instead)
    return Mended(f"{key.rstrip()}: {rest.strip()}", f"wrote a colon in place of {problem.instead}")


def _hyphen(problem: OtherHyphen, line: str) -> Mended | None:
    return _if_changed(line, line.replace(problem.sign, "-", 1), "began an item with a hyphen")


def _fence(problem: CodeFence, line: str) -> Mended | None:
    return Mended(None, "took out a line of Markdown")


def _invisible(problem: InvisibleCharacter, line: str) -> Mended | None:
    if problem.code == 0xA0:
        return _if_changed(line, line.replace("\u00a0", " "), "put ordinary spaces in place of others")
    if problem.code in _NO_WIDTH:
        return _if_changed(line, line.replace(chr(problem.code), ""), "took out what cannot be seen")
    return None


def _key(problem: UnknownKey, line: str) -> Mended | None:
    if problem.nearest is None or problem.above or problem.after_comma:
        return None
    at = problem.place.column - 1
    found = re.compile(_VALUE.format(re.escape(problem.key)).replace(r"[,\]", r"[:,\]")).match(line, at)
    return _replaced(line, found, problem.nearest, f"wrote the key {problem.nearest} for {problem.key}")


def _word(problem: NotInList, line: str) -> Mended | None:
    return None if problem.nearest is None else _value(line, problem, problem.value, problem.nearest)


def _day(problem: OtherDay, line: str) -> Mended | None:
    return None if len(problem.days) != 1 else _value(line, problem, problem.value, problem.days[0])


def _earlier(problem: EarlierId, line: str) -> Mended | None:
    return _value(line, problem, problem.used, problem.present)


def _id(problem: WrongForm, line: str) -> Mended | None:
    right = likely_id(problem.value) if problem.advice.startswith("Did you mean") else None
    return _value(line, problem, problem.value, right) if right else None


def _letter(problem: LookAlikeLetter, line: str) -> Mended | None:
    return _if_changed(line, in_latin(line), "put Latin letters in place of others that look like them")


def _comma(problem: TrailingComma, line: str) -> Mended | None:
    at = problem.place.column - 1
    if line[at : at + 1] != problem.sign:
        return None
    return Mended(line[:at] + line[at + 1 :], f"took out the “{problem.sign}” at the end")


def _entity(problem: HtmlEntity, line: str) -> Mended | None:
    letter = html.unescape(problem.entity)
    if line.count(problem.entity) == 0 or letter in "\"'\\#\xa0":
        return None
    return Mended(line.replace(problem.entity, letter), f"wrote {letter} for {problem.entity}")


def _code(problem: WrongType, line: str) -> Mended | None:
    if not problem.got.startswith("the number ") or "text" not in problem.wanted.split(" or "):
        return None
    found = re.compile(r"[-+]?[0-9][0-9.]*(?=\s*(?:[,\]}#]|$))").match(line, problem.place.column - 1)
    return _replaced(line, found, f'"{found[0]}"', f"put {found[0]} in quotes") if found else None


def _value(line: str, problem: Problem, old: str, new: str) -> Mended | None:
    found = re.compile(_VALUE.format(re.escape(old))).match(line, problem.place.column - 1)
    return _replaced(line, found, new, f"wrote {new} for {old}")


def _replaced(line: str, found: re.Match[str] | None, new: str, done: str) -> Mended | None:
    return None if found is None else Mended(line[: found.start()] + new + line[found.end() :], done)


def _if_changed(line: str, new: str, done: str) -> Mended | None:
    return Mended(new, done) if new != line else None


def mended_text(problem: Problem, text: str) -> Mended | None:
    """Return the whole text without the problem where it is one of each line; else None."""
    mark = _BEFORE_EACH.get(problem.mark) if isinstance(problem, CopiedMarks) else None
    if mark is None:
        return None
    return Mended(mark.sub("", text), "took out what came along before each line")


_BEFORE_EACH = {
    "+": re.compile(r"^\+", re.MULTILINE),
    ">": re.compile(r"^> ?", re.MULTILINE),
    "1": re.compile(r"^[0-9]+[.:)|]?[ \t]", re.MULTILINE),
}

_MENDING: dict[type[Problem], Callable[..., Mended | None]] = {
    LookAlikeLetter: _letter,
    TrailingComma: _comma,
    HtmlEntity: _entity,
    TabIndentation: _tab,
    CurlyQuotes: _curly,
    UnquotedColon: _colon,
    MissingSpace: _space,
    MissingColon: _sign,
    OtherHyphen: _hyphen,
    CodeFence: _fence,
    InvisibleCharacter: _invisible,
    UnknownKey: _key,
    NotInList: _word,
    OtherDay: _day,
    EarlierId: _earlier,
    WrongForm: _id,
    WrongType: _code,
}
