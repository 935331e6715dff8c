"""Amount and person → what is left of it: what is there, and what each step and supply would add."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping

from credential_catalog.model.holding import StillToEarn
from credential_catalog.model.requirement import Amount, Line
from credential_catalog.routes.amount import Pile, in_situation, needs_of
from credential_catalog.routes.lines import Item, Way, factor_of, line_value, way_of, ways_in
from credential_catalog.routes.question import Question, attested
from credential_catalog.routes.rates import lines_in_force
from credential_catalog.routes.remainder import MET, Part
from credential_catalog.routes.steps import Step, Supply, earn
from credential_catalog.routes.sums import Gain, Group, Rate, SumLeft

Lines = list[tuple[Line, bool]]
Levels = Mapping[Supply, set[float]]
MOST_LEVELS = 1000
"""Quantities of a supply that are tried."""


def sum_left(node: Amount, question: Question, is_open: Callable[[str], bool]) -> tuple[Part, Levels]:
    """Return what is left of an amount, and the quantities of supplies that may matter.

    Args:
        node: The amount.
        question: Who asks, in one situation.
        is_open: Tells whether a credential can still be earned.
    """
    asked, person, catalog = node.amount, question.person, question.catalog
    lines = lines_in_force(asked, person, catalog, supposing=question.supposing)
    need = needs_of(asked, person, catalog)[-1]
    table = _Table(lines, question)
    said, _ = attested(node, question)
    table.lay(table.pile(None, frozenset()), said)
    for group in ways_in(lines, person, catalog):
        table.lay_held([way for way in group if not way.loose])
    for name in _named(lines, question):
        if is_open(name) and all(
            held.result not in (None, "attained") for held in person.credentials.get(name, ())
        ):
            table.add_step(name)
    for position, (line, sure) in enumerate(lines):
        if line.outside is not None and sure and person.is_in(line.when):
            table.add_supply(position, need)
    if asked.open and node.id is not None:
        attest = Supply("unlisted", f"{question.owner}#{node.id}", measured=True)
        table.rates.append(Rate(attest, table.pile(None, frozenset()), 1.0))
        table.levels[attest] = set(_whole_numbers(1, need))
    left = SumLeft(
        asked=in_situation(asked, person, unknown_holds=True),
        need=need,
        piles=tuple(Pile(area, tags, value) for (area, tags), value in table.piles.items()),
        gains={step: tuple(gains) for step, gains in table.gains.items()},
        groups=tuple(table.groups.values()),
        rates=tuple(table.rates),
        classes=table.classes(),
    )
    return (MET if left.reached((), {}) else left), table.levels


def _named(lines: Lines, question: Question) -> list[str]:
    """Return the credentials that some line is for."""
    catalog = question.catalog
    names: set[str] = set()
    for line, _ in lines:
        if line.credential is not None:
            names.update(catalog.equivalents(line.credential))
        elif line.select is not None:
            names.update(catalog.selected(line.select))
    return sorted(names)


class _Table:
    """Where things are laid out in piles: one for each area with its tags."""

    def __init__(self, lines: Lines, question: Question) -> None:
        self.lines = lines
        self.person = question.person
        self.catalog = question.catalog
        self.piles: dict[tuple[str | None, frozenset[str]], float] = {}
        self.gains: dict[Step, list[Gain]] = {}
        self.rates: list[Rate] = []
        self.levels: dict[Supply, set[float]] = {}
        self.groups: dict[int, Group] = {}
        self.laid: dict[str, list[Gain]] = {}
        for position, (line, _) in enumerate(lines):
            self.pile(line.area, frozenset(line.tags))
            value = line.value
            if value is not None and isinstance(value.per, int) and isinstance(value.is_, float):
                self.groups[position] = Group(self.pile_of(position), value.per, value.is_)

    def pile(self, area: str | None, tags: frozenset[str]) -> int:
        self.piles.setdefault((area, tags), 0.0)
        return list(self.piles).index((area, tags))

    def pile_of(self, position: int) -> int:
        line = self.lines[position][0]
        return self.pile(line.area, frozenset(line.tags))

    def lay(self, pile: int, value: float) -> None:
        key = list(self.piles)[pile]
        self.piles[key] += value

    def lay_held(self, ways: list[Way]) -> None:
        """Lay down one held thing; where it may go to several piles, on each: nothing is left out so."""
        best: dict[int, float] = {}
        for way in ways:
            laid = self.laid.setdefault(self.catalog.equivalents(way.item.id)[0], [])
            for position in way.lines:
                if position in self.groups:
                    laid.append(self.share(position))
                    self.add_to_group(position)
                    continue
                low, _ = line_value(self.lines[position][0], [way.item], self.catalog)
                pile = self.pile_of(position)
                best[pile] = max(best.get(pile, 0.0), low)
                laid.append(Gain(pile, low))
        for pile, value in best.items():
            self.lay(pile, value)

    def add_to_group(self, position: int) -> None:
        group = self.groups[position]
        group = dataclasses.replace(group, held=group.held + 1)
        self.groups[position] = group
        if group.held % group.size == 0:
            self.lay(group.pile, group.value)

    def add_step(self, name: str) -> None:
        item = Item(name, StillToEarn(id=name, date=self.person.as_of.isoformat()))
        way = way_of(item, self.lines, self.person, self.catalog)
        if way.loose:
            return
        found: list[Gain] = []
        for position in way.lines:
            pile = self.pile_of(position)
            if position in self.groups:
                found.append(self.share(position))
                continue
            low, _ = line_value(self.lines[position][0], [item], self.catalog)
            if low > 0 and all(gain.pile != pile or gain.value < low for gain in found):
                found = [gain for gain in found if gain.pile != pile or gain.group is not None]
                found.append(Gain(pile, low))
        found = [gain for gain in found if not self.is_laid(name, gain)]
        if found:
            self.gains[earn(name)] = found

    def share(self, position: int) -> Gain:
        """Return what one thing adds to a line that counts by whole groups."""
        group = self.groups[position]
        return Gain(group.pile, group.value / group.size, list(self.groups).index(position))

    def is_laid(self, name: str, gain: Gain) -> bool:
        """Tell whether an equivalent credential that is held adds as much in the same place: one counts."""
        return any(
            (laid.pile, laid.group) == (gain.pile, gain.group) and laid.value >= gain.value
            for laid in self.laid.get(self.catalog.equivalents(name)[0], ())
        )

    def classes(self) -> dict[Step, Step]:
        """Return for each step that has equivalents the first of those that add the same, itself perhaps."""
        first: dict[tuple[str, tuple[Gain, ...]], Step] = {}
        found: dict[Step, Step] = {}
        for step, gains in self.gains.items():
            group = self.catalog.equivalents(step.id)
            if len(group) > 1:
                found[step] = first.setdefault((group[0], tuple(gains)), step)
        return found

    def add_supply(self, position: int, need: float) -> None:
        line = self.lines[position][0]
        value = line.value
        assert line.outside is not None
        if value is None or not isinstance(value.is_, float) or value.is_ <= 0:
            return
        rate = value.is_ * factor_of(value)[0]
        each = value.each
        measured = isinstance(value.per, str) and value.per != "credential"
        cap = each.at_most if measured and each is not None and each.at_most is not None else math.inf
        floor = each.at_least if measured and each is not None and each.at_least is not None else 0.0
        group = list(self.groups).index(position) if position in self.groups else None
        size = self.groups[position].size if position in self.groups else 1
        supply = Supply("outside", line.outside, measured, str(value.per) if measured else "", each=cap)
        if rate > 0:
            self.rates.append(Rate(supply, self.pile_of(position), rate / size, floor, cap, group))
            most = max(need / rate * size, floor)
            self.levels.setdefault(supply, set()).update(_whole_numbers(max(math.ceil(floor), 1), most))


def _whole_numbers(first: int, last: float) -> range:
    """Return the whole numbers from the first up to one that is enough, not more than can be tried."""
    return range(first, min(math.ceil(last - 1e-9), first + MOST_LEVELS) + 1)
