"""Grades, roles and subjects are written in the words that pages, finder and planner compare."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Pointer
from credential_catalog.schema.library import schemas
from credential_catalog.schema.messages import NotInList

_SELECTORS = ("from", "select")
"""Keys under which a selector stands; elsewhere `subject` is what a person teaches, in the state's words."""


def check(linked: Linked) -> Iterator[Problem]:
    """Yield words of selectors, conditions and situations that are not in the list: none would fit."""
    lists = {
        key: tuple(schemas()["common"]["$defs"][key]["enum"]) for key in ("grade_band", "role", "subject")
    }
    for record in linked.catalog.records():
        for at, key, word in _said(msgspec.to_builtins(record), ()):
            if word not in lists[key]:
                place = linked.place(record.id, at)
                yield NotInList(place, f"`{key}`", word, nearest(word, lists[key]), lists[key])


def _said(value: object, at: Pointer) -> Iterator[tuple[Pointer, str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in ("grade_band", "role") or (key == "subject" and at and at[-1] in _SELECTORS):
                yield from ((place, key, word) for place, word in _words(part, (*at, key)))
            else:
                yield from _said(part, (*at, key))
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _said(part, (*at, position))


def _words(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, list | tuple):
        yield from (((*at, position), word) for position, word in enumerate(value))
