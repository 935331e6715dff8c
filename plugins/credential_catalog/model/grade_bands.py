"""Grade bands in issuers' words, and which band lies within which.

A grade is a number: birth to 3 is -2, pre-kindergarten -1, kindergarten 0, grade 1 is 1, higher education 13.
"""

from __future__ import annotations

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


def covers(band: str, other: str) -> bool:
    """Tell whether all grades of `other` lie in `band`: k-12 covers middle; open bands only themselves."""
    if band == other:
        return True
    if band not in SPANS or other not in SPANS:
        return False
    (low, high), (first, last) = SPANS[band], SPANS[other]
    return low <= first and last <= high
