"""What a site consists of before anything of it is made: each page and file is made when it is asked for."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from importlib import resources
from operator import itemgetter
from typing import TypeVar

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.history import History
from credential_catalog.exports.publication import Publication
from credential_catalog.model.artifact import Artifact
from credential_catalog.site.address import home_address
from credential_catalog.site.artifact import Page
from credential_catalog.site.redirects import redirects
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.settings import Settings
from credential_catalog.site.views.award import award_page
from credential_catalog.site.views.changes import ADDRESS as CHANGES
from credential_catalog.site.views.changes import changes_page
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.coverage import coverage_page
from credential_catalog.site.views.credential import credential_page
from credential_catalog.site.views.data import DATA, data_page, published
from credential_catalog.site.views.finder import Finder, finder_data, finder_of, finder_page
from credential_catalog.site.views.indexes import (
    collection_page,
    credentials_page,
    home_page,
    issuer_page,
    issuers_page,
    stacks_page,
)
from credential_catalog.site.views.route import goal_makers
from credential_catalog.site.views.stack import stack_page
from credential_catalog.site.views.state import state_page
from credential_catalog.site.views.states import states_page

_Of = TypeVar("_Of")


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a build makes: the pages, and the files that are no pages."""

    pages: tuple[Page, ...]
    artifacts: tuple[Artifact, ...]


@dataclasses.dataclass(frozen=True, eq=False)
class Outline:
    """The site of a catalog.

    Whatever is asked for is made from the whole catalog by the function that a build calls as well, so that
    it is the same whether it is made alone or with all others, and in whatever order.
    """

    catalog: Catalog
    settings: Settings
    past: Callable[[], History] | None = None
    """Reads the history, which takes long and is for one page alone; else it is in the settings."""

    @cached_property
    def pages(self) -> Mapping[str, Callable[[], Page]]:
        """How each page is made, by its address, in the order of the site."""
        catalog, renderer = self.catalog, self._renderer
        return {
            "": partial(home_page, renderer),
            "states/": partial(states_page, renderer),
            "credentials/": partial(credentials_page, renderer),
            "stacks/": partial(stacks_page, renderer),
            "issuers/": partial(issuers_page, renderer),
            **self._each(credential_page, catalog.credentials),
            **self._each(stack_page, catalog.stacks),
            **self._each(issuer_page, catalog.issuers),
            **self._each(state_page, catalog.jurisdictions),
            **self._each(award_page, catalog.awards),
            "coverage/": partial(coverage_page, renderer),
            CHANGES: self._changes,
            "find/": lambda: finder_page(renderer, self._finder),
            DATA: lambda: data_page(renderer, self._publication),
            **self._each(collection_page, catalog.collections),
        }

    @cached_property
    def states(self) -> tuple[tuple[str, str], ...]:
        """The ids and names of all jurisdictions, by name, for a reader to choose the own one."""
        names = ((one.id, one.name) for one in self.catalog.jurisdictions.values())
        return tuple(sorted(names, key=itemgetter(1)))

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The paths of the scripts that every page loads."""
        return tuple(path for path in self._assets if path.count("/") == 1 and path.endswith(".js"))

    def site(self) -> Site:
        """Return all of it, made."""
        pages = tuple(make() for make in self.pages.values())
        return Site(pages=pages, artifacts=tuple(self.artifacts()))

    def artifact(self, path: str) -> Artifact | None:
        """Return a file by its path; None if the site has none there."""
        if path in self._goals:
            return self._goals[path]()
        return self._assets.get(path) or self._quick.get(path) or self._data.get(path)

    def paths(self) -> tuple[str, ...]:
        """Return the path of every file that is no page."""
        return (*self._assets, *self._goals, *self._quick, *self._data)

    def artifacts(self) -> Iterator[Artifact]:
        """Yield every file that is no page."""
        yield from self._assets.values()
        for make in self._goals.values():
            yield make()
        yield from self._quick.values()
        yield from self._data.values()

    def excuse(self, address: str, title: str, why: str) -> Page:
        """Return a page that says why there is no other at an address."""
        return self._renderer.page(
            "excuse.html", address, title=title, description=why, kind="index", why=why
        )

    @cached_property
    def _renderer(self) -> Renderer:
        return Renderer(Context(self.catalog, self.settings.as_of, self.settings))

    def _changes(self) -> Page:
        history = self.past() if self.past else self.settings.history
        settings = msgspec.structs.replace(self.settings, history=history)
        return changes_page(Renderer(Context(self.catalog, settings.as_of, settings)))

    @cached_property
    def _finder(self) -> Finder:
        return finder_of(self._renderer.context)

    @cached_property
    def _publication(self) -> Publication:
        return published(self._renderer.context)

    @cached_property
    def _goals(self) -> Mapping[str, Callable[[], Artifact]]:
        """How the data that pages plan from is made, by its path."""
        return goal_makers(self._renderer)

    @cached_property
    def _assets(self) -> Mapping[str, Artifact]:
        """The styles and scripts."""
        return {file.path: file for file in _assets()}

    @cached_property
    def _quick(self) -> Mapping[str, Artifact]:
        """The files that are soon made: the finder's data, and redirects from earlier ids."""
        earlier = redirects(self.catalog, self.settings, self._renderer)
        return {file.path: file for file in (finder_data(self._finder), *earlier)}

    @cached_property
    def _data(self) -> Mapping[str, Artifact]:
        """The data to take away."""
        return {file.path: file for file in self._publication.artifacts}

    def _each(
        self, make: Callable[[_Of, Renderer], Page], records: Mapping[str, _Of]
    ) -> dict[str, Callable[[], Page]]:
        return {
            f"{home_address(self.catalog, name)}": partial(make, record, self._renderer)
            for name, record in records.items()
        }


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
