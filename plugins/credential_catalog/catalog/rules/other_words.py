"""What a file would say in other words, of another source or of an earlier day: could it stand so?"""

from __future__ import annotations

from typing import Any, NamedTuple

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.references import references
from credential_catalog.catalog.rules.known_ids import UnknownId
from credential_catalog.model.convert import convert
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Place
from credential_catalog.model.records import Record
from credential_catalog.schema import Home, check_document
from credential_catalog.source import Document


class Fault(NamedTuple):
    """What would be wrong, and what to write instead: each a sentence."""

    what: str
    advice: str


def first_fault(other: dict[str, Any], record: Record, linked: Linked) -> Fault | None:
    """Return what would be wrong if a record's file had other data; None if it could stand so.

    Args:
        other: The data of the whole file.
        record: The record as it is; what is wrong with it already is not its fault here.
        linked: The linked catalog.
    """
    document = linked.documents[record.id]
    written = Document(document.path, document.name, document.text, other)
    problems = check_document(written, Home(linked.kinds[record.id], record.id)).problems
    if problems:
        return Fault(problems[0].what, problems[0].remedy)
    known = {reference.id for reference in references(record)}
    for reference in references(convert({**other, "id": record.id}, type(record))):
        kind = linked.kinds.get(linked.catalog.present(reference.id))
        if reference.id not in known and kind not in reference.kinds:
            alike = [name for name, its in linked.kinds.items() if its in reference.kinds]
            kinds = " or ".join(reference.kinds)
            unknown = UnknownId(Place(document.name), reference.id, kinds, nearest(reference.id, alike))
            return Fault(unknown.what, unknown.remedy)
    return None
