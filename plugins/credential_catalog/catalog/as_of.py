"""The catalog as it stood on a day, by what the files tell of earlier versions.

An entry of a `history` holds on the days from its `from` (or ever before) to its `until`. Without `until` it
is not known on which days it held, so it changes nothing; nor does `seen`.
"""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any, TypeVar, cast

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert, plain
from credential_catalog.model.dates import first_day, last_day
from credential_catalog.model.records import EarlierVersion, Record

T = TypeVar("T", bound=Record)


def as_it_stood(catalog: Catalog, day: datetime.date) -> Catalog:
    """Return the catalog with every record as it stood on a day; the same one, if nothing is known to differ.

    Only what files say differs: ids and earlier ids lead to where they lead today.

    Raises:
        msgspec.ValidationError: An earlier value does not fit its key; the check names it as CC369.
    """
    if day in catalog.as_it_stood:
        return catalog.as_it_stood[day]
    catalog.as_it_stood[day] = then = _then(catalog, day)
    return then


def _then(catalog: Catalog, day: datetime.date) -> Catalog:
    changed = {}
    for record in catalog.with_earlier_versions:
        earlier = record_as_it_stood(record, day)
        if earlier is not record:
            changed[record.id] = earlier
    if not changed:
        return catalog
    replaced: dict[str, Any] = {
        kind: {name: changed.get(name, record) for name, record in records.items()}
        for kind, records in catalog.by_kind().items()
        if not changed.keys().isdisjoint(records)
    }
    return dataclasses.replace(catalog, **replaced)


def record_as_it_stood(record: T, day: datetime.date) -> T:
    """Return a record as it stood on a day; the same one, if nothing is known to differ.

    Where several entries hold on the day, the one that ended first has the last word.

    Raises:
        msgspec.ValidationError: An earlier value does not fit its key.
    """
    entries = [entry for entry in record.history if entry.was and held_on(entry, day)]
    if not entries:
        return record
    keys = cast(dict[str, object], plain(record))
    for entry in sorted(entries, key=lambda entry: last_day(entry.until or ""), reverse=True):
        keys = with_earlier_keys(keys, entry.was or {})
    return convert(keys, type(record))


def with_earlier_keys(keys: dict[str, Any], was: dict[str, Any]) -> dict[str, Any]:
    """Return the keys of a file with earlier values in the place of today's; null: there was no such key.

    A value is the whole earlier value. It is not merged with today's, since an earlier requirement is often
    of another kind.

    >>> with_earlier_keys({"title": "A", "requires": {"award": "nm/b"}}, {"requires": {"credential": "nm/c"}})
    {'title': 'A', 'requires': {'credential': 'nm/c'}}
    """
    return {key: value for key, value in {**keys, **was}.items() if value is not None}


def held_on(entry: EarlierVersion, day: datetime.date) -> bool:
    """Tell whether an earlier version is known to have held on a day."""
    if entry.until is None or day > last_day(entry.until):
        return False
    return entry.from_ is None or first_day(entry.from_) <= day
