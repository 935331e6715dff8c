"""The MkDocs plugin: it hands the pages of a site to MkDocs, which puts Material's shell round them.

What a page says is decided elsewhere; nothing else in this package knows MkDocs.
"""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import jinja2
import msgspec
from markupsafe import escape
from mkdocs.config import Config as BaseConfig
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from credential_catalog.changes.history import history
from credential_catalog.checking import read_severities
from credential_catalog.schema.library import schema_folder
from credential_catalog.site.artifact import Page
from credential_catalog.site.build import Build, build, build_preview
from credential_catalog.site.changed import digests, output_path, remove_stale, surroundings
from credential_catalog.site.search import SearchIndexError, index_site
from credential_catalog.site.settings import Settings, build_day

log = get_plugin_logger(__name__)

SITE_ROOM = Path(__file__).parent / "site"
SHELL = SITE_ROOM / "shell"

# The article itself, so that "Skip to content" leads to the answer at its top and not to its first section.
ARTICLE_ANCHOR = "__article"


class CatalogConfig(BaseConfig):
    """The options of the plugin in mkdocs.yml."""

    catalog = options.Dir(default="catalog")
    """The folder of the catalog, from the folder of mkdocs.yml."""

    repository = options.Optional(options.URL())
    """The address of the repository on GitHub. With it, each page links to the file that it is made from.

    Here and not in MkDocs' `repo_url`, with which the theme would call api.github.com from every page."""

    branch = options.Type(str, default="main")
    """The branch that edits start from."""

    revision = options.Type(str, default="")
    """The commit that the site is built from, for instance `!ENV [GITHUB_SHA, ""]`."""

    as_of = options.Optional(options.Type((datetime.date, str)))
    """The day on which rules are read, as year-month-day; else the day of SOURCE_DATE_EPOCH, else today."""

    severities = options.Type(dict, default={})
    """How much kinds of problem matter: error, warning, advice or off for a problem's id, such as CC334."""


class CredentialCatalogPlugin(BasePlugin[CatalogConfig]):
    """Builds the catalog's pages into the site."""

    def __init__(self) -> None:
        self.previewing = False
        self.settings = Settings(as_of=datetime.date.min)
        self.made = Build(site=None)
        self.now: dict[str, bytes] = {}
        self.written: dict[str, bytes] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether somebody is editing; with this hook, the plugin also lives on between rebuilds."""
        self.previewing = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse settings under which addresses would not last, and put our shell over the theme's."""
        refuse_unlasting_addresses(config)
        self.settings = settings_of(self.config, config)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(SHELL))
        config.edit_uri_template = edit_template(self.settings, config) or config.edit_uri_template
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and render everything, before MkDocs empties the folder of the old site."""
        root = Path(self.config.catalog)
        self.settings = msgspec.structs.replace(self.settings, history=history(root, root.parent / ".cache"))
        last = self.made.site
        made = build_preview(root, self.settings, last) if self.previewing else build(root, self.settings)
        report(made, previewing=self.previewing)
        self.made, self.now = made, digest_all(made, self.settings, config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add every page and file of the site, except where a page of docs/ has the same address."""
        taken = {file.dest_uri for file in files.documentation_pages()}
        for file in catalog_files(self.made, config, self.settings, self.is_changed):
            if file.dest_uri not in taken:
                files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Give each page a parent, for the active tab, without thousands of pages in the navigation."""
        attach(nav, [file.page for file in files if isinstance(file.page, CatalogPage)])
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Tell the shell what it shows on every page."""
        env.globals["catalog"] = shell_words(self.made, self.settings, previewing=self.previewing)
        return env

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Free what has been written."""
        page.content = None
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index, and remember what was written."""
        remove_stale(Path(config.site_dir), self.written, self.now)
        self.written = self.now
        make_search_index(Path(config.site_dir), previewing=self.previewing)

    def on_build_error(self, *, error: Exception) -> None:
        """Write everything next time: nobody knows how far this build came."""
        self.written = {}

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Build again at a change in the catalog, the schemas or our templates."""
        for folder in (Path(self.config.catalog), schema_folder(), SITE_ROOM):
            server.watch(str(folder))
        return server

    def is_changed(self, path: str) -> bool:
        """Tell whether an output differs from what lies in the site."""
        return self.written.get(path) != self.now[path]


class CatalogFile(File):
    """A file of the site that is not in docs/.

    `modified` is found out beforehand, because MkDocs asks for it several times in a partial build.
    """

    def __init__(self, path: str, content: str | bytes, config: MkDocsConfig, *, modified: bool) -> None:
        super().__init__(
            path, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV
        )
        self.generated_by = "credential-catalog"
        self._content = content
        self._modified = modified

    def is_modified(self) -> bool:
        """Tell whether a partial build has to write it."""
        return self._modified


class CatalogPage(MkDocsPage):
    """A page whose HTML is made already, so that it passes Markdown by (three quarters of a build).

    All is set here: a partial build reads and renders only what changed, and the rest still stands in the
    navigation with its title.
    """

    def __init__(self, made: Page, file: File, config: MkDocsConfig, settings: Settings) -> None:
        # The theme prints titles and descriptions as they are.
        super().__init__(escape(made.title), file, config)
        self.made = made
        # Without headings the column beside the article would be empty.
        hidden = ["navigation"] if made.headings else ["navigation", "toc"]
        self.meta = {"description": escape(made.description), "hide": hidden}
        self.toc = table_of_contents(made)
        self.present_anchor_ids = {ARTICLE_ANCHOR, *re.findall(r'\sid="([^"]+)"', made.html)}
        self.edit_url = settings.edit_link(made.source) if made.source else None
        if made.checked and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", made.checked):
            self.update_date = made.checked

    def read_source(self, config: MkDocsConfig) -> None:
        """Do nothing: there is no Markdown."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML as it was made."""
        self.content = self.made.html


def refuse_unlasting_addresses(config: MkDocsConfig) -> None:
    """Raise PluginError for a setting under which a link to a page would not last."""
    if not config.site_url:
        raise PluginError(
            "mkdocs.yml has no `site_url`, so no page could say which address is its own. "
            "Write the address of the published site: site_url: https://example.org/credentials/"
        )
    if not config.use_directory_urls:
        raise PluginError(
            "mkdocs.yml has `use_directory_urls: false`, but the address of a page ends with a slash "
            "(states/ut/) for good, whatever makes the site. Remove the line."
        )
    version = config.extra.get("version")
    if "mike" in config.plugins or (isinstance(version, dict) and version.get("provider") == "mike"):
        raise PluginError(
            "mkdocs.yml publishes several versions with `mike`, but an award has one address, which its "
            "state links to. Remove `mike` from `plugins` and `version` from `extra`; a rule that has "
            "ended stays on its page."
        )


def settings_of(chosen: CatalogConfig, config: MkDocsConfig) -> Settings:
    """Return the settings of a build; raise PluginError for an `as_of` that is no day."""
    try:
        stated = datetime.date.fromisoformat(str(chosen.as_of)) if chosen.as_of else None
    except ValueError as error:
        raise PluginError(
            f"mkdocs.yml has `as_of: {chosen.as_of}`, which is no day. "
            "Write year-month-day: as_of: 2026-11-22"
        ) from error
    return Settings(
        as_of=stated or build_day(os.environ, datetime.datetime.now(datetime.UTC)),
        site_name=config.site_name,
        site_url=config.site_url or "",
        repository=chosen.repository,
        branch=chosen.branch,
        revision=chosen.revision or None,
        severities=read_severities(Path(config.config_file_path)),
    )


def edit_template(settings: Settings, config: MkDocsConfig) -> str | None:
    """Return the address where a page of docs/ can be edited, with `{path}` for its file."""
    folder = settings.edit_link(Path(config.docs_dir).name)
    return f"{folder}/{{path}}" if folder else None


def report(made: Build, *, previewing: bool) -> None:
    """Say what is wrong: in the log, or by PluginError where there is nothing to publish."""
    if made.site is None:
        raise PluginError(made.report)
    for notice in made.notices if previewing else map(str, made.warnings):
        log.warning(notice)


def digest_all(made: Build, settings: Settings, config: MkDocsConfig) -> dict[str, bytes]:
    """Digest every output together with what the shell shows round it."""
    assert made.site is not None
    shell = (made.notices, made.site.states, config.nav, dict(config.theme.items()), config.extra)
    said = f"{settings} {shell}"
    return digests(made.site.pages, made.site.artifacts, surroundings([SHELL], said))


def catalog_files(
    made: Build, config: MkDocsConfig, settings: Settings, is_changed: Callable[[str], bool]
) -> Iterator[File]:
    """Yield a file for every page and artifact of a site."""
    assert made.site is not None
    for page in made.site.pages:
        path = output_path(page)
        # MkDocs takes for a page what ends in .md.
        source = path.removesuffix(".html") + ".md"
        file = CatalogFile(source, "", config, modified=is_changed(path))
        CatalogPage(page, file, config, settings)
        yield file
    for artifact in made.site.artifacts:
        yield CatalogFile(artifact.path, artifact.content, config, modified=is_changed(artifact.path))


def table_of_contents(page: Page) -> TableOfContents:
    """Return the headings as MkDocs nests them: the article, its sections, their subsections."""
    article = AnchorLink(escape(page.title), ARTICLE_ANCHOR, 1)
    section = article
    for heading in page.headings:
        link = AnchorLink(escape(heading.text), heading.anchor, heading.level)
        if heading.level <= 2:
            section = link
            article.children.append(link)
        else:
            section.children.append(link)
    return TableOfContents([article])


def attach(nav: Navigation, pages: Sequence[CatalogPage]) -> None:
    """Put each page under the entry of the navigation whose index page lies above it."""
    entries = [page for page in nav.pages if isinstance(page, CatalogPage)]
    above: dict[str, StructureItem] = {page.made.address: page.parent or page for page in entries}
    for page in pages:
        address = page.made.address
        if not address:
            nav.homepage = nav.homepage or page
        elif address not in above:
            # A page may stand in the navigation by itself; MkDocs asks of a parent only what both have.
            page.parent = cast("Section | None", above.get(f"{address.partition('/')[0]}/"))


def shell_words(made: Build, settings: Settings, *, previewing: bool) -> dict[str, object]:
    """Return what the templates of the shell call `catalog`."""
    assert made.site is not None
    paths = [artifact.path for artifact in made.site.artifacts if artifact.path.count("/") == 1]
    return {
        "as_of": settings.as_of,
        "states": made.site.states,
        "notices": made.notices if previewing else (),
        "scripts": [path for path in paths if path.startswith("assets/") and path.endswith(".js")],
    }


def make_search_index(site: Path, *, previewing: bool) -> None:
    """Index a built site; raise PluginError if that fails, except in a preview."""
    try:
        index_site(site)
    except SearchIndexError as error:
        if not previewing:
            raise PluginError(str(error)) from error
        log.warning(str(error))
