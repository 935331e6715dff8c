"""The pages and files of a site as MkDocs knows them, and where they stand in its navigation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from credential_catalog.site.artifact import Page
from credential_catalog.site.settings import Settings

# The article itself, so that "Skip to content" leads to the answer at its top and not to its first section.
ARTICLE_ANCHOR = "__article"

# Stands, while somebody previews, where a page has not been made yet.
LATER = "later.html"


class CatalogFile(File):
    """A file of the site that is not in docs/; one without content is written by somebody else, later."""

    def __init__(self, path: str, content: str | bytes | None, config: MkDocsConfig) -> None:
        super().__init__(
            path, None, config.site_dir, use_directory_urls=True, inclusion=InclusionLevel.NOT_IN_NAV
        )
        self.generated_by = "credential-catalog"
        self._content = content

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, if it has its content."""
        if self._content is not None:
            super().copy_file(dirty)


class CatalogPage(MkDocsPage):
    """A page whose HTML does not come from Markdown (three quarters of a build): it takes a page as made.

    Until it has taken one, it only knows its address.
    """

    def __init__(self, address: str, file: File, config: MkDocsConfig, settings: Settings) -> None:
        super().__init__(None, file, config)
        self.address = address
        self.settings = settings
        self.made: Page | None = None
        self.meta = {"template": LATER}

    def take(self, made: Page) -> None:
        """Be a page as it is made now."""
        self.made = made
        # The theme prints titles and descriptions as they are.
        self.title = escape(made.title)
        # Without headings the column beside the article would be empty.
        hidden = ["navigation"] if made.headings else ["navigation", "toc"]
        self.meta = {"description": escape(made.description), "hide": hidden}
        self.toc = table_of_contents(made)
        self.present_anchor_ids = {ARTICLE_ANCHOR, *re.findall(r'\sid="([^"]+)"', made.html)}
        self.edit_url = self.settings.edit_link(made.source) if made.source else None
        if made.checked and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", made.checked):
            self.update_date = made.checked
        self.content = made.html

    def read_source(self, config: MkDocsConfig) -> None:
        """Do nothing: there is no Markdown."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the HTML as it was made."""
        self.content = self.made.html if self.made else ""


def output_path(address: str) -> str:
    """Return the path of a page's file: "states/ut/" is written to "states/ut/index.html"."""
    return f"{address}index.html"


def catalog_page(address: str, config: MkDocsConfig, settings: Settings) -> CatalogPage:
    """Return the page at an address with a file of its own; it takes what it shows later."""
    # MkDocs takes for a page what ends in .md.
    file = CatalogFile(output_path(address).removesuffix(".html") + ".md", "", config)
    return CatalogPage(address, file, config, settings)


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
    above: dict[str, StructureItem] = {page.address: page.parent or page for page in entries}
    for page in pages:
        address = page.address
        if not address:
            nav.homepage = nav.homepage or page
        elif address not in above:
            # A page may stand in the navigation by itself; MkDocs asks of a parent only what both have.
            page.parent = cast("Section | None", above.get(f"{address.partition('/')[0]}/"))
