"""On larger goals the best way costs what an integer programme says, solved by HiGHS."""

import datetime
import random
from typing import Any

import highspy
import pytest
from tests.routes import small_worlds as small

from credential_catalog.model.holding import Holding
from credential_catalog.routes.planner import Planner

Plain = dict[str, Any]
AS_OF = datetime.date(2026, 11, 22)
GOAL = "aa/owner"
TAGS = ("x", "y", "z")
RATES = (("clock_hour", 1), ("credential", 15), ("clock_hour", 0.5))
CREDENTIALS = tuple(f"aaa/c{number:02}" for number in range(40))


def credentials(random: random.Random) -> Plain:
    """Return 40 credentials: one in six states no hours."""
    return {
        name: {
            "tags": random.sample(TAGS, random.randint(0, 2)),
            **({} if random.random() < 1 / 6 else {"hours": random.choice([5, 8, 10, 12, 15, 20, 37.5])}),
        }
        for name in CREDENTIALS
    }


def requirement(random: random.Random, depth: int = 2) -> Plain:
    kinds = ["credential", "choose", "choose", "amount"] + (["all", "any", "all"] if depth else [])
    kind = random.choice(kinds)
    if kind == "credential":
        return {"credential": random.choice(CREDENTIALS)}
    if kind == "choose":
        return {"choose": {"at_least": random.randint(1, 6), "from": {"tag": random.choice(TAGS)}}}
    if kind == "amount":
        lines = [
            {"select": {"tag": tag}, "area": tag, "value": rate}
            for tag, rate in zip(
                random.sample(TAGS, random.randint(1, 3)),
                [
                    {"per": "clock_hour", "is": 1},
                    {"per": "credential", "is": 15},
                    {"per": "clock_hour", "is": 0.5},
                ],
                strict=False,
            )
        ]
        limits: list[Plain] = []
        if random.random() < 0.5:
            limits.append({"of": {"area": lines[0]["area"]}, "at_most": random.choice([20, 40, "50%"])})
        if random.random() < 0.3:
            limits.append({"of": {"area": lines[-1]["area"]}, "at_least": random.choice([10, "25%"])})
        asked = {"unit": "hour", "at_least": random.choice([30, 60, 100]), "from": lines}
        return {"amount": {**asked, **({"limits": limits} if limits else {})}}
    return {kind: [requirement(random, depth - 1) for _ in range(random.randint(2, 3))]}


class Programme:
    """A requirement as an integer programme: one binary variable for each credential and each branch."""

    def __init__(self, world: Plain, asked: Plain, able: list[str]) -> None:
        self.world, self.able = world, able
        self.model = highspy.Highs()
        self.model.setOptionValue("output_flag", False)
        self.model.setOptionValue("mip_rel_gap", 0.0)
        self.taken = {name: self.model.addBinary() for name in able}
        self.holds(asked, None)

    def holds(self, node: Plain, branch: Any) -> None:  # noqa: ANN401
        """Add what a node asks, wherever its branch is chosen."""
        if "credential" in node:
            self.at_least([(1, node["credential"])], 1, branch)
        elif "choose" in node:
            pool = self.tagged(node["choose"]["from"]["tag"])
            self.at_least([(1, name) for name in pool], node["choose"]["at_least"], branch)
        elif "all" in node:
            for part in node["all"]:
                self.holds(part, branch)
        elif "any" in node:
            branches = [self.model.addBinary() for _ in node["any"]]
            self.model.addConstr(sum(branches) >= (1 if branch is None else branch))
            for part, chosen in zip(node["any"], branches, strict=True):
                self.holds(part, chosen)
        else:
            self.adds_up(node["amount"], branch)

    def tagged(self, tag: str) -> list[str]:
        return [name for name, keys in self.world.items() if tag in keys["tags"]]

    def at_least(self, terms: list[tuple[float, str]], need: float, branch: Any) -> None:  # noqa: ANN401
        total = sum(value * self.taken[name] for value, name in terms if name in self.taken)
        self.model.addConstr(
            total + 0 * self.taken[self.able[0]] >= (need if branch is None else need * branch)
        )

    def adds_up(self, asked: Plain, branch: Any) -> None:  # noqa: ANN401
        """Each credential goes to the first line that is for it; a cap bounds what counts of an area."""
        need, gone, counted = asked["at_least"], set[str](), []
        for line in asked["from"]:
            rate = line["value"]
            terms = []
            for name in self.tagged(line["select"]["tag"]):
                if name not in gone:
                    hours = self.world[name].get("hours", 0)
                    terms.append((rate["is"] * (hours if rate["per"] == "clock_hour" else 1), name))
                    gone.add(name)
            total = sum(value * self.taken[name] for value, name in terms if name in self.taken)
            counts = self.model.addVariable(lb=0)
            self.model.addConstr(counts - total <= 0) if terms else self.model.addConstr(counts <= 0)
            for limit in asked.get("limits", []):
                if limit["of"]["area"] == line["area"] and "at_most" in limit:
                    self.model.addConstr(counts <= bound(limit["at_most"], need))
                elif limit["of"]["area"] == line["area"]:
                    floor = bound(limit["at_least"], need)
                    self.model.addConstr(counts >= (floor if branch is None else floor * branch))
            counted.append(counts)
        self.model.addConstr(sum(counted) >= (need if branch is None else need * branch))

    def least(self, weights: dict[str, float]) -> float | None:
        """Return the least total of some weights, and keep it so for what is asked next."""
        total = sum(weights[name] * self.taken[name] for name in self.able)
        self.model.minimize(total)
        if self.model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        least = round(self.model.getObjectiveValue(), 2)
        self.model.addConstr(total <= least + 1e-6)
        return least


def bound(limit: float | str, need: float) -> float:
    return need * float(limit.rstrip("%")) / 100 if isinstance(limit, str) else limit


@pytest.mark.parametrize("number", range(30))
def test_the_best_way_of_a_larger_goal_costs_what_an_integer_programme_says(number: int) -> None:
    chance = random.Random(number)
    world, asked = credentials(chance), {"all": [requirement(chance) for _ in range(2)]}
    rule = {"grants": {"award": "aa/licence"}, "requires": asked}
    catalog = small.catalog_of(
        {"issuers": {"aaa": {}}, "credentials": world, "awards": {"aa/licence": {}}, "rules": {GOAL: rule}}
    )
    planner = Planner(GOAL, Holding(), catalog, AS_OF, effort=200_000)
    able = [name for name in CREDENTIALS if "hours" in world[name]]
    by_hours = Programme(world, asked, able)
    hours = by_hours.least({name: world[name]["hours"] for name in able})
    count = by_hours.least(dict.fromkeys(able, 1)) if hours is not None else None
    plan = planner.best("hours")
    if plan is None:
        assert hours is None
    else:
        ids = [step.id for step in plan.steps]
        assert (sum(world[name]["hours"] for name in ids), len(ids)) == (hours, count)
        assert plan.optimal
    fewest = planner.best("count")
    least = Programme(world, asked, list(CREDENTIALS)).least(dict.fromkeys(CREDENTIALS, 1))
    assert (None if fewest is None else len(fewest.steps)) == least
