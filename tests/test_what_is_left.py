"""A teacher ticks what is held, and the page says at once what is left."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from credential_catalog.catalog.catalog import Catalog

STACK = "stacks/nmped/apl-1-2/"
AWARD = "states/ut/secondary-science/"
KEY = "credential-catalog:holding"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator("catalog-route summary", has_text="I hold").click()
    expect(page.locator(".cc-hold__answer")).to_be_visible()
    return page


def test_ticking_what_is_held_changes_what_is_left(page: Page, address: str) -> None:
    opened(page, address + AWARD)
    left = page.locator(".cc-hold__left .cc-route__steps li")
    before = left.count()
    expect(page.locator(".cc-hold__answer")).to_have_text("Not enough yet.")
    page.get_by_role("checkbox", name="Crosscutting Concepts (CCCs)").check()
    expect(left).to_have_count(before - 1)
    page.get_by_role("button", name="Forget all that I hold").click()
    expect(left).to_have_count(before)


def test_all_that_a_stack_asks_is_enough(page: Page, address: str, catalog: Catalog) -> None:
    opened(page, address + STACK)
    for member in catalog.stacks["nmped/apl-1-2"].members:
        page.locator(f'.cc-hold input[value="{member}"]').check()
    expect(page.locator(".cc-hold__answer")).to_have_text("What you hold is enough.")


def test_what_is_ticked_on_one_page_is_ticked_on_the_others(page: Page, address: str) -> None:
    opened(page, address + "stacks/usbe/three-dimensional-teaching/")
    page.locator('.cc-hold input[value="usbe/crosscutting-concepts"]').check()
    page.goto(address + AWARD)
    # It opens by itself where something that is held bears on the goal.
    expect(page.locator('.cc-hold input[value="usbe/crosscutting-concepts"]')).to_be_checked()


@pytest.mark.parametrize(
    ("kept", "named"),
    [
        ("{", "what was kept cannot be read"),
        ("[1]", "what was kept is no list of what is held"),
        ('{"credentials": ["usbe/stem-and-society", 7], "outside": 3}', "7; outside"),
    ],
)
def test_what_cannot_be_read_of_an_earlier_visit_is_named(
    kept: str, named: str, page: Page, address: str
) -> None:
    page.goto(address + AWARD)
    page.evaluate(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(kept)})")
    page.reload()
    summary = page.locator("catalog-route summary", has_text="I hold")
    if not page.locator("details.cc-hold[open]").count():
        page.wait_for_timeout(300)
    if not page.locator("details.cc-hold[open]").count():
        summary.click()
    expect(page.locator(".cc-hold .cc-note").first).to_contain_text(named)
    if "stem" in kept:
        expect(page.locator('.cc-hold input[value="usbe/stem-and-society"]')).to_be_checked()


def test_the_drawn_graph_says_what_is_done_and_what_is_next(page: Page, address: str) -> None:
    opened(page, address + STACK)
    page.locator(".cc-hold input[name=credentials]").first.check()
    expect(page.locator(".cc-svg__card--done .cc-svg__mark").first).to_have_text("done")
    expect(page.locator(".cc-svg__card--next .cc-svg__mark").first).to_have_text("next")


def test_without_scripts_the_way_from_nothing_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + AWARD)
    expect(page.locator("#what-is-left")).to_be_visible()
    assert page.locator(".cc-route__built .cc-route__steps li").count() > 5
    expect(page.get_by_text("the authority decides").first).to_be_visible()
    context.close()


def test_a_goals_data_is_small(built_site: Path) -> None:
    sizes = {file: file.stat().st_size for file in built_site.rglob("goal.json")}
    assert len(sizes) > 50
    assert sorted(sizes.values())[len(sizes) * 9 // 10] < 60_000
