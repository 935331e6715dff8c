"""The pages that a build makes, each at an address, each with the file that an editor would change."""

from __future__ import annotations

import msgspec


class Heading(msgspec.Struct, frozen=True):
    """A heading of a page for its table of contents: the anchor, the words, the level (2 or 3)."""

    anchor: str
    text: str
    level: int = 2


class Crumb(msgspec.Struct, frozen=True):
    """A step of a page's breadcrumbs; `address` is relative to the top of the site."""

    text: str
    address: str


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the site; the shell (header, footer, navigation) is put round its `html` later.

    `address` is relative to the top of the site and ends with a slash ("credentials/kqed/analyzing-media/");
    "" is the home page. `html` is the content of the article with its `h1`; links in it are relative to the
    page. `crumbs` lead from the top to the parent. `kind` is the kind of thing shown ("credential", "award",
    "state", …), by which search results are marked.
    """

    address: str
    title: str
    description: str
    html: str
    kind: str
    crumbs: tuple[Crumb, ...] = ()
    headings: tuple[Heading, ...] = ()
    source: str | None = None
    checked: str | None = None
