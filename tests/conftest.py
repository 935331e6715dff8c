"""What several rooms' tests share: the real catalog, read once."""

import datetime
from pathlib import Path

import pytest

from credential_catalog import load_catalog
from credential_catalog.catalog.catalog import Catalog

ROOT = Path(__file__).parents[1]
AS_OF = datetime.date(2026, 11, 22)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the real catalog."""
    return load_catalog(ROOT / "catalog", as_of=AS_OF)
