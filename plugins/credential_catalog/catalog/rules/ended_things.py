"""What is no longer offered says since when and what replaces it; nothing active rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Award, Credential, Issuer, Stack


class NoLastDay(Problem, frozen=True):
    """Something is retired or ended, but not since when.

    People who are part-way need to know the last day on which they could hand something in. Where no source
    says which day that was, write `last_day: unknown`: the page then says that it is not known. Never write a
    day that nobody states.

    Before:

    ```yaml
    status: retired
    ```

    After:

    ```yaml
    status: retired
    last_day: 2025-06-01
    ```
    """

    id = "CC332"
    name = "no-last-day"
    settable = True

    status: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The status is {self.status}, but `last_day` is missing."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Add the last day, as precise as the source: a day, a month, a year in quotes, or unknown."


class NoSuccessor(Problem, frozen=True):
    """Something is superseded, but not by what.

    Before:

    ```yaml
    status: superseded
    ```

    After:

    ```yaml
    status: superseded
    superseded_by: nea/esp-growth
    ```
    """

    id = "CC333"
    name = "no-successor"
    settable = True

    @property
    def what(self) -> str:
        """What is wrong."""
        return "The status is superseded, but `superseded_by` is missing."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Name what replaces it, or make the status retired with its `last_day`."


class StillActive(Problem, frozen=True):
    """Something is replaced by another thing, but its status says that it is still offered.

    Before:

    ```yaml
    status: active
    superseded_by: nea/esp-growth
    ```

    After:

    ```yaml
    status: superseded
    superseded_by: nea/esp-growth
    ```
    """

    id = "CC335"
    name = "still-active"
    settable = True

    status: str
    successor: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The status is {self.status}, but {self.successor} replaces it."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Make the status superseded (or retired, with its `last_day`), or take `superseded_by` out."


class RetiredMember(Problem, frozen=True):
    """An active stack has a retired member that nothing replaces.

    Nobody could finish the stack any more. Either the stack has ended too, or something replaces the member.

    Before:

    ```yaml
    status: active
    members: [kqed/analyzing-media]   # retired
    ```

    After:

    ```yaml
    status: retired
    last_day: 2025-06-01
    members: [kqed/analyzing-media]
    ```
    """

    id = "CC334"
    name = "retired-member"
    settable = True

    member: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The stack is active, but its member {self.member} is retired and nothing replaces it."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Take the member out, name what replaces it in its file, or end the stack."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield what has ended without a day or successor, and active stacks with members that are gone."""
    catalog = linked.catalog
    for record in catalog.records():
        if record.id not in linked.doubtful and isinstance(record, Credential | Stack | Issuer | Award):
            if record.status in ("retired", "ended") and record.last_day is None:
                yield NoLastDay(linked.place(record.id, ("status",)), record.status)
            successor = getattr(record, "superseded_by", None)
            if record.status == "superseded" and successor is None:
                yield NoSuccessor(linked.place(record.id, ("status",)))
            if record.status in ("draft", "active", "unconfirmed") and successor is not None:
                yield StillActive(linked.place(record.id, ("status",)), record.status, successor)
    for name, stack in catalog.stacks.items():
        if stack.status != "active" or name in linked.doubtful:
            continue
        for position, member in enumerate(stack.members):
            found = catalog.credentials.get(member) or catalog.stacks.get(member)
            gone = found is not None and found.status == "retired" and found.last_day is not None
            if gone and not _replaced(member, linked):
                yield RetiredMember(linked.place(name, ("members", position)), member)


def _replaced(member: str, linked: Linked) -> bool:
    catalog = linked.catalog
    record = catalog.credentials.get(member) or catalog.stacks.get(member)
    if record is not None and record.superseded_by is not None:
        return True
    return any(catalog.credentials[other].offered for other in catalog.equivalents(member) if other != member)
