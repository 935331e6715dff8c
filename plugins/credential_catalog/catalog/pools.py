"""Pools: which credentials a selector picks, each class of equivalents once, where all of them are known."""

from __future__ import annotations

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.requirement import Selector, each_of

CredentialClass = tuple[str, ...]
"""Credentials that count as the same one, in the order of ids."""


def picked_classes(selector: Selector, catalog: Catalog) -> frozenset[CredentialClass] | None:
    """Return the classes of credentials that a selector picks.

    None where there may be others: it names something that is not in the catalog, or a stack of which not all
    members are known.
    """
    named = (*each_of(selector.issuer), *each_of(selector.stacks), *each_of(selector.except_))
    if any(catalog.find(name) is None for name in named):
        return None
    if not all(catalog.complete(stack) for stack in each_of(selector.stacks)):
        return None
    return frozenset(catalog.equivalents(name) for name in catalog.selected(selector))
