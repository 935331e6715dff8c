"""The order of keys, which is that of the properties in the schemas."""

from __future__ import annotations

from typing import Any

import msgspec

from credential_catalog.schema.library import schemas


class Shape(msgspec.Struct, frozen=True):
    """What a schema says of the keys at one place of a file.

    `home` is the schema in which `rules` stand: a reference without a file's name points into it.
    """

    home: str
    rules: dict[str, Any]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand here, in their order."""
        return tuple(self.rules.get("properties", ()))

    def place_of(self, key: str) -> int:
        """Return where a key stands among the others; what the schema does not know stands last."""
        keys = self.keys
        return keys.index(key) if key in keys else len(keys)

    def below(self, key: str) -> Shape:
        """Return the shape of the value under a key."""
        other = self.rules.get("additionalProperties")
        rules = self.rules.get("properties", {}).get(key, other if isinstance(other, dict) else {})
        return _resolved(self.home, rules)

    def item(self) -> Shape:
        """Return the shape of an item of the list."""
        items = self.rules.get("items", {})
        return _resolved(self.home, items if isinstance(items, dict) else {})


def shape_of(kind: str) -> Shape:
    """Return the shape of a file of this kind: "credential", "rule", …."""
    return _resolved(kind, schemas().get(kind, {}))


def _resolved(home: str, rules: dict[str, Any]) -> Shape:
    """Follow references, and of alternatives take the keys and items of all."""
    while "$ref" in rules:
        file, _, pointer = rules["$ref"].partition("#")
        home = file.removesuffix(".schema.json") or home
        rules = schemas()[home]
        for step in pointer.split("/")[1:]:
            rules = rules[step]
    for alternative in [*rules.get("oneOf", ()), *rules.get("anyOf", ())]:
        found = _resolved(home, alternative)
        if "properties" in found.rules or "items" in found.rules:
            return found if "properties" not in rules else Shape(home, rules)
    return Shape(home, rules)
