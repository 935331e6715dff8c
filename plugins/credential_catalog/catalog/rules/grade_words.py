"""Grades are written in the words that pages and the planner compare."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Pointer
from credential_catalog.schema.library import schemas
from credential_catalog.schema.messages import NotInList


def check(linked: Linked) -> Iterator[Problem]:
    """Yield grade bands of selectors, conditions and situations that are not in the list: none would fit."""
    allowed = tuple(schemas()["common"]["$defs"]["grade_band"]["enum"])
    for record in linked.catalog.records():
        for at, band in _bands(msgspec.to_builtins(record), ()):
            if band not in allowed:
                place = linked.place(record.id, at)
                yield NotInList(place, "`grade_band`", band, nearest(band, allowed), allowed)


def _bands(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "grade_band" and isinstance(part, str):
                yield (*at, key), part
            elif key == "grade_band" and isinstance(part, list | tuple):
                yield from (((*at, key, position), band) for position, band in enumerate(part))
            else:
                yield from _bands(part, (*at, key))
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _bands(part, (*at, position))
