"""On a day a year later, what was read long ago is marked on the page of what is covered."""

import datetime

import msgspec
from bs4 import BeautifulSoup
from tests.site.small_site import SETTINGS, small_catalog, text

from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.coverage import coverage_page


def coverage_on(day: str) -> BeautifulSoup:
    """Return the page of what is covered, of the small catalog, built for a day."""
    as_of = datetime.date.fromisoformat(day)
    settings = msgspec.structs.replace(SETTINGS, as_of=as_of)
    renderer = Renderer(Context(small_catalog(), as_of, settings))
    return BeautifulSoup(coverage_page(renderer).html, "html.parser")


def test_after_a_year_a_source_is_old_and_coverage_asks_for_a_fresh_look() -> None:
    page = coverage_on("2027-11-23")
    assert "checked over a year ago" in text(page.select_one("#in-short + dl"))
    assert page.select("td .cc-old")
    assert "A fresh look at an old source" in text(page.select_one("#wanted ~ ul"))


def test_within_a_year_no_source_is_old() -> None:
    page = coverage_on("2027-11-22")
    assert "over a year ago" not in text(page)
    assert not page.select(".cc-old")
    assert "A fresh look" not in text(page)
