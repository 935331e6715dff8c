"""The map, its table and the coverage page: every word stands where its rules put it."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, expect

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.uses import USES
from credential_catalog.site.views.states import MAP

CODES = {
    *(
        [
            "al",
            "ak",
            "az",
            "ar",
            "ca",
            "co",
            "ct",
            "de",
            "dc",
            "fl",
            "ga",
            "hi",
            "id",
            "il",
            "in",
            "ia",
            "ks",
            "ky",
            "la",
            "me",
            "md",
            "ma",
            "mi",
            "mn",
            "ms",
            "mo",
            "mt",
            "ne",
            "nv",
            "nh",
            "nj",
            "nm",
            "ny",
            "nc",
        ]
    ),
    *(
        [
            "nd",
            "oh",
            "ok",
            "or",
            "pa",
            "ri",
            "sc",
            "sd",
            "tn",
            "tx",
            "ut",
            "vt",
            "va",
            "wa",
            "wv",
            "wi",
            "wy",
            "as",
            "gu",
            "mp",
            "pr",
            "vi",
            "dod",
        ]
    ),
}


@pytest.fixture(scope="module")
def states(built_site: Path) -> BeautifulSoup:
    return parsed(built_site / "states/index.html")


def parsed(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


def one(within: Tag, selector: str) -> Tag:
    found = within.select_one(selector)
    assert found is not None, selector
    return found


def test_the_map_has_every_jurisdiction_once() -> None:
    tiles = [code for code in MAP.split() if code != ".."]
    assert sorted(tiles) == sorted(CODES)


def test_every_jurisdiction_has_a_tile_and_a_row_with_the_same_words(
    states: BeautifulSoup, catalog: Catalog
) -> None:
    rows = states.select(".cc-states tbody tr")
    assert [one(row, "th").get_text() for row in rows] == sorted(
        one.name for one in catalog.jurisdictions.values()
    )
    on_map = {
        one(tile, "abbr").get("title"): {
            answer.get("data-use"): answer.get_text().strip() for answer in tile.select("[data-use]")
        }
        for tile in states.select(".cc-tile")
    }
    for row in rows:
        words = {
            answer.get("data-use"): one(answer, ".cc-word").get_text().strip()
            for answer in row.select("td[data-head=Micro-credentials] [data-use]")
        }
        assert set(words) == set(USES)
        assert words == on_map[one(row, "th").get_text()]


def test_a_districts_rule_does_not_colour_its_state(states: BeautifulSoup) -> None:
    """In Oregon only the union gives hours for micro-credentials; in Tennessee a district does."""
    for state in ("Oregon", "Tennessee"):
        tile = next(tile for tile in states.select(".cc-tile") if one(tile, "abbr").get("title") == state)
        said = one(tile, '[data-use="license_renewal"]').get_text().strip()
        assert said not in ("counts", "may count"), state


def test_a_way_without_micro_credentials_does_not_colour_its_state(states: BeautifulSoup) -> None:
    tile = next(tile for tile in states.select(".cc-tile") if one(tile, "abbr").get_text() == "SD")
    assert one(tile, '[data-use="endorsement"]').get_text().strip() != "counts"


def test_the_use_is_switched_by_keyboard_and_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}states/")
    utah = page.locator(".cc-tile", has=page.locator('abbr[title="Utah"]'))
    expect(utah.locator('[data-use="license_renewal"]')).to_be_visible()
    page.get_by_role("radio", name="Renewal").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(f"{address}states/?use=endorsement")
    expect(utah.locator('[data-use="endorsement"]')).to_be_visible()
    expect(utah.locator('[data-use="license_renewal"]')).to_be_hidden()
    page.reload()
    expect(page.get_by_role("radio", name="Endorsement")).to_be_checked()


@pytest.mark.parametrize("use", USES)
def test_every_use_shows_its_own_answers_without_scripts(browser: Browser, address: str, use: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}states/")
    page.locator(f'.cc-switch input[value="{use}"]').check()
    shown = page.locator(".cc-map [data-use]:visible")
    assert {one.get_attribute("data-use") for one in shown.all()} == {use}
    context.close()


def test_coverage_counts_what_the_files_say(built_site: Path, catalog: Catalog) -> None:
    page = parsed(built_site / "coverage/index.html")
    facts = one(page, "#in-short + dl").get_text()
    looked = sum(
        survey.result != "not_surveyed"
        for one in catalog.jurisdictions.values()
        for survey in one.survey.values()
    )
    assert f"{looked} of {len(catalog.jurisdictions) * len(USES)} pairs" in facts
    disputes = sum(len(record.disputed) for record in catalog.records())
    assert f"{disputes} value" in facts
    rows = page.select("table tbody tr")
    assert len(rows) == len(catalog.jurisdictions)


def test_a_credential_has_a_word_for_every_jurisdiction_and_use(built_site: Path, catalog: Catalog) -> None:
    finder = json.loads((built_site / "find/find.json").read_text(encoding="utf-8"))
    words = [words for _, words, _ in finder["words"]]
    states = [state for state, _ in finder["states"]]
    for item in finder["items"][:: len(finder["items"]) // 25]:
        if not item["address"].startswith("credentials/"):
            continue
        page = parsed(built_site / item["address"] / "index.html")
        said = {(states[state], use): words[word] for state, use, word in item["answers"]}
        lines = page.select(".cc-everywhere dd")
        assert len(lines) == len(USES)
        for use, line in enumerate(lines):
            shown = {}
            for group in line.select("div"):
                word = one(group, ".cc-word").get_text()
                for name in group.select("abbr"):
                    shown[name.get_text().lower().replace("dodea", "dod")] = word
            assert set(shown) == set(states)
            for at, state in enumerate(states):
                expected = said.get((state, use), words[finder["surveyed"][at][use]])
                assert shown[state] == expected, (item["address"], state, use)


def test_arrow_keys_travel_the_map_and_tab_leaves_it(page: Page, address: str) -> None:
    page.goto(f"{address}states/")
    page.locator(".cc-tile", has_text="Utah").focus()
    for key, reached in (("ArrowRight", "CO"), ("ArrowUp", "WY"), ("ArrowLeft", "NV"), ("ArrowDown", "UT")):
        page.keyboard.press(key)
        expect(page.locator(".cc-tile:focus abbr")).to_have_text(reached)
    page.keyboard.press("Tab")
    expect(page.locator(".cc-tile:focus")).to_have_count(0)
    page.keyboard.press("Shift+Tab")
    expect(page.locator(".cc-tile:focus abbr")).to_have_text("UT")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}states/ut/")
