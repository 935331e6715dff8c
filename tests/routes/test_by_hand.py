"""Routes to real goals that were worked out by hand, from the words of the rules.

Each says under `rests_on` what its goal looked at in the catalog when it was worked out. Where a source has
changed since, and with it the catalog, nobody's change fails here: the case waits to be worked out again.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from tests.conftest import AS_OF

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.holding import Holding
from credential_catalog.routes.excerpt import excerpt
from credential_catalog.routes.shortest import shortest_route

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("by_hand.yml").read_text("utf-8"))


def rests_on(case: dict[str, Any], catalog: Catalog) -> str:
    """Return a mark of all that a case's goal looks at: it changes when anything of that does."""
    part = json.dumps(excerpt(case["goal"], catalog, AS_OF), sort_keys=True)
    return hashlib.sha256(part.encode()).hexdigest()[:12]


def test_some_of_what_was_worked_out_by_hand_still_stands(catalog: Catalog) -> None:
    stands = [name for name, case in CASES.items() if rests_on(case, catalog) == case["rests_on"]]
    assert stands, "work them out again in by_hand.yml"


@pytest.mark.parametrize("name", CASES)
def test_the_shortest_way_is_the_one_worked_out_by_hand(name: str, catalog: Catalog) -> None:
    case = CASES[name]
    if rests_on(case, catalog) != case["rests_on"]:
        pytest.skip(
            f"{case['goal']} has changed: work it out again, and write rests_on: {rests_on(case, catalog)}"
        )
    holding = convert(case["holding"], Holding)
    route = msgspec.to_builtins(shortest_route(case["goal"], holding, catalog, AS_OF))
    assert (route["answer"] != "met", route["feasible"], route["optimal"]) == (True, True, True)
    assert list(route["credentials"]) == case["credentials"]
    assert quantities(route["outside"]) == case.get("outside", {})
    assert route["unlisted"] == case.get("unlisted", {})
    assert sorted(route["awards"]) == case.get("awards", [])
    assert route["totals"]["hours"]["at_least"] == case["hours"]
    if "cost" in case:
        assert route["totals"]["cost"] == {"at_least": case["cost"], "complete": True, "currency": "USD"}
    for words in case.get("unknown", []):
        assert any(words in sentence for sentence in route["unknown"])
    if "possible" in case:
        possible = route["possible"]
        assert len(possible["credentials"]) == case["possible"]["credentials"]
        assert list(possible["awards"]) == case["possible"]["awards"]


def quantities(outside: list[Any]) -> dict[str, float | None]:
    return {
        one if isinstance(one, str) else one["id"]: None if isinstance(one, str) else one["quantity"]
        for one in outside
    }
