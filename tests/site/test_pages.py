"""What pages say: words, papers, honest gaps; and that pictures and outlines agree."""

import dataclasses
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from tests.site.small_site import SETTINGS, page, small_catalog, text

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import Award
from credential_catalog.routes.examples import examples_of
from credential_catalog.site import Site, site_of
from credential_catalog.site.address import address, home_address, relative
from credential_catalog.site.views.context import over_words

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site(made_site: Site) -> Site:
    return made_site


def test_everything_that_has_an_address_has_a_page(catalog: Catalog, site: Site) -> None:
    there = {one.address for one in site.pages}
    homes = {home_address(catalog, record.id) for record in catalog.records()}
    assert {home.partition("#")[0] for home in homes if home} <= there


def test_every_rule_shows_its_word_its_dates_its_sources_and_its_examples(
    catalog: Catalog, site: Site
) -> None:
    for rule in catalog.rules.values():
        section = page(site, f"states/{rule.grants.award}/").find(id=rule.id.partition("/")[2])
        assert section is not None, rule.id
        said = text(section)
        assert section.select_one(".cc-rule__word .cc-word") or "without micro-credentials" in said, rule.id
        assert rule.depends_on is None or rule.depends_on in said
        for source in rule.sources:
            assert " ".join(source.title.split()) in said, (rule.id, source.title)
        assert len(section.select(".cc-example")) == len(rule.examples)


def test_every_worked_example_of_awards_and_stacks_is_shown(catalog: Catalog, site: Site) -> None:
    for record in (*catalog.awards.values(), *catalog.stacks.values()):
        shown = page(site, home_address(catalog, record.id) or "").select(".cc-example")
        rules = catalog.all_rules_toward(record.id) if isinstance(record, Award) else ()
        assert len(shown) == len(examples_of(record)) + sum(len(rule.examples) for rule in rules), record.id


def test_a_union_rule_is_not_shown_as_the_states(site: Site) -> None:
    oregon = page(site, "credentials/nea/exploring-restorative-practices/").find(id="in-or")
    assert "Oregon Education Association" in text(oregon)
    assert "not the state's" in text(oregon)


def test_a_retired_credential_says_so_and_keeps_its_page(site: Site) -> None:
    assert "No longer offered; the last day was 1 Jun 2025" in text(
        page(site, "credentials/kqed/analyzing-media/")
    )


def test_what_no_source_states_is_not_stated_and_never_free(catalog: Catalog, site: Site) -> None:
    silent = next(
        one
        for one in catalog.credentials.values()
        if one.issuer == "eln" and not one.cost and one.hours is None
    )
    said = text(page(site, f"credentials/{silent.id}/"))
    assert "price not stated" in said
    assert "free" not in said


def test_what_districts_ask_stands_in_one_table_with_its_papers(site: Site) -> None:
    rich = page(site, "credentials/nea/creating-a-healing-centered-learning-environment/")
    rows = {
        text(body.find("th")): [text(cell) for cell in body.find_all("td")]
        for body in rich.select(".cc-signals tbody")
    }
    assert "Endorsed by National Center for Safe Supportive Schools" in rows["Reviewed or backed by"][0]
    assert "all in Trauma Informed Pedagogy" in rows["Reviewed or backed by"][1]
    assert "all by National Education Association" in rows["Research behind it"][1]
    papers = {one["id"] for one in rich.select(".cc-cited li")}
    assert {mark["href"] for mark in rich.select(".cc-signals .cc-paper")} == {f"#{one}" for one in papers}


def test_what_nobody_states_is_said_once_and_is_no_no(site: Site) -> None:
    for bare in ("microsoft-edu/certified-microsoft-innovative-educator", "kqed/analyzing-media"):
        (silence,) = page(site, f"credentials/{bare}/").select(".cc-silence")
        assert "whether work may be sent again" in text(silence)
        assert "That is no “no”" in text(silence)


def test_a_rule_that_is_over_says_so_in_every_list_that_names_it(catalog: Catalog, site: Site) -> None:
    over = {rule.id: words for rule in catalog.rules.values() if (words := over_words(rule, SETTINGS.as_of))}
    assert "Ended 30 Jun 2026" in over["mn/tier-2-pick-two"]
    for name, words in over.items():
        rule = catalog.rules[name]
        section = page(site, f"states/{rule.grants.award}/").find(id=name.partition("/")[2])
        assert "cc-rule--over" in section["class"]
        assert words in text(section.select_one(".cc-over"))
        for item in page(site, f"states/{rule.jurisdiction}/").select(".cc-list__rule"):
            if item.find("a", href=lambda href, rule=rule: href.endswith(f"#{rule.id.partition('/')[2]}")):
                assert item.select_one(".cc-over, .cc-word--not-now"), (name, text(item))


def test_a_set_is_never_said_to_be_earned(site: Site) -> None:
    said = text(page(site, "stacks/nea/restorative-practices/"))
    assert "Nothing is earned for finishing it" in said
    assert "Finishing it earns" not in said


def test_what_stands_in_a_picture_stands_in_words_too(site: Site) -> None:
    for one in site.pages:
        soup = BeautifulSoup(one.html, "html.parser")
        for picture in soup.select("svg.cc-svg"):
            drawn = {link["href"] for link in picture.select("a:not([data-opens])")} - {"./"}
            around = picture.find_parent(class_="cc-rule") or soup
            said = {link["href"] for link in around.find_all("a") if not link.find_parent("svg")}
            up = {link["href"] for link in soup.find_all("a") if not link.find_parent("svg")}
            assert drawn <= said | up, one.address


def test_hostile_text_is_shown_as_text() -> None:
    made = site_of(small_catalog(), SETTINGS)
    for shown in (
        *(one.html for one in made.pages),
        *(str(file.content) for file in made.artifacts if file.source),
    ):
        assert "<script>alert" not in shown


def test_what_rests_on_no_source_is_never_shown_as_fact() -> None:
    made = site_of(small_catalog(), SETTINGS)
    award = page(made, "states/ut/renewal/")
    asked = award.find(id="what-it-asks").find_next(class_="cc-outline")
    assert "150 points" in text(asked)
    assert "no source" in text(asked)
    assert "every 5 years no source" in text(award.select_one(".cc-lead"))
    assert "no source" in text(page(made, "states/ut/").select_one(".cc-lead"))


def test_members_that_nobody_read_are_counted_and_drawn() -> None:
    stack = page(site_of(small_catalog(), SETTINGS), "stacks/kqed/s/")
    assert "2 more whose titles were not read" in text(stack)
    assert "2 not listed" in text(stack.select_one("svg.cc-svg"))


def test_an_earlier_id_leads_to_the_present_page() -> None:
    made = site_of(small_catalog(), SETTINGS)
    redirect = next(file for file in made.artifacts if file.path == "credentials/kqed/old/index.html")
    assert 'content="0; url=../a/"' in str(redirect.content)
    assert 'href="https://catalog.example/credentials/kqed/a/"' in str(redirect.content)


def test_links_are_relative(catalog: Catalog) -> None:
    assert relative("credentials/kqed/analyzing-media/", "states/ut/") == "../../../states/ut/"
    assert relative("", "states/ut/") == "states/ut/"
    assert relative("states/ut/", "states/ut/#bodies") == "#bodies"
    rule = "nm/level-2-to-3"
    assert address(catalog, "states/nm/", rule) == "level-3-a/#level-2-to-3"
    assert address(catalog, "states/nm/", "masters-degree") is None


def test_an_earlier_id_of_a_rule_is_an_anchor_on_its_awards_page() -> None:
    catalog = small_catalog()
    rule = msgspec.structs.replace(catalog.rules["ut/r"], aliases=("ut/renewal-before",))
    aliases = {**catalog.aliases, "ut/renewal-before": "ut/r"}
    made = site_of(dataclasses.replace(catalog, rules={"ut/r": rule}, aliases=aliases), SETTINGS)
    card = page(made, "states/ut/renewal/").find(id="r")
    assert card.find(id="renewal-before")
    places = [one.address for one in made.pages] + [
        file.path.removesuffix("index.html") for file in made.artifacts
    ]
    assert len(places) == len(set(places))
    assert "states/ut/renewal-before/" not in places
