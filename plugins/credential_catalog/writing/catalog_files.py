"""The files of a catalog by what their places say, read without being understood."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.schema.kinds import Home, home_of
from credential_catalog.source.folder import files_under
from credential_catalog.source.reading import read_document

_FOLDERS = {
    "issuer": "issuers/{}",
    "credential": "credentials/{}",
    "stack": "stacks/{}",
    "collection": "collections/{}",
    "outside": "outside/{}",
    "jurisdiction": "jurisdictions/{0}/{0}",
    "award": "jurisdictions/{}/awards/{}",
    "rule": "jurisdictions/{}/rules/{}",
    "body": "jurisdictions/{}/bodies/{}",
}


class CatalogFile(msgspec.Struct, frozen=True):
    """A file that says by its place what it defines. Few of them have to be parsed."""

    home: Home
    path: Path
    name: str
    raw: bytes

    def mentions(self, *words: str) -> bool:
        """Tell whether any of some words is anywhere in the file."""
        return any(word.encode() in self.raw for word in words)

    def data(self) -> dict[str, Any]:
        """Return the file's values; of a file that cannot be read, none."""
        document = read_document(self.path, name=self.name)
        return {} if isinstance(document, Problem) else document.data

    def title(self) -> str:
        """Return what the thing is called; without that, its id."""
        data = self.data()
        return str(data.get("title") or data.get("name") or self.home.id)

    def aliases(self) -> list[Any]:
        """Return the earlier ids of the thing."""
        aliases = self.data().get("aliases") if self.mentions("aliases") else None
        return aliases if isinstance(aliases, list) else []


def file_of(kind: str, name: str) -> str:
    """Return the file of a thing, from the catalog's folder.

    >>> file_of("credential", "kqed/analyzing-media"), file_of("rule", "ut/science-3d")
    ('credentials/kqed/analyzing-media.yml', 'jurisdictions/ut/rules/science-3d.yml')
    """
    parts = [name] if kind in ("credential", "stack", "collection") else name.split("/")
    return _FOLDERS[kind].format(*parts) + ".yml"


def catalog_files(root: Path) -> list[CatalogFile]:
    """Return the files of a catalog's folder that stand where a kind of thing belongs, by name."""
    found = []
    for file in files_under(root):
        if not isinstance(file, Problem):
            home = home_of(file[1])
            if isinstance(home, Home):
                found.append(CatalogFile(home, *file, file[0].read_bytes()))
    return sorted(found, key=lambda one: one.name)


def whose(files: list[CatalogFile], name: str) -> str | None:
    """Return in words whose id this is, now or earlier; None where it is free."""
    for file in files:
        if file.home.id == name:
            return f"{file.title()} ({file.name})"
        if name in file.aliases():
            return f"an earlier id of {file.title()} ({file.name})"
    return None


def nearest_names(word: str, names: list[str]) -> list[str]:
    """Return up to three ids like an unknown one: those with the same last part, then the nearest."""
    part = word.rpartition("/")[2]
    same = [name for name in names if name.rpartition("/")[2] == part]
    left = set(names)
    close: list[str] = []
    while len(close) < 3 and (name := nearest(word, left)):
        close.append(name)
        left.discard(name)
    return list(dict.fromkeys([*same, *close]))[:3]
