"""A requirement in words: a sentence, or a sentence with a list below it, ready for a page.

The words mention things of the catalog (credentials, stacks, awards) by id, so that a page can link them.
"""

from __future__ import annotations

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.prose import number_words, past_words, unit_words
from credential_catalog.model.records import Record
from credential_catalog.model.requirement import (
    AllOf,
    Amount,
    AnyOf,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    EarnedNode,
    InOrder,
    Node,
    OutsideLeaf,
    Pointer,
    Requirement,
    Selector,
    StackLeaf,
    Unlisted,
    UnlistedLeaf,
    children,
)
from credential_catalog.routes.amount_words import amount_words, mention, situation_words
from credential_catalog.routes.phrase import Mention, Part, Parts, Phrase, Remark
from credential_catalog.routes.pool_words import counted, pool_words
from credential_catalog.routes.question import rests_on_nothing


def describe(
    requirement: Requirement, catalog: Catalog, *, record: Record | None = None, at: Pointer | None = ()
) -> Phrase:
    """Return a requirement in words.

    Args:
        requirement: What is said.
        catalog: Where titles, pools and stacks are looked up.
        record: The rule, award or stack in whose file it stands, to mark what no source was read for.
        at: Where it stands below the requirement that is shown.

    >>> print(describe(convert({"any": [{"outside": "masters-degree"}, {"outside": "national-board"}]},
    ...                        Requirement), catalog).outline())
    - Either of:
      - Master's degree
      - National Board Certification
    """
    assert isinstance(requirement, Node)
    phrase = _said(requirement, catalog, record, at)
    parts = phrase.parts
    if requirement.label is not None:
        parts = (f"{requirement.label}: ", *_lowered(parts))
    if requirement.when is not None:
        parts = (f"If {situation_words(requirement.when)}: ", *_lowered(parts))
    return msgspec.structs.replace(
        phrase,
        parts=parts,
        at=at,
        note=requirement.note,
        unsourced=rests_on_nothing(requirement, record),
    )


def _said(node: Node, catalog: Catalog, record: Record | None, at: Pointer | None) -> Phrase:
    match node:
        case CredentialLeaf(credential=name):
            return Phrase(parts=(mention(name, "credential", catalog), *_earned_words(node)))
        case StackLeaf(stack=name):
            return _stack_words(name, catalog, record)
        case AwardLeaf(award=name, area=area):
            return Phrase(parts=("Holding ", *_award_words(name, area, catalog)))
        case OutsideLeaf():
            return Phrase(parts=_outside_words(node, catalog))
        case UnlistedLeaf(unlisted=unlisted):
            return Phrase(parts=(f"{_unlisted_words(unlisted)}: ", Remark(unlisted.note)))
        case Amount(amount=asked):
            return amount_words(asked, catalog)
        case Choose():
            if isinstance(node.choose.from_, Selector):
                return pool_words(node.choose, node.choose.from_, _earned_words(node), catalog)
            items = _described_children(node, catalog, record, at)
            return Phrase(parts=_choice_words(node, len(items)), items=items, role="choose")
        case AllOf() | AnyOf() | InOrder():
            items = _described_children(node, catalog, record, at)
            return Phrase(parts=(_joint_words(node, len(items)),), items=items, role=_role(node))
    raise TypeError(f"not a requirement: {node!r}")


def _role(node: AllOf | AnyOf | InOrder) -> str:
    if isinstance(node, AllOf):
        return "all"
    return "any" if isinstance(node, AnyOf) else "in_order"


def _joint_words(node: AllOf | AnyOf | InOrder, number: int) -> str:
    if number == 1:
        return "This:"
    if isinstance(node, AnyOf):
        return "Either of:" if number == 2 else "Any one of:"
    every = "Both" if number == 2 else f"All {number}"
    apart = ", no credential counting for two of them" if node.distinct else ""
    return f"{every}, in this order{apart}:" if isinstance(node, InOrder) else f"{every} of{apart}:"


def _described_children(
    node: Node, catalog: Catalog, record: Record | None, at: Pointer | None
) -> tuple[Phrase, ...]:
    return tuple(
        describe(child, catalog, record=record, at=None if at is None else (*at, *below))
        for below, child in children(node)
    )


def _stack_words(name: str, catalog: Catalog, record: Record | None) -> Phrase:
    """Return a stack with what it asks below it, unless it is met inside itself."""
    stack = mention(name, "stack", catalog)
    if name not in catalog.stacks or (record is not None and record.id == name):
        return Phrase(parts=("The whole stack ", stack))
    inside = describe(catalog.asked_by(name), catalog, record=catalog.stacks[name], at=None)
    items = inside.items or (inside,)
    return Phrase(parts=("The whole stack ", stack, *_opening(inside)), items=items, role=inside.role)


def _opening(inside: Phrase) -> Parts:
    return (": ", *_lowered(inside.parts)) if inside.items else (":",)


def _choice_words(node: Choose, listed: int) -> Parts:
    """Return how many of the things below are asked: "2 of these 4:"."""
    asked = node.choose.at_least
    apart = ", no credential counting for two of them" if node.distinct else ""
    if listed == 1 and asked == 1:
        said = "This one, or another that the catalog does not list" if node.choose.open else "This"
    elif node.choose.open and asked > listed:
        said = f"{counted(asked)}, of which the catalog lists only {'these' if listed > 1 else 'this one'}"
    elif node.choose.open:
        said = f"{counted(asked)} of these {listed}, or of others that the catalog does not list"
    else:
        said = f"{counted(asked)} of these {listed}"
    return (f"{said}{apart}", *_earned_words(node), ":")


_THINGS = {
    "credential": ("One micro-credential", "micro-credentials", "Micro-credentials, how many is not known,"),
    "stack": ("One stack", "stacks", "Stacks, how many is not known,"),
    "other": ("One thing", "things", "Something else"),
}
"""What cannot be listed: one of it, more of it, and an unknown number."""


def _unlisted_words(unlisted: Unlisted) -> str:
    """Return what the catalog cannot list: "One thing that the catalog cannot list"."""
    one, many, unknown = _THINGS[unlisted.of]
    if unlisted.count == "unknown":
        said = unknown
    else:
        said = one if unlisted.count == 1 else f"{number_words(unlisted.count)} {many}"
    return f"{said} that the catalog cannot list"


def _earned_words(node: EarnedNode) -> Parts:
    said = []
    if node.minimum_score is not None:
        said.append(f"with {node.minimum_score} or better")
    if node.level is not None:
        said.append(f"at level {node.level}")
    if node.result is not None and node.result != "attained":
        said.append(f"at least {node.result}")
    if node.within is not None:
        said.append(past_words(node.within))
    return (f", {', '.join(said)}",) if said else ()


def _outside_words(node: OutsideLeaf, catalog: Catalog) -> Parts:
    title = Mention(node.outside, "outside", catalog.title(node.outside))
    parts: list[Part] = [title]
    if node.at_least is not None:
        declared = catalog.outside[node.outside].unit if node.outside in catalog.outside else None
        unit = node.unit or declared
        amount = f"{number_words(node.at_least)} {unit_words(unit, node.at_least)}" if unit else ""
        parts.append(f", {amount or f'{number_words(node.at_least)} times'}")
    if node.during is not None:
        parts += [" while holding ", mention(node.during, "award", catalog)]
    if node.within is not None:
        parts.append(f", {past_words(node.within)}")
    if node.must_stay_valid:
        parts.append(", which must stay valid")
    return tuple(parts)


def _award_words(name: str, area: str | None, catalog: Catalog) -> Parts:
    award = mention(name, "award", catalog)
    if area is None:
        return (award,)
    areas = catalog.awards[name].areas if name in catalog.awards else ()
    title = next((one.title for one in areas if one.id == area), area)
    return (f"the area {title} of ", award)


def _lowered(parts: Parts) -> Parts:
    """Return a sentence that goes on after a colon: its first word small, unless it is a name."""
    first = parts[0]
    if isinstance(first, str) and first[:1].isupper() and first[1:2].islower():
        return (first[0].lower() + first[1:], *parts[1:])
    return parts
