"""A requirement as a source that disagrees has it."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.model.convert import convert, plain
from credential_catalog.model.merge_patch import merge_patch
from credential_catalog.model.records import Dispute, Record
from credential_catalog.model.requirement import Node, Pointer, Requirement, walk


def other_readings(requirement: Requirement, record: Record | None) -> Iterator[tuple[Requirement, str]]:
    """Yield a requirement as each source that disagrees has it, with a sentence on the dispute.

    Args:
        requirement: What stands in the file.
        record: The rule, award or stack in whose file it stands, with its disputes.
    """
    for dispute in record.disputed if record else ():
        other = _as_disputed(requirement, dispute)
        if other is not None and record is not None:
            source = record.source(dispute.source)
            said = dispute.note or "Two sources disagree."
            yield other, f"{said} (Other source: {source.title})" if source else said


def _as_disputed(requirement: Requirement, dispute: Dispute) -> Requirement | None:
    if dispute.key == "requires":
        return convert(merge_patch(plain(requirement), dispute.says), Requirement)
    for at, found in walk(requirement):
        if dispute.node is not None and isinstance(found, Node) and found.id == dispute.node:
            return convert(_patched_at(plain(requirement), at, dispute.says), Requirement)
    return None


def _patched_at(value: object, at: Pointer, says: object) -> object:
    if not at:
        return merge_patch(value, says)
    if isinstance(value, dict):
        return {
            key: _patched_at(inner, at[1:], says) if key == at[0] else inner for key, inner in value.items()
        }
    items = list(value) if isinstance(value, (list, tuple)) else []
    return [
        _patched_at(inner, at[1:], says) if index == at[0] else inner for index, inner in enumerate(items)
    ]
