"""The YAML parser: libyaml's where PyYAML was built with it, otherwise PyYAML's own, ten times slower."""

from __future__ import annotations

from typing import Protocol

import yaml

from credential_catalog.model.problem import Place

Loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Mark(Protocol):
    """A point in a text as the parser gives it; all three count from 0, `index` in characters."""

    index: int
    line: int
    column: int


def place_of(mark: Mark | None, name: str) -> Place:
    """Return the place of a mark; the parser has a mark for everything that it found in a text."""
    return Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
