"""What is known of the signals that districts ask for, who says it, and what is never concluded from it."""

from typing import Any

import pytest

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.signals import SILENCE, TITLES, reviews, scored, signals, silent
from credential_catalog.catalog.stated import stated_scoring
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Credential, Issuer, Stack

READ = {"kind": "issuer", "checked": "2026-11-22", "confidence": "read"}


def catalog_of(
    one: dict[str, Any], stack: dict[str, Any], issuer: dict[str, Any], platform: dict[str, Any]
) -> Catalog:
    """Return a catalog of one credential in one stack of one issuer, on the platform of another."""
    credential = {"id": "kqed/a", "title": "A", "status": "active", **one}
    of_all = {
        "id": "kqed/s",
        "title": "S",
        "kind": "series",
        "status": "active",
        "members": ["kqed/a"],
        **stack,
    }
    kqed = {"id": "kqed", "name": "KQED", "kind": "company", "platform": "The Platform", **issuer}
    host = {"id": "host", "name": "Host", "kind": "company", "platform": "The Platform", **platform}
    return Catalog(
        credentials={"kqed/a": convert(credential, Credential)},
        stacks={"kqed/s": convert(of_all, Stack)},
        issuers={"kqed": convert(kqed, Issuer), "host": convert(host, Issuer)},
    )


def said(catalog: Catalog, name: str) -> tuple[tuple[str, str, str | None], ...]:
    """Return what is said of a signal: the words, of what, by whom."""
    known = {one.name: one for one in signals(catalog, catalog.credentials["kqed/a"])}
    lines = known[name].statements if name in known else ()
    return tuple((line.words, line.level, line.origin) for line in lines)


PUBLIC, EXISTS, ENROLLED = ({"quality": {"rubric": rubric}} for rubric in ("public", "exists", "enrolled"))


def test_the_nearest_word_is_taken_and_it_is_told_of_what_it_is_said() -> None:
    everywhere = catalog_of(EXISTS, {"each": ENROLLED}, {"each": ENROLLED}, {"on_platform": PUBLIC})
    assert said(everywhere, "rubric") == (
        ("There is one. Who can read it before starting is not stated.", "credential", None),
    )
    of_stack = catalog_of({}, {"each": ENROLLED}, {"each": PUBLIC}, {"on_platform": PUBLIC})
    assert said(of_stack, "rubric") == (("Shown to those who have enrolled.", "stack", "kqed/s"),)
    of_platform = catalog_of({}, {}, {}, {"on_platform": PUBLIC})
    assert said(of_platform, "rubric") == (("Anybody can read it before starting.", "platform", "host"),)


@pytest.mark.parametrize("status", ["draft", "unconfirmed", "retired", "superseded"])
def test_a_platform_speaks_only_for_what_is_offered_today(status: str) -> None:
    catalog = catalog_of({"status": status}, {}, {}, {"on_platform": PUBLIC})
    assert said(catalog, "rubric") == ()


def test_a_platform_speaks_only_for_what_names_it() -> None:
    elsewhere = catalog_of({"platform": "Another"}, {}, {}, {"on_platform": PUBLIC})
    assert said(elsewhere, "rubric") == ()


def test_how_it_is_scored_is_never_pieced_together_from_two_who_say_different_things() -> None:
    quiz = {"scoring": {"method": "A quiz."}}
    people = {"scoring": {"scorers": ["educators"], "turnaround": "2 weeks", "resubmit": "unlimited"}}
    catalog = catalog_of(quiz, {}, {"each": people}, {})
    assert said(catalog, "scoring") == (("A quiz.", "credential", None),)
    assert said(catalog, "resubmission") == ()


def test_every_review_is_named_with_who_did_it_and_what_was_reviewed() -> None:
    by_state = {"by": "A state", "kind": "state_approval", "of": "credential"}
    by_accreditor = {"by": "An accreditor", "kind": "accreditation", "of": "issuer", "note": "Since 2020"}
    catalog = catalog_of(
        {"quality": {"reviewed_by": [by_state]}},
        {},
        {"each": {"quality": {"reviewed_by": [by_accreditor]}}},
        {},
    )
    assert said(catalog, "reviewed") == (
        ("Approved by A state.", "credential", None),
        ("Accredited by An accreditor (the issuer's work). Since 2020.", "issuer", "kqed"),
    )


def test_a_value_rests_on_the_source_that_names_it_most_closely() -> None:
    sources = [
        {"id": "all", "title": "All", **READ},
        {"id": "group", "title": "Group", **READ, "supports": ["each.scoring"]},
        {"id": "close", "title": "Close", **READ, "supports": ["each.scoring.resubmit"]},
    ]
    each = {"each": {"scoring": {"method": "By hand.", "resubmit": "never"}, **EXISTS}, "sources": sources}
    catalog = catalog_of({}, {}, each, {})
    rests_on = {
        one.name: [source.id for line in one.statements for source in line.sources]
        for one in signals(catalog, catalog.credentials["kqed/a"])
    }
    assert rests_on == {"rubric": ["all"], "scoring": ["group"], "resubmission": ["close"]}


def test_where_nothing_is_stated_every_signal_is_named_as_not_stated() -> None:
    catalog = catalog_of({}, {}, {}, {})
    known = signals(catalog, catalog.credentials["kqed/a"])
    assert known == ()
    assert silent(known) == tuple(SILENCE.values())
    assert SILENCE.keys() == TITLES.keys()


def test_in_the_real_catalog_every_signal_rests_on_a_source_that_was_read(catalog: Catalog) -> None:
    some = 0
    for credential in catalog.credentials.values():
        for signal in signals(catalog, credential):
            for line in signal.statements:
                some += 1
                assert line.words, (credential.id, signal.name)
                assert any(source.confidence != "unsourced" for source in line.sources), (
                    credential.id,
                    signal.name,
                )
        for review in reviews(catalog, credential):
            assert review.source, (credential.id, review.by)
    assert some > 500


def test_a_platform_never_makes_a_score_pass(catalog: Catalog) -> None:
    for credential in catalog.credentials.values():
        stated, with_platform = stated_scoring(catalog, credential), scored(catalog, credential)
        passing = with_platform.value.passing_score if with_platform else None
        assert passing == (stated.value.passing_score if stated else None)
