"""Prose is Markdown without raw HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import msgspec

from credential_catalog.catalog.link import Linked
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Pointer


class RawHtml(Problem, frozen=True):
    """Prose holds raw HTML.

    Anyone can propose a change, so pages show only Markdown: emphasis, lists and links.

    Before:

    ```yaml
    note: <b>Only</b> one a person.
    ```

    After:

    ```yaml
    note: "**Only** one a person."
    ```
    """

    id = "CC370"
    name = "raw-html"

    tag: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The text holds the HTML {self.tag}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Write it in Markdown, or take it out."


class HtmlEntity(Problem, frozen=True):
    """A text holds a sign as HTML writes it, such as an ampersand as five letters.

    It comes along when the source of a page is copied, and would be shown as it is.

    Before:

    ```yaml
    title: Reading &amp; Writing
    ```

    After:

    ```yaml
    title: Reading & Writing
    ```
    """

    id = "CC372"
    name = "html-entity"

    entity: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The text holds {self.entity}, which is HTML for “{html.unescape(self.entity)}”."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Write the sign itself."


_PROSE = frozenset(
    {
        *("title", "name", "label", "note", "competency", "because", "text", "description", "support"),
        *("method", "earns", "replaces"),
    }
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,6});")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<!\[CDATA\[|<\?")


def check(linked: Linked) -> Iterator[Problem]:
    """Yield prose with raw HTML in it, or with signs as HTML writes them."""
    for record in linked.catalog.records():
        for at, text in _prose(msgspec.to_builtins(record), ()):
            found = _TAG.search(text) if "<" in text else None
            if found:
                yield RawHtml(linked.place(record.id, at), found[0])
                continue
            entity = _ENTITY.search(text) if "&" in text else None
            if entity and html.unescape(entity[0]) != entity[0]:
                yield HtmlEntity(linked.place(record.id, at), entity[0])


def _prose(value: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key in _PROSE and isinstance(part, str):
                yield (*at, key), part
            else:
                yield from _prose(part, (*at, key))
    elif isinstance(value, list | tuple):
        for position, part in enumerate(value):
            yield from _prose(part, (*at, position))
