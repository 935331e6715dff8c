"""What changed between two editions of a catalog, for the people who use it."""

from credential_catalog.changes.change import Changes
from credential_catalog.changes.compare import compare
from credential_catalog.changes.told import Section, told

__all__ = ["Changes", "Section", "compare", "told"]
