"""Earlier addresses: what had a page of its own under another id leads to its present page."""

from __future__ import annotations

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.artifact import Artifact
from credential_catalog.site.address import home_address, relative
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.settings import Settings


def redirects(catalog: Catalog, settings: Settings, renderer: Renderer) -> list[Artifact]:
    """Return a static page at the earlier address of everything that has an alias and a page of its own.

    A rule or a body is a part of a page: its earlier names are anchors there.
    """
    found = []
    for alias, name in sorted(catalog.aliases.items()):
        home = home_address(catalog, name)
        if home is None or "#" in home:
            continue
        earlier = f"{home.removesuffix(f'{name}/')}{alias}/"
        html = renderer.redirect(catalog.title(name), relative(earlier, home), f"{settings.site_url}{home}")
        found.append(Artifact(path=f"{earlier}index.html", content=html, source=catalog.files.get(name)))
    return found
