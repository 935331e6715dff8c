"""The hooks of the plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from credential_catalog.mkdocs.frame import Frame, shell_words
from credential_catalog.mkdocs.options import (
    CatalogConfig,
    edit_template,
    refuse_unlasting_addresses,
    settings_of,
)
from credential_catalog.mkdocs.pages import CatalogFile, CatalogPage, attach, catalog_page
from credential_catalog.mkdocs.preview import Preview
from credential_catalog.mkdocs.serving import Serving
from credential_catalog.schema.library import schema_folder
from credential_catalog.site import Outline, Settings, Site
from credential_catalog.site.build import Build, build
from credential_catalog.site.compiled import compiled_templates
from credential_catalog.site.search import SearchIndexError, index_site

log = get_plugin_logger(__name__)

SITE_ROOM = Path(__file__).parents[1] / "site"
SHELL = SITE_ROOM / "shell"


class CredentialCatalogPlugin(BasePlugin[CatalogConfig]):
    """Builds the catalog's pages into the site."""

    settings: Settings
    outline: Outline
    nav: Navigation

    def __init__(self) -> None:
        self.preview: Preview | None = None
        self.serving: Serving | None = None
        self.site: Site | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether somebody is editing; with this hook, the plugin also lives on between rebuilds."""
        self.preview = Preview() if command == "serve" and is_live() else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse settings under which addresses would not last, and put our shell over the theme's."""
        refuse_unlasting_addresses(config)
        self.settings = settings_of(self.config, config)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(SHELL))
        config.edit_uri_template = edit_template(self.settings, config) or config.edit_uri_template
        if self.preview:
            self.preview.begin(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and render everything, before MkDocs empties the folder of the old site.

        In a preview everything is only read and checked.
        """
        root = Path(self.config.catalog)
        if self.preview:
            self.preview.read(root, self.settings)
            self.outline = self.preview.outline
        else:
            self.outline = outline_of(build(root, self.settings))
            self.site = self.outline.site()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and file of the site, except where a page of docs/ has the same address."""
        taken = {file.dest_uri for file in files.documentation_pages()}
        found = made_files(self.site, config, self.settings) if self.site else self._late_files(config)
        for file in found:
            if file.dest_uri not in taken:
                files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give each page a parent, for the active tab, without thousands of pages in the navigation."""
        attach(nav, [file.page for file in files if isinstance(file.page, CatalogPage)])
        for page in nav.pages if self.preview else ():
            # Every page shows the titles of these.
            if isinstance(page, CatalogPage):
                page.take(self.outline.pages[page.address]())
        self.nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Tell the shell what it shows on every page."""
        env.globals["catalog"] = shell_words(self.outline)
        if self.preview:
            env.globals["catalog"] = self.preview.words()
            env.bytecode_cache = compiled_templates()
            root = Path(self.config.catalog)
            self.preview.keep(Frame(root, self.settings, config, self.nav, files, env))
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Free what has been written."""
        if not self.preview or isinstance(page, CatalogPage):
            page.content = None
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index, or show what has been built."""
        if self.preview:
            self.preview.built()
            return
        try:
            index_site(Path(config.site_dir))
        except SearchIndexError as error:
            raise PluginError(str(error)) from error

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Serve what is asked for, and notice changes in whatever the site is made from."""
        if self.preview:
            self.preview.builder = builder
            others = [config.config_file_path, config.docs_dir, config.theme.custom_dir, *config.watch]
            ours = [schema_folder(), SITE_ROOM]
            paths = [Path(path) for path in (*others, *ours) if path]
            self.serving = Serving(server, self.preview, Path(self.config.catalog), paths)
            self.serving.take_over(config)
            self.serving.start()
        return server

    def on_shutdown(self) -> None:
        """Stop writing."""
        if self.serving:
            self.serving.stop()

    def _late_files(self, config: MkDocsConfig) -> Iterator[File]:
        """Yield a file for every page and file of a preview; they are written when they are asked for."""
        for address in self.outline.pages:
            yield catalog_page(address, config, self.settings).file
        for path in self.outline.paths():
            yield CatalogFile(path, None, config)


def is_live() -> bool:
    """Tell whether MkDocs' server will call `on_serve`: not with --no-livereload."""
    context = click.get_current_context(silent=True)
    return context is None or bool(context.params.get("livereload", True))


def made_files(site: Site, config: MkDocsConfig, settings: Settings) -> Iterator[File]:
    """Yield a file for every page and file of a site."""
    for made in site.pages:
        page = catalog_page(made.address, config, settings)
        page.take(made)
        yield page.file
    for artifact in site.artifacts:
        yield CatalogFile(artifact.path, artifact.content, config)


def outline_of(made: Build) -> Outline:
    """Return the site to make, its warnings logged; raise PluginError where there is nothing to publish."""
    if made.outline is None:
        raise PluginError(made.report)
    for problem in made.warnings:
        log.warning(str(problem))
    return made.outline
