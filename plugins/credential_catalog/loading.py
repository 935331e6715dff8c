"""The door for Python users: a folder to a catalog."""

from __future__ import annotations

import datetime
from pathlib import Path

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.checking import check
from credential_catalog.model.problem import Problem


class BrokenCatalogError(ValueError):
    """The catalog has problems; `problems` are all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


def load_catalog(folder: str | Path = "catalog", *, as_of: datetime.date | None = None) -> Catalog:
    """Return the checked catalog of a folder.

    Args:
        folder: The folder that holds issuers/, credentials/, stacks/, jurisdictions/, ….
        as_of: The day on which worked examples without a day of their own are tried; today if not given.

    Raises:
        BrokenCatalogError: The catalog has errors; it lists them all.
        OSError: The folder cannot be read.
    """
    checked = check(Path(folder), as_of or datetime.datetime.now(datetime.UTC).date())
    if checked.catalog is None:
        raise BrokenCatalogError(checked.problems)
    return checked.catalog
