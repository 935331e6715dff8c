"""The schemas explain every key, refuse what they do not know, and say the same as the model."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from credential_catalog.catalog.link import KINDS
from credential_catalog.model.holding import Holding, PersonSituation
from credential_catalog.model.records import Source
from credential_catalog.model.requirement import NODE_KINDS, Line, Selector, Situation, Sum, Value
from credential_catalog.schema.library import explainer, schemas

SCHEMAS = schemas()


def parts(schema: object, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every subschema with where it stands."""
    if isinstance(schema, dict):
        yield at, schema
        for key in ("properties", "$defs"):
            for name, part in schema.get(key, {}).items():
                yield from parts(part, f"{at}/{key}/{name}")
        for key in ("items", "additionalProperties", "propertyNames"):
            if isinstance(schema.get(key), dict):
                yield from parts(schema[key], f"{at}/{key}")


EVERY_PART = [part for kind, schema in SCHEMAS.items() for part in parts(schema, kind)]
EVERY_PROPERTY = [
    (f"{at}/{name}", about) for at, part in EVERY_PART for name, about in part.get("properties", {}).items()
]


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_a_schema(kind: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[kind])


@pytest.mark.parametrize(("at", "about"), EVERY_PROPERTY, ids=[at for at, _ in EVERY_PROPERTY])
def test_a_property_tells_editors_what_it_is(at: str, about: dict[str, Any]) -> None:
    if set(about) == {"$ref"}:
        reference = about["$ref"].rpartition("/")[2]
        kind = at.partition("/")[0]
        about = SCHEMAS[kind]["$defs"][reference]
    assert about["title"]
    assert about["description"]
    assert about["examples"]


def test_an_object_refuses_keys_that_it_does_not_know() -> None:
    silent = [at for at, part in EVERY_PART if "properties" in part and "additionalProperties" not in part]
    assert silent == []


@pytest.mark.parametrize("kind", sorted(SCHEMAS.keys() - {"common"}))
def test_the_examples_of_a_schema_satisfy_it(kind: str) -> None:
    for example in SCHEMAS[kind]["examples"]:
        assert [error.message for error in explainer(kind).iter_errors(example)] == []


def test_the_examples_of_a_property_satisfy_it() -> None:
    wrong = []
    for at, about in EVERY_PROPERTY:
        kind, _, path = at.partition("/")
        pointer = path.replace("properties/", "properties/")
        base = explainer(kind)
        for example in about.get("examples", []):
            target = {"$ref": f"https://schemas.invalid/{kind}.schema.json#/{_full(kind, pointer)}"}
            for error in base.evolve(schema=target).iter_errors(example):
                wrong.append(f"{at}: {error.message[:80]}")
    assert wrong == []


def _full(kind: str, pointer: str) -> str:
    """Return a JSON pointer: the last step of the id leaves out the word properties."""
    *way, name = pointer.split("/")
    return "/".join([*way, "properties", name])


def keys(struct: type[msgspec.Struct]) -> set[str]:
    return {field.encode_name for field in msgspec.structs.fields(struct)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_model_of_a_kind_has_the_keys_of_its_schema(kind: str) -> None:
    inherited = {"aliases", "note", "sources", "second_reading", "disputed", "history"}
    asked = set(SCHEMAS[kind]["properties"])
    assert asked <= keys(KINDS[kind][1])
    assert keys(KINDS[kind][1]) - asked - inherited == {"id"}


def test_the_model_of_requirements_has_the_keys_of_their_schema() -> None:
    asked = SCHEMAS["requirement"]
    assert set().union(*(keys(node) for node in NODE_KINDS.values())) == set(asked["properties"])
    inner = asked["properties"]["amount"]["properties"]
    assert keys(Sum) == set(inner)
    for struct, name in ((Line, "line"), (Value, "value"), (Selector, "selector"), (Situation, "when")):
        assert keys(struct) == set(asked["$defs"][name]["properties"])


def test_the_model_of_a_holding_has_the_keys_of_its_schema() -> None:
    assert keys(Holding) == set(SCHEMAS["holding"]["properties"])
    situation = SCHEMAS["holding"]["properties"]["situation"]["properties"]
    assert keys(PersonSituation) == set(situation)


def test_the_model_of_a_source_has_the_keys_of_its_schema() -> None:
    assert keys(Source) == set(SCHEMAS["common"]["$defs"]["source"]["properties"])
