"""Drawn graphs in use: cards by pointer, keyboard and tap, and travel along the lines."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

LEVEL_3 = "states/nm/level-3-a/"
LEADER = "states/la/educational-leader-1/"


@pytest.fixture(scope="module")
def desk(browser: Browser, address: str) -> Iterator[Page]:
    """Return one page for all tests at a desk: each goes to its own address."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


def node(page: Page, name: str) -> Locator:
    return page.locator(f'.cc-svg__node[aria-label^="{name}"]').first


def test_the_arrow_keys_travel_the_lines(desk: Page, address: str) -> None:
    page = desk
    page.goto(address + LEADER)
    graph = page.locator("catalog-graph").first
    start = node(page, "Facilitating Adult Group Learning")
    start.focus()
    page.keyboard.press("ArrowRight")
    choice = graph.locator(".cc-svg__node:focus")
    expect(choice).to_have_attribute("data-kind", "a choice")
    page.keyboard.press("ArrowLeft")
    expect(start).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(start).not_to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(start).to_be_focused()
    page.keyboard.press("End")
    expect(graph.locator(".cc-svg__node:focus")).to_have_attribute("data-key", "goal")


def test_a_picture_is_one_stop_for_tab_and_the_cards_link_the_next(desk: Page, address: str) -> None:
    page = desk
    page.goto(address + LEADER)
    first = page.locator("catalog-graph").first.locator("svg.cc-svg").first
    expect(first.locator('[tabindex="0"]')).to_have_count(1)
    node(page, "Ethical Decision Making").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".cc-peek a")).to_be_focused()


def test_a_node_says_aloud_what_it_is_and_where_its_lines_go(desk: Page, address: str) -> None:
    page = desk
    page.goto(address + LEADER)
    said = node(page, "Ethical Decision Making & Action").get_attribute("aria-label")
    assert said == "Ethical Decision Making & Action, micro-credential; leads to all of, 3 of 8"


def test_the_card_shows_on_focus_and_on_hover_and_goes_with_escape(desk: Page, address: str) -> None:
    page = desk
    page.goto(address + LEVEL_3)
    card = page.locator("catalog-graph").first.locator(".cc-peek")
    one = node(page, "Social Emotional Learning")
    one.focus()
    expect(card).to_contain_text("Social Emotional Learning")
    expect(card).to_contain_text("Hours")
    expect(card.get_by_role("link", name="Open its page")).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(one).to_be_focused()

    other = node(page, "Level 2 teaching licence")
    other.hover()
    expect(card).to_contain_text("Level 2 teaching licence")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()


def test_the_card_says_what_counts_in_my_state(desk: Page, address: str) -> None:
    page = desk
    page.goto(address + LEVEL_3)
    page.get_by_label("My state").select_option("nm")
    node(page, "Social Emotional Learning").focus()
    expect(page.locator(".cc-peek").first).to_contain_text("In New Mexico")
    expect(page.locator(".cc-peek").first).to_contain_text("counts (license advancement)")
    page.get_by_label("My state").select_option("")


def test_a_tap_shows_the_card_and_a_second_one_goes_there(browser: Browser, address: str) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address + LEVEL_3)
    one = node(page, "Social Emotional Learning")
    one.tap()
    expect(page.locator(".cc-peek").first).to_contain_text("Social Emotional Learning")
    assert page.url.endswith(LEVEL_3)
    one.tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Social Emotional Learning")
    context.close()


def test_a_group_opens_from_its_card(desk: Page, address: str) -> None:
    page = desk
    page.goto(address + LEADER)
    node(page, "17 credentials").focus()
    page.keyboard.press("Enter")
    opened = page.locator(".cc-graph__group").first
    expect(opened).to_have_attribute("open", "")
    expect(opened.locator("summary")).to_be_focused()
    expect(opened.get_by_role("link")).to_have_count(17)


def test_a_group_opens_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + LEADER)
    page.locator(".cc-graph__group summary").first.click()
    expect(page.locator(".cc-graph__group").first.get_by_role("link").first).to_be_visible()
    context.close()


def test_reduced_motion_is_respected(desk: Page, address: str) -> None:
    desk.goto(address + LEVEL_3)
    shape = desk.locator(".cc-svg__node rect").first
    for motion, moves in (("reduce", "0s"), ("no-preference", "0.125s")):
        desk.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
        assert shape.evaluate("shape => getComputedStyle(shape).transitionDuration") == moves
