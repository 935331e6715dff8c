"""Prose of the catalog to HTML: Markdown with raw HTML off, links marked as leading elsewhere."""

from __future__ import annotations

import functools

from markdown_it import MarkdownIt
from markupsafe import Markup


@functools.cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table").disable("image")


def prose(text: str | None) -> Markup:
    """Return Markdown as HTML paragraphs; nothing for nothing."""
    return Markup(_parser().render(text)) if text else Markup("")


def inline_prose(text: str | None) -> Markup:
    """Return one line of Markdown as HTML without a paragraph around it."""
    return Markup(_parser().renderInline(text)) if text else Markup("")
