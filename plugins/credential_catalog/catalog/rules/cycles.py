"""Nothing is asked for, directly or by a chain, before itself."""

from __future__ import annotations

from collections.abc import Iterator

import networkx

from credential_catalog.catalog.link import Linked
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Record
from credential_catalog.model.requirement import (
    AwardLeaf,
    Choose,
    CredentialLeaf,
    Pointer,
    Requirement,
    Selector,
    StackLeaf,
    walk,
)


class PrerequisiteCycle(Problem, frozen=True):
    """Credentials ask for each other in a circle, so that none of them could be begun.

    Before:

    ```yaml
    # nmped/a asks for nmped/b, and nmped/b asks for
    prerequisites: {credential: nmped/a}
    ```

    After:

    ```yaml
    # nmped/b asks for nothing
    ```
    """

    id = "CC310"
    name = "prerequisite-cycle"

    cycle: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        if len(self.cycle) == 1:
            return f"The credential {self.cycle[0]} asks for itself."
        return f"These credentials ask for each other: {_circle(self.cycle)}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Take one of the prerequisites out, or make it `recommended`."


class StackInItself(Problem, frozen=True):
    """A stack contains itself, or stacks contain each other.

    Before:

    ```yaml
    # catalog/stacks/kqed/media-literacy.yml
    members: [kqed/media-literacy]
    ```

    After:

    ```yaml
    members: [kqed/analyzing-media]
    ```
    """

    id = "CC311"
    name = "stack-in-itself"

    cycle: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        if len(self.cycle) == 1:
            return f"The stack {self.cycle[0]} contains itself."
        return f"These stacks contain each other: {_circle(self.cycle)}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Take one of the members out."


class AwardCycle(Problem, frozen=True):
    """Awards ask for each other in a circle, so that none of them could be had.

    A rule may ask that an award is held; a chain of rules must not come back to the award that it grants.

    Before:

    ```yaml
    # a rule toward nm/level-2
    requires: {award: nm/level-3-a}
    # a rule toward nm/level-3-a
    requires: {award: nm/level-2}
    ```

    After:

    ```yaml
    # a rule toward nm/level-2
    requires: {award: nm/level-1}
    ```
    """

    id = "CC312"
    name = "award-cycle"

    cycle: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        if len(self.cycle) == 1:
            return f"The way to {self.cycle[0]} asks for {self.cycle[0]} itself."
        return f"These awards ask for each other: {_circle(self.cycle)}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Take one of the `award:` requirements out."


class SuccessorCycle(Problem, frozen=True):
    """Things are replaced by each other in a circle, so that nothing replaces them.

    Before:

    ```yaml
    # nea/esp-growth is superseded by nea/esp-growth-2, and nea/esp-growth-2
    superseded_by: nea/esp-growth
    ```

    After:

    ```yaml
    # nea/esp-growth-2 is active
    ```
    """

    id = "CC313"
    name = "successor-cycle"

    cycle: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"These replace each other: {_circle(self.cycle)}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Take `superseded_by` out of the one that is offered now."


Edge = tuple[str, str, str, Pointer]
"""From, to, and where it is said: the id of the record and the pointer."""


def check(linked: Linked) -> Iterator[Problem]:
    """Yield one problem for each circle of prerequisites, of stacks, of awards and of successors."""
    yield from _circles(_prerequisites(linked), PrerequisiteCycle, linked)
    yield from _circles(_stacks(linked), StackInItself, linked)
    yield from _circles(_awards(linked), AwardCycle, linked)
    yield from _circles(_successors(linked), SuccessorCycle, linked)


def _circles(
    edges: list[Edge],
    kind: type[PrerequisiteCycle | StackInItself | AwardCycle | SuccessorCycle],
    linked: Linked,
) -> Iterator[Problem]:
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    said: dict[tuple[str, str], tuple[str, Pointer]] = {}
    for tail, head, record, at in edges:
        graph.add_edge(tail, head)
        said.setdefault((tail, head), (record, at))
    for group in sorted(map(sorted, networkx.strongly_connected_components(graph))):
        first = group[0]
        if len(group) == 1 and not graph.has_edge(first, first):
            continue
        inside = graph.subgraph(group)
        cycle = [edge[0] for edge in networkx.find_cycle(inside, first)]
        turn = cycle.index(min(cycle))
        cycle = cycle[turn:] + cycle[:turn]
        record, at = said[cycle[0], cycle[1] if len(cycle) > 1 else cycle[0]]
        yield kind(linked.place(record, at), tuple(cycle))


def _prerequisites(linked: Linked) -> list[Edge]:
    found: list[Edge] = []
    for name, credential in linked.catalog.credentials.items():
        if credential.prerequisites is not None:
            for at, node in walk(credential.prerequisites, ("prerequisites",)):
                if isinstance(node, CredentialLeaf):
                    found.append((name, node.credential, name, at))
                elif isinstance(node, StackLeaf):
                    found += [(name, member, name, at) for member in linked.catalog.members(node.stack)]
                elif isinstance(node, Choose) and isinstance(node.choose.from_, Selector):
                    pool = linked.catalog.selected(node.choose.from_)
                    if not node.choose.open and len(pool) <= node.choose.at_least:
                        found += [(name, member, name, at) for member in pool]
    return found


def _successors(linked: Linked) -> list[Edge]:
    return [
        (record.id, record.superseded_by, record.id, ("superseded_by",))
        for record in (*linked.catalog.credentials.values(), *linked.catalog.stacks.values())
        if record.superseded_by not in (None, record.id)
    ]


def _stacks(linked: Linked) -> list[Edge]:
    found: list[Edge] = []
    for name, stack in linked.catalog.stacks.items():
        for position, member in enumerate(stack.members):
            if member in linked.catalog.stacks:
                found.append((name, member, name, ("members", position)))
        if stack.requires is not None:
            for at, node in walk(stack.requires, ("requires",)):
                if isinstance(node, StackLeaf):
                    found.append((name, node.stack, name, (*at, "stack")))
    return found


def _awards(linked: Linked) -> list[Edge]:
    found: list[Edge] = []
    for award in linked.catalog.awards.values():
        found += _asked(award, award.requires, award.id)
        found += [(award.id, _area(award.id, area.id), award.id, ("areas",)) for area in award.areas]
    for rule in linked.catalog.rules.values():
        granted = _area(rule.grants.award, rule.grants.area)
        found += _asked(rule, rule.requires, granted)
    return found


def _asked(record: Record, requirement: Requirement | None, granted: str) -> list[Edge]:
    if requirement is None:
        return []
    return [
        (granted, _area(node.award, node.area), record.id, (*at, "award"))
        for at, node in walk(requirement, ("requires",))
        if isinstance(node, AwardLeaf)
    ]


def _area(award: str, area: str | None) -> str:
    return f"{award}#{area}" if area else award


def _circle(cycle: tuple[str, ...]) -> str:
    return " → ".join((*cycle, cycle[0]))
