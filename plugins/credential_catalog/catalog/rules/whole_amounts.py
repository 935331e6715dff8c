"""The limits of an amount look at something that its lines have."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import Amount, Line, Pointer, Sum, walk


class UnknownPart(Problem, frozen=True):
    """A limit looks at an area or tag that no line of the amount has.

    A cap would never bind, and a floor could never be met.

    Before:

    ```yaml
    from:
      - {outside: collaboration, area: collaboration, value: {per: clock_hour, is: 1}}
    limits:
      - {of: {area: colaboration}, at_most: 30}
    ```

    After:

    ```yaml
    from:
      - {outside: collaboration, area: collaboration, value: {per: clock_hour, is: 1}}
    limits:
      - {of: {area: collaboration}, at_most: 30}
    ```
    """

    id = "CC344"
    name = "unknown-part"

    kind: str
    used: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"No line of this amount has the {self.kind} “{self.used}”."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return f"Give the lines that are meant this {self.kind}, or take the limit out."


class FloorTooHigh(Problem, frozen=True):
    """More is asked of a part of an amount than of the whole.

    Before:

    ```yaml
    at_least: 100
    limits:
      - {of: {area: collaboration}, at_least: 150}
    ```

    After:

    ```yaml
    at_least: 100
    limits:
      - {of: {area: collaboration}, at_least: 15}
    ```
    """

    id = "CC349"
    name = "floor-too-high"
    settable = True

    floor: float
    whole: float

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The part must have {self.floor:g}, but the whole amount asked is {self.whole:g}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct one of the two numbers."


class TooFewAreas(Problem, frozen=True):
    """An amount asks for more areas than its lines have.

    Before:

    ```yaml
    from:
      - {outside: collaboration, area: collaboration, value: {per: clock_hour, is: 1}}
    areas: {at_least: 2}
    ```

    After:

    ```yaml
    from:
      - {outside: collaboration, area: collaboration, value: {per: clock_hour, is: 1}}
      - {outside: professional-learning, area: professional-learning, value: {per: clock_hour, is: 1}}
    areas: {at_least: 2}
    ```
    """

    id = "CC345"
    name = "too-few-areas"

    asked: int
    there: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The amount asks for {self.asked} different areas, but its lines have only {self.there}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Add the missing lines, correct the number, or say `open: true` if there are more."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield limits that look at nothing and amounts with too few areas; nothing while files have problems."""
    if not linked.whole:
        return
    for record in linked.catalog.records():
        for at, requirement in requirements_in(record):
            for here, node in walk(requirement, at):
                if isinstance(node, Amount):
                    yield from _check(node.amount, (*here, "amount"), record.id, linked)


def _check(asked: Sum, at: Pointer, record: str, linked: Linked) -> Iterator[Problem]:
    lines = _lines(asked, linked)
    areas = sorted({line.area for line in lines if line.area is not None})
    tags = sorted({tag for line in lines for tag in line.tags})
    for position, limit in enumerate(asked.limits):
        for kind, used, known in (("area", limit.of.area, areas), ("tag", limit.of.tag, tags)):
            # What is not listed in an open amount may have an area of its own, unless it looks mistyped.
            if used is not None and used not in known and (not asked.open or nearest(used, known)):
                place = linked.place(record, (*at, "limits", position, "of", kind))
                yield UnknownPart(place, kind, used, nearest(used, known))
        whole, floor = asked.at_least, limit.at_least
        if isinstance(whole, int | float) and isinstance(floor, int | float) and floor > whole:
            yield FloorTooHigh(linked.place(record, (*at, "limits", position, "at_least")), floor, whole)
    if asked.areas is not None and asked.areas.at_least > len(areas) and not asked.open:
        place = linked.place(record, (*at, "areas", "at_least"))
        yield TooFewAreas(place, asked.areas.at_least, len(areas))


def _lines(asked: Sum, linked: Linked) -> list[Line]:
    found: list[Line] = []
    for line in asked.from_:
        if line.rules is None:
            found.append(line)
        else:
            for rule in linked.catalog.all_rules_toward(line.rules):
                found += rule.adds
    return found
