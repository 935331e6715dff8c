"""Unquoted words of YAML 1.2 and the values they stand for.

PyYAML follows YAML 1.1, where `NO` is false, `0111` is 73, `12:30` is 750 and a date is an object. Here,
as in the core schema of YAML 1.2, only true, false, null and decimal numbers are anything but text. It is
stricter in one way: a number with a leading zero (`0111`, `07.5`) stays text, because it is a code.
"""

from __future__ import annotations

import re

Scalar = str | int | float | bool | None

LARGEST_INTEGER = 2**53 - 1
"""Beyond it a browser rounds an integer, silently."""

_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|(?:0|[1-9][0-9]*)(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")


def plain_scalar(word: str) -> Scalar:
    """Return the value of an unquoted word.

    Raises:
        OverflowError: the word is a number that JSON or a browser cannot hold: `.inf`, `.nan`, `1e999`,
            an integer beyond `LARGEST_INTEGER`.

    >>> plain_scalar("10"), plain_scalar("0111"), plain_scalar("2025-09-01")
    (10, '0111', '2025-09-01')
    """
    if word in _WORDS:
        return _WORDS[word]
    if word[0] not in _NUMBER_STARTS:
        return word
    if _INTEGER.fullmatch(word):
        return _integer(word)
    if _FLOAT.fullmatch(word):
        return _finite(word)
    if _NOT_FINITE.fullmatch(word):
        raise OverflowError(word)
    return word


def _integer(word: str) -> int:
    # The length goes first: Python itself refuses to read an integer of more than 4,300 digits.
    if len(word) > 20 or abs(int(word)) > LARGEST_INTEGER:
        raise OverflowError(word)
    return int(word)


def _finite(word: str) -> float:
    value = float(word)
    if value in (float("inf"), float("-inf")):
        raise OverflowError(word)
    return value
