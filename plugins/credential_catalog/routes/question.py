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
    With `supposing`, whatever others decide or nobody could read or said is supposed to come out well: what
    may count counts, what is read stands, all areas are known, the person is in the best situation.
    `following` is the title of the one source that is followed where sources disagree; "" is the file itself,
    None stands for all of them: what they do not agree on cannot be told.
    """

    catalog: Catalog
    person: Person
    owner: str | None = None
    through: frozenset[tuple[str, str | None]] = frozenset()
    supposing: bool = False
    following: str | None = None

    def of(self, owner: str, area: str | None = None) -> Question:
        """Return the question about another record's requirement."""
        return dataclasses.replace(self, owner=owner, through=self.through | {(owner, area)})


def attested(node: Node, question: Question) -> tuple[float, bool]:
    """Return how much the person attests for a node, and whether anything was attested."""
    said = question.person.attested.get(f"{question.owner}#{node.id}") if node.id else None
    return (said or 0.0, said is not None)


def rests_on_nothing(node: Node, record: Record | None) -> bool:
    """Tell whether nobody read a source of a node: it is no fact then, and cannot be told.

    Args:
        node: The node.
        record: The rule, award or stack in whose file it stands.
    """
    if record is None:
        return False
    own = record.source(node.source) if node.source else None
    if own is not None:
        return own.confidence == "unsourced"
    return record.rests_on_nothing(*([node.id] if node.id else []), "requires", "adds")
