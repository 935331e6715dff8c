"""Requirement and person → what is left, part by part: the evaluator's twin that looks ahead."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Collection, Iterable

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import Rule
from credential_catalog.model.requirement import (
    AllOf,
    Amount,
    AnyOf,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    EarnedNode,
    InOrder,
    Node,
    OutsideLeaf,
    Requirement,
    Selector,
    StackLeaf,
    UnlistedLeaf,
    each_of,
)
from credential_catalog.routes.exclusions import Exclusions
from credential_catalog.routes.leaves import SOME, earned, outside_there
from credential_catalog.routes.parts import parts_of
from credential_catalog.routes.person import Person
from credential_catalog.routes.question import Question, attested, rests_on_nothing
from credential_catalog.routes.rates import concerns_situation, in_force, is_licensed
from credential_catalog.routes.readings import readings
from credential_catalog.routes.remainder import (
    MET,
    OUT_OF_REACH,
    Enough,
    OneOf,
    Part,
    Remainder,
    SomeOf,
    all_of,
    any_of,
    shared_parts,
    some_of,
    steps_in,
    supplies_in,
)
from credential_catalog.routes.steps import Step, Supply, complete, earn, receive
from credential_catalog.routes.sum_left import MOST_LEVELS, sum_left

MOST_SITUATIONS = 64
"""Situations of a person that are told apart; where there are more, conditions not said bind nobody here."""


def remainder(
    goal: str, person: Person, catalog: Catalog, *, supposing: bool = False, following: str | None = None
) -> Remainder:
    """Return what is left for a person toward a stack, an award or a rule.

    Args:
        goal: Its present id.
        person: Who wants it; where a condition hangs on what is not said, every situation must do.
        catalog: Where all is looked up.
        supposing: Whether what others decide, or nobody could read or said, is supposed to come out well.
        following: Title of the one source to go by where sources disagree; "" for the files themselves.
    """
    exclusions = Exclusions(catalog, person.as_of)

    def reduced(one: Person) -> tuple[Part, _Reduction]:
        question = Question(catalog, one, supposing=supposing, following=following)
        reduction = _Reduction(question, exclusions)
        return reduction.goal(goal), reduction

    found = [reduced(person)]
    situations = list(itertools.islice(person.possible_situations(), MOST_SITUATIONS + 1))
    if person.asked and len(situations) <= MOST_SITUATIONS:
        found = [reduced(one) for one in situations]
    asks: dict[Step, list[Part]] = {}
    levels: dict[Supply, set[float]] = {}
    places: dict[Step, list[frozenset[int]]] = {}
    disputed: dict[str, dict[str, None]] = {}
    for _, reduction in found:
        for step, seen in reduction.places.items():
            places.setdefault(step, []).append(frozenset(seen))
        for step, part in reduction.asks.items():
            asks.setdefault(step, []).append(part)
        for supply, quantities in reduction.levels.items():
            levels.setdefault(supply, set()).update(quantities)
        for source, told in reduction.disputed:
            disputed.setdefault(source, {})[told] = None
    known: dict[Part, Part] = {}
    in_each = any_of if supposing else all_of
    left = Remainder(
        root=shared_parts(in_each(dict.fromkeys(part for part, _ in found)), known),
        asks={step: shared_parts(in_each(dict.fromkeys(parts)), known) for step, parts in asks.items()},
        conflicts={},
        places={step: tuple(seen) for step, seen in places.items()},
        levels={supply: tuple(sorted(quantities)) for supply, quantities in levels.items()},
        disputed={source: tuple(told) for source, told in disputed.items()},
    )
    steps = set(left.steps)
    shut = {step: {earn(other) for other in exclusions.of(step.id)} & steps for step in steps}
    return dataclasses.replace(
        left, conflicts={step: frozenset(others) for step, others in shut.items() if others}
    )


class _Reduction:
    """Reduces for one person in one situation; collects what steps ask, and how much may be needed."""

    def __init__(self, question: Question, exclusions: Exclusions) -> None:
        self.question = question
        self.catalog = question.catalog
        self.exclusions = exclusions
        self.asks: dict[Step, Part] = {}
        self.levels: dict[Supply, set[float]] = {}
        self.places: dict[Step, set[int]] = {}
        self.disputed: dict[tuple[str, str], None] = {}
        self._begun: set[Step] = set()
        self._place = 0

    def goal(self, goal: str) -> Part:
        if goal in self.catalog.awards:
            return self._award_goal(goal, None, self.question)
        if goal in self.catalog.stacks:
            return self._stack(goal, self.question)
        rule = self.catalog.rules[goal]
        if rule.requires is None:
            return self._award_goal(rule.grants.award, None, self.question)
        return self._read(rule.requires, dataclasses.replace(self.question, owner=goal))

    def _read(self, requirement: Requirement, question: Question) -> Part:
        """Reduce a whole requirement; where sources disagree, as each of them has it."""
        return all_of(self._readings(requirement, question, OUT_OF_REACH))

    def _readings(self, requirement: Requirement, question: Question, dropped: Part) -> Collection[Part]:
        found = readings(requirement, question)
        self.disputed.update(dict.fromkeys((one.source, one.told) for one in found if one.source))
        return dict.fromkeys(self._part(one.requirement, question, dropped) for one in found)

    def _part(self, node: Requirement, question: Question, dropped: Part) -> Part:
        """Reduce one node; `dropped` is what it comes to where its condition does not hold of the person."""
        assert isinstance(node, Node)
        applies = question.person.is_in(node.when)
        if applies is False:
            return dropped
        record = self.catalog.find(question.owner) if question.owner else None
        if rests_on_nothing(node, record) and not question.supposing:
            return OUT_OF_REACH
        return MET if applies is None and dropped is MET else self._node(node, question)

    def _node(self, node: Node, question: Question) -> Part:
        self._place += 1
        match node:
            case CredentialLeaf(credential=credential):
                return self._credential(self.catalog.equivalents(credential), node, question)
            case StackLeaf(stack=stack):
                return self._stack(stack, question)
            case AwardLeaf(award=award, area=area):
                return self._award(award, area, question)
            case OutsideLeaf():
                return self._outside(node, question)
            case UnlistedLeaf():
                return self._unlisted(node, question)
            case Amount():
                return self._amount(node, question)
            case Choose(choose=choice) if isinstance(choice.from_, Selector):
                return self._pool(node, choice.from_, question)
            case Choose():
                return self._choose(node, question)
            case AnyOf():
                return any_of([self._part(part, question, OUT_OF_REACH) for _, part in parts_of(node)])
            case AllOf() | InOrder():
                parts = [self._part(part, question, MET) for _, part in parts_of(node)]
                return self._apart(all_of(parts, apart=node.distinct, ordered=isinstance(node, InOrder)))
        raise TypeError(f"not a requirement: {node!r}")

    def _credential(self, group: Iterable[str], node: EarnedNode, question: Question) -> Part:
        names = list(group)
        for name in names:
            self.places.setdefault(earn(name), set()).add(self._place)
        held = [one for name in names for one in question.person.credentials.get(name, ())]
        if any(earned(node, one, question)[0] for one in held):
            return MET
        return self._one_of(earn(name) for name in names if self._may_earn(name, node, question))

    def _may_earn(self, name: str, node: EarnedNode, question: Question) -> bool:
        """Tell whether a credential can be earned as a node asks, by a person who may hold it otherwise."""
        record = self.catalog.credentials.get(name)
        held = question.person.credentials.get(name, ())
        return (
            self._is_open(name)
            and (record is None or node.level is None or record.level in (None, node.level))
            and all(earned(node, one, question)[0] is False for one in held)
        )

    def _is_open(self, name: str) -> bool:
        """Tell whether a credential is still offered, and nothing that is held shuts it out."""
        record = self.catalog.credentials.get(name)
        held = self.question.person.credentials
        return record is not None and record.offered and self.exclusions.of(name).isdisjoint(held)

    def _one_of(self, steps: Iterable[Step]) -> Part:
        able = tuple(step for step in steps if self._asks(step) != OUT_OF_REACH)
        return OneOf(able) if able else OUT_OF_REACH

    def _asks(self, step: Step) -> Part:
        """Return what a step itself asks; while that is being found, nothing.

        A way to an award is followed only where it is known: what is open there is no part of this goal.
        Where sources disagree on prerequisites, any of them may be right: the planner asks for an order by
        each.
        """
        if step not in self._begun:
            self._begun.add(step)
            if step.kind == "award":
                known = dataclasses.replace(self.question, supposing=False)
                self.asks[step] = self._award_goal(step.id, step.area or None, known)
            elif step.kind == "credential":
                record = self.catalog.credentials[step.id]
                if record.prerequisites is not None:
                    asked = dataclasses.replace(self.question, owner=step.id)
                    self.asks[step] = any_of(self._readings(record.prerequisites, asked, MET))
        return self.asks.get(step, MET)

    def _stack(self, stack: str, question: Question) -> Part:
        if stack in question.person.stacks:
            return MET
        if (stack, None) in question.through:
            return OUT_OF_REACH
        return self._read(self.catalog.asked_by(stack), question.of(stack))

    def _award(self, award: str, area: str | None, question: Question) -> Part:
        """Reduce to receiving an award, by a way to it or, where none can be followed, by one not known."""
        if question.person.holds_award(award, area):
            return MET
        ways = self._one_of(dict.fromkeys([receive(award, area), receive(award, None)]))
        return self._supply(Supply("award", award, area=area or ""), "", 1) if ways is OUT_OF_REACH else ways

    def _award_goal(self, award: str, area: str | None, question: Question) -> Part:
        if question.person.holds_award(award, area):
            return MET
        record, inside = self.catalog.awards[award], question.of(award, area)
        ways: list[Part] = []
        for rule in self.catalog.rules_toward(award, area):
            sure = rule.effect == "counts" or (question.supposing and rule.effect == "may_count")
            concerned = concerns_situation(rule, question.person)
            if rule.requires is not None and sure and in_force(rule, question.person.as_of) and concerned:
                asked = self._read(rule.requires, inside.of(rule.id))
                ways.append(all_of(dict.fromkeys([self._licensed(rule, inside), asked])))
        known = record.areas_complete or not record.areas or question.supposing
        if area is None and (record.requires is not None or record.areas) and known:
            own = [self._award_goal(award, part.id, inside) for part in record.areas]
            if record.requires is not None:
                own.append(self._read(record.requires, inside))
            ways.append(all_of(own))
        return any_of(ways)

    def _licensed(self, rule: Rule, question: Question) -> Part:
        """Reduce to one of the licences that a rule is for: whoever has none yet receives one first."""
        if is_licensed(rule, question.person):
            return MET
        licences = rule.applies_to.licences if rule.applies_to else ()
        return any_of([self._award(licence, None, question) for licence in licences])

    def _outside(self, node: OutsideLeaf, question: Question) -> Part:
        low, _, _ = outside_there(node, question)
        need = node.at_least if node.at_least is not None else SOME
        if low >= need - 1e-6:
            return MET
        record = self.catalog.outside.get(node.outside)
        supply = Supply(
            "outside",
            node.outside,
            measured=node.at_least is not None,
            unit=(node.unit or (record.unit if record else None) or "") if node.at_least is not None else "",
            during=node.during or "",
        )
        return self._supply(supply, node.unit or "" if node.at_least is not None else "", need, low)

    def _supply(self, supply: Supply, unit: str, need: float, there: float = 0.0) -> Part:
        return self._level(Enough(supply, unit, need, there))

    def _level(self, need: Enough) -> Enough:
        """Note how much of a supply may be needed."""
        much = need.missing if need.supply.measured else math.ceil(need.missing)
        self.levels.setdefault(need.supply, set()).add(much)
        return need

    def _apart(self, part: Part) -> Part:
        """Note how much may be needed of a supply that parts may not share: what they need together."""
        if isinstance(part, SomeOf):
            for supply in part.supplies:
                number = sum(supply in supplies_in(below) for below in part.parts)
                levels = self.levels[supply]
                most = math.ceil(max(levels) * number)
                if number > 1:
                    levels.update({max(levels) * number, *map(float, range(1, min(most, MOST_LEVELS) + 1))})
        return part

    def _unlisted(self, node: UnlistedLeaf, question: Question) -> Part:
        count, (said, _) = node.unlisted.count, attested(node, question)
        if count == "unknown":
            if not question.supposing:
                return OUT_OF_REACH
            count = 1
        if said >= count:
            return MET
        if node.unlisted.of != "other":
            extra = self._extra(node, question, count - said)
            return some_of(len(extra), extra)
        if node.id is None:
            return OUT_OF_REACH
        key = f"{question.owner}#{node.id}"
        return self._supply(Supply("unlisted", key, measured=True), "", count - said)

    def _extra(self, node: Node, question: Question, needed: float) -> list[Part]:
        """Return the unlisted credentials that a node may be satisfied with, as many as it may need."""
        if node.id is None:
            return []
        key = f"{question.owner}#{node.id}"
        return [OneOf((complete(key, number),)) for number in range(math.ceil(needed))]

    def _pool(self, node: Choose, pool: Selector, question: Question) -> Part:
        choice, (said, _) = node.choose, attested(node, question)
        needed = math.ceil(choice.at_least - said)
        parts: list[Part] = []
        if choice.open != "unread":
            groups = dict.fromkeys(self.catalog.equivalents(name) for name in self.catalog.selected(pool))
            parts += [self._credential(group, node, question) for group in groups]
        partial = any(not self.catalog.complete(stack) for stack in each_of(pool.stacks))
        if choice.open or partial:
            parts += self._extra(node, question, needed)
        return some_of(needed, parts)

    def _choose(self, node: Choose, question: Question) -> Part:
        needed = math.ceil(node.choose.at_least - attested(node, question)[0])
        groups: dict[object, list[Part]] = {}
        for position, (_, part) in enumerate(parts_of(node)):
            key: object = position
            if isinstance(part, CredentialLeaf):
                key = self.catalog.equivalents(part.credential)
            groups.setdefault(key, []).append(self._part(part, question, OUT_OF_REACH))
        parts = [any_of(group) for group in groups.values()]
        if node.choose.open:
            parts += self._extra(node, question, needed)
        return self._apart(some_of(needed, parts, apart=node.distinct))

    def _amount(self, node: Amount, question: Question) -> Part:
        left, levels = sum_left(node, question, self._is_open)
        for step in steps_in(left):
            self.places.setdefault(step, set()).add(self._place)
        for supply, quantities in levels.items():
            self.levels.setdefault(supply, set()).update(quantities)
        for step in steps_in(left):
            self._asks(step)
        return left
