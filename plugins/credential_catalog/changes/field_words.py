"""Facts in words: the label of a key, and its value as pages write it."""

from __future__ import annotations

import re
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import plain
from credential_catalog.model.prose import (
    date_words,
    every_words,
    hours_words,
    number_words,
    price_words,
    unit_words,
)
from credential_catalog.model.records import Record
from credential_catalog.schema.library import schemas


def label(key: str, record: Record) -> str:
    """Return what a key of a file is called."""
    title: str = schemas()[type(record).__name__.lower()]["properties"][key]["title"]
    return title


def value_words(key: str, value: Any, catalog: Catalog) -> str:  # noqa: ANN401
    """Return the value of a key in words, with titles for ids and dates as pages write them.

    Args:
        key: The key of the file.
        value: Its value as the record has it; a requirement is said by `describe` instead.
        catalog: Where titles are looked up.
    """
    match key:
        case "hours":
            return hours_words(value)
        case "cost" | "pays":
            return ", ".join(price_words(price) for price in value)
        case "unit":
            return unit_words(value)
        case "every":
            return every_words(value)
        case "steps":
            return " ".join(step.text for step in value).rstrip(".")
    return _plain_words(plain(value), catalog)


def _plain_words(value: Any, catalog: Catalog) -> str:  # noqa: ANN401
    """Return any other value without the marks of YAML."""
    match value:
        case dict():
            return "; ".join(
                f"{key.replace('_', ' ')}: {_plain_words(part, catalog)}" for key, part in value.items()
            )
        case list() | tuple():
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
