"""What several rooms' tests share: the real catalog, the real site, and a real browser to look at it."""

import contextlib
import datetime
import fcntl
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from credential_catalog import load_catalog
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.site import Settings, Site, site_of

if TYPE_CHECKING:
    from _typeshed import SupportsRead, SupportsWrite

DESK, PHONE = 1280, 360
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A run tries the same cases every time; `--hypothesis-profile=wide` tries others.
settings.register_profile("same", derandomize=True, database=None)
settings.register_profile("wide", derandomize=False, database=None)
settings.load_profile("same")

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
def made_site(catalog: Catalog) -> Site:
    """Return the pages and the data of the real catalog, before MkDocs puts its theme round them."""
    settings = Settings(
        as_of=AS_OF,
        site_url="https://catalog.example/",
        repository="https://github.com/example/catalog",
        revision="0123abc",
    )
    return site_of(catalog, settings)


def build_site(folder: Path, seed: int) -> None:
    """Build the real catalog with the shipped mkdocs.yml, as `make site` does, into a folder.

    Args:
        folder: Where the site is to be.
        seed: In what order Python shall keep sets: nothing may depend on it.
    """
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)]
    env = {**BUILD, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(build, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the real catalog's site; whichever process needs it first builds it for all."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "building").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "built").exists():
            build_site(shared / "being-built", seed=1)
            (shared / "being-built").rename(shared / "built")
    return shared / "built"


@pytest.fixture(scope="module")
def address(built_site: Path) -> Iterator[str]:
    """Serve the built site under a path of its own, and return its address."""
    with served(built_site, QuietHandler) as address:
        yield address


@pytest.fixture(scope="module")
def slow_address(built_site: Path) -> Iterator[str]:
    """Serve the built site over a slow line, and return its address."""
    with served(built_site, SlowHandler) as address:
        yield address


@contextlib.contextmanager
def served(folder: Path, handler: type[http.server.SimpleHTTPRequestHandler]) -> Iterator[str]:
    """Serve a folder while this lasts, and give its address."""
    in_folder = functools.partial(handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), in_folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class SlowHandler(QuietHandler):
    """Serves a page in parts, so that what stands before a script in it is painted, and its modules late."""

    def copyfile(self, source: "SupportsRead[bytes]", outputfile: "SupportsWrite[bytes]") -> None:
        """Send one part after the other."""
        content = source.read()
        if self.path.endswith(".js"):
            time.sleep(0.3)
        first, *others = content.split(b"<script>") if self.path.endswith("/") else [content]
        outputfile.write(first)
        for part in others:
            time.sleep(0.2)
            outputfile.write(b"<script>" + part)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CHROME") or next(
        (
            found
            for name in ("chromium", "chromium-browser", "google-chrome")
            if (found := shutil.which(name))
        ),
        None,
    )
    assert program, "No browser: install Chromium (`apt-get install chromium`) or set CHROME to one."
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """Return a page that fails the test on a console error or a request to another host."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request", lambda asked: None if asked.url.startswith((address, "data:")) else wrong.append(asked.url)
    )
    yield opened
    context.close()
    assert wrong == []
