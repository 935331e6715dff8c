"""The ids of a catalog with their titles, as a schema from which editors complete and explain them.

It suggests and never refuses: whether an id is known is for the check to say, which reads the files as they
are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import Record

_KINDS = {
    "credentials": "credential",
    "stacks": "stack",
    "awards": "award",
    "rules": "rule",
    "bodies": "body",
    "collections": "collection",
}


def editor_ids(catalog: Catalog) -> str:
    """Return the JSON Schema of the ids: `things` have an owner, `issuers` and `outside` are one word."""
    kinds = catalog.by_kind()
    things = [
        _suggestion(record, f"{record.title}: {word} of {catalog.title(record.id.partition('/')[0])}")
        for kind, word in _KINDS.items()
        for record in kinds[kind].values()
        if hasattr(record, "title")
    ]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "description": "Ids for editors to suggest. Written by credential-catalog editor.",
        "$defs": {
            "things": _suggested(things),
            "issuers": _suggested(_suggestion(issuer, issuer.title) for issuer in catalog.issuers.values()),
            "outside": _suggested(_suggestion(one, one.title) for one in catalog.outside.values()),
        },
    }
    return _one_a_line(schema)


def _one_a_line(schema: dict[str, Any]) -> str:
    """Return the schema with each suggestion on a line of its own, so that additions seldom collide."""
    named = {
        name: [json.dumps(one, ensure_ascii=False) for one in said["anyOf"]]
        for name, said in schema["$defs"].items()
    }
    defs = ",\n".join(
        f'  "{name}": {{"anyOf": [\n' + ",\n".join(lines) + "\n  ]}" for name, lines in named.items()
    )
    head = "".join(f' "{key}": {json.dumps(schema[key])},\n' for key in schema if key != "$defs")
    return f'{{\n{head} "$defs": {{\n{defs}\n }}\n}}\n'


def _suggestion(record: Record, said: str) -> dict[str, str]:
    return {"const": record.id, "description": said}


def _suggested(suggestions: Iterable[dict[str, str]]) -> dict[str, Any]:
    return {"anyOf": [*sorted(suggestions, key=lambda one: one["const"]), {"type": "string"}]}
