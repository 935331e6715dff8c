"""What a build of MkDocs knows, kept to put single pages into the theme afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from credential_catalog.mkdocs.pages import CatalogFile, CatalogPage, attach, catalog_page, output_path
from credential_catalog.model.artifact import Artifact
from credential_catalog.site import Outline, Page, Settings
from credential_catalog.site.build import Notice


class Frame:
    """The configuration, the navigation, the files and the theme of one build.

    Attributes:
        docs: The pages of docs/ by their paths in the site, with their content.
        late: The catalog's pages and files by their paths; they are written when they are asked for.
        theirs: The paths of what MkDocs, the theme and docs/ add that is no page.
        templates: The paths of what MkDocs makes of all pages together, such as the sitemap.
        known: The addresses and paths that the build knew of.
        words: What the shell said.
    """

    def __init__(
        self,
        root: Path,
        settings: Settings,
        config: MkDocsConfig,
        nav: Navigation,
        files: Files,
        env: jinja2.Environment,
    ) -> None:
        self.root, self.settings = root, settings
        self.config, self.nav, self.env, self.files = config, nav, env, files
        self.doc_files = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self.late: dict[str, File] = {file.dest_uri: file for file in files if isinstance(file, CatalogFile)}
        self.docs: dict[str, MkDocsPage] = {
            file.dest_uri: file.page
            for file in self.doc_files
            if file.page is not None and file.dest_uri not in self.late
        }
        self.templates = {*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz"}
        self.theirs = {file.dest_uri for file in files} - set(self.late) - set(self.docs) | self.templates
        self.known: tuple[str, ...] = ()
        self.words: dict[str, object] = {}

    def page(self, address: str, made: Page) -> CatalogPage:
        """Return the page at an address, as it is made now."""
        path = output_path(address)
        known = self.late[path].page if path in self.late else None
        page = known if isinstance(known, CatalogPage) else catalog_page(address, self.config, self.settings)
        self.late[path] = page.file
        page.take(made)
        attach(self.nav, [page])
        return page

    def file(self, artifact: Artifact) -> CatalogFile:
        """Return a file that is no page, as it is made now."""
        return CatalogFile(artifact.path, artifact.content, self.config)

    def move_to(self, folder: Path) -> None:
        """Write to another folder from now on."""
        self.config.site_dir = str(folder)
        for file in self.files:
            _move(file, folder)


def _move(file: File, folder: Path) -> None:
    file.dest_dir = str(folder)
    # MkDocs works it out once.
    vars(file).pop("abs_dest_path", None)


def shell_words(outline: Outline, notices: Sequence[Notice] = (), heading: str = "") -> dict[str, object]:
    """Return what the templates of the shell call `catalog`.

    Args:
        outline: The site that is built.
        notices: What is wrong, for the top of every page of a preview.
        heading: What stands above the notices.
    """
    return {
        "as_of": outline.settings.as_of,
        "states": outline.states,
        "scripts": outline.scripts,
        "notices": tuple(notices),
        "heading": heading,
    }
