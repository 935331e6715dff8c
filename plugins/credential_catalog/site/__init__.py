"""Catalog → site: pages and files with their addresses, ready for any shell."""

from __future__ import annotations

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.artifact import Artifact
from credential_catalog.site.artifact import Page
from credential_catalog.site.outline import Outline, Site
from credential_catalog.site.settings import Settings

__all__ = ["Artifact", "Outline", "Page", "Settings", "Site", "site_of"]


def site_of(catalog: Catalog, settings: Settings) -> Site:
    """Return the whole site of a catalog: its pages, its assets and a redirect for every earlier id."""
    return Outline(catalog, settings).site()
