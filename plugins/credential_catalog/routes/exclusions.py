"""Credentials of which a person may have only one: earning one shuts the other out."""

from __future__ import annotations

import datetime

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.dates import first_day


class Exclusions:
    """Who excludes whom on a day. It holds both ways, whichever of the two files says it."""

    def __init__(self, catalog: Catalog, as_of: datetime.date) -> None:
        """Read the exclusions of all credentials that hold on the day."""
        self._of: dict[str, set[str]] = {}
        for name, credential in catalog.credentials.items():
            for exclusion in credential.excludes:
                if exclusion.from_ is None or first_day(exclusion.from_) <= as_of:
                    other = catalog.present(exclusion.credential)
                    self._of.setdefault(name, set()).add(other)
                    self._of.setdefault(other, set()).add(name)

    def of(self, credential: str) -> frozenset[str]:
        """Return the credentials that nobody may earn beside this one."""
        return frozenset(self._of.get(credential, ()))
