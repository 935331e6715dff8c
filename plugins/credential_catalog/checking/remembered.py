"""What is remembered of files between two checks, so that only files that changed are read again.

Of a file is remembered that it has no problem of its own, and its values; of a file with a problem nothing.
What needs more than one file is found anew in every check; only of worked examples more is remembered, by
`tried`. An entry goes by the file's name and content, and all of them by this code and the schemas: whatever
else is true, the same would be found again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from credential_catalog.checking.kept import Kept
from credential_catalog.schema.code import DIGEST
from credential_catalog.source import Document

Values = dict[str, Any]


class Memory:
    """What is known of files from the check before, and what is found out for the next one."""

    def __init__(self, folder: Path | None) -> None:
        """Open the memory in a folder; without one, nothing is remembered."""
        self._kept = Kept(folder, "credential-catalog-check")
        payload = self._kept.read()
        self._before: Mapping[str, Values] = (
            msgspec.msgpack.decode(payload, type=dict[str, dict[str, Any]]) if payload else {}
        )
        self._keys: dict[str, str] = {}

    def values_of(self, name: str, content: bytes) -> Values | None:
        """Return the values of a file that is known to have no problem of its own, else None."""
        key = hashlib.blake2b(name.encode() + b"\0" + content, digest_size=DIGEST).hexdigest()
        self._keys[name] = key
        return self._before.get(key)

    def version(self, name: str) -> str:
        """Return what is another as soon as a file's name or content is."""
        return self._keys[name]

    def knows(self, name: str) -> bool:
        """Tell whether a file was as it is now when it was found to have no problem of its own."""
        return self._keys.get(name) in self._before

    def keep(self, documents: Iterable[Document]) -> None:
        """Keep the values of files without problems of their own; all others are forgotten."""
        found = {self._keys[document.name]: document.data for document in documents}
        if found.keys() != self._before.keys():
            self._kept.write(msgspec.msgpack.encode(found))
