"""Checked documents → one linked catalog, and the rules that need more than one file."""

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked, link

__all__ = ["Catalog", "Linked", "link"]
