"""The open catalog of educator micro-credentials: what each counts for, in which state, by which rule.

>>> from credential_catalog import load_catalog
>>> catalog = load_catalog("catalog")
>>> catalog.credentials["kqed/analyzing-media"].title
'Critically Analyzing Media'
"""

from credential_catalog.loading import BrokenCatalogError, load_catalog

__all__ = ["BrokenCatalogError", "load_catalog"]
