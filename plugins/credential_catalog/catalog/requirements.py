"""The requirements that stand in a record's file, and where."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.model.records import Record
from credential_catalog.model.requirement import Pointer, Requirement


def requirements_in(record: Record) -> Iterator[tuple[Pointer, Requirement]]:
    """Yield each requirement of a record with the key under which it stands."""
    for key in ("requires", "prerequisites"):
        requirement = getattr(record, key, None)
        if isinstance(requirement, Requirement):
            yield (key,), requirement
