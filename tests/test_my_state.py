"""A reader's state, chosen once: it leads on every page, and nothing is hidden without it."""

import gzip

import pytest
from playwright.sync_api import Browser, Page, expect

CREDENTIAL = "credentials/nea/exploring-restorative-practices/"


def choose(page: Page, address: str, state: str) -> None:
    page.goto(address)
    page.get_by_label("My state").select_option(state)


def test_a_state_chosen_on_one_page_leads_on_the_others(page: Page, address: str) -> None:
    choose(page, address, "ut")
    expect(page.locator(".cc-tile.cc-mine abbr")).to_have_text("UT")
    expect(page.get_by_role("link", name="Utah", exact=True).first).to_have_attribute(
        "href", f"{address}states/ut/"
    )
    page.goto(f"{address}states/")
    expect(page.locator("tbody tr").first.locator("th")).to_contain_text("Utah")
    page.goto(f"{address}find/")
    expect(page.locator("catalog-finder[data-ready] select[name=state]")).to_have_value("ut")


def test_the_own_state_comes_first_where_its_rules_name_a_credential(page: Page, address: str) -> None:
    choose(page, f"{address}{CREDENTIAL}", "de")
    expect(page.locator(".cc-state").first).to_have_id("in-de")
    expect(page.locator(".cc-elsewhere")).to_be_hidden()
    page.get_by_label("My state").select_option("")
    expect(page.locator(".cc-state").first).to_have_id("in-al")


def test_a_state_that_no_rule_names_is_told_with_its_word(page: Page, address: str) -> None:
    choose(page, f"{address}{CREDENTIAL}", "ut")
    expect(page.locator(".cc-elsewhere li:visible")).to_have_text("Utah no rule we read names it")


def test_a_link_to_a_search_keeps_its_own_state(page: Page, address: str) -> None:
    choose(page, address, "ut")
    page.goto(f"{address}find/?q=science")
    expect(page.locator("catalog-finder[data-ready] select[name=state]")).to_have_value("")


def test_home_leads_to_what_one_teaches_in_one_step(page: Page, address: str) -> None:
    choose(page, address, "ut")
    page.get_by_role("link", name="mathematics", exact=True).click()
    expect(page.locator("catalog-finder[data-ready] select[name=state]")).to_have_value("ut")
    found, of = page.locator(".cc-found__status").inner_text().split(" of ")
    assert 0 < int(found) < int(of) / 4


def test_a_page_read_long_after_it_was_made_says_so(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.clock.install(time="2028-03-01")
    page.goto(f"{address}{CREDENTIAL}")
    expect(page.get_by_role("note")).to_contain_text("as they were read on 22 Nov 2026, 15 months ago")
    page.clock.install(time="2026-12-24")
    page.goto(f"{address}{CREDENTIAL}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)
    page.close()


def test_without_scripts_there_is_no_chip_and_every_fact_stands(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{CREDENTIAL}")
    expect(page.get_by_label("My state")).to_be_hidden()
    assert page.locator(".cc-state:visible").count() > 5
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    ("path", "state"), [(CREDENTIAL, ""), (CREDENTIAL, "wa"), ("", "wa"), ("states/", "wa")]
)
def test_a_page_stays_light_and_still(
    browser: Browser, slow_address: str, path: str, state: str, width: int
) -> None:
    """Beyond the theme's own files a page loads 150 kB at most, compressed.

    On a slow line nothing that is read moves: what the header holds may move within it while it arrives.
    """
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.add_init_script(f"localStorage.setItem('credential-catalog:state', '{state}')")
    weights: dict[str, int] = {}
    page.on("response", lambda said: weights.__setitem__(said.url, len(gzip.compress(said.body()))))
    page.add_init_script(
        """window.shifted = 0;
        new PerformanceObserver((list) => {
            const inHeader = ({ node }) => document.querySelector(".md-header").contains(node);
            for (const { hadRecentInput, sources, value } of list.getEntries())
                if (!hadRecentInput && !sources.every(inHeader)) window.shifted += value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.goto(f"{slow_address}{path}", wait_until="networkidle")
    ours = [
        size
        for url, size in weights.items()
        if not url.startswith((f"{slow_address}assets/stylesheets/", f"{slow_address}assets/javascripts/"))
    ]
    assert 0 < sum(ours) < 150_000
    if state:
        expect(page.locator(f".cc-mine[data-state={state}]").last).to_be_visible()
    assert page.evaluate("window.shifted") < 0.001
    page.close()
