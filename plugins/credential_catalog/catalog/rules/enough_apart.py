"""Parts that may not share a credential have enough for all of them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import networkx

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.pools import CredentialClass, picked_classes
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import (
    AllOf,
    AnyOf,
    Choose,
    CredentialLeaf,
    InOrder,
    Requirement,
    Selector,
    children,
    walk,
)

MOST_COMBINATIONS = 2000
"""Ways of choosing parts that are tried; of a choice with more, nothing is said."""


class TooFewApart(Problem, frozen=True):
    """Parts that may not share a credential need more together than their pools hold.

    With `distinct: true` each credential serves one part only. Nobody could ever meet these parts together,
    even if each could be met alone. Credentials that are equivalent count once.

    Before:

    ```yaml
    distinct: true
    all:
      - {id: first-year, choose: {at_least: 2, from: {issuer: lde}}}    # lde has three credentials
      - {id: second-year, choose: {at_least: 2, from: {issuer: lde}}}
    ```

    After:

    ```yaml
    distinct: true
    all:
      - {id: first-year, choose: {at_least: 2, from: {issuer: lde}}}
      - {id: second-year, choose: {at_least: 1, from: {issuer: lde}}}
    ```
    """

    id = "CC323"
    name = "too-few-apart"
    settable = True

    asked: int
    pool: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return (
            f"Parts of this may not share a credential and need {self.asked} together, "
            f"but their pools have only {self.pool}."
        )

    @property
    def remedy(self) -> str:
        """What to do."""
        return (
            "Correct the numbers, take `distinct` out, or say `open: true` where there are more than we list."
        )


class Need(NamedTuple):
    """What one part surely takes for itself: so many classes of credentials out of a pool."""

    number: int
    pool: frozenset[CredentialClass]


class Shortage(NamedTuple):
    """How many credentials some parts need together, and how many there are for them."""

    asked: int
    pool: int


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every joint whose parts cannot all be met apart; nothing while files have problems."""
    if not linked.whole:
        return
    for record in linked.catalog.records():
        for at, requirement in requirements_in(record):
            for here, node in walk(requirement, at):
                short = shortage(node, linked.catalog)
                if short is not None:
                    place = linked.place(record.id, (*here, "distinct"), key=True)
                    yield TooFewApart(place, short.asked, short.pool)


def shortage(node: Requirement, catalog: Catalog) -> Shortage | None:
    """Return what some parts of a `distinct` node lack together (Hall's condition); None if nothing is short.

    What a part needs is taken for less rather than for more: one of which not all is known needs nothing.
    """
    if not isinstance(node, AllOf | InOrder | Choose) or not node.distinct:
        return None
    parts = [child for _, child in children(node)]
    if not isinstance(node, Choose):
        # Who is not concerned by a part's condition needs nothing for it.
        return _short([_need(part, catalog) for part in parts if getattr(part, "when", None) is None])
    number = node.choose.at_least
    if node.choose.open or math.comb(len(parts), number) > MOST_COMBINATIONS:
        return None
    needs = [_need(part, catalog) for part in parts]
    found = [_short(chosen) for chosen in itertools.combinations(needs, number)]
    short = [one for one in found if one is not None]
    return min(short, key=lambda one: one.asked - one.pool) if found and len(short) == len(found) else None


def _need(part: Requirement, catalog: Catalog) -> Need | None:
    """Return what a part surely needs, at most all of its pool; None where that is not known."""
    number, pool = 1, None
    match part:
        case CredentialLeaf():
            pool = frozenset({catalog.equivalents(part.credential)})
        case AnyOf():
            pool = _listed(part.any, catalog)
        case Choose(choose=choice) if not choice.open:
            number = choice.at_least
            pool = (
                picked_classes(choice.from_, catalog)
                if isinstance(choice.from_, Selector)
                else _listed(choice.from_, catalog)
            )
    return None if pool is None else Need(min(number, len(pool)), pool)


def _listed(nodes: Iterable[Requirement], catalog: Catalog) -> frozenset[CredentialClass] | None:
    found = {
        catalog.equivalents(node.credential) if isinstance(node, CredentialLeaf) else None for node in nodes
    }
    return None if None in found else frozenset(one for one in found if one is not None)


def _short(parts: Sequence[Need | None]) -> Shortage | None:
    """Return the parts' shortage: a least cut of the flow from parts to credentials names the short ones."""
    needs = [need for need in parts if need is not None]
    flow: networkx.DiGraph[object] = networkx.DiGraph()
    flow.add_nodes_from(("from", "to"))
    for position, need in enumerate(needs):
        flow.add_edge("from", position, capacity=need.number)
        for one in need.pool:
            flow.add_edge(position, one)
            flow.add_edge(one, "to", capacity=1)
    cut, (near, _) = networkx.minimum_cut(flow, "from", "to")
    if cut == sum(need.number for need in needs):
        return None
    short = [need for position, need in enumerate(needs) if position in near]
    return Shortage(
        sum(need.number for need in short), len(frozenset().union(*(need.pool for need in short)))
    )
