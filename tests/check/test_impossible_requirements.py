"""What the check calls impossible is impossible, whatever a person has: judged by trying everything.

A false alarm would keep a right rule out of the catalog, so each problem of this kind is held against a judge
that shares no code with it. Where a requirement is made of credentials alone, the reverse holds as well.
"""

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.routes import oracle
from tests.routes import small_worlds as small

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.rules import enough_apart, exclusions, reachable_amounts
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Rule
from credential_catalog.model.requirement import Amount, Requirement, walk

Plain = dict[str, Any]


def judged(cases: int) -> settings:
    return settings(
        max_examples=cases,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )


def nodes(case: Plain) -> Iterator[tuple[Requirement, Plain]]:
    """Yield each node of a case's requirement, as the model's value and as it stands in the file."""
    for at, node in walk(convert(case["requirement"], Requirement)):
        plain = case["requirement"]
        for step in at:
            plain = plain[step]
        yield node, plain


def is_met_by(case: Plain, plain: Plain, **holding: object) -> bool:
    """Tell whether a node may be met by a holding: what is not known of it may be as anybody likes."""
    asked = {key: value for key, value in plain.items() if key != "when"}
    held = {**case["holding"], "unlisted": {}, **holding}
    try:
        return oracle.answer({**case, "requirement": asked, "holding": held}) != "not_met"
    except oracle.TooManyWorldsError:
        assume(False)
        raise


EVERYTHING = {
    "credentials": list(small.CREDENTIALS),
    "stacks": [],
    "outside": list(small.OUTSIDE),
    "awards": [],
    "unsaid": [],
}

# Parts that may not share.

APART = st.one_of(
    small.joint("all distinct", small.pool(), small.pool()),
    small.joint("choose distinct", small.pool(), small.pool()),
    small.joint("all distinct", small.pool(), small.joint("choose", small.bare_credential())),
    small.joint("in_order distinct", small.ANY_LEAF, small.conditional(small.ANY_LEAF) | small.pool()),
)


@judged(150)
@given(small.cases(APART))
def test_parts_called_too_few_can_never_be_met_apart(case: Plain) -> None:
    catalog = small.catalog_of(case["catalog"])
    for node, plain in nodes(case):
        if enough_apart.shortage(node, catalog):
            assert not is_met_by(case, plain, **EVERYTHING)
            assert not is_met_by(case, plain)


CREDENTIALS_ALONE = small.bare_credential() | st.builds(
    lambda names, number: {
        "choose": {"at_least": min(number, len(names)), "from": [{"credential": name} for name in names]}
    },
    small.some_of(small.CREDENTIALS, 4, 1),
    st.integers(1, 3),
)


@judged(150)
@given(small.cases(small.joint("all distinct", CREDENTIALS_ALONE, CREDENTIALS_ALONE)))
def test_of_credentials_alone_every_shortage_is_found(case: Plain) -> None:
    catalog = small.catalog_of(case["catalog"])
    (whole, plain), *parts = nodes(case)
    assume(all(is_met_by(case, part, **EVERYTHING) for _, part in parts))
    assert (enough_apart.shortage(whole, catalog) is None) == is_met_by(case, plain, **EVERYTHING)


# Amounts.


@pytest.mark.parametrize(
    "kinds", [("cap",), ("cap in per cent", "cap"), ("cap", "cap", "floor")], ids=", ".join
)
@judged(80)
@given(data=st.data())
def test_an_amount_with_limits_called_out_of_reach_is_never_met(
    kinds: tuple[str, ...], data: st.DataObject
) -> None:
    never_met_if_out_of_reach(data.draw(small.cases(small.limited(*kinds))))


@pytest.mark.parametrize("rate", small.RATES)
@judged(80)
@given(data=st.data())
def test_an_amount_of_each_rate_called_out_of_reach_is_never_met(rate: str, data: st.DataObject) -> None:
    lines = small.line("select", rate) | small.line("credential", rate)
    never_met_if_out_of_reach(data.draw(small.cases(small.amount(lines))))


@judged(80)
@given(small.cases(small.growing()))
def test_a_growing_amount_called_out_of_reach_is_never_met(case: Plain) -> None:
    never_met_if_out_of_reach(case)


def never_met_if_out_of_reach(case: Plain) -> None:
    catalog = small.catalog_of(case["catalog"])
    for node, plain in nodes(case):
        if isinstance(node, Amount) and any(reachable_amounts.out_of_reach(node.amount, catalog)):
            assert not is_met_by(case, plain, **EVERYTHING)
            assert not is_met_by(case, plain)


@judged(200)
@given(st.integers(1, 12), st.sampled_from([1, 2, 3]), st.lists(st.integers(0, 6), max_size=2))
def test_of_credentials_that_add_the_same_the_most_is_exact(asked: int, each: int, caps: list[int]) -> None:
    lines = [
        {"credential": name, "area": name[-1], "value": {"per": "credential", "is": each}}
        for name in small.CREDENTIALS
    ]
    limits = [
        {"of": {"area": name[-1]}, "at_most": cap} for name, cap in zip(small.CREDENTIALS, caps, strict=False)
    ]
    plain = {"amount": {"unit": "hour", "at_least": asked, "from": lines, "limits": limits}}
    case = {
        "catalog": {"credentials": {name: {} for name in small.CREDENTIALS}},
        "requirement": plain,
        "holding": {},
        "as_of": small.AS_OF,
    }
    node = convert(plain, Requirement)
    assert isinstance(node, Amount)
    found = any(reachable_amounts.out_of_reach(node.amount, small.catalog_of(case["catalog"])))
    assert found != is_met_by(case, plain, credentials=list(small.CREDENTIALS))


# Exclusions.

EXCLUDING = st.lists(
    st.tuples(st.sampled_from(small.CREDENTIALS), st.sampled_from(small.CREDENTIALS), st.booleans()).filter(
        lambda pair: pair[0] != pair[1]
    ),
    min_size=1,
    max_size=6,
)


def excluding(case: Plain, pairs: list[tuple[str, str, bool]]) -> Plain:
    """Return a case some of whose credentials exclude others, one way or both."""
    credentials = {name: {**keys} for name, keys in case["catalog"]["credentials"].items()}
    for one, other, both in pairs:
        for name, excluded in ((one, other), (other, one))[: 1 + both]:
            credentials[name]["excludes"] = [*credentials[name].get("excludes", []), {"credential": excluded}]
    return {**case, "catalog": {**case["catalog"], "credentials": credentials}}


def excludes(case: Plain, one: str, other: str) -> bool:
    said = case["catalog"]["credentials"][one].get("excludes", [])
    return {"credential": other} in said


def earnable_together(case: Plain) -> Iterator[list[str]]:
    """Yield every set of credentials that one person may earn: of no two each excludes the other."""
    for number in range(len(small.CREDENTIALS) + 1):
        for held in itertools.combinations(small.CREDENTIALS, number):
            pairs = itertools.combinations(held, 2)
            if not any(excludes(case, one, other) and excludes(case, other, one) for one, other in pairs):
                yield list(held)


def may_be_met(case: Plain, plain: Plain, without: frozenset[str] = frozenset()) -> bool:
    return any(
        is_met_by(case, plain, **{**EVERYTHING, "awards": [*small.LICENCES], "credentials": held})
        for held in earnable_together(case)
        if without.isdisjoint(held)
    )


def barred(catalog: Catalog) -> exclusions.Bars:
    rule = convert(
        {
            "id": "aa/rule",
            "title": "A rule",
            "grants": {"award": "aa/licence"},
            "use": ["endorsement"],
            "status": "in_force",
            "effect": "counts",
        },
        Rule,
    )
    return exclusions.exclusions_for(rule, catalog.credentials.values(), catalog)


@judged(100)
@given(small.cases(small.joint("all", small.ANY_NODE, small.ANY_NODE)), EXCLUDING)
def test_what_exclusions_are_said_to_rule_out_can_never_be_met(case: Plain, pairs: Any) -> None:  # noqa: ANN401
    case = excluding(case, pairs)
    catalog = small.catalog_of(case["catalog"])
    for node, plain in nodes(case):
        if exclusions.excluding_in(node, catalog, barred(catalog)):
            assert not may_be_met(case, plain)


# Work that is only begun excludes nothing: `result` is left out where all that is impossible must be found.
JOINED = st.one_of(
    *(
        small.joint(kind, CREDENTIALS_ALONE, CREDENTIALS_ALONE)
        for kind in ("all", "any", "choose", "in_order")
    )
).map(lambda node: {key: value for key, value in node.items() if key != "result"})


@judged(150)
@given(small.cases(small.joint("all", JOINED, JOINED | CREDENTIALS_ALONE)), EXCLUDING)
def test_of_credentials_alone_everything_that_exclusions_rule_out_is_found(case: Plain, pairs: Any) -> None:  # noqa: ANN401
    case = excluding(case, pairs)
    catalog = small.catalog_of(case["catalog"])
    whole = case["requirement"]
    assume(is_met_by(case, whole, **EVERYTHING))
    found = [node for node, _ in nodes(case) if exclusions.excluding_in(node, catalog, barred(catalog))]
    if not may_be_met(case, whole):
        assert found


@judged(100)
@given(small.cases(JOINED), EXCLUDING)
def test_prerequisites_bar_their_credential_just_where_no_way_around_is_left(case: Plain, pairs: Any) -> None:  # noqa: ANN401
    case = excluding(case, pairs)
    asked = case["requirement"]
    name = small.CREDENTIALS[-1]
    case["catalog"]["credentials"][name]["prerequisites"] = asked
    catalog = small.catalog_of(case["catalog"])
    barring = frozenset(one for one in small.CREDENTIALS if excludes(case, one, name))
    expected = may_be_met(case, asked) and not may_be_met(case, asked, barring)
    assume(is_met_by(case, asked, **EVERYTHING))
    assert exclusions.bars_its_way(catalog.credentials[name], catalog, barred(catalog)) == expected


def test_an_exclusion_binds_from_its_first_day_and_not_a_rule_that_ended_before() -> None:
    names = small.CREDENTIALS[:2]
    catalog = small.catalog_of(
        {
            "credentials": {
                one: {"excludes": [{"credential": other, "from": "2024-07"}]}
                for one, other in (names, names[::-1])
            }
        }
    )
    source = {"id": "a", "title": "A", "kind": "law", "confidence": "read"}

    def binds(checked: str, **keys: str) -> bool:
        rule = small.catalog_of(
            {
                "rules": {
                    "aa/rule": {"grants": {"award": "a"}, "sources": [{**source, "checked": checked}], **keys}
                }
            }
        ).rules["aa/rule"]
        return bool(exclusions.exclusions_for(rule, catalog.credentials.values(), catalog))

    assert binds("2024-07-01")
    assert not binds("2024-06-30")
    assert binds("2026-11-22", until="2024-07")
    assert not binds("2026-11-22", until="2024-06")
