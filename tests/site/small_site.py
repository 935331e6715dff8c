"""A catalog of one of each, and its pages as a reader sees them."""

import datetime
import re

from bs4 import BeautifulSoup, Tag

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Award, Credential, Issuer, Jurisdiction, Rule, Stack
from credential_catalog.site import Settings, Site

SETTINGS = Settings(
    as_of=datetime.date(2026, 11, 22),
    site_url="https://catalog.example/",
    repository="https://github.com/example/catalog",
)

HOSTILE = '<script>alert("x")</script>'
SOURCE = {"id": "a", "title": HOSTILE, "kind": "agency", "checked": "2026-11-22", "confidence": "read"}
GUESS = {"id": "g", "title": "General knowledge", "kind": "research", "checked": "2026-11-22"}


def small_catalog() -> Catalog:
    """Return a catalog of one of each, with hostile text and a requirement that rests on nothing."""
    said = {"title": HOSTILE, "note": HOSTILE, "sources": [SOURCE]}
    requires = {"outside": "nothing", "at_least": 150, "unit": "point", "id": "guess"}
    guess = {**GUESS, "confidence": "unsourced", "supports": ["guess", "every"]}
    return Catalog(
        issuers={
            "kqed": convert({"id": "kqed", "name": HOSTILE, "kind": "company", "sources": [SOURCE]}, Issuer)
        },
        credentials={
            "kqed/a": convert(
                {**said, "id": "kqed/a", "status": "active", "aliases": ["kqed/old"]}, Credential
            )
        },
        stacks={
            "kqed/s": convert(
                {**said, "id": "kqed/s", "kind": "award", "status": "active", "members": ["kqed/a"], "of": 3},
                Stack,
            )
        },
        jurisdictions={
            "ut": convert(
                {
                    "id": "ut",
                    "name": "Utah",
                    "kind": "state",
                    "agency": {"name": HOSTILE, "source": "g"},
                    "survey": {},
                    "sources": [{**GUESS, "confidence": "unsourced"}],
                },
                Jurisdiction,
            )
        },
        awards={
            "ut/renewal": convert(
                {
                    "id": "ut/renewal",
                    "title": "Renewal",
                    "kind": "renewal",
                    "every": "5 years",
                    "requires": requires,
                    "sources": [guess],
                },
                Award,
            )
        },
        rules={
            "ut/r": convert(
                {
                    **said,
                    "id": "ut/r",
                    "grants": {"award": "ut/renewal"},
                    "use": ["license_renewal"],
                    "status": "in_force",
                    "effect": "counts",
                    "requires": {"stack": "kqed/s"},
                },
                Rule,
            )
        },
        aliases={"kqed/old": "kqed/a"},
    )


def page(site: Site, where: str) -> BeautifulSoup:
    html = next(one.html for one in site.pages if one.address == where)
    return BeautifulSoup(html, "html.parser")


def text(soup: Tag) -> str:
    return re.sub(r"\s+", " ", soup.get_text(" "))
