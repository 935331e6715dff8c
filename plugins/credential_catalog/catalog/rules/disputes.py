"""A dispute is about one thing in its file, and what it says would be right there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.catalog.rules.other_words import first_fault
from credential_catalog.model.merge_patch import merge_patch
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Dispute, Record
from credential_catalog.model.requirement import Node, Pointer, walk
from credential_catalog.schema.library import schemas


class DisputeOfNothing(Problem, frozen=True):
    """A dispute does not say which one thing it is about.

    It names the id of a requirement node under `node`, or a key of the file under `key`, and not both.

    Before:

    ```yaml
    disputed:
      - {says: 6 years, source: nmac}
    ```

    After:

    ```yaml
    disputed:
      - {key: valid_for, says: 6 years, source: nmac}
    ```
    """

    id = "CC364"
    name = "dispute-of-nothing"

    both: bool

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This dispute has both `node` and `key`." if self.both else "This dispute is about nothing."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Write `node:` with the id of a requirement node, or `key:` with a key of the file."


class UnknownDisputedKey(Problem, frozen=True):
    """A dispute names a key that a file of this kind does not have.

    Before:

    ```yaml
    disputed:
      - {key: valid-for, says: 6 years, source: nmac}
    ```

    After:

    ```yaml
    disputed:
      - {key: valid_for, says: 6 years, source: nmac}
    ```
    """

    id = "CC365"
    name = "unknown-disputed-key"

    key: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is no key `{self.key}` that could be disputed."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean `{self.nearest}`?"
        return "Name a key that stands at the left edge of this file, or a `node` by its id."


class UnfittingDispute(Problem, frozen=True):
    """What a dispute says could not stand where it belongs.

    `says` holds what differs, written as it would stand in the file itself. Both ways are tried for every
    answer, so the other one must be right too.

    Before:

    ```yaml
    disputed:
      - {node: electives, says: {choose: {at_leest: 3}}, source: nmac}
    ```

    After:

    ```yaml
    disputed:
      - {node: electives, says: {choose: {at_least: 3}}, source: nmac}
    ```
    """

    id = "CC366"
    name = "unfitting-dispute"

    fault: str
    advice: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"Put where it belongs, what this dispute says would be wrong: {self.fault}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return self.advice


def check(linked: Linked) -> Iterator[Problem]:
    """Yield disputes that are about nothing, and those whose other value could not stand in the file."""
    for record in linked.catalog.records():
        if record.id not in linked.doubtful:
            for position, dispute in enumerate(record.disputed):
                yield from _check(record, dispute, ("disputed", position), linked)


def _check(record: Record, dispute: Dispute, at: Pointer, linked: Linked) -> Iterator[Problem]:
    if (dispute.node is None) == (dispute.key is None):
        yield DisputeOfNothing(linked.place(record.id, at), dispute.node is not None)
        return
    keys = schemas()[linked.kinds[record.id]]["properties"]
    if dispute.key is not None and dispute.key.partition(".")[0] not in keys:
        place = linked.place(record.id, (*at, "key"))
        yield UnknownDisputedKey(place, dispute.key, nearest(dispute.key, keys))
        return
    way = tuple(dispute.key.split(".")) if dispute.key else _way_to(record, dispute.node)
    if way is None:
        return  # An unknown node is named elsewhere.
    other = _laid_over(linked.documents[record.id].data, way, dispute.says)
    fault = first_fault(other, record, linked)
    if fault is not None:
        yield UnfittingDispute(linked.place(record.id, (*at, "says")), fault.what, fault.advice)


def _way_to(record: Record, name: str | None) -> Pointer | None:
    for at, requirement in requirements_in(record):
        for here, node in walk(requirement, at):
            if isinstance(node, Node) and node.id == name:
                return here
    return None


def _laid_over(data: dict[str, Any], way: Pointer, says: object) -> dict[str, Any]:
    """Return the data of a file with what a dispute says at the end of a way."""
    copied: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(data))
    group: Any = copied
    for step in way[:-1]:
        group = group.setdefault(step, {}) if isinstance(group, dict) else group[step]
    last: Any = way[-1]
    inside = group[last] if isinstance(group, list) else group.get(last)
    group[last] = merge_patch(inside, says)
    return copied
