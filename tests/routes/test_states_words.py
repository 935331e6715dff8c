"""Which ways say something of micro-credentials, and which word a stack has."""

import datetime
from typing import Any

import pytest

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.requirements import involves_credentials
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Agency, Award, Credential, Jurisdiction, Rule, Stack
from credential_catalog.model.words import Word
from credential_catalog.routes.standing import Standing


def rule(requires: dict[str, Any], effect: str = "counts") -> Rule:
    told = {
        "id": "ut/a-rule",
        "title": "A rule",
        "grants": {"award": "ut/media"},
        "use": ["endorsement"],
        "status": "in_force",
        "effect": effect,
        "requires": requires,
    }
    return convert(told, Rule)


UNREAD = {"count": 2, "note": "Not read."}


@pytest.mark.parametrize(
    ("requires", "involves"),
    [
        ({"credential": "kqed/a"}, True),
        ({"stack": "kqed/s"}, True),
        ({"outside": "masters-degree"}, False),
        ({"award": "ut/level-1"}, False),
        ({"all": [{"outside": "masters-degree"}, {"credential": "kqed/a"}]}, True),
        ({"choose": {"at_least": 2, "from": {"issuer": "kqed"}}}, True),
        ({"choose": {"at_least": 1, "from": [{"outside": "exam"}, {"outside": "degree"}]}}, False),
        ({"id": "x", "unlisted": UNREAD}, True),
        ({"id": "x", "unlisted": {**UNREAD, "of": "stack"}}, True),
        ({"id": "x", "unlisted": {**UNREAD, "of": "other"}}, False),
        ({"amount": {"unit": "clock_hour", "at_least": 9, "from": [{"outside": "training"}]}}, False),
        (
            {"amount": {"unit": "clock_hour", "at_least": 9, "from": [{"select": {"issuer": "kqed"}}]}},
            True,
        ),
        (
            {
                "amount": {
                    "unit": "clock_hour",
                    "at_least": 9,
                    "from": [{"outside": "badge", "value": {"per": "credential", "is": 3}}],
                }
            },
            True,
        ),
    ],
)
def test_a_way_says_something_of_micro_credentials_only_where_it_asks_for_one(
    requires: dict[str, Any], involves: bool
) -> None:
    assert involves_credentials(rule(requires)) is involves
    assert involves_credentials(rule(requires, "may_count")) is involves


def test_that_something_does_not_count_is_always_said_of_micro_credentials() -> None:
    assert involves_credentials(rule({"outside": "transcript"}, "does_not_count"))


SOURCES = [
    {"id": "code", "title": "Code", "kind": "law", "checked": "2026-11-22", "confidence": "read"},
]
ENDORSEMENT = {
    "grants": {"award": "ut/media"},
    "use": ["endorsement"],
    "status": "in_force",
    "effect": "counts",
    "sources": SOURCES,
}


def standing(*rules: Rule) -> Standing:
    credentials = {
        name: Credential(id=name, title=name, status="active") for name in ("kqed/a", "kqed/b", "kqed/c")
    }
    stacks = {
        "kqed/ab": Stack(
            id="kqed/ab", title="AB", kind="award", status="active", members=("kqed/a", "kqed/b")
        ),
        "kqed/unread": Stack(id="kqed/unread", title="?", kind="award", status="active", members=(), of=4),
    }
    utah = Jurisdiction(id="ut", name="Utah", kind="state", agency=Agency(name="USBE"), survey={})
    award = Award(id="ut/media", title="Media", kind="endorsement")
    catalog = Catalog(
        credentials=credentials,
        stacks=stacks,
        jurisdictions={"ut": utah},
        awards={"ut/media": award},
        rules={rule.id: rule for rule in rules},
    )
    return Standing(catalog, datetime.date(2026, 11, 22))


def way(name: str, requires: dict[str, Any], **told: object) -> Rule:
    return convert({"id": name, "title": name, **ENDORSEMENT, "requires": requires, **told}, Rule)


def test_a_stack_has_the_word_of_a_rule_that_asks_for_it() -> None:
    found = standing(way("ut/by-stack", {"stack": "kqed/unread"}))
    assert found.words_of(found.catalog.stacks["kqed/unread"]) == {("ut", "endorsement"): Word.COUNTS}


def test_a_stack_has_the_weakest_word_of_its_members_and_none_that_one_of_them_lacks() -> None:
    one = way("ut/one", {"credential": "kqed/a"})
    other = way("ut/other", {"credential": "kqed/b"}, effect="may_count", depends_on="your district")
    found = standing(one, other)
    assert found.words_of(found.catalog.stacks["kqed/ab"]) == {("ut", "endorsement"): Word.MAY_COUNT}
    found = standing(one)
    assert found.words_of(found.catalog.stacks["kqed/ab"]) == {}


def test_an_award_has_no_word_from_a_way_without_micro_credentials() -> None:
    exam, media = way("ut/exam", {"outside": "exam"}), way("ut/by-media", {"credential": "kqed/c"})
    found = standing(exam)
    assert found.words_of(found.catalog.awards["ut/media"]) == {}
    found = standing(exam, media)
    assert found.words_of(found.catalog.awards["ut/media"]) == {("ut", "endorsement"): Word.COUNTS}


def test_a_districts_word_stands_apart_from_the_states() -> None:
    vendor = [{**SOURCES[0], "kind": "district"}]
    rule = way("ut/by-district", {"credential": "kqed/a"}, by="ut/salt-lake", sources=vendor)
    found = standing(rule)
    credential = found.catalog.credentials["kqed/a"]
    assert found.words_of(credential) == {}
    assert found.words_of_others(credential) == {("ut", "endorsement"): Word.COUNTS}
