"""Values, types and places of a document in the words of somebody who writes YAML by hand."""

from __future__ import annotations

import re
from typing import Any

import yaml

from credential_catalog.model.requirement import NODE_KINDS, Pointer

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "empty",
}
_LONGEST = 80
"""Characters of a refused value that are shown."""

_RANGE = re.compile(r"[$]?([0-9]+(?:[.][0-9]+)?) ?(?:-|–|to) ?[$]?([0-9]+(?:[.][0-9]+)?)\b.*")
_NUMBER = re.compile(r"[$]?([0-9]+(?:[.][0-9]+)?)\b(?!,[0-9]).*")
_WITH_COMMA = re.compile(r"[$]?([0-9]{1,3}),([0-9]{1,3})\b.*")


def key_words(at: Pointer) -> str:
    """Return how a place is called: "The file", "`members`", "Item 2 of `members`"."""
    named = [part for part in at if isinstance(part, str)]
    if not named:
        return "The file"
    item = f"Item {at[-1] + 1} of " if isinstance(at[-1], int) else ""
    return f"{item}`{named[-1]}`"


def types_words(wanted: str | list[str]) -> str:
    """Return the types that a schema allows in words: "a number or a group of keys"."""
    names = [wanted] if isinstance(wanted, str) else wanted
    return " or ".join(_TYPES[name] for name in names)


def type_words(value: object) -> str:
    """Return what a value is in words: "the number 15", "a list"."""
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a group of keys"


def plain_words(value: object) -> str:
    """Return a value on one line, cut where it is long."""
    text = " ".join((value if isinstance(value, str) else shown(value)).split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def shown(value: object) -> str:
    """Return a value as YAML on one line.

    >>> shown({"award": "ut/secondary-science", "area": "three-d"})
    '{award: ut/secondary-science, area: three-d}'
    """
    if isinstance(value, str):
        return value
    text: str = yaml.safe_dump(
        value, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10_000
    )
    return text.removesuffix("\n").removesuffix("\n...")


def example_words(schema: dict[str, Any]) -> str:
    """Return a schema's first example as the end of a sentence."""
    example = shown((schema.get("examples") or ["…"])[0])
    return example if example.endswith((".", "…")) else f"{example}."


def advice_on_type(value: object, wanted: str | list[str], schema: dict[str, Any]) -> str:
    """Return what to write where a value is of the wrong type."""
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    if value is None:
        return "Give it a value, or leave the key out."
    if "string" in names and isinstance(value, int | float) and not isinstance(value, bool):
        return "Put it in quotes, as the source writes it."
    if "array" in names and isinstance(value, str | int | float) and _takes_text(schema):
        return f"Write it as a list: `[{plain_words(value)}]`, or on a line of its own after “- ”."
    if "array" in names and isinstance(value, dict):
        return "Begin each item with a hyphen and a space: “- ”."
    if set(NODE_KINDS) <= set(schema.get("properties", {})):
        return _advice_on_node(value)
    if "number" in names and isinstance(value, str):
        return _advice_on_number(value, schema)
    return f"Example: {example_words(schema)}" if schema.get("examples") else f"Write {_TYPES[names[0]]}."


def _takes_text(schema: dict[str, Any]) -> bool:
    example = next(iter(schema.get("examples") or [[""]]))
    return bool(example) and isinstance(example[0], str) if isinstance(example, list) else True


def _advice_on_node(value: object) -> str:
    if isinstance(value, list):
        return (
            "Say how the items belong together: put `all:` (every one) or `any:` (one is enough) above them."
        )
    kind = "credential" if isinstance(value, str) and "/" in value else "outside"
    return f"Say what kind of thing it is, for example `{kind}: {plain_words(value)}`."


def _advice_on_number(value: str, schema: dict[str, Any]) -> str:
    between = _RANGE.fullmatch(value)
    if between and "at_most" in schema.get("properties", {}):
        return f"Write the two ends: `{{at_least: {between[1]}, at_most: {between[2]}}}`."
    comma = _WITH_COMMA.fullmatch(value)
    if comma:
        point = "" if len(comma[2]) == 3 else "."
        return f"Write it without a comma: {comma[1]}{point}{comma[2]}."
    number = _NUMBER.fullmatch(value)
    return f"Write the number alone: {number[1]}." if number else f"Example: {example_words(schema)}"
