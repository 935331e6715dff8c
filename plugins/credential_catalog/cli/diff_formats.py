"""Sections of sentences → text for a terminal, and Markdown for a pull request."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from credential_catalog.changes.told import Line, Section

REMEDY = (
    "Somebody may link to them. If a thing was renamed, `credential-catalog rename OLD NEW` keeps its old "
    "address; if it is no longer offered, keep its file and say so in it."
)
NOTHING = "Nothing changed for anybody who uses the catalog."
MOST_CHARACTERS = 60_000
"""A comment on GitHub has at most 65,536; the workflow adds a few words of its own."""

_OPEN = ("Addresses that lead nowhere any more", "Harder or less than before", "Easier or more than before")
_MARKS = re.compile(r"([\\`*_\[\]<>|#~@])")
_CODE = re.compile(r"`[^`\n]+`")


def as_text(sections: Sequence[Section], remarks: Sequence[str] = ()) -> str:
    """Return what changed for a terminal, no wider than 100 characters."""
    return "\n".join(_text(sections, remarks)).strip()


def _text(sections: Sequence[Section], remarks: Sequence[str]) -> Iterator[str]:
    if not sections:
        yield NOTHING
    for section in sections:
        yield f"\n{section.title}{' (error)' if section.wrong else ''}"
        if section.wrong:
            yield _filled(REMEDY, "  ")
        for line in section.lines:
            yield _filled(line.text, "  ")
            for below in line.below:
                yield _filled(below, "    ")
    for remark in remarks:
        yield f"\n{_filled(remark)}"


def _filled(words: str, indent: str = "") -> str:
    return textwrap.fill(
        words,
        98,
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def as_markdown(sections: Sequence[Section], remarks: Sequence[str] = ()) -> str:
    """Return what changed for a pull request: a sum, what hurts and what helps, and the rest to unfold."""
    lines = list(_markdown(sections, remarks))
    kept: list[str] = []
    room = MOST_CHARACTERS
    for place, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            kept += ["", f"{len(lines) - place} more lines: `credential-catalog diff` shows them all."]
            break
        kept.append(line)
    return "\n".join(kept).strip()


def _markdown(sections: Sequence[Section], remarks: Sequence[str]) -> Iterator[str]:
    yield "## What this changes for people"
    yield ""
    if not sections:
        yield NOTHING
    else:
        counted = (
            f"{len(section.lines)} × {section.title[0].lower()}{section.title[1:]}" for section in sections
        )
        yield f"{'; '.join(counted)}."
    for section in sections:
        yield ""
        if section.title in _OPEN:
            yield f"### {'❌ ' if section.wrong else ''}{section.title}"
            yield ""
            yield from _items(section.lines)
            if section.wrong:
                yield ""
                yield REMEDY
        else:
            yield f"<details><summary>{section.title} ({len(section.lines)})</summary>"
            yield ""
            yield from _items(section.lines)
            yield ""
            yield "</details>"
    for remark in remarks:
        yield ""
        yield f"⚠️ {remark}"


def _items(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        yield f"- {_plain(line.text)}"
        yield from (f"    - {_plain(below)}" for below in line.below)


def _plain(words: str) -> str:
    """Return words of a stranger's file so that they are only words: no link, no mention, no HTML."""
    parts, start = [], 0
    for code in _CODE.finditer(words):
        parts += [_escaped(words[start : code.start()]), code[0]]
        start = code.end()
    return "".join([*parts, _escaped(words[start:])])


def _escaped(words: str) -> str:
    # A word joiner keeps GitHub from making a link of an address and a mention of a name.
    return _MARKS.sub(r"\\\1", words).replace("://", ":\u2060//").replace("@", "@\u2060")
