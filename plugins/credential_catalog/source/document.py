"""One file that was read: its text, its values, and where each value stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import yaml

from credential_catalog.model.problem import Place
from credential_catalog.source.loader import Loader, place_of

Pointer = Sequence[str | int]
"""The way to a value: keys and list positions from the top of the file."""


class Document(msgspec.Struct, frozen=True, dict=True, eq=False):
    """A file and the plain values in it.

    `path` is the file as it was opened, `name` the path that people are shown, `text` has no byte order
    mark, and `data` is made of dict, list, str, int, float, bool and None.
    """

    path: Path
    name: str
    text: str
    data: dict[str, Any]

    def place(self, pointer: Pointer = (), *, key: bool = False) -> Place:
        """Return where the value at `pointer` starts, or its key with `key=True`.

        Where nothing stands at `pointer`, such as a key that is missing, the answer is for the nearest
        thing around it that does exist. The first call reads the file's text a second time.
        """
        if key and len(pointer) == 1 and (line := self._line_of_key(str(pointer[0]))):
            return Place(self.name, line, 1)
        target = found = self._root
        for step in pointer:
            below = _below(target, step)
            if below is None:
                break
            found, target = below
        return place_of((found if key else target).start_mark, self.name)

    def line_of(self, place: Place) -> str:
        """Return the whole line on which a place of this file lies, without its end."""
        lines = self.text.splitlines()
        return lines[place.line - 1] if place.line <= len(lines) else ""

    def text_before(self, place: Place) -> str:
        """Return what stands before a place, on its line."""
        return self.line_of(place)[: place.column - 1]

    def _line_of_key(self, key: str) -> int | None:
        """Return the line of a key of the file itself where that is plain without reading it as YAML.

        It is where one line alone starts with the key. In a value such a line is indented, or it is a second.
        """
        if key not in self.data:
            return None
        starts = [found.start() for found in re.finditer(rf"^{re.escape(key)}:", self.text, re.MULTILINE)]
        return self.text.count("\n", 0, starts[0]) + 1 if len(starts) == 1 else None

    @cached_property
    def _root(self) -> yaml.Node:
        # Safe to recurse over: the text was accepted, so it is no deeper than the limit.
        root = yaml.compose(self.text, Loader=Loader)
        assert root is not None, "an accepted text is a mapping"
        return root


def _below(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key and the value one step further; an item of a list is its own key."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None
