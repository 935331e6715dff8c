"""Requirements and rates in one line of words, and what in a file no source was read for."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import plain
from credential_catalog.model.records import Award, Jurisdiction, Record, Rule, Stack
from credential_catalog.model.requirement import Node, Requirement, walk
from credential_catalog.routes.amount_words import rate_words
from credential_catalog.routes.describe import describe
from credential_catalog.routes.phrase import Phrase
from credential_catalog.routes.question import rests_on_nothing

LONGEST_POOL = 9
"""A pool of more is named and not spelled out; its members stand in the JSON."""

_ABOUT_THE_FILE = frozenset({"id", "aliases", "sources", "second_reading", "disputed", "history", "examples"})


def asked_in_words(record: Stack | Award | Rule, catalog: Catalog) -> str | None:
    """Return what a thing asks in one line of words; None where nothing is said of it."""
    requires = catalog.asked_by(record.id) if isinstance(record, Stack) else record.requires
    return None if requires is None else in_one_line(describe(requires, catalog, record=record))


def added_in_words(rule: Rule, catalog: Catalog) -> tuple[str, ...]:
    """Return the rates of a rule in words, a line each."""
    award = catalog.awards.get(catalog.present(rule.grants.award))
    unit = (award.unit if award else None) or "credit"
    return tuple(in_one_line(rate_words(line, unit, catalog)) for line in rule.adds)


def in_one_line(phrase: Phrase) -> str:
    """Return a sentence with its items after it, those below them in brackets.

    >>> either = (Phrase(parts=("a degree",)), Phrase(parts=("an exam",)))
    >>> in_one_line(Phrase(parts=("Either:",), items=either))
    'Either: a degree; an exam'
    """
    said = " ".join(phrase.text.split())
    if phrase.items and not (phrase.role == "choose" and len(phrase.items) > LONGEST_POOL):
        items = (f"({in_one_line(item)})" if item.items else in_one_line(item) for item in phrase.items)
        said = f"{said.rstrip(':')}: {'; '.join(items)}"
    return f"{said} [no source]" if phrase.unsourced else said


def without_source(record: Record) -> tuple[str, ...]:
    """Return what a file states that no source was read for, as JSON Pointers (RFC 6901) from its top."""
    return tuple(f"/{'/'.join(map(str, pointer))}" for pointer in _without_source(record))


def _without_source(record: Record) -> Iterator[tuple[str | int, ...]]:
    stated = plain(record)
    assert isinstance(stated, dict)
    for key in sorted(stated.keys() - _ABOUT_THE_FILE):
        if record.rests_on_nothing(key):
            yield (key,)
        elif isinstance(stated[key], dict) and isinstance(requires := getattr(record, key), Requirement):
            for below, node in walk(requires):
                assert isinstance(node, Node)
                if rests_on_nothing(node, record):
                    yield (key, *below)
    if isinstance(record, Jurisdiction) and record.agency.source is not None:
        source = record.source(record.agency.source)
        if source is not None and source.confidence == "unsourced" and not record.rests_on_nothing("agency"):
            yield ("agency",)
