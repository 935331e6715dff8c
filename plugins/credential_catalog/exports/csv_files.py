"""Tables → CSV (RFC 4180, UTF-8) under /data/, and their description as CSVW metadata."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import TABLES
from credential_catalog.exports.tables.column import SEPARATOR, Cell, Column, Table
from credential_catalog.model.artifact import Artifact

FOLDER = "data"
ABOUT = f"{FOLDER}/about.json"
METADATA = f"{FOLDER}/csv-metadata.json"
"""Where CSV on the Web looks for the description of the files beside it."""

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclasses.dataclass(frozen=True)
class TableFile:
    """A table as a file: all of it, or the rows of one jurisdiction."""

    table: Table[Any]
    artifact: Artifact
    rows: int
    state: str | None = None


def table_files(edition: Edition) -> Iterator[TableFile]:
    """Yield each table whole, and state by state for every jurisdiction, also where it has no rows."""
    for table in TABLES:
        rows = [(row, _line(row, table.all_columns, edition)) for row in table.rows(edition)]
        yield _file(table, [line for _, line in rows])
        if table.state is not None:
            by_state: dict[str, list[list[str]]] = {
                name: [] for name in sorted(edition.catalog.jurisdictions)
            }
            for row, line in rows:
                by_state[table.state(row)].append(line)
            for state, lines in by_state.items():
                yield _file(table, lines, state)


def companions(edition: Edition) -> Iterator[Artifact]:
    """Yield what stands beside the tables: the edition with its licence, and what each column means."""
    about = msgspec.json.format(msgspec.json.encode(edition.about))
    yield Artifact(path=ABOUT, content=about + b"\n")
    metadata = json.dumps(csvw(edition), ensure_ascii=False, indent=1)
    yield Artifact(path=METADATA, content=f"{metadata}\n")


def written(cell: Cell) -> str:
    """Return what stands in a cell: nothing for what is unknown, and text that no spreadsheet runs.

    A text that begins as a formula would gets an apostrophe before it, as OWASP advises ("CSV injection").

    >>> written("=1+1"), written(None), written(15.0), written(("a", "b"))
    ("'=1+1", '', '15', 'a; b')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return str(int(cell)) if cell == int(cell) else repr(float(cell))
    if isinstance(cell, tuple):
        # A sentence in a list may have the separator in it.
        text = SEPARATOR.join(value.replace(SEPARATOR, ", ") for value in cell)
    else:
        text = str(cell)
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def csvw(edition: Edition) -> dict[str, Any]:
    """Return the tables described as CSV on the Web (W3C, Metadata Vocabulary for Tabular Data)."""
    about = edition.about
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": about.title,
        "dc:license": {"@id": about.licence_url},
        "dc:creator": about.attribution,
        "dc:modified": about.as_of.isoformat(),
        **({"dc:source": about.revision} if about.revision else {}),
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": table.title,
                "dc:description": table.description,
                "tableSchema": {
                    "columns": [_described(column) for column in table.all_columns],
                    "primaryKey": list(table.key),
                },
            }
            for table in TABLES
        ],
    }


def _described(column: Column[Any]) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": column.name,
        "titles": [column.name, column.title],
        "dc:description": column.description,
        "datatype": column.datatype,
    }
    return {**said, "separator": SEPARATOR} if column.many else said


def _line(row: object, columns: Iterable[Column[Any]], edition: Edition) -> list[str]:
    return [written(column.of(row, edition)) for column in columns]


def _file(table: Table[Any], lines: Sequence[Sequence[str]], state: str | None = None) -> TableFile:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.all_columns])
    writer.writerows(lines)
    folder = FOLDER if state is None else f"{FOLDER}/states/{state}"
    artifact = Artifact(path=f"{folder}/{table.name}.csv", content=text.getvalue().encode())
    return TableFile(table=table, artifact=artifact, rows=len(lines), state=state)
