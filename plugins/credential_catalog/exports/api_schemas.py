"""The JSON Schemas (2020-12) of the API, made from its typed values."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from credential_catalog.exports.api_values import FOLDERS, Everything, File, Thing
from credential_catalog.model.requirement import NODE_KINDS, Requirement
from credential_catalog.routes.route import Route
from credential_catalog.schema.library import schemas

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DEFS = "#/$defs/"


def schema_path(name: str) -> str:
    """Return where the schema of a folder's files is, of "catalog" or "route", from the top of the site."""
    return f"api/v1/schemas/{name}.schema.json"


def api_schemas(top: str) -> dict[str, dict[str, Any]]:
    """Return every schema by its address from the top of the site.

    Args:
        top: The address of the site, ending with a slash.
    """
    kinds: list[tuple[str, type[Thing | Everything]]] = [("catalog", Everything), *FOLDERS.items()]
    found = {
        schema_path(name): _schema(File[kind], f"The data of {name}", f"{top}{schema_path(name)}")  # type: ignore[valid-type]
        for name, kind in kinds
    }
    return {**found, schema_path("route"): route_schema(top)}


def route_schema(top: str) -> dict[str, Any]:
    """Return the schema of what `credential-catalog route --format json` writes.

    Args:
        top: The address of the site, ending with a slash.
    """
    return _schema(Route, "A route toward a goal", f"{top}{schema_path('route')}")


def _schema(kind: Any, title: str, address: str) -> dict[str, Any]:  # noqa: ANN401 (a type, for msgspec)
    refs, parts = msgspec.json.schema_components(
        [kind, *NODE_KINDS.values()], schema_hook=_requirement, ref_template=f"{_DEFS}{{name}}"
    )
    parts["Requirement"] = {
        "description": "What is asked: exactly one of ten kinds of node.",
        "anyOf": [{"$ref": f"{_DEFS}{node.__name__}"} for node in NODE_KINDS.values()],
    }
    parts = {name: _plain_words(part) for name, part in parts.items()}
    _describe_facts(parts)
    root = _inlined(parts.pop(refs[0]["$ref"].removeprefix(_DEFS)), parts)
    defs: dict[str, Any] = {}
    _collect(root, parts, defs)
    return {"$schema": _DIALECT, "$id": address, **root, "title": title, "$defs": defs}


def _requirement(kind: type) -> dict[str, Any]:
    if kind is not Requirement:
        raise NotImplementedError
    return {"$ref": f"{_DEFS}Requirement"}


def _plain_words(part: dict[str, Any]) -> dict[str, Any]:
    """Return a definition whose description, a docstring, is one paragraph of words."""
    if "description" not in part:
        return part
    first = inspect.cleandoc(part["description"]).partition("\n\n")[0]
    return {**part, "description": " ".join(first.replace("`", "").split())}


def _describe_facts(parts: dict[str, Any]) -> None:
    """Give the keys of facts the words of the schemas that the files are written by."""
    written = {kind.capitalize(): schema for kind, schema in schemas().items() if kind in _FACTS}
    written |= {part: schemas()["holding"]["properties"][key]["items"] for part, key in _HELD.items()}
    for part in written.keys() & parts.keys():
        for key, said in parts[part]["properties"].items():
            description = written[part]["properties"].get(key, {}).get("description")
            if description:
                parts[part]["properties"][key] = {"description": description, **said}


_FACTS = ("credential", "stack", "issuer", "jurisdiction", "award", "rule", "body", "outside")
_HELD = {"HeldOutside": "outside", "HeldAward": "awards"}
"""Things held, with their keys in a holding."""


def _inlined(value: Any, parts: dict[str, Any]) -> Any:  # noqa: ANN401 (any JSON)
    """Return a schema with generic parts in place: their names would be those of our modules."""
    if isinstance(value, dict):
        name = str(value.get("$ref", "")).removeprefix(_DEFS)
        if name.startswith("Stated_"):
            return _inlined({key: said for key, said in parts[name].items() if key != "title"}, parts)
        return {key: _inlined(said, parts) for key, said in value.items()}
    return [_inlined(one, parts) for one in value] if isinstance(value, list) else value


def _collect(value: Any, parts: dict[str, Any], found: dict[str, Any]) -> None:  # noqa: ANN401 (any JSON)
    """Add every definition that a schema refers to, directly or through others."""
    if isinstance(value, list):
        for one in value:
            _collect(one, parts, found)
    if isinstance(value, dict):
        name = str(value.get("$ref", "")).removeprefix(_DEFS)
        if name in parts and name not in found:
            found[name] = _inlined(parts[name], parts)
            _collect(found[name], parts, found)
        for one in value.values():
            _collect(one, parts, found)
