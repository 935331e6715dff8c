"""A preview in MkDocs' own server: what is asked for is made first, and what changes is noticed soon."""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
import threading
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from watchdog.observers.polling import PollingObserver

from credential_catalog.mkdocs.preview import Preview
from credential_catalog.site.search import SearchIndexError, index_site

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

log = get_plugin_logger(__name__)

LOOKS_EVERY = 0.2
"""Seconds from one look at the files to the next; a look at 1,700 files takes 15 ms. MkDocs waits 0.5 s."""

SETTLES_IN = 0.05
"""Seconds without a further change after which files count as saved; MkDocs waits 0.1 s."""

QUIET = 2.0
"""Seconds without a change or a question after which the rest of the site is written."""


class Serving:
    """Serves a preview, notices changes, and writes the rest of the site while nobody asks for anything."""

    def __init__(
        self, server: LiveReloadServer, preview: Preview, catalog: Path, others: Iterable[Path]
    ) -> None:
        """Take over a server of MkDocs.

        Args:
            server: The server, before it listens.
            preview: What is served.
            catalog: The catalog's folder. A change in it alone needs no build of MkDocs.
            others: Files and folders that MkDocs builds from.
        """
        self._server, self._preview = server, preview
        self._catalog, self._others = catalog, tuple(others)
        self._seen = _content_of(self._others)
        self._busy_at = time.monotonic()
        self._stopped, self._changing = threading.Event(), threading.Event()
        self._rest = threading.Thread(target=self._write_the_rest, daemon=True)

    def take_over(self, config: MkDocsConfig) -> None:
        """Take over what the server does at a change and at a question, and how it notices changes."""
        server = self._server
        server.root = str(self._preview.folder)
        server.builder = self.change
        server.build_delay = SETTLES_IN
        server.error_handler = self._page_of_error
        server.set_app(self._answer)
        watched = [config.docs_dir, config.config_file_path, *config.theme.dirs]
        with_theme = [path for path in watched if _is_unwatched(server, path)]
        server.observer = PollingObserver(timeout=LOOKS_EVERY)
        for path in dict.fromkeys((*with_theme, str(self._catalog), *map(str, self._others))):
            server.watch(path)

    def start(self) -> None:
        """Begin to write what nobody asks for."""
        self._rest.start()

    def stop(self) -> None:
        """Let the rest be."""
        self._stopped.set()
        if self._rest.is_alive():
            self._rest.join(timeout=10)

    def change(self) -> None:
        """Show what has changed: read the catalog again, or if something else changed, have MkDocs build."""
        self._changing.set()
        seen = _content_of(self._others)
        if seen == self._seen:
            self._preview.read_again()
        else:
            self._seen = seen
            self._preview.rebuild()
        self._preview.refresh_asked()
        self._busy_at = time.monotonic()
        self._changing.clear()

    def _answer(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path = output_asked(environ["PATH_INFO"], self._server.mount_path)
        if path is None:
            return self._server.serve_request(environ, start)
        self._busy_at = time.monotonic()
        with self._preview.asking(path):
            # Without its last slash, an address is led on to its page.
            if not posixpath.splitext(path)[1]:
                self._preview.refresh(f"{path}/index.html")
            return self._server.serve_request(environ, start)

    def _page_of_error(self, code: int) -> bytes | None:
        self._preview.refresh(f"{code}.html")
        with contextlib.suppress(OSError):
            return (self._preview.folder / f"{code}.html").read_bytes()
        return None

    def _write_the_rest(self) -> None:
        written = -1
        while not self._stopped.wait(QUIET / 4):
            if not self._is_quiet() or self._preview.broken or written == self._preview.edition:
                continue
            try:
                if self.write_the_rest():
                    written = self._preview.edition
            except (SearchIndexError, OSError) as error:
                written = self._preview.edition
                log.warning(f"{error}")

    def write_the_rest(self) -> bool:
        """Write all that nobody has asked for, and index it; return False if somebody came in between."""
        self._preview.recall()
        self._preview.reframe()
        edition = self._preview.edition
        for path in self._preview.outputs():
            if self._is_wanted() or self._preview.edition != edition:
                return False
            self._preview.refresh(path)
        index_site(self._preview.folder)
        return self._preview.edition == edition

    def _is_quiet(self) -> bool:
        return time.monotonic() - self._busy_at > QUIET and not self._is_wanted()

    def _is_wanted(self) -> bool:
        return self._preview.busy or self._changing.is_set() or self._stopped.is_set()


def output_asked(asked: str, top: str) -> str | None:
    """Return the path of the file that an address asks for, from the top of the site; None for no file.

    Args:
        asked: The path of the request, as WSGI has it.
        top: The path of the site's top, with a slash at both ends.
    """
    path = asked.encode("latin-1").decode("utf-8", "ignore")
    if path.startswith("/livereload/") or not f"{path}/".startswith(top):
        return None
    inside = path[len(top) :] + ("index.html" if path.endswith("/") else "")
    return posixpath.normpath(f"/{inside}").lstrip("/")


def _is_unwatched(server: LiveReloadServer, path: str) -> bool:
    """Stop watching a path; return whether it was watched."""
    try:
        server.unwatch(path)
    except KeyError:
        return False
    return True


def _content_of(paths: Iterable[Path]) -> Mapping[str, bytes]:
    """Return a digest of each file, by its path."""
    files = (file for path in paths for file in ([path] if path.is_file() else sorted(path.rglob("*"))))
    found = {}
    for file in files:
        with contextlib.suppress(OSError):
            found[str(file)] = hashlib.sha256(file.read_bytes()).digest()
    return found
