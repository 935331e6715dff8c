"""The look: one set of colours that a site may make its own, any screen, and a handout on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.test_shipped_settings import plugin_of, shipped

CREDENTIAL = "credentials/nea/exploring-restorative-practices/"
STACK = "stacks/kqed/media-literacy/"
AWARD = "states/ut/secondary-science/"
RULE = "states/nm/level-3-a/"
LONGEST = "states/fl/reading-endorsement/"
PINK, LIME = "rgb(200, 0, 100)", "rgb(60, 120, 0)"

needs_one_width = pytest.mark.parametrize("page", [1280], indirect=True)


def styles_of(tmp_path: Path, colours: object) -> str:
    """Return the styles that a site with colours of its own puts on every page."""
    config = shipped(tmp_path, extra={"colours": colours})
    plugin_of(config).on_config(config)
    return config.theme.get_env().get_template("partials/colours.html").render(config=config)


def colour(page: Page, selector: str, name: str) -> str:
    """Return the colour that a browser shows."""
    value = page.locator(selector).first.evaluate(f"one => getComputedStyle(one).{name}")
    assert isinstance(value, str)
    return value


def test_a_site_without_colours_of_its_own_keeps_the_palette(tmp_path: Path) -> None:
    assert styles_of(tmp_path, None).strip() == ""


@needs_one_width
def test_colours_of_a_state_reach_cards_words_and_the_map(page: Page, address: str, tmp_path: Path) -> None:
    own = styles_of(tmp_path, {"light": {"accent": PINK, "counts": LIME}})
    put = f"document.head.insertAdjacentHTML('beforeend', {own!r})"

    page.goto(f"{address}{RULE}")
    page.evaluate(put)
    rule = page.locator(".cc-rule").first.get_attribute("id")
    page.goto(f"{address}{RULE}#{rule}")
    assert colour(page, ".cc-rule:target", "borderTopColor") == PINK
    assert colour(page, ".cc-word--counts", "borderTopColor") == LIME

    page.goto(address)
    page.evaluate(put)
    page.get_by_label("My state").select_option("wy")
    assert colour(page, ".cc-tile.cc-mine", "outlineColor") == PINK
    assert colour(page, ".cc-tile__answer--counts[data-use=license_renewal]", "borderTopColor") == LIME


@needs_one_width
@pytest.mark.parametrize("path", [CREDENTIAL, STACK, AWARD, LONGEST])
def test_a_page_on_paper_is_a_handout_of_two_sheets_at_most(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(format="Letter"))
    assert 1 <= len(sheets) <= 2


@needs_one_width
def test_a_handout_names_its_address_and_its_day(page: Page, address: str) -> None:
    page.goto(f"{address}{CREDENTIAL}")
    page.emulate_media(media="print")
    printed = page.locator(".catalog-printed")
    assert printed.is_visible()
    assert f"/{CREDENTIAL}" in printed.inner_text()
    assert "22 Nov 2026" in printed.inner_text()
    assert not page.locator("header.md-header").is_visible()


def test_pages_fit_the_narrowest_and_the_widest_screen(browser: Browser, address: str) -> None:
    page = browser.new_page()
    for path in ("", "states/", "states/ut/", "coverage/", "data/", AWARD, CREDENTIAL, STACK):
        page.set_viewport_size({"width": 320, "height": 700})
        page.goto(f"{address}{path}")
        for width in (320, 1920):
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.close()
