"""A folder of any edition → the catalog in it, as far as it can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import link
from credential_catalog.schema import Home, Verdict, check_document, home_of
from credential_catalog.source import Document, read_catalog


class LenientReader:
    """Reads editions that may have problems; a file that is the same in several is read once.

    Only what stands within single files is looked at: another edition may break rules that are newer than it.
    """

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._sound: dict[tuple[str, bytes], dict[str, Any]] = {}
        """The values of files without a problem of their own, by name and content."""

    def read(self, root: Path) -> tuple[Catalog, tuple[str, ...]]:
        """Return what can be read of a catalog, and the names of the files that have problems.

        Raises:
            OSError: The folder cannot be read at all.
        """
        contents: dict[str, bytes] = {}

        def known(name: str, content: bytes) -> dict[str, Any] | None:
            contents[name] = content
            return self._sound.get((name, content))

        reading = read_catalog(root, known)
        verdicts: list[Verdict] = []
        wrong = {problem.place.path for problem in reading.problems}
        for document in reading.documents:
            home = home_of(document.name)
            if not isinstance(home, Home):
                wrong.add(document.name)
                continue
            verdicts.append(self._verdict(document, home, contents[document.name]))
        wrong |= {verdict.document.name for verdict in verdicts if verdict.problems}
        return link(verdicts, wrong).catalog, tuple(sorted(wrong))

    def _verdict(self, document: Document, home: Home, content: bytes) -> Verdict:
        if (document.name, content) in self._sound:
            return Verdict(home=home, document=document, problems=(), data=document.data)
        verdict = check_document(document, home)
        if not verdict.problems:
            self._sound[document.name, content] = document.data
        return verdict
