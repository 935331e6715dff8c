"""A thing gets another id: its file moves, every reference follows, and the old id stays as an alias."""

from __future__ import annotations

from pathlib import Path

import msgspec
import yaml

from credential_catalog.model.problem import Place, Problem
from credential_catalog.schema.kinds import Home, home_of
from credential_catalog.source.loader import Loader
from credential_catalog.source.reading import read_document
from credential_catalog.source.text import place_at
from credential_catalog.writing.catalog_files import CatalogFile, catalog_files, file_of, nearest_names, whose
from credential_catalog.writing.key_order import shape_of
from credential_catalog.writing.references import Edit, apply, renamed_references


class CannotRename(Exception):
    """A thing cannot get this id; the message says why, and what to write instead."""


class Change(msgspec.Struct, frozen=True):
    """What becomes of one file: where it stood and will stand, its text, and the references changed."""

    before: Path
    after: Path
    text: str
    places: tuple[Place, ...] = ()


def renaming(root: Path, old: str, new: str) -> tuple[Change, ...]:
    """Return what changes in a catalog's folder when the thing `old` is called `new`; nothing is written.

    With an issuer, everything that it owns is renamed too.

    Raises:
        CannotRename: there is no such thing, the new id is taken or is none, or a file that names the old id
            cannot be read.
    """
    entries = catalog_files(root)
    home = _found(entries, old)
    _refuse_new(entries, home, new)
    names = {old: new, **_owned(entries, home, new)}
    moved = {entry.home.id: entry.home for entry in entries if entry.home.id in names}
    changes = (_change(root, entry, names, moved) for entry in entries)
    return tuple(change for change in changes if change is not None)


def carry_out(changes: tuple[Change, ...]) -> None:
    """Write the changes. A file that moves leaves no empty folder behind."""
    for change in changes:
        change.after.parent.mkdir(parents=True, exist_ok=True)
        change.after.write_bytes(change.text.encode())
    for change in changes:
        if change.before != change.after:
            change.before.unlink()
            if not any(change.before.parent.iterdir()):
                change.before.parent.rmdir()


def _found(entries: list[CatalogFile], old: str) -> Home:
    for entry in entries:
        if entry.home.id == old and entry.home.kind == "jurisdiction":
            raise CannotRename(f"“{old}” is a jurisdiction. Its id is its postal code and stays.")
        if entry.home.id == old:
            return entry.home
    for entry in entries:
        if old in entry.aliases():
            raise CannotRename(f"“{old}” is an earlier id of “{entry.home.id}”. Rename that.")
    close = nearest_names(old, [entry.home.id for entry in entries])
    meant = f" Did you mean {' or '.join(f'“{name}”' for name in close)}?" if close else ""
    raise CannotRename(f"The catalog knows nothing called “{old}”.{meant}")


def _refuse_new(entries: list[CatalogFile], home: Home, new: str) -> None:
    if new == home.id:
        raise CannotRename(f"“{new}” is its id already.")
    if new.count("/") != home.id.count("/"):
        form = "owner/name" if "/" in home.id else "one word"
        raise CannotRename(f"“{new}” is no id of the kind {home.kind}. Write {form}, like “{home.id}”.")
    place = home_of(f"catalog/{file_of(home.kind, new)}")
    if isinstance(place, Problem):
        raise CannotRename(f"{place.what} {place.remedy}")
    taken = whose([entry for entry in entries if entry.home.id != home.id], new)
    if taken:
        raise CannotRename(f"“{new}” is taken: it is {taken}.")
    owner = new.partition("/")[0]
    if "/" in new and home.kind != "collection" and all(entry.home.id != owner for entry in entries):
        kind = "issuer" if home.kind in ("credential", "stack") else "jurisdiction"
        raise CannotRename(f"There is no {kind} “{owner}”. Make its file first: {file_of(kind, owner)}.")


def _owned(entries: list[CatalogFile], home: Home, new: str) -> dict[str, str]:
    """Return the new ids of what an issuer owns, by the old ones."""
    if home.kind != "issuer":
        return {}
    names = {
        entry.home.id: f"{new}/{entry.home.id.partition('/')[2]}"
        for entry in entries
        if entry.home.kind in ("credential", "stack") and entry.home.id.startswith(f"{home.id}/")
    }
    known = {entry.home.id for entry in entries}
    clash = next((name for name in names.values() if name in known), None)
    if clash:
        raise CannotRename(f"“{clash}” is taken, and the issuer would bring another one along.")
    return names


def _change(root: Path, entry: CatalogFile, names: dict[str, str], moved: dict[str, Home]) -> Change | None:
    old = entry.home.id
    if old not in moved and not entry.mentions(*names):
        return None
    text, after = _readable(entry), entry.path
    edits = renamed_references(text, names)
    places = tuple(place_at(text, edit.start, entry.name) for edit in edits)
    if old in moved:
        after = root / file_of(entry.home.kind, names[old])
        edits = [*edits, *_alias_edits(text, entry.home.kind, old, names[old])]
    return Change(entry.path, after, apply(text, sorted(edits)), places) if edits else None


def _readable(entry: CatalogFile) -> str:
    """Return a file's text with its own line ends, or refuse one that cannot be read."""
    document = read_document(entry.path, name=entry.name)
    if isinstance(document, Problem):
        raise CannotRename(f"{document.place}: {document.what} Mend this file first; it names the old id.")
    return entry.raw.decode().removeprefix("\ufeff")


def _alias_edits(text: str, kind: str, old: str, new: str) -> list[Edit]:
    """Return what adds an alias to a file. An id that comes back takes the place that it had among them."""
    top = yaml.compose(text, Loader=Loader)
    assert isinstance(top, yaml.MappingNode), "an accepted text is a mapping"
    line = "\r\n" if "\r\n" in text else "\n"
    known = next((value for key, value in top.value if key.value == "aliases"), None)
    if isinstance(known, yaml.SequenceNode) and known.value:
        again = next((item for item in known.value if item.value == new), None)
        if again is not None:
            return [Edit(again.start_mark.index, again.end_mark.index, old)]
        last = known.value[-1]
        if known.flow_style:
            return [Edit(last.end_mark.index, last.end_mark.index, f", {old}")]
        end = _line_end(text, last.end_mark.index)
        return [Edit(end, end, f"{line}{' ' * known.start_mark.column}- {old}")]
    if top.flow_style:
        raise CannotRename("The file stands in one pair of brackets. Run credential-catalog format first.")
    shape = shape_of(kind)
    later = [key for key, _ in top.value if shape.place_of(key.value) > shape.place_of("aliases")]
    start = _start_with_comments(text, later[0].start_mark.index) if later else len(text)
    before = line if start == len(text) and not text.endswith("\n") else ""
    if known is not None:
        raise CannotRename("The file has aliases without any id. Delete that line first.")
    return [Edit(start, start, f"{before}aliases:{line}  - {old}{line}")]


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _start_with_comments(text: str, index: int) -> int:
    """Return where the comment lines right above a key begin; without any, where its line begins."""
    start = text.rfind("\n", 0, index) + 1
    while start:
        above = text.rfind("\n", 0, start - 1) + 1
        if not text.startswith("#", above) or text.startswith("# yaml-language-server:", above):
            break
        start = above
    return start
