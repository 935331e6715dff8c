"""All that one goal needs of the catalog, as plain JSON, so that it can be answered without the catalog.

A requirement stands in it as its author wrote it, with what had to be looked up beside it: who is in a pool,
which rates are in force, what stands behind a stack or an award. The browser answers and plans from it.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from typing import Any, cast

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import least_and_most, stated_hours, stated_price, stated_scoring
from credential_catalog.model.convert import plain
from credential_catalog.model.records import AppliesTo, Range, Record, Rule
from credential_catalog.model.requirement import (
    AllOf,
    Amount,
    AnyOf,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    GrowingThreshold,
    InOrder,
    Line,
    Node,
    OutsideLeaf,
    Requirement,
    Selector,
    StackLeaf,
    Sum,
    each_of,
)
from credential_catalog.routes.exclusions import Exclusions
from credential_catalog.routes.parts import parts_of
from credential_catalog.routes.question import rests_on_nothing
from credential_catalog.routes.rates import generality, in_force, rates_toward
from credential_catalog.routes.reach import awards_counted
from credential_catalog.routes.readings import other_readings

Plain = dict[str, Any]
"""A JSON object."""


def excerpt(goal: str, catalog: Catalog, as_of: datetime.date) -> Plain:
    """Return what is needed to answer a goal on a day: its requirement, and whatever that looks at.

    Args:
        goal: Id of a stack, an award or a rule, or an earlier id of one.
        catalog: Where all is looked up.
        as_of: The day; rules that are not in force on it are left out.

    Raises:
        KeyError: The goal is none of these.
    """
    return _Excerpt(catalog, as_of).of(catalog.present(goal))


def excerpt_of(requirement: Requirement, record: Record, catalog: Catalog, as_of: datetime.date) -> Plain:
    """Return what is needed to answer a requirement that stands in a record's file, on a day."""
    return _Excerpt(catalog, as_of).asking(requirement, record)


class _Excerpt:
    """Collects what is looked up on the way; each thing stands in it once, however often it is met."""

    def __init__(self, catalog: Catalog, as_of: datetime.date) -> None:
        self.catalog = catalog
        self.as_of = as_of
        self.exclusions = Exclusions(catalog, as_of)
        self.credentials: Plain = {}
        self.stacks: Plain = {}
        self.awards: Plain = {}
        self.outside: Plain = {}
        self.owners: set[str] = set()

    def of(self, goal: str) -> Plain:
        root, kind = self._root(goal)
        return self._around(root, goal, kind)

    def asking(self, requirement: Requirement, record: Record) -> Plain:
        return self._around(self._read(requirement, record), record.id, "rule")

    def _around(self, root: Plain, goal: str, kind: str) -> Plain:
        ids = {*self.credentials, *self.stacks, *self.awards, *self.outside, *self.owners}
        return {
            "goal": goal,
            "kind": kind,
            "title": self.catalog.title(goal),
            "as_of": self.as_of.isoformat(),
            "requires": root,
            "credentials": dict(sorted(self.credentials.items())),
            "stacks": dict(sorted(self.stacks.items())),
            "awards": dict(sorted(self.awards.items())),
            "outside": dict(sorted(self.outside.items())),
            "aliases": {old: new for old, new in sorted(self.catalog.aliases.items()) if new in ids},
        }

    def _root(self, goal: str) -> tuple[Plain, str]:
        if goal in self.catalog.awards:
            return self._goal(goal, None), "award"
        if goal in self.catalog.stacks:
            return self._node(StackLeaf(stack=goal), None), "stack"
        rule = self.catalog.rules[goal]
        if rule.requires is None:
            return self._goal(rule.grants.award, None), "rule"
        return self._read(rule.requires, rule), "rule"

    def _read(self, requirement: Requirement, record: Record) -> Plain:
        """Return a whole requirement; where sources disagree, as each of them has it."""
        self.owners.add(record.id)
        node = self._node(requirement, record)
        others = list(other_readings(requirement, record))
        return {
            "readings": [node, *(self._node(other.requirement, record) for other in others)],
            "sources": [other.source for other in others],
            "told": [other.told for other in others],
        }

    def _node(self, requirement: Requirement, record: Record | None) -> Plain:
        assert isinstance(requirement, Node)
        node = _without(requirement, {"id", "note", "source"})
        if requirement.id is not None and record is not None:
            node["key"] = f"{record.id}#{requirement.id}"
        if rests_on_nothing(requirement, record):
            node["unread"] = True
        self._look_up(requirement, node, record)
        return node

    def _look_up(self, requirement: Node, node: Plain, record: Record | None) -> None:
        """Put beside a node what it refers to, and its parts in place of what its author wrote."""
        match requirement:
            case CredentialLeaf(credential=credential):
                self._add_credentials([credential])
            case StackLeaf(stack=stack):
                self._add_stack(stack)
            case AwardLeaf(award=award, area=area):
                self._add_goal(award, area)
                self._add_goal(award, None)
            case OutsideLeaf(outside=outside, during=during):
                self._add_outside(outside)
                if during is not None:
                    self._add_award(during)
            case Amount(amount=asked):
                node["amount"] = self._sum(asked)
            case Choose(choose=choice) if isinstance(choice.from_, Selector):
                picked = self.catalog.selected(choice.from_)
                self._add_credentials(picked)
                node["pool"] = [
                    list(group) for group in dict.fromkeys(self.catalog.equivalents(name) for name in picked)
                ]
                node["partial"] = any(
                    not self.catalog.complete(stack) for stack in each_of(choice.from_.stacks)
                )
                del node["choose"]["from"]
            case AllOf() | AnyOf() | InOrder() | Choose():
                parts = [self._node(part, record) for _, part in parts_of(requirement)]
                if isinstance(requirement, Choose):
                    node["choose"]["from"] = parts
                else:
                    node[next(key for key in ("all", "any", "in_order") if key in node)] = parts

    def _goal(self, award: str, area: str | None) -> Plain:
        self._add_goal(award, area)
        return {"goal": award, **({"area": area} if area else {})}

    def _add_award(self, award: str) -> Plain:
        return cast(Plain, self.awards.setdefault(award, {"title": self.catalog.title(award), "goals": {}}))

    def _add_goal(self, award: str, area: str | None) -> None:
        """Add the ways to an award, or to one area of it."""
        goals = self._add_award(award)["goals"]
        record = self.catalog.awards.get(award)
        if (area or "") in goals or record is None:
            return
        goal: Plain = {"ways": []}
        goals[area or ""] = goal
        for rule in self.catalog.rules_toward(award, area):
            if rule.requires and in_force(rule, self.as_of) and rule.effect != "does_not_count":
                goal["ways"].append(self._way(rule))
        if area is None and (record.requires is not None or record.areas):
            goal["own"] = [
                *([self._read(record.requires, record)] if record.requires is not None else []),
                *(self._goal(award, part.id) for part in record.areas),
            ]
            goal["incomplete"] = bool(record.areas) and not record.areas_complete

    def _way(self, rule: Rule) -> Plain:
        assert rule.requires is not None
        way: Plain = {"rule": rule.id, "title": rule.title, "requires": self._read(rule.requires, rule)}
        if rule.effect == "may_count":
            way["decides"] = rule.depends_on or "Somebody else"
        if rule.applies_to is not None:
            way["concerns"] = self._condition(rule.applies_to)
            for licence in rule.applies_to.licences:
                self._add_goal(licence, None)
        return way

    def _condition(self, to: AppliesTo) -> Plain:
        """Return whom a rule concerns, as a condition on the person."""
        for licence in to.licences:
            self._add_award(licence)
        condition = {
            "employed": to.employed,
            "role": list(to.roles),
            "subject": list(to.subjects),
            "licences": list(to.licences),
        }
        return {key: value for key, value in condition.items() if value not in (None, [])}

    def _sum(self, asked: Sum) -> Plain:
        found = _without(asked, {"from"})
        if isinstance(asked.at_least, GrowingThreshold):
            counted = awards_counted(asked.at_least, self.catalog)
            for award in counted:
                self._add_award(award)
            found["at_least"] = {
                "first": asked.at_least.first,
                "further": asked.at_least.further,
                "awards": sorted(counted),
            }
        found["lines"] = list(self._lines(asked.from_))
        return found

    def _lines(self, lines: Iterable[Line]) -> Iterable[Plain]:
        """Yield an amount's lines; rates of rules share a `group`, in which the sure ones go first."""
        for group, line in enumerate(lines):
            if line.rules is None:
                yield {**self._line(line), "group": group}
                continue
            for rule in rates_toward(line.rules, self.catalog, self.as_of):
                of_rule: Plain = {"group": group}
                if rule.effect != "counts":
                    of_rule["decides"] = rule.depends_on or "Somebody else"
                if rule.applies_to is not None:
                    of_rule["concerns"] = self._condition(rule.applies_to)
                for rate in rule.adds:
                    yield {**self._line(rate), **of_rule, "generality": generality(rate)}

    def _line(self, line: Line) -> Plain:
        found = _without(line, {"rules", "select", "credential", "note", "source"})
        if line.credential is not None:
            found["credentials"] = list(self.catalog.equivalents(line.credential))
        elif line.select is not None:
            found["credentials"] = list(self.catalog.selected(line.select))
        elif line.outside is not None:
            self._add_outside(line.outside)
        self._add_credentials(found.get("credentials", ()))
        return found

    def _add_stack(self, stack: str) -> None:
        if stack not in self.stacks and stack in self.catalog.stacks:
            entry: Plain = {"title": self.catalog.title(stack)}
            self.stacks[stack] = entry
            entry["requires"] = self._read(self.catalog.asked_by(stack), self.catalog.stacks[stack])

    def _add_outside(self, name: str) -> None:
        record = self.catalog.outside.get(name)
        unit = {"unit": record.unit} if record and record.unit else {}
        self.outside[name] = {"title": self.catalog.title(name), **unit}

    def _add_credentials(self, names: Iterable[str]) -> None:
        for name in (other for one in names for other in self.catalog.equivalents(one)):
            record = self.catalog.credentials.get(name)
            if name in self.credentials or record is None:
                continue
            entry: Plain = {"title": record.title, "offered": record.offered}
            self.credentials[name] = entry
            if len(self.catalog.equivalents(name)) > 1:
                entry["equivalents"] = list(self.catalog.equivalents(name))
            hours = stated_hours(self.catalog, record)
            if hours is not None:
                entry["hours"] = _interval(*least_and_most(hours.value))
            price = stated_price(self.catalog, record)
            if price is not None:
                entry["cost"] = _interval(*least_and_most(price.amount))
                entry["currency"] = price.currency
            unknown = [
                key
                for key, quantity in (("hours", hours and hours.value), ("cost", price and price.amount))
                if isinstance(quantity, Range) and quantity.at_least is None
            ]
            if unknown:
                entry["least_unknown"] = unknown
            scoring = stated_scoring(self.catalog, record)
            if scoring is not None and scoring.value.passing_score is not None:
                entry["passing_score"] = scoring.value.passing_score
            if record.level is not None:
                entry["level"] = record.level
            if self.exclusions.of(name):
                entry["excludes"] = sorted(self.exclusions.of(name))
                self._add_credentials(entry["excludes"])
            if record.prerequisites is not None:
                entry["prerequisites"] = self._read(record.prerequisites, record)


def _without(value: object, left_out: set[str]) -> Plain:
    return {key: one for key, one in cast(Plain, plain(value)).items() if key not in left_out}


def _interval(low: float, high: float) -> list[float | None]:
    """Return an interval as JSON has it: an open end is null."""
    return [low, None if math.isinf(high) else high]
