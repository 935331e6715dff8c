"""A YAML text → a tree of its values with every comment at the entry that it is about.

A YAML library keeps a comment at whatever stands before it, so a comment above a key stays behind when the
key moves. Here a comment above an entry belongs to the entry below it, a comment at the end of a line to the
entry of that line, and a comment that is indented as deep as a list or mapping that has just ended to the end
of that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

import msgspec
import yaml

from credential_catalog.source.loader import Loader

WIDEST_FLOW = 100
"""Letters of a list or mapping in brackets; a longer one is written line by line."""

_COMMENT = re.compile(r"#[^\n]*")
_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*[ \t]*(?P<comment>#[^\n]*)?")


class Scalar(msgspec.Struct, frozen=True):
    """One value: what it stands for, and how it was written. `style` is "", "'", '"', "|" or ">"."""

    value: str
    style: str
    written: str


class Flow(msgspec.Struct, frozen=True):
    """A list or mapping in brackets on one line, kept as it was written."""

    written: str


class Entry(msgspec.Struct):
    """An item of a list or mapping, with its comments.

    `above` are the lines right before it, comments and empty ones; `beside` is the comment at the end of its
    line.
    """

    key: Scalar | None
    value: Node
    start: int
    column: int
    above: list[str] = []
    beside: str = ""


class Block(msgspec.Struct):
    """A list or mapping with an entry on each line, and the comments `below` its last entry."""

    entries: list[Entry]
    column: int
    below: list[str] = []


Node = Scalar | Flow | Block


class Commented(msgspec.Struct):
    """A file: its first comments, which stay on top whatever moves, and its mapping."""

    header: list[str]
    root: Block


class NotRewritten(Exception):
    """A text cannot be put into another form without losing something; the message says what and why."""


def read_commented(text: str) -> Commented:
    """Return the tree of a text that the check can read.

    Raises:
        NotRewritten: the text uses anchors (`&`, `*`) or directives (`%`), which have no place in the tree.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    dashes = _dashes(text)
    top = yaml.compose(text, Loader=Loader)
    if not isinstance(top, yaml.MappingNode):
        raise NotRewritten("it holds no keys")
    root = _node(top, text, dashes)
    if isinstance(root, Flow):
        raise NotRewritten("the whole file stands in one pair of brackets")
    assert isinstance(root, Block), "a mapping that is not on one line is a block"
    for start, comment in _comments(text, top):
        _attach(root, text, start, comment)
    _note_empty_lines(root, text)
    return Commented(_header(root), root)


def comments(text: str) -> list[str]:
    """Return every comment of a text, in its order."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    top = yaml.compose(text, Loader=Loader)
    return [] if top is None else [comment for _, comment in _comments(text, top)]


def _dashes(text: str) -> dict[int, list[int]]:
    """Return where list items begin, by column."""
    found: dict[int, list[int]] = {}
    for token in yaml.scan(text, Loader=Loader):
        if isinstance(token, yaml.AnchorToken | yaml.AliasToken):
            raise NotRewritten("it uses & or *; write the values out where they are used")
        if isinstance(token, yaml.DirectiveToken):
            raise NotRewritten("it begins with %; delete that line")
        if isinstance(token, yaml.BlockEntryToken):
            found.setdefault(token.start_mark.column, []).append(token.start_mark.index)
    return found


def _node(node: yaml.Node, text: str, dashes: dict[int, list[int]]) -> Node:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, text)
    assert isinstance(node, yaml.CollectionNode)
    written = text[node.start_mark.index : node.end_mark.index]
    if node.flow_style and (not node.value or ("\n" not in written and len(written) <= WIDEST_FLOW)):
        return Flow("{}" if _is_empty(node, dict) else "[]" if _is_empty(node, list) else written)
    if isinstance(node, yaml.MappingNode):
        entries = [
            Entry(
                _scalar(key, text),
                _node(value, text, dashes),
                key.start_mark.index,
                key.start_mark.column,
            )
            for key, value in node.value
        ]
    else:
        entries = [_item(value, text, dashes, bool(node.flow_style)) for value in node.value]
    return Block(entries, entries[0].column)


def _is_empty(node: yaml.CollectionNode, kind: type) -> bool:
    return not node.value and isinstance(node, yaml.MappingNode) is (kind is dict)


def _item(value: yaml.Node, text: str, dashes: dict[int, list[int]], flow: bool) -> Entry:
    start, column = value.start_mark.index, value.start_mark.column
    if not flow:
        # The nearest dash before the value whose column is not right of it: nothing else stands between.
        start, column = max(
            (starts[at - 1], column)
            for column, starts in dashes.items()
            if (at := bisect_right(starts, value.start_mark.index))
            and not _is_inner_dash(starts[at - 1], value)
        )
    return Entry(None, _node(value, text, dashes), start, column)


def _is_inner_dash(dash: int, value: yaml.Node) -> bool:
    """Tell whether a dash is the value's own: the first item of a list inside a list."""
    return isinstance(value, yaml.SequenceNode) and not value.flow_style and dash >= value.start_mark.index


def _scalar(node: yaml.ScalarNode, text: str) -> Scalar:
    written = text[node.start_mark.index : node.end_mark.index]
    return Scalar(node.value, node.style or "", written)


def _comments(text: str, top: yaml.Node) -> Iterator[tuple[int, str]]:
    """Yield each comment and where it starts: what begins with # outside of every value."""
    at = 0
    for scalar in _scalars(top):
        start, end = scalar.start_mark.index, scalar.end_mark.index
        for found in _COMMENT.finditer(text, at, start):
            yield found.start(), found[0].rstrip()
        if scalar.style in ("|", ">"):
            header = _BLOCK_HEADER.match(text, start)
            if header and header["comment"]:
                yield header.start("comment"), header["comment"].rstrip()
        at = max(at, end)
    for found in _COMMENT.finditer(text, at):
        yield found.start(), found[0].rstrip()


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)


def _attach(root: Block, text: str, start: int, comment: str) -> None:
    line_start = text.rfind("\n", 0, start) + 1
    column = start - line_start
    way = _last_before(root, start)
    if text[line_start:start].strip():
        entry = way[-1][1]
        if entry.beside:
            entry.above.append(comment)
        else:
            entry.beside = comment
        return
    following = _first_from(root, way, start)
    floor = -1 if following is None else following.column
    ended = [block for block, _ in way if floor < block.column <= column]
    if ended:
        # A list may stand as far left as its key; then the comment belongs to the outer one.
        lines = max(ended, key=lambda block: block.column).below
    else:
        lines = root.below if following is None else following.above
    if _follows_empty_line(text, line_start):
        lines.append("")
    lines.append(comment)


def _last_before(root: Block, start: int) -> list[tuple[Block, Entry]]:
    """Return the way to the last entry that begins before a place: each block and its entry, from the top."""
    way: list[tuple[Block, Entry]] = []
    block: Node = root
    while isinstance(block, Block):
        at = bisect_right(block.entries, start, key=lambda entry: entry.start)
        if not at:
            break
        entry = block.entries[at - 1]
        way.append((block, entry))
        block = entry.value
    return way


def _first_from(root: Block, way: list[tuple[Block, Entry]], start: int) -> Entry | None:
    """Return the first entry that begins after a place, to which `way` leads."""
    if not way:
        return root.entries[0]
    if isinstance(way[-1][1].value, Block):
        return way[-1][1].value.entries[0]
    found: Entry | None = None
    for block, _ in way:
        at = bisect_right(block.entries, start, key=lambda entry: entry.start)
        if at < len(block.entries):
            found = block.entries[at]
    return found


def _follows_empty_line(text: str, line_start: int) -> bool:
    before = text.rfind("\n", 0, max(line_start - 1, 0)) + 1
    return line_start > 0 and before > 0 and not text[before : line_start - 1].strip()


def _note_empty_lines(block: Block, text: str) -> None:
    """Note the empty line right before an entry, as the last line above it."""
    for entry in block.entries:
        if _follows_empty_line(text, text.rfind("\n", 0, entry.start) + 1):
            entry.above.append("")
        if isinstance(entry.value, Block):
            _note_empty_lines(entry.value, text)
        if entry is block.entries[0]:
            while entry.above and not entry.above[0]:
                del entry.above[0]


def _header(root: Block) -> list[str]:
    """Take from the first entry the comments that are about the whole file.

    They are those before an empty line; else the line for editors; else, where there is none, all of them.
    """
    first = root.entries[0]
    if "" in first.above:
        count = len(first.above) - first.above[::-1].index("")
    elif first.above and first.above[0].startswith("# yaml-language-server:"):
        count = 1
    else:
        count = len(first.above)
    header, first.above = first.above[:count], first.above[count:]
    return header
