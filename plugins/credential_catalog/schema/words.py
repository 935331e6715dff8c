"""Values, types and places of a document in the words of somebody who writes YAML by hand."""

from __future__ import annotations

import re
import unicodedata
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

_NOT_STATED = frozenset(
    {
        "n/a",
        "na",
        "n.a",
        "none",
        "unknown",
        "not known",
        "not stated",
        "not available",
        "tbd",
        "tba",
        "varies",
        "?",
        "-",
    }
)
"""What people write where they know nothing."""

_ROUGHLY = re.compile(r"(?:~|≈|about|around|approx(?:imately)?\.?|circa|ca\.?|c\.)[ ]*", re.IGNORECASE)
_AT_LEAST = re.compile(
    r"(?:at least|min(?:imum)?\.?|from|over|>=?|≥)[ ]*([0-9.]+)\b.*|([0-9.]+)[ ]?\+.*", re.IGNORECASE
)
_AT_MOST = re.compile(r"(?:at most|max(?:imum)?\.?|up to|under|<=?|≤)[ ]*([0-9.]+)\b.*", re.IGNORECASE)
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])\b.*")
_FRACTIONS = {"½": ".5", "¼": ".25", "¾": ".75"}
_RANGE = re.compile(r"[$]?([0-9]+(?:[.][0-9]+)?) ?(?:-|–|to) ?[$]?([0-9]+(?:[.][0-9]+)?)\b.*")
SEVERAL_IDS = re.compile(r"\s*[^\s/,]+/[^\s/,]+(?:\s+[^\s/,]+/[^\s/,]+)+\s*")
"""Ids with spaces between them."""
_GLUED_HYPHEN = re.compile(r"-[^\s-]")
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
    if isinstance(value, str) and value.strip(". ").casefold() in _NOT_STATED:
        return "Where no source says it, leave the key out."
    if isinstance(value, int) and "x-remedy" in schema:
        return str(schema["x-remedy"])
    if "string" in names and isinstance(value, int | float) and not isinstance(value, bool):
        return "Put it in quotes, as the source writes it."
    if "array" in names and isinstance(value, str | int | float) and _takes_text(schema):
        if isinstance(value, str) and _GLUED_HYPHEN.match(value):
            return "Begin each item with a hyphen and a space: “- ”."
        items = plain_words(value).strip("[](){} ")
        items = ", ".join(items.split()) if SEVERAL_IDS.fullmatch(items) else items
        return f"Write it as a list: `[{items}]`, or on a line of its own after “- ”."
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
    value = _ROUGHLY.sub("", _digits(value), count=1)
    between = _RANGE.fullmatch(value)
    if between and "at_most" in schema.get("properties", {}):
        return f"Write the two ends: `{{at_least: {between[1]}, at_most: {between[2]}}}`."
    for key, form in (("at_least", _AT_LEAST), ("at_most", _AT_MOST)):
        bound = form.fullmatch(value)
        if bound and key in schema.get("properties", {}):
            return f"Write `{{{key}: {next(filter(None, bound.groups()))}}}`."
    clock = _CLOCK.fullmatch(value)
    if clock:
        return f"Write the number alone: {int(clock[1]) + int(clock[2]) / 60:.3g}."
    comma = _WITH_COMMA.fullmatch(value)
    if comma:
        point = "" if len(comma[2]) == 3 else "."
        return f"Write it without a comma: {comma[1]}{point}{comma[2]}."
    number = _NUMBER.fullmatch(value)
    return f"Write the number alone: {_bare(number[1])}." if number else f"Example: {example_words(schema)}"


def _digits(value: str) -> str:
    """Return a text with its digits as 0 to 9, and without what stands between thousands."""
    plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in value)
    for sign, written in _FRACTIONS.items():
        plain = plain.replace(sign, written)
    return re.sub(r"(?<=[0-9])[ _'\u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", plain)


def _bare(number: str) -> str:
    return number.lstrip("0") or "0" if "." not in number else number


def advice_on_address(value: str) -> str | None:
    """Return what to write where a text is no address, if it tells what is wrong with it."""
    if value.count("://") > 1:
        return "Write one address; another source is an item of its own."
    if value.strip() != value:
        return "Take the spaces at its ends out."
    if value[:1] in "<[(" and "://" in value:
        return "Write the address alone, without brackets."
    if value.casefold().startswith("file:") or "\\" in value:
        return "Write the address of a page on the web, not of a file on your computer."
    if _LOCAL.match(value):
        return "Write an address that others can open, not one of your own computer."
    if value.casefold().startswith("www."):
        return "Write https:// before it."
    if re.match(r"https?:/?[^/]", value):
        return "Write two slashes after the colon: https://."
    if re.search(r"\s", value) and "://" in value:
        return "An address has no spaces: copy it from the browser's address line again."
    return None


_LOCAL = re.compile(r"https?://(?:localhost|127\.|192\.168\.|10\.|\[?::1|[^./]+(?:[:/]|$))")
