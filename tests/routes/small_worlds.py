"""Small catalogs, holdings and requirements that Hypothesis makes up as plain dicts; the way to the model."""

import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.holding import Holding
from credential_catalog.model.records import Award, Credential, Issuer, Outside, Rule, Stack
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes import Finding, evaluate, evaluate_goal

Plain = dict[str, Any]
AS_OF = datetime.date(2026, 11, 22)
OWNER = "aa/owner"

CREDENTIALS = ("aaa/c1", "aaa/c2", "aaa/c3", "bbb/c4", "bbb/c5")
STACKS = ("aaa/set", "aaa/series", "bbb/wide")
LICENCES = ("aa/licence", "aa/second-licence")
ENDORSEMENTS = ("aa/math", "aa/reading", "aa/science")
RENEWAL = "aa/renewal"
OUTSIDE = ("degree", "experience", "coursework")
TAGS = ("x", "y")
DATES = ("2026-06-01", "2026", "2026-02", "2025", "2020-05", "2024-11-22", "2025-11-22")


def catalog_of(plain: Plain) -> Catalog:
    """Link a plain catalog, filling in the titles and other words that no answer hangs on."""

    def records(folder: str, to: type, **filled: object) -> Plain:
        things = plain.get(folder, {})
        return {
            name: convert({"id": name, "title": name, **filled, **keys}, to) for name, keys in things.items()
        }

    return Catalog(
        issuers={
            name: convert({"id": name, "name": name, "kind": "nonprofit", **keys}, Issuer)
            for name, keys in plain.get("issuers", {}).items()
        },
        credentials=records("credentials", Credential, status="active"),
        stacks=records("stacks", Stack, status="active", kind="award"),
        awards=records("awards", Award, kind="licence"),
        rules=records("rules", Rule, use=["license_renewal"], status="in_force", effect="counts"),
        outside=records("outside", Outside, kind="degree"),
        aliases=plain.get("aliases", {}),
    )


def found(case: Plain, catalog: Catalog | None = None) -> Finding:
    """Let the package evaluate a case, in its own catalog if in no other."""
    catalog = catalog or catalog_of(case["catalog"])
    holding = convert(case["holding"], Holding)
    if "goal" in case:
        return evaluate_goal(case["goal"], holding, catalog, case["as_of"])
    requirement = convert(case["requirement"], Requirement)
    return evaluate(requirement, holding, catalog, case["as_of"], owner=case.get("owner"))


def given_keys(required: Plain, optional: Plain | None = None) -> SearchStrategy[Plain]:
    return st.fixed_dictionaries(required, optional=optional)


def some_of(values: tuple[str, ...], most: int = 3, least: int = 0) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), unique=True, min_size=least, max_size=most)


# Situations. Roles and subjects have few values, so that what is not said can be tried every way.

SITUATIONS = given_keys(
    {},
    {
        "employed": st.booleans(),
        "role": st.sampled_from(["teacher", "principal", ["teacher", "principal"]]),
        "grade_band": st.sampled_from(["k-2", "6-12", "elementary"]),
        "subject": st.sampled_from(["reading", "art"]),
    },
)
WHENS = st.one_of(
    given_keys({"employed": st.booleans()}),
    given_keys({"role": st.sampled_from(["teacher", ["principal", "coach"]])}),
    given_keys({"grade_band": st.sampled_from(["k-2", "elementary", "k-12"])}),
    given_keys({"employed": st.just(True), "subject": st.just("reading")}),
)

# Requirements.

WITHIN = st.sampled_from(["12 months", "2 years"])
SCORES = st.sampled_from(["80%", "90%", 3])
EARNED = {
    "minimum_score": SCORES,
    "level": st.sampled_from(["basic", "high"]),
    "result": st.sampled_from(["submitted", "attained"]),
    "within": WITHIN,
}
SELECTORS = st.one_of(
    given_keys(
        {"issuer": st.sampled_from(["aaa", "bbb", ["aaa", "bbb"]])}, {"except": st.sampled_from(CREDENTIALS)}
    ),
    given_keys({"tag": st.sampled_from(["x", "y", ["x", "y"]])}, {"issuer": st.just("aaa")}),
    given_keys({"stacks": st.sampled_from(STACKS)}),
    given_keys({"level": st.just("advanced")}),
)
OPEN = st.sampled_from([True, "unread"])


def credential_leaf() -> SearchStrategy[Plain]:
    return given_keys({"credential": st.sampled_from(CREDENTIALS)}, EARNED)


def bare_credential() -> SearchStrategy[Plain]:
    return given_keys({"credential": st.sampled_from(CREDENTIALS)})


def stack_leaf() -> SearchStrategy[Plain]:
    return given_keys({"stack": st.sampled_from(STACKS)})


def award_leaf() -> SearchStrategy[Plain]:
    return st.one_of(
        given_keys({"award": st.sampled_from(LICENCES)}),
        given_keys({"award": st.just("aa/parts"), "area": st.sampled_from(["one", "two"])}),
    )


def outside_leaf() -> SearchStrategy[Plain]:
    return st.one_of(
        given_keys({"outside": st.sampled_from(OUTSIDE)}, {"within": WITHIN}),
        given_keys(
            {"outside": st.just("experience"), "at_least": st.integers(1, 3)},
            {
                "unit": st.sampled_from(["year", "month"]),
                "within": WITHIN,
                "during": st.sampled_from(LICENCES),
            },
        ),
    )


def unlisted_leaf() -> SearchStrategy[Plain]:
    return given_keys(
        {"unlisted": given_keys({"count": st.sampled_from([1, 2, 3, "unknown"]), "note": st.just("unread")})}
    )


def pool() -> SearchStrategy[Plain]:
    return given_keys(
        {"choose": given_keys({"at_least": st.integers(1, 3), "from": SELECTORS}, {"open": OPEN})}, EARNED
    )


OF_CREDENTIALS = ("by result", "times level")
"""Rates that look at what only a credential has."""

RATES = {
    "per credential": given_keys({"per": st.just("credential"), "is": st.sampled_from([1, 2, 3, "unknown"])}),
    "per unit": given_keys(
        {"per": st.just("clock_hour"), "is": st.sampled_from([1, 2, 0.5])},
        {"each": given_keys({}, {"at_least": st.integers(1, 3), "at_most": st.integers(2, 4)})},
    ),
    "per unit that no credential states": given_keys(
        {"per": st.just("semester_hour"), "is": st.integers(1, 2)}
    ),
    "per group": given_keys({"per": st.sampled_from([2, 3]), "is": st.sampled_from([2, 5])}),
    "by result": given_keys(
        {
            "by_result": given_keys(
                {"attained": st.integers(2, 4)}, {"submitted": st.integers(1, 2), "enrolled": st.just(1)}
            )
        }
    ),
    "times level": given_keys(
        {
            "per": st.sampled_from(["credential", "clock_hour"]),
            "is": st.just(1),
            "times": given_keys(
                {"by_level": given_keys({"basic": st.integers(0, 2), "high": st.integers(1, 3)})}
            ),
        }
    ),
}
ANY_RATE = st.one_of(*RATES.values())
OUTSIDE_RATE = st.one_of(*(value for name, value in RATES.items() if name not in OF_CREDENTIALS))
HOLDERS = {
    "select": given_keys({"select": SELECTORS}),
    "credential": given_keys({"credential": st.sampled_from(CREDENTIALS)}),
    "outside": given_keys({"outside": st.sampled_from(OUTSIDE)}),
}
MARKS = given_keys({}, {"area": st.sampled_from(["p", "q"]), "tags": some_of(TAGS, 2, 1), "within": WITHIN})
RULES_LINE = given_keys({"rules": st.just(RENEWAL)})


def line(holder: str | None = None, rate: str | None = None) -> SearchStrategy[Plain]:
    """Return lines of an amount; a line of rules has no rate of its own."""
    if holder is None:
        return st.one_of(*(line(one, rate) for one in HOLDERS))
    value = RATES[rate] if rate else ANY_RATE if holder != "outside" else OUTSIDE_RATE
    what = HOLDERS[holder]
    return st.builds(lambda what, value, marks: {**what, "value": value, **marks}, what, value, MARKS)


def amount(
    lines: SearchStrategy[Plain] | None = None, **further: SearchStrategy[Any]
) -> SearchStrategy[Plain]:
    """Return amounts of which one line is of the kind given."""
    chosen = st.lists(line() if lines is None else lines, min_size=1, max_size=1)
    others = st.lists(st.one_of(line(), line(), RULES_LINE), max_size=1)
    both = st.builds(
        lambda first, second, turned: second + first if turned else first + second,
        chosen,
        others,
        st.booleans(),
    )
    return given_keys(
        {
            "amount": given_keys(
                {"unit": st.just("hour"), "at_least": st.integers(1, 6), "from": both, **further},
                {"open": st.just(True)},
            )
        }
    )


PARTS = st.one_of(
    given_keys({"area": st.sampled_from(["p", "q"])}), given_keys({"tag": st.sampled_from(TAGS)})
)
LIMITS = {
    "cap": given_keys({"of": PARTS, "at_most": st.integers(0, 4)}, {"when": WHENS}),
    "floor": given_keys({"of": PARTS, "at_least": st.integers(1, 3)}, {"when": WHENS}),
    "cap in per cent": given_keys({"of": PARTS, "at_most": st.sampled_from(["50%", "100%"])}),
    "floor in per cent": given_keys({"of": PARTS, "at_least": st.sampled_from(["50%", "25%"])}),
}


def limited(*kinds: str) -> SearchStrategy[Plain]:
    """Return amounts of lines in areas and on topics, with one limit of each kind given."""
    placed = (
        line("select", "per credential") | line("outside", "per credential") | line("credential", "per unit")
    )
    limits = st.tuples(*[LIMITS[kind] for kind in kinds]).map(list)
    return given_keys(
        {
            "amount": given_keys(
                {
                    "unit": st.just("hour"),
                    "at_least": st.sampled_from([2, 4, 6]),
                    "from": st.lists(placed, min_size=1, max_size=3),
                    "limits": limits,
                },
                {"open": st.just(True)},
            )
        }
    )


AREAS_ASKED = given_keys({"at_least": st.integers(1, 2)}, {"when": WHENS})
GROWING = given_keys(
    {
        "first": st.integers(1, 3),
        "further": st.integers(1, 2),
        "per": st.just({"awards": {"jurisdiction": "aa", "kind": "endorsement"}}),
    }
)


def growing() -> SearchStrategy[Plain]:
    return amount().flatmap(
        lambda node: GROWING.map(lambda threshold: {"amount": {**node["amount"], "at_least": threshold}})
    )


def joint(
    kind: str, child: SearchStrategy[Plain], other: SearchStrategy[Plain] | None = None
) -> SearchStrategy[Plain]:
    """Return joints of one kind ("all distinct" and so on among them), one of whose children is as given."""
    others = st.lists(bare_credential() if other is None else other, min_size=1, max_size=2)

    def built(first: Plain, rest: list[Plain], at: int) -> list[Plain]:
        return [*rest[:at], first, *rest[at:]]

    children = st.builds(built, child, others, st.integers(0, 2))
    key, _, distinct = kind.partition(" ")
    marks = {"distinct": st.just(True)} if distinct else {}
    if key == "choose":
        pools = st.builds(
            lambda nodes, number, is_open: {"at_least": min(number, len(nodes)), "from": nodes, **is_open},
            children,
            st.integers(1, 3),
            st.sampled_from([{}, {}, {}, {"open": True}]),
        )
        return given_keys({"choose": pools, **marks}, EARNED)
    return given_keys({key: children, **marks})


JOINTS = ("all", "any", "in_order", "choose", "all distinct", "in_order distinct", "choose distinct")
LEAVES = {
    "credential": credential_leaf(),
    "stack": stack_leaf(),
    "award": award_leaf(),
    "outside": outside_leaf(),
    "unlisted": unlisted_leaf(),
    "choose a pool": pool(),
    "amount": amount(),
}
ANY_LEAF = st.one_of(*LEAVES.values())
KINDS = {
    **LEAVES,
    "all": joint("all", ANY_LEAF),
    "any": joint("any", ANY_LEAF),
    "in_order": joint("in_order", bare_credential()),
    "choose": joint("choose", ANY_LEAF),
}


def conditional(node: SearchStrategy[Plain]) -> SearchStrategy[Plain]:
    """Return nodes with a condition on the person."""
    return st.builds(lambda node, when: {**node, "when": when}, node, WHENS)


ANY_NODE = st.one_of(ANY_LEAF, *[joint(kind, ANY_LEAF | conditional(ANY_LEAF)) for kind in JOINTS])


def with_ids(node: Plain) -> Plain:
    """Return a requirement in which every node has an id, so that a person can attest to it."""
    number = iter(range(100))

    def named(value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, list):
            return [named(one) for one in value]
        if not isinstance(value, dict):
            return value
        inner = {key: named(part) for key, part in value.items()}
        return (
            {"id": f"n{next(number)}", **inner} if set(value) & NODE_KEYS and "value" not in value else inner
        )

    return named(node)


NODE_KEYS = {
    "credential",
    "stack",
    "award",
    "outside",
    "unlisted",
    "all",
    "any",
    "in_order",
    "choose",
    "amount",
}

# Catalogs.

HOURS = st.sampled_from([1, 2, 3, {"at_least": 2}, {"at_least": 1, "at_most": 3}])
A_CREDENTIAL = given_keys(
    {"tags": some_of(TAGS, 2)},
    {
        "hours": HOURS,
        "level": st.just("advanced"),
        "scoring": given_keys({"passing_score": SCORES}),
    },
)


def stacks() -> SearchStrategy[Plain]:
    size = st.sampled_from([{"complete": True}, {"of": 3}, {}])

    def stack(
        members: SearchStrategy[list[str]], asked: SearchStrategy[Plain] | None = None
    ) -> SearchStrategy[Plain]:
        return st.builds(
            lambda members, size, asked: {"members": members, **size, **asked},
            members,
            size,
            st.just({}) if asked is None else asked,
        )

    asked = st.sampled_from([{}, {"requires": {"any": [{"credential": "aaa/c1"}, {"credential": "aaa/c2"}]}}])
    return given_keys(
        {
            "aaa/set": stack(some_of(CREDENTIALS[:3], 2, 1), asked),
            "aaa/series": stack(some_of(CREDENTIALS[2:], 2, 1)),
            "bbb/wide": stack(st.sampled_from([["aaa/set", "bbb/c5"], ["aaa/series", "aaa/c1"]])),
        }
    )


STATUSES = (
    "in_force",
    "planned",
    "enacted_unfunded",
    "unverified",
    "paused",
    "waived",
    "ended",
    "pilot_ended",
)
RULE_MARKS = {
    "status": st.sampled_from(("in_force", "in_force", "in_force", *STATUSES)),
    "effect": st.sampled_from(["counts", "counts", "may_count", "does_not_count"]),
    "applies_to": st.sampled_from([{"roles": ["teacher"]}, {"licences": ["aa/licence"]}, {"employed": True}]),
    "until": st.sampled_from(["2026-11-21", "2026-11-22", "2026"]),
    "from": st.sampled_from(["2026-11-22", "2026-11-23", "2027"]),
}


def rate_rule() -> SearchStrategy[Plain]:
    return given_keys(
        {"grants": st.just({"award": RENEWAL}), "adds": st.lists(line(), min_size=1, max_size=1)}, RULE_MARKS
    )


def catalogs(rules: SearchStrategy[Plain] | None = None) -> SearchStrategy[Plain]:
    rates = st.builds(lambda one, two: {"aa/rate-one": one, "aa/rate-two": two}, rate_rule(), rate_rule())
    return st.builds(
        lambda credentials, equivalent, stacks, rules: {
            "issuers": {"aaa": {"each": {"hours": 2}}, "bbb": {}},
            "credentials": {
                **credentials,
                equivalent: {**credentials[equivalent], "equivalent_to": ["aaa/c3"]},
            },
            "stacks": stacks,
            "awards": {
                **{name: {} for name in LICENCES},
                **{name: {"kind": "endorsement"} for name in ENDORSEMENTS},
                "aa/parts": {"areas": [{"id": "one", "title": "one"}, {"id": "two", "title": "two"}]},
                RENEWAL: {"kind": "renewal"},
            },
            "rules": rules,
            "outside": {
                "degree": {},
                "experience": {"unit": "year"},
                "coursework": {"unit": "semester_hour"},
            },
            "aliases": {"aaa/once": "aaa/c1", "aa/old-licence": "aa/licence"},
        },
        given_keys({name: A_CREDENTIAL for name in CREDENTIALS}),
        st.sampled_from(["aaa/c2", "bbb/c4", "aaa/c3"]),
        stacks(),
        rates if rules is None else rules,
    )


# Goals: an award with areas, reached by rules of every status and effect, of which one is disputed.

GOAL = "aa/goal"


def ways(requirement: SearchStrategy[Plain]) -> SearchStrategy[Plain]:
    """Return rules toward the goal or one area of it."""
    grants = st.sampled_from(
        [{"award": GOAL}, {"award": GOAL, "area": "one"}, {"award": GOAL, "area": "two"}]
    )
    return given_keys(
        {"grants": grants, "requires": requirement.map(with_ids)},
        {**RULE_MARKS, "sources": st.sampled_from([[source("n0")], [source("n1"), source("n2")]])},
    )


def source(supports: str, confidence: str = "unsourced") -> Plain:
    return {
        "id": f"about-{supports}",
        "title": "A page",
        "kind": "press",
        "checked": "2026-11-01",
        "confidence": confidence,
        "supports": [supports],
    }


def disputed(rule: Plain, number: int) -> Plain:
    """Return a rule of whose choice another source gives the number otherwise."""
    node = rule["requires"]
    if "choose" not in node:
        return rule
    dispute = {"node": node["id"], "says": {"choose": {"at_least": number}}, "source": "other"}
    return {**rule, "disputed": [dispute]}


def goal_cases() -> SearchStrategy[Plain]:
    """Return cases whose goal is an award, a rule toward it or a stack."""
    asked = st.one_of(joint("choose", ANY_LEAF), joint("choose", bare_credential()), joint("all", ANY_LEAF))
    rules = st.lists(st.builds(disputed, ways(asked), st.integers(1, 3)), min_size=1, max_size=3)
    award = given_keys(
        {"areas": st.sampled_from([[], ["one"], ["one", "two"]]).map(titled)},
        {"areas_complete": st.just(True), "requires": ANY_LEAF.map(with_ids)},
    )

    def case(
        catalog: Plain, rules: list[Plain], award: Plain, goal: str, holding: Plain, held: list[str]
    ) -> Plain:
        ways = {f"aa/way-{number}": rule for number, rule in enumerate(rules)}
        return {
            "catalog": {
                **catalog,
                "rules": {**catalog["rules"], **ways},
                "awards": {**catalog["awards"], GOAL: award},
            },
            "goal": goal,
            "holding": {
                **holding,
                "awards": [*holding["awards"], *({"id": GOAL, "area": area} for area in held)],
            },
            "as_of": AS_OF,
        }

    goals = st.sampled_from([GOAL, GOAL, GOAL, "aa/way-0", *STACKS])
    return st.builds(case, catalogs(), rules, award, goals, HOLDINGS, some_of(("one", "two"), 1))


def titled(areas: list[str]) -> list[Plain]:
    return [{"id": area, "title": area} for area in areas]


# Holdings.

EXPIRES = st.sampled_from(["2026-11-21", "2026-11-22", "2030"])


HOW_HELD = {
    "score": st.sampled_from(["75%", "85%", "95%", 2, 4]),
    "level": st.sampled_from(["basic", "high"]),
    "date": st.sampled_from(DATES),
    "expires": EXPIRES,
    "result": st.sampled_from(["enrolled", "submitted", "attained"]),
}
HOW_DONE = {
    "quantity": st.integers(0, 3),
    "date": st.sampled_from(DATES),
    "unit": st.sampled_from(["year", "semester_hour"]),
    "during": st.sampled_from(["aa/licence", "aa/old-licence", "aa/second-licence"]),
}
HOW_AWARDED = {"date": st.sampled_from(DATES), "expires": EXPIRES}
A_HELD_CREDENTIAL = given_keys({"id": st.sampled_from(CREDENTIALS)}, HOW_HELD)
AN_OUTSIDE_THING = given_keys({"id": st.sampled_from(OUTSIDE)}, HOW_DONE)


def things(one: SearchStrategy[Plain], most: int, least: int = 0) -> SearchStrategy[list[Plain]]:
    return st.lists(one, min_size=least, max_size=most, unique_by=lambda thing: thing["id"])


HOLDINGS = st.builds(
    lambda credentials, stacks, outside, awards, situation, attested, unsaid: {
        "credentials": credentials,
        "stacks": stacks,
        "outside": outside,
        "awards": awards,
        "situation": situation,
        "unlisted": {f"{OWNER}#n{number}": count for number, count in attested.items()},
        "unsaid": [
            name
            for name in unsaid
            if name not in stacks and name not in {one["id"] for one in [*credentials, *outside, *awards]}
        ],
    },
    things(A_HELD_CREDENTIAL, 4, least=1),
    some_of(STACKS, 1),
    things(AN_OUTSIDE_THING, 2, least=1),
    things(given_keys({"id": st.sampled_from((*LICENCES, *ENDORSEMENTS))}, HOW_AWARDED), 2).flatmap(
        lambda awards: st.sampled_from([awards, [*awards, {"id": "aa/parts", "area": "one"}]])
    ),
    SITUATIONS,
    st.dictionaries(st.integers(0, 3), st.integers(0, 3), max_size=1),
    some_of((*CREDENTIALS, *STACKS, *LICENCES, *ENDORSEMENTS, *OUTSIDE), 2),
)


def cases(requirement: SearchStrategy[Plain]) -> SearchStrategy[Plain]:
    """Return cases that ask the requirements given of any holding in any small catalog."""
    return st.builds(
        lambda catalog, requirement, holding: {
            "catalog": catalog,
            "requirement": with_ids(requirement),
            "holding": holding,
            "as_of": AS_OF,
            "owner": OWNER,
        },
        catalogs(),
        requirement,
        HOLDINGS,
    )


CASES = st.one_of(
    goal_cases(),
    cases(st.one_of(*(joint(kind, ANY_NODE) for kind in JOINTS))),
    cases(limited("cap", "floor")),
    cases(amount(RULES_LINE, areas=AREAS_ASKED)),
    cases(growing()),
)
