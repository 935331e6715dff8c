"""The reference of fields, made from the schemas: a section for each kind of file and for each shape."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from credential_catalog.schema.library import schemas

_TOP = """# Every field

Every key that a file may have, made from the schemas that the check uses. A key marked **required** has to be
there. Whatever no source states is left out: a missing key means “not stated”, never zero, free or no.
"""

_FILES = (
    "issuer",
    "credential",
    "stack",
    "jurisdiction",
    "body",
    "award",
    "rule",
    "outside",
    "collection",
)
_PARTS = ("requirement", "holding")

Schema = Mapping[str, Any]


def field_reference() -> str:
    """Return the reference as Markdown: kinds of files first, then what stands inside several of them."""
    parts = [_TOP]
    parts += [_section(name, schemas()[name]) for name in (*_FILES, *_PARTS)]
    parts.append("## Shapes inside the files {#shapes}\n")
    for file in (*_FILES, *_PARTS, "common"):
        for name, shape in schemas()[file].get("$defs", {}).items():
            parts.append(_shape(file, name, shape))
    return "\n".join(part for part in parts if part)


def _section(name: str, schema: Schema) -> str:
    head = f"## {schema['title']} {{#{name}}}\n\n{schema['description']}\n"
    return head + "\n" + _table(name, schema)


def _shape(file: str, name: str, shape: Schema) -> str:
    """Return a shape that files refer to: its keys, its words, or what it looks like."""
    lines = [f"### {shape['title']} {{#{_anchor(file, name)}}}\n", f"{shape['description']}\n"]
    item = _item(shape)
    if "enum" in item:
        lines.append(f"One of {_choices(item)}.\n")
    elif "properties" in item:
        lines += ["A list; each item has\n"] if item is not shape else []
        lines.append(_table(file, item))
    elif shape.get("examples"):
        lines.append(f"For instance {_example(shape)}.\n")
    return "\n".join(lines)


def _table(file: str, schema: Schema) -> str:
    rows = ["| key | what it says | value | for instance |", "|---|---|---|---|"]
    rows += _rows(file, schema, prefix="")
    return "\n".join(rows) + "\n"


def _rows(file: str, schema: Schema, prefix: str) -> Iterator[str]:
    """Yield a row for each key; keys of an object that stands nowhere else follow with a dot."""
    required = schema.get("required", ())
    for key, value in schema["properties"].items():
        must = " **required**" if key in required else ""
        cells = (f"`{prefix}{key}`{must}", _said(file, value), _value(file, value), _example(value))
        yield f"| {' | '.join(cells)} |"
        inner = _item(value)
        if "properties" in inner:
            yield from _rows(file, inner, prefix=f"{prefix}{key}{'[]' if inner is not value else ''}.")


def _said(file: str, schema: Schema) -> str:
    """Return what a key says: its own description, else that of the shape it refers to."""
    shape = _target(file, str(schema["$ref"]))[2] if "$ref" in schema else schema
    return _cell(schema.get("description") or shape["description"])


def _value(file: str, schema: Schema) -> str:
    """Return in a few words what may stand there, with a link to a shape described once."""
    if "$ref" in schema:
        return _link(file, str(schema["$ref"]))
    if "enum" in schema:
        return _choices(schema)
    kinds = schema.get("type", "object")
    if kinds == "array":
        return f"list of {_value(file, schema['items'])}"
    if isinstance(kinds, str) and "additionalProperties" in schema and "properties" not in schema:
        inner = schema["additionalProperties"]
        return f"keys with {_value(file, inner)}" if isinstance(inner, dict) else "keys"
    return " or ".join(_KINDS[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))


_KINDS = {
    "string": "text",
    "number": "number",
    "integer": "whole number",
    "boolean": "true or false",
    "object": "keys",
    "null": "nothing",
    "array": "list",
}


def _link(file: str, reference: str) -> str:
    target, name, schema = _target(file, reference)
    return f"[{schema['title'].lower()}](#{_anchor(target, name) if name else target})"


def _target(file: str, reference: str) -> tuple[str, str, Schema]:
    """Return the file that a reference leads to, a shape there ("": the whole), and its schema."""
    path, _, pointer = reference.partition("#")
    target = path.removesuffix(".schema.json") or file
    name = pointer.rpartition("/")[2]
    return target, name, schemas()[target]["$defs"][name] if name else schemas()[target]


def _anchor(file: str, name: str) -> str:
    return f"{file}-{name}".replace("_", "-")


def _item(schema: Schema) -> Schema:
    """Return what a list is made of, or the thing itself."""
    items = schema.get("items")
    return items if schema.get("type") == "array" and isinstance(items, dict) else schema


def _choices(schema: Schema) -> str:
    return ", ".join(f"`{choice}`" for choice in schema["enum"])


def _example(schema: Schema) -> str:
    if not schema.get("examples"):
        return ""
    said = json.dumps(schema["examples"][0], ensure_ascii=False)
    return f"`{_cell(said)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    print(field_reference(), end="")
