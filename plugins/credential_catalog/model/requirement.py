"""The requirement algebra: what a stack, award or rule asks for.

A requirement is one of ten kinds of node. Five are leaves (`CredentialLeaf`, `StackLeaf`, `AwardLeaf`,
`OutsideLeaf`, `UnlistedLeaf`), five are joints (`AllOf`, `AnyOf`, `InOrder`, `Choose`, `Amount`). Field names
are the keys of `schemas/requirement.schema.json`; a trailing underscore keeps clear of Python's keywords.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

Pointer = tuple[str | int, ...]
"""Where a value stands in its file: keys and list positions from the top."""

OneOrMany = str | tuple[str, ...]


def each_of(value: OneOrMany | None) -> tuple[str, ...]:
    """Return the values of a key that takes one or many; an absent key has none."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value


class Requirement:
    """Any of the ten kinds of node; `msgspec` builds the right one through `model.convert`."""

    __slots__ = ()


class Situation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A condition on the person: every key given must hold, a list means any one of its values."""

    employed: bool | None = None
    role: OneOrMany | None = None
    grade_band: OneOrMany | None = None
    subject: OneOrMany | None = None


class Node(msgspec.Struct, Requirement, frozen=True, kw_only=True, omit_defaults=True):
    """What every kind of node may carry.

    `id` is a name within the file that sources, disputes and holdings point at; `when` limits the node to
    people in a situation.
    """

    id: str | None = None
    label: str | None = None
    note: str | None = None
    source: str | None = None
    when: Situation | None = None


class EarnedNode(Node, frozen=True, kw_only=True, omit_defaults=True):
    """A `credential` or `choose` node: how the credentials must have been earned."""

    minimum_score: str | float | None = None
    level: str | None = None
    result: Literal["enrolled", "submitted", "attained"] | None = None
    within: str | None = None


class CredentialLeaf(EarnedNode, frozen=True, kw_only=True, omit_defaults=True):
    """Holding one credential, or one equivalent to it."""

    credential: str


class StackLeaf(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Holding a stack, or meeting what it asks."""

    stack: str


class AwardLeaf(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Holding an award, or one `area` of it."""

    award: str
    area: str | None = None


class OutsideLeaf(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is no credential: a degree, an exam, years of work.

    `at_least` is a quantity in `unit`; `during` counts only what was done while that award was held.
    """

    outside: str
    at_least: float | None = None
    unit: str | None = None
    within: str | None = None
    during: str | None = None
    must_stay_valid: bool = False


class Unlisted(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """So many things that exist but whose titles nobody has read: credentials, stacks or something other."""

    count: int | Literal["unknown"]
    note: str
    of: Literal["credential", "stack", "other"] = "credential"


class UnlistedLeaf(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Things known only by number; the person attests how many are held."""

    unlisted: Unlisted


class AllOf(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Every child. With `distinct`, no credential may serve two children."""

    all: tuple[Requirement, ...]
    distinct: bool = False


class AnyOf(Node, frozen=True, kw_only=True, omit_defaults=True):
    """One child is enough."""

    any: tuple[Requirement, ...]


class InOrder(Node, frozen=True, kw_only=True, omit_defaults=True):
    """Every child, in this order."""

    in_order: tuple[Requirement, ...]
    distinct: bool = False


class Selector(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"except_": "except"}):
    """Credentials picked by what they are: every key given must hold, a list means any one of its values."""

    issuer: OneOrMany | None = None
    kind: OneOrMany | None = None
    stacks: OneOrMany | None = None
    tag: OneOrMany | None = None
    subject: OneOrMany | None = None
    grade_band: OneOrMany | None = None
    level: OneOrMany | None = None
    evidence: OneOrMany | None = None
    except_: OneOrMany | None = None


Openness = Literal[True, "unread"]


class Choice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """`at_least` so many from a pool: a selector, or a list of nodes.

    `open` is True when there are more than the catalog lists, "unread" when none of ours is known to belong.
    """

    at_least: int
    from_: Selector | tuple[Requirement, ...]
    open: bool | Literal["unread"] = False


class Choose(EarnedNode, frozen=True, kw_only=True, omit_defaults=True):
    """So many from a pool. `distinct` matters where the pool is a list of nodes."""

    choose: Choice
    distinct: bool = False


class Bounds(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Floor and cap of one item, in the unit of its `Value.per`."""

    at_least: float | None = None
    at_most: float | None = None


class Factor(msgspec.Struct, frozen=True, kw_only=True):
    """A factor that depends on the level at which the item is held."""

    by_level: dict[str, float]

    def __hash__(self) -> int:
        """Hash by content, so that a requirement stays hashable."""
        return hash(tuple(sorted(self.by_level.items())))


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"is_": "is"}):
    """What one held thing adds to an amount, in the amount's unit.

    `per` is "credential" (each adds the same), a unit (each hour or quantity adds) or a whole number (each
    whole group of so many adds); `by_result` stands alone.
    """

    per: str | int | None = None
    is_: float | Literal["unknown"] | None = None
    each: Bounds | None = None
    times: Factor | None = None
    by_result: dict[str, float] | None = None

    def __hash__(self) -> int:
        """Hash by content, so that a requirement stays hashable."""
        results = tuple(sorted(self.by_result.items())) if self.by_result is not None else None
        return hash((self.per, self.is_, self.each, self.times, results))


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kind of thing that adds to an amount: exactly one of the first four keys is given."""

    rules: str | None = None
    select: Selector | None = None
    credential: str | None = None
    outside: str | None = None
    value: Value | None = None
    area: str | None = None
    tags: tuple[str, ...] = ()
    when: Situation | None = None
    within: str | None = None
    note: str | None = None
    source: str | None = None


class AwardsHeld(msgspec.Struct, frozen=True, kw_only=True):
    """Which awards a growing threshold counts."""

    jurisdiction: str
    kind: str


class PerAward(msgspec.Struct, frozen=True, kw_only=True):
    """What a growing threshold counts."""

    awards: AwardsHeld


class GrowingThreshold(msgspec.Struct, frozen=True, kw_only=True):
    """`first` for the first award held (and for none), `further` for each one more."""

    first: float
    further: float
    per: PerAward


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The part of an amount that a limit looks at: lines of one area, or with one tag."""

    area: str | None = None
    tag: str | None = None


class Limit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A cap or floor on a part of an amount; a percentage is of the amount asked."""

    of: Part
    at_most: float | str | None = None
    at_least: float | str | None = None
    when: Situation | None = None
    note: str | None = None
    source: str | None = None


class AreasAsked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How many different areas of an amount must have something."""

    at_least: int
    when: Situation | None = None


class Sum(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """`at_least` so much of `unit`, added up from lines.

    Each held thing goes to the first line that matches, once.
    """

    unit: str
    at_least: float | GrowingThreshold
    from_: tuple[Line, ...]
    open: bool | Literal["unread"] = False
    limits: tuple[Limit, ...] = ()
    areas: AreasAsked | None = None


class Amount(Node, frozen=True, kw_only=True, omit_defaults=True):
    """So much of a unit."""

    amount: Sum


NODE_KINDS: dict[str, type[Node]] = {
    "credential": CredentialLeaf,
    "stack": StackLeaf,
    "award": AwardLeaf,
    "outside": OutsideLeaf,
    "unlisted": UnlistedLeaf,
    "all": AllOf,
    "any": AnyOf,
    "in_order": InOrder,
    "choose": Choose,
    "amount": Amount,
}
"""The ten keys of which a node has exactly one, with the kind that each makes."""


def children(requirement: Requirement) -> tuple[tuple[Pointer, Requirement], ...]:
    """Return the nodes directly under a node, each with where it stands below it."""
    match requirement:
        case AllOf(all=nodes):
            key: Pointer = ("all",)
        case AnyOf(any=nodes):
            key = ("any",)
        case InOrder(in_order=nodes):
            key = ("in_order",)
        case Choose(choose=Choice(from_=tuple() as nodes)):
            key = ("choose", "from")
        case _:
            return ()
    return tuple(((*key, position), node) for position, node in enumerate(nodes))


def walk(requirement: Requirement, at: Pointer = ()) -> Iterator[tuple[Pointer, Requirement]]:
    """Yield a requirement and every node below it, parents first, each with where it stands in its file."""
    yield at, requirement
    for below, child in children(requirement):
        yield from walk(child, (*at, *below))


def same_or_any(asked: OneOrMany, given: OneOrMany) -> bool:
    """Tell whether one of the values asked is among those given."""
    return not set(each_of(asked)).isdisjoint(each_of(given))
