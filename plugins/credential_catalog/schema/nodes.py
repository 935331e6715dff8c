"""The grammar of requirements that a schema cannot say: one kind to a node, modifiers where they belong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from credential_catalog.model.problem import Place, Problem
from credential_catalog.model.requirement import NODE_KINDS, Line, Pointer
from credential_catalog.schema.node_messages import (
    LineKind,
    MisplacedModifier,
    NoBound,
    NodeKind,
    OnlyExcept,
)

Fault = tuple[Pointer, Callable[[Place], Problem]]
_LINE_KINDS = ("rules", "select", "credential", "outside")
_REQUIREMENT_KEYS = ("requires", "prerequisites")
_LINE_KEYS = {field.encode_name for field in msgspec.structs.fields(Line)}
_FIELDS = {
    kind: {field.encode_name for field in msgspec.structs.fields(node)} for kind, node in NODE_KINDS.items()
}
_KNOWN = set().union(*_FIELDS.values())


def node_faults(kind: str, data: object) -> Iterator[Fault]:
    """Yield where requirements and rates of a document break the grammar, each with the problem to make."""
    if not isinstance(data, dict):
        return
    for key in _REQUIREMENT_KEYS:
        if key in data:
            yield from _node(data[key], (key,))
    if kind == "rule" and isinstance(data.get("adds"), list):
        for position, line in enumerate(data["adds"]):
            yield from _line(line, ("adds", position))


def _node(node: Any, at: Pointer) -> Iterator[Fault]:  # noqa: ANN401
    if not isinstance(node, dict):
        return
    kinds = tuple(kind for kind in NODE_KINDS if kind in node)
    if len(kinds) != 1:
        # A key that is no key at all is likely the kind, mistyped: the schema names it.
        if kinds or not set(node) - _KNOWN:
            yield at, lambda place: NodeKind(place, kinds)
        return
    kind = kinds[0]
    for key in node:
        if key in _KNOWN and key not in _FIELDS[kind]:
            belongs = tuple(other for other in NODE_KINDS if key in _FIELDS[other])
            yield (*at, key), _misplaced(key, kind, belongs)
    inner = node[kind]
    if kind in ("all", "any", "in_order"):
        yield from _nodes(inner, (*at, kind))
    elif kind == "choose" and isinstance(inner, dict):
        yield from _nodes(inner.get("from"), (*at, kind, "from"))
        yield from _selector(inner.get("from"), (*at, kind, "from"))
    elif kind == "amount" and isinstance(inner, dict):
        yield from _amount(inner, (*at, kind))


def _amount(amount: dict[str, Any], at: Pointer) -> Iterator[Fault]:
    lines, limits = amount.get("from"), amount.get("limits")
    for position, line in enumerate(lines if isinstance(lines, list) else ()):
        yield from _line(line, (*at, "from", position))
    for position, limit in enumerate(limits if isinstance(limits, list) else ()):
        if isinstance(limit, dict) and "of" in limit and not set(limit) - {"of", "when", "note", "source"}:
            yield (*at, "limits", position), NoBound


def _selector(selector: Any, at: Pointer) -> Iterator[Fault]:  # noqa: ANN401
    if isinstance(selector, dict) and set(selector) == {"except"}:
        yield at, OnlyExcept


def _nodes(nodes: Any, at: Pointer) -> Iterator[Fault]:  # noqa: ANN401
    if isinstance(nodes, list):
        for position, node in enumerate(nodes):
            yield from _node(node, (*at, position))


def _misplaced(key: str, kind: str, belongs: tuple[str, ...]) -> Callable[[Place], Problem]:
    return lambda place: MisplacedModifier(place, key, kind, belongs)


def _line(line: Any, at: Pointer) -> Iterator[Fault]:  # noqa: ANN401
    if not isinstance(line, dict):
        return
    kinds = [kind for kind in _LINE_KINDS if kind in line]
    if len(kinds) != 1:
        if kinds or not set(line) - _LINE_KEYS:
            fault = f"This line names {len(kinds)} things." if kinds else "This line names nothing that adds."
            yield at, _bad_line(fault, "Give it exactly one of rules, select, credential, outside.")
    elif kinds == ["rules"]:
        if "value" in line:
            fault = "A line of rules has a value of its own."
            yield (*at, "value"), _bad_line(fault, "Take `value` out: the rules say what counts how much.")
    elif "value" not in line:
        yield (
            at,
            _bad_line(
                "This line does not say what a thing adds.",
                "Add it: `value: {per: credential, is: 15}`, or `is: unknown` where no source says.",
            ),
        )
    yield from _selector(line.get("select"), (*at, "select"))
    value = line.get("value")
    if isinstance(value, dict) and not _whole(value):
        both = "by_result" in value
        yield (
            (*at, "value"),
            _bad_line(
                f"This value is {'both a rate and by result' if both else 'neither a rate nor by result'}.",
                "Write per and is, for example `{per: clock_hour, is: 1}`, or by_result alone.",
            ),
        )


def _whole(value: dict[str, Any]) -> bool:
    if "by_result" in value:
        return set(value) == {"by_result"}
    return {"per", "is"} <= set(value) or bool(set(value) - {"per", "is", "each", "times", "by_result"})


def _bad_line(fault: str, advice: str) -> Callable[[Place], Problem]:
    return lambda place: LineKind(place, fault, advice)
