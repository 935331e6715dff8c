"""Which ways say something of micro-credentials, and which word a stack has."""

from typing import Any

import pytest

from credential_catalog.model.convert import convert
from credential_catalog.model.records import Rule
from credential_catalog.routes.recognition import involves_credentials


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
