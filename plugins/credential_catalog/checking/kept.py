"""A file in which something is kept between two runs, and which may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from credential_catalog.schema.code import DIGEST, code_digest


class Kept:
    """What an earlier run kept, of this code and whole, or nothing. Without a folder nothing is kept."""

    def __init__(self, folder: Path | None, name: str) -> None:
        """Open a file of a folder; neither need be there."""
        self._path = folder / name if folder else None
        self._edition = code_digest() if folder else b""

    def read(self) -> bytes:
        """Return what was kept; nothing where it is of another code, or damaged."""
        try:
            content = self._path.read_bytes() if self._path else b""
        except OSError:
            return b""
        told, payload = content[: 2 * DIGEST], content[2 * DIGEST :]
        return payload if told == self._edition + _digest(payload) else b""

    def write(self, payload: bytes) -> None:
        """Write all at once; where the folder cannot be written, nothing is kept."""
        if self._path is None:
            return
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self._edition + _digest(payload) + payload)
            beside.replace(self._path)
        except OSError:
            return


def _digest(payload: bytes) -> bytes:
    return hashlib.blake2b(payload, digest_size=DIGEST).digest()
