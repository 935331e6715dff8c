"""A file that a build makes."""

from __future__ import annotations

import msgspec


class Artifact(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is no page: JSON, CSV, a redirect, a style sheet, a script, a picture.

    `path` is relative to the top of the site: "assets/catalog.css". `source` is the catalog's file behind it
    as shown to people ("catalog/credentials/kqed/analyzing-media.yml"), None where there is none.
    """

    path: str
    content: str | bytes
    source: str | None = None
