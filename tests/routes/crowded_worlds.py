"""Small worlds for what plain ones seldom come to: orders that dates contradict, crowded amounts."""

import functools
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.routes import small_worlds as small

Plain = dict[str, Any]

# Orders, of people who hold all that is asked and may say when they got it.

DATES = st.sampled_from(["2024", "2024-03", "2024-09-01", "2025", "2025-06", "2026-01-15", None])
DATED_LEAF = st.one_of(
    small.bare_credential(),
    small.given_keys({"award": st.sampled_from(small.LICENCES)}),
    small.given_keys({"outside": st.just("degree")}),
    small.given_keys(
        {
            "choose": small.given_keys(
                {"at_least": st.integers(1, 2), "from": st.just({"issuer": ["aaa", "bbb"]})}
            )
        },
        {"within": st.just("5 years")},
    ),
)
DATED_NODE = st.one_of(
    DATED_LEAF,
    *(
        small.given_keys({key: st.lists(DATED_LEAF, min_size=2, max_size=2)})
        for key in ("all", "any", "in_order")
    ),
)


def dated(ids: tuple[str, ...]) -> SearchStrategy[list[Plain]]:
    return st.tuples(
        *[DATES.map(functools.partial(lambda name, date: {"id": name, "date": date}, name)) for name in ids]
    ).map(list)


def orders() -> SearchStrategy[Plain]:
    """Return cases that ask two or three things in order of somebody who holds most of them."""
    held = st.lists(st.sampled_from(small.CREDENTIALS), unique=True, min_size=3).flatmap(
        lambda names: dated(tuple(names))
    )
    holdings = st.builds(
        lambda credentials, outside, awards: {
            "credentials": credentials,
            "outside": outside,
            "awards": awards,
        },
        held,
        dated(("degree",)),
        dated(small.LICENCES),
    )
    asked = st.lists(DATED_NODE, min_size=2, max_size=3).map(lambda nodes: {"in_order": nodes})
    return with_holding(small.cases(asked), holdings)


def with_holding(cases: SearchStrategy[Plain], holdings: SearchStrategy[Plain]) -> SearchStrategy[Plain]:
    return st.builds(lambda case, holding: {**case, "holding": holding}, cases, holdings)


# Amounts of many lines, to which everything that is held may go or not.

HELD = small.given_keys({}, {"date": DATES.filter(bool), "level": st.sampled_from(["basic", "high"])})
ALL_HELD = st.builds(
    lambda credentials, outside, situation, unsaid: {
        "credentials": [
            {"id": name, **how} for name, how in zip(small.CREDENTIALS, credentials, strict=True)
        ],
        "outside": [
            {"id": name, "quantity": much} for name, much in zip(small.OUTSIDE, outside, strict=True)
        ],
        "situation": situation,
        "awards": unsaid,
    },
    st.tuples(*[HELD] * len(small.CREDENTIALS)),
    st.tuples(*[st.integers(1, 4)] * len(small.OUTSIDE)),
    small.SITUATIONS,
    small.some_of(small.ENDORSEMENTS),
)


def line() -> SearchStrategy[Plain]:
    return st.builds(
        lambda line, when: {**line, **when}, small.line(), small.given_keys({}, {"when": small.WHENS})
    )


def sums(least: int, most: int) -> SearchStrategy[Plain]:
    """Return amounts of so many lines, with limits that overlap."""
    limits = st.lists(st.one_of(*small.LIMITS.values()), max_size=4)
    return small.given_keys(
        {
            "amount": small.given_keys(
                {
                    "unit": st.just("clock_hour"),
                    "at_least": st.one_of(st.sampled_from([3, 6, 9, 12]), small.GROWING),
                    "from": st.lists(
                        st.one_of(line(), line(), small.RULES_LINE), min_size=least, max_size=most
                    ),
                    "limits": limits,
                },
                {"areas": small.AREAS_ASKED},
            )
        }
    )


def crowded(least: int = 2, most: int = 4) -> SearchStrategy[Plain]:
    """Return cases that ask an amount of somebody who holds all there is."""
    return with_holding(small.cases(sums(least, most)), ALL_HELD)


def rivals() -> SearchStrategy[Plain]:
    """Return cases in which it is not known to which of several rates a thing goes."""
    rates = st.builds(
        lambda much, when: {"select": {"issuer": "aaa"}, "value": {"per": "credential", "is": much}, **when},
        st.integers(1, 4),
        small.given_keys({}, {"when": small.WHENS, "within": small.WITHIN}),
    )
    asked = st.builds(
        lambda need, lines: {"amount": {"unit": "hour", "at_least": need, "from": lines}},
        st.integers(2, 10),
        st.lists(rates, min_size=2, max_size=3),
    )
    return with_holding(small.cases(asked), ALL_HELD)


def capped() -> SearchStrategy[Plain]:
    """Return cases in which caps and floors overlap."""
    lines = st.builds(
        lambda name, much, area, tags: {
            "credential": name,
            "value": {"per": "credential", "is": much},
            "area": area,
            "tags": tags,
        },
        st.sampled_from(small.CREDENTIALS),
        st.integers(1, 4),
        st.sampled_from(["p", "q"]),
        small.some_of(small.TAGS, 2),
    )
    caps = small.given_keys({"of": small.PARTS, "at_most": st.integers(0, 4)})
    floors = small.given_keys({"of": small.PARTS, "at_least": st.integers(1, 3)})
    asked = small.given_keys(
        {
            "unit": st.just("hour"),
            "at_least": st.integers(2, 8),
            "from": st.lists(lines, min_size=3, max_size=5, unique_by=lambda line: line["credential"]),
            "limits": st.lists(caps | caps | floors, min_size=2, max_size=4),
        },
        {"areas": small.given_keys({"at_least": st.integers(1, 2)})},
    )
    return with_holding(small.cases(asked.map(lambda asked: {"amount": asked})), ALL_HELD)


def loose(place: int) -> Plain:
    """Return a line that takes any credential of the last year, in an area of its own."""
    area = {"area": f"area-{place}", "within": "12 months"}
    return {"select": {"issuer": ["aaa", "bbb"]}, "value": {"per": "credential", "is": 1 + place}, **area}


def too_crowded() -> SearchStrategy[Plain]:
    """Return cases in which more dealings are possible than are tried."""
    amounts = st.builds(
        lambda places, need, line: {
            "amount": {"unit": "hour", "at_least": need, "from": [*map(loose, places), line]}
        },
        st.permutations(range(4)),
        st.integers(5, 30),
        small.line("select", "per credential"),
    )
    return with_holding(small.cases(amounts), ALL_HELD)


# Parts that may not share.


def dealt() -> SearchStrategy[Plain]:
    """Return cases in which everything that is held could go to several parts."""
    hours = st.builds(
        lambda need, per: {
            "amount": {
                "unit": "hour",
                "at_least": need,
                "from": [{"select": {"issuer": ["aaa", "bbb"]}, "value": {"per": per, "is": 1}}],
            }
        },
        st.integers(1, 5),
        st.sampled_from(["credential", "clock_hour"]),
    )
    many = small.given_keys(
        {
            "choose": small.given_keys(
                {
                    "at_least": st.integers(1, 3),
                    "from": st.sampled_from([{"issuer": ["aaa", "bbb"]}, {"tag": "x"}]),
                }
            )
        },
        {"level": st.just("high"), "within": st.just("12 months")},
    )
    parts = st.lists(st.one_of(hours, many, many), min_size=2, max_size=3)
    asked = st.one_of(
        parts.map(lambda parts: {"all": parts, "distinct": True}),
        parts.map(lambda parts: {"choose": {"at_least": 2, "from": parts}, "distinct": True}),
    )
    return with_holding(small.cases(asked), ALL_HELD)


LICENSED = {
    "catalog": {
        "issuers": {"aaa": {}},
        "credentials": {"aaa/c1": {}},
        "awards": {"aa/licence": {}, small.RENEWAL: {"kind": "renewal"}},
        "rules": {
            "aa/rate": {
                "grants": {"award": small.RENEWAL},
                "adds": [{"credential": "aaa/c1", "value": {"per": "credential", "is": 3}}],
                "applies_to": {"licences": ["aa/licence"]},
            }
        },
    },
    "requirement": {
        "all": [
            {"amount": {"unit": "hour", "at_least": 3, "from": [{"rules": small.RENEWAL}]}},
            {"award": "aa/licence"},
        ],
        "distinct": True,
    },
    "holding": {"credentials": [{"id": "aaa/c1"}], "awards": [{"id": "aa/licence"}]},
    "as_of": small.AS_OF,
    "owner": small.OWNER,
}
"""A rate that concerns those who hold a licence, which another part asks for too."""


def told_apart(asks: Plain, fits: Plain, others: Plain) -> Plain:
    """Return a case whose one part only the last of three credentials fits; another part needs two."""
    names = ("aaa/c1", "aaa/c2", "aaa/c3")
    credentials = [{"id": name, **how} for name, how in zip(names, (others, others, fits), strict=True)]
    pool = {"issuer": "aaa"}
    parts = [{"choose": {"at_least": 1, "from": pool}, **asks}, {"choose": {"at_least": 2, "from": pool}}]
    return {
        "catalog": {"issuers": {"aaa": {}}, "credentials": {name: {} for name in names}},
        "requirement": {"all": parts, "distinct": True},
        "holding": {"credentials": credentials},
        "as_of": small.AS_OF,
        "owner": small.OWNER,
    }


TOLD_APART = {
    "level": told_apart({"level": "high"}, {"level": "high"}, {"level": "basic"}),
    "date": told_apart({"within": "12 months"}, {"date": "2026-06"}, {"date": "2020"}),
    "score": told_apart({"minimum_score": "90%"}, {"score": "95%"}, {"score": "70%"}),
}


# Goals, of people who attest to what stands in the file of a way.


def attested_goals() -> SearchStrategy[Plain]:
    def attested(case: Plain, owner: str, counts: list[int]) -> Plain:
        said = {f"{owner}#n{number}": count for number, count in enumerate(counts)}
        return {**case, "holding": {**case["holding"], "unlisted": said}}

    owners = st.sampled_from(["aa/way-0", "aa/way-0", "aa/way-1", small.GOAL, "aaa/set"])
    return st.builds(
        attested, small.goal_cases(), owners, st.lists(st.integers(0, 3), min_size=1, max_size=4)
    )


# Circles, which the check refuses and an evaluation must yet come out of.

ROUND = {
    "issuers": {"aaa": {}},
    "credentials": {"aaa/c1": {}},
    "stacks": {
        "aaa/one": {"members": ["aaa/two", "aaa/c1"], "complete": True},
        "aaa/two": {"members": ["aaa/one"], "complete": True},
    },
    "awards": {"aa/first": {}, "aa/second": {"areas": [{"id": "part", "title": "part"}]}},
    "rules": {
        "aa/to-first": {"grants": {"award": "aa/first"}, "requires": {"award": "aa/second"}},
        "aa/to-second": {"grants": {"award": "aa/second"}, "requires": {"award": "aa/first"}},
        "aa/to-part": {
            "grants": {"award": "aa/second", "area": "part"},
            "requires": {"any": [{"award": "aa/second", "area": "part"}, {"credential": "aaa/c1"}]},
        },
    },
}
CIRCLES = [
    {"catalog": ROUND, "goal": goal, "holding": {"credentials": held, "awards": []}, "as_of": small.AS_OF}
    for goal in ("aaa/one", "aaa/two", "aa/first", "aa/second")
    for held in ([], [{"id": "aaa/c1"}])
]
