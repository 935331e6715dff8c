"""A holding that was stored or written elsewhere: what can be kept is kept, what was dropped is named.

A file may be damaged, or be older than the catalog. Nothing is kept that says more than was written: where
a credential's result or last day or an award's area cannot be read, the whole thing is left out. The browser
reads what it stored in the same way; tests/vectors/stored-holdings.json holds both to it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from credential_catalog.catalog.catalog import UNREAD_MEMBERS, Catalog
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.convert import convert
from credential_catalog.model.dates import first_day, last_day
from credential_catalog.model.holding import Holding
from credential_catalog.model.requirement import Node, walk

Fits = Callable[[object], bool]

LONGEST = 300
"""Characters of a text that is kept; as in schemas/holding.schema.json."""

_DATE = re.compile(r"(19|20|21)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?")
_SCORE = re.compile(r"(100([.]0+)?|[0-9]{1,2}([.][0-9]+)?)%")
_UNIT = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def read_holding(value: object, catalog: Catalog) -> tuple[Holding, tuple[str, ...]]:
    """Return what of a stored value is a holding, and a sentence on each part that was dropped.

    Earlier ids become the present ones. A thing that stands in the wrong list goes to the right one.

    Args:
        value: What was stored: plain values, as YAML and JSON give them.
        catalog: What is known.

    >>> read_holding({"credentials": ["kqed/gone"], "outside": ["masters-degree"]}, catalog)
    (Holding(outside=('masters-degree',)), ('“kqed/gone” is not in this catalog.',))
    """
    if not isinstance(value, dict):
        return Holding(), ("Nothing of it could be read: it is no group of keys.",)
    reading = _Reading(catalog)
    for key, said in value.items():
        reading.take(key, said)
    return convert(reading.found, Holding), tuple(reading.dropped)


def holding_of(names: Iterable[str], catalog: Catalog) -> tuple[Holding, tuple[str, ...]]:
    """Return ids as a holding, each by what it is, and the ids that are nothing that a person can hold."""
    found: dict[str, list[str]] = {}
    unknown = []
    for name in names:
        present = catalog.present(name)
        kind = kind_of(present, catalog)
        if kind is None:
            unknown.append(name)
        else:
            found.setdefault(kind, []).append(present)
    return convert(found, Holding), tuple(unknown)


def kind_of(name: str, catalog: Catalog) -> str | None:
    """Return the list of a holding in which a present id belongs; None where it is nothing to hold."""
    kinds = catalog.by_kind()
    return next(
        (kind for kind in ("credentials", "stacks", "outside", "awards") if name in kinds[kind]), None
    )


class _Reading:
    """What was found so far, as plain values, and what was dropped."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.found: dict[str, Any] = {}
        self.dropped: list[str] = []

    def take(self, key: object, said: object) -> None:
        """Take one key of a holding; nothing stands behind it where it is empty."""
        if said is None:
            return
        match key:
            case "credentials" | "stacks" | "outside" | "awards":
                self._take_each(key, said, self._thing)
            case "unsaid":
                self._take_each(key, said, self._unsaid)
            case "situation":
                self._take_group(key, said, self._situation)
            case "unlisted":
                self._take_group(key, said, self._unlisted)
            case _:
                self._drop(f"{_quoted(key)} is no part of a holding.")

    def _take_each(self, key: str, said: object, take: Callable[[object, str], None]) -> None:
        if not isinstance(said, list):
            self._drop(f"{_quoted(key)} is no list.")
            return
        for number, item in enumerate(said, 1):
            take(item, f"Item {number} of {_quoted(key)}")

    def _take_group(self, key: str, said: object, take: Callable[[str, object], None]) -> None:
        if not isinstance(said, dict):
            self._drop(f"{_quoted(key)} is no group of keys.")
            return
        for name, value in said.items():
            take(str(name), value)

    def _thing(self, item: object, where: str) -> None:
        said = {"id": item} if isinstance(item, str) else item
        name = said.get("id") if isinstance(said, dict) else None
        if not isinstance(said, dict) or not isinstance(name, str):
            self._drop(f"{where} names nothing.")
            return
        present = self.catalog.present(name)
        kind = kind_of(present, self.catalog)
        if kind is None:
            self._drop(f"{_quoted(name)} is not in this catalog.")
            return
        kept = self._attributes(said, _ATTRIBUTES[kind], _quoted(self.catalog.title(present)))
        if kept is not None and self._fits_catalog(kept, present):
            thing = {"id": present, **kept} if kept else present
            self.found.setdefault(kind, []).append(thing)

    def _attributes(
        self, said: dict[Any, Any], known: Mapping[str, Fits], title: str
    ) -> dict[str, Any] | None:
        """Return the attributes that can be kept; None where the thing would say more without one of them."""
        kept = {}
        lost = set()
        for key, value in said.items():
            if key == "id" or value is None:
                continue
            if key not in known:
                self._drop(f"{_quoted(key)} of {title} is no part of a holding.")
            elif known[key](value):
                kept[key] = value
            elif key in _NEVER_WITHOUT:
                self._drop(f"{title} was left out: its {_NEVER_WITHOUT[key]} could not be read.")
                return None
            else:
                lost.add(key)
                self._drop(f"The {key} of {title} could not be read.")
        if not lost.isdisjoint(("quantity", "unit")):
            kept = {key: value for key, value in kept.items() if key not in ("quantity", "unit")}
        return kept

    def _fits_catalog(self, kept: dict[str, Any], name: str) -> bool:
        """Tell whether a thing is still there as it was named, and bring the award of its time up to date."""
        title = _quoted(self.catalog.title(name))
        if "during" in kept:
            award = self.catalog.present(kept["during"])
            if award not in self.catalog.awards:
                self._drop(
                    f"{_quoted(kept.pop('during'))}, during which {title} was, is not in this catalog."
                )
            else:
                kept["during"] = award
        if "area" in kept and not any(area.id == kept["area"] for area in self.catalog.awards[name].areas):
            self._drop(f"{title} has no area {_quoted(kept['area'])} in this catalog.")
            return False
        return True

    def _unsaid(self, item: object, where: str) -> None:
        if not isinstance(item, str):
            self._drop(f"{where} names nothing.")
        elif kind_of(present := self.catalog.present(item), self.catalog) is None:
            self._drop(f"{_quoted(item)} is not in this catalog.")
        elif present not in self.found.setdefault("unsaid", []):
            self.found["unsaid"].append(present)

    def _situation(self, key: str, value: object) -> None:
        if key not in _SITUATION:
            self._drop(f"{_quoted(key)} is no part of a situation.")
        elif value is not None and _SITUATION[key](value):
            self.found.setdefault("situation", {})[key] = value
        elif value is not None:
            self._drop(f"{_quoted(key)} of the situation could not be read.")

    def _unlisted(self, key: str, value: object) -> None:
        owner, _, node = key.partition("#")
        present = self.catalog.present(owner)
        if not _has_node(present, node, self.catalog):
            self._drop(f"Nothing in this catalog asks for {_quoted(key)}.")
        elif not _is_quantity(value):
            self._drop(f"How many of {_quoted(key)} could not be read.")
        else:
            self.found.setdefault("unlisted", {})[f"{present}#{node}"] = value

    def _drop(self, sentence: str) -> None:
        self.dropped.append(sentence)


def _has_node(owner: str, node: str, catalog: Catalog) -> bool:
    """Tell whether a thing asks for something by this name."""
    record = catalog.find(owner)
    if record is None or not node:
        return False
    asked = [requirement for _, requirement in requirements_in(record)]
    named = (one for requirement in asked for _, one in walk(requirement) if isinstance(one, Node))
    return any(one.id == node for one in named) or (owner in catalog.stacks and node == UNREAD_MEMBERS)


def _quoted(text: object) -> str:
    """Return a text in quotation marks, on one line and cut where it is long."""
    line = " ".join(str(text).split())
    return f"“{line if len(line) <= 80 else f'{line[:80]}…'}”"


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= LONGEST


def _is_date(value: object) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        return first_day(value) <= last_day(value)
    except ValueError:
        return False


def _is_quantity(value: object) -> bool:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return False
    return math.isfinite(value) and value >= 0


def _is_score(value: object) -> bool:
    return _SCORE.fullmatch(value) is not None if isinstance(value, str) else _is_quantity(value)


def _is_unit(value: object) -> bool:
    return isinstance(value, str) and _UNIT.fullmatch(value) is not None


def _is_result(value: object) -> bool:
    return value in ("enrolled", "submitted", "attained")


def _is_bool(value: object) -> bool:
    return isinstance(value, bool)


def _is_one_or_many(value: object) -> bool:
    return _is_text(value) or (isinstance(value, list) and bool(value) and all(map(_is_text, value)))


_DATES: dict[str, Fits] = {"date": _is_date, "expires": _is_date}
_ATTRIBUTES: dict[str, dict[str, Fits]] = {
    "credentials": {**_DATES, "score": _is_score, "level": _is_text, "result": _is_result},
    "stacks": _DATES,
    "outside": {**_DATES, "quantity": _is_quantity, "unit": _is_unit, "during": _is_text},
    "awards": {**_DATES, "area": _is_text},
}
"""What each kind of thing may have beside its id."""

_NEVER_WITHOUT = {"result": "result", "expires": "last day", "area": "area"}
"""Attributes that limit what a thing is worth: without them it would be worth more."""

_SITUATION: dict[str, Fits] = {
    "employed": _is_bool,
    "role": _is_one_or_many,
    "grade_band": _is_one_or_many,
    "subject": _is_one_or_many,
}
