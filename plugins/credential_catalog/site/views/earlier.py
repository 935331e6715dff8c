"""What held before, in words: each key that differed with the value that it had."""

from __future__ import annotations

from typing import Any

import msgspec

from credential_catalog.catalog.as_of import with_earlier_keys
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.field_words import label, value_words
from credential_catalog.model.convert import convert, plain
from credential_catalog.model.prose import every_words
from credential_catalog.model.records import EarlierVersion, Record
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes.describe import describe
from credential_catalog.routes.phrase import Phrase


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """One key as it was: a sentence in Markdown, a line of words, or a requirement under its label."""

    prose: str | None = None
    words: str | None = None
    label: str | None = None
    phrase: Phrase | None = None


def earlier_words(record: Record, version: EarlierVersion, catalog: Catalog) -> tuple[Earlier, ...]:
    """Return what a thing said before, key by key; nothing where only a note tells of it."""
    was = version.was or {}
    before = convert(with_earlier_keys(_data(record), was), type(record))
    return tuple(
        _earlier(key, getattr(before, "from_" if key == "from" else key), before, catalog) for key in was
    )


def _earlier(key: str, value: Any, before: Record, catalog: Catalog) -> Earlier:  # noqa: ANN401
    if value is None:
        return Earlier(words=f"{_label(key, before)}: none")
    if key == "note":
        return Earlier(prose=value)
    if isinstance(value, Requirement):
        return Earlier(label=_label(key, before), phrase=describe(value, catalog, record=before, at=None))
    if key == "every":
        words = every_words(value)
        return Earlier(words=words[0].upper() + words[1:])
    return Earlier(words=f"{_label(key, before)}: {value_words(key, value, catalog)}")


_BEFORE = {"title": "Called", "requires": "It asked"}
"""What is said of a key in the past, where its title would read badly."""


def _label(key: str, record: Record) -> str:
    if key in _BEFORE:
        return _BEFORE[key]
    return label(key, record)


def _data(record: Record) -> dict[str, Any]:
    data = plain(record)
    assert isinstance(data, dict)
    return data
