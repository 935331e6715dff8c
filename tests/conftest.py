"""What several rooms' tests share: the real catalog, read once, and the real site, built once."""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest

from credential_catalog import load_catalog
from credential_catalog.catalog.catalog import Catalog

ROOT = Path(__file__).parents[1]
AS_OF = datetime.date(2026, 11, 22)
BUILD = {
    **os.environ,
    "SOURCE_DATE_EPOCH": str(int(datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC).timestamp())),
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """Return the real catalog."""
    return load_catalog(ROOT / "catalog", as_of=AS_OF)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the real catalog with the shipped mkdocs.yml, as `make site` does, and return the folder."""
    folder = tmp_path_factory.mktemp("built") / "site"
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    done = subprocess.run(build, cwd=ROOT, env=BUILD, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder
