"""A judge for the search: the best way, found by trying every set of steps.

It shares with the package the evaluator, which has a judge of its own, and what steps lead to.
"""

import datetime
import itertools
from collections.abc import Mapping
from typing import Any

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import Holding
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes import Answer, evaluate, evaluate_goal
from credential_catalog.routes.steps import Step, Supply, holding_after

MOST_TRIALS = 30_000


class TooLargeToTryError(Exception):
    """There are more sets of steps than are worth trying."""


class Exhaustive:
    """Tries everything for one person and one goal, as `steps` and `supplies` allow it."""

    def __init__(
        self,
        goal: str,
        holding: Holding,
        catalog: Catalog,
        as_of: datetime.date,
        steps: tuple[Step, ...],
        supplies: Mapping[Supply, tuple[float, ...]],
    ) -> None:
        self.goal, self.holding, self.catalog, self.as_of = goal, holding, catalog, as_of
        self.steps, self.supplies = sorted(steps), supplies
        self.order = list(supplies)
        self.trials = 0

    def best(self, by: str) -> tuple[Any, ...] | None:
        """Return awards, things, weight and steps of the best way that states the measure, or None."""
        able = [step for step in self.steps if self.measure(step, by) is not None]
        if len(able) > 11 or len(self.order) > 7:
            raise TooLargeToTryError
        sets = [some for size in range(len(able) + 1) for some in itertools.combinations(able, size)]
        ways = sorted((self.weight(some, by), some) for some in sets if not _skips(some))
        awards = [supply for supply in self.order if supply.kind == "award"]
        things = [supply for supply in self.order if supply.kind != "award"]
        for number, more in itertools.product(range(len(awards) + 1), range(len(things) + 1)):
            found = [
                (number, more, *way)
                for some in itertools.combinations(awards, number)
                for others in itertools.combinations(things, more)
                if (way := self._with([*some, *others], able, ways)) is not None
            ]
            if found:
                return min(found)
        return None

    def _with(
        self, some: list[Supply], able: list[Step], ways: list[tuple[Any, tuple[Step, ...]]]
    ) -> tuple[Any, tuple[Step, ...]] | None:
        """Return the best way with some supplies, of each as little as does when all else is done."""
        supplies = {supply: self.supplies[supply][-1] for supply in self.order if supply in some}
        if not self._all_do(able, supplies):
            return None
        for supply in supplies:
            supplies[supply] = next(
                level for level in self.supplies[supply] if self._all_do(able, {**supplies, supply: level})
            )
        return next((way for way in ways if self._is_way(frozenset(way[1]), supplies)), None)

    def weight(self, steps: tuple[Step, ...], by: str) -> tuple[float, ...]:
        """Return the measure, the credentials, those of them that are unlisted, and the awards."""
        kinds = [step.kind for step in steps]
        measure = sum(self.measure(step, by) or 0 for step in steps)
        return (measure, len(steps) - kinds.count("award"), kinds.count("unlisted"), kinds.count("award"))

    def measure(self, step: Step, by: str) -> float | None:
        """Return the least hours stated of a step; None where none are."""
        if step.kind == "award" or by == "count":
            return 0
        if step.kind == "unlisted":
            return None
        record = self.catalog.credentials[step.id]
        hours = record.hours if record.hours is not None else self.catalog.issuers[record.issuer].each.hours
        return getattr(hours, "at_least", hours)

    def _is_way(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> bool:
        return not self._clash(steps) and self._met(steps, supplies) and self._can_be_ordered(steps, supplies)

    def _clash(self, steps: frozenset[Step]) -> bool:
        earned = {step.id for step in steps if step.kind == "credential"}
        return any(
            other.credential in earned for name in earned for other in self.catalog.credentials[name].excludes
        )

    def _all_do(self, able: list[Step], supplies: Mapping[Supply, float]) -> bool:
        return self._met(self._taken(frozenset(able), supplies), supplies)

    def _can_be_ordered(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> bool:
        return self._taken(steps, supplies) == steps

    def _taken(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> frozenset[Step]:
        """Take whatever can be taken, until nothing more can."""
        done: frozenset[Step] = frozenset()
        while True:
            more = {step for step in steps - done if self._can_follow(step, done, supplies)}
            if not more:
                return done
            done |= more

    def _can_follow(self, step: Step, done: frozenset[Step], supplies: Mapping[Supply, float]) -> bool:
        held = holding_after(self.holding, done, supplies, self.as_of)
        if step.kind == "award":
            area = step.area or None
            found = evaluate_goal(step.id, held, self.catalog, self.as_of, area=area)
            return found.answer is Answer.MET
        asked: Requirement | None = None
        if step.kind == "credential":
            asked = self.catalog.credentials[step.id].prerequisites
        return asked is None or evaluate(asked, held, self.catalog, self.as_of).answer is Answer.MET

    def _met(self, steps: frozenset[Step], supplies: Mapping[Supply, float]) -> bool:
        self.trials += 1
        if self.trials > MOST_TRIALS:
            raise TooLargeToTryError
        held = holding_after(self.holding, steps, supplies, self.as_of)
        return evaluate_goal(self.goal, held, self.catalog, self.as_of).answer is Answer.MET


def _skips(steps: tuple[Step, ...]) -> bool:
    """Tell whether one of several unlisted credentials is left out before another, which changes nothing."""
    return any(
        step.kind == "unlisted" and step.number > 0 and type(step)(1, step.id, step.number - 1) not in steps
        for step in steps
    )
