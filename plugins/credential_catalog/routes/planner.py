"""Plans toward one goal: what could be done, and whether it really makes the goal met."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import Holding
from credential_catalog.routes.answer import Answer
from credential_catalog.routes.evaluate import evaluate, evaluate_goal
from credential_catalog.routes.measures import Prices, prices
from credential_catalog.routes.person import person_of
from credential_catalog.routes.reduce import remainder
from credential_catalog.routes.remainder import Remainder
from credential_catalog.routes.route import Measure
from credential_catalog.routes.search import Search, TooLargeError
from credential_catalog.routes.sequence import sequence
from credential_catalog.routes.steps import Step, Supplies, Supply, holding_after
from credential_catalog.routes.sums import SumLeft
from credential_catalog.routes.supplies import SupplySearch, can_be_taken
from credential_catalog.routes.ways import TooManyWaysError, minimal_ways

MOST_SHARES = 25
"""Ways of sharing out what comes from outside that are searched, where the first do not work out."""

MOST_ALTERNATIVES = 20


@dataclasses.dataclass(frozen=True)
class Plan:
    """Steps in an order in which they can be taken, and what comes from outside.

    `disputed` is what is said where sources disagree on the order; it is then the order that the files have.
    """

    steps: tuple[Step, ...]
    supplies: Mapping[Supply, float]
    price: int = 0
    optimal: bool = True
    disputed: tuple[str, ...] = ()


class Planner:
    """Makes plans for one person toward one goal on a day.

    `proven` turns False where a search was cut short: there may be a plan although none was found.
    """

    def __init__(
        self,
        goal: str,
        holding: Holding,
        catalog: Catalog,
        as_of: datetime.date,
        *,
        effort: int,
        supposing: bool = False,
    ) -> None:
        """Find out what is left.

        Args:
            goal: Present id of a stack, an award or a rule.
            holding: What the person has.
            catalog: Where all is looked up.
            as_of: The day on which everything is done.
            effort: How often a bound may be asked for in one search.
            supposing: Whether what is open is supposed to come out well.
        """
        self.goal = goal
        self.holding = holding
        self.catalog = catalog
        self.as_of = as_of
        self.effort = effort
        self.supposing = supposing
        self.left = self._left(None)
        self.proven = True
        self._followed: dict[str | None, Remainder] = {None: self.left}
        self._judged: dict[tuple[frozenset[Step], tuple[tuple[Supply, float], ...]], Plan | None] = {}

    def best(self, by: Measure) -> Plan | None:
        """Return the best plan by a measure, among credentials that state it; None where there is none."""
        priced = prices(self.left.steps, by, self.catalog)
        able = frozenset(priced.of)
        judge = self._judge_of_all(able)
        if judge is not None and not judge(self._most()):
            return None
        search = SupplySearch(self.left, able, judge)
        cut_short = True
        try:
            for number, shares in enumerate(search.in_order()):
                if number >= MOST_SHARES:
                    break
                plans = [plan for share in shares if (plan := self._cheapest(priced, share)) is not None]
                if plans:
                    best = min(plans, key=_in_order)
                    return dataclasses.replace(best, optimal=all(plan.optimal for plan in plans))
            else:
                cut_short = False
        except TooLargeError:
            pass
        self.proven = self.proven and not cut_short
        return self._greedy(priced)

    def everything(self) -> Holding:
        """Return what the person would have who did all that can be done."""
        return holding_after(self.holding, frozenset(self.left.steps), self._most(), self.as_of)

    def all_ways(self) -> list[Plan] | None:
        """Return every plan from which nothing can be left out; None where there are too many."""
        try:
            ways = minimal_ways(self.left)
        except TooManyWaysError:
            return None
        if len(ways) > MOST_ALTERNATIVES + 1:
            return None
        plans = [self.plan(way.steps, way.supplies) for way in ways]
        return None if None in plans else [plan for plan in plans if plan is not None]

    def plan(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> Plan | None:
        """Return steps and supplies as a plan, or None where they do not make the goal met."""
        key = (steps, tuple(sorted(supplies.items())))
        if key not in self._judged:
            self._judged[key] = self._judge(steps, supplies)
        return self._judged[key]

    def _judge(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> Plan | None:
        if self._goal_after(steps, supplies) is not Answer.MET:
            return None

        disputed: tuple[str, ...] = ()
        ordered = self._sequence(steps, supplies, None)
        if ordered is None:
            ordered, disputed = self._sequence_by_any(steps, supplies)
        if ordered is None:
            return None
        return Plan(ordered, dict(sorted(supplies.items())), disputed=disputed)

    def _left(self, following: str | None) -> Remainder:
        person = person_of(self.holding, self.catalog, self.as_of)
        return remainder(self.goal, person, self.catalog, supposing=self.supposing, following=following)

    def _sequence(
        self, steps: frozenset[Step], supplies: Mapping[Supply, float], following: str | None
    ) -> tuple[Step, ...] | None:
        """Return steps in an order in which they can be taken by one source; for None, by all of them."""

        def may_take(step: Step, done: frozenset[Step]) -> bool:
            held = holding_after(self.holding, done, supplies, self.as_of)
            return self._may_take(step, held, following)

        if following not in self._followed:
            self._followed[following] = self._left(following)
        return sequence(self._followed[following], steps, supplies, may_take)

    def _sequence_by_any(
        self, steps: frozenset[Step], supplies: Mapping[Supply, float]
    ) -> tuple[tuple[Step, ...] | None, tuple[str, ...]]:
        """Return steps in order, and what is said of disputes, where there is an order whoever is right.

        Where sources disagree on an order, none does for all of them. Each is followed in turn.
        """
        own = self._sequence(steps, supplies, "") if self.left.disputed else None
        told: list[str] = []
        for source, said in self.left.disputed.items() if own is not None else ():
            by_source = self._sequence(steps, supplies, source)
            if by_source is None:
                return None, ()
            told += said if by_source != own else ()
        return own, tuple(dict.fromkeys(told))

    def _goal_after(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> Answer:
        after = holding_after(self.holding, steps, supplies, self.as_of)
        return evaluate_goal(self.goal, after, self.catalog, self.as_of, supposing=self.supposing).answer

    def _may_take(self, step: Step, held: Holding, following: str | None) -> bool:
        if step not in self.left.asks:
            return True
        if step.kind == "award":
            area = step.area or None
            found = evaluate_goal(step.id, held, self.catalog, self.as_of, area=area, following=following)
        else:
            asked = self.catalog.credentials[step.id].prerequisites
            assert asked is not None
            found = evaluate(
                asked,
                held,
                self.catalog,
                self.as_of,
                owner=step.id,
                supposing=self.supposing,
                following=following,
            )
        return found.answer is Answer.MET

    def _judge_of_all(self, able: frozenset[Step]) -> Callable[[Supplies], bool] | None:
        """Return what tells whether everything does, with some supplies.

        Where a threshold grows with the awards that are received, taking everything proves nothing.
        """
        if any(isinstance(part, SumLeft) and part.grows for _, part in self.left.parts()):
            return None
        return lambda supplies: (
            self._goal_after(can_be_taken(self.left, able, supplies), supplies) is Answer.MET
        )

    def _most(self) -> dict[Supply, float]:
        return {supply: levels[-1] for supply, levels in self.left.levels.items()}

    def _cheapest(self, priced: Prices, supplies: Mapping[Supply, float]) -> Plan | None:
        search = Search(
            self.left,
            priced.of,
            priced.unit,
            supplies,
            lambda steps: self.plan(steps, supplies) is not None,
            self.effort,
        )
        try:
            found, optimal = search.cheapest(), True
        except TooLargeError:
            found, optimal = search.best, False
            if found is None:
                raise
        if found is None:
            return None
        plan = self.plan(found, supplies)
        assert plan is not None
        return dataclasses.replace(plan, price=search.price(found), optimal=optimal)

    def _greedy(self, priced: Prices) -> Plan | None:
        """Return some plan: all that can be done, less what can be left out, the dearest first."""
        supplies = self._most()
        steps = self._all_together(frozenset(priced.of), supplies)
        if self.plan(steps, supplies) is None:
            return None
        for supply in sorted(supplies):
            for level in (0.0, *self.left.levels[supply]):
                fewer = {**supplies, supply: level}
                if self.plan(steps, {one: much for one, much in fewer.items() if much}) is not None:
                    supplies = fewer
                    break
        supplies = {supply: much for supply, much in supplies.items() if much}
        for step in sorted(steps, key=lambda step: (-priced.of[step], step)):
            if self.plan(steps - {step}, supplies) is not None:
                steps -= {step}
        plan = self.plan(steps, supplies)
        assert plan is not None
        price = sum(priced.of[step] for step in steps)
        return dataclasses.replace(plan, price=price, optimal=False)

    def _all_together(self, able: frozenset[Step], supplies: Supplies) -> frozenset[Step]:
        """Return all steps that can be taken; of those that shut each other out, the first in order."""
        taken: set[Step] = set()
        for step in sorted(can_be_taken(self.left, able, supplies)):
            if taken.isdisjoint(self.left.conflicts.get(step, ())):
                taken.add(step)
        return can_be_taken(self.left, frozenset(taken), supplies)


def _in_order(plan: Plan) -> tuple[int, list[Step], list[tuple[Supply, float]]]:
    return (plan.price, sorted(plan.steps), sorted(plan.supplies.items()))
