"""No page, and nothing on a page in use, has a barrier that a machine can find, in light and in dark."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.barriers import barriers

CREDENTIAL = "credentials/nea/exploring-restorative-practices/"
SCIENCE = "states/ut/secondary-science/"
LEADER = "states/la/educational-leader-1/"
PAGES = [
    "",
    "find/",
    "coverage/",
    "data/",
    "states/",
    "states/ut/",
    "states/fl/reading-endorsement/",
    "states/nm/level-3-a/",
    "credentials/",
    CREDENTIAL,
    "stacks/",
    "stacks/kqed/media-literacy/",
    "stacks/nea/restorative-practices/",
    "issuers/",
    "issuers/nea/",
    "agencies/",
    "curriculum-teams/add-a-credential/",
    "404.html",
]


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[Page]:
    """Return one page for all tests: each goes to its own address."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PAGES, ids=[path or "home" for path in PAGES])
def test_a_page_has_no_barrier(opened: Page, address: str, path: str) -> None:
    opened.goto(address + path)
    assert barriers(opened) == []


def the_finder_as_a_table(page: Page) -> None:
    page.get_by_label("View").select_option("table")
    expect(page.locator(".cc-found__table")).to_be_visible()


def the_finder_by_stacks(page: Page) -> None:
    page.get_by_label("View").select_option("stacks")
    expect(page.locator(".cc-found__stack").first).to_be_visible()


def its_drawer_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.reload()
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    page.get_by_text("Narrow down").click()
    expect(page.get_by_role("checkbox").first).to_be_visible()


def the_map(page: Page) -> None:
    page.get_by_label("Endorsement").check()
    page.get_by_label("My state").select_option("ut")
    page.locator(".cc-tile[data-state=ut]").focus()


def my_state_in_a_table(page: Page) -> None:
    page.get_by_label("My state").select_option("ut")
    expect(page.locator("tr.cc-mine")).to_be_visible()


def all_that_opens(page: Page) -> None:
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def a_card_of_a_graph(page: Page) -> None:
    page.locator('.cc-svg__node[aria-label^="Ethical Decision"]').first.focus()
    expect(page.locator(".cc-peek").first).to_be_visible()


def a_group_of_a_graph(page: Page) -> None:
    page.locator(".cc-graph__group summary").first.click()
    expect(page.locator(".cc-graph__group").first.get_by_role("link").first).to_be_visible()


def the_search(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Search the catalog").fill("media")
    results = page.get_by_role("listbox", name="Search results")
    expect(results.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")


def what_i_hold(page: Page) -> None:
    page.get_by_text("I hold…").click()
    page.get_by_role("checkbox", name="Crosscutting Concepts (CCCs)").check()
    expect(page.locator(".cc-svg__card--done").first).to_be_attached()


IN_USE = [
    ("find/?q=science", the_finder_as_a_table),
    ("find/?q=science", the_finder_by_stacks),
    ("find/?q=science", its_drawer_on_a_phone),
    ("", the_map),
    ("states/", my_state_in_a_table),
    (CREDENTIAL, all_that_opens),
    (SCIENCE, what_i_hold),
    (LEADER, a_card_of_a_graph),
    (LEADER, a_group_of_a_graph),
    (CREDENTIAL, the_search),
]


@pytest.mark.parametrize(("path", "use"), IN_USE, ids=[use.__name__ for _, use in IN_USE])
def test_what_is_in_use_has_no_barrier(
    browser: Browser, address: str, path: str, use: Callable[[Page], None]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address + path)
    if path.startswith("find/"):
        expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    use(page)
    assert barriers(page) == []
    context.close()
