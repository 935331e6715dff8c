"""The published schemas: read once, with a validator for each kind of file."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_BASE = "https://schemas.invalid/"
"""Only resolves the schemas' references to each other; nothing is ever fetched."""


def schema_folder() -> Path:
    """Return the folder of the schemas: inside the installed package, else at the root of the repository."""
    packaged = Path(__file__).parent / "files"
    return packaged if packaged.is_dir() else Path(__file__).parents[3] / "schemas"


@functools.cache
def schemas() -> dict[str, dict[str, Any]]:
    """Return every schema by the kind of file that it describes: "credential", "requirement", "common", …."""
    return {
        path.name.removesuffix(".schema.json"): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(schema_folder().glob("*.schema.json"))
    }


_SUGGESTED_IDS = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$defs": {"things": {}, "issuers": {}, "outside": {}},
}
"""Stands for ids.json, which only editors read: it suggests ids, and the check knows better."""


def _by_address() -> list[tuple[str, dict[str, Any]]]:
    files = [(f"{_BASE}{kind}.schema.json", schema) for kind, schema in schemas().items()]
    return [*files, (f"{_BASE}ids.json", _SUGGESTED_IDS)]


@functools.cache
def explainer(kind: str) -> Draft202012Validator:
    """Return the validator that gives the errors of a document of this kind."""
    # Only a file with an error needs these two, which take a fifth of a command's start.
    from jsonschema import Draft202012Validator
    from referencing import Registry, Resource

    registry: Registry[Any] = Registry().with_resources(
        [(address, Resource.from_contents(schema)) for address, schema in _by_address()]
    )
    return Draft202012Validator({"$ref": f"{_BASE}{kind}.schema.json"}, registry=registry)


@functools.cache
def fast_validator(kind: str) -> jsonschema_rs.Validator:
    """Return the validator that gives the verdict on a document of this kind, a hundred times faster."""
    registry = jsonschema_rs.Registry(_by_address())
    return jsonschema_rs.Draft202012Validator({"$ref": f"{_BASE}{kind}.schema.json"}, registry=registry)
