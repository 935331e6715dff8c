"""A goal over 500 credentials is still searched to the end."""

import datetime
import random
from typing import Any

import pytest
from tests.routes import small_worlds as small

from credential_catalog.model.holding import Holding
from credential_catalog.routes.shortest import shortest_route

Plain = dict[str, Any]
AS_OF = datetime.date(2026, 11, 22)
GOAL = "aa/owner"
HOURS = (5, 7, 8, 9, 10, 11, 12, 15, 20, 37.5)


def credentials() -> Plain:
    chance = random.Random(5)
    return {
        f"aaa/c{number:03}": {
            "tags": chance.sample(("x", "y"), chance.randint(0, 2)),
            **({"hours": chance.choice(HOURS)} if chance.random() < 0.8 else {}),
        }
        for number in range(500)
    }


ALL = {"issuer": "aaa"}
HOUR_BY_HOUR = {"select": ALL, "value": {"per": "clock_hour", "is": 1}}
GOALS = {
    "a choice": ({"choose": {"at_least": 12, "from": ALL}}, 60),
    "an amount": ({"amount": {"unit": "hour", "at_least": 101, "from": [HOUR_BY_HOUR]}}, 101),
    "an amount in areas with a cap": (
        {
            "amount": {
                "unit": "hour",
                "at_least": 120,
                "from": [
                    {"select": {"tag": "x"}, "area": "p", "value": {"per": "clock_hour", "is": 1}},
                    {"select": ALL, "area": "q", "value": {"per": "credential", "is": 15}},
                ],
                "limits": [{"of": {"area": "q"}, "at_most": 90}],
            }
        },
        60,
    ),
}


@pytest.mark.parametrize("kind", GOALS)
def test_a_goal_over_500_credentials_is_proven_the_shortest(kind: str) -> None:
    asked, hours = GOALS[kind]
    rule = {"grants": {"award": "aa/licence"}, "requires": asked}
    catalog = small.catalog_of(
        {
            "issuers": {"aaa": {}},
            "credentials": credentials(),
            "awards": {"aa/licence": {}},
            "rules": {GOAL: rule},
        }
    )
    route = shortest_route(GOAL, Holding(), catalog, AS_OF)
    assert route.optimal
    # 12 of 5 hours; 101 to the hour; six of 5 hours at 15 each, and 30 hours of the other area.
    assert (route.totals.hours.at_least, route.totals.hours.complete) == (hours, True)
