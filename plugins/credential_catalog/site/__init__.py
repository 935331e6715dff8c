"""Catalog → site: pages and files with their addresses, ready for any shell."""

from __future__ import annotations

from importlib import resources
from operator import itemgetter

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.artifact import Artifact
from credential_catalog.site.artifact import Page
from credential_catalog.site.redirects import redirects
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.settings import Settings
from credential_catalog.site.views.award import award_page
from credential_catalog.site.views.changes import changes_page
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.coverage import coverage_page
from credential_catalog.site.views.credential import credential_page
from credential_catalog.site.views.data import data_page, published
from credential_catalog.site.views.finder import finder_data, finder_of, finder_page
from credential_catalog.site.views.indexes import (
    collection_page,
    credentials_page,
    home_page,
    issuer_page,
    issuers_page,
    stacks_page,
)
from credential_catalog.site.views.route import goals_data
from credential_catalog.site.views.stack import stack_page
from credential_catalog.site.views.state import state_page
from credential_catalog.site.views.states import states_page

__all__ = ["Artifact", "Page", "Settings", "Site", "site_of"]


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a build makes.

    `states` are the ids and names of all jurisdictions, by name, for a reader to choose the own one.
    """

    pages: tuple[Page, ...]
    artifacts: tuple[Artifact, ...]
    states: tuple[tuple[str, str], ...] = ()


def site_of(catalog: Catalog, settings: Settings) -> Site:
    """Return the whole site of a catalog: its pages, its assets and a redirect for every earlier id."""
    renderer = Renderer(Context(catalog, settings.as_of, settings))
    pages = [home_page(renderer), states_page(renderer), credentials_page(renderer), stacks_page(renderer)]
    pages.append(issuers_page(renderer))
    pages += [credential_page(one, renderer) for one in catalog.credentials.values()]
    pages += [stack_page(one, renderer) for one in catalog.stacks.values()]
    pages += [issuer_page(one, renderer) for one in catalog.issuers.values()]
    pages += [state_page(one, renderer) for one in catalog.jurisdictions.values()]
    pages += [award_page(one, renderer) for one in catalog.awards.values()]
    pages += [coverage_page(renderer), changes_page(renderer)]
    finder = finder_of(renderer.context)
    pages.append(finder_page(renderer, finder))
    data = published(renderer.context)
    pages.append(data_page(renderer, data))
    pages += [collection_page(one, renderer) for one in catalog.collections.values()]
    artifacts = [*_assets(), *goals_data(renderer), finder_data(finder), *data.artifacts]
    return Site(
        pages=tuple(pages),
        artifacts=(*artifacts, *redirects(catalog, settings, renderer)),
        states=tuple(
            sorted(((one.id, one.name) for one in catalog.jurisdictions.values()), key=itemgetter(1))
        ),
    )


def _assets() -> list[Artifact]:
    """Return the styles and scripts: those of every page, and in folders those that single pages load.

    In pages/ are the pages' own, in routes/ those that answer and plan. The styles of the screen are written
    as one file for each component and sent as one: nothing is painted before the last of them has come.
    """
    assets = resources.files("credential_catalog.site") / "assets"
    folders = (("assets", assets), *((f"assets/{name}", assets / name) for name in ("pages", "routes")))
    files = {
        f"{address}/{file.name}": file.read_bytes()
        for address, folder in folders
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith((".css", ".js", ".svg"))
    }
    screen = [path for path in files if path.endswith(".css") and path != "assets/print.css"]
    files["assets/catalog.css"] = b"\n".join(files.pop(path) for path in screen)
    return [Artifact(path=path, content=content) for path, content in files.items()]
