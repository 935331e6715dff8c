"""What held before is said: which keys differed, or what changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
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

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This entry does not say what was different."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Add `was:` with the keys that differed, or `note:` with a sentence."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield entries that say nothing, and earlier values of keys that there are not."""
    for record in linked.catalog.records():
        keys = tuple(schemas()[linked.kinds[record.id]]["properties"])
        for position, entry in enumerate(record.history):
            at = ("history", position)
            if entry.was is None and entry.note is None:
                yield EmptyHistory(linked.place(record.id, at))
            for key in entry.was or {}:
                if key not in keys:
                    place = linked.place(record.id, (*at, "was", key), key=True)
                    yield UnknownKey(place, key, nearest(key, keys), keys)
