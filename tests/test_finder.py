"""The finder: its counts agree with a count of one's own, its address keeps the question, nothing is lost."""

import csv
import io
import json
import random
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

NOT_NAMED = "no rule we read names it"
HOPEFUL = ("counts", "may count")


@pytest.fixture(scope="module")
def finder(built_site: Path) -> dict[str, Any]:
    return json.loads((built_site / "find/find.json").read_text(encoding="utf-8"))


class Counted:
    """The finder's data, read anew: items with the words of their options, answers as words."""

    def __init__(self, finder: dict[str, Any]) -> None:
        self.finder = finder
        self.states = [state for state, _ in finder["states"]]
        self.uses = [use for use, _ in finder["uses"]]
        self.words = {value: words for value, words, _ in finder["words"]}
        self.order = list(self.words.values())

    def word(self, item: dict[str, Any], state: str | None, use: str | None) -> str | None:
        """Return the strongest word on an item for what is asked; None for another state's award."""
        said: dict[tuple[str, str], str] = {}
        for at, what, word in item["answers"]:
            said[self.states[at], self.uses[what]] = self.order[word]
        home = None if item["home"] is None else self.states[item["home"]]
        if state is None:
            found = [word for (_, what), word in said.items() if use in (None, what)]
            return min(found, key=self.order.index, default=NOT_NAMED)
        if home not in (None, state):
            return None
        surveyed = self.finder["surveyed"][self.states.index(state)]
        found = [
            said.get((state, what), self.order[surveyed[at]])
            for at, what in enumerate(self.uses)
            if use in (None, what)
        ]
        return min(found, key=self.order.index)

    def fits(self, question: dict[str, list[str]], *, leaving_out: str = "") -> list[dict[str, Any]]:
        """Return the items that fit a question, one of its facets left out."""
        state = (question.get("state") or [None])[0]
        use = (question.get("use") or [None])[0]
        found = []
        for item in self.finder["items"]:
            word = self.word(item, state, use)
            if word is None:
                continue
            asked = {self.words[value] for value in question.get("word", [])}
            if asked and leaving_out != "word" and word not in asked:
                continue
            for at, (name, _, options) in enumerate(self.finder["facets"]):
                wanted = set(question.get(name, []))
                if name != leaving_out and wanted and not wanted & self.values(item, at, options):
                    break
            else:
                found.append(item)
        return found

    @staticmethod
    def values(item: dict[str, Any], facet: int, options: list[list[str]]) -> set[str]:
        return {options[at][0] for at in item["options"][facet]}


def questions(finder: dict[str, Any], seed: int, number: int) -> list[dict[str, list[str]]]:
    """Return random questions of one to four facets, with or without a state, a use, a word."""
    dice = random.Random(seed)
    asked = []
    for _ in range(number):
        question: dict[str, list[str]] = {}
        for name, _words, options in dice.sample(finder["facets"], dice.randint(0, 3)):
            values = [value for value, _ in options]
            question[name] = dice.sample(values, min(len(values), dice.randint(1, 2)))
        if dice.random() < 0.6:
            question["state"] = [dice.choice(finder["states"])[0]]
        if dice.random() < 0.4:
            question["use"] = [dice.choice(finder["uses"])[0]]
        if dice.random() < 0.4:
            question["word"] = [value for value, *_ in dice.sample(finder["words"][:4], 2)]
        asked.append(question)
    return asked


def test_counts_are_right_under_random_questions(
    browser: Browser, address: str, finder: dict[str, Any]
) -> None:
    page = browser.new_page()
    counted = Counted(finder)
    answered = 0
    page.goto(f"{address}find/")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    for question in questions(finder, seed=3, number=60):
        status, shown = page.evaluate(
            """address => {
                 history.pushState(null, "", address);
                 dispatchEvent(new PopStateEvent("popstate"));
                 const labels = [...document.querySelectorAll("catalog-finder label:has(.cc-facet__count)")];
                 return [document.querySelector(".cc-found__status").textContent,
                         Object.fromEntries(labels.map((label) => {
                           const { name, value } = label.querySelector("input");
                           const count = label.querySelector(".cc-facet__count");
                           return [`${name}=${value}`, Number(count.textContent)];
                         }))];
               }""",
            f"{address}find/?{urlencode(question, doseq=True)}",
        )
        fits = counted.fits(question)
        assert status == f"{len(fits)} of {len(finder['items'])}"
        for at, (name, _, options) in enumerate(finder["facets"]):
            others = counted.fits(question, leaving_out=name)
            for value, _ in options:
                own = sum(value in counted.values(item, at, options) for item in others)
                assert shown[f"{name}={value}"] == own, (question, name, value)
        state, use = (question.get(key, [None])[0] for key in ("state", "use"))
        others = counted.fits(question, leaving_out="word")
        for value, words in counted.words.items():
            own = sum(counted.word(item, state, use) == words for item in others)
            assert shown[f"word={value}"] == own, (question, value)
        answered += bool(fits)
    page.close()
    assert answered > 20, "most random questions should find something, or the counts prove little"


def test_a_question_is_kept_in_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}find/")
    page.locator("select[name=state]").select_option(label="Utah")
    page.locator("select[name=use]").select_option(label="endorsement")
    expect(page).to_have_url(f"{address}find/?state=ut&use=endorsement")
    count = page.locator(".cc-found__status").inner_text()
    page.reload()
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    expect(page.locator("select[name=state]")).to_have_value("ut")
    expect(page.locator(".cc-found__status")).to_have_text(count)


def test_words_find_what_a_page_says_and_not_only_its_title(page: Page, address: str) -> None:
    page.goto(f"{address}find/?q=digital+equity")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    titles = page.locator(".cc-found__list a").all_inner_texts()
    assert len(titles) > 3
    assert any("equity" not in title.lower() for title in titles)


def test_nothing_found_says_what_to_leave_out(page: Page, address: str, finder: dict[str, Any]) -> None:
    question = {"subject": ["media-literacy"], "hours": ["over-30-h"], "kind": ["credential"]}
    counted = Counted(finder)
    assert counted.fits(question) == []
    page.goto(f"{address}find/?{urlencode(question, doseq=True)}")
    without = len(counted.fits(question, leaving_out="hours"))
    button = page.get_by_role("button", name=f"without hours: {without}")
    button.click()
    expect(page.locator(".cc-found__status")).to_have_text(f"{without} of {len(finder['items'])}")
    expect(page.locator(".cc-found__status")).to_be_focused()


def test_hours_are_sorted_with_the_unstated_last(page: Page, address: str, finder: dict[str, Any]) -> None:
    page.goto(f"{address}find/?kind=credential&sort=hours")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    for _ in range(20):
        if not page.locator(".cc-found__more").is_visible():
            break
        page.locator(".cc-found__more").click()
    hours = {item["title"]: item["hours"] for item in finder["items"]}
    titles = page.locator(".cc-found__list a").all_inner_texts()
    listed = [hours[title] if hours[title] is not None else float("inf") for title in titles]
    assert len(set(listed)) > 3
    repeated = {title for title in titles if titles.count(title) > 1}
    own = [number for title, number in zip(titles, listed, strict=True) if title not in repeated]
    assert own == sorted(own)


def test_the_finder_is_used_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}find/")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    page.get_by_label("Words").focus()
    page.keyboard.type("restorative")
    page.keyboard.press("Tab")
    page.keyboard.type("Oregon")
    expect(page).to_have_url(f"{address}find/?q=restorative&state=or")
    expect(page.locator(".cc-found__list li").first).to_contain_text("Restorative")
    stack = page.locator("input[name=kind][value=stack]")
    if not stack.is_visible():
        page.get_by_text("Narrow down").focus()
        page.keyboard.press("Enter")
    stack.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{address}find/?q=restorative&state=or&kind=stack")
    expect(page.locator(".cc-found__list .cc-tag").first).to_have_text("stack")


def test_without_scripts_the_whole_lists_are_one_link_away(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}find/")
    expect(page.locator(".cc-found__list li")).to_have_count(40)
    expect(page.locator("catalog-finder form")).to_be_hidden()
    links = page.locator(".cc-found__whole a").evaluate_all("links => links.map(link => link.href)")
    assert links == [f"{address}{name}/" for name in ("credentials", "stacks", "states")]
    context.close()


def test_back_and_forward_step_through_the_questions(page: Page, address: str) -> None:
    page.goto(f"{address}find/")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    whole = page.locator(".cc-found__status").inner_text()
    page.locator("select[name=state]").select_option(label="Utah")
    page.get_by_label("Words").press_sequentially("trauma")
    expect(page).to_have_url(f"{address}find/?q=trauma&state=ut")
    page.go_back()
    expect(page).to_have_url(f"{address}find/?state=ut")
    expect(page.get_by_label("Words")).to_have_value("")
    page.go_back()
    expect(page.locator("select[name=state]")).to_have_value("")
    expect(page.locator(".cc-found__status")).to_have_text(whole)
    page.go_forward()
    expect(page.locator("select[name=state]")).to_have_value("ut")


def test_a_quick_choice_ticks_its_boxes_and_clears_them_again(page: Page, address: str) -> None:
    page.goto(f"{address}find/")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    short = page.get_by_role("button", name="Up to 10 h")
    short.click()
    expect(page).to_have_url(f"{address}find/?hours=up-to-5-h&hours=over-5-up-to-10-h")
    expect(short).to_have_attribute("aria-pressed", "true")
    short.click()
    expect(page).to_have_url(f"{address}find/")
    expect(short).to_have_attribute("aria-pressed", "false")


def test_titles_answer_a_keystroke_before_any_text_is_searched(page: Page, address: str) -> None:
    page.goto(f"{address}find/")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    first = page.evaluate(
        """() => {
             const field = document.querySelector("catalog-finder [name=q]");
             field.value = "restorative";
             field.dispatchEvent(new InputEvent("input", { bubbles: true }));
             return document.querySelector(".cc-found__list li").textContent;
           }"""
    )
    assert "Restorative" in first


def test_the_copied_link_asks_the_same_and_never_the_readers_own_state(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    for question, link in (("?subject=science&state=ut", "?state=ut&subject=science"), ("", "?state=")):
        page.goto(f"{address}find/{question}")
        expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
        page.get_by_role("button", name="Copy a link to this search").click()
        expect(page.locator(".cc-found__told")).to_have_text("The link is copied.")
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}find/{link}"
    context.close()


def test_no_cell_of_the_csv_is_run_by_a_spreadsheet(page: Page, address: str) -> None:
    page.goto(f"{address}find/")
    text = page.evaluate(
        """async () => {
             const { asCsv } = await import("../assets/pages/found.js");
             const finder = await (await fetch("find.json")).json();
             finder.items[0].title = '=HYPERLINK("x", "y")';
             const query = { found: null, chosen: [], state: -1, use: -1, words: new Set() };
             return asCsv([0], finder, query, location.href);
           }"""
    )
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert row["title"] == '\'=HYPERLINK("x", "y")'


def test_the_view_stands_in_the_address_and_says_the_same(page: Page, address: str) -> None:
    question = "subject=mathematics&state=ut&use=license_renewal"
    titles: dict[str, set[str]] = {}
    for view in ("", "table", "stacks"):
        page.goto(f"{address}find/?{question}&view={view}")
        expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
        expect(page.locator("select[name=view]")).to_have_value(view)
        while page.locator(".cc-found__more").is_visible():
            page.locator(".cc-found__more").click()
        links = page.locator(".cc-found__items :is(li, tbody th) > a")
        titles[view] = set(links.all_inner_texts())
    assert titles[""] == titles["table"] == titles["stacks"] != set()


def test_what_is_found_can_be_taken_away_as_csv(
    page: Page, address: str, built_site: Path, finder: dict[str, Any]
) -> None:
    page.goto(f"{address}find/?subject=science&state=ut")
    expect(page.locator("catalog-finder[data-ready]")).to_be_attached()
    with page.expect_download() as download:
        page.get_by_role("button", name="These as CSV").click()
    file = download.value
    assert file.suggested_filename == f"micro-credentials-{finder['as_of']}.csv"
    rows = list(csv.DictReader(io.StringIO(Path(file.path()).read_text(encoding="utf-8-sig"), newline="")))
    fits = Counted(finder).fits({"subject": ["science"], "state": ["ut"]})
    assert {row["title"] for row in rows} == {item["title"] for item in fits}
    assert {row["state"] for row in rows} == {"Utah"}
    assert all(row["page"].startswith(address) for row in rows)
    with (built_site / "data" / "credentials.csv").open(encoding="utf-8-sig", newline="") as table:
        whole = {row["id"]: row for row in csv.DictReader(table)}
    shared = ("id", "title", "issuer_name", "hours_at_most", "cost_at_most")
    credentials = [row for row in rows if row["type"] == "credential"]
    assert credentials
    for row in credentials:
        assert [row[name] for name in shared] == [whole[row["id"]][name] for name in shared]
