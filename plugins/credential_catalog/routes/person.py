"""A holding as it stands on a day: what has lapsed is gone, earlier ids are present ones."""

from __future__ import annotations

import dataclasses
import datetime
import itertools
from collections.abc import Iterator, Mapping

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.dates import before, first_day, last_day
from credential_catalog.model.grade_bands import covers
from credential_catalog.model.holding import (
    HeldAward,
    HeldCredential,
    HeldOutside,
    Holding,
    PersonSituation,
)
from credential_catalog.model.requirement import Situation, each_of

SOMETHING_ELSE = "\0something else"
"""Stands for a role, grade band or subject that no condition names."""


@dataclasses.dataclass(frozen=True)
class Person:
    """What is held on `as_of`, by id.

    `attested` is what the person says of things the catalog cannot list; `unsaid` are ids of which nothing
    is said. `asked` collects which unknown parts of the situation a condition looked at, `undecided` the
    conditions that hang on them.
    """

    as_of: datetime.date
    credentials: Mapping[str, tuple[HeldCredential, ...]]
    stacks: frozenset[str]
    outside: Mapping[str, tuple[HeldOutside, ...]]
    awards: tuple[HeldAward, ...]
    situation: PersonSituation
    attested: Mapping[str, float]
    unsaid: frozenset[str]
    asked: dict[str, set[str]] = dataclasses.field(default_factory=dict, compare=False)
    undecided: set[Situation] = dataclasses.field(default_factory=set, compare=False)
    whole: Person | None = dataclasses.field(default=None, compare=False)

    @property
    def in_full(self) -> Person:
        """The person with all that is held, where this is only the part that was dealt to one child.

        What a threshold grows with and whom a rule concerns is asked of the whole person.
        """
        return self.whole or self

    def holds_award(self, award: str, area: str | None) -> bool | None:
        """Tell whether an award, or one area of it, is held; holding the whole award holds each area."""
        if any(held.id == award and held.area in (None, area) for held in self.awards):
            return True
        return None if award in self.unsaid else False

    def is_in(self, situation: Situation | None) -> bool | None:
        """Tell whether a condition holds of the person; None where it hangs on what is not said."""
        if situation is None:
            return True
        truths = [
            None if self.situation.employed is None else self.situation.employed == situation.employed
            for asked in [situation.employed]
            if asked is not None
        ]
        if situation.employed is not None and self.situation.employed is None:
            self.asked.setdefault("employed", set())
        for field in ("role", "grade_band", "subject"):
            wanted = each_of(getattr(situation, field))
            if wanted:
                truths.append(self._among(field, wanted))
        if False in truths:
            return False
        if None in truths:
            self.undecided.add(situation)
            return None
        return True

    def _among(self, field: str, wanted: tuple[str, ...]) -> bool | None:
        said = each_of(getattr(self.situation, field))
        if not said:
            self.asked.setdefault(field, set()).update(wanted)
            return None
        if field == "grade_band":
            return any(covers(band, one) for band in wanted for one in said)
        return not set(wanted).isdisjoint(said)

    def possible_situations(self) -> Iterator[Person]:
        """Yield the person in every situation that the conditions asked so far can tell apart, once each."""
        told_apart: set[tuple[bool | None, ...]] = set()
        choices: list[list[tuple[str, object]]] = []
        for field in sorted(self.asked):
            values = [True, False] if field == "employed" else list(_some_of(sorted(self.asked[field])))
            choices.append([(field, value) for value in values])
        for chosen in itertools.product(*choices):
            situation = msgspec.structs.replace(self.situation, **dict(chosen))
            person = dataclasses.replace(self, situation=situation, asked={}, undecided=set())
            truths = tuple(person.is_in(condition) for condition in self.undecided)
            if truths not in told_apart:
                told_apart.add(truths)
                yield person


def _some_of(values: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield every set of values that a person may have at once: none of them, one, several roles or grades.

    Beyond four values only none, one, two and all.
    """
    yield (SOMETHING_ELSE,)
    for size in range(1, len(values) + 1):
        if size <= 2 or size == len(values) or len(values) <= 4:
            yield from itertools.combinations(values, size)


def person_of(holding: Holding, catalog: Catalog, as_of: datetime.date) -> Person:
    """Return what a holding amounts to on a day."""
    credentials: dict[str, list[HeldCredential]] = {}
    for credential in holding.held_credentials():
        if _lasts(credential.expires, as_of):
            present = catalog.present(credential.id)
            credentials.setdefault(present, []).append(msgspec.structs.replace(credential, id=present))
    outside: dict[str, list[HeldOutside]] = {}
    for item in holding.held_outside():
        if _lasts(item.expires, as_of):
            present = catalog.present(item.id)
            outside.setdefault(present, []).append(msgspec.structs.replace(item, id=present))
    return Person(
        as_of=as_of,
        credentials={name: tuple(held) for name, held in credentials.items()},
        stacks=frozenset(
            catalog.present(stack.id) for stack in holding.held_stacks() if _lasts(stack.expires, as_of)
        ),
        outside={name: tuple(held) for name, held in outside.items()},
        awards=tuple(
            msgspec.structs.replace(award, id=catalog.present(award.id))
            for award in holding.held_awards()
            if _lasts(award.expires, as_of)
        ),
        situation=holding.situation,
        attested=_present_owners(holding.unlisted, catalog),
        unsaid=frozenset(catalog.present(name) for name in holding.unsaid),
    )


def _present_owners(attested: Mapping[str, float], catalog: Catalog) -> dict[str, float]:
    present = {}
    for name, count in attested.items():
        owner, _, node = name.partition("#")
        present[f"{catalog.present(owner)}#{node}"] = count
    return present


def _lasts(expires: str | None, as_of: datetime.date) -> bool:
    return expires is None or last_day(expires) >= as_of


def dated_within(date: str | None, within: str | None, as_of: datetime.date) -> bool | None:
    """Tell whether a date lies within a length of time before a day; None where it may or may not."""
    if within is None:
        return True
    if date is None:
        return None
    earliest = before(as_of, within)
    if first_day(date) >= earliest:
        return True
    return None if last_day(date) >= earliest else False
