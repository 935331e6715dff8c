"""Plain values (as YAML and JSON give them) to the model's values, and back."""

from __future__ import annotations

from typing import TypeVar, cast

import msgspec

from credential_catalog.model.requirement import NODE_KINDS, Requirement

T = TypeVar("T")


def convert(value: object, kind: type[T]) -> T:
    """Make a model value of the given kind from plain values that satisfy its schema.

    >>> convert({"credential": "kqed/analyzing-media"}, Requirement).credential
    'kqed/analyzing-media'

    Raises:
        msgspec.ValidationError: The value does not have the kind's shape.
    """
    return msgspec.convert(value, kind, dec_hook=_node)


def plain(value: object) -> object:
    """Return a model value as plain dicts, lists and scalars; what was not given is left out."""
    return cast(object, msgspec.to_builtins(value))


def _node(kind: type, value: object) -> Requirement:
    if kind is not Requirement or not isinstance(value, dict):
        raise msgspec.ValidationError("a requirement is an object with one of ten keys")
    found = [key for key in NODE_KINDS if key in value]
    if len(found) != 1:
        raise msgspec.ValidationError(f"a requirement has exactly one of {', '.join(NODE_KINDS)}")
    return cast(Requirement, msgspec.convert(value, NODE_KINDS[found[0]], dec_hook=_node))
