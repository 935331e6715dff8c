"""The vectors that other evaluators are tried against are those of the catalog's worked examples."""

import json
from pathlib import Path

import pytest
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
FOLDER = VECTORS / "requirements"
MAKERS = {"requirements": vectors, "routes": route_vectors}


@pytest.mark.parametrize("kind", MAKERS)
def test_the_vectors_are_those_of_the_catalog(kind: str, catalog: Catalog) -> None:
    folder = VECTORS / kind
    made = {vector.path: vector.content for vector in MAKERS[kind](catalog, AS_OF)}
    stored = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*.json")
    }
    assert stored.keys() == made.keys(), "run `make vectors` after changing worked examples"
    assert [path for path in made if made[path] != stored[path]] == [], "run `make vectors`"


def test_every_vector_gives_its_answer(catalog: Catalog) -> None:
    wrong = []
    for file in sorted(FOLDER.rglob("*.json")):
        vector = json.loads(file.read_text(encoding="utf-8"))
        for number, example in enumerate(vector["examples"]):
            holding = convert(example["holding"], Holding)
            day = first_day(example["as_of"])
            found = evaluate_goal(vector["goal"], holding, as_it_stood(catalog, day), day)
            if found.answer.word != example["answer"]:
                wrong.append(f"{vector['goal']} {number}: {found.answer.word}")
    assert wrong == []
