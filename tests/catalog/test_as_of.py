"""The catalog as it stood on a day: earlier versions answer for the days on which they held."""

import datetime
import functools
from typing import Any

import pytest

from credential_catalog.catalog.as_of import as_it_stood, record_as_it_stood, with_earlier_keys
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert, plain
from credential_catalog.model.holding import Holding
from credential_catalog.model.records import Award, Credential, Example, Record, Rule
from credential_catalog.routes import evaluate_goal
from credential_catalog.routes.examples import try_example

TODAY = datetime.date(2026, 11, 22)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def rule(*history: dict[str, Any], **keys: object) -> Rule:
    return convert(
        {
            "id": "zz/rule",
            "title": "By two micro-credentials",
            "grants": {"award": "zz/award"},
            "use": ["endorsement"],
            "status": "in_force",
            "effect": "counts",
            "requires": {"all": [{"credential": "abc/a"}, {"credential": "abc/b"}]},
            "history": [{"source": "law", **entry} for entry in history],
            **keys,
        },
        Rule,
    )


def catalog_of(*rules: Rule) -> Catalog:
    return Catalog(
        credentials={
            name: convert({"id": name, "title": name, "status": "active"}, Credential)
            for name in ("abc/a", "abc/b")
        },
        awards={"zz/award": convert({"id": "zz/award", "title": "Award", "kind": "endorsement"}, Award)},
        rules={one.id: one for one in rules},
    )


ONE_WAS_ENOUGH = {"was": {"requires": {"credential": "abc/a"}}}


@pytest.mark.parametrize(
    ("dates", "on", "held"),
    [
        ({"until": "2024-05"}, "2024-05-31", True),
        ({"until": "2024-05"}, "2024-06-01", False),
        ({"until": "2024-05"}, "1999-01-01", True),
        ({"from": "2021-07", "until": "2024-05-15"}, "2021-07-01", True),
        ({"from": "2021-07", "until": "2024-05-15"}, "2021-06-30", False),
        ({"from": "2021-07", "until": "2024-05-15"}, "2024-05-16", False),
        ({"from": "2021-07"}, "2022-01-01", False),
        ({"seen": "2022"}, "2022-06-01", False),
        ({}, "2022-06-01", False),
    ],
)
def test_an_entry_holds_on_the_days_that_a_source_states(dates: dict[str, str], on: str, held: bool) -> None:
    one = rule({**dates, **ONE_WAS_ENOUGH})
    earlier = record_as_it_stood(one, day(on))
    assert (earlier.requires != one.requires) == held
    assert (earlier is one) == (not held)


def test_a_rule_answers_by_what_it_asked_on_the_day() -> None:
    catalog = catalog_of(rule({"until": "2024-05", **ONE_WAS_ENOUGH}))
    holding = convert({"credentials": ["abc/a"]}, Holding)

    def answer(on: str) -> str:
        then = as_it_stood(catalog, day(on))
        return evaluate_goal("zz/rule", holding, then, day(on)).answer.word

    assert answer("2024-05-31") == "met"
    assert answer("2024-06-01") == "not_met"


def test_an_award_is_reached_by_the_rules_of_the_day() -> None:
    catalog = catalog_of(rule({"until": "2024-05", "was": {"status": "planned"}}))
    holding = convert({"credentials": ["abc/a", "abc/b"]}, Holding)
    before, after = day("2024-01-01"), TODAY
    assert evaluate_goal("zz/award", holding, as_it_stood(catalog, after), after).answer.word == "met"
    assert evaluate_goal("zz/award", holding, as_it_stood(catalog, before), before).answer.word != "met"


def test_what_is_further_back_lies_over_what_is_nearer() -> None:
    one = rule(
        {"until": "2024", "was": {"title": "By one", "depends_on": "the board"}},
        {"until": "2020", "was": {"title": "By portfolio"}},
    )
    assert [record_as_it_stood(one, day(on)).title for on in ("2025-01-01", "2021-01-01", "2020-01-01")] == [
        "By two micro-credentials",
        "By one",
        "By portfolio",
    ]
    assert record_as_it_stood(one, day("2020-01-01")).depends_on == "the board"
    turned = convert({**plain_of(one), "history": plain_of(one)["history"][::-1]}, Rule)
    assert record_as_it_stood(turned, day("2020-01-01")).title == "By portfolio"


def plain_of(record: Record) -> dict[str, Any]:
    found = plain(record)
    assert isinstance(found, dict)
    return found


def test_null_says_that_there_was_no_such_key() -> None:
    one = rule({"until": "2024-05", "was": {"from": None}}, **{"from": "2024-06"})
    assert record_as_it_stood(one, TODAY).from_ == "2024-06"
    assert record_as_it_stood(one, day("2024-01-01")).from_ is None


def test_an_earlier_value_is_whole_and_never_mixed_with_the_present_one() -> None:
    was = {"requires": {"credential": "abc/a"}}
    assert with_earlier_keys({"requires": {"all": []}, "title": "A"}, was) == {**was, "title": "A"}


def test_a_day_on_which_nothing_differed_gives_the_same_catalog() -> None:
    catalog = catalog_of(
        rule({"until": "2024-05", **ONE_WAS_ENOUGH}, {"until": "2020", "note": "A dossier."})
    )
    assert as_it_stood(catalog, TODAY) is catalog
    then = as_it_stood(catalog, day("2024-05-01"))
    assert then is not catalog
    assert then.credentials is catalog.credentials
    assert then.rules["zz/rule"].history == catalog.rules["zz/rule"].history


def test_an_example_is_answered_by_the_catalog_of_its_day() -> None:
    one = rule({"until": "2024-05", **ONE_WAS_ENOUGH})
    keys = {"holding": {"credentials": ["abc/a"]}, "answer": "met", "because": "One was enough."}
    then = convert({**keys, "as_of": "2024-03-01"}, Example)
    now = convert(keys, Example)
    stood = functools.partial(as_it_stood, catalog_of(one))
    assert try_example(one, then, TODAY, stood).answer.word == "met"
    assert try_example(one, now, TODAY, stood).answer.word == "not_met"


def test_every_earlier_version_of_the_real_catalog_can_be_read(catalog: Catalog) -> None:
    told = [(record, entry) for record in catalog.with_earlier_versions for entry in record.history]
    assert len(told) > 50
    for record, entry in told:
        convert(with_earlier_keys(plain_of(record), entry.was or {}), type(record))
    for record, entry in told:
        if entry.until is not None:
            assert as_it_stood(catalog, datetime.date(int(entry.until[:4]), 1, 1)).find(record.id) is not None


def test_the_real_catalog_stands_today_as_it_is_written(catalog: Catalog) -> None:
    assert as_it_stood(catalog, TODAY) is catalog
