"""What the worked examples hold is in the catalog."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.catalog import UNREAD_MEMBERS
from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.references import Reference, references
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.catalog.rules.known_ids import EarlierId, UnknownArea
from credential_catalog.model.holding import Holding
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Record
from credential_catalog.model.requirement import Node, Pointer, walk

_ANYTHING = ("credential", "stack", "award", "outside")


class UnknownHeld(Problem, frozen=True):
    """A worked example holds something that the catalog does not know.

    What is not known counts for nothing, so the example would not test what it says.

    Before:

    ```yaml
    holding: {credentials: [nmped/sel]}
    ```

    After:

    ```yaml
    holding: {credentials: [nmped/social-emotional-learning]}
    ```
    """

    id = "CC381"
    name = "unknown-held"

    used: str
    kind: str
    got: str | None
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.got:
            return f"The example holds “{self.used}”, which is no {self.kind} but of the kind {self.got}."
        return f"The example holds the {self.kind} “{self.used}”, which the catalog does not know."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.got:
            return f"List it under `{_LISTS.get(self.got, self.got)}`, or correct the id."
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return "Correct the id, or add the file that defines it."


class UnknownAttested(Problem, frozen=True):
    """A worked example says how many unlisted things are held for a node that there is not.

    Under `unlisted` stands the id of the file, `#`, and the id of a node in it: a pool with `open`, an open
    amount, or something `unlisted`.

    Before:

    ```yaml
    unlisted: {"nm/level-2-to-3#electivs": 2}
    ```

    After:

    ```yaml
    unlisted: {"nm/level-2-to-3#electives": 2}
    ```
    """

    id = "CC382"
    name = "unknown-attested"

    used: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The example speaks of “{self.used}”, but there is no such node."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return "Write the id of the file, `#`, and the id of one of its nodes."


_LISTS = {"credential": "credentials", "stack": "stacks", "award": "awards", "outside": "outside"}


def check(linked: Linked) -> Iterator[Problem]:
    """Yield what examples hold or attest, or leave to do, that the catalog does not know."""
    for record in linked.catalog.records():
        examples = getattr(record, "examples", ())
        if not examples:
            continue
        # What the file itself asks for and nothing defines is named there, once.
        asked = {one.id for one in references(record) if one.id not in linked.kinds}
        for position, example in enumerate(examples):
            at: Pointer = ("examples", position)
            for reference in _held(example.holding, (*at, "holding")):
                if reference.id not in asked:
                    yield from _check(reference, record.id, linked)
            for place_in_list, name in enumerate(example.left or ()):
                here = (*at, "left", place_in_list)
                if name not in asked and not _is_node(name, record, linked):
                    yield from _check(Reference(here, name, _ANYTHING), record.id, linked)
            for name in example.holding.unlisted:
                if not _is_node(name, record, linked):
                    place = linked.place(record.id, (*at, "holding", "unlisted", name), key=True)
                    yield UnknownAttested(place, name, nearest(name, _nodes(linked)))


def _held(holding: Holding, at: Pointer) -> Iterator[Reference]:
    for position, credential in enumerate(holding.held_credentials()):
        yield Reference((*at, "credentials", position), credential.id, ("credential",))
    for position, stack in enumerate(holding.held_stacks()):
        yield Reference((*at, "stacks", position), stack.id, ("stack",))
    for position, thing in enumerate(holding.held_outside()):
        yield Reference((*at, "outside", position), thing.id, ("outside",))
        if thing.during is not None:
            yield Reference((*at, "outside", position, "during"), thing.during, ("award",))
    for position, award in enumerate(holding.held_awards()):
        yield Reference((*at, "awards", position), award.id, ("award",), award.area)
    for position, name in enumerate(holding.unsaid):
        yield Reference((*at, "unsaid", position), name, _ANYTHING)


def _check(reference: Reference, holder: str, linked: Linked) -> Iterator[Problem]:
    name = linked.catalog.present(reference.id)
    kind = linked.kinds.get(name)
    if kind in reference.kinds and name == reference.id and reference.area is None:
        return
    if kind is None and linked.doubts(name):
        return
    place = linked.place(holder, reference.at)
    if kind not in reference.kinds:
        known = [one for one, its in linked.kinds.items() if its in reference.kinds]
        wanted = reference.kinds[0] if len(reference.kinds) == 1 else "thing"
        yield UnknownHeld(place, reference.id, wanted, kind, nearest(reference.id, known))
    elif name != reference.id:
        yield EarlierId(place, reference.id, name)
    elif reference.area is not None and name in linked.catalog.awards and name not in linked.doubtful:
        areas = tuple(area.id for area in linked.catalog.awards[name].areas)
        if reference.area not in areas:
            yield UnknownArea(place, reference.area, name, nearest(reference.area, areas), areas)


def _is_node(name: str, record: Record, linked: Linked) -> bool:
    """Tell whether "owner#node" names a node; a name alone may be a node of the record itself."""
    owner, mark, node = name.rpartition("#")
    owner = owner if mark else record.id
    return owner in linked.doubtful or f"{owner}#{node}" in _nodes_of(owner, linked)


def _nodes_of(owner: str, linked: Linked) -> set[str]:
    record = linked.catalog.find(owner)
    if record is None:
        return set()
    found = {f"{owner}#{UNREAD_MEMBERS}"} if owner in linked.catalog.stacks else set()
    for at, requirement in requirements_in(record):
        for _, node in walk(requirement, at):
            if isinstance(node, Node) and node.id is not None:
                found.add(f"{owner}#{node.id}")
    found.update(f"{owner}#{name}" for dispute in record.disputed for name in _ids_in(dispute.says))
    return found


def _ids_in(said: object) -> Iterator[str]:
    """Yield the ids of nodes that only the other side of a dispute has."""
    if isinstance(said, dict):
        if isinstance(said.get("id"), str):
            yield said["id"]
        for part in said.values():
            yield from _ids_in(part)
    elif isinstance(said, list | tuple):
        for part in said:
            yield from _ids_in(part)


def _nodes(linked: Linked) -> list[str]:
    return sorted(name for record in linked.catalog.records() for name in _nodes_of(record.id, linked))
