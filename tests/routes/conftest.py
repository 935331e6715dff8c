"""What the tests of the browser's evaluator and planner share: a page that can import the scripts."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.conftest import QuietHandler

import credential_catalog

ASSETS = Path(credential_catalog.__file__).parent / "site" / "assets"


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Return one page, from which the package's scripts can be imported as they are shipped."""
    handler = functools.partial(QuietHandler, directory=str(ASSETS))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        opened = browser.new_page()
        opened.goto(f"http://127.0.0.1:{server.server_port}/")
        yield opened
        opened.close()
        server.shutdown()
