"""One document against the schema of its kind."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from jsonschema.exceptions import ValidationError

from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Pointer
from credential_catalog.schema.kinds import Home
from credential_catalog.schema.library import explainer, fast_validator
from credential_catalog.schema.messages import (
    MissingKey,
    NotInList,
    OutOfBounds,
    Unfitting,
    UnknownKey,
    WrongForm,
    WrongType,
)
from credential_catalog.schema.nodes import node_faults
from credential_catalog.source import Document

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of keys",
    "null": "empty",
}


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one document.

    `data` is the document without the parts that have a problem, so that one mistake does not hide or cause
    others; None where too little is left.
    """

    home: Home
    document: Document
    problems: tuple[Problem, ...]
    data: dict[str, Any] | None


def check_document(document: Document, home: Home) -> Verdict:
    """Check one document against the schema of its kind and against the grammar of requirements."""
    faults = list(node_faults(home.kind, document.data))
    if fast_validator(home.kind).is_valid(document.data) and not faults:
        return Verdict(home=home, document=document, problems=(), data=document.data)
    errors = list(explainer(home.kind).iter_errors(document.data))
    problems: list[Problem] = []
    wrong: list[Pointer] = []
    for error in errors:
        for pointer, problem in _explained(error, document, errors):
            problems.append(problem)
            wrong.append(pointer)
    for pointer, make in faults:
        if not any(pointer[: len(at)] == at or at[: len(pointer)] == pointer for at in wrong):
            problems.append(make(document.place(pointer)))
            wrong.append(pointer)
    if not problems:
        problems.append(Unfitting(document.place(()), "The file", "the two validators disagree."))
    return Verdict(
        home=home,
        document=document,
        problems=tuple(sorted(problems)),
        data=_pruned(document.data, wrong, home.kind),
    )


def _explained(
    error: ValidationError, document: Document, errors: list[ValidationError]
) -> Iterator[tuple[Pointer, Problem]]:
    """Yield the problems behind one schema error, each with where the wrong value stands."""
    at: Pointer = tuple(error.absolute_path)
    schema = error.schema if isinstance(error.schema, dict) else {}
    value: Any = error.instance
    key = _key_words(at)
    match error.validator:
        case "required":
            missing = str(error.message.split("'")[1])
            extra = [_extra_keys(one) for one in errors if tuple(one.absolute_path) == at]
            if not any(nearest(typed, [missing]) for keys in extra for typed in keys):
                about = schema.get("properties", {}).get(missing, {})
                example = _shown((about.get("examples") or ["…"])[0])
                meaning = str(about.get("description", ""))
                yield (*at, missing), MissingKey(document.place(at), missing, meaning, example)
        case "additionalProperties":
            known = tuple(schema.get("properties", {}))
            for typed in _extra_keys(error):
                place = document.place((*at, typed), key=True)
                yield (*at, typed), UnknownKey(place, typed, nearest(typed, known), known)
        case "type":
            yield at, _wrong_type(error, document, at, key)
        case "enum" | "const":
            allowed = tuple(_plain(one) for one in schema.get("enum", [schema.get("const")]))
            yield (
                at,
                NotInList(document.place(at), key, _plain(value), nearest(_plain(value), allowed), allowed),
            )
        case "pattern":
            advice = str(
                schema.get("x-remedy") or f"Example: {_shown((schema.get('examples') or ['…'])[0])}."
            )
            yield at, WrongForm(document.place(at), key, _plain(value), advice)
        case "propertyNames":
            for typed in value:
                if error.message.startswith(repr(typed)):
                    place = document.place((*at, typed), key=True)
                    advice = f"Example: {_shown((schema.get('examples') or ['…'])[0])}."
                    yield (*at, typed), WrongForm(place, key, str(typed), advice)
        case _:
            yield at, _out_of_bounds(error, document, at, key, schema)


def _wrong_type(error: ValidationError, document: Document, at: Pointer, key: str) -> Problem:
    wanted: Any = error.validator_value
    names: list[str] = [wanted] if isinstance(wanted, str) else list(wanted)
    schema = error.schema if isinstance(error.schema, dict) else {}
    examples = schema.get("examples") or []
    value = error.instance
    got = _type_words(value)
    if "string" in names and isinstance(value, int | float) and not isinstance(value, bool):
        advice = "Put it in quotes, as the source writes it."
    elif "array" in names and isinstance(value, str | int | float):
        advice = f"Write it as a list: `[{_plain(value)}]`, or on a line of its own after “- ”."
    elif value is None:
        advice = "Give it a value, or leave the key out."
    else:
        advice = f"Example: {_shown(examples[0])}." if examples else f"Write {_TYPES[names[0]]}."
    wanted_words = " or ".join(_TYPES[name] for name in names)
    return WrongType(document.place(at), key, wanted_words, got, advice)


def _out_of_bounds(
    error: ValidationError, document: Document, at: Pointer, key: str, schema: dict[str, Any]
) -> Problem:
    bound = error.validator_value
    fault = {
        "minimum": f"must be {bound} or more",
        "exclusiveMinimum": f"must be more than {bound}",
        "maximum": f"must be {bound} or less",
        "minLength": "is empty",
        "maxLength": f"is longer than {bound} characters",
        "minItems": "is empty" if bound == 1 else f"has fewer than {bound} items",
        "uniqueItems": "has the same item twice",
        "minProperties": "is empty",
        "maxProperties": f"has more than {bound} keys",
    }.get(str(error.validator))
    if fault is None:
        return Unfitting(document.place(at), key, error.message)
    examples = schema.get("examples") or []
    advice = str(
        schema.get("x-remedy") or (f"Example: {_shown(examples[0])}." if examples else "Correct it.")
    )
    if error.validator == "uniqueItems":
        advice = "Take one of the two out."
    return OutOfBounds(document.place(at), key, fault, advice)


def _extra_keys(error: ValidationError) -> list[str]:
    if error.validator != "additionalProperties" or not isinstance(error.instance, dict):
        return []
    schema = error.schema if isinstance(error.schema, dict) else {}
    return [key for key in error.instance if key not in schema.get("properties", {})]


def _pruned(data: dict[str, Any], wrong: Iterable[Pointer], kind: str) -> dict[str, Any] | None:
    """Return the data without what is wrong, or None where what must be there is gone."""
    data = copy.deepcopy(data)
    for pointer in _backwards(wrong):
        _remove(data, pointer)
    for _ in range(8):
        errors = list(explainer(kind).iter_errors(data))
        deeper: list[Pointer] = [tuple(error.absolute_path) for error in errors]
        deeper += [pointer for pointer, _ in node_faults(kind, data)]
        if not deeper:
            return data
        if () in deeper:
            return None
        for pointer in _backwards(deeper):
            _remove(data, pointer)
    return None


def _backwards(pointers: Iterable[Pointer]) -> list[Pointer]:
    """Return pointers in an order in which removing one does not move another: last list positions first."""
    return sorted(set(pointers), key=lambda at: [str(part).rjust(6) for part in at], reverse=True)


def _remove(data: Any, pointer: Pointer) -> None:  # noqa: ANN401
    *way, last = pointer
    for part in way:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(data, dict):
        data.pop(last, None)
    elif isinstance(data, list) and isinstance(last, int) and last < len(data):
        del data[last]


def _key_words(at: Pointer) -> str:
    named = [part for part in at if isinstance(part, str)]
    if not named:
        return "The file"
    item = f"Item {at[-1] + 1} of " if isinstance(at[-1], int) else ""
    return f"{item}`{named[-1]}`"


def _type_words(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a group of keys"


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else value
