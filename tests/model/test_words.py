"""The table of words, cell by cell, as the catalog's charter gives it."""

import pytest

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Effect, Jurisdiction, RuleStatus
from credential_catalog.model.words import Word, saying_for, summary, weakest, word_for
from credential_catalog.routes.recognition import surveyed_word

TABLE = [
    ("in_force", "counts", "counts"),
    ("in_force", "may_count", "may count"),
    ("in_force", "does_not_count", "does not count"),
    ("planned", "counts", "not yet"),
    ("planned", "may_count", "not yet"),
    ("planned", "does_not_count", "does not count"),
    ("enacted_unfunded", "counts", "not yet"),
    ("enacted_unfunded", "may_count", "not yet"),
    ("enacted_unfunded", "does_not_count", "does not count"),
    ("unverified", "counts", "we could not verify that this is law"),
    ("unverified", "may_count", "we could not verify that this is law"),
    ("unverified", "does_not_count", "we could not verify that this is law"),
    ("waived", "counts", "counts"),
    ("waived", "may_count", "may count"),
    ("waived", "does_not_count", "does not count"),
    ("paused", "counts", "no longer"),
    ("paused", "may_count", "no longer"),
    ("paused", "does_not_count", None),
    ("ended", "counts", "no longer"),
    ("ended", "may_count", "no longer"),
    ("ended", "does_not_count", None),
    ("pilot_ended", "counts", "a pilot, ended"),
    ("pilot_ended", "may_count", "a pilot, ended"),
    ("pilot_ended", "does_not_count", None),
]


@pytest.mark.parametrize(("status", "effect", "word"), TABLE, ids=[f"{s} {e}" for s, e, _ in TABLE])
def test_a_status_and_an_effect_have_their_word(status: RuleStatus, effect: Effect, word: str | None) -> None:
    assert word_for(status, effect) == word


def test_the_table_has_every_status_and_every_effect() -> None:
    assert {status for status, _, _ in TABLE} == set(RuleStatus.__args__)
    assert {effect for _, effect, _ in TABLE} == set(Effect.__args__)
    assert len(TABLE) == 8 * 3


def test_what_may_count_names_who_decides() -> None:
    assert (
        saying_for("in_force", "may_count", decides="your district").text
        == "may count; Your district decides"
    )


def test_what_does_not_count_from_a_day_names_the_day() -> None:
    said = saying_for("planned", "does_not_count", from_day="1 Jul 2027")
    assert said.text == "does not count; from 1 Jul 2027"


def test_a_waived_requirement_says_until_when() -> None:
    said = saying_for("waived", "counts", until_day="30 Jun 2027")
    assert said.text == "counts; requirement waived until 30 Jun 2027"


def test_a_rule_for_some_says_for_whom() -> None:
    assert saying_for("in_force", "counts", concerns="administrators").text == "counts; for administrators"


def test_a_credential_that_is_gone_counts_for_those_who_hold_it() -> None:
    said = saying_for("in_force", "counts", offered=False)
    assert said.text == "counts; if you hold it; no longer offered"


def test_a_states_rule_that_only_others_tell_of_says_so() -> None:
    said = saying_for("in_force", "counts", second_hand=True)
    assert said.text == "counts; told by others; no page of the state was read"


@pytest.mark.parametrize(
    ("word", "one", "more"),
    [
        (Word.COUNTS, "that counts toward it", "that count toward it"),
        (Word.MAY_COUNT, "that may count toward it", "that may count toward it"),
        (Word.NOT_YET, "that does not count toward it yet", "that do not count toward it yet"),
        (Word.UNVERIFIED, *["named toward it by a rule that we could not verify as law"] * 2),
        (Word.DOES_NOT_COUNT, "that does not count toward it", "that do not count toward it"),
        (Word.NO_LONGER, "that no longer counts toward it", "that no longer count toward it"),
        (Word.PILOT_ENDED, *["that counted toward it in a pilot, now ended"] * 2),
    ],
)
def test_credentials_are_said_to_lead_to_an_award_with_the_word_of_the_rule(
    word: Word, one: str, more: str
) -> None:
    assert (word.toward("it"), word.toward("it", 2)) == (one, more)


def test_every_word_of_a_rule_has_its_clause() -> None:
    for _, _, word in TABLE:
        assert word is None or Word(word).toward("it")


def test_along_a_chain_the_weakest_word_wins() -> None:
    assert weakest([Word.COUNTS, Word.NOT_YET, Word.MAY_COUNT]) is Word.NOT_YET
    assert weakest([Word.COUNTS, Word.DOES_NOT_COUNT]) is Word.DOES_NOT_COUNT


def test_the_summary_is_the_first_word_in_the_order() -> None:
    order = [
        Word.COUNTS,
        Word.MAY_COUNT,
        Word.NOT_YET,
        Word.UNVERIFIED,
        Word.DOES_NOT_COUNT,
        Word.NO_LONGER,
    ]
    for position, word in enumerate(order):
        assert summary(order[position:][::-1]) is word


@pytest.mark.parametrize(
    ("result", "words"),
    [
        ("rules", "no rule we read names it"),
        ("policy_unread", "a policy exists; we could not read it"),
        ("reported", "a policy is reported; we have not read it"),
        ("nothing_found", "we looked and found no published policy"),
        ("not_surveyed", "we have not looked yet"),
        (None, "we have not looked yet"),
    ],
)
def test_where_no_rule_speaks_the_survey_does(result: str | None, words: str) -> None:
    survey = {"license_renewal": {"result": result}} if result else {}
    agency = {"name": "Agency"}
    utah = {"id": "ut", "name": "Utah", "kind": "state", "agency": agency, "survey": survey}
    catalog = Catalog(jurisdictions={"ut": convert(utah, Jurisdiction)})
    assert surveyed_word("ut", "license_renewal", catalog) == words
