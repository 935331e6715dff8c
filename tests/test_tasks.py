"""What people come for is answered on a phone in a few taps; docs/carry-on/tasks.md says in how few."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as BrowserPage
from tests.conftest import PHONE, ROOT

TASKS = (ROOT / "docs" / "carry-on" / "tasks.md").read_text(encoding="utf-8")
HEIGHT = 780


class Visit:
    """Somebody with a phone on the home page, who does no more than is counted here."""

    def __init__(self, page: BrowserPage, address: str) -> None:
        self.page = page
        self.taps = 0
        self.screens = 0.0
        page.goto(address)

    def tap(self, what: Locator) -> None:
        self.scroll_to(what)
        what.first.tap()
        self.taps += 1

    def scroll_to(self, what: Locator) -> None:
        """Scroll no further than until all of it is seen."""
        box = what.first.evaluate("element => element.getBoundingClientRect().toJSON()")
        below, above = box["bottom"] - HEIGHT, -box["top"]
        if max(below, above) > 0:
            self.screens += max(below, above) / HEIGHT
            self.page.evaluate(f"scrollBy({{ top: {below if below > 0 else -above}, behavior: 'instant' }})")

    def has_read(self, task: str, answer: Locator) -> None:
        """Hold what it took against the row of the task in the table."""
        self.scroll_to(answer)
        row = re.search(rf"^\| {re.escape(task)} \| (\d+) \| ([\d.]+) \|", TASKS, re.MULTILINE)
        assert row, f"docs/carry-on/tasks.md has no row for “{task}”"
        assert self.taps <= int(row[1]), f"{self.taps} taps, {self.screens} screens"
        assert self.screens <= float(row[2]), f"{self.taps} taps, {self.screens} screens"


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": PHONE, "height": HEIGHT}, has_touch=True, is_mobile=True)
    yield Visit(context.new_page(), address)
    context.close()


def tile(visit: Visit, state: str) -> Locator:
    return visit.page.locator("article").get_by_role("link", name=state)


def test_which_of_them_may_count_for_renewal_in_utah(visit: Visit) -> None:
    visit.tap(tile(visit, "Utah"))
    visit.tap(visit.page.get_by_role("row", name="Renewal").get_by_role("link", name="credentials"))
    answer = visit.page.locator("article").get_by_role("link", name="3D Science Assessments")
    visit.has_read("Which may count for renewal in Utah?", answer)


def test_what_level_2_in_new_mexico_takes(visit: Visit) -> None:
    visit.tap(tile(visit, "New Mexico"))
    visit.tap(visit.page.get_by_role("link", name="Level 2 teaching licence"))
    answer = visit.page.locator("article").get_by_role("link", name="Assessment Literacy")
    visit.has_read("What does Level 2 in New Mexico take?", answer)


def test_what_is_left_of_it_for_somebody_who_has_two(visit: Visit) -> None:
    visit.tap(tile(visit, "New Mexico"))
    visit.tap(visit.page.get_by_role("link", name="Level 2 teaching licence"))
    visit.tap(visit.page.get_by_role("link", name="I hold some of it"))
    for held in ("Assessment Literacy", "Family Engagement"):
        visit.tap(visit.page.get_by_role("checkbox", name=held))
    visit.has_read("I have two of the five: what is left?", visit.page.locator(".cc-hold__left li"))


def test_in_which_states_one_counts(visit: Visit) -> None:
    visit.page.locator("article").get_by_role("searchbox").fill("restorative practices")
    visit.tap(visit.page.locator("article").get_by_role("button", name="Find"))
    expect(visit.page.locator(".cc-found__list li").first).to_contain_text("Restorative")
    visit.tap(visit.page.locator("article").get_by_role("link", name="Exploring Restorative Practices"))
    visit.has_read("Where does this one count?", visit.page.get_by_role("heading", name="Where it counts"))


def test_by_which_rule_on_whose_word_and_read_when(visit: Visit) -> None:
    visit.tap(tile(visit, "Wyoming"))
    visit.tap(visit.page.get_by_role("link", name="One recertification credit"))
    visit.has_read(
        "By which rule, on whose word, read when?",
        visit.page.locator("#recertification-credit .cc-rule__word a"),
    )
