"""The MkDocs plugin: it hands the pages of a site to MkDocs, which puts Material's shell round them.

What a page says is decided elsewhere; nothing else in this package knows MkDocs.
"""

from credential_catalog.mkdocs.pages import CatalogPage
from credential_catalog.mkdocs.plugin import CredentialCatalogPlugin

__all__ = ["CatalogPage", "CredentialCatalogPlugin"]
