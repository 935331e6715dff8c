"""What held before, in words: each key that differed with the value that it had."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from credential_catalog.catalog.as_of import with_earlier_keys
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert, plain
from credential_catalog.model.prose import (
    date_words,
    every_words,
    hours_words,
    number_words,
    price_words,
    unit_words,
)
from credential_catalog.model.records import EarlierVersion, Record
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes.describe import describe
from credential_catalog.routes.phrase import Phrase
from credential_catalog.schema.library import schemas


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
    return Earlier(words=f"{_label(key, before)}: {_value_words(key, value, catalog)}")


def _value_words(key: str, value: Any, catalog: Catalog) -> str:  # noqa: ANN401
    match key:
        case "hours":
            return hours_words(value)
        case "cost" | "pays":
            return ", ".join(price_words(price) for price in value)
        case "unit":
            return unit_words(value)
        case "steps":
            return " ".join(step.text for step in value).rstrip(".")
    return _plain_words(plain(value), catalog)


def _plain_words(value: Any, catalog: Catalog) -> str:  # noqa: ANN401
    """Return any other value without the marks of YAML: ids as titles, dates as pages write them."""
    match value:
        case dict():
            return "; ".join(
                f"{key.replace('_', ' ')}: {_plain_words(part, catalog)}" for key, part in value.items()
            )
        case list():
            return ", ".join(_plain_words(part, catalog) for part in value)
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_words(value)
    if catalog.find(str(value)) is not None:
        return catalog.title(str(value))
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", str(value)):
        return date_words(str(value))
    return str(value).replace("_", " ")


_BEFORE = {"title": "Called", "requires": "It asked"}
"""What is said of a key in the past, where its title would read badly."""


def _label(key: str, record: Record) -> str:
    if key in _BEFORE:
        return _BEFORE[key]
    title: str = schemas()[type(record).__name__.lower()]["properties"][key]["title"]
    return title


def _data(record: Record) -> dict[str, Any]:
    data = plain(record)
    assert isinstance(data, dict)
    return data
