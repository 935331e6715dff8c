"""Letters of other alphabets that look like Latin ones, and the Latin ones."""

from __future__ import annotations

import re

_CYRILLIC = dict(zip("аеорсухіјѕԁһАВЕЅІЈКМНОРСТУХ", "aeopcyxijsdhABESIJKMHOPCTYX", strict=True))  # noqa: RUF001
_GREEK = dict(zip("οναρΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovapABEZHIKMNOPTYX", strict=True))  # noqa: RUF001
LATIN = {**_CYRILLIC, **_GREEK}
"""The Latin letter for each that looks like one."""

_ALIKE = f"[{''.join(LATIN)}]"
_ANY = re.compile(_ALIKE)
# Beside each other only: a text of a million such letters must take no longer than any other.
_BESIDE = re.compile(f"(?<=[A-Za-z])({_ALIKE})|({_ALIKE})(?=[A-Za-z])")
_WORD = re.compile(f"[A-Za-z{''.join(LATIN)}]+")
_TABLE = str.maketrans(LATIN)


def look_alike(text: str) -> int | None:
    r"""Return where a letter stands that only looks Latin, beside a Latin one; None if nowhere.

    A word of one alphabet is left alone, whichever it is.

    >>> look_alike("st\u0430tus"), look_alike("\u041c\u043e\u0441\u043a\u0432\u0430")
    (2, None)
    """
    found = None if text.isascii() or not _ANY.search(text) else _BESIDE.search(text)
    return found.start() if found else None


def in_latin(text: str) -> str:
    """Return a text with Latin letters for those that look like them, in words that have Latin ones too."""
    return _WORD.sub(lambda word: word[0] if look_alike(word[0]) is None else word[0].translate(_TABLE), text)


def all_latin(text: str) -> str:
    """Return a text with Latin letters for all that look like them."""
    return text.translate(_TABLE)
