"""Dates as sources give them: a day, a month or a year; and lengths of time before a day."""

from __future__ import annotations

import calendar
import datetime
import functools
import re

STALE_AFTER = datetime.timedelta(days=365)
"""A source that nobody has read for longer than a year is old."""

UNKNOWN = "unknown"
"""A last day of which it is known only that it is past."""


def is_stale(checked: str, as_of: datetime.date) -> bool:
    """Tell whether a source that was checked on one day is old on another."""
    return datetime.date.fromisoformat(checked) + STALE_AFTER < as_of


def known(date: str | None) -> str | None:
    """Return a date if a source states it, None where it is not given or said to be unknown."""
    return None if date == UNKNOWN else date


def first_day(date: str) -> datetime.date:
    """Return the first day that a date may mean: "2024-07" is 2024-07-01."""
    year, month, day = _parts(date)
    return datetime.date(year, month or 1, day or 1)


def last_day(date: str) -> datetime.date:
    """Return the last day that a date may mean: "2024-02" is 2024-02-29."""
    year, month, day = _parts(date)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def before(day: datetime.date, duration: str) -> datetime.date:
    """Return the day that lies a length of time before another: "12 months" before 2026-11-22 is 2025-11-22.

    Raises:
        ValueError: The duration is not a whole number and a unit.
    """
    found = re.fullmatch(r"([0-9]+) (day|week|month|school year|year)s?", duration)
    if not found:
        raise ValueError(f"not a length of time: {duration!r}")
    number, unit = int(found[1]), found[2]
    if unit in ("day", "week"):
        return day - datetime.timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - number * (1 if unit == "month" else 12)
    year, month = divmod(months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@functools.lru_cache(maxsize=4096)
def _parts(date: str) -> tuple[int, int | None, int | None]:
    year, month, day, *_ = (*(int(part) for part in date.split("-")), None, None)
    assert year is not None
    return year, month, day
