"""Checked documents to one linked catalog."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.problem import Place
from credential_catalog.model.records import (
    Award,
    Body,
    Collection,
    Credential,
    Issuer,
    Jurisdiction,
    Outside,
    Record,
    Rule,
    Stack,
)
from credential_catalog.model.requirement import Pointer
from credential_catalog.schema import Verdict, any_owners, likely_homes
from credential_catalog.source import Document

KINDS: dict[str, tuple[str, type[Record]]] = {
    "issuer": ("issuers", Issuer),
    "credential": ("credentials", Credential),
    "stack": ("stacks", Stack),
    "jurisdiction": ("jurisdictions", Jurisdiction),
    "body": ("bodies", Body),
    "award": ("awards", Award),
    "rule": ("rules", Rule),
    "outside": ("outside", Outside),
    "collection": ("collections", Collection),
}
"""Each kind of file: the catalog's mapping that holds it, and its class."""


@dataclasses.dataclass(frozen=True, eq=False)
class Linked:
    """A catalog with what is needed to say where a problem stands.

    `kinds` gives the kind of every id for which there is a file, also where too little was left of it to make
    a record; `doubtful` are the ids whose file has a problem, or is likely one with a wrong name: nothing is
    said of what depends on them.
    """

    catalog: Catalog
    documents: Mapping[str, Document]
    kinds: Mapping[str, str]
    doubtful: frozenset[str]

    def place(self, name: str, at: Pointer = (), *, key: bool = False) -> Place:
        """Return where a value (or its key) stands in the file that defines an id."""
        return self.documents[name].place(at, key=key)

    def only(self, names: frozenset[str]) -> Linked:
        """Return the same with only these records in the catalog, for rules of one file."""
        kinds = self.catalog.by_kind()
        left: dict[str, Any] = {
            kind: {name: record for name, record in records.items() if name in names}
            for kind, records in kinds.items()
        }
        return dataclasses.replace(self, catalog=dataclasses.replace(self.catalog, **left))

    def doubts(self, name: str) -> bool:
        """Tell whether the file of an id has a problem, or is likely one in a wrong place."""
        return not self.doubtful.isdisjoint((name, any_owners(name)))

    @property
    def whole(self) -> bool:
        """Whether every file is free of problems of its own."""
        return not self.doubtful


def link(verdicts: Iterable[Verdict], unread: Iterable[str] = (), strays: Iterable[str] = ()) -> Linked:
    """Make one catalog of checked documents. The first file of an id stands; the second is named elsewhere.

    Args:
        verdicts: The checked documents.
        unread: Names of files that could not be read, or lie in no right place; what they are meant to define
            is known by their place, or likely.
        strays: Names of files that lie among those of another kind: only the last part of their ids is known.
    """
    mappings: dict[str, dict[str, Record]] = {mapping: {} for mapping, _ in KINDS.values()}
    documents: dict[str, Document] = {}
    kinds: dict[str, str] = {}
    doubtful: set[str] = set()
    aliases: dict[str, str] = {}
    for verdict in verdicts:
        name, kind = verdict.home.id, verdict.home.kind
        if name in kinds:
            continue
        kinds[name] = kind
        documents[name] = verdict.document
        if verdict.problems:
            doubtful.add(name)
        if verdict.data is not None:
            mapping, record = KINDS[kind]
            mappings[mapping][name] = _record(verdict.data, name, record)
            for alias in verdict.data.get("aliases", ()):
                aliases.setdefault(alias, name)
    for file in unread:
        for home in likely_homes(file):
            doubtful.add(home.id)
            if home.kind:
                kinds.setdefault(home.id, home.kind)
    for file in strays:
        stem = file.rpartition("/")[2].removesuffix(".yml")
        doubtful |= {stem, any_owners(stem)}
    catalog = Catalog(
        **mappings,  # type: ignore[arg-type]
        aliases={alias: name for alias, name in aliases.items() if alias not in kinds},
        files={name: document.name for name, document in documents.items()},
    )
    return Linked(catalog=catalog, documents=documents, kinds=kinds, doubtful=frozenset(doubtful))


def _record(data: dict[str, Any], name: str, kind: type[Record]) -> Record:
    return convert({**data, "id": name}, kind)
