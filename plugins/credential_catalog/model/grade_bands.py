"""Grade bands in issuers' words, and which band lies within which.

A grade is a number: birth to 3 is -2, pre-kindergarten -1, kindergarten 0, grade 1 is 1, higher education 13.
"""

from __future__ import annotations

from collections.abc import Iterable

SPANS: dict[str, tuple[int, int]] = {
    "birth-prek": (-2, -1),
    "prek": (-1, -1),
    "k-2": (0, 2),
    "3-5": (3, 5),
    "prek-5": (-1, 5),
    "elementary": (0, 5),
    "middle": (6, 8),
    "6-12": (6, 12),
    "secondary": (6, 12),
    "high": (9, 12),
    "k-12": (0, 12),
    "prek-12": (-1, 12),
    "higher-ed": (13, 13),
}
"""First and last grade. Bands without fixed limits (early-childhood, upper-grades) are not here."""


WORDS: dict[str, str] = {
    "birth-prek": "birth to pre-K",
    "early-childhood": "early childhood",
    "prek": "pre-K",
    "k-2": "K–2",
    "3-5": "3–5",
    "prek-5": "pre-K to 5",
    "elementary": "elementary school",
    "middle": "middle school",
    "upper-grades": "upper grades",
    "secondary": "secondary school",
    "6-12": "6–12",
    "high": "high school",
    "k-12": "K–12",
    "prek-12": "pre-K to 12",
    "higher-ed": "higher education",
}
"""Each band, as pages write it."""


_SCHOOLS = frozenset({"elementary", "middle", "high"})


def grades_words(bands: Iterable[str]) -> str:
    """Return grade bands as pages write them, the lowest first; all three kinds of school are K–12.

    >>> grades_words(["higher-ed", "middle", "high", "elementary"])
    'K–12, higher education'
    """
    order = list(WORDS)
    named = set(bands)
    if named >= _SCHOOLS:
        named = (named - _SCHOOLS) | {"k-12"}
    known = sorted(named, key=lambda band: order.index(band) if band in order else len(order))
    return ", ".join(WORDS.get(band, band) for band in known)


def covers(band: str, other: str) -> bool:
    """Tell whether all grades of `other` lie in `band`: k-12 covers middle; open bands only themselves."""
    if band == other:
        return True
    if band not in SPANS or other not in SPANS:
        return False
    (low, high), (first, last) = SPANS[band], SPANS[other]
    return low <= first and last <= high
