"""Which credentials stand in a way to a goal with the fewest credentials."""

from __future__ import annotations

import datetime
from functools import cached_property

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import Holding, StillToEarn
from credential_catalog.routes.answer import Answer
from credential_catalog.routes.evaluate import evaluate_goal
from credential_catalog.routes.planner import Plan, Planner
from credential_catalog.routes.steps import earn
from credential_catalog.routes.supplies import Weight, weight

EFFORT = 2_000
"""How often one search may ask for a bound: many are made, one for each credential and goal."""


class Fewest:
    """The ways to one goal with the fewest credentials, for a person on a day."""

    def __init__(self, goal: str, holding: Holding, catalog: Catalog, as_of: datetime.date) -> None:
        """Look for one of them; where none is sure, for one if all that is open comes out well.

        Raises:
            KeyError: The goal is no stack, award or rule.
        """
        self.goal = goal
        self.holding = holding
        self.catalog = catalog
        self.as_of = as_of
        self.supposing = False
        self.plan: Plan | None = None
        if evaluate_goal(goal, holding, catalog, as_of).answer is Answer.MET:
            return
        for self.supposing in (False, True):
            self.planner = Planner(goal, holding, catalog, as_of, effort=EFFORT, supposing=self.supposing)
            self.plan = self.planner.best("count")
            if self.plan is not None:
                return

    @cached_property
    def candidates(self) -> frozenset[str]:
        """The credentials that may stand in one of them."""
        if self.plan is None:
            return frozenset()
        return frozenset(step.id for step in self.planner.left.steps if step.kind == "credential")

    @cached_property
    def found(self) -> frozenset[str]:
        """The credentials of those of the ways that were found without looking further."""
        if self.plan is None:
            return frozenset()
        plans = [self.plan, *(self.planner.all_ways() or [])]
        return frozenset(
            step.id
            for plan in plans
            if _size(plan) == _size(self.plan)
            for step in plan.steps
            if step.kind == "credential"
        )

    def has(self, credential: str) -> bool:
        """Tell whether a credential stands in one of them, as far as can be found.

        One that asks for others first is taken for none that does, unless it was found in one: by itself it
        would seem to shorten the way by what it asks.
        """
        if self.plan is None or credential not in self.candidates or credential in self.found:
            return credential in self.found
        if earn(credential) in self.planner.left.asks or not self.plan.optimal:
            return False
        earned = StillToEarn(id=credential, date=self.as_of.isoformat())
        nearer = msgspec.structs.replace(self.holding, credentials=(*self.holding.credentials, earned))
        planner = Planner(
            self.goal, nearer, self.catalog, self.as_of, effort=EFFORT, supposing=self.supposing
        )
        plan = planner.best("count")
        return plan is not None and _size(plan) < _size(self.plan)


def _size(plan: Plan) -> tuple[Weight, int]:
    """Return how large a plan is: what comes from outside, and how many credentials, unlisted ones too."""
    return weight(plan.supplies), sum(step.kind != "award" for step in plan.steps)
