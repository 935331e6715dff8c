"""Two editions of one thing → the facts that differ."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.change import FieldChange
from credential_catalog.changes.field_words import label, value_words
from credential_catalog.model.convert import plain
from credential_catalog.model.records import Record, Rule
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes.amount_words import rate_words
from credential_catalog.routes.describe import describe

_ABOUT_THE_FILE = {"id", "aliases", "sources", "second_reading", "history", "examples"}
"""Keys that say nothing to a teacher; sources are counted instead."""

_SAID_WHOLE = {"hours", "cost", "pays"}
"""Values that are said in a few words, before and after."""

_LONGEST = 240
"""Characters of a value that are shown."""


def facts_changed(
    before: Record, after: Record, old: Catalog, new: Catalog, renamed: Mapping[str, str]
) -> Iterator[FieldChange]:
    """Yield each fact of a thing that differs, in the order in which its file has them.

    Args:
        before: The thing as it was.
        after: The thing as it is.
        old: The catalog that it was in.
        new: The catalog that it is in.
        renamed: Present ids by former ones: a thing that only has another name is the same.
    """
    was, now = present_ids(plain(before), renamed), present_ids(plain(after), {})
    assert isinstance(was, dict)
    assert isinstance(now, dict)
    for key in type(after).__struct_encode_fields__:
        if key not in _ABOUT_THE_FILE and was.get(key) != now.get(key):
            attribute = "from_" if key == "from" else key
            values = (getattr(before, attribute), getattr(after, attribute))
            yield _changed(key, values, (before, after), (old, new))


def present_ids(value: Any, renamed: Mapping[str, str]) -> Any:  # noqa: ANN401
    """Return plain values with former ids replaced by present ones."""
    match value:
        case dict():
            return {renamed.get(key, key): present_ids(part, renamed) for key, part in value.items()}
        case list() | tuple():
            return [present_ids(part, renamed) for part in value]
        case str():
            return renamed.get(value, value)
    return value


def _changed(
    key: str, values: tuple[Any, Any], records: tuple[Record, Record], catalogs: tuple[Catalog, Catalog]
) -> FieldChange:
    name = label(key, records[1])
    if key not in _SAID_WHOLE and any(isinstance(value, tuple | msgspec.Struct) for value in values):
        sides = zip(values, records, catalogs, strict=True)
        was, now = (_lines(key, value, record, catalog) for value, record, catalog in sides)
        return FieldChange(key=key, label=name, lines=tuple(_differences(was, now)))
    was_said, now_said = (
        None if value in (None, ()) else _short(value_words(key, value, catalog))
        for value, catalog in zip(values, catalogs, strict=True)
    )
    return FieldChange(key=key, label=name, before=was_said, after=now_said)


def _lines(key: str, value: Any, record: Record, catalog: Catalog) -> list[str]:  # noqa: ANN401
    if not value:
        return []
    if isinstance(value, Requirement):
        outline = describe(value, catalog, record=record, at=None).outline()
        return [line.lstrip(" -") for line in outline.splitlines()]
    if key == "adds" and isinstance(record, Rule):
        award = catalog.awards.get(catalog.present(record.grants.award))
        unit = (award.unit if award else None) or "credit"
        return [rate_words(line, unit, catalog).text for line in value]
    if isinstance(value, tuple):
        return [value_words("", one, catalog) for one in value]
    parts = plain(value)
    assert isinstance(parts, dict)
    return [f"{name.replace('_', ' ')}: {value_words('', part, catalog)}" for name, part in parts.items()]


def _differences(was: list[str], now: list[str]) -> Iterator[str]:
    for line in difflib.ndiff(was, now):
        if line.startswith(("- ", "+ ")):
            yield f"{line[0]} {_short(line[2:])}"


def _short(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else f"{one_line[: _LONGEST - 1].rstrip()}…"
