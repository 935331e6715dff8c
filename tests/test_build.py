"""The built site as a whole: what is found, what is not, and that it asks nothing of another host."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.conftest import AS_OF


class Site:
    """The pages of the built site by their paths, each read once; redirects stand apart."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages: dict[str, LexborHTMLParser] = {}
        self.redirects: dict[str, LexborHTMLParser] = {}
        for file in sorted(folder.rglob("*.html")):
            page = LexborHTMLParser(file.read_bytes())
            redirects = page.css("meta[http-equiv=refresh]")
            (self.redirects if redirects else self.pages)[str(file.relative_to(folder))] = page


@pytest.fixture(scope="module")
def site(built_site: Path) -> Site:
    return Site(built_site)


def test_every_page_but_the_404_is_found_by_the_search(site: Site) -> None:
    found = {name for name, page in site.pages.items() if page.css("[data-pagefind-body]")}
    assert site.pages.keys() - found == {"404.html"}
    entry = json.loads((site.folder / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    assert entry["languages"]["en"]["page_count"] == len(found)


def test_each_result_has_a_kind_and_the_title_of_its_page(site: Site) -> None:
    for name, page in site.pages.items():
        for article in page.css("[data-pagefind-body]"):
            assert "kind" in article.attributes["data-pagefind-meta"], name
            assert article.attributes["data-title"], name
            assert "¶" not in article.attributes["data-title"], name


def test_a_redirect_is_left_out_of_the_search_and_names_its_page(site: Site) -> None:
    for name, page in site.redirects.items():
        assert not page.css("[data-pagefind-body]"), name
        assert page.css_first('link[rel="canonical"]'), name
        assert "noindex" in page.css_first('meta[name="robots"]').attributes["content"], name


def test_no_page_loads_anything_from_another_host(site: Site) -> None:
    for name, page in site.pages.items():
        loaded = [element.attributes["src"] for element in page.css("[src]")]
        loaded += [link.attributes["href"] for link in page.css('link:not([rel="canonical"])')]
        assert [address for address in loaded if urlsplit(address).netloc] == [], name


def test_the_search_box_is_ours_and_the_theme_does_not_answer_for_it(site: Site) -> None:
    for name, page in site.pages.items():
        assert page.css_first("catalog-search [role=combobox]"), name
        assert page.css_first("catalog-search noscript a"), name
        assert not page.css('[data-md-component^="search"], form[name="search"]'), name


def test_a_page_below_the_lists_says_where_it_stands_and_lights_its_tab(site: Site) -> None:
    tabs = {"credentials": "Credentials", "stacks": "Stacks", "states": "States", "issuers": "Issuers"}
    for name, page in site.pages.items():
        top, *rest = Path(name).parent.parts or ("",)
        if top in tabs and rest:
            assert page.css_first(".md-path"), name
            assert page.css_first(".md-tabs__item--active").text().strip() == tabs[top], name


def test_a_link_to_any_page_can_be_shown_with_its_title_and_its_words(site: Site) -> None:
    for name, page in site.pages.items():
        said = {
            element.attributes.get("property", element.attributes.get("name")): element.attributes["content"]
            for element in page.css("meta[property^='og:'], meta[name^='twitter:'], meta[name=description]")
        }
        assert said["description"] == said["twitter:description"], name
        assert said["twitter:title"] == said["og:title"], name
        assert said["twitter:card"] == "summary_large_image", name
        assert said["og:title"], name
        assert said["og:description"], name
        assert said["og:image"].endswith("/assets/social.png"), name
        assert (
            name == "404.html" or said["og:url"] == page.css_first("link[rel=canonical]").attributes["href"]
        )


def test_the_day_of_the_build_stands_on_every_page(site: Site) -> None:
    for name, page in site.pages.items():
        assert page.css_first("footer time").attributes["datetime"] == AS_OF.isoformat(), name
