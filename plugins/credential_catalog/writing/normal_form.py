"""The form in which files are kept: keys in the order of the schema, two spaces, quotes only where needed."""

from __future__ import annotations

from collections import Counter

from credential_catalog.source.values import read_values
from credential_catalog.writing.commented import (
    Block,
    Commented,
    Entry,
    Flow,
    Node,
    NotRewritten,
    comments,
    read_commented,
)
from credential_catalog.writing.key_order import Shape, shape_of
from credential_catalog.writing.spelling import quoted, spelled


def in_normal_form(text: str, kind: str) -> str:
    """Return the text of a file of this kind ("credential", "rule", …) in the form in which files are kept.

    No value changes and every comment stays with what it is about. Formatting twice is formatting once.

    Raises:
        NotRewritten: the text has to stay as it is; the message says why.
    """
    values = read_values(text, kind)
    if not isinstance(values, dict):
        raise NotRewritten("the check cannot read it")
    written = written_out(read_commented(text), shape_of(kind))
    if read_values(written, kind) != values or Counter(comments(text)) != Counter(comments(written)):
        raise NotRewritten("something in it would be lost")
    return written


def written_out(file: Commented, shape: Shape) -> str:
    """Return the text of a tree, its keys in the order of the shape."""
    lines = _block(file.root, 0, shape)
    if not file.header or not file.header[-1]:
        lines = _without_empty_start(lines)
    return "\n".join([*file.header, *lines]) + "\n"


def _block(block: Block, indent: int, shape: Shape) -> list[str]:
    entries = block.entries
    if entries[0].key is not None:
        entries = sorted(entries, key=lambda entry: shape.place_of(_name(entry)))
    lines: list[str] = []
    for position, entry in enumerate(entries):
        below = shape.item() if entry.key is None else shape.below(_name(entry))
        above = entry.above if position or indent == 0 else _without_empty_start(entry.above)
        lines += [_indented(line, indent) for line in above]
        lines += _entry(entry, indent, below)
    return lines + [_indented(line, indent) for line in block.below]


def _name(entry: Entry) -> str:
    assert entry.key is not None, "an entry of a mapping has a key"
    return entry.key.value


def _without_empty_start(lines: list[str]) -> list[str]:
    return lines[1:] if lines and not lines[0] else lines


def _indented(line: str, indent: int) -> str:
    return " " * indent + line if line else ""


def _entry(entry: Entry, indent: int, shape: Shape) -> list[str]:
    start = " " * indent + ("-" if entry.key is None else quoted_key(entry))
    beside = f" {entry.beside}" if entry.beside else ""
    if not isinstance(entry.value, Block):
        first, *rest = _leaf(entry.value, indent + 2)
        return [f"{start} {first}".rstrip() + beside, *rest]
    nested = _block(entry.value, indent + 2, shape)
    if entry.key is not None or beside:
        return [start + beside, *nested]
    count = next(at for at, line in enumerate(nested) if line and not line.lstrip(" ").startswith("#"))
    about = [_indented(line.lstrip(" "), indent) for line in nested[:count]]
    return [*about, f"{start} {nested[count].lstrip(' ')}", *nested[count + 1 :]]


def quoted_key(entry: Entry) -> str:
    """Return a key as it is written, with its colon. The schemas' own keys never need quotes ("on")."""
    name = _name(entry)
    plain = entry.key is not None and not entry.key.style and entry.key.written == name
    return f"{name if plain else quoted(name)}:"


def _leaf(value: Node, indent: int) -> list[str]:
    assert not isinstance(value, Block), "a block is no leaf"
    return [value.written] if isinstance(value, Flow) else spelled(value, indent)
