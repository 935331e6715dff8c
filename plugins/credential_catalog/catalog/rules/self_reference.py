"""Nothing names itself where another thing is meant."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.references import references
from credential_catalog.model.problem import Problem

_OF_OTHERS = frozenset({"recommended", "equivalent_to", "excludes", "superseded_by", "becomes"})


class SelfReference(Problem, frozen=True):
    """A thing names itself where another thing is meant.

    Nothing is equivalent to, excludes, replaces or becomes itself.

    Before:

    ```yaml
    # nea/co-teaching
    superseded_by: nea/co-teaching
    ```

    After:

    ```yaml
    # nea/co-teaching
    superseded_by: nea/co-teaching-2
    ```
    """

    id = "CC306"
    name = "self-reference"

    key: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`{self.key}` names the thing itself."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Name the other thing, or take it out."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every reference from a thing to itself where only another makes sense."""
    for record in linked.catalog.records():
        for reference in references(record):
            key = str(reference.at[0])
            if key in _OF_OTHERS and linked.catalog.present(reference.id) == record.id:
                yield SelfReference(linked.place(record.id, reference.at), key)
