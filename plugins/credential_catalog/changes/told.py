"""Changes → sections of sentences, in the order in which they matter: what hurts somebody first."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.change import Change, Changes, FieldChange, WayChange, WayLength, WordChange
from credential_catalog.model.prose import number_words
from credential_catalog.model.uses import USES

MOST_NAMED = 4
"""Things that are named one by one; of more of one owner only the number is told."""

_WITHDRAWN = ("retired", "superseded", "ended")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence about a thing (or about none), with what it means below it."""

    text: str
    about: str | None = None
    below: tuple[str, ...] = ()


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Sentences of one weight; `wrong` marks what may not be published like that."""

    title: str
    lines: tuple[Line, ...]
    wrong: bool = False


def told(changes: Changes, catalog: Catalog) -> tuple[Section, ...]:
    """Return what changed in words.

    Args:
        changes: What changed.
        catalog: The edition after the changes, for titles.
    """
    ways = [(_way_is_worse(way), _way_line(way, catalog)) for way in changes.ways]
    words = [(word.weaker, _word_line(word, catalog)) for word in changes.words]
    changed = [
        (_is_withdrawn(thing) or None, _thing_line(thing)) for thing in changes.things if not thing.new
    ]
    gone = tuple(Line(text=f"The {one.kind} {one.title} ({one.id}).", about=one.id) for one in changes.gone)
    sections = (
        Section(title="Addresses that lead nowhere any more", lines=gone, wrong=True),
        Section(title="Harder or less than before", lines=_of(True, ways, words, changed)),
        Section(title="Easier or more than before", lines=_of(False, ways, words)),
        Section(title="Changed", lines=_of(None, words, changed)),
        Section(title="New", lines=tuple(_new([thing for thing in changes.things if thing.new], catalog))),
        Section(title="Also", lines=tuple(_also(changes))),
    )
    return tuple(section for section in sections if section.lines)


def _of(worse: bool | None, *kinds: Sequence[tuple[bool | None, Line]]) -> tuple[Line, ...]:
    return tuple(line for lines in kinds for is_worse, line in lines if is_worse is worse)


def _way_is_worse(way: WayChange) -> bool:
    if any(holder.after is None or holder.after > holder.before for holder in way.holders):
        return True
    if way.before is None or way.after is None:
        return way.after is None
    return _weight(way.after) > _weight(way.before)


def _weight(length: WayLength) -> tuple[int, int, float]:
    return length.others, length.credentials, length.hours or 0.0


def _way_line(way: WayChange, catalog: Catalog) -> Line:
    return Line(
        text=f"{way.title} ({way.goal}): {_way_words(way)}",
        about=way.goal,
        below=tuple(
            f"Who has {_named(holder.held, catalog, 'more of the former way')}: "
            f"{_left(holder.before)} → {_left(holder.after)}."
            for holder in way.holders
        ),
    )


def _way_words(way: WayChange) -> str:
    before, after = way.before, way.after
    if after is None:
        return (
            "there is no way any more of which it is known that it is enough."
            if before
            else "no way is known."
        )
    if before is None:
        return f"there is a way now of which it is known that it is enough: {_length_words(after)}."
    if before.hours is not None and after.hours is not None and before.hours != after.hours:
        verb = "grows" if after.hours > before.hours else "shrinks"
        return f"the shortest way {verb} from {number_words(before.hours)} to {number_words(after.hours)} h."
    if before.credentials != after.credentials:
        verb = "grows" if after.credentials > before.credentials else "shrinks"
        return f"the shortest way {verb} from {before.credentials} to {_credentials(after.credentials)}."
    if before == after:
        return "the shortest way is as long as before, but not for those who are on it."
    return f"the shortest way was {_length_words(before)}, and is {_length_words(after)} now."


def _length_words(length: WayLength) -> str:
    said = [_credentials(length.credentials)] if length.credentials or not length.others else []
    if length.credentials:
        said.append("hours not all stated" if length.hours is None else f"{number_words(length.hours)} h")
    said += [f"{length.others} other thing{'' if length.others == 1 else 's'}"] if length.others else []
    return ", ".join(said)


def _credentials(number: int) -> str:
    return f"{number} credential{'' if number == 1 else 's'}"


def _left(number: int | None) -> str:
    return "no way any more" if number is None else f"{number or 'nothing'} left"


def _named(names: tuple[str, ...], catalog: Catalog, others: str) -> str:
    titles = [catalog.title(name) for name in names]
    if len(titles) > MOST_NAMED:
        return f"{', '.join(titles[:2])} and {len(titles) - 2} {others}"
    return " and ".join(filter(None, (", ".join(titles[:-1]), titles[-1])))


def _word_line(word: WordChange, catalog: Catalog) -> Line:
    whom = f" for {_named(word.credentials, catalog, 'more credentials')}" if word.credentials else ""
    return Line(
        text=f"{word.title}, {USES[word.use].lower()}{whom}: {word.before} → {word.after}.", about=word.state
    )


def _is_withdrawn(thing: Change) -> bool:
    return any(field.key == "status" and field.after in _WITHDRAWN for field in thing.fields)


def _thing_line(thing: Change) -> Line:
    short = [words for field in thing.fields if (words := _field_words(field))]
    renamed = (
        [f"renamed from {thing.former} to {thing.id}; the old address still leads here"]
        if thing.former
        else []
    )
    touched = [
        f"{number} {noun}{'' if number == 1 else 's'}"
        for number, noun in ((thing.stacks, "stack"), (thing.awards, "award"))
        if number
    ]
    return Line(
        text=f"{thing.title} ({thing.id}): {'; '.join(renamed + short) or 'other words'}.",
        about=thing.id,
        below=(
            *(f"{field.label}: {line}" for field in thing.fields for line in field.lines),
            *([f"It is part of {' and '.join(touched)}."] if touched else []),
        ),
    )


def _field_words(field: FieldChange) -> str:
    if field.lines:
        return f"{field.label[0].lower()}{field.label[1:]} changed"
    if field.key in ("note", "description", "competency"):
        return f"{field.label[0].lower()}{field.label[1:]} reworded"
    before, after = field.before or "not stated", field.after or "not stated"
    return f"{field.label[0].lower()}{field.label[1:]} {before} → {after}"


def _new(things: list[Change], catalog: Catalog) -> Iterator[Line]:
    """Yield what is new: by name where there are few of a kind, else their number by owner."""
    for kind, ones in itertools.groupby(things, key=lambda thing: thing.kind):
        listed = list(ones)
        if len(listed) <= MOST_NAMED:
            yield from (
                Line(text=f"{kind.capitalize()}: {one.title} ({one.id}).", about=one.id) for one in listed
            )
            continue
        owners: dict[str, int] = {}
        for one in listed:
            owners[one.owner] = owners.get(one.owner, 0) + 1
        most = sorted(owners.items(), key=lambda owner: (-owner[1], owner[0]))
        said = [f"{catalog.title(owner)} {number}" for owner, number in most]
        if kind in ("issuer", "state", "outside thing", "collection"):
            said = [one.title for one in listed]
        yield Line(text=f"{len(listed)} {_plural(kind)}.", below=(f"{'; '.join(said)}.",))


def _plural(kind: str) -> str:
    return "bodies" if kind == "body" else f"{kind}s"


def _also(changes: Changes) -> Iterator[Line]:
    if changes.sources_added:
        yield Line(text=f"Sources added to what was there: {changes.sources_added}.")
    if changes.sources_checked:
        yield Line(text=f"Sources read again: {changes.sources_checked}.")
    if changes.goals_left_out:
        yield Line(
            text=f"Goals whose ways were not worked out, because too many changed: {changes.goals_left_out}."
        )
