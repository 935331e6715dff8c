"""A folder of any edition → the catalog in it, as far as it can be read."""

from __future__ import annotations

from pathlib import Path

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import link
from credential_catalog.schema import Home, check_document, home_of
from credential_catalog.source import read_catalog


def read_leniently(root: Path) -> tuple[Catalog, tuple[str, ...]]:
    """Return what can be read of a catalog that may have problems, and the names of the files that have some.

    Only what stands within single files is looked at; another edition may break rules that are newer than it.

    Raises:
        OSError: The folder cannot be read at all.
    """
    reading = read_catalog(root)
    homes = [(document, home_of(document.name)) for document in reading.documents]
    verdicts = [check_document(document, home) for document, home in homes if isinstance(home, Home)]
    wrong = {problem.place.path for problem in reading.problems}
    wrong |= {document.name for document, home in homes if not isinstance(home, Home)}
    wrong |= {verdict.document.name for verdict in verdicts if verdict.problems}
    return link(verdicts, wrong).catalog, tuple(sorted(wrong))
