"""The page of what changed, day by day."""

from __future__ import annotations

import msgspec

from credential_catalog.changes.told import Line
from credential_catalog.model.prose import date_words
from credential_catalog.site.address import home_address, relative
from credential_catalog.site.artifact import Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context

ADDRESS = "changes/"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that begins with what it is about, linked where that has a page, and what it means."""

    subject: str
    link: str | None
    rest: str
    below: tuple[str, ...]


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences of one weight."""

    title: str
    entries: tuple[Entry, ...]


class DayOfChanges(msgspec.Struct, frozen=True, kw_only=True):
    """A day with its sentences."""

    day: str
    commit: str
    parts: tuple[Part, ...]


def changes_page(renderer: Renderer) -> Page:
    """Return the page of what changed; where the history was not read, it says why."""
    context = renderer.context
    past = context.settings.history
    days = tuple(
        DayOfChanges(
            day=day.day.isoformat(),
            commit=day.commit,
            parts=tuple(
                Part(title=section.title, entries=tuple(_entry(line, context) for line in section.lines))
                for section in day.sections
            ),
        )
        for day in past.days
    )
    return renderer.page(
        "changes.html",
        ADDRESS,
        title="What changed",
        description="What changed in the catalog for the people who use it, day by day.",
        kind="index",
        headings=tuple(Heading(f"day-{day.day}", date_words(day.day)) for day in days),
        days=days,
        earlier=past.earlier,
        unread=past.unread,
    )


def _entry(line: Line, context: Context) -> Entry:
    """Take what a sentence is about out of it, so that the page can link it."""
    title = context.catalog.title(line.about) if line.about else ""
    home = home_address(context.catalog, line.about) if line.about else None
    if home is None or not line.text.startswith(title):
        return Entry(subject="", link=None, rest=line.text, below=line.below)
    rest = line.text.removeprefix(title).removeprefix(f" ({line.about})")
    return Entry(subject=title, link=relative(ADDRESS, home), rest=rest, below=line.below)
