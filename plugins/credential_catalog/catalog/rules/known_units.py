"""A unit that is used is one that things are counted in, unless it is like none of them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Award, Outside, Record
from credential_catalog.model.requirement import Amount, Line, OutsideLeaf, Pointer, walk

_ALIKE = 0.85
"""How alike two units must be for one to be the other, mistyped: years and year are 0.89."""

Used = tuple[Pointer, str | int | None]


class MistypedUnit(Problem, frozen=True):
    """A unit is used that nothing in the catalog has, and that is very like one that it has.

    Quantities in another unit are never counted, so the condition could not be met.

    Before:

    ```yaml
    outside: teaching-experience
    at_least: 3
    unit: years
    ```

    After:

    ```yaml
    outside: teaching-experience
    at_least: 3
    unit: year
    ```
    """

    id = "CC348"
    name = "mistyped-unit"
    settable = True

    used: str
    meant: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"Nothing in the catalog is counted in “{self.used}”."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Did you mean “{self.meant}”?"


def check(linked: Linked) -> Iterator[Problem]:
    """Yield units that look mistyped, in requirements, rates and what examples hold."""
    catalog = linked.catalog
    things: list[Outside | Award] = [*catalog.outside.values(), *catalog.awards.values()]
    known = sorted({thing.unit for thing in things if thing.unit is not None} | {"credential"})
    for record in catalog.records():
        for at, unit in _units(record):
            if isinstance(unit, str) and unit not in known:
                meant = next((one for one in known if _alike(unit, one)), None)
                if meant:
                    yield MistypedUnit(linked.place(record.id, at), unit, meant)


def _units(record: Record) -> Iterator[Used]:
    for at, requirement in requirements_in(record):
        for here, node in walk(requirement, at):
            if isinstance(node, OutsideLeaf):
                yield (*here, "unit"), node.unit
            elif isinstance(node, Amount):
                yield (*here, "amount", "unit"), node.amount.unit
                yield from _of_lines(node.amount.from_, (*here, "amount", "from"))
    yield from _of_lines(getattr(record, "adds", ()), ("adds",))
    for position, example in enumerate(getattr(record, "examples", ())):
        for number, held in enumerate(example.holding.held_outside()):
            yield ("examples", position, "holding", "outside", number, "unit"), held.unit


def _of_lines(lines: tuple[Line, ...], at: Pointer) -> Iterator[Used]:
    for position, line in enumerate(lines):
        if line.value is not None:
            yield (*at, position, "value", "per"), line.value.per


def _alike(used: str, known: str) -> bool:
    return SequenceMatcher(None, used, known, autojunk=False).ratio() >= _ALIKE
