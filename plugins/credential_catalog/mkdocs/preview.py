"""A site that somebody is editing: each page and file is made when it is asked for, from the present catalog.

Nothing made from an earlier catalog is ever used again, so nothing can be out of date: whatever is asked for
after a change is made anew, by the functions that a build calls. Only what lies on disk, made since the last
change, is served as it lies. What nobody asks for is written while nobody asks for anything.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page as MkDocsPage

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.mkdocs.frame import Frame, shell_words
from credential_catalog.mkdocs.pages import output_path
from credential_catalog.schema.code import forget_schemas
from credential_catalog.site import Outline, Page, Settings
from credential_catalog.site.build import Build, Notice, build
from credential_catalog.site.views.changes import ADDRESS as CHANGES

log = get_plugin_logger(__name__)

LAST_GOOD = "This preview shows the last good catalog. Mend these, and it is built again:"
NOTHING_YET = "Nothing can be shown yet. Mend these, and the site appears by itself:"
ALL_GOOD = "The catalog can be published. Look at these all the same:"


class Preview:
    """The site as it is shown: the last good catalog, and the problems of the present one."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._good: Outline | None = None
        self._empty: Outline | None = None
        self._made = Build(outline=None)
        self._trouble: tuple[Notice, ...] = ()
        self._frame: Frame | None = None
        self._coming: Frame | None = None
        self._fresh: set[str] = set()
        self._written: set[str] = set()
        self._asked: list[str] = []
        self._top = Path()
        self.builder: Callable[[], None] | None = None
        """Has MkDocs build again; there is one as soon as the first build is served."""
        self.edition = 0
        """How often the site has changed."""

    @property
    def folder(self) -> Path:
        """The folder that is served; a build writes to another one, which takes its place."""
        return self._top / "shown"

    @property
    def outline(self) -> Outline:
        """The site that is shown: of the last good catalog, or of none."""
        outline = self._good or self._empty
        assert outline is not None
        return outline

    @property
    def broken(self) -> bool:
        """Whether what is shown is not of the present files."""
        return self._made.outline is None or bool(self._trouble)

    @property
    def busy(self) -> bool:
        """Whether somebody waits for a page."""
        return bool(self._asked)

    def words(self) -> dict[str, object]:
        """Return what the templates of the shell call `catalog`."""
        heading = ALL_GOOD if not self.broken else LAST_GOOD if self._good else NOTHING_YET
        return shell_words(self.outline, (*self._trouble, *self._made.notices), heading)

    def begin(self, config: MkDocsConfig) -> None:
        """Have MkDocs build into a folder of its own, so that a build that fails leaves what is shown."""
        self._top = Path(config.site_dir)
        config.site_dir = str(self._top / "next")

    def read(self, root: Path, settings: Settings) -> None:
        """Read and check the catalog; all that lies on disk is out of date then."""
        with self._lock:
            before = self._made.notices
            try:
                self._made = build(root, settings, self._top / "memory")
            except Exception as error:
                self._made = Build(outline=None, failure=f"The check failed: {_said_with_place(error)}")
            self._good = self._made.outline or self._good
            self._empty = Outline(Catalog(), settings)
            self._outdate()
            if self._made.notices != before:
                for notice in self._made.notices:
                    log.warning(str(notice))

    def read_again(self) -> None:
        """Read the catalog from the folder and with the settings of last time."""
        assert self._frame is not None
        self.read(self._frame.root, self._frame.settings)

    def rebuild(self) -> None:
        """Have MkDocs build again; if it fails, what it said goes on top of every page."""
        with self._lock, _errors_said() as said:
            assert self.builder is not None
            forget_schemas()
            try:
                self.builder()
            except (Exception, SystemExit) as error:
                self._trouble = tuple(map(_of_mkdocs, said or [str(error)]))
                self._outdate()

    def keep(self, frame: Frame) -> None:
        """Keep what a build of MkDocs knows, to make single pages in the same way afterwards."""
        frame.words, frame.known = self.words(), self._known()
        self._coming = frame

    def built(self) -> None:
        """Show what MkDocs has built."""
        assert self._coming is not None
        index = self.folder / "pagefind"
        if index.is_dir():
            shutil.copytree(index, self._top / "next" / "pagefind", dirs_exist_ok=True)
        shutil.rmtree(self.folder, ignore_errors=True)
        (self._top / "next").rename(self.folder)
        self._frame, self._coming, self._trouble = self._coming, None, ()
        self._frame.move_to(self.folder)
        self._outdate()
        self._written = set(self._frame.late)
        self._fresh = set(self._frame.docs)

    @contextlib.contextmanager
    def asking(self, path: str) -> Iterator[None]:
        """Have a path as it would be made now, also if the catalog changes before the file is opened."""
        self._asked.append(path)
        try:
            self.refresh(path)
            yield
        finally:
            self._asked.remove(path)

    def refresh_asked(self) -> None:
        """Make again what somebody is just being given."""
        for path in tuple(self._asked):
            self.refresh(path)

    def refresh(self, path: str) -> None:
        """See that an output lies on disk as it would be made now, or that it does not.

        Args:
            path: From the top of the site, such as "states/ut/index.html".
        """
        with self._lock:
            if self._frame is None or path in self._fresh:
                return
            if path in self._frame.docs or path in self._frame.templates:
                self.reframe()
            self._make(path, self._frame)
            if path != output_path(CHANGES):
                # A commit changes this page, and no file that is watched.
                self._fresh.add(path)

    def reframe(self) -> None:
        """Have MkDocs build again if it does not know of a page that there is, or said something else."""
        with self._lock:
            assert self._frame is not None
            known = self._frame.known == self._known() and self._frame.words == self.words()
            if not known and not self._trouble:
                self.rebuild()

    def recall(self) -> None:
        """Read the history, so that it is remembered when its page is made: the first time takes long."""
        if self.outline.past:
            self.outline.past()

    def outputs(self) -> tuple[str, ...]:
        """Return the paths of all that is shown, and of what is shown no longer."""
        with self._lock:
            assert self._frame is not None
            pages = map(output_path, self.outline.pages)
            return tuple(
                dict.fromkeys((*self._frame.docs, *pages, *self.outline.paths(), *sorted(self._written)))
            )

    def _outdate(self) -> None:
        self._fresh.clear()
        self.edition += 1

    def _known(self) -> tuple[str, ...]:
        """Return all to which a page of docs/ may link, and what the sitemap lists."""
        return (*self.outline.pages, *self.outline.paths())

    def _make(self, path: str, frame: Frame) -> None:
        frame.env.globals["catalog"] = self.words()
        address = path.removesuffix("index.html")
        if path in frame.docs:
            self._write(frame.docs[path], frame)
        elif path == output_path(address) and address in self.outline.pages:
            self._write(frame.page(address, self._page(address)), frame)
        elif path in frame.theirs or path.startswith("pagefind/"):
            return
        elif (artifact := self.outline.artifact(path)) is not None:
            frame.file(artifact).copy_file()
        elif self._good is None and path == output_path(address):
            self._write(frame.page(address, self._nothing(address)), frame)
        elif path in self._written:
            self._remove(path)
            return
        else:
            return
        self._written.add(path)

    def _page(self, address: str) -> Page:
        try:
            made = self.outline.pages[address]()
        except Exception as error:
            log.exception("A page could not be made.")
            return self.outline.excuse(address, "This page could not be made", _said_with_place(error))
        return made if self._good else self._nothing(address, made.title)

    def _nothing(self, address: str, title: str = "The catalog has problems") -> Page:
        said = "The catalog is shown here as soon as its problems are mended. They are named above."
        return self.outline.excuse(address, title, said)

    def _write(self, page: MkDocsPage, frame: Frame) -> None:
        # The function with which a build of MkDocs writes a page, so that it is the same to the byte.
        _build_page(page, frame.config, frame.doc_files, frame.nav, frame.env)

    def _remove(self, path: str) -> None:
        file = self.folder / path
        file.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            for folder in file.relative_to(self.folder).parents:
                (self.folder / folder).rmdir()
        self._written.discard(path)


def _said_with_place(error: Exception) -> str:
    """Return what failed and where, for whoever edits a template; Jinja puts its line into the traceback."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return f"{type(error).__name__}: {error} ({where})."


def _of_mkdocs(said: str) -> Notice:
    return Notice(
        what=f"MkDocs could not build the site: {said}",
        remedy="Look at mkdocs.yml and docs/. After a change of the port or of a folder's name, stop the "
        "preview and start it again.",
    )


@contextlib.contextmanager
def _errors_said() -> Iterator[list[str]]:
    """Collect what MkDocs logs as errors: its exceptions often say nothing."""
    said: list[str] = []
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
