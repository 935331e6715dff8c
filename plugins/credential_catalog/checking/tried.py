"""The worked examples of a catalog, tried again only when something has changed on which an answer rests.

Of a record whose examples all came out as they say is remembered what was read of the catalog for it, and
what the catalog said. As long as it says the same, the same comes out. Of a record with a failed example
nothing is remembered.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from credential_catalog.catalog.as_of import as_it_stood
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.watched import Read, Said, WatchedCatalog
from credential_catalog.checking.kept import Kept
from credential_catalog.model.problem import Problem
from credential_catalog.routes import examples

ReadOnDay = tuple[datetime.date, Read]
"""What was read of the catalog as it stood on a day."""


class Remembered(msgspec.Struct, array_like=True):
    """What the examples of each record rest on.

    `as_of` is the day of examples without one of their own, `said` what was said of each of `reads`;
    `rests_on` gives for each record the positions of its reads.
    """

    as_of: datetime.date
    reads: list[ReadOnDay] = []
    said: list[str] = []
    rests_on: dict[str, list[int]] = {}


def failed_examples(
    linked: Linked, as_of: datetime.date, versions: Mapping[str, str], memory: Path | None = None
) -> list[Problem]:
    """Return every example that does not come out as it says.

    Args:
        linked: A catalog without errors.
        as_of: The day of examples without one of their own.
        versions: Of each record, by id, what is another as soon as its file is.
        memory: The folder in which to remember what the answers rest on; without one, all are tried.
    """
    catalog = linked.catalog
    records = [record for record in catalog.records() if examples.examples_of(record)]
    if memory is None:
        stood = functools.partial(as_it_stood, catalog)
        return [one for record in records for one in examples.failed_examples(record, linked, as_of, stood)]
    kept = Kept(memory, "credential-catalog-examples")
    before = _decoded(kept.read(), as_of)
    says = _says(catalog, versions)
    known = _known(before, says)
    problems: list[Problem] = []
    tried: dict[str, set[ReadOnDay]] = {}
    for record in records:
        if record.id not in known:
            watching = _Watching(catalog)
            failed = list(examples.failed_examples(record, linked, as_of, watching.as_it_stood))
            problems += failed
            if not failed:
                tried[record.id] = {(as_of, ("find", record.id, "")), *watching.reads()}
    if tried or len(known) < len(before.rests_on):
        kept.write(msgspec.msgpack.encode(_after(before, known, tried, says)))
    return problems


class _Watching:
    """Gives the catalog as it stood on each day, and notes what is read of it."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._stood: dict[datetime.date, WatchedCatalog] = {}

    def as_it_stood(self, day: datetime.date) -> Catalog:
        if day not in self._stood:
            self._stood[day] = WatchedCatalog.of(as_it_stood(self._catalog, day))
        return self._stood[day]

    def reads(self) -> Iterable[ReadOnDay]:
        return ((day, read) for day, catalog in self._stood.items() for read in catalog.reads)


def _says(catalog: Catalog, versions: Mapping[str, str]) -> Callable[[ReadOnDay], str]:
    on_day = functools.cache(lambda day: Said(as_it_stood(catalog, day), versions))
    return lambda read: on_day(read[0]).of(read[1])


def _known(before: Remembered, says: Callable[[ReadOnDay], str]) -> set[str]:
    """Return the records of which the catalog says all that it said before."""
    same = [says(read) == said for read, said in zip(before.reads, before.said, strict=True)]
    return {
        name for name, positions in before.rests_on.items() if all(same[position] for position in positions)
    }


def _after(
    before: Remembered,
    known: Iterable[str],
    tried: Mapping[str, Iterable[ReadOnDay]],
    says: Callable[[ReadOnDay], str],
) -> Remembered:
    """Return what is remembered for the next time: of what is known what was, and what was read now."""
    rests = {name: [before.reads[position] for position in before.rests_on[name]] for name in known}
    places: dict[ReadOnDay, int] = {}
    rests_on = {
        name: [places.setdefault(read, len(places)) for read in reads]
        for name, reads in {**rests, **tried}.items()
    }
    return Remembered(before.as_of, list(places), [says(read) for read in places], rests_on)


def _decoded(payload: bytes, as_of: datetime.date) -> Remembered:
    before = msgspec.msgpack.decode(payload, type=Remembered) if payload else Remembered(as_of)
    return before if before.as_of == as_of else Remembered(as_of)
