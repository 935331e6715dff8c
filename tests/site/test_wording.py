"""What a reader sees of earlier values, disputed figures, areas, ends and whose rule it is."""

import dataclasses
import re
from typing import Any

import msgspec
import pytest
from bs4 import BeautifulSoup
from tests.site.small_site import SETTINGS, page, small_catalog, text

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Award, Body, Credential, EarlierVersion, Issuer, Rule
from credential_catalog.site import site_of
from credential_catalog.site.views.figures import cost_in_words, hours_in_words, or_else


def renewal(**told: Any) -> Award:  # noqa: ANN401
    code = {"id": "code", "title": "Code", "kind": "law", "checked": "2026-11-22", "confidence": "read"}
    other = {**code, "id": "guide", "title": "A guide", "kind": "vendor"}
    base = {"id": "ut/renewal", "title": "Renewal", "kind": "renewal", "every": "5 years"}
    return convert({**base, "sources": [code, other], **told}, Award)


def with_award(award: Award, *rules: Rule, catalog: Catalog | None = None) -> Catalog:
    base = catalog or small_catalog()
    named = {rule.id: rule for rule in rules} or base.rules
    return dataclasses.replace(base, awards={award.id: award}, rules=named)


def award_text(award: Award) -> str:
    return text(page(site_of(with_award(award), SETTINGS), "states/ut/renewal/"))


def rule(name: str, **told: Any) -> Rule:  # noqa: ANN401
    base = {
        "id": name,
        "title": name.partition("/")[2],
        "grants": {"award": "ut/renewal"},
        "use": ["license_renewal"],
        "status": "in_force",
        "effect": "counts",
        "requires": {"credential": "kqed/a"},
        "sources": [
            {"id": "a", "title": "Page", "kind": "district", "checked": "2026-11-22", "confidence": "read"}
        ],
    }
    return convert({**base, **told}, Rule)


@pytest.mark.parametrize(
    ("was", "said"),
    [
        ({"note": "Units were *asked*."}, "Units were asked ."),
        ({"every": "1 year"}, "Every year."),
        ({"valid_for": "3 years"}, "Valid for: 3 years."),
        ({"title": "Old renewal"}, "Called: Old renewal."),
        ({"unit": "clock_hour"}, "Unit: clock hours."),
        ({"status": "ended", "last_day": "2024-07"}, "Status: ended. Last day: Jul 2024."),
        ({"by": "kqed"}, "By: KQED."),
        ({"every": None}, "Every: none."),
        ({"areas_complete": True}, "Areas complete: yes."),
        (
            {"pays": [{"amount": 500, "currency": "USD", "who": "everyone"}]},
            "Pays: $500.",
        ),
        (
            {"requires": {"outside": "coursework", "at_least": 24, "unit": "semester_hour"}},
            "It asked: coursework , 24 semester hours",
        ),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_held_before_is_said_in_words_and_so_is_the_note(was: dict[str, Any], said: str) -> None:
    named = {"kqed": Issuer(id="kqed", name="KQED", kind="company")}
    version = EarlierVersion(source="code", until="2024-06", was=was, note="It was changed by law.")
    catalog = with_award(renewal(history=[msgspec.to_builtins(version)]))
    shown = text(page(site_of(dataclasses.replace(catalog, issuers=named), SETTINGS), "states/ut/renewal/"))
    held = shown.partition("What held before until Jun 2024:")[2]
    assert held.strip().startswith(said)
    assert "It was changed by law." in held
    assert "note:" not in held


def test_a_disputed_figure_shows_both_values_in_the_head_of_a_page_and_in_lists() -> None:
    award = renewal(
        valid_for="3 years",
        disputed=[
            {"key": "every", "says": "1 year", "source": "guide"},
            {"key": "valid_for", "says": "4 years", "source": "guide"},
        ],
    )
    made = site_of(with_award(award), SETTINGS)
    lead = text(page(made, "states/ut/renewal/").select_one(".cc-lead"))
    assert "every 5 years (another source: every year)" in lead
    assert "valid for 3 years (another source: 4 years)" in lead
    assert "every 5 years (another source: every year)" in text(page(made, "states/ut/"))


def test_an_undisputed_figure_is_said_once_and_several_others_are_each_said() -> None:
    assert or_else(renewal(), "every") == ""
    disputed = [
        {"key": "every", "says": says, "source": "guide"} for says in ("4 years", "6 years", "5 years")
    ]
    assert or_else(renewal(disputed=disputed), "every") == " (other sources: 4 years; 6 years)"


def test_a_disputed_price_said_of_all_credentials_shows_both() -> None:
    def price(amount: int) -> dict[str, object]:
        return {"amount": amount, "currency": "USD", "who": "other"}

    free = {"amount": 0, "currency": "USD", "who": "member"}
    issuer = {
        "id": "kqed",
        "name": "KQED",
        "kind": "company",
        "each": {"hours": 15, "cost": [free, price(125)]},
        "disputed": [
            {"key": "each.cost", "says": [free, price(75)], "source": "guide"},
            {"key": "each.hours", "says": {"at_least": 10}, "source": "guide"},
        ],
    }
    one = Credential(id="kqed/a", title="A", status="active")
    catalog = Catalog(issuers={"kqed": convert(issuer, Issuer)}, credentials={one.id: one})
    assert cost_in_words(one, catalog) == "free for members, $125 for others (another source: $75 for others)"
    assert hours_in_words(one, catalog) == "15 h (another source: 10 h or more)"


def test_an_award_that_ended_on_a_day_that_nobody_states_says_so() -> None:
    assert "ended; the last day is not known" in award_text(renewal(status="ended", last_day="unknown"))
    assert "ended; the last day was Jul 2024" in award_text(renewal(status="ended", last_day="2024-07"))


def test_a_rule_for_one_area_is_never_listed_as_a_way_to_the_whole_award() -> None:
    award = renewal(areas=[{"id": "media", "title": "Media"}])
    made = site_of(with_award(award, rule("ut/r", grants={"award": award.id, "area": "media"})), SETTINGS)
    in_short = text(page(made, "states/ut/renewal/").select_one(".cc-answers"))
    assert "only the area “Media”" in in_short
    state = text(page(made, "states/ut/").find(id="renewal").find_next("ul"))
    assert "only the area “Media”" in state
    assert "1 credential that counts toward one area of it: “Media”" in state
    counts = page(made, "credentials/kqed/a/")
    assert "only the area “Media”" in text(counts.find(id="in-ut"))
    assert "only the area “Media”" in text(counts.find(id="stacks-into").find_next("dl"))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({}, "1 credential that counts toward it"),
        ({"effect": "may_count", "depends_on": "your district"}, "1 credential that may count toward it"),
        ({"status": "planned"}, "1 credential that does not count toward it yet"),
        ({"effect": "does_not_count"}, "1 credential that does not count toward it"),
        ({"status": "ended"}, "1 credential that no longer counts toward it"),
    ],
)
def test_a_states_page_says_of_credentials_only_what_the_rule_says(told: dict[str, Any], words: str) -> None:
    made = site_of(with_award(renewal(), rule("ut/r", **told)), SETTINGS)
    assert (
        re.sub(r"\s+", " ", page(made, "states/ut/").select_one(".cc-reached summary").text).strip() == words
    )


def test_where_only_a_district_was_read_the_state_is_not_said_to_have_spoken() -> None:
    catalog = small_catalog()
    district = Body(id="ut/canyons", name="Canyons", kind="district")
    survey = {"license_renewal": {"result": "rules", "checked": "2026-11-22"}}
    state = convert(
        {**msgspec.to_builtins(catalog.jurisdictions["ut"]), "survey": survey},
        type(catalog.jurisdictions["ut"]),
    )
    catalog = dataclasses.replace(catalog, bodies={district.id: district}, jurisdictions={"ut": state})
    by_district = with_award(renewal(), rule("ut/r", by="ut/canyons"), catalog=catalog)
    line = uses(by_district)
    assert "no rule of the state on micro-credentials was read, only of the district Canyons" in line
    agency = {"id": "a", "title": "Page", "kind": "agency", "checked": "2026-11-22", "confidence": "read"}
    own = with_award(
        renewal(), rule("ut/r", by="ut/canyons"), rule("ut/s", sources=[agency]), catalog=catalog
    )
    assert "only of" not in uses(own)


def uses(catalog: Catalog) -> str:
    table: BeautifulSoup = page(site_of(catalog, SETTINGS), "states/ut/").find(id="by-use").find_next("table")
    return text(table)


def test_a_note_on_what_cannot_be_listed_shows_emphasis_and_no_asterisks() -> None:
    note = "A person *may* be `eligible`."
    asked = {"id": "x", "unlisted": {"count": 1, "of": "other", "note": note}}
    shown = page(site_of(with_award(renewal(requires=asked)), SETTINGS), "states/ut/renewal/")
    outline = shown.select_one(".cc-outline")
    assert outline.select_one("em").text == "may"
    assert outline.select_one("code").text == "eligible"
    assert "*" not in outline.text
