"""Who asks about what, while a requirement is evaluated."""

from __future__ import annotations

import dataclasses

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import Record
from credential_catalog.model.requirement import Node
from credential_catalog.routes.person import Person


@dataclasses.dataclass(frozen=True)
class Question:
    """Who asks about what: the person, the catalog, and the record whose requirement is read.

    `owner` is the id of the rule, award or stack in whose file the requirement stands: its sources, its
    disputes and what the person attests belong to it. `through` are the stacks and awards on the way here.
    """

    catalog: Catalog
    person: Person
    owner: str | None = None
    through: frozenset[tuple[str, str | None]] = frozenset()

    def of(self, owner: str, area: str | None = None) -> Question:
        """Return the question about another record's requirement."""
        return dataclasses.replace(self, owner=owner, through=self.through | {(owner, area)})


def attested(node: Node, question: Question) -> tuple[float, bool]:
    """Return how much the person attests for a node, and whether anything was attested."""
    said = question.person.attested.get(f"{question.owner}#{node.id}") if node.id else None
    return (said or 0.0, said is not None)


def rests_on_nothing(node: Node, record: Record | None) -> bool:
    """Tell whether a node has sources of its own and every one of them is unsourced.

    Args:
        node: The node.
        record: The rule, award or stack in whose file it stands.
    """
    if record is None:
        return False
    named = [source for source in record.sources if source.id == node.source]
    if node.id is not None:
        named += [source for source in record.sources if node.id in source.supports]
    return bool(named) and all(source.confidence == "unsourced" for source in named)
