"""The parts of a joint, as they are asked in it."""

from __future__ import annotations

import msgspec

from credential_catalog.model.requirement import Choose, EarnedNode, Node, Pointer, Requirement, children

HOW_EARNED = ("minimum_score", "level", "result", "within")
"""What may be asked of a credential, and by a choice of each of the credentials that are chosen."""


def parts_of(node: Node) -> tuple[tuple[Pointer, Requirement], ...]:
    """Return the children of a node; a choice hands down how the credentials must have been earned."""
    if not isinstance(node, Choose):
        return children(node)
    asked_of_each = {key: getattr(node, key) for key in HOW_EARNED}
    return tuple((below, _earned_as(child, asked_of_each)) for below, child in children(node))


def _earned_as(child: Requirement, asked_of_each: dict[str, object]) -> Requirement:
    """Return a child with those conditions that it does not have itself."""
    if not isinstance(child, EarnedNode):
        return child
    missing = {key: value for key, value in asked_of_each.items() if getattr(child, key) is None}
    return msgspec.structs.replace(child, **missing)
