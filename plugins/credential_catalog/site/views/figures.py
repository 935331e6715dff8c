"""Figures on which sources disagree: the other values, wherever the first one is shown."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import Stated, stated_cost, stated_hours
from credential_catalog.model.convert import convert, plain
from credential_catalog.model.merge_patch import merge_patch
from credential_catalog.model.prose import hours_words, price_words
from credential_catalog.model.records import Credential, Price, Quantity, Record


def or_else(record: Record, key: str, say: Callable[[Any], str] = str) -> str:
    """Return what other sources give for a key, in brackets behind the first: " (another source: 6 years)".

    Args:
        record: The thing; nothing is said where its sources agree.
        key: The key, with dots where it lies deeper: "applies_to.note".
        say: How one value is said.
    """
    shown = _value(record, key)
    return _in_brackets([say(other) for other in other_values(record, key) if other != shown])


def other_values(record: Record, key: str) -> list[Any]:
    """Return the values of a key by the sources that the file does not follow."""
    return [
        _value(_laid_over(record, key, dispute.says), key)
        for dispute in record.disputed
        if dispute.key == key
    ]


def hours_in_words(credential: Credential, catalog: Catalog) -> str:
    """Return the hours of a credential by every source: "15 h (another source: 10 h)"."""
    hours = stated_hours(catalog, credential)
    if hours is None:
        return "hours not stated"
    others: list[Quantity] = _others_stated(credential, "hours", hours, catalog)
    return hours_words(hours.value) + _in_brackets([hours_words(other) for other in others])


def cost_in_words(credential: Credential, catalog: Catalog) -> str:
    """Return the prices of a credential by every source, those that differ in brackets."""
    cost = stated_cost(catalog, credential)
    if cost is None:
        return "price not stated"
    said = [price_words(price) for price in cost.value]
    others: list[tuple[Price, ...]] = _others_stated(credential, "cost", cost, catalog)
    differing = [
        ", ".join(words for price in other if (words := price_words(price)) not in said) for other in others
    ]
    return ", ".join(said) + _in_brackets(differing)


def _others_stated(credential: Credential, key: str, stated: Stated[Any], catalog: Catalog) -> list[Any]:
    if stated.origin is None:
        return other_values(credential, key)
    origin = catalog.find(stated.origin)
    return other_values(origin, f"each.{key}") if origin is not None else []


def _in_brackets(others: list[str]) -> str:
    said = [other for other in dict.fromkeys(others) if other]
    if not said:
        return ""
    return f" (another source: {said[0]})" if len(said) == 1 else f" (other sources: {'; '.join(said)})"


def _value(record: Record, key: str) -> Any:  # noqa: ANN401
    value: Any = record
    for step in key.split("."):
        value = getattr(value, step, None)
    return value


def _laid_over(record: Record, key: str, says: object) -> Record:
    """Return a record with what a dispute says in the place of a key."""
    data: Any = plain(record)
    *way, last = key.split(".")
    group = functools.reduce(lambda inside, step: inside.setdefault(step, {}), way, data)
    group[last] = merge_patch(group.get(last), says)
    return convert(data, type(record))
