"""The prerequisite graphs of a catalog, and how complex each is.

A credential comes before another that asks for it in its `prerequisites`, and in a stack before what follows
it in the stack's `in_order`. What is only `recommended` puts nothing first. Neither does a pool from which
one may choose freely, nor anything that is no credential or was not read; and where ways part, only what one
requirement asks in each of them blocks. What is measured here is therefore a least.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.requirement import (
    AllOf,
    AnyOf,
    Choice,
    Choose,
    CredentialLeaf,
    InOrder,
    Node,
    Requirement,
    Selector,
    StackLeaf,
    children,
    each_of,
)
from credential_catalog.stacking.curricular_complexity import (
    CyclicPrerequisites,
    Edge,
    GraphComplexity,
    graph_complexity,
)


class Named(msgspec.Struct, frozen=True):
    """The credentials that a requirement names, and those of them without which it cannot be met.

    A credential stands here for those that are equivalent to it, too.
    """

    all: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()


class CatalogComplexity(msgspec.Struct, frozen=True, kw_only=True):
    """How complex the prerequisites of a whole catalog are.

    Attributes:
        credentials: The graph of all credentials' own prerequisites.
        stacks: For each stack the graph of its credentials, of what they require first, and of its own order;
            None where its order contradicts the prerequisites.
    """

    credentials: GraphComplexity
    stacks: Mapping[str, GraphComplexity | None]


def catalog_complexity(catalog: Catalog) -> CatalogComplexity:
    """Measure the prerequisites of a checked catalog.

    Raises:
        CyclicPrerequisites: Credentials ask for each other in a circle, which the check refuses (CC310).
    """
    asked = {
        name: named_in(credential.prerequisites, catalog)
        for name, credential in catalog.credentials.items()
        if credential.prerequisites is not None
    }
    return CatalogComplexity(
        credentials=_measured(catalog.credentials, asked, ()),
        stacks={stack: _stack_complexity(stack, asked, catalog) for stack in catalog.stacks},
    )


def _stack_complexity(stack: str, asked: Mapping[str, Named], catalog: Catalog) -> GraphComplexity | None:
    ordered = tuple(_orders(catalog.asked_by(stack), catalog))
    credentials = dict.fromkeys(catalog.members(stack))
    credentials.update(dict.fromkeys(sorted({name for edge, _ in ordered for name in edge})))
    waiting = list(credentials)
    for name in waiting:
        first = sorted(asked.get(name, Named()).all - credentials.keys())
        credentials.update(dict.fromkeys(first))
        waiting += first
    try:
        return _measured(credentials, asked, ordered)
    except CyclicPrerequisites:
        return None


def _measured(
    credentials: Iterable[str], asked: Mapping[str, Named], ordered: Iterable[tuple[Edge, bool]]
) -> GraphComplexity:
    names = sorted(credentials)
    edges = dict.fromkeys((edge for edge, _ in ordered), False)
    edges.update({edge: True for edge, required in ordered if required})
    for head in names:
        named = asked.get(head, Named())
        for tail in sorted(named.all):
            edges[tail, head] = edges.get((tail, head), False) or tail in named.required
    return graph_complexity(names, [edge for edge, required in edges.items() if required], edges)


def named_in(requirement: Requirement, catalog: Catalog) -> Named:
    """Return the credentials that a requirement names, a stack's members among them.

    What is asked only of people in a situation (`when`) is required of none.
    """
    named = _named(requirement, catalog)
    limited = isinstance(requirement, Node) and requirement.when is not None
    return Named(named.all) if limited else named


def _named(requirement: Requirement, catalog: Catalog) -> Named:
    match requirement:
        case CredentialLeaf(credential=name):
            only = frozenset({name} & catalog.credentials.keys())
            return Named(only, only)
        case StackLeaf(stack=stack) if stack in catalog.stacks:
            members = frozenset(catalog.members(stack))
            return Named(members, members & named_in(catalog.asked_by(stack), catalog).required)
        case Choose(choose=choice) if isinstance(choice.from_, Selector):
            return _pool(choice, choice.from_, catalog)
    parts = [named_in(node, catalog) for _, node in children(requirement)]
    if not parts:
        return Named()
    everything = frozenset[str]().union(*(part.all for part in parts))
    required = [part.required for part in parts]
    match requirement:
        case Choose(choose=Choice(open=openness)) if openness:
            return Named(everything)
        case Choose(choose=Choice(at_least=asked)) if asked < len(parts):
            return Named(everything, frozenset.intersection(*required))
        case AnyOf():
            return Named(everything, frozenset.intersection(*required))
    return Named(everything, frozenset[str]().union(*required))


def _pool(choice: Choice, pool: Selector, catalog: Catalog) -> Named:
    """Return the credentials of a pool that leaves no choice among those that we list."""
    picked = frozenset(catalog.selected(pool))
    if choice.open or len(picked) > choice.at_least:
        return Named()
    complete = all(catalog.complete(stack) for stack in each_of(pool.stacks))
    return Named(picked, picked if complete else frozenset())


def _orders(requirement: Requirement, catalog: Catalog) -> Iterator[tuple[Edge, bool]]:
    """Yield what an `in_order` puts first, and whether no other way is left.

    Only what everybody does is followed: an order that is one of several ways, or holds for some people, puts
    nothing first.
    """
    if isinstance(requirement, Node) and requirement.when is not None:
        return
    match requirement:
        case StackLeaf(stack=stack) if stack in catalog.stacks:
            yield from _orders(catalog.asked_by(stack), catalog)
        case InOrder(in_order=steps):
            yield from _steps([named_in(step, catalog) for step in steps])
        case _:
            pass
    if isinstance(requirement, AllOf | InOrder):
        for _, node in children(requirement):
            yield from _orders(node, catalog)


def _steps(steps: Iterable[Named]) -> Iterator[tuple[Edge, bool]]:
    """Yield each credential of a step with each of the step before.

    A step that may be met without a credential does not part the steps beside it.
    """
    before = Named()
    for step in steps:
        for tail in sorted(before.all):
            for head in sorted(step.all - {tail}):
                yield (tail, head), tail in before.required
        before = step if step.required else Named(before.all | step.all, before.required)
