"""Tables and their columns: what each is called, what it means, and how it is found for a row.

A table's header, its rows, its description on the page and its metadata are all made from these.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from typing import Any, Generic, Literal, TypeVar

from credential_catalog.exports.edition import Edition

Row = TypeVar("Row")
Cell = str | float | bool | tuple[str, ...] | None
"""What stands in a cell: None and an empty tuple are an empty cell."""

SEPARATOR = "; "
"""Between the values of a cell that holds a list."""


@dataclasses.dataclass(frozen=True)
class Column(Generic[Row]):
    """One column.

    `datatype` is one of CSVW's; a list has the datatype of its values, and `many`. A day that a source gives
    only by its month or year is a "string".
    """

    name: str
    title: str
    description: str
    of: Callable[[Row, Edition], Cell]
    datatype: Literal["string", "number", "integer", "boolean", "date", "anyURI"] = "string"
    many: bool = False


@dataclasses.dataclass(frozen=True)
class Table(Generic[Row]):
    """A table: one row for each thing that `rows` yields, in that order.

    `key` are the columns that tell rows apart; `state` is the jurisdiction of a row, for a table that is also
    given state by state.
    """

    name: str
    title: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column[Row], ...]
    rows: Callable[[Edition], Iterable[Row]]
    state: Callable[[Row], str] | None = None

    @property
    def all_columns(self) -> tuple[Column[Any], ...]:
        """Its columns and those that every table has at its end."""
        return (*self.columns, *EDITION)


EDITION: tuple[Column[Any], ...] = (
    Column(
        "as_of",
        "As of",
        "The day for which rules are read and words are reckoned.",
        lambda _, edition: edition.about.as_of.isoformat(),
        "date",
    ),
    Column(
        "revision",
        "Revision",
        "The commit of the source files; empty where it is not known.",
        lambda _, edition: edition.about.revision,
    ),
)
"""Columns that every table has: which edition a row is from, also when it is copied elsewhere."""
