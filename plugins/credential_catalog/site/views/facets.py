"""Options of the finder, worked out from grades, hours, prices, evidence, pace and roles."""

from __future__ import annotations

import re

from credential_catalog.catalog.stated import least_and_most
from credential_catalog.model.grade_bands import SPANS
from credential_catalog.model.prose import every_words
from credential_catalog.model.records import Evidence, Pace, Price, Quantity

NOT_STATED = "not stated"

GRADES: dict[str, tuple[int, int]] = {
    "Before kindergarten": (-2, -1),
    "K–2": (0, 2),
    "3–5": (3, 5),
    "6–8": (6, 8),
    "9–12": (9, 12),
    "Higher education": (13, 13),
}
HOURS: dict[str, tuple[float, float]] = {
    "up to 5 h": (0, 5),
    "over 5, up to 10 h": (5, 10),
    "over 10, up to 15 h": (10, 15),
    "over 15, up to 30 h": (15, 30),
    "over 30 h": (30, float("inf")),
}
COSTS = (
    "free",
    "free to members",
    "free if eligible",
    "up to $50",
    "over $50, up to $150",
    "over $150",
    "priced otherwise",
)
_VIDEO = frozenset({"video"})
_STUDENTS = frozenset({"student_work", "lesson_implementation", "observation", "video"})
_VIDEO_NAMED = re.compile(r"\b(video|film|record)", re.IGNORECASE)
_STUDENTS_NAMED = re.compile(r"\b(student|learner|pupil|class|child)", re.IGNORECASE)


def slug(words: str) -> str:
    """Return words as they stand in an address.

    >>> slug("over $50, up to $150")
    'over-50-up-to-150'
    """
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def grades(bands: tuple[str, ...]) -> tuple[str, ...]:
    """Return the grades of the finder that some band takes in.

    >>> grades(("elementary",))
    ('K–2', '3–5')
    """
    spans = [SPANS[band] for band in bands if band in SPANS]
    if "early-childhood" in bands:
        spans.append((-2, 0))
    found = tuple(
        words
        for words, (first, last) in GRADES.items()
        if any(low <= last and first <= high for low, high in spans)
    )
    return found or (NOT_STATED,)


def spans_of_hours(hours: Quantity | None) -> tuple[str, ...]:
    """Return the spans of hours that a quantity may lie in; a range may lie in several."""
    if hours is None:
        return (NOT_STATED,)
    low, high = least_and_most(hours)
    return tuple(
        words
        for words, (over, most) in HOURS.items()
        if (low <= most and high > over) or (over == 0 and high == 0)
    )


def costs(prices: tuple[Price, ...]) -> tuple[str, ...]:
    """Return what a thing costs, in the finder's words: what members, the eligible and all others pay."""
    if not prices:
        return (NOT_STATED,)
    found = {_cost(price) for price in prices}
    return tuple(words for words in COSTS if words in found)


def _cost(price: Price) -> str:
    amount = least_and_most(price.amount)[1]
    if amount == 0:
        return {"member": "free to members", "eligible": "free if eligible"}.get(price.who, "free")
    if price.currency != "USD" or price.per not in (None, "credential", "submission"):
        return "priced otherwise"
    if amount <= 50:
        return "up to $50"
    return "over $50, up to $150" if amount <= 150 else "over $150"


def highest_price(prices: tuple[Price, ...]) -> float | None:
    """Return the most that somebody pays, in dollars, for sorting; None where no such price is stated."""
    amounts = [least_and_most(price.amount)[1] for price in prices if price.currency == "USD"]
    highest = max(amounts, default=None)
    return highest if highest != float("inf") else None


def evidences(pieces: tuple[Evidence, ...]) -> tuple[str, ...]:
    """Return what evidence does not name, where it is stated: video, students.

    A piece names them by its kind or in its note. Nothing is concluded where no evidence is stated.
    """
    if not pieces:
        return (NOT_STATED,)
    names_video = any(piece.kind in _VIDEO or _VIDEO_NAMED.search(piece.note or "") for piece in pieces)
    names_students = any(
        piece.kind in _STUDENTS or _STUDENTS_NAMED.search(piece.note or "") for piece in pieces
    )
    return (
        "video named" if names_video else "no video named",
        "students named" if names_students else "no students named",
    )


def pace_words(pace: Pace | None) -> str:
    """Return a pace in a few words: "at most 1 every 12 weeks"."""
    if pace is None:
        return NOT_STATED
    if pace.at_most and pace.per:
        return f"at most {pace.at_most} {every_words(pace.per)}"
    return f"within {pace.per}" if pace.per else "see its page"


def spoken(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return roles as people say them: education-support-professional is "education support professional"."""
    return tuple(role.replace("-", " ") for role in roles) or (NOT_STATED,)
