"""Amounts: so much of a unit, added up from lines, with floors, caps, groups and areas.

What is held may be dealt to the lines in several ways where it is not known whether a thing matches, and what
it adds may be known only between two numbers. An amount is met where even the least comes up to it, not met
where even the most does not. The order is that of the algebra: floor and cap of each item, whole groups, sums
by area, then the caps of parts.
"""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Iterator, Sequence

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.requirement import (
    Amount,
    GrowingThreshold,
    Limit,
    Line,
    Part,
    Situation,
    Sum,
)
from credential_catalog.routes.answer import Answer, Finding, Reckoning
from credential_catalog.routes.lines import Way, line_value, ways_in
from credential_catalog.routes.person import Person
from credential_catalog.routes.question import Question, attested
from credential_catalog.routes.rates import lines_in_force
from credential_catalog.routes.reach import awards_counted

MOST_DEALINGS = 500
"""Ways of dealing things to lines that are tried; beyond it, what is loose counts for nothing or for all."""

HAIR = 1e-6
"""Forgiven, so that three times a third makes one."""

Dealing = list[tuple[Way, int]]
"""Which thing goes to which line."""


@dataclasses.dataclass(frozen=True)
class Pile:
    """What lies in one area with the same tags."""

    area: str | None
    tags: frozenset[str]
    value: float

    def belongs(self, part: Part) -> bool:
        """Tell whether a limit's part takes in this pile."""
        return (part.area is None or part.area == self.area) and (part.tag is None or part.tag in self.tags)


@dataclasses.dataclass(frozen=True)
class Tally:
    """How one dealing comes out: the capped total, and sentences on what is short of each need."""

    total: float
    lacking: tuple[str, ...]


def reckon(node: Amount, question: Question) -> Finding:
    """Find out whether a person's things come up to an amount."""
    asked, person, catalog = node.amount, question.person, question.catalog
    lines = lines_in_force(asked, person, catalog, supposing=question.supposing)
    things = ways_in(lines, person, catalog)
    said, closed = attested(node, question)
    own = [Pile(None, frozenset(), said)] if closed else []
    more = math.inf if asked.open and not closed else 0.0
    needs = needs_of(asked, person, catalog)
    applied, spared = (
        _judge(things, lines, own, more, in_situation(asked, person, unknown_holds=holds), needs, catalog)
        for holds in (True, False)
    )
    answer = applied[0] if applied[0] is spared[0] else Answer.CANNOT_TELL
    _, least, most = applied
    return Finding(
        node=node,
        answer=answer,
        counted=_counted(things, lines, catalog),
        lacking=most.lacking if answer is Answer.NOT_MET else (),
        unknown=_unknown(things, lines, asked.unit, more, catalog) if answer is Answer.CANNOT_TELL else (),
        reckoning=Reckoning(
            unit=asked.unit, low=least.total, high=most.total, need_low=needs[0], need_high=needs[-1]
        ),
    )


def in_situation(asked: Sum, person: Person, *, unknown_holds: bool) -> Sum:
    """Return the amount with only the limits and areas that bind the person.

    Args:
        asked: The amount.
        person: Who must reach it.
        unknown_holds: Whether a condition counts as true of which it is not known whether it holds.
    """

    def holds(when: Situation | None) -> bool:
        truth = person.is_in(when)
        return unknown_holds if truth is None else truth

    return msgspec.structs.replace(
        asked,
        limits=tuple(limit for limit in asked.limits if holds(limit.when)),
        areas=asked.areas if asked.areas is not None and holds(asked.areas.when) else None,
    )


def needs_of(asked: Sum, person: Person, catalog: Catalog) -> list[float]:
    """Return every amount that may be asked, the least first: it may grow with what is not said."""
    threshold = asked.at_least
    if not isinstance(threshold, GrowingThreshold):
        return [threshold]
    counted = awards_counted(threshold, catalog)
    held = {award.id for award in person.in_full.awards if award.area is None and award.id in counted}
    maybe = (person.in_full.unsaid - held) & counted
    numbers = range(len(held), len(held) + len(maybe) + 1)
    return [threshold.first + threshold.further * max(number - 1, 0) for number in numbers]


def _judge(
    things: list[list[Way]],
    lines: Sequence[tuple[Line, bool]],
    own: list[Pile],
    more: float,
    asked: Sum,
    needs: Sequence[float],
    catalog: Catalog,
) -> tuple[Answer, Tally, Tally]:
    """Return the answer, the least that is surely there and the most that may be."""
    sure = [
        [
            tally([*own, *_piles(dealing, lines, catalog, best=False)], need, asked, 0.0)
            for dealing in dealings
            for need in needs
        ]
        for dealings in _sure_dealings(things, lines, catalog)
    ]
    possible = [
        tally([*own, *_piles(dealing, lines, catalog, best=True)], need, asked, more)
        for dealing in _possible_dealings(things, lines, catalog)
        for need in needs
    ]
    least = max((min(ones, key=_rank) for ones in sure), key=_rank)
    most = max(possible, key=_rank)
    if not least.lacking:
        return Answer.MET, least, most
    return (Answer.NOT_MET if most.lacking else Answer.CANNOT_TELL), least, most


def _rank(tally: Tally) -> tuple[int, float]:
    return (-len(tally.lacking), tally.total)


def _sure_dealings(
    things: list[list[Way]], lines: Sequence[tuple[Line, bool]], catalog: Catalog
) -> list[list[Dealing]]:
    """Return, for each choice among equivalents, every dealing of what surely goes somewhere."""
    choices = [_best([way for way in group if not way.loose], lines, catalog, best=False) for group in things]
    number = math.prod(len(options) for group in choices for options in group)
    if number > MOST_DEALINGS:
        choices = [[options for options in group if len(options) == 1][:1] for group in choices]
    return [
        [list(dealing) for dealing in itertools.product(*chosen)]
        for chosen in itertools.product(*(group for group in choices if group))
    ]


def _possible_dealings(
    things: list[list[Way]], lines: Sequence[tuple[Line, bool]], catalog: Catalog
) -> Iterator[Dealing]:
    """Yield every dealing that may be the best one: each thing goes somewhere, if it can."""
    choices = [
        [option for options in _best(group, lines, catalog, best=True) for option in options]
        for group in things
    ]
    choices = [options for options in choices if options]
    if math.prod(len(options) for options in choices) > MOST_DEALINGS:
        yield [option for options in choices for option in options]
        return
    yield from (list(dealing) for dealing in itertools.product(*choices))


def _best(
    group: Sequence[Way], lines: Sequence[tuple[Line, bool]], catalog: Catalog, *, best: bool
) -> list[Dealing]:
    """Return the ways of one thing, each as the lines it may go to, without those that cannot matter.

    Lines that lie in the same area with the same tags differ only in what they add. With `best`, the larger
    matters, and equivalents are one list of options; without it, the smaller.
    """
    found: list[Dealing] = []
    for way in group:
        by_pile: dict[object, tuple[float, int]] = {}
        for position in way.lines:
            line = lines[position][0]
            grouped = line.value is not None and isinstance(line.value.per, int)
            pile = position if grouped else (line.area, frozenset(line.tags))
            value = line_value(line, [way.item], catalog)[best]
            if pile not in by_pile or (value > by_pile[pile][0]) == best:
                by_pile[pile] = (value, position)
        found.append([(way, position) for _, position in by_pile.values()])
    return [options for options in found if options]


def _piles(
    dealing: Dealing, lines: Sequence[tuple[Line, bool]], catalog: Catalog, *, best: bool
) -> Iterator[Pile]:
    for position, (line, _) in enumerate(lines):
        items = [way.item for way, at in dealing if at == position]
        if items:
            yield Pile(line.area, frozenset(line.tags), line_value(line, items, catalog)[best])


def tally(piles: list[Pile], need: float, asked: Sum, more: float = 0.0) -> Tally:
    """Cap the piles and compare the whole, the floors of parts and the areas with what is needed."""
    values = _capped(piles, asked.limits, need)
    total = sum(values) + more
    lacking: list[str] = []
    if total < need - HAIR:
        lacking.append(_short(asked.unit, total, need))
    for limit in asked.limits:
        if limit.at_least is None:
            continue
        part = sum(value for pile, value in zip(piles, values, strict=True) if pile.belongs(limit.of)) + more
        floor = bound_of(limit.at_least, need)
        if part < floor - HAIR:
            name = limit.of.tag or limit.of.area or "this part"
            lacking.append(f"On {_words(name)}: {_short(asked.unit, part, floor)}")
    if asked.areas is not None:
        number = len(
            {pile.area for pile in piles if pile.area and pile.value > 0 and _may_count(pile, asked)}
        )
        if number + more < asked.areas.at_least:
            lacking.append(f"{number} of {asked.areas.at_least} areas have something.")
    return Tally(total, tuple(lacking))


def _may_count(pile: Pile, asked: Sum) -> bool:
    """Tell whether no cap shuts a pile out: a cap lowers what an area has, it seldom takes the last of it."""
    return not any(limit.at_most in (0, "0%") and pile.belongs(limit.of) for limit in asked.limits)


def _capped(piles: list[Pile], limits: Sequence[Limit], need: float) -> list[float]:
    """Apply the caps in order, and return what is left of each pile.

    What a later cap limits too is taken off first, then what no floor asks for, so that most is left.
    """
    caps = [limit for limit in limits if limit.at_most is not None]
    floors = [limit for limit in limits if limit.at_least is not None]
    values = [pile.value for pile in piles]
    for position, limit in enumerate(caps):
        inside = [index for index, pile in enumerate(piles) if pile.belongs(limit.of)]
        later = caps[position + 1 :]
        inside.sort(
            key=lambda index: (
                sum(piles[index].belongs(cap.of) for cap in later),
                -sum(piles[index].belongs(floor.of) for floor in floors),
                index,
            )
        )
        room = bound_of(limit.at_most if limit.at_most is not None else math.inf, need)
        for index in inside:
            values[index] = min(values[index], room)
            room -= values[index]
    return values


def _counted(
    things: list[list[Way]], lines: Sequence[tuple[Line, bool]], catalog: Catalog
) -> tuple[str, ...]:
    """Return the ids that go to a line to which its things add something."""
    going: list[list[Way]] = [[] for _ in lines]
    for group in things:
        way = max(group, key=lambda way: _worth(way, lines, catalog))
        for position in way.lines:
            going[position].append(way)
    return tuple(
        dict.fromkeys(
            way.item.id
            for (line, _), ways in zip(lines, going, strict=True)
            if line_value(line, [way.item for way in ways], catalog)[1] > 0
            for way in ways
        )
    )


def _worth(way: Way, lines: Sequence[tuple[Line, bool]], catalog: Catalog) -> tuple[float, float]:
    """Return what an item would add alone, to name one among equivalents of which only one counts."""
    values = [line_value(lines[position][0], [way.item], catalog) for position in way.lines]
    low = 0.0 if way.loose else min((low for low, _ in values), default=0.0)
    return (low, max((high for _, high in values), default=0.0))


def _unknown(
    things: list[list[Way]], lines: Sequence[tuple[Line, bool]], unit: str, more: float, catalog: Catalog
) -> tuple[str, ...]:
    """Return sentences on what is not known of the things, and of those that the catalog does not list."""
    said: list[str] = []
    for way in (way for group in things for way in group if way.lines):
        title = catalog.title(way.item.id)
        values = [line_value(lines[position][0], [way.item], catalog) for position in way.lines]
        if way.loose or len(way.lines) > 1:
            said.append(f"Whether {title} counts here is not known.")
        if way.item.sure and any(low != high for low, high in values):
            said.append(f"How much {title} adds is not known.")
    if more:
        said.append(f"Things that the catalog does not list may add {_words(unit)} too.")
    return tuple(dict.fromkeys(said))


def bound_of(bound: float | str, asked: float) -> float:
    """Return a cap or floor in the unit of the amount; a percentage is of the amount asked."""
    return asked * float(bound.rstrip("%")) / 100 if isinstance(bound, str) else bound


def _short(unit: str, have: float, need: float) -> str:
    return f"{have:g} of {need:g} {_words(unit)}s."


def _words(name: str) -> str:
    return name.replace("_", " ").replace("-", " ")
