"""Where a text names a thing by its id: every such place, also in examples, disputes and earlier versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec
import yaml

from credential_catalog.source.loader import Loader
from credential_catalog.writing.spelling import quoted

_OUTSIDE_KEYS = ("outside", "unsaid", "left")
_ISSUER_KEYS = ("issuer", "by")
_OWN_NAMES = ("aliases",)


class Edit(msgspec.Struct, frozen=True, order=True):
    """Letters of a text, from `start` to before `end`, and what stands there instead."""

    start: int
    end: int
    written: str


def renamed_references(text: str, names: Mapping[str, str]) -> list[Edit]:
    """Return the edits that call things by other ids, in the order of the text.

    An id with an owner ("kqed/analyzing-media") is found wherever a value, or a key such as
    `kqed/media-literacy#electives`, is nothing but that id. An id of one word is found only where an issuer
    or something outside is named: elsewhere the same word may be a source or a node. A file's own aliases
    stay.

    Args:
        text: A YAML text that can be read.
        names: The new id by the old one.
    """
    top = yaml.compose(text, Loader=Loader)
    found: dict[int, Edit] = {}
    for way, scalar in _scalars(top, ()) if top is not None else ():
        new = _new_name(way, scalar.value, names)
        if new is not None:
            edit = Edit(
                scalar.start_mark.index, scalar.end_mark.index, _in_the_same_quotes(scalar, text, new)
            )
            found[edit.start] = edit
    return sorted(found.values())


def apply(text: str, edits: list[Edit]) -> str:
    """Return a text with its edits made."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.written + text[edit.end :]
    return text


Way = tuple[str, ...]


def _scalars(node: yaml.Node, way: Way) -> Iterator[tuple[Way, yaml.ScalarNode]]:
    """Yield each key and value with the keys that lead to it; a key itself is led to by "" at the end."""
    if isinstance(node, yaml.ScalarNode):
        yield way, node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item, way)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*way, ""), key
            yield from _scalars(value, (*way, key.value))


def _new_name(way: Way, word: str, names: Mapping[str, str]) -> str | None:
    name, mark, node = word.partition("#")
    new = names.get(name)
    if new is None or way[:1] == _OWN_NAMES:
        return None
    if "/" not in name and (mark or not _names_single(way)):
        return None
    return f"{new}{mark}{node}"


def _names_single(way: Way) -> bool:
    """Tell whether an issuer or something outside is named here; `credit` says in words who gives it."""
    key, above = way[-1], way[-2] if len(way) > 1 else ""
    if key in _ISSUER_KEYS:
        return above != "credit"
    return key in _OUTSIDE_KEYS or (key == "id" and above == "outside")


def _in_the_same_quotes(scalar: yaml.ScalarNode, text: str, new: str) -> str:
    if scalar.style in ("'", '"'):
        return f"{scalar.style}{new}{scalar.style}"
    ended = text[scalar.start_mark.index : scalar.end_mark.index].endswith("\n")
    return quoted(new) + ("\n" if ended else "")
