"""Dates exist, and what begins comes before what ends."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.model.dates import UNKNOWN, first_day, last_day
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Pointer


class NoSuchDay(Problem, frozen=True):
    """A date has the right form, but there is no such day.

    Before:

    ```yaml
    last_day: 2025-06-31
    ```

    After:

    ```yaml
    last_day: 2025-06-30
    ```
    """

    id = "CC330"
    name = "no-such-day"

    key: str
    date: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`{self.key}`: there is no day {self.date}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Look the date up at the source and correct it."


class WrongWayRound(Problem, frozen=True):
    """Two dates, or two numbers of a range, are the wrong way round.

    Before:

    ```yaml
    from: 2025-07-01
    until: 2024-06-30
    ```

    After:

    ```yaml
    from: 2024-07-01
    until: 2025-06-30
    ```
    """

    id = "CC331"
    name = "wrong-way-round"
    settable = True

    low_key: str
    low: str
    high_key: str
    high: str

    @property
    def what(self) -> str:
        """What is wrong."""
        than = "comes after" if self.low_key == "from" else "is more than"
        return f"`{self.low_key}` ({self.low}) {than} `{self.high_key}` ({self.high})."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Exchange the two, or correct the wrong one."


class ReadTooEarly(Problem, frozen=True):
    """A source was read before the year that it bears.

    Before:

    ```yaml
    year: 2042
    checked: 2026-11-22
    ```

    After:

    ```yaml
    year: 2024
    checked: 2026-11-22
    ```
    """

    id = "CC336"
    name = "read-too-early"
    settable = True

    year: int
    checked: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The source is of {self.year}, but was read on {self.checked}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct the year that stands on the page, or the day on which you read it."


_DATES = frozenset({"from", "until", "seen", "last_day", "checked", "on", "date", "expires", "as_of"})
_PAIRS = (("from", "until"), ("at_least", "at_most"))


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every date that does not exist and every pair that is the wrong way round."""
    for record in linked.catalog.records():
        for at, group in _groups(msgspec.to_builtins(record), ()):
            yield from _check(group, at, record.id, linked)
            year, checked = group.get("year"), group.get("checked")
            if isinstance(year, int) and isinstance(checked, str) and year > int(checked[:4]):
                yield ReadTooEarly(linked.place(record.id, (*at, "year")), year, checked)


def _groups(value: object, at: Pointer) -> Iterator[tuple[Pointer, dict[str, object]]]:
    if isinstance(value, dict):
        yield at, value
        for key, part in value.items():
            yield from _groups(part, (*at, key))
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _groups(part, (*at, position))


def _check(group: dict[str, object], at: Pointer, record: str, linked: Linked) -> Iterator[Problem]:
    impossible = [key for key in group if key in _DATES and not _exists(group[key])]
    for key in impossible:
        yield NoSuchDay(linked.place(record, (*at, key)), key, str(group[key]))
    for low_key, high_key in _PAIRS:
        low, high = group.get(low_key), group.get(high_key)
        if {low_key, high_key} & set(impossible) or not _wrong(low, high):
            continue
        yield WrongWayRound(
            linked.place(record, (*at, high_key)), low_key, _shown(low), high_key, _shown(high)
        )


def _exists(date: object) -> bool:
    if not isinstance(date, str) or date == UNKNOWN:
        return True
    try:
        first_day(date)
    except ValueError:
        return False
    return True


def _wrong(low: object, high: object) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        if low.endswith("%") or high.endswith("%"):
            return low.endswith("%") and high.endswith("%") and float(low[:-1]) > float(high[:-1])
        return first_day(low) > last_day(high)
    return isinstance(low, int | float) and isinstance(high, int | float) and low > high


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, int | float) else str(value)
