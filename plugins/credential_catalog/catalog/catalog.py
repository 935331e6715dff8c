"""The linked catalog: every record by its id, and the questions that need more than one of them."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from credential_catalog.model.grade_bands import covers
from credential_catalog.model.records import (
    Award,
    Body,
    Collection,
    Credential,
    Issuer,
    Jurisdiction,
    Outside,
    Record,
    Rule,
    Stack,
)
from credential_catalog.model.requirement import (
    AllOf,
    CredentialLeaf,
    Requirement,
    Selector,
    StackLeaf,
    Unlisted,
    UnlistedLeaf,
    each_of,
)

UNREAD_MEMBERS = "unread-members"
"""Id of the node that stands for the members of a stack that nobody has read."""


@dataclasses.dataclass(frozen=True, eq=False)
class Catalog:
    """All records by id, as linked from one folder.

    `aliases` maps an earlier id to the present one; `files` maps an id to the file that defines it, as shown
    to people ("catalog/credentials/kqed/analyzing-media.yml").
    """

    issuers: Mapping[str, Issuer] = dataclasses.field(default_factory=dict)
    credentials: Mapping[str, Credential] = dataclasses.field(default_factory=dict)
    stacks: Mapping[str, Stack] = dataclasses.field(default_factory=dict)
    jurisdictions: Mapping[str, Jurisdiction] = dataclasses.field(default_factory=dict)
    bodies: Mapping[str, Body] = dataclasses.field(default_factory=dict)
    awards: Mapping[str, Award] = dataclasses.field(default_factory=dict)
    rules: Mapping[str, Rule] = dataclasses.field(default_factory=dict)
    outside: Mapping[str, Outside] = dataclasses.field(default_factory=dict)
    collections: Mapping[str, Collection] = dataclasses.field(default_factory=dict)
    aliases: Mapping[str, str] = dataclasses.field(default_factory=dict)
    files: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def records(self) -> Iterator[Record]:
        """Yield every record, kind by kind, in the order of ids."""
        for kind in self.by_kind().values():
            for name in sorted(kind):
                yield kind[name]

    def by_kind(self) -> Mapping[str, Mapping[str, Record]]:
        """Return the records by kind and id; a kind is called as the field that holds it."""
        return {
            "issuers": self.issuers,
            "credentials": self.credentials,
            "stacks": self.stacks,
            "jurisdictions": self.jurisdictions,
            "bodies": self.bodies,
            "awards": self.awards,
            "rules": self.rules,
            "outside": self.outside,
            "collections": self.collections,
        }

    @cached_property
    def with_earlier_versions(self) -> tuple[Record, ...]:
        """The records whose files tell what held before; few do, and they are asked for again and again."""
        return tuple(record for record in self.records() if record.history)

    @cached_property
    def as_it_stood(self) -> dict[datetime.date, Catalog]:
        """This catalog on the days for which it was asked; many worked examples share a day."""
        return {}

    def present(self, name: str) -> str:
        """Return the present id of a thing that may be given by an earlier one."""
        return self.aliases.get(name, name)

    def title(self, name: str) -> str:
        """Return the title of a thing; an unknown id is its own title."""
        record = self._by_id.get(self.present(name))
        return getattr(record, "title", name)

    def find(self, name: str) -> Record | None:
        """Return the record with this id, or with this earlier id."""
        return self._by_id.get(self.present(name))

    @cached_property
    def _by_id(self) -> dict[str, Record]:
        return {record.id: record for record in self.records()}

    @cached_property
    def _classes(self) -> dict[str, tuple[str, ...]]:
        """Each credential's class of equivalents, itself first in the order of ids."""
        groups: dict[str, set[str]] = {name: {name} for name in self.credentials}
        for name, credential in self.credentials.items():
            for other in credential.equivalent_to:
                if other in groups and groups[other] is not groups[name]:
                    merged = groups[name] | groups[other]
                    for member in merged:
                        groups[member] = merged
        return {name: tuple(sorted(group)) for name, group in groups.items()}

    def equivalents(self, credential: str) -> tuple[str, ...]:
        """Return all credentials that count as the same one, this one among them, in the order of ids."""
        return self._classes.get(credential, (credential,))

    def members(self, stack: str) -> tuple[str, ...]:
        """Return the credentials of a stack, those of stacks inside it too, in the order of the file."""
        found: dict[str, None] = {}
        open_stacks = [stack]
        seen = {stack}
        while open_stacks:
            record = self.stacks.get(open_stacks.pop(0))
            for member in record.members if record else ():
                if member in self.stacks and member not in seen:
                    seen.add(member)
                    open_stacks.append(member)
                elif member in self.credentials:
                    found[member] = None
        return tuple(found)

    def complete(self, stack: str) -> bool:
        """Tell whether all members of a stack, and of stacks inside it, are known."""
        record = self.stacks.get(stack)
        if record is None or not (record.complete or record.of == len(record.members)):
            return False
        return all(self.complete(member) for member in record.members if member in self.stacks)

    @cached_property
    def _stacks_of(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for name in sorted(self.stacks):
            for member in self.stacks[name].members:
                found.setdefault(member, []).append(name)
        return {member: tuple(names) for member, names in found.items()}

    def stacks_of(self, member: str) -> tuple[str, ...]:
        """Return the stacks that list a credential or stack as a member, in the order of ids."""
        return self._stacks_of.get(member, ())

    def asked_by(self, stack: str) -> Requirement:
        """Return what a stack asks: its own `requires`, else all its members.

        Members that were not read become an unlisted node, so that no one is told to have finished a stack of
        which only part is known.
        """
        record = self.stacks[stack]
        if record.requires is not None:
            return record.requires
        leaves: list[Requirement] = [
            StackLeaf(stack=member) if member in self.stacks else CredentialLeaf(credential=member)
            for member in record.members
        ]
        unread = None if record.of is None else record.of - len(record.members)
        if not record.complete and unread != 0:
            note = "Members whose titles were not read."
            count = Unlisted(count="unknown" if unread is None else unread, note=note)
            leaves.append(UnlistedLeaf(id=UNREAD_MEMBERS, unlisted=count))
        return leaves[0] if len(leaves) == 1 else AllOf(all=tuple(leaves))

    @cached_property
    def _rules_toward(self) -> dict[tuple[str, str | None], tuple[Rule, ...]]:
        found: dict[tuple[str, str | None], list[Rule]] = {}
        for name in sorted(self.rules):
            rule = self.rules[name]
            found.setdefault((rule.grants.award, rule.grants.area), []).append(rule)
        return {grant: tuple(rules) for grant, rules in found.items()}

    def rules_toward(self, award: str, area: str | None = None) -> tuple[Rule, ...]:
        """Return the rules that grant the whole award (no area given) or one area of it, by id."""
        return self._rules_toward.get((award, area), ())

    def all_rules_toward(self, award: str) -> tuple[Rule, ...]:
        """Return every rule toward an award: those of the whole first, then area by area."""
        areas = self.awards[award].areas if award in self.awards else ()
        return tuple(
            rule for area in (None, *(area.id for area in areas)) for rule in self.rules_toward(award, area)
        )

    def matches(self, selector: Selector, credential: str) -> bool:
        """Tell whether a selector picks a credential."""
        record = self.credentials.get(credential)
        return record is not None and all(holds(record) for holds in self._conditions(selector))

    def selected(self, selector: Selector) -> tuple[str, ...]:
        """Return the credentials that a selector picks, in the order of ids."""
        if selector not in self._picked:
            conditions = self._conditions(selector)
            eligible = (self.credentials[name] for name in self._eligible(selector))
            picked = (record.id for record in eligible if all(holds(record) for holds in conditions))
            self._picked[selector] = tuple(picked)
        return self._picked[selector]

    def _conditions(self, selector: Selector) -> tuple[Callable[[Credential], bool], ...]:
        """Return what a selector asks of a credential, for each of its keys."""
        asked = {key: frozenset(each_of(getattr(selector, key))) for key in selector.__struct_fields__}
        inside, outside = (
            asked[key] | {member for stack in asked[key] for member in self.members(stack)}
            for key in ("stacks", "except_")
        )
        conditions: dict[str, Callable[[Credential], bool]] = {
            "issuer": lambda record: record.issuer in asked["issuer"],
            "kind": lambda record: record.kind in asked["kind"],
            "stacks": lambda record: record.id in inside,
            "tag": lambda record: not asked["tag"].isdisjoint(record.tags),
            "subject": lambda record: not asked["subject"].isdisjoint(record.subjects),
            "grade_band": lambda record: _for_grades(record.grade_bands, asked["grade_band"]),
            "level": lambda record: record.level in asked["level"],
            "evidence": lambda record: any(piece.kind in asked["evidence"] for piece in record.evidence),
            "except_": lambda record: record.id not in outside,
        }
        return tuple(holds for key, holds in conditions.items() if getattr(selector, key) is not None)

    def _eligible(self, selector: Selector) -> Iterable[str]:
        """Return, by id, the credentials that a selector may pick: those of its stacks or issuers."""
        if selector.stacks is not None:
            return sorted({name for stack in each_of(selector.stacks) for name in self.members(stack)})
        if selector.issuer is not None:
            return sorted(
                name for issuer in set(each_of(selector.issuer)) for name in self._issued.get(issuer, ())
            )
        return sorted(self.credentials)

    @cached_property
    def _issued(self) -> dict[str, list[str]]:
        """Each issuer's credentials."""
        found: dict[str, list[str]] = {}
        for name, credential in self.credentials.items():
            found.setdefault(credential.issuer, []).append(name)
        return found

    @cached_property
    def tags(self) -> frozenset[str]:
        """All tags that credentials have."""
        return frozenset(tag for credential in self.credentials.values() for tag in credential.tags)

    @cached_property
    def subjects(self) -> frozenset[str]:
        """All subjects that credentials have."""
        return frozenset(one for credential in self.credentials.values() for one in credential.subjects)

    def pool_size(self, selector: Selector) -> int | None:
        """Return how many credentials belong to a selector, listed or not; None where nobody says.

        It is known of one whole stack that states it and has no stack inside it.
        """
        stacks = each_of(selector.stacks)
        if len(stacks) != 1 or selector != Selector(stacks=selector.stacks) or stacks[0] not in self.stacks:
            return None
        stack = self.stacks[stacks[0]]
        return None if any(member in self.stacks for member in stack.members) else stack.of

    @cached_property
    def _picked(self) -> dict[Selector, tuple[str, ...]]:
        """What each selector picks; the same few are asked for again and again."""
        return {}


def _for_grades(bands: Iterable[str], asked: Iterable[str]) -> bool:
    return any(covers(band, one) or covers(one, band) for band in bands for one in asked)
