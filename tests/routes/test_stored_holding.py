"""What a person once stored is read as far as it can be, and never as more than was stored."""

import datetime
import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert, plain
from credential_catalog.model.records import Award, Credential, Outside, Rule, Stack
from credential_catalog.routes import evaluate_goal
from credential_catalog.routes.stored_holding import holding_of, read_holding
from credential_catalog.schema.library import explainer

VECTORS = json.loads((ROOT / "tests/vectors/stored-holdings.json").read_text(encoding="utf-8"))
KINDS = {"credentials": Credential, "stacks": Stack, "awards": Award, "rules": Rule, "outside": Outside}
AS_OF = datetime.date(2026, 11, 22)
KNOWN = Catalog(
    **{
        kind: {one["id"]: convert(one, record) for one in VECTORS["catalog"][kind]}
        for kind, record in KINDS.items()
    },
    aliases=VECTORS["catalog"]["aliases"],
)


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: case["name"])
def test_a_stored_value_is_read_as_the_vector_says(case: dict[str, Any]) -> None:
    holding, dropped = read_holding(case["stored"], KNOWN)
    assert json.loads(msgspec.json.encode(plain(holding))) == case["holding"]
    assert list(dropped) == case["dropped"]


def test_what_the_vectors_keep_is_a_holding_by_the_schema() -> None:
    for case in VECTORS["cases"]:
        assert [error.message for error in explainer("holding").iter_errors(case["holding"])] == []


def test_ids_are_sorted_by_what_they_are() -> None:
    names = ["kqed/media-analysis", "kqed/media-literacy", "masters-degree", "nm/level-2", "kqed/gone"]
    holding, unknown = holding_of(names, KNOWN)
    assert plain(holding) == {
        "credentials": ("kqed/analyzing-media",),
        "stacks": ("kqed/media-literacy",),
        "outside": ("masters-degree",),
        "awards": ("nm/level-2",),
    }
    assert unknown == ("kqed/gone",)


LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-2, 5)
    | st.floats()
    | st.sampled_from(["", "x", "85%", "2025", "2025-02-30", "year", "attained", "a\nb"])
    | st.sampled_from(["kqed/analyzing-media", "kqed/media-literacy", "masters-degree", "nm/level-2"])
    | st.sampled_from(["nm/level-2-to-3", "teaching-experience", "kqed/media-analysis"])
)
LISTS = ["credentials", "stacks", "outside", "awards", "unsaid", "situation", "unlisted"]
ATTRIBUTES = ["id", "date", "expires", "score", "level", "result", "quantity", "unit", "during", "area"]
OTHERS = ["employed", "role", "subject", "nm/level-2-to-3#electives", "kqed/media-literacy#unread-members"]
KEYS = st.sampled_from([*LISTS, *ATTRIBUTES, *OTHERS, "#"])
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner))


@settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(stored=st.dictionaries(KEYS, ANYTHING))
def test_whatever_was_stored_gives_a_holding_that_can_be_asked(stored: dict[str, object]) -> None:
    holding, dropped = read_holding(stored, KNOWN)
    kept = json.loads(msgspec.json.encode(plain(holding)))
    assert [error.message for error in explainer("holding").iter_errors(kept)] == []
    assert all(sentence.endswith(".") and "\n" not in sentence for sentence in dropped)
    assert read_holding(kept, KNOWN) == (holding, ())
    evaluate_goal("nm/level-2-to-3", holding, KNOWN, AS_OF)
