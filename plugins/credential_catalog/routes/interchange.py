"""Credentials that a requirement cannot tell apart: only how many of them are held matters."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_scoring
from credential_catalog.model.requirement import (
    Amount,
    Choose,
    CredentialLeaf,
    EarnedNode,
    Node,
    Requirement,
    Selector,
    StackLeaf,
    walk,
)
from credential_catalog.routes.person import Person


def alike_in(
    requirements: Iterable[Requirement], person: Person, catalog: Catalog
) -> Callable[[str], Hashable]:
    """Return what is the same for held credentials that no node of some requirements can tell apart.

    A credential is given by the id that stands for its class of equivalents. What an amount adds up is never
    alike, as its hours may differ.
    """
    looking = [
        node
        for requirement in requirements
        for node in _nodes(requirement, catalog, frozenset())
        if isinstance(node, CredentialLeaf | Choose | Amount)
    ]
    scored = any(isinstance(node, EarnedNode) and node.minimum_score is not None for node in looking)

    def alike(credential: str) -> Hashable:
        members = catalog.equivalents(credential)
        seen = [_role(node, members, catalog) for node in looking]
        if None in seen:
            return credential
        held = [
            (one.score, one.level, one.date, one.result, type(one), scored and _passing(one.id, catalog))
            for name in members
            for one in person.credentials.get(name, ())
        ]
        return (*seen, *held, not person.unsaid.isdisjoint(members))

    return alike


def _nodes(requirement: Requirement, catalog: Catalog, through: frozenset[str]) -> Iterator[Node]:
    for _, node in walk(requirement):
        if isinstance(node, StackLeaf) and node.stack in catalog.stacks and node.stack not in through:
            yield from _nodes(catalog.asked_by(node.stack), catalog, through | {node.stack})
        elif isinstance(node, Node):
            yield node


def _role(node: Node, members: tuple[str, ...], catalog: Catalog) -> tuple[bool, ...] | None:
    """Return whether a node sees the credentials of a class; None where it looks closer than that."""
    if isinstance(node, CredentialLeaf):
        return (node.credential in members,)
    if isinstance(node, Choose) and isinstance(node.choose.from_, Selector):
        picked = catalog.selected(node.choose.from_)
        return (any(name in picked for name in members),)
    return None if isinstance(node, Amount) else ()


def _passing(credential: str, catalog: Catalog) -> Hashable:
    record = catalog.credentials.get(credential)
    scoring = stated_scoring(catalog, record) if record else None
    return scoring.value.passing_score if scoring else None
