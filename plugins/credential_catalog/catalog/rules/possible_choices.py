"""A choice can be made: its pool is large enough, or said to be open."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.pools import picked_classes
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import (
    Amount,
    Choose,
    CredentialLeaf,
    Pointer,
    Requirement,
    Selector,
    each_of,
    walk,
)


class ImpossibleChoice(Problem, frozen=True):
    """A choice asks for more than its pool holds, and the pool is not said to be open.

    Nobody could ever meet it. Either the number is wrong, or members are missing, or there are more than the
    catalog lists: then say `open: true`.

    Before:

    ```yaml
    choose: {at_least: 3, from: [{credential: lde/a}, {credential: lde/b}]}
    ```

    After:

    ```yaml
    choose: {at_least: 2, from: [{credential: lde/a}, {credential: lde/b}]}
    ```
    """

    id = "CC320"
    name = "impossible-choice"
    settable = True

    asked: int
    pool: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The choice asks for {self.asked}, but its pool has only {self.pool}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct the number, add what is missing, or say `open: true` if there are more than we list."


class EmptySelector(Problem, frozen=True):
    """A selector matches no credential, and the pool is not said to be open.

    The tag, subject or issuer is mistyped, or the credentials are not entered yet: then say `open: true` (or
    `open: unread` where none is known to belong).

    Before:

    ```yaml
    choose: {at_least: 2, from: {issuer: nmped, tag: electve}}
    ```

    After:

    ```yaml
    choose: {at_least: 2, from: {issuer: nmped, tag: elective}}
    ```
    """

    id = "CC321"
    name = "empty-selector"

    shown: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"No credential matches the selector {self.shown}."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return "Correct it, or say `open: true` beside it if the credentials are not in the catalog."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every choice that cannot be made and every selector that picks nothing.

    Nothing is said while a file has a problem of its own, since what is missing may stand in it, nor of a
    selector that names an id which is not known. In an open pool a selector may pick nothing yet, unless a
    word of it looks mistyped.
    """
    if not linked.whole:
        return
    for record in linked.catalog.records():
        for at, requirement in requirements_in(record):
            for here, node in walk(requirement, at):
                yield from _node(node, here, record.id, linked)
        for position, line in enumerate(getattr(record, "adds", ())):
            if line.select is not None:
                yield from _selector(line.select, ("adds", position, "select"), record.id, linked, open=False)


def _node(node: Requirement, at: Pointer, record: str, linked: Linked) -> Iterator[Problem]:
    if isinstance(node, Amount):
        for position, line in enumerate(node.amount.from_):
            if line.select is not None:
                here = (*at, "amount", "from", position, "select")
                yield from _selector(line.select, here, record, linked, open=bool(node.amount.open))
    if not isinstance(node, Choose):
        return
    pool, catalog, is_open = node.choose.from_, linked.catalog, bool(node.choose.open)
    if isinstance(pool, Selector):
        empty = list(_selector(pool, (*at, "choose", "from"), record, linked, open=is_open))
        picked = picked_classes(pool, catalog)
        if empty or picked is None:
            yield from empty
            return
        size = len(picked)
    else:
        # Equivalent credentials count once; one that stands twice is named as such.
        named = {one.credential for one in pool if isinstance(one, CredentialLeaf)}
        size = len(pool) - len(named) + len({catalog.equivalents(name) for name in named})
    if size < node.choose.at_least and not is_open:
        yield ImpossibleChoice(linked.place(record, (*at, "choose", "at_least")), node.choose.at_least, size)


def _selector(
    selector: Selector, at: Pointer, record: str, linked: Linked, *, open: bool
) -> Iterator[Problem]:
    catalog = linked.catalog
    if picked_classes(selector, catalog) is None or catalog.selected(selector):
        return
    keys = ("issuer", "kind", "stacks", "tag", "subject", "grade_band", "level", "evidence")
    given = [(key, each_of(getattr(selector, key))) for key in keys]
    shown = ", ".join(f"{key}: {' or '.join(values)}" for key, values in given if values)
    meant = _mistyped(selector, linked)
    if meant or not open:
        yield EmptySelector(linked.place(record, at), shown, meant)


def _mistyped(selector: Selector, linked: Linked) -> str | None:
    """Return the word that is likely meant by one that no credential has."""
    for used, known in (
        (selector.tag, linked.catalog.tags),
        (selector.subject, linked.catalog.subjects),
    ):
        for word in each_of(used):
            meant = nearest(word, known) if word not in known else None
            if meant:
                return meant
    return None
