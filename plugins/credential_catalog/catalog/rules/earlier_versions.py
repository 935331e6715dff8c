"""What held before is said: which keys differed, or what changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.as_of import with_earlier_keys
from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.rules.other_words import first_fault
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Record
from credential_catalog.model.requirement import Pointer
from credential_catalog.schema.library import schemas
from credential_catalog.schema.messages import UnknownKey


class EmptyHistory(Problem, frozen=True):
    """An entry of the history says when, but not what was different.

    Before:

    ```yaml
    history:
      - {until: 2024-05, source: nmped}
    ```

    After:

    ```yaml
    history:
      - {until: 2024-05, source: nmped, note: "Before, a dossier was handed in."}
    ```
    """

    id = "CC367"
    name = "empty-history"
    settable = True

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This entry does not say what was different."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Add `was:` with the keys that differed, or `note:` with a sentence."


class UnfittingEarlierValue(Problem, frozen=True):
    """An earlier value could not stand in the file.

    Under `was` stands each key that differed, with its whole earlier value, written as it would stand in the
    file itself. `null` says that there was no such key. Examples of an earlier day are tried with these
    values, so they must be right too.

    Before:

    ```yaml
    history:
      - {until: 2024-05, was: {requires: {choose: {at_least: 2}}}, source: nmped}
    ```

    After:

    ```yaml
    history:
      - {until: 2024-05, was: {requires: {choose: {at_least: 2, from: {issuer: nmped}}}}, source: nmped}
    ```
    """

    id = "CC369"
    name = "unfitting-earlier-value"

    key: str
    fault: str
    advice: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The earlier value of `{self.key}` could not stand in this file: {self.fault}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return self.advice


def check(linked: Linked) -> Iterator[Problem]:
    """Yield entries that say nothing, and earlier keys and values that could not stand in the file."""
    for record in linked.catalog.with_earlier_versions:
        for position, entry in enumerate(record.history):
            at = ("history", position)
            if entry.was is None and entry.note is None:
                yield EmptyHistory(linked.place(record.id, at))
            for key, value in (entry.was or {}).items():
                yield from _earlier_value(key, value, (*at, "was", key), record, linked)


def _earlier_value(key: str, value: object, at: Pointer, record: Record, linked: Linked) -> Iterator[Problem]:
    keys = tuple(schemas()[linked.kinds[record.id]]["properties"])
    if key not in keys:
        yield UnknownKey(linked.place(record.id, at, key=True), key, nearest(key, keys), keys)
    elif record.id not in linked.doubtful:
        earlier = with_earlier_keys(linked.documents[record.id].data, {key: value})
        fault = first_fault(earlier, record, linked)
        if fault is not None:
            yield UnfittingEarlierValue(linked.place(record.id, at), key, fault.what, fault.advice)
