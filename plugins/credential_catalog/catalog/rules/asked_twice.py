"""No joint asks for the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import (
    AwardLeaf,
    CredentialLeaf,
    Node,
    OutsideLeaf,
    Requirement,
    StackLeaf,
    children,
    walk,
)


class AskedTwice(Problem, frozen=True):
    """The same thing stands twice among the parts of a requirement.

    In a pool, one credential would then count as two. Elsewhere it says nothing, so something else was
    probably meant.

    Before:

    ```yaml
    choose: {at_least: 2, from: [{credential: lde/a}, {credential: lde/a}]}
    ```

    After:

    ```yaml
    choose: {at_least: 2, from: [{credential: lde/a}, {credential: lde/b}]}
    ```
    """

    id = "CC322"
    name = "asked-twice"
    settable = True

    position: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"This asks for the same as item {self.position + 1} of the list."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Write what was meant, or take one of the two out."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every part of a requirement that repeats one before it."""
    for record in linked.catalog.records():
        for at, requirement in requirements_in(record):
            for here, node in walk(requirement, at):
                seen: dict[Requirement, int] = {}
                for position, (below, child) in enumerate(children(node)):
                    bare = _bare(child)
                    if bare in seen:
                        yield AskedTwice(linked.place(record.id, (*here, *below)), seen[bare])
                    seen.setdefault(bare, position)


def _bare(node: Requirement) -> Requirement:
    """Return a node without what does not change what it asks.

    Where a person may attest to things that are not listed, the id tells one such thing from another.
    """
    assert isinstance(node, Node)
    leaf = isinstance(node, CredentialLeaf | StackLeaf | AwardLeaf | OutsideLeaf)
    return msgspec.structs.replace(node, id=None if leaf else node.id, label=None, note=None, source=None)
