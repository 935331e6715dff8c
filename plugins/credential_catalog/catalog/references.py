"""Every place where one thing names another by its id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from credential_catalog.model.records import (
    AppliesTo,
    Award,
    Body,
    Collection,
    Credential,
    Issuer,
    Jurisdiction,
    Record,
    Rule,
    Stack,
)
from credential_catalog.model.requirement import (
    Amount,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    GrowingThreshold,
    Line,
    OneOrMany,
    OutsideLeaf,
    Pointer,
    Requirement,
    Selector,
    StackLeaf,
    walk,
)


class Reference(msgspec.Struct, frozen=True):
    """Where an id is used, the id, and the kinds of thing that it may be; `area` is an area of that award."""

    at: Pointer
    id: str
    kinds: tuple[str, ...]
    area: str | None = None


def references(record: Record) -> Iterator[Reference]:
    """Yield every reference that a record makes to another."""
    match record:
        case Credential():
            yield from _many(("recommended",), record.recommended, ("credential",))
            yield from _many(("equivalent_to",), record.equivalent_to, ("credential",))
            for position, exclusion in enumerate(record.excludes):
                yield Reference(("excludes", position, "credential"), exclusion.credential, ("credential",))
            yield from _one("superseded_by", record.superseded_by, ("credential", "stack"))
            yield from _asked(("prerequisites",), record.prerequisites)
        case Stack():
            yield from _many(("members",), record.members, ("credential", "stack"))
            yield from _one("superseded_by", record.superseded_by, ("stack", "credential"))
            yield from _asked(("requires",), record.requires)
        case Award():
            yield from _one("by", record.by, ("body",))
            if record.becomes is not None:
                yield Reference(("becomes", "award"), record.becomes.award, ("award",))
            yield from _concerned(record.applies_to)
            yield from _asked(("requires",), record.requires)
        case Rule():
            yield Reference(("grants", "award"), record.grants.award, ("award",), record.grants.area)
            yield from _one("by", record.by, ("body", "issuer"))
            yield from _concerned(record.applies_to)
            yield from _asked(("requires",), record.requires)
            for position, line in enumerate(record.adds):
                yield from _line(line, ("adds", position))
        case Collection():
            yield from _many(("members",), record.members, ("credential", "stack", "award"))
        case _:
            return


def owner_of(record: Record) -> Reference | None:
    """Return the reference that a thing's place makes to its owner: issuer or jurisdiction."""
    owner = record.id.partition("/")[0]
    match record:
        case Credential() | Stack():
            return Reference((), owner, ("issuer",))
        case Award() | Rule() | Body():
            return Reference((), owner, ("jurisdiction",))
        case Issuer() | Jurisdiction() | Collection():
            return None
    return None


def _many(at: Pointer, names: Iterable[str], kinds: tuple[str, ...]) -> Iterator[Reference]:
    for position, name in enumerate(names):
        yield Reference((*at, position), name, kinds)


def _one(key: str, name: str | None, kinds: tuple[str, ...]) -> Iterator[Reference]:
    if name is not None:
        yield Reference((key,), name, kinds)


def _concerned(to: AppliesTo | None) -> Iterator[Reference]:
    if to is not None:
        yield from _many(("applies_to", "licences"), to.licences, ("award",))


def _asked(at: Pointer, requirement: Requirement | None) -> Iterator[Reference]:
    if requirement is None:
        return
    for here, node in walk(requirement, at):
        match node:
            case CredentialLeaf():
                yield Reference((*here, "credential"), node.credential, ("credential",))
            case StackLeaf():
                yield Reference((*here, "stack"), node.stack, ("stack",))
            case AwardLeaf():
                yield Reference((*here, "award"), node.award, ("award",), node.area)
            case OutsideLeaf():
                yield Reference((*here, "outside"), node.outside, ("outside",))
                if node.during is not None:
                    yield Reference((*here, "during"), node.during, ("award",))
            case Choose(choose=choice) if isinstance(choice.from_, Selector):
                yield from _selector(choice.from_, (*here, "choose", "from"))
            case Amount(amount=asked):
                for position, line in enumerate(asked.from_):
                    yield from _line(line, (*here, "amount", "from", position))
                if isinstance(asked.at_least, GrowingThreshold):
                    which = (*here, "amount", "at_least", "per", "awards", "jurisdiction")
                    yield Reference(which, asked.at_least.per.awards.jurisdiction, ("jurisdiction",))
            case _:
                pass


def _line(line: Line, at: Pointer) -> Iterator[Reference]:
    named = (
        ("rules", line.rules, "award"),
        ("credential", line.credential, "credential"),
        ("outside", line.outside, "outside"),
    )
    for key, name, kind in named:
        if name is not None:
            yield Reference((*at, key), name, (kind,))
    if line.select is not None:
        yield from _selector(line.select, (*at, "select"))


def _selector(selector: Selector, at: Pointer) -> Iterator[Reference]:
    keys: tuple[tuple[str, OneOrMany | None, tuple[str, ...]], ...] = (
        ("issuer", selector.issuer, ("issuer",)),
        ("stacks", selector.stacks, ("stack",)),
        ("except", selector.except_, ("credential", "stack")),
    )
    for key, names, kinds in keys:
        if isinstance(names, str):
            yield Reference((*at, key), names, kinds)
        elif names is not None:
            yield from _many((*at, key), names, kinds)
