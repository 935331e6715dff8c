"""Everything to take away, as files with what the page says of them."""

from __future__ import annotations

import dataclasses

from credential_catalog.exports.api import api_files
from credential_catalog.exports.csv_files import TableFile, companions, table_files
from credential_catalog.exports.edition import Edition
from credential_catalog.model.artifact import Artifact


@dataclasses.dataclass(frozen=True)
class Publication:
    """The data of one edition."""

    edition: Edition
    api: tuple[Artifact, ...]
    tables: tuple[TableFile, ...]
    companions: tuple[Artifact, ...]

    @property
    def artifacts(self) -> tuple[Artifact, ...]:
        """Every file."""
        return (*self.api, *(file.artifact for file in self.tables), *self.companions)


def publication(edition: Edition) -> Publication:
    """Return the data of an edition."""
    return Publication(
        edition=edition,
        api=tuple(api_files(edition)),
        tables=tuple(table_files(edition)),
        companions=tuple(companions(edition)),
    )
