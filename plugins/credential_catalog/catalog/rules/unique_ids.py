"""An id, or an earlier one, belongs to one thing only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.rules.self_reference import SelfReference
from credential_catalog.model.problem import Problem
from credential_catalog.schema import Verdict


class DuplicateId(Problem, frozen=True):
    """Two files define the same id.

    Ids are unique across credentials, stacks, awards, rules, bodies and collections, because each is also an
    address. Rename one of the files.

    Before:

    ```
    catalog/credentials/kqed/media-literacy.yml
    catalog/stacks/kqed/media-literacy.yml
    ```

    After:

    ```
    catalog/credentials/kqed/media-literacy-basics.yml
    catalog/stacks/kqed/media-literacy.yml
    ```
    """

    id = "CC304"
    name = "duplicate-id"

    used: str
    first: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The id “{self.used}” is already defined by {self.first}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Rename one of the two files."


class DuplicateAlias(Problem, frozen=True):
    """An earlier id is claimed by two things, or is the present id of another.

    An alias leads to one page; it cannot lead to two.

    Before:

    ```yaml
    aliases: [kqed/analyzing-media]   # in the file of another credential
    ```

    After:

    ```yaml
    aliases: [kqed/media-analysis]
    ```
    """

    id = "CC305"
    name = "duplicate-alias"

    alias: str
    other: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The alias “{self.alias}” already belongs to {self.other}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Take it out here, or there."


def duplicate_ids(verdicts: Iterable[Verdict]) -> Iterator[Problem]:
    """Yield every file after the first that defines the same id."""
    first: dict[str, str] = {}
    for verdict in verdicts:
        name = verdict.home.id
        if name in first:
            yield DuplicateId(verdict.document.place(()), name, first[name])
        first.setdefault(name, verdict.document.name)


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every alias that is claimed twice, or that is the present id of something."""
    claimed: dict[str, str] = {}
    for record in linked.catalog.records():
        for position, alias in enumerate(record.aliases):
            if alias == record.id:
                yield SelfReference(linked.place(record.id, ("aliases", position)), "aliases")
                continue
            other = alias if alias in linked.kinds else claimed.get(alias)
            if other is not None:
                shown = linked.documents[other].name
                yield DuplicateAlias(linked.place(record.id, ("aliases", position)), alias, shown)
            claimed.setdefault(alias, record.id)
