"""Catalog → JSON under /api/v1/: one file with everything, one for each thing, and their schemas."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import msgspec

from credential_catalog.exports.api_schemas import api_schemas, schema_path
from credential_catalog.exports.api_values import FOLDERS, File, Thing
from credential_catalog.exports.edition import Edition
from credential_catalog.exports.things import everything_of
from credential_catalog.model.artifact import Artifact
from credential_catalog.schema.library import schemas

API = "api/v1"
EVERYTHING = f"{API}/catalog.json"
"""Address of the file with everything."""


def api_files(edition: Edition) -> Iterator[Artifact]:
    """Yield every file of the API. An earlier id has a copy of the file, which names the present id."""
    everything = everything_of(edition)
    yield Artifact(path=EVERYTHING, content=_encoded("catalog", everything, edition))
    earlier: dict[str, list[str]] = {}
    for alias, name in sorted(edition.catalog.aliases.items()):
        earlier.setdefault(name, []).append(alias)
    for folder in FOLDERS:
        things: tuple[Thing, ...] = getattr(everything, folder)
        for thing in things:
            content = _encoded(folder, thing, edition)
            for name in (thing.id, *earlier.get(thing.id, ())):
                yield Artifact(path=f"{API}/{folder}/{name}.json", content=content, source=thing.file)
    yield from _schema_files(edition.top, msgspec.json.encode(schemas()))


@functools.lru_cache(maxsize=1)
def _schema_files(top: str, said: bytes) -> tuple[Artifact, ...]:
    """Return the schemas as files; they stay the same while the address and what schemas/ says do."""
    return tuple(
        Artifact(path=path, content=msgspec.json.format(msgspec.json.encode(schema)) + b"\n")
        for path, schema in api_schemas(top).items()
    )


def _encoded(name: str, data: object, edition: Edition) -> bytes:
    schema = f"{edition.top}{schema_path(name)}"
    return msgspec.json.encode(File(schema=schema, about=edition.about, data=data)) + b"\n"
