"""Nothing asks for credentials together of which one person may not earn both."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.pools import picked_classes
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.dates import first_day, last_day
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Credential, Exclusion, Record, Rule, Stack
from credential_catalog.model.requirement import (
    AllOf,
    AnyOf,
    Choice,
    Choose,
    CredentialLeaf,
    InOrder,
    Requirement,
    Selector,
    StackLeaf,
    children,
    walk,
)

Bars = Mapping[str, frozenset[str]]
"""Credentials with those that they exclude."""

MOST_STEPS = 20_000
"""Steps of one search; where that is not enough, nothing is said."""


class ExcludingCredentials(Problem, frozen=True):
    """A requirement can only be met with credentials that exclude each other, whatever is chosen.

    Each says under `excludes` that whoever has it may not also earn the other, so nobody can earn both. If an
    exclusion has a first day, it is looked at only where the file was read on that day or later. A rule for
    those who had both before needs an `until` before that day.

    Before:

    ```yaml
    all:
      - credential: uf-lastinger/emergent-literacy
      - credential: uf-lastinger/elementary-literacy
    ```

    After:

    ```yaml
    any:
      - credential: uf-lastinger/emergent-literacy
      - credential: uf-lastinger/elementary-literacy
    ```
    """

    id = "CC325"
    name = "excluding-credentials"
    settable = True

    excluding: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        return (
            f"Nobody can meet this: of {', '.join(self.excluding)} it asks for some that exclude each other."
        )

    @property
    def remedy(self) -> str:
        """What to do."""
        return (
            "Ask for one of them (`any`), add another way, or correct `excludes` in the credentials' files."
        )


class ExcludedByPrerequisite(Problem, frozen=True):
    """What a credential asks beforehand excludes the credential itself.

    Whoever has met the prerequisites may no longer earn the credential, so nobody can.

    Before:

    ```yaml
    # uf-lastinger/elementary-literacy, which uf-lastinger/emergent-literacy excludes
    prerequisites: {credential: uf-lastinger/emergent-literacy}
    ```

    After:

    ```yaml
    # uf-lastinger/elementary-literacy asks for nothing beforehand
    ```
    """

    id = "CC326"
    name = "excluded-by-prerequisite"
    settable = True

    credential: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"Whatever meets these prerequisites excludes {self.credential} itself."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct the prerequisites, or `excludes` in the files of the credentials that they ask for."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield what nobody can meet for the sake of exclusions; nothing while files have problems."""
    excluding = [one for one in linked.catalog.credentials.values() if one.excludes]
    if not linked.whole or not excluding:
        return
    bars: dict[tuple[str, ...], Bars] = {}
    for record in linked.catalog.records():
        if _asks(record):
            days = _last_days(record)
            if days not in bars:
                bars[days] = _each_bound(days, excluding, linked.catalog)
            if bars[days]:
                yield from _impossible(record, bars[days], linked)


def _asks(record: Record) -> bool:
    """Tell whether a record asks for anything; most credentials do not."""
    return isinstance(record, Stack) or next(iter(requirements_in(record)), None) is not None


def _impossible(record: Record, barred: Bars, linked: Linked) -> Iterator[Problem]:
    catalog = linked.catalog
    for at, requirement in requirements_in(record):
        for here, node in walk(requirement, at):
            excluding = excluding_in(node, catalog, barred)
            if excluding:
                yield ExcludingCredentials(linked.place(record.id, here), excluding)
    if isinstance(record, Stack) and record.kind == "award" and record.requires is None:
        excluding = excluding_in(catalog.asked_by(record.id), catalog, barred)
        if excluding:
            yield ExcludingCredentials(linked.place(record.id, ("members",)), excluding)
    if isinstance(record, Credential) and bars_its_way(record, catalog, barred):
        yield ExcludedByPrerequisite(linked.place(record.id, ("prerequisites",)), record.id)


def exclusions_for(record: Record, excluding: Iterable[Credential], catalog: Catalog) -> Bars:
    """Return, for each excluding credential, those that it excludes, as far as they bind what a record asks.

    An exclusion with a first day binds a record that was read on that day or later and does not end before.
    """
    return _each_bound(_last_days(record), excluding, catalog)


def _last_days(record: Record) -> tuple[str, ...]:
    read = max((source.checked for source in record.sources), default="0001")
    return (read, record.until) if isinstance(record, Rule) and record.until is not None else (read,)


def _each_bound(last_days: tuple[str, ...], excluding: Iterable[Credential], catalog: Catalog) -> Bars:
    def binds(exclusion: Exclusion) -> bool:
        try:
            begins = first_day(exclusion.from_ or "0001")
            return all(begins <= last_day(one) for one in last_days)
        except ValueError:
            return False  # A day that does not exist is named elsewhere.

    return {
        credential.id: frozenset(catalog.present(one.credential) for one in credential.excludes if binds(one))
        for credential in excluding
        if any(binds(one) for one in credential.excludes)
    }


def excluding_in(node: Requirement, catalog: Catalog, barred: Bars) -> tuple[str, ...]:
    """Return the credentials that exclude each other where a joint can only be met with such; else none.

    Only of the lowest such joint: each of its parts could be met by itself.
    """
    if not isinstance(node, AllOf | InOrder | Choose):
        return ()
    search = _Search(catalog, _each_other(barred))
    if search.can_meet(node):
        return ()
    if not all(search.can_meet(child) for _, child in children(node)):
        return ()
    seen = set(_asked(node, catalog))
    return tuple(
        sorted(name for name in seen if not search.conflicts.get(name, frozenset()).isdisjoint(seen))
    )


def bars_its_way(credential: Credential, catalog: Catalog, barred: Bars) -> bool:
    """Tell whether a credential's prerequisites could be met, but only with what excludes the credential."""
    asked = credential.prerequisites
    barring = frozenset(name for name, others in barred.items() if credential.id in others)
    if asked is None or not barring:
        return False
    conflicts = _each_other(barred)
    return _Search(catalog, conflicts).can_meet(asked) and not _Search(catalog, conflicts, barring).can_meet(
        asked
    )


def _each_other(barred: Bars) -> Bars:
    """Return the exclusions that go both ways; where only one excludes the other, both may be had in turn."""
    found = {
        name: frozenset(other for other in others if name in barred.get(other, ()))
        for name, others in barred.items()
    }
    return {name: others for name, others in found.items() if others}


@dataclasses.dataclass(frozen=True)
class _Search:
    """Looks for a set of credentials, none of which excludes another, that can meet a requirement.

    What is not a matter of known credentials counts as met: things outside, awards, amounts, open pools.
    `unusable` are credentials that may not be taken.
    """

    catalog: Catalog
    conflicts: Bars
    unusable: frozenset[str] = frozenset()

    def can_meet(self, requirement: Requirement) -> bool:
        """Tell whether there is such a set, or none could be ruled out in the steps that are allowed."""
        try:
            return self._meet((requirement,), frozenset(), frozenset(), itertools.count())
        except _TooManyStepsError:
            return True

    def _meet(
        self,
        todo: tuple[Requirement, ...],
        taken: frozenset[str],
        through: frozenset[str],
        steps: Iterator[int],
    ) -> bool:
        """Tell whether all that is to do can be met beside what is taken; a branch is one way of choosing."""
        while todo:
            if next(steps) > MOST_STEPS:
                raise _TooManyStepsError
            first, todo = todo[0], todo[1:]
            if isinstance(first, StackLeaf):
                # A stack that stands on the way here is being met already.
                if first.stack in self.catalog.stacks and first.stack not in through:
                    through |= {first.stack}
                    todo = (self.catalog.asked_by(first.stack), *todo)
                continue
            if isinstance(first, CredentialLeaf):
                if self._is_free(first):
                    continue
                names = self.catalog.equivalents(first.credential)
                return any(
                    self._meet(todo, taken | {name}, through, steps)
                    for name in names
                    if self._fits(name, taken)
                )
            ways = self._ways(first)
            if ways is not None:
                return any(self._meet((*way, *todo), taken, through, steps) for way in ways)
        return True

    def _ways(self, node: Requirement) -> Iterable[tuple[Requirement, ...]] | None:
        """Return the sets of nodes of which one must be met for a joint; None if nothing is to do for it."""
        match node:
            case AllOf() | InOrder():
                # Who is not concerned by a part's condition need not meet it.
                return [tuple(child for _, child in children(node) if getattr(child, "when", None) is None)]
            case AnyOf():
                return [(child,) for child in node.any]
            case Choose(choose=choice) if not choice.open and node.result in (None, "attained"):
                parts = self._pool(choice)
                if parts is None:
                    return None
                bound = [part for part in parts if not self._is_free(part)]
                number = choice.at_least - (len(parts) - len(bound))
                return itertools.combinations(bound, min(max(number, 0), len(bound)))
        return None

    def _pool(self, choice: Choice) -> Sequence[Requirement] | None:
        if not isinstance(choice.from_, Selector):
            # Parts that ask for equivalent credentials count once: the one that is easier to meet.
            parts: dict[object, Requirement] = {}
            for position, part in enumerate(choice.from_):
                key: object = position
                if isinstance(part, CredentialLeaf):
                    key = self.catalog.equivalents(part.credential)
                if key not in parts or self._is_free(part):
                    parts[key] = part
            return tuple(parts.values())
        picked = picked_classes(choice.from_, self.catalog)
        return None if picked is None else [CredentialLeaf(credential=one[0]) for one in sorted(picked)]

    def _is_free(self, node: Requirement) -> bool:
        """Tell whether a leaf can be met whatever else is taken; work that is only begun excludes nothing."""
        if not isinstance(node, CredentialLeaf):
            return not isinstance(node, StackLeaf | AllOf | AnyOf | InOrder | Choose)
        if node.result not in (None, "attained"):
            return True
        names = self.catalog.equivalents(node.credential)
        return any(name not in self.conflicts and name not in self.unusable for name in names)

    def _fits(self, name: str, taken: frozenset[str]) -> bool:
        return name not in self.unusable and self.conflicts.get(name, frozenset()).isdisjoint(taken)


class _TooManyStepsError(Exception):
    """A search took more steps than are worth it."""


def _asked(node: Requirement, catalog: Catalog, through: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield every credential that may serve a requirement, by its own name or in a stack or pool."""
    for _, below in walk(node):
        match below:
            case CredentialLeaf():
                yield from catalog.equivalents(below.credential)
            case StackLeaf(stack=stack) if stack in catalog.stacks and stack not in through:
                yield from _asked(catalog.asked_by(stack), catalog, through | {stack})
            case Choose(choose=choice) if isinstance(choice.from_, Selector):
                yield from catalog.selected(choice.from_)
