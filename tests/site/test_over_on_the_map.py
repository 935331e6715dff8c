"""A rule that is over, or not yet in force, colours its state on the map as that, from the very day."""

import dataclasses
import datetime

import msgspec
import pytest
from bs4 import BeautifulSoup
from tests.site.small_site import SETTINGS, small_catalog, text

from credential_catalog.model.convert import convert
from credential_catalog.model.records import Rule
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.states import states_page

PILOT = {
    "id": "ut/r",
    "title": "For one school year",
    "grants": {"award": "ut/renewal"},
    "use": ["license_renewal"],
    "status": "in_force",
    "effect": "counts",
    "from": "2026-09-01",
    "until": "2027-06-30",
    "requires": {"credential": "kqed/a"},
    "sources": [{"id": "a", "title": "A", "kind": "law", "checked": "2026-11-22", "confidence": "read"}],
}


@pytest.mark.parametrize(
    ("day", "word"),
    [
        ("2026-08-31", "not yet"),
        ("2026-09-01", "counts"),
        ("2027-06-30", "counts"),
        ("2027-07-01", "no longer"),
    ],
)
def test_a_state_has_the_word_of_the_day(day: str, word: str) -> None:
    as_of = datetime.date.fromisoformat(day)
    catalog = dataclasses.replace(small_catalog(), rules={"ut/r": convert(PILOT, Rule)})
    settings = msgspec.structs.replace(SETTINGS, as_of=as_of)
    html = states_page(Renderer(Context(catalog, as_of, settings))).html
    tile = BeautifulSoup(html, "html.parser").select_one(".cc-tile__answer[data-use=license_renewal]")
    assert text(tile).strip() == word
