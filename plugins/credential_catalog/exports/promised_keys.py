"""The keys and columns of version 1 of the data, a line each: what is once in the list stays."""

from __future__ import annotations

import sys
from pathlib import Path

from credential_catalog.exports.api_schemas import api_schemas, route_schema, schema_path
from credential_catalog.exports.tables import TABLES


def keys_and_columns() -> frozenset[str]:
    """Return every key that the schemas of the whole and of a route describe, and every column.

    A line of it is "json Price.amount", or "csv credentials.title".
    """
    route = route_schema("")
    parts = {**api_schemas("")[schema_path("catalog")]["$defs"], **route["$defs"], "Route": route}
    keys = {f"json {part}.{key}" for part, said in parts.items() for key in said.get("properties", {})}
    return frozenset(keys | {f"csv {one.name}.{column.name}" for one in TABLES for column in one.all_columns})


def promised(file: Path) -> frozenset[str]:
    """Return what a list promises."""
    return frozenset(file.read_text(encoding="utf-8").splitlines())


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text("\n".join(sorted(promised(path) | keys_and_columns())) + "\n", encoding="utf-8")
