"""Worked examples → test vectors: plain JSON that an evaluator in any language can be tried against.

One file for each rule, award or stack with examples: its id, its requirement where it has one, and for each
example the day, the holding and the answer; and the requirement of that day, if it was another. What it
refers to is looked up in the catalog as it stood on the day.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from credential_catalog.catalog.as_of import record_as_it_stood
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.checking import check
from credential_catalog.model.artifact import Artifact
from credential_catalog.model.convert import plain
from credential_catalog.model.dates import first_day
from credential_catalog.model.records import Example, Record
from credential_catalog.routes.examples import examples_of


def vectors(catalog: Catalog, as_of: datetime.date) -> Iterator[Artifact]:
    """Yield one JSON file for each thing with worked examples; its path is owner/name.json.

    Args:
        catalog: The catalog.
        as_of: The day of examples that have none of their own.
    """
    for record in catalog.records():
        if examples_of(record):
            text = json.dumps(_vector(record, as_of), ensure_ascii=False, indent=1, sort_keys=True)
            yield Artifact(path=f"{record.id}.json", content=f"{text}\n", source=catalog.files.get(record.id))


def _vector(record: Record, as_of: datetime.date) -> dict[str, object]:
    return {
        "goal": record.id,
        "requires": _requires(record),
        "examples": [_example(example, record, as_of) for example in examples_of(record)],
    }


def _example(example: Example, record: Record, as_of: datetime.date) -> dict[str, object]:
    written: dict[str, object] = {
        "as_of": example.as_of or as_of.isoformat(),
        "holding": plain(example.holding),
        "answer": example.answer,
        "because": " ".join(example.because.split()),
    }
    earlier = _requires(record_as_it_stood(record, first_day(example.as_of) if example.as_of else as_of))
    return written if earlier == _requires(record) else {**written, "requires": earlier}


def _requires(record: Record) -> object:
    requires = getattr(record, "requires", None)
    return plain(requires) if requires is not None else None


def write_folder(folder: Path, artifacts: Iterable[Artifact]) -> None:
    """Write vectors into a folder; files of things that are gone are removed."""
    kept = set()
    for vector in artifacts:
        path = folder / vector.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(str(vector.content), encoding="utf-8")
        kept.add(path)
    for path in folder.rglob("*.json"):
        if path not in kept:
            path.unlink()


if __name__ == "__main__":
    day = datetime.date.fromisoformat(sys.argv[2])
    checked = check(Path("catalog"), day)
    if checked.catalog is None:
        sys.exit("The catalog has problems; see `make check`.")
    write_folder(Path(sys.argv[1]), vectors(checked.catalog, day))
