"""Files on disk → documents: plain values, and the line and column of each one when a problem needs it.

A document is YAML 1.2 of bounded size with text keys, each written once, and no tags. Whatever is not
comes back as a `Problem`; nothing here raises because of what a file holds.
"""

from credential_catalog.source.document import Document, Pointer
from credential_catalog.source.reading import Reading, read_catalog, read_document

__all__ = ["Document", "Pointer", "Reading", "read_catalog", "read_document"]
