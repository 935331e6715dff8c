"""Text → plain values, in one pass over the parser's events.

The events come one at a time and nothing here recurses, so a file built to exhaust its reader (100,000
brackets, references to references) is stopped at the event that goes too far.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NoReturn

import msgspec
import yaml
from yaml import events

from credential_catalog.model.look_alikes import LATIN, look_alike
from credential_catalog.model.problem import Place, Problem
from credential_catalog.source.copied_problems import (
    CutByComment,
    LookAlikeLetter,
    StrayQuote,
    TrailingComma,
)
from credential_catalog.source.file_problems import InvisibleCharacter
from credential_catalog.source.limit_problems import (
    NumberOutOfRange,
    ReferenceToItself,
    TooDeep,
    TooManyValues,
)
from credential_catalog.source.loader import Loader, place_of
from credential_catalog.source.quoting_problems import CurlyQuotes, ReservedStart
from credential_catalog.source.scalars import plain_scalar
from credential_catalog.source.syntax import diagnose, pasted, pasted_html
from credential_catalog.source.syntax_problems import BadIndentation, InvalidYaml
from credential_catalog.source.text import INVISIBLE
from credential_catalog.source.value_problems import (
    DuplicateKey,
    EmptyFile,
    KeyNotText,
    MergeKey,
    NotAMapping,
    SeveralDocuments,
    TagNotAllowed,
)

DEEPEST = 40
"""How many lists and mappings may stand inside each other; the file's own mapping is the first."""

MOST_VALUES = 100_000
"""Keys, values, lists and mappings of one file; a reference counts as all that it stands for."""

LONGEST_KEY = 30
"""In letters; a longer one with spaces in it is a sentence."""

MOST_PROBLEMS = 100
"""A file with more of them is not read to its end."""


def read_values(text: str, name: str) -> dict[str, Any] | tuple[Problem, ...]:
    """Return the values of a YAML text, or every problem in it, in the order of the text."""
    foreign = pasted(text, name)
    if foreign is not None:
        return (foreign,)
    assembly = _Assembly(name, text)
    assembly.take_all(text)
    if isinstance(assembly.root, dict) and not assembly.problems and not _is_prose(assembly.root):
        return assembly.root
    if not assembly.problems:
        assembly.refuse_root(text)
    return tuple(sorted(_gathered(sorted(assembly.problems))))


def _gathered(problems: list[Problem]) -> Iterator[Problem]:
    """Yield one problem in place of many that come from one mistake, such as a part that was pasted twice."""
    problems = _lost_indents(problems)
    for kind, enough in ((CurlyQuotes, 2), (TrailingComma, 2), (DuplicateKey, 3)):
        alike = [problem for problem in problems if isinstance(problem, kind)]
        if len(alike) >= enough:
            yield msgspec.structs.replace(alike[0], more=len(alike) - 1)
            problems = [problem for problem in problems if not isinstance(problem, kind)]
    yield from problems


def _lost_indents(problems: list[Problem]) -> list[Problem]:
    """Return one problem for a key that was moved to the left and the line after it that was not."""
    stopped = next((problem for problem in problems if isinstance(problem, BadIndentation)), None)
    for problem in problems:
        if stopped and isinstance(problem, DuplicateKey) and problem.place.line == stopped.place.line - 1:
            left = [one for one in problems if one not in (problem, stopped)]
            return [*left, BadIndentation(problem.place)]
    return problems


def _is_prose(root: dict[str, Any]) -> bool:
    """Tell whether a sentence with a colon in it was read as a key and its value."""
    [first, *others] = root or {"": None}
    return not others and len(first) > LONGEST_KEY and " " in first


class _Enough(Exception):
    """Nothing after this point can be read, or should be."""


class _Open:
    """A list or mapping that has begun and not ended."""

    __slots__ = ("anchor", "before", "flow", "height", "key", "lines", "values")

    def __init__(self, values: Any, anchor: str | None, before: int, *, flow: bool) -> None:  # noqa: ANN401
        self.values = values
        self.key: str | None = None
        """In a mapping, the key whose value comes next."""
        self.lines: dict[str, int] = {}
        """In a mapping, the line of each key, from 1."""
        self.anchor = anchor
        self.flow = flow
        """Whether it stands in brackets."""
        self.before = before
        """How many values the file had before this one."""
        self.height = 1
        """How many lists and mappings stand inside each other in it, itself included."""


class _Anchored:
    """A value with a name, which a `*reference` may stand for."""

    __slots__ = ("height", "size", "value")

    def __init__(self, value: Any, height: int, size: int) -> None:  # noqa: ANN401
        self.value = value
        self.height = height
        self.size = size


class _Assembly:
    """The values of one file while they are put together."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text
        self._cuts = _TIGHT_HASH.search(text) is not None or ":\u00a0" in text
        self._list_ended_on: int | None = None
        """The line, from 0, on which what follows a list begins whose last item has one key only."""
        self.root: Any = None
        self.root_place = Place(name)
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._anchored: dict[str, _Anchored] = {}
        self._count = 0
        self._documents = 0

    def take_all(self, text: str) -> None:
        """Put the whole text together, up to the first mistake that makes the rest unreadable."""
        parser = Loader(text)
        event: events.Event | None = None
        try:
            # After the end of the stream the parser has no more events.
            while (following := parser.get_event()) is not None:
                event = following
                take = _TAKE.get(type(event))
                if take:
                    take(self, event)
        except _Enough:
            pass
        except yaml.MarkedYAMLError as error:
            # What looks like spaces, or ends lines as elsewhere, is the reason for what follows it.
            if not any(isinstance(problem, InvisibleCharacter | TrailingComma) for problem in self.problems):
                self.problems.append(diagnose(error, text, self.name, event))
        except (yaml.YAMLError, ValueError, OverflowError):
            # Not its own errors only: a %-escape in a tag or a \U escape can let one of Python's through.
            self.problems.append(InvalidYaml(place_of(event.end_mark if event else None, self.name)))
        finally:
            parser.dispose()

    def refuse_root(self, text: str) -> None:
        """Name what the file is, as it is no mapping."""
        html = pasted_html(text, self.name)
        if html is not None:
            self.problems.append(html)
        elif isinstance(self.root, dict):
            self.problems.append(NotAMapping(self.root_place, found="a text"))
        elif self.root is None:
            self.problems.append(EmptyFile(Place(self.name)))
        else:
            self.problems.append(NotAMapping(self.root_place, found=_described(self.root)))

    def _start_mapping(self, event: events.MappingStartEvent) -> None:
        self._start({}, event)

    def _start_list(self, event: events.SequenceStartEvent) -> None:
        self._start([], event)

    def _start_document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._give_up(SeveralDocuments(self._start_of(event)))

    def _scalar(self, event: events.ScalarEvent) -> None:
        value: Any = event.value
        if event.tag is not None:
            self._refuse_tag(event)
        elif not event.style:
            if value and (self._cuts or value[0] in _CURLY or value[-1] in _TELLING_ENDS):
                self._look_at_ends(event)
            try:
                value = plain_scalar(event.value)
            except OverflowError:
                self._report(NumberOutOfRange(self._start_of(event), written=event.value[:40]))
        elif event.style == '"':
            # Only here can an escape put in what the text itself may not hold.
            invisible = INVISIBLE.search(value)
            if invisible:
                self._report(InvisibleCharacter(self._start_of(event), code=ord(invisible[0])))
            alike = look_alike(value)
            if alike is not None:
                self._report(LookAlikeLetter(self._start_of(event), value[alike], LATIN[value[alike]]))
        self._put(value, event)
        if event.anchor is not None:
            self._refuse_second_anchor(event)
            self._anchored[event.anchor] = _Anchored(value, height=0, size=1)

    def _look_at_ends(self, event: events.ScalarEvent) -> None:
        """Report what the ends of a text tell: it was meant to have quotes, or is not all there."""
        word = event.value
        if _in_curly_quotes(word):
            self._report(CurlyQuotes(self._start_of(event), word[0]))
        elif word[-1:] in (",", ";") and not (self._open and self._open[-1].flow):
            self._report(TrailingComma(self._last_of(event), word[-1]))
        elif word[-1:] in ('"', "”") and _is_stray(word):
            self._report(StrayQuote(self._last_of(event), word[-1]))
        elif self._cuts and word and event.end_mark:
            cut = _CUT.match(self._text, event.end_mark.index)
            if _GLUED_KEY.match(word):
                self._report(InvisibleCharacter(self._start_of(event), code=0xA0))
            elif cut:
                self._report(CutByComment(self._start_of(event), cut["rest"].strip()[:60]))

    def _start(self, values: dict[str, Any] | list[Any], event: events.CollectionStartEvent) -> None:
        if len(self._open) == DEEPEST:
            self._give_up(TooDeep(self._start_of(event), limit=DEEPEST))
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            self._refuse_second_anchor(event)
        before = self._count
        self._put(values, event)
        self._open.append(_Open(values, event.anchor, before, flow=bool(event.flow_style)))

    def _end(self, event: events.CollectionEndEvent) -> None:
        ended = self._open.pop()
        if type(ended.values) is list and _is_bare(ended.values) and event.end_mark:
            self._list_ended_on = event.end_mark.line
        self._raise_to(ended.height)
        if ended.anchor is not None:
            self._anchored[ended.anchor] = _Anchored(ended.values, ended.height, self._count - ended.before)

    def _reference(self, event: events.AliasEvent) -> None:
        anchor = event.anchor or ""
        target = self._anchored.get(anchor)
        if target is None:
            if self._open and self._open[-1].key == "<<":
                self._put("", event)
                return
            place = self._start_of(event)
            inside = self._is_open(anchor)
            self._report(ReferenceToItself(place, anchor) if inside else ReservedStart(place, "*"))
            self._put("", event)
            return
        if len(self._open) + target.height > DEEPEST:
            self._give_up(TooDeep(self._start_of(event), limit=DEEPEST))
        self._count += target.size - 1
        self._put(target.value, event)
        self._raise_to(target.height)

    def _put(self, value: Any, event: events.NodeEvent) -> None:  # noqa: ANN401
        self._count += 1
        if self._count > MOST_VALUES:
            self._give_up(TooManyValues(self._start_of(event), limit=MOST_VALUES))
        if not self._open:
            self.root, self.root_place = value, self._start_of(event)
            return
        inner = self._open[-1]
        if type(inner.values) is list:
            inner.values.append(value)
        elif inner.key is None:
            inner.key = self._key(value, event, inner)
        else:
            inner.values[inner.key] = value
            inner.key = None

    def _key(self, value: Any, event: events.NodeEvent, inner: _Open) -> str:  # noqa: ANN401
        """Return the key to go on with, even after a problem."""
        lines = inner.lines
        if type(value) is not str:
            self._report(KeyNotText(self._start_of(event), _described(value), inner.flow and bool(lines)))
            return ""
        if value == "<<" and isinstance(event, events.ScalarEvent) and not event.style:
            self._report(MergeKey(self._start_of(event)))
            return value
        if len(value) > LONGEST_KEY and value.count(" ") > 2 and inner.lines and not inner.flow:
            self._report(BadIndentation(self._start_of(event)))
        elif "\u00a0" in value:
            self._report(InvisibleCharacter(self._start_of(event), code=0xA0))
        elif value in lines:
            place = self._start_of(event)
            after = self._list_ended_on == place.line - 1
            self._report(DuplicateKey(place, key=value, first_line=lines[value], after_list=after))
        else:
            lines[value] = event.start_mark.line + 1 if event.start_mark else 1
        return value

    def _is_open(self, anchor: str) -> bool:
        return any(opened.anchor == anchor for opened in self._open)

    def _refuse_second_anchor(self, event: events.NodeEvent) -> None:
        # YAML allows it; PyYAML's composer, which finds places, does not.
        if event.anchor in self._anchored or self._is_open(event.anchor or ""):
            self._give_up(InvalidYaml(self._start_of(event)))

    def _raise_to(self, height: int) -> None:
        if self._open:
            self._open[-1].height = max(self._open[-1].height, height + 1)

    def _refuse_tag(self, event: events.ScalarEvent | events.CollectionStartEvent) -> None:
        tag = (event.tag or "").replace("tag:yaml.org,2002:", "!!")
        self._report(TagNotAllowed(self._start_of(event), tag=tag))

    def _report(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) == MOST_PROBLEMS:
            raise _Enough

    def _give_up(self, problem: Problem) -> NoReturn:
        self.problems.append(problem)
        raise _Enough

    def _last_of(self, event: events.Event) -> Place:
        """Return the place of the last character."""
        after = place_of(event.end_mark, self.name)
        return msgspec.structs.replace(after, column=max(after.column - 1, 1))

    def _start_of(self, event: events.Event) -> Place:
        return place_of(event.start_mark, self.name)


_TAKE: dict[type[events.Event], Callable[[_Assembly, Any], None]] = {
    events.DocumentStartEvent: _Assembly._start_document,
    events.MappingStartEvent: _Assembly._start_mapping,
    events.SequenceStartEvent: _Assembly._start_list,
    events.MappingEndEvent: _Assembly._end,
    events.SequenceEndEvent: _Assembly._end,
    events.ScalarEvent: _Assembly._scalar,
    events.AliasEvent: _Assembly._reference,
}


_CURLY = frozenset("“”„‘’")
_TELLING_ENDS = frozenset(',;"”')
_GLUED_KEY = re.compile("[a-z_]+:\u00a0")
"""A key whose colon is followed by what only looks like a space."""

_TIGHT_HASH = re.compile(r"[ \t]#[^\s#]")
_CUT = re.compile(r"[ \t]+(?P<rest>#[^\s#].*)")
"""What follows a text and looks like its rest: a comment has a space after its #."""


def _is_bare(items: list[Any]) -> bool:
    """Tell whether a list's last item has a single key: the others may have lost their indent."""
    return bool(items) and isinstance(items[-1], dict) and len(items[-1]) == 1


def _is_stray(word: str) -> bool:
    """Tell whether the quote at the end of a text is its only one, and is no sign of inches."""
    quotes = sum(word.count(quote) for quote in '"“”')
    return quotes == 1 and len(word) > 1 and not word[-2].isdigit()


def _in_curly_quotes(word: str) -> bool:
    """Tell whether a text without YAML's own quotes begins in curly ones and ends in them, or never ends."""
    if word[:1] in ("“", "”", "„"):
        return word.endswith(("”", "“", '"')) or not any(closing in word[1:] for closing in "“”")
    return word[:1] in ("‘", "’") and len(word) > 1 and word.endswith(("’", "‘"))


def _described(value: Any) -> str:  # noqa: ANN401
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, dict | list):
        return "a mapping" if isinstance(value, dict) else "a list"
    return "empty" if value is None else "a text"
