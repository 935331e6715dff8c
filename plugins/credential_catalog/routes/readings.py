"""A requirement as each of the sources has it that disagree."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from credential_catalog.model.convert import convert, plain
from credential_catalog.model.merge_patch import merge_patch
from credential_catalog.model.records import Dispute, Record
from credential_catalog.model.requirement import Node, Pointer, Requirement, walk
from credential_catalog.routes.question import Question


@dataclasses.dataclass(frozen=True)
class Reading:
    """A requirement as one source has it.

    Attributes:
        requirement: What it asks.
        source: Title of the source that disagrees; "" for what stands in the file.
        told: A sentence on the dispute.
    """

    requirement: Requirement
    source: str = ""
    told: str = ""


def readings(requirement: Requirement, question: Question) -> list[Reading]:
    """Return a requirement as each source has it that the question goes by, the file's own reading first.

    Args:
        requirement: What stands in the file of the question's owner.
        question: If it supposes the best, only the file's own reading matters; if it follows one source, only
            what that one says, or the file where it says nothing.
    """
    own = Reading(requirement)
    if question.supposing or not question.owner:
        return [own]
    others = list(other_readings(requirement, question.catalog.find(question.owner)))
    if question.following is None:
        return [own, *others]
    return [next((other for other in others if other.source == question.following), own)]


def other_readings(requirement: Requirement, record: Record | None) -> Iterator[Reading]:
    """Yield a requirement as each source has it that disagrees with the file.

    Args:
        requirement: What stands in the file.
        record: The credential, rule, award or stack in whose file it stands, with its disputes.
    """
    for dispute in record.disputed if record else ():
        other = _as_disputed(requirement, dispute)
        if other is not None and record is not None:
            source = record.source(dispute.source)
            title = source.title if source else dispute.source
            said = dispute.note or "Two sources disagree."
            yield Reading(other, title, f"{said} (Other source: {title})" if source else said)


def _as_disputed(requirement: Requirement, dispute: Dispute) -> Requirement | None:
    if dispute.key in ("requires", "prerequisites"):
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
