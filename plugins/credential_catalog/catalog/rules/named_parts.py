"""Names within one file: every source, node and key that is pointed at is there, each name once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Jurisdiction, Record
from credential_catalog.model.requirement import Node, Pointer, UnlistedLeaf, walk


class UnknownSource(Problem, frozen=True):
    """A source is named that the file does not list.

    Before:

    ```yaml
    disputed:
      - {node: electives, says: {choose: {at_least: 3}}, source: nmca}
    ```

    After:

    ```yaml
    disputed:
      - {node: electives, says: {choose: {at_least: 3}}, source: nmac}
    ```
    """

    id = "CC360"
    name = "unknown-source"

    source: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is no source “{self.source}” in this file."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return "List it under `sources`, or name one that is there."


class UnknownNode(Problem, frozen=True):
    """A requirement node is named that the file does not have.

    Before:

    ```yaml
    disputed:
      - {node: electivs, says: {choose: {at_least: 3}}, source: nmac}
    ```

    After:

    ```yaml
    disputed:
      - {node: electives, says: {choose: {at_least: 3}}, source: nmac}
    ```
    """

    id = "CC361"
    name = "unknown-node"

    node: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"No requirement in this file has the id “{self.node}”."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return "Give the node that is meant this id, or name one that is there."


class DuplicateName(Problem, frozen=True):
    """A source, area or requirement node has the id of another in the same file.

    Before:

    ```yaml
    sources:
      - {id: nmped, …}
      - {id: nmped, …}
    ```

    After:

    ```yaml
    sources:
      - {id: nmped-2-3, …}
      - {id: nmped-1-2, …}
    ```
    """

    id = "CC362"
    name = "duplicate-name"

    kind: str
    used: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The {self.kind} id “{self.used}” stands twice in this file."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Give one of the two another id."


class UnknownSupport(Problem, frozen=True):
    """A source is said to support something that the file does not have.

    `supports` lists keys of the file (`each`, or more closely `each.scoring`), and ids of its requirement
    nodes and areas. What is mistyped there would rest on no source.

    Before:

    ```yaml
    sources:
      - {id: nmac, supports: [electivs], …}
    ```

    After:

    ```yaml
    sources:
      - {id: nmac, supports: [electives], …}
    ```
    """

    id = "CC368"
    name = "unknown-support"

    used: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return (
            f"`supports` names “{self.used}”, which is neither a key of this file nor the id of a node in it."
        )

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return (
            "Name a key such as `requires`, or the id of a node; or leave `supports` out for the whole file."
        )


class NamelessUnlisted(Problem, frozen=True):
    """Something that a person must attest has no id.

    What the catalog cannot list (unlisted things) is attested by the person under the id of its node. Without
    an id nobody could ever say so, and the answer would always be “cannot tell”.

    Before:

    ```yaml
    unlisted: {count: 12, note: The titles of the 12 foundations were not read.}
    ```

    After:

    ```yaml
    id: foundations
    unlisted: {count: 12, note: The titles of the 12 foundations were not read.}
    ```
    """

    id = "CC363"
    name = "nameless-unlisted"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This unlisted node has no id."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Give it one, for example `id: foundations`."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield what is pointed at within a file but not there, and ids that stand twice."""
    for record in linked.catalog.records():
        if record.id not in linked.doubtful:
            yield from _sources(record, linked)
            yield from _nodes(record, linked)


def _sources(record: Record, linked: Linked) -> Iterator[Problem]:
    known = [source.id for source in record.sources]
    twice = list(_twice("source", ("sources",), known, record, linked))
    if twice:
        # The second one has likely lost its own id, so what points at that is no mistake of its own.
        yield from twice
        return
    if isinstance(record, Jurisdiction):
        known += [source.id for survey in record.survey.values() for source in survey.sources]
    for at, name in _named_sources(msgspec.to_builtins(record), ()):
        if name not in known and at[0] != "sources":
            yield UnknownSource(linked.place(record.id, at), name, nearest(name, known))
    named = [name for _, name in _named_nodes(record)]
    if len(set(named)) < len(named):
        return
    parts = {*_keys(linked.documents[record.id].data), *named}
    parts.update(area.id for area in getattr(record, "areas", ()))
    for position, source in enumerate(record.sources):
        for place_in_list, part in enumerate(source.supports):
            if part not in parts:
                place = linked.place(record.id, ("sources", position, "supports", place_in_list))
                yield UnknownSupport(place, part, nearest(part, parts))


_REQUIREMENTS = frozenset({"requires", "prerequisites"})


def _keys(data: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """Yield the keys of a file, those of the groups in it with a dot: `each`, `each.scoring`."""
    for key, value in data.items():
        yield f"{before}{key}"
        if isinstance(value, dict) and key not in _REQUIREMENTS:
            yield from _keys(value, f"{before}{key}.")


def _named_sources(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "source" and isinstance(part, str):
                yield (*at, key), part
            elif key != "was":
                yield from _named_sources(part, (*at, key))
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _named_sources(part, (*at, position))


def _nodes(record: Record, linked: Linked) -> Iterator[Problem]:
    for at, requirement in requirements_in(record):
        for here, node in walk(requirement, at):
            if isinstance(node, UnlistedLeaf) and node.id is None:
                yield NamelessUnlisted(linked.place(record.id, here))
    seen: set[str] = set()
    twice = False
    for at, name in _named_nodes(record):
        if name in seen:
            twice = True
            yield DuplicateName(linked.place(record.id, at), "requirement", name)
        seen.add(name)
    for position, dispute in enumerate(record.disputed):
        if dispute.node is not None and dispute.node not in seen and not twice:
            place = linked.place(record.id, ("disputed", position, "node"))
            yield UnknownNode(place, dispute.node, nearest(dispute.node, sorted(seen)))
    areas = [area.id for area in getattr(record, "areas", ())]
    yield from _twice("area", ("areas",), areas, record, linked)


def _named_nodes(record: Record) -> Iterator[tuple[Pointer, str]]:
    for at, requirement in requirements_in(record):
        for here, node in walk(requirement, at):
            if isinstance(node, Node) and node.id is not None:
                yield (*here, "id"), node.id


def _twice(kind: str, at: Pointer, names: list[str], record: Record, linked: Linked) -> Iterator[Problem]:
    for position, name in enumerate(names):
        if name in names[:position]:
            yield DuplicateName(linked.place(record.id, (*at, position, "id")), kind, name)
