"""One document against the schema of its kind."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Pointer
from credential_catalog.schema.days import days_meant
from credential_catalog.schema.gathering import gathered
from credential_catalog.schema.kinds import FOLDERS, Home, likely_id
from credential_catalog.schema.library import explainer, fast_validator, schemas
from credential_catalog.schema.messages import (
    MissingKey,
    NotInList,
    OtherDay,
    OtherKind,
    OutOfBounds,
    Unfitting,
    UnknownKey,
    WrongForm,
    WrongType,
)
from credential_catalog.schema.nodes import node_faults
from credential_catalog.schema.words import (
    SEVERAL_IDS,
    advice_on_address,
    advice_on_type,
    example_words,
    key_words,
    plain_words,
    shown,
    type_words,
    types_words,
)
from credential_catalog.source import Document
from credential_catalog.source.pasted_problems import OTHER_HYPHENS, OtherHyphen

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_STAND_INS = frozenset({"title", "name", "status", "effect", "kind", "use", "sources"})
"""Keys of a file for which the schema's example may stand while the rest of the file is checked further."""

_NEVER_EMPTY = frozenset({"title", "name", "because", "text"})
"""Keys that must be there wherever they may be."""

_SAME = {"name": "title", "title": "name"}
"""What issuers and places have in place of a title, and the other way round."""

_SAID_BY_PLACE = frozenset({"id", "issuer", "owner", "jurisdiction", "state", "slug"})
"""What a file's folder and name say."""

_BLANK = "[^ \\t\\r\\n]"
"""The pattern that refuses a text of spaces."""


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
    strayed = _strayed(errors)
    for error in errors:
        if tuple(error.absolute_path) in strayed and error.validator == "required":
            continue
        for pointer, problem in _explained(error, document, errors):
            problems.append(problem)
            wrong.append(pointer)
    for pointer, make in faults:
        if not any(pointer[: len(at)] == at or at[: len(pointer)] == pointer for at in wrong):
            problems.append(make(document.place(pointer)))
            wrong.append(pointer)
    if not problems:
        problems.append(Unfitting(document.place(()), "The file", "the two validators disagree."))
    other = _other_kind(document, home.kind)
    if other is not None:
        return Verdict(home=home, document=document, problems=(other,), data=None)
    return Verdict(
        home=home,
        document=document,
        problems=tuple(sorted(gathered(problems))),
        data=_pruned(document.data, wrong, home.kind),
    )


def _strayed(errors: list[ValidationError]) -> set[Pointer]:
    """Return the items of lists that are items of another list: no key of theirs belongs there."""
    return {
        tuple(error.absolute_path)
        for error in errors
        if error.validator == "additionalProperties"
        and error.absolute_path
        and isinstance(error.absolute_path[-1], int)
        and len(_extra_keys(error)) > 1
    }


def _other_kind(document: Document, kind: str) -> Problem | None:
    """Return that a file describes something of another kind, if that explains its unknown keys."""
    data, known = document.data, schemas()[kind]["properties"]
    strange = [key for key in data if key not in known and key not in _SAME]
    for other, folder in FOLDERS.items():
        schema = schemas()[other]
        if strange and data.keys() <= schema["properties"].keys():
            whole = schema.get("required", ()) and data.keys() >= set(schema["required"])
            if len(strange) > 1 or whole:
                return OtherKind(document.place((strange[0],), key=True), tuple(strange), other, kind, folder)
    return None if strange else _other_kind_by_its_kind(document, kind)


def _other_kind_by_its_kind(document: Document, kind: str) -> Problem | None:
    """Return that a file describes something of another kind, if its `kind` is one of those only."""
    data, written = document.data, document.data.get("kind")
    if not isinstance(written, str) or written in _kinds(kind):
        return None
    for other, folder in FOLDERS.items():
        schema = schemas()[other]
        if (
            written in _kinds(other)
            and data.keys() <= schema["properties"].keys()
            and data.keys() >= set(schema["required"])
        ):
            return OtherKind(document.place(("kind",), key=True), (f"kind: {written}",), other, kind, folder)
    return None


def _kinds(kind: str) -> list[str]:
    found: list[str] = schemas()[kind]["properties"].get("kind", {}).get("enum", [])
    return found


def _explained(
    error: ValidationError, document: Document, errors: list[ValidationError]
) -> Iterator[tuple[Pointer, Problem]]:
    """Yield the problems behind one schema error, each with where the wrong value stands."""
    at: Pointer = tuple(error.absolute_path)
    schema = error.schema if isinstance(error.schema, dict) else {}
    value: Any = error.instance
    key = key_words(at)
    match error.validator:
        case "required":
            missing = str(error.message.split("'")[1])
            extra = [_extra_keys(one) for one in errors if tuple(one.absolute_path) == at]
            if not any(_meant(typed, [missing]) for keys in extra for typed in keys):
                about = schema.get("properties", {}).get(missing, {})
                example = shown((about.get("examples") or ["…"])[0])
                meaning = str(about.get("description", ""))
                yield (*at, missing), MissingKey(document.place(at), missing, meaning, example)
        case "additionalProperties":
            known = tuple(schema.get("properties", {}))
            for typed in _extra_keys(error):
                place = document.place((*at, typed), key=True)
                above = _above(typed, value, schema)
                comma = value[typed] is None and document.text_before(place).rstrip().endswith(",")
                said = not at and typed in _SAID_BY_PLACE
                yield (
                    (*at, typed),
                    UnknownKey(place, typed, _meant(typed, known), known, above, comma, by_place=said),
                )
        case "type" if value is None and _moved_out(at, errors):
            pass
        case "type":
            wanted: Any = error.validator_value
            advice = advice_on_type(value, wanted, schema)
            if _is_day(schema) and days_meant(value):
                yield at, OtherDay(document.place(at), key, plain_words(value), days_meant(value))
                return
            if (
                isinstance(value, str)
                and value[:1] in OTHER_HYPHENS
                and value[1:2] == " "
                and "array" in wanted
            ):
                yield at, OtherHyphen(document.place(at), value[0])
                return
            if value is None and "#" in document.line_of(document.place(at, key=True)):
                advice = "A # after a space begins a comment: put a text that holds one in quotes."
            yield at, WrongType(document.place(at), key, types_words(wanted), type_words(value), advice)
        case "enum" | "const":
            yield at, _not_in_list(document, at, schema.get("enum", [schema.get("const")]), value)
        case "pattern" if schema["pattern"] == _BLANK:
            if value:
                yield (
                    at,
                    OutOfBounds(
                        document.place(at), key, "is empty", _advice_on_bound("minLength", at, schema)
                    ),
                )
        case "pattern" if _is_day(schema) and days_meant(value):
            yield at, OtherDay(document.place(at), key, plain_words(value), days_meant(value))
        case "pattern":
            advice = str(schema.get("x-remedy") or f"Example: {example_words(schema)}")
            if " - " in value:
                advice = "Begin each item on a line of its own, each hyphen exactly under the one above."
            elif advice.startswith("Write an address"):
                advice = advice_on_address(value) or advice
            elif "owner/name" in advice and SEVERAL_IDS.fullmatch(value):
                advice = "Write a comma between two ids, or each on a line of its own."
            elif "owner/name" in advice and (meant := likely_id(value)):
                advice = f"Did you mean “{meant}”? Write owner/name."
            yield at, WrongForm(document.place(at), key, plain_words(value), advice)
        case "propertyNames":
            for typed in value:
                if error.message.startswith(repr(typed)):
                    place = document.place((*at, typed), key=True)
                    advice = str(schema.get("x-remedy") or f"Example: {example_words(schema)}")
                    yield (*at, typed), WrongForm(place, key, plain_words(typed), advice)
        case _:
            yield at, _out_of_bounds(error, document, at, key, schema)


def _meant(typed: str, known: Iterable[str]) -> str | None:
    """Return the key that is meant: one that is written alike, or the other word for a title."""
    known = tuple(known)
    other = _SAME.get(typed.casefold())
    return nearest(typed, known) or (other if other in known else None)


def _is_day(schema: dict[str, Any]) -> bool:
    """Tell whether a schema is that of a day, or of a date that may be less precise."""
    common = schemas()["common"]["$defs"]
    return schema.get("pattern") in [common[one]["pattern"] for one in ("day", "date", "last_day")]


def _not_in_list(document: Document, at: Pointer, allowed: list[Any], value: object) -> Problem:
    key, place = key_words(at), document.place(at)
    words = tuple(plain_words(one) for one in allowed)
    if value is None:
        return WrongType(place, key, "text", "empty", "Give it a value, or leave the key out.")
    if True in allowed and (value is False or value in ("true", "yes", "on", "false", "no", "off")):
        refused = value is False or value in ("false", "no", "off")
        advice = "Leave the key out." if refused else "Write true, without quotes."
        return WrongType(place, key, " or ".join(words), type_words(value), advice)
    return NotInList(place, key, plain_words(value), nearest(plain_words(value), words), words)


def _out_of_bounds(
    error: ValidationError, document: Document, at: Pointer, key: str, schema: dict[str, Any]
) -> Problem:
    bound = error.validator_value
    fault = {
        "minimum": f"must be {bound} or more",
        "exclusiveMinimum": f"must be more than {bound}",
        "maximum": f"must be {bound:,} or less" if isinstance(bound, int) else f"must be {bound} or less",
        "minLength": "is empty" if bound == 1 else f"is shorter than {bound} characters",
        "maxLength": f"is longer than {bound:,} characters" if isinstance(bound, int) else "",
        "minItems": "is empty" if bound == 1 else f"has fewer than {bound} items",
        "uniqueItems": "has the same item twice",
        "minProperties": "is empty",
        "maxProperties": f"has more than {bound} {'key' if bound == 1 else 'keys'}",
    }.get(str(error.validator))
    if fault is None:
        return Unfitting(document.place(at), key, error.message)
    return OutOfBounds(document.place(at), key, fault, _advice_on_bound(str(error.validator), at, schema))


def _advice_on_bound(validator: str, at: Pointer, schema: dict[str, Any]) -> str:
    if validator == "uniqueItems":
        return "Take one of the two out."
    if validator == "maxLength":
        return "Shorten it."
    if validator == "minLength" and "pattern" in schema and "x-remedy" not in schema:
        never = at[-1] in _NEVER_EMPTY
        return "Write a text." if never else "Write a text; where nothing is known, leave the key out."
    examples = schema.get("examples")
    return str(schema.get("x-remedy") or (f"Example: {example_words(schema)}" if examples else "Correct it."))


def _above(typed: str, group: dict[str, Any], schema: dict[str, Any]) -> str | None:
    """Return the key without a value under which a key belongs that stands beside it, not indented."""
    for key, value in group.items():
        if value is None and typed in schema.get("properties", {}).get(key, {}).get("properties", {}):
            return key
    return None


def _moved_out(at: Pointer, errors: list[ValidationError]) -> bool:
    """Tell whether what belongs under an empty key stands beside it: then that is the one mistake."""
    for error in errors:
        if error.validator == "additionalProperties" and tuple(error.absolute_path) == at[:-1]:
            schema = error.schema if isinstance(error.schema, dict) else {}
            group: Any = error.instance
            if any(_above(typed, group, schema) == at[-1] for typed in _extra_keys(error)):
                return True
    return False


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
        _stand_in(data, kind)
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


def _stand_in(data: dict[str, Any], kind: str) -> None:
    """Put the schema's example where a key that must be there is not, so that the rest can be looked at."""
    schema = schemas()[kind]
    for key in _STAND_INS.intersection(schema.get("required", ())) - set(data):
        data[key] = copy.deepcopy(schema["properties"][key]["examples"][0])


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
