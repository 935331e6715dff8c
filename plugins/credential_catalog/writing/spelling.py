"""How one value is written: without quotes where that reads the same everywhere, else in quotes."""

from __future__ import annotations

import re
import textwrap

from credential_catalog.source.scalars import plain_scalar
from credential_catalog.writing.commented import Scalar

WIDTH = 110
"""Letters of a line, beyond which a value that stood on several lines is broken again."""

_PLAIN_START = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`=<~.]|[-.][^\s\-.]")
_WORDS = re.compile(r"\S+(?: \S+)*")
_OTHERWISE_ELSEWHERE = re.compile(
    r"(?i:y|n|yes|no|on|off|true|false|null)"
    r"|[-+]?0[0-9_]*|[-+]?0[xob][0-9a-fA-F_]+|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?[0-9][0-9_,.]*(?:[eE][-+]?[0-9]+)?"
)
"""Words that some reader of YAML takes for a truth value or a number."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_HEADER = re.compile(r"(?P<style>[|>])(?P<chomping>[-+]?)[ \t]*(?:#[^\n]*)?\n")


def quoted(value: str) -> str:
    """Return a text as it is written on one line: without quotes where nobody could read it otherwise.

    >>> quoted("Fact checking"), quoted("Fact checking: the basics"), quoted("2.10"), quoted("no")
    ('Fact checking', '"Fact checking: the basics"', '"2.10"', '"no"')
    """
    if _is_plain(value):
        return value
    if '"' in value and "'" not in value and value.isprintable():
        return f"'{value}'"
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in value) + '"'


def _is_plain(value: str) -> bool:
    return (
        _PLAIN_START.match(value) is not None
        and _WORDS.fullmatch(value) is not None
        and value.isprintable()
        and ": " not in value
        and not value.endswith(":")
        and " #" not in value
        and not _OTHERWISE_ELSEWHERE.fullmatch(value)
        and plain_scalar(value) == value
    )


def spelled(scalar: Scalar, indent: int) -> list[str]:
    """Return the lines of a value; the first stands after its key, the others are indented so far."""
    if scalar.style in ("|", ">"):
        return _block(scalar, indent) or [quoted(scalar.value)]
    if not scalar.style and "\n" not in scalar.written:
        known = plain_scalar(scalar.written)
        return [quoted(scalar.value) if isinstance(known, str) else scalar.written]
    if "\n" in scalar.written and _WORDS.fullmatch(scalar.value):
        return [">-", *_folded(scalar.value, indent)]
    return [quoted(scalar.value)]


def _folded(value: str, indent: int) -> list[str]:
    width = max(WIDTH - indent, 40)
    lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
    return [" " * indent + line for line in lines]


def _block(scalar: Scalar, indent: int) -> list[str]:
    """Return a value of several lines as its author broke them; nothing where that needs more marks."""
    header = _HEADER.match(scalar.written)
    if header is None or header["chomping"] == "+":
        return []
    lines = scalar.written[header.end() :].split("\n")
    while lines and not lines[-1].strip(" "):
        lines.pop()
    first = next((line for line in lines if line.strip(" ")), "")
    depth = len(first) - len(first.lstrip(" "))
    if not first or first[depth] == "\t":
        return []
    kept = [" " * indent + line[depth:] if line[depth:] else "" for line in lines]
    return [header["style"] + header["chomping"], *kept]
