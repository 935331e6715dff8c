"""What is remembered of files between two checks, so that only files that changed are read again.

Of a file is remembered that it has no problem of its own, and its values; of a file with a problem nothing.
What needs more than one file is found anew in every check. An entry goes by the file's name and content, and
all of them by this code and the schemas: whatever else is true, the same would be found again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from credential_catalog.schema.code import code_digest
from credential_catalog.source import Document

_FILE = "credential-catalog-check"
_DIGEST = 16
"""In bytes."""

Values = dict[str, Any]


class Memory:
    """What is known of files from the check before, and what is found out for the next one."""

    def __init__(self, folder: Path | None) -> None:
        """Open the memory in a folder; without one, nothing is remembered."""
        self._folder = folder
        self._edition = code_digest() if folder else b""
        self._before = self._read()
        self._keys: dict[str, str] = {}

    def values_of(self, name: str, content: bytes) -> Values | None:
        """Return the values of a file that is known to have no problem of its own, else None."""
        key = hashlib.blake2b(name.encode() + b"\0" + content, digest_size=_DIGEST).hexdigest()
        self._keys[name] = key
        return self._before.get(key)

    def knows(self, name: str) -> bool:
        """Tell whether a file was as it is now when it was found to have no problem of its own."""
        return self._keys.get(name) in self._before

    def keep(self, documents: Iterable[Document]) -> None:
        """Keep the values of files without problems of their own; all others are forgotten."""
        found = {self._keys[document.name]: document.data for document in documents}
        if self._folder and found.keys() != self._before.keys():
            payload = msgspec.msgpack.encode(found)
            _write(self._folder, self._edition + _digest(payload) + payload)

    def _read(self) -> Mapping[str, Values]:
        """Return what was kept; nothing where it is of another code, or damaged."""
        try:
            content = (self._folder / _FILE).read_bytes() if self._folder else b""
        except OSError:
            return {}
        told, payload = content[: 2 * _DIGEST], content[2 * _DIGEST :]
        if not payload or told != self._edition + _digest(payload):
            return {}
        return msgspec.msgpack.decode(payload, type=dict[str, dict[str, Any]])


def _write(folder: Path, content: bytes) -> None:
    """Write all at once; where the folder cannot be written, nothing is kept."""
    beside = folder / f"{_FILE}.{os.getpid()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(folder / _FILE)
    except OSError:
        return


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=_DIGEST).digest()
