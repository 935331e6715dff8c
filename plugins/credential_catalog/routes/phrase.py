"""Sentences about requirements: words, mentions of things that a page can link, and items below."""

from __future__ import annotations

import msgspec

from credential_catalog.model.prose import plain_text
from credential_catalog.model.requirement import Pointer


class Mention(msgspec.Struct, frozen=True):
    """A thing of the catalog within a sentence: its id, its kind and the words that stand for it."""

    id: str
    kind: str
    text: str


class Remark(msgspec.Struct, frozen=True):
    """An editor's own words within a sentence, in Markdown."""

    prose: str

    @property
    def text(self) -> str:
        """The words without marks."""
        return plain_text(self.prose)


Part = str | Mention | Remark
Parts = tuple[Part, ...]
"""What a sentence is made of, in order."""


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence made of words, mentions and remarks, with items below it.

    `at` is where the node stands below the requirement, so that a finding can be laid beside it; None for
    what stands in another file. `note` is the editor's remark, in Markdown; `role` tells what the items are:
    "all", "any", "choose", "in_order" or "lines". `unsourced` marks what no source was read for: no fact.
    """

    parts: Parts
    at: Pointer | None = None
    items: tuple[Phrase, ...] = ()
    note: str | None = None
    role: str | None = None
    unsourced: bool = False

    @property
    def text(self) -> str:
        """The sentence without links."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def outline(self, depth: int = 0) -> str:
        """Return the sentence and its items as an indented list, for a terminal or a test."""
        lines = [f"{'  ' * depth}- {self.text}"]
        return "\n".join(lines + [item.outline(depth + 1) for item in self.items])
