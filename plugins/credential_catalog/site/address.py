"""Where each thing has its page, and how one page links to another.

Links are relative, so that a site works under any path.
"""

from __future__ import annotations

import posixpath

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import (
    Award,
    Body,
    Collection,
    Credential,
    Issuer,
    Jurisdiction,
    Record,
    Rule,
    Stack,
)

_FOLDERS: dict[type[Record], str] = {
    Credential: "credentials",
    Stack: "stacks",
    Issuer: "issuers",
    Jurisdiction: "states",
    Award: "states",
    Collection: "collections",
}


def home_address(catalog: Catalog, name: str) -> str | None:
    """Return the address of a thing from the top of the site; None for what has no page (outside things).

    A rule stands on its award's page under an anchor of its own name, a body on its state's page:

    >>> home_address(catalog, "ut/science-3d")
    'states/ut/secondary-science/#science-3d'
    """
    record = catalog.find(name)
    match record:
        case Rule():
            award = catalog.present(record.grants.award)
            return f"states/{award}/#{record.id.partition('/')[2]}"
        case Body():
            return f"states/{record.jurisdiction}/#{record.id.partition('/')[2]}"
        case _ if type(record) in _FOLDERS and record is not None:
            return f"{_FOLDERS[type(record)]}/{record.id}/"
    return None


def relative(from_page: str, to: str) -> str:
    """Return the link from one address to another, both from the top of the site.

    >>> relative("credentials/kqed/analyzing-media/", "states/ut/")
    '../../../states/ut/'
    """
    path, mark, anchor = to.partition("#")
    here = "/" + from_page
    there = "/" + path
    if here == there:
        return f"#{anchor}" if mark else "./"
    link = posixpath.relpath(there, posixpath.dirname(here))
    if path.endswith("/") or not path:
        link += "/"
    return f"{link}{mark}{anchor}"


def address(catalog: Catalog, from_page: str, name: str) -> str | None:
    """Return the link from a page to a thing's page; None for what has no page."""
    home = home_address(catalog, name)
    return None if home is None else relative(from_page, home)
