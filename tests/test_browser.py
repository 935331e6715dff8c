"""The site in a real browser, at a desk and on a phone; nothing is asked of another host."""

import pytest
from playwright.sync_api import Browser, Page, expect

DESK, PHONE = 1280, 360
FLORIDA_READING = "states/fl/reading-endorsement/"
NEW_MEXICO_LEVEL_3 = "states/nm/level-3-a/"
PAGES = [
    "",
    "find/",
    "coverage/",
    "data/",
    "states/",
    "states/ut/",
    FLORIDA_READING,
    NEW_MEXICO_LEVEL_3,
    "credentials/",
    "credentials/nea/exploring-restorative-practices/",
    "credentials/kqed/analyzing-media/",
    "stacks/kqed/media-literacy/",
    "stacks/nea/restorative-practices/",
    "issuers/nea/",
    "teachers/",
]


def search(page: Page, words: str) -> None:
    """Type into the header's search, opening it first where it is folded away."""
    box = page.get_by_role("combobox", name="Search the catalog")
    if not box.is_visible():
        page.get_by_role("button", name="Search", exact=True).click()
    box.fill(words)


def test_a_teacher_finds_the_florida_reading_endorsement(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "florida reading")
    page.get_by_role("listbox", name="Search results").get_by_role("option").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Reading Endorsement")
    assert FLORIDA_READING in page.url


def test_the_search_can_be_used_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}states/ut/")
    box, options = (
        page.get_by_role("combobox", name="Search the catalog"),
        page.get_by_role("listbox", name="Search results").get_by_role("option"),
    )
    page.keyboard.press("/")
    expect(box).to_be_focused()

    page.keyboard.type("restorative")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", str(options.nth(1).get_attribute("id")))
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "true")

    page.keyboard.press("Escape")
    expect(options.first).not_to_be_visible()
    page.keyboard.press("/")
    expect(options.first).to_be_visible()
    title = options.first.locator(".catalog-search__title").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def test_the_search_says_when_nothing_is_found(page: Page, address: str) -> None:
    page.goto(address)
    search(page, "qqq")
    expect(page.locator(".catalog-search__status")).to_have_text("Nothing found for “qqq”.")
    expect(page.get_by_role("combobox", name="Search the catalog")).to_have_attribute(
        "aria-expanded", "false"
    )


def test_a_credential_leads_to_the_award_it_counts_toward(page: Page, address: str) -> None:
    page.goto(f"{address}credentials/nmped/social-emotional-learning/")
    page.get_by_role("link", name="Level 3-A teaching licence").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Level 3-A teaching licence")
    expect(page.locator(".cc-word").first).to_have_text("counts")


@pytest.mark.parametrize("path", PAGES, ids=[path or "home" for path in PAGES])
def test_a_page_fits_its_screen(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider <= 0


def test_the_menu_of_a_small_screen_opens_with_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": PHONE, "height": 800})
    page.goto(address + NEW_MEXICO_LEVEL_3)
    states = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="States")
    expect(states).to_be_hidden()
    menu = page.get_by_role("button", name="Menu")
    menu.press("Enter")
    expect(states).to_be_visible()
    page.keyboard.press("Escape")
    expect(states).to_be_hidden()
    expect(menu).to_be_focused()
    page.set_viewport_size({"width": DESK, "height": 800})
    expect(menu).to_be_hidden()
    page.close()


def test_a_page_says_everything_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": PHONE, "height": 800})
    opened = context.new_page()
    opened.goto(address + NEW_MEXICO_LEVEL_3)
    expect(opened.locator(".cc-outline").first).to_contain_text("Social Emotional Learning")
    expect(opened.locator("svg.cc-svg").first).to_be_visible()
    expect(opened.locator("catalog-search").get_by_role("link", name="All credentials")).to_be_visible()
    expect(opened.get_by_role("combobox", name="Search the catalog")).to_have_count(0)
    context.close()
