"""What the data to take away is made from, and what every file of it says of itself."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.routes.standing import Standing
from credential_catalog.stacking.prerequisites import CatalogComplexity, catalog_complexity


class About(msgspec.Struct, frozen=True, kw_only=True):
    """Which edition of the data this is, and under what terms it may be used."""

    title: Annotated[str, msgspec.Meta(description="Name of the catalog.")]
    url: Annotated[str, msgspec.Meta(description="The page that explains this data.")]
    as_of: Annotated[
        datetime.date, msgspec.Meta(description="The day for which rules are read and words are reckoned.")
    ]
    revision: Annotated[
        str | None, msgspec.Meta(description="The commit of the source files; null where it is not known.")
    ]
    licence: Annotated[str, msgspec.Meta(description="SPDX identifier of the licence.")] = "CC-BY-4.0"
    licence_url: Annotated[str, msgspec.Meta(description="Text of the licence.")] = (
        "https://creativecommons.org/licenses/by/4.0/"
    )
    attribution: Annotated[str, msgspec.Meta(description="Whom to name when the data is used.")] = (
        "credential-catalog contributors"
    )


@dataclasses.dataclass(frozen=True, eq=False)
class Edition:
    """What every file is made from.

    `top` is the address of the site, ending with a slash; `pages` has the whole address of each thing's page,
    by id, where it has one.
    """

    standing: Standing
    about: About
    top: str
    pages: Mapping[str, str]

    @property
    def catalog(self) -> Catalog:
        """The catalog."""
        return self.standing.catalog

    @cached_property
    def complexity(self) -> CatalogComplexity:
        """How complex the prerequisites are."""
        return catalog_complexity(self.catalog)
