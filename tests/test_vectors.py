"""Worked examples and routes, as plain JSON for evaluators in other languages.

The stored files may be older than the catalog, so that who adds a rule in GitHub's web editor has no command
to run beside it. `make vectors` writes them anew, before a release or when the code answers otherwise.
"""

import json
from pathlib import Path
from typing import Any

from tests.conftest import AS_OF

from credential_catalog.catalog.as_of import as_it_stood
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.exports.route_vectors import route_vectors
from credential_catalog.exports.vectors import vectors
from credential_catalog.model.convert import convert
from credential_catalog.model.dates import first_day
from credential_catalog.model.holding import Holding
from credential_catalog.routes import evaluate_goal

VECTORS = Path(__file__).parent / "vectors"


def stored(kind: str) -> dict[str, Any]:
    folder = VECTORS / kind
    return {
        file.relative_to(folder).as_posix(): json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.json"))
    }


def test_every_vector_gives_its_answer(catalog: Catalog) -> None:
    wrong = []
    for made in vectors(catalog, AS_OF):
        vector = json.loads(str(made.content))
        for number, example in enumerate(vector["examples"]):
            holding = convert(example["holding"], Holding)
            day = first_day(example["as_of"])
            found = evaluate_goal(vector["goal"], holding, as_it_stood(catalog, day), day)
            if found.answer.word != example["answer"]:
                wrong.append(f"{vector['goal']} {number}: {found.answer.word}")
    assert wrong == []


def test_the_stored_examples_are_written_as_they_would_be_today(catalog: Catalog) -> None:
    kept = stored("requirements")
    made = {one.path: json.loads(str(one.content)) for one in vectors(catalog, AS_OF)}
    assert kept
    for path in kept.keys() & made.keys():
        assert kept[path].keys() == made[path].keys(), "run `make vectors`"
        for one in kept[path]["examples"]:
            assert {"as_of", "holding", "answer", "because"} <= one.keys(), "run `make vectors`"


def test_the_stored_routes_of_what_has_not_changed_are_still_the_shortest(catalog: Catalog) -> None:
    kept = stored("routes")
    made = {one.path: json.loads(str(one.content)) for one in route_vectors(catalog, AS_OF)}
    same = [path for path in kept if path in made and kept[path]["excerpt"] == made[path]["excerpt"]]
    assert same, "all of tests/vectors/routes is of an earlier catalog: run `make vectors`"
    assert [path for path in same if kept[path] != made[path]] == [], "run `make vectors` if this is meant"
