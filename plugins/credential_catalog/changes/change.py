"""What changed between two editions of a catalog: plain values, in the field's words.

They are published as JSON: `credential-catalog diff --format json` writes them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal[
    "issuer", "credential", "stack", "state", "body", "award", "rule", "outside thing", "collection"
]


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that had an address and has none any more, under its own name or as a former id."""

    id: str
    kind: Kind
    title: str


class FieldChange(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of a thing, before and after, in words; None where it was, or is, not stated.

    Of requirements and lists `lines` has only what differs: each begins with "-" (before) or "+" (after).
    """

    key: str
    label: str
    before: str | None = None
    after: str | None = None
    lines: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A thing that is new, or of which something changed; `former` is its id before, if it was renamed."""

    id: str
    kind: Kind
    title: str
    new: bool = False
    former: str | None = None
    fields: tuple[FieldChange, ...] = ()
    stacks: int = 0
    awards: int = 0

    @property
    def owner(self) -> str:
        """Id of the issuer or state whose it is."""
        return self.id.partition("/")[0]


class WayLength(msgspec.Struct, frozen=True, kw_only=True):
    """How long the shortest way to a goal is from nothing; `hours` only where all are stated."""

    credentials: int
    hours: float | None
    others: int


class HolderChange(msgspec.Struct, frozen=True, kw_only=True):
    """How many credentials are left to somebody who holds these of the former way."""

    held: tuple[str, ...]
    before: int
    after: int | None


class WayChange(msgspec.Struct, frozen=True, kw_only=True):
    """The shortest way to a goal, before and after; None where there is none of which it is known."""

    goal: str
    title: str
    before: WayLength | None
    after: WayLength | None
    holders: tuple[HolderChange, ...] = ()


class WordChange(msgspec.Struct, frozen=True, kw_only=True):
    """What a state says of a use, or of credentials for it, before and after.

    `weaker` is None where both words only tell how far the use was looked at.
    """

    state: str
    title: str
    use: str
    before: str
    after: str
    weaker: bool | None
    credentials: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True, kw_only=True):
    """All that changed.

    Attributes:
        gone: Addresses that lead nowhere any more.
        ways: Shortest ways that changed, with what that means for those who are on them.
        words: States' words that changed, for a use as a whole (no credentials) or for credentials.
        things: What is new or changed, in the order of kinds and ids.
        sources_added: How many sources are new.
        sources_checked: How many sources were looked at again.
        goals_left_out: How many goals may have another way now that was not worked out.
    """

    gone: tuple[Gone, ...] = ()
    ways: tuple[WayChange, ...] = ()
    words: tuple[WordChange, ...] = ()
    things: tuple[Change, ...] = ()
    sources_added: int = 0
    sources_checked: int = 0
    goals_left_out: int = 0

    @property
    def nothing(self) -> bool:
        """Whether nothing changed for anybody."""
        return self == Changes()
