"""What has to be written again in a preview: whatever has another content or other surroundings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from credential_catalog.model.artifact import Artifact
from credential_catalog.site.artifact import Page


def digests(pages: Iterable[Page], artifacts: Iterable[Artifact], surroundings: bytes) -> dict[str, bytes]:
    """Digest each output by its path from the top of the site.

    Args:
        pages: Pages, which depend on their surroundings.
        artifacts: Other files, which depend on nothing but themselves.
        surroundings: A digest of what every page shows beside its own content: shell, settings, problems.
    """
    found = {output_path(page): _digest(msgspec.json.encode(page), surroundings) for page in pages}
    found.update({artifact.path: _digest(as_bytes(artifact.content)) for artifact in artifacts})
    return found


def output_path(page: Page) -> str:
    """Return the path of a page's file: "states/ut/" is written to "states/ut/index.html"."""
    return f"{page.address}index.html"


def as_bytes(content: str | bytes) -> bytes:
    """Return what is written to disk for a file's content."""
    return content if isinstance(content, bytes) else content.encode()


def surroundings(folders: Iterable[Path], said: str) -> bytes:
    """Digest every file of some folders, and something said."""
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.is_file())
    return _digest(said.encode(), *(file.read_bytes() for file in files))


def remove_stale(site: Path, before: Mapping[str, bytes], now: Mapping[str, bytes]) -> None:
    """Delete the outputs of last time that are made no longer."""
    for path in before.keys() - now.keys():
        (site / path).unlink(missing_ok=True)


def _digest(*parts: bytes) -> bytes:
    whole = hashlib.sha256()
    for part in parts:
        # With its length, so that no two lists of parts run together to the same bytes.
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()
