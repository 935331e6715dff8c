"""Shortest routes → test vectors: an excerpt, a holding and the route, so that any language can be tried.

One file for each rule on micro-credentials and each stack with worked examples: the excerpt, and the
routes from nothing and from the first holding of its examples that is not enough, by each measure.
"""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.checking import check
from credential_catalog.exports.vectors import write_folder
from credential_catalog.model.artifact import Artifact
from credential_catalog.model.convert import plain
from credential_catalog.model.holding import Holding
from credential_catalog.model.records import Record, Rule, Stack
from credential_catalog.routes.examples import examples_of
from credential_catalog.routes.excerpt import excerpt
from credential_catalog.routes.route import Measure
from credential_catalog.routes.shortest import shortest_route
from credential_catalog.routes.standing import Standing

MOST_CHARACTERS = 20_000
"""The longest excerpt that is kept as a vector."""

MEASURES: tuple[Measure, ...] = ("hours", "count")


def route_vectors(catalog: Catalog, as_of: datetime.date) -> Iterator[Artifact]:
    """Yield one JSON file for each goal; its path is owner/name.json.

    Args:
        catalog: The catalog.
        as_of: The day of all routes.
    """
    standing = Standing(catalog, as_of)
    for record in catalog.records():
        if not examples_of(record) or not _is_of_credentials(record, standing):
            continue
        part = excerpt(record.id, catalog, as_of)
        if len(json.dumps(part)) <= MOST_CHARACTERS:
            routes = [
                {"holding": plain(holding), "by": by, "route": _route(record.id, holding, catalog, as_of, by)}
                for holding in _holdings(record)
                for by in MEASURES
            ]
            text = json.dumps({"excerpt": part, "routes": routes}, ensure_ascii=False, sort_keys=True)
            yield Artifact(path=f"{record.id}.json", content=f"{text}\n", source=catalog.files.get(record.id))


def _is_of_credentials(record: Record, standing: Standing) -> bool:
    return isinstance(record, Stack) or (isinstance(record, Rule) and standing.is_of_credentials(record))


def _holdings(record: Record) -> list[Holding]:
    """Return nothing, and the first holding of the examples that is not enough."""
    found = [Holding()]
    short = (one.holding for one in examples_of(record) if one.answer != "met" and one.as_of is None)
    first = next((holding for holding in short if holding != Holding()), None)
    return found if first is None else [*found, first]


def _route(goal: str, holding: Holding, catalog: Catalog, as_of: datetime.date, by: Measure) -> object:
    return msgspec.to_builtins(shortest_route(goal, holding, catalog, as_of, by=by))


if __name__ == "__main__":
    day = datetime.date.fromisoformat(sys.argv[2])
    checked = check(Path("catalog"), day)
    if checked.catalog is None:
        sys.exit("The catalog has problems; see `make check`.")
    write_folder(Path(sys.argv[1]), route_vectors(checked.catalog, day))
