"""Days as people and spreadsheets write them, and the one way in which the catalog does."""

from __future__ import annotations

import datetime
import re

_SPREADSHEET_START = datetime.date(1899, 12, 30)
"""Day 0 of Excel, counted so that the days since March 1900 come out right."""

_SPREADSHEET_DAYS = range(32_874, 73_415)
"""Numbers that stand for a day from 1990 to 2100; others are likely no days."""

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_WEEKDAY = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* +", re.IGNORECASE
)
_YEARS = range(1900, 2200)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMBERS = re.compile(r"([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})(?:[T ][0-9:.]+Z?)?")
_NAMED = re.compile(
    r"(?:([0-9]{1,2})(?:st|nd|rd|th)?[-. ]*([A-Za-z]{3,9})|([A-Za-z]{3,9})[. ]*([0-9]{1,2})(?:st|nd|rd|th)?)"
    r"[-., ]+([0-9]{2,4})"
)


def days_meant(written: object) -> tuple[str, ...]:
    """Return the days that may have been meant, as year-month-day; several where nobody can tell.

    With dots the day stands before the month; with slashes or hyphens either may.

    >>> days_meant("11/22/2026"), days_meant("4/5/2026"), days_meant(46348)
    (('2026-11-22',), ('2026-04-05', '2026-05-04'), ('2026-11-22',))
    """
    if isinstance(written, int) and not isinstance(written, bool):
        if written not in _SPREADSHEET_DAYS:
            return ()
        return ((_SPREADSHEET_START + datetime.timedelta(days=written)).isoformat(),)
    if not isinstance(written, str):
        return ()
    word = _WEEKDAY.sub("", written.translate(_DASHES).strip("‘’“”'\".,; "), count=1)
    named, numbers = _NAMED.fullmatch(word), _NUMBERS.fullmatch(word)
    if named:
        month = (named[2] or named[3])[:3].casefold()
        if month in _MONTHS:
            return _days((_year(named[5]), _MONTHS.index(month) + 1, int(named[1] or named[4])))
    elif numbers:
        first, second, third = numbers.groups()
        if len(first) == 4:
            here = _days((int(first), int(second), int(third)))
            return here or _days((int(first), int(third), int(second)))
        if len(third) in (2, 4):
            year = _year(third)
            if "." in word:
                return _days((year, int(second), int(first)))
            return _days((year, int(first), int(second)), (year, int(second), int(first)))
    return ()


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _days(*parts: tuple[int, int, int]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for year, month, day in parts:
        if year not in _YEARS:
            continue
        try:
            found[datetime.date(year, month, day).isoformat()] = None
        except ValueError:
            continue
    return tuple(found)
