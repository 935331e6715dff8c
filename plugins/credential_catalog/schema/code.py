"""A digest of all that decides what comes of a file, besides the file."""

from __future__ import annotations

import functools
import hashlib
import sys
from importlib.metadata import version
from pathlib import Path

import msgspec

from credential_catalog.schema.library import explainer, fast_validator, schemas

DIGEST = 16
"""In bytes."""


@functools.cache
def code_digest() -> bytes:
    """Return a digest of this package, the schemas, Python and the libraries that read files.

    What was remembered under another digest may not hold any more.
    """
    package = Path(__file__).parents[1]
    parts = [sys.version, *(version(name) for name in ("PyYAML", "jsonschema-rs", "msgspec"))]
    digest = hashlib.blake2b("\0".join(parts).encode(), digest_size=DIGEST)
    digest.update(msgspec.json.encode(schemas()))
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.digest()


def forget_schemas() -> None:
    """Make the next check read schemas/ again; a process reads it once."""
    for remembered in (schemas, explainer, fast_validator, code_digest):
        remembered.cache_clear()
