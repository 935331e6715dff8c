"""The browser answers like the package: the same answers and the same sentences, node by node."""

import functools
import json
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st
from playwright.sync_api import Page
from tests.conftest import AS_OF
from tests.routes import crowded_worlds as crowded
from tests.routes import small_worlds as small
from tests.routes.in_browser import drawn, rounded

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.exports.vectors import vectors
from credential_catalog.model.convert import convert
from credential_catalog.model.dates import before, first_day, last_day
from credential_catalog.model.grade_bands import SPANS
from credential_catalog.model.holding import HeldCredential, Holding, StillToEarn
from credential_catalog.model.records import Record
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes import Finding, evaluate, evaluate_goal
from credential_catalog.routes.excerpt import excerpt, excerpt_of

Plain = dict[str, Any]

ANSWER_ALL = """async (told) => {
    const { evaluate, everythingUnknown } = await import("/routes/evaluate.js");
    const plain = ({ node, children, ...found }) => ({ ...found, children: children.map(plain) });
    const answers = JSON.parse(told).map(({ excerpt, holding, supposing }) => {
        try {
            const found = evaluate(excerpt, holding, { supposing });
            return { ...plain(found), everythingUnknown: everythingUnknown(found) };
        } catch (error) {
            return { error: String(error.stack) };
        }
    });
    return JSON.stringify(answers, (_, value) => (value === Infinity ? "inf" : value));
}"""


def answered(cases: list[Plain], page: Page) -> list[Plain]:
    """Let the browser answer all cases at once."""
    asked = [{key: case[key] for key in ("excerpt", "holding", "supposing")} for case in cases]
    found: list[Plain] = json.loads(page.evaluate(ANSWER_ALL, json.dumps(asked)))
    return [rounded(one) for one in found]


def told(found: Finding) -> Plain:
    """Return a finding as the browser gives it."""
    reckoning = found.reckoning
    amounts = (
        {
            "reckoning": {
                "unit": reckoning.unit,
                "low": reckoning.low,
                "high": reckoning.high,
                "needLow": reckoning.need_low,
                "needHigh": reckoning.need_high,
            }
        }
        if reckoning
        else {}
    )
    plain: Plain = {
        "answer": found.answer.word,
        "applies": found.applies,
        "counted": list(found.counted),
        "unknown": list(found.unknown),
        "lacking": list(found.lacking),
        "children": [told(child) for child in found.children],
        **amounts,
    }
    return plain


def expected(found: Finding) -> Plain:
    """Return what the browser should answer where the package found this."""
    plain: Plain = rounded({**told(found), "everythingUnknown": list(found.everything_unknown())})
    return plain


def assert_alike(cases: list[Plain], page: Page) -> None:
    """Fail with the smallest case that the browser answers otherwise than is expected."""
    pairs = zip(cases, answered(cases, page), strict=True)
    wrong = [(case, answer) for case, answer in pairs if answer != case["expected"]]
    if wrong:
        case, answer = min(wrong, key=lambda pair: len(json.dumps(pair[0], default=str)))
        shown = json.dumps(
            {"asked": case["asked"], "package": case["expected"], "browser": answer}, indent=1, default=str
        )
        pytest.fail(f"{len(wrong)} of {len(cases)} differ. The smallest:\n{shown}")


# Worked examples.


@functools.cache
def worked_examples(catalog: Catalog) -> list[Plain]:
    cases = []
    for made in vectors(catalog, AS_OF):
        vector = json.loads(str(made.content))
        for example in vector["examples"]:
            day = first_day(example["as_of"])
            found = evaluate_goal(vector["goal"], convert(example["holding"], Holding), catalog, day)
            cases.append(
                {
                    "asked": {"goal": vector["goal"], **example},
                    "excerpt": excerpt(vector["goal"], catalog, day),
                    "holding": example["holding"],
                    "supposing": False,
                    "expected": expected(found),
                }
            )
    return cases


def test_every_worked_example_gives_its_answer_in_the_browser(catalog: Catalog, page: Page) -> None:
    cases = worked_examples(catalog)
    assert len(cases) > 1000
    wrong = [
        (case["asked"], answer)
        for case, answer in zip(cases, answered(cases, page), strict=True)
        if answer.get("answer") != case["asked"]["answer"]
    ]
    assert wrong == []


def test_every_worked_example_is_explained_alike(catalog: Catalog, page: Page) -> None:
    assert_alike(worked_examples(catalog), page)


# What Hypothesis makes up.


def asked(case: Plain, *, supposing: bool = False, as_asked: bool = False) -> Plain:
    """Return a small world's case with what the package finds; `as_asked` holds as still to earn."""
    catalog = small.catalog_of(case["catalog"])
    holding, plain = convert(case["holding"], Holding), case["holding"]
    if as_asked:
        held = [keep_bare(one) for one in plain["credentials"]]
        plain = {**plain, "credentials": [{**one, "as_asked": True} for one in held]}
        still_to_earn = tuple(convert(one, StillToEarn) for one in held)
        holding = msgspec.structs.replace(holding, credentials=cast_held(still_to_earn))
    if "goal" in case:
        found = evaluate_goal(case["goal"], holding, catalog, case["as_of"], supposing=supposing)
        asks = excerpt(case["goal"], catalog, case["as_of"])
    else:
        requirement = convert(case["requirement"], Requirement)
        owner = case["owner"]
        found = evaluate(requirement, holding, catalog, case["as_of"], owner=owner, supposing=supposing)
        asks = excerpt_of(requirement, Record(id=owner), catalog, case["as_of"])
    return {
        "asked": case,
        "excerpt": json.loads(json.dumps(asks)),
        "holding": plain,
        "supposing": supposing,
        "expected": expected(found),
    }


def keep_bare(held: Plain) -> Plain:
    return {key: value for key, value in held.items() if key in ("id", "date")}


def cast_held(held: tuple[StillToEarn, ...]) -> tuple[str | HeldCredential, ...]:
    return held


PAIRS = {
    f"{kind} in {joint}": small.cases(small.joint(joint, strategy))
    for joint in small.JOINTS
    for kind, strategy in small.KINDS.items()
}
LINES = {
    f"{holder} {rate}": small.cases(small.amount(small.line(holder, rate)))
    for holder in small.HOLDERS
    for rate in small.RATES
    if holder != "outside" or rate not in small.OF_CREDENTIALS
}
AMOUNTS = {
    "rates of rules": small.cases(small.amount(small.RULES_LINE)),
    "areas": small.cases(small.amount(areas=small.AREAS_ASKED)),
    "growing thresholds": small.cases(small.growing()),
    **{f"{kind} of a part": small.cases(small.limited(kind)) for kind in small.LIMITS},
    "caps and a floor": small.cases(small.limited("cap", "cap", "floor")),
    "caps in per cent": small.cases(small.limited("cap in per cent", "floor in per cent", "cap")),
}
CONDITIONS = {
    **{kind: small.cases(small.joint("any", small.conditional(leaf))) for kind, leaf in small.LEAVES.items()},
    "whole": small.cases(small.conditional(small.ANY_NODE)),
}


@pytest.mark.parametrize("joint", small.JOINTS)
def test_a_node_of_each_kind_in_a_joint_of_each_kind_is_answered_alike(joint: str, page: Page) -> None:
    strategies = [strategy for name, strategy in PAIRS.items() if name.endswith(f" in {joint}")]
    assert_alike([asked(case) for strategy in strategies for case in drawn(strategy, 20)], page)


def test_a_line_of_each_form_with_a_rate_of_each_form_is_answered_alike(page: Page) -> None:
    assert_alike([asked(case) for strategy in LINES.values() for case in drawn(strategy, 20)], page)


@pytest.mark.parametrize("kind", AMOUNTS)
def test_amounts_are_answered_alike(kind: str, page: Page) -> None:
    assert_alike([asked(case) for case in drawn(AMOUNTS[kind], 40)], page)


def test_conditions_on_the_person_are_answered_alike(page: Page) -> None:
    cases = [case for strategy in CONDITIONS.values() for case in drawn(strategy, 25)]
    assert_alike([asked(case) for case in cases], page)
    assert_alike([asked(case, supposing=True) for case in cases], page)


def test_whatever_is_put_together_is_answered_alike(page: Page) -> None:
    together = small.cases(small.joint("all", small.ANY_NODE, small.ANY_NODE))
    assert_alike([asked(case) for case in drawn(together, 150)], page)


def test_goals_with_rules_of_every_status_and_effect_are_answered_alike(page: Page) -> None:
    cases = [*drawn(small.goal_cases(), 200), *drawn(crowded.attested_goals(), 100)]
    assert_alike([asked(case) for case in cases], page)
    assert_alike([asked(case, supposing=True) for case in cases], page)


CROWDED = {
    "orders that dates contradict": crowded.orders(),
    "amounts of many lines and limits": crowded.crowded(),
    "rates of which it is not known which holds": crowded.rivals(),
    "caps and floors that overlap": crowded.capped(),
    "more dealings than are tried": crowded.too_crowded(),
    "parts that may not share what is held": crowded.dealt(),
}


@pytest.mark.parametrize("kind", CROWDED)
def test_crowded_worlds_are_answered_alike(kind: str, page: Page) -> None:
    assert_alike([asked(case) for case in drawn(CROWDED[kind], 250)], page)


@pytest.mark.parametrize("by", crowded.TOLD_APART)
def test_credentials_that_a_part_tells_apart_are_dealt_one_by_one_in_both(by: str, page: Page) -> None:
    case = asked(crowded.TOLD_APART[by])
    assert_alike([case], page)
    assert case["expected"]["answer"] == "met"


def test_whom_a_rate_concerns_is_asked_of_the_whole_person_in_both(page: Page) -> None:
    case = asked(crowded.LICENSED)
    assert_alike([case], page)
    assert case["expected"]["answer"] == "met"


def test_what_leads_back_to_itself_is_answered_alike(page: Page) -> None:
    assert_alike([asked(case) for case in crowded.CIRCLES], page)


def test_what_is_still_to_earn_is_earned_as_asked_in_both(page: Page) -> None:
    earned = [small.cases(small.joint("all", small.KINDS[kind])) for kind in ("credential", "choose a pool")]
    cases = [case for strategy in [*earned, *LINES.values()] for case in drawn(strategy, 15)]
    assert_alike([asked(case, as_asked=True) for case in cases], page)


# What small worlds do not have: quantities that are no whole numbers.

DECIMALS = st.sampled_from([0.1, 0.25, 0.3, 0.5, 0.7, 1.2, 1.5, 2.3])


def split(needs: list[float], quantities: list[float]) -> Plain:
    return {
        "catalog": {"outside": {"experience": {"unit": "year"}}},
        "requirement": {
            "all": [{"outside": "experience", "at_least": need} for need in needs],
            "distinct": True,
        },
        "holding": {"outside": [{"id": "experience", "quantity": one} for one in quantities]},
        "as_of": small.AS_OF,
        "owner": small.OWNER,
    }


def test_parts_of_a_unit_are_split_alike(page: Page) -> None:
    needs = st.lists(DECIMALS, min_size=2, max_size=2)
    cases = drawn(st.builds(split, needs, st.lists(DECIMALS, min_size=1, max_size=2)), 80)
    assert_alike([asked(case) for case in cases], page)


def test_nothing_of_a_quantity_is_lost_by_splitting_it(page: Page) -> None:
    worlds = [split([0.1, 0.2], [0.3]), split([1.1, 1.2], [2.3]), split([0.2, 0.2], [0.3])]
    cases = [asked(world) for world in worlds]
    assert_alike(cases, page)
    assert [case["expected"]["answer"] for case in cases] == ["met", "met", "not_met"]


# Dates, grades and numbers.


def test_dates_mean_the_same_days(page: Page) -> None:
    dates = ["2024", "2023", "2024-02", "2023-02", "2024-12", "2024-02-29", "2026-03-31"]
    lengths = ["1 day", "45 days", "1 week", "6 weeks", "1 month", "13 months", "1 school year", "5 years"]
    days = ["2026-11-22", "2024-02-29", "2025-01-31", "2026-03-31", "2025-12-01"]
    found = page.evaluate(
        """async ([dates, days, lengths]) => {
            const { before, firstDay, lastDay } = await import("/routes/dates.js");
            const earlier = days.map((day) => lengths.map((length) => before(day, length)));
            return [dates.map(firstDay), dates.map(lastDay), earlier];
        }""",
        [dates, days, lengths],
    )
    assert found == [
        [first_day(date).isoformat() for date in dates],
        [last_day(date).isoformat() for date in dates],
        [[before(first_day(day), length).isoformat() for length in lengths] for day in days],
    ]


def test_grade_bands_have_the_same_grades(page: Page) -> None:
    spans = page.evaluate('async () => [...(await import("/routes/grade_bands.js")).SPANS]')
    assert {band: tuple(grades) for band, grades in spans} == SPANS


def test_numbers_are_written_alike(page: Page) -> None:
    numbers = [0, 1, 15, 2.5, 0.1 + 0.2, 1 / 3, 120.25, 99999.94, 999999.6, 1e6, 1234567, 0.00012, 0.000012]
    script = 'async (numbers) => numbers.map((await import("/routes/prose.js")).shortNumber)'
    assert page.evaluate(script, numbers) == [f"{number:g}" for number in numbers]


# What others build on.

PUBLISHED = {
    "amount.js": {"MOST_DEALINGS", "belongs", "boundOf", "inSituation", "needsOf", "reckon", "tally"},
    "evaluate.js": {"asked", "awardGoal", "evaluate", "everythingUnknown", "find", "offered"},
    "lines.js": {"RESULTS", "factorOf", "lineValue", "wayOf", "waysIn"},
    "person.js": {"allTrue", "datedWithin", "holdsAward", "inFull", "isIn", "personOf", "possibleSituations"},
    "rates.js": {"concerns", "isLicensed", "linesInForce"},
}


@pytest.mark.parametrize("module", PUBLISHED)
def test_a_module_publishes_what_others_build_on(module: str, page: Page) -> None:
    names = page.evaluate(f'async () => Object.keys(await import("/routes/{module}"))')
    assert set(names) == PUBLISHED[module]
