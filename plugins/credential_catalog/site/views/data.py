"""The page of the data to take away: which files there are, what stands in them, how to use and cite them."""

from __future__ import annotations

import msgspec

from credential_catalog.exports.api import API, EVERYTHING
from credential_catalog.exports.api_schemas import schema_path
from credential_catalog.exports.api_values import FOLDERS
from credential_catalog.exports.csv_files import ABOUT, METADATA, TableFile
from credential_catalog.exports.edition import About, Edition
from credential_catalog.exports.publication import Publication, publication
from credential_catalog.model.artifact import Artifact
from credential_catalog.site.address import home_address
from credential_catalog.site.artifact import Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context

DATA = "data/"
"""Address of the page."""


class Folder(msgspec.Struct, frozen=True, kw_only=True):
    """A folder of the API: how many files are in it, the first of them, and their schema."""

    name: str
    files: int
    first: str
    schema: str


class InState(msgspec.Struct, frozen=True, kw_only=True):
    """The tables of one jurisdiction."""

    jurisdiction: str
    title: str
    files: tuple[TableFile, ...]


def published(context: Context) -> Publication:
    """Return the data of a build, whose files name the pages of the site."""
    settings, catalog = context.settings, context.catalog
    homes = {record.id: home_address(catalog, record.id) for record in catalog.records()}
    about = About(
        title=settings.site_name,
        url=f"{settings.site_url}{DATA}",
        as_of=settings.as_of,
        revision=settings.revision,
    )
    pages = {name: f"{settings.site_url}{home}" for name, home in homes.items() if home is not None}
    return publication(Edition(standing=context, about=about, top=settings.site_url, pages=pages))


def data_page(renderer: Renderer, data: Publication) -> Page:
    """Return the page of the data."""
    return renderer.page(
        "data.html",
        DATA,
        title="Data",
        description="The whole catalog as JSON and CSV, with what each column means, under CC BY 4.0.",
        kind="index",
        headings=(
            Heading("tables", "Tables"),
            Heading("reading", "Before you count"),
            Heading("states", "State by state"),
            Heading("json", "JSON"),
            Heading("columns", "Columns"),
            *(Heading(f"columns-{file.table.name}", file.table.title, 3) for file in _whole(data)),
            Heading("terms", "Terms and citing"),
            Heading("promise", "What stays"),
        ),
        about=data.edition.about,
        tables=[(file, size_words(file.artifact)) for file in _whole(data)],
        states=_states(data),
        everything=EVERYTHING,
        everything_size=size_words(next(file for file in data.api if file.path == EVERYTHING)),
        folders=_folders(data),
        catalog_schema=schema_path("catalog"),
        route_schema=schema_path("route"),
        about_path=ABOUT,
        metadata_path=METADATA,
    )


def size_words(file: Artifact) -> str:
    """Return the size of a file as pages write it: "512 B", "14 kB", "1.2 MB"."""
    size = len(file.content if isinstance(file.content, bytes) else file.content.encode())
    if size < 1000:
        return f"{size} B"
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _whole(data: Publication) -> list[TableFile]:
    return [file for file in data.tables if file.state is None]


def _states(data: Publication) -> list[InState]:
    catalog = data.edition.catalog
    return [
        InState(
            jurisdiction=state,
            title=catalog.title(state),
            files=tuple(file for file in data.tables if file.state == state),
        )
        for state in sorted(catalog.jurisdictions, key=catalog.title)
    ]


def _folders(data: Publication) -> list[Folder]:
    found = []
    for name in FOLDERS:
        paths = [file.path for file in data.api if file.path.startswith(f"{API}/{name}/")]
        if paths:
            found.append(Folder(name=name, files=len(paths), first=paths[0], schema=schema_path(name)))
    return found
