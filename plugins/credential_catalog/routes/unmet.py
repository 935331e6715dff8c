"""Why a goal is not met, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import Holding
from credential_catalog.model.requirement import CredentialLeaf
from credential_catalog.routes.answer import Answer, Finding


def reasons(found: Finding, holding: Holding, catalog: Catalog) -> tuple[str, ...]:
    """Return what is missing where a goal is not met, branch by branch, each reason once; of others nothing.

    Args:
        found: What was found for the holding together with all that could still be done.
        holding: What the person has.
        catalog: Where titles are looked up.
    """
    return tuple(dict.fromkeys(_reasons(found, holding, catalog)))


def _reasons(found: Finding, holding: Holding, catalog: Catalog) -> Iterator[str]:
    if found.answer is not Answer.NOT_MET:
        return
    applying = (child for child in found.children if child.applies is not False)
    below = [child for child in applying if child.answer is Answer.NOT_MET]
    for child in below:
        yield from _reasons(child, holding, catalog)
    yield from found.lacking or (() if below else (_missing(found, holding, catalog),))


def _missing(found: Finding, holding: Holding, catalog: Catalog) -> str:
    if isinstance(found.node, CredentialLeaf):
        return _credential_missing(found.node.credential, holding, catalog)
    for key in ("stack", "award", "outside"):
        name = getattr(found.node, key, None)
        if isinstance(name, str):
            return f"{catalog.title(name)} is missing."
    label = getattr(found.node, "label", None)
    return f"{label} is missing." if label else "A part is missing of which nothing more is known."


def _credential_missing(name: str, holding: Holding, catalog: Catalog) -> str:
    title, record = catalog.title(name), catalog.credentials.get(name)
    if record is not None and not record.offered:
        return f"{title} is no longer offered."
    held = {catalog.present(one.id) for one in holding.held_credentials()}
    shut_out = [
        other
        for other in sorted(held)
        for pair in ((name, other), (other, name))
        if pair[0] in catalog.credentials
        and any(one.credential == pair[1] for one in catalog.credentials[pair[0]].excludes)
    ]
    if shut_out:
        return f"{title} cannot be earned by somebody who has {catalog.title(shut_out[0])}."
    return f"{title} is missing."
