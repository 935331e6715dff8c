"""A route as text for a terminal, 100 characters wide at most; without colours where it is piped."""

from __future__ import annotations

import datetime
import itertools
import sys
import textwrap
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_hours, stated_price
from credential_catalog.model.holding import Holding
from credential_catalog.model.prose import date_words, hours_words
from credential_catalog.model.records import Award, Rule, Source, Stack
from credential_catalog.routes.advice import held_that_counts, next_step, overlap, what_if
from credential_catalog.routes.rates import in_force
from credential_catalog.routes.recognition import saying_of
from credential_catalog.routes.route import Route, Way
from credential_catalog.routes.way_words import (
    amount_words,
    awards_of,
    instead_words,
    outside_of,
    totals_words,
    unlisted_of,
    unlisted_words,
)

WIDEST = 100
"""Characters of a line, addresses left out, which are never broken."""

MOST_WAYS = 6
"""Other ways that are written out."""

MOST_SOURCES = 8

_ANSWERS = {
    "met": ("Met: what you have is enough.", "bold green"),
    "not_met": ("Not met yet.", "bold"),
    "cannot_tell": ("It cannot be told.", "bold yellow"),
}
_SHORT = {"hours": "the fewest hours", "cost": "the lowest cost", "count": "the fewest micro-credentials"}


class RouteText:
    """Writes what is asked of one holding on one day to standard output, part by part."""

    def __init__(self, holding: Holding, catalog: Catalog, as_of: datetime.date) -> None:
        """Take whose route it is, and the day."""
        self.holding = holding
        self.catalog = catalog
        self.as_of = as_of
        console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
        width = min(console.width, WIDEST) if console.is_terminal else WIDEST
        self.console = Console(file=sys.stdout, markup=False, emoji=False, highlight=False, width=width)

    def route(self, route: Route) -> None:
        """Write what counts already, the answer, the way, and what could not be told."""
        self._head(route.goal)
        self._held(route.goal)
        words, style = _ANSWERS[route.answer]
        self._line("")
        self._line(words, style)
        if route.answer != "met":
            self._ways(route)
        self._list("What could not be told", route.unknown)

    def _head(self, goal: str) -> None:
        day = date_words(self.as_of.isoformat())
        self._line(f"{self.catalog.title(goal)} ({goal})", "bold")
        self._line(f"{kind_words(goal, self.catalog)}, as of {day}")
        rule = self.catalog.rules.get(goal)
        saying = saying_of(rule, self.as_of) if rule else None
        if saying is not None and saying.text != "counts":
            self._line(f"What this rule says on that day: {saying.text}.")

    def _held(self, goal: str) -> None:
        counted, others = held_that_counts(goal, self.holding, self.catalog, self.as_of)
        self._list("You have, and it counts here", map(self._titled, counted))
        self._list("You have, and it does not count here", map(self._titled, others))

    def _ways(self, route: Route) -> None:
        if route.feasible:
            self._way(route, f"The way with {_short_in(route)}", route.goal)
        elif route.possible is not None:
            self._line("No way is sure. If all that is open comes out well, this one would do.")
            self._way(route.possible, "A way that may do", route.goal)
        elif route.unmet:
            self._list("Nothing can be done, because", route.unmet)
        else:
            self._line("No way to it can be followed here; there may be others. Ask the authority.")
        if not route.optimal:
            self._line("")
            self._line("The search was cut short: there may be a shorter way.")
        self._next(route)
        self._others(route)
        if route.feasible and route.possible is not None:
            title = "If all that is open comes out well, this needs less from outside"
            self._way(route.possible, title, route.goal)

    def _way(self, way: Way, title: str, goal: str) -> None:
        self._line("")
        self._line(title, "bold")
        if way.credentials:
            self._print_trimmed(self._table(way))
        self._list("From outside the catalog", outside_of(way, self.catalog))
        self._list("Not listed in the catalog", unlisted_of(way, goal, self.catalog))
        self._list("Awards to receive", awards_of(way, self.catalog))
        totals = totals_words(way, self.catalog)
        if totals:
            self._line("")
            self._line(f"In all: {totals.number}. Hours: {totals.hours}. Cost: {totals.cost}.")
            if totals.not_for_members:
                self._line("Members of the issuer or of a union may pay less: each page says so.")

    def _table(self, way: Way) -> Table:
        table = Table(
            box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="italic", width=self.console.width
        )
        table.add_column("", justify="right")
        table.add_column("Micro-credential", ratio=1, overflow="fold")
        table.add_column("Hours", no_wrap=True)
        table.add_column("Cost", no_wrap=True)
        for number, name in enumerate(way.credentials, 1):
            record = self.catalog.credentials[name]
            hours = stated_hours(self.catalog, record)
            price = stated_price(self.catalog, record)
            table.add_row(
                str(number),
                Text(f"{record.title}\n{name}"),
                hours_words(hours.value if hours else None),
                amount_words(price) if price else "not stated",
            )
        return table

    def _next(self, route: Route) -> None:
        step = next_step(route, self.holding, self.catalog, self.as_of)
        if step is not None:
            if step.kind == "unlisted":
                name = unlisted_words(step.id, _way_of(route).unlisted[step.id], route.goal, self.catalog)
            else:
                name = self._titled(step.id)
            self._line("")
            self._line(f"Next step: {name}. {step.reason}")

    def _others(self, route: Route) -> None:
        ways = [
            f"{instead_words(route, way, route.goal, self.catalog)}{_in_brackets(way, self.catalog)}"
            for way in route.alternatives[:MOST_WAYS]
        ]
        more = len(route.alternatives) - len(ways)
        if route.more_alternatives and ways:
            ways.append("And more than can be listed.")
        elif more:
            ways.append(f"And {more} more: --format json has them all.")
        self._list("Other ways", ways)
        if route.more_alternatives and not ways:
            self._line("")
            self._line("There are more other ways than can be listed.")

    def overlap(self, goals: list[str]) -> None:
        """Write which one credential serves the most of some goals."""
        found = overlap(goals, self.holding, self.catalog, self.as_of)
        if found is None:
            self._line("")
            self._line("No single micro-credential was found that brings you nearer to two of these goals.")
            return
        served = [self._titled(goal) for goal in found.goals]
        self._list(
            f"{self._titled(found.credential)} brings you nearer to {len(served)} of the "
            f"{len(dict.fromkeys(goals))} goals",
            served,
        )

    def elsewhere(self, state: str) -> None:
        """Write toward which awards of a state something that is held counts, and what is left of each."""
        found = what_if(self.holding, state, self.catalog, self.as_of)
        name = self.catalog.title(state)
        if not found:
            self._line("")
            self._line(f"Nothing that you have counts toward an award that we know in {name}.")
        self._list(
            f"The same in {name}",
            (
                f"{self._titled(one.award)}. {_ANSWERS[one.route.answer][0]} "
                f"What counts: {'; '.join(map(self.catalog.title, one.counted))}.{self._left(one.route)}"
                for one in found
            ),
        )

    def _left(self, route: Route) -> str:
        if route.answer == "met":
            return ""
        way = route if route.feasible else route.possible
        if way is None:
            return " No way to the rest is known here."
        sure = "Left" if route.feasible else "Left, if all that is open comes out well"
        totals = totals_words(way, self.catalog)
        others = [*outside_of(way, self.catalog), *awards_of(way, self.catalog)]
        others += unlisted_of(way, route.goal, self.catalog) if not way.credentials else []
        return f" {sure}: {'; '.join([*([totals.short] if totals else []), *others]) or 'nothing'}."

    def whose_reading(self, goal: str) -> None:
        """Write whose word it is: who decides, and the addresses of what was read."""
        self._line("")
        self._line("Our reading of the rule; the authority decides.", "bold")
        for title, url in (authority(goal, self.catalog), *sources(goal, self.catalog, self.as_of)):
            self._line(title)
            if url:
                self.console.print(Text(f"  {url}"), soft_wrap=True)

    def _titled(self, name: str) -> str:
        return f"{self.catalog.title(name)} ({name})"

    def _line(self, words: str, style: str = "") -> None:
        for line in textwrap.wrap(words, self.console.width, break_on_hyphens=False) or [""]:
            self.console.print(Text(line, style=style))

    def _list(self, heading: str, items: Iterable[str]) -> None:
        items = list(items)
        if items:
            self._line("")
            self._line(heading, "bold")
        for item in items:
            lines = textwrap.wrap(item, self.console.width - 3, break_on_hyphens=False)
            for mark, line in zip(itertools.chain([" • "], itertools.repeat("   ")), lines, strict=False):
                self.console.print(Text(f"{mark}{line}"))

    def _print_trimmed(self, table: Table) -> None:
        """Print a table without the spaces with which its lines are filled up."""
        with self.console.capture() as captured:
            self.console.print(table)
        for line in captured.get().splitlines():
            self.console.out(line.rstrip(), highlight=False)


def _way_of(route: Route) -> Way:
    return route if route.feasible or route.possible is None else route.possible


def _short_in(route: Route) -> str:
    """Return what the way is short in: where no way states all of it, it has the fewest credentials."""
    if route.by == "hours" and not route.totals.hours.complete:
        return f"{_SHORT['count']} (not all hours are stated)"
    if route.by == "cost" and not route.totals.cost.complete:
        return f"{_SHORT['count']} (not all prices are stated)"
    return _SHORT[route.by]


def _in_brackets(way: Way, catalog: Catalog) -> str:
    totals = totals_words(way, catalog)
    return f" ({totals.short})" if totals else ""


def kind_words(goal: str, catalog: Catalog) -> str:
    """Return what a goal is: "Level in New Mexico", "Rule toward Level 3-A (nm/level-3-a) in New Mexico"."""
    match catalog.find(goal):
        case Award() as award:
            return f"{award.kind.capitalize()} in {catalog.title(award.jurisdiction)}"
        case Rule() as rule:
            toward = rule.grants.award
            return f"Rule toward {catalog.title(toward)} ({toward}) in {catalog.title(rule.jurisdiction)}"
        case Stack() as stack:
            return f"Stack of {catalog.title(stack.issuer)}"
    raise KeyError(goal)


def authority(goal: str, catalog: Catalog) -> tuple[str, str | None]:
    """Return who decides on a goal, and the address: an agency, a district or union, or an issuer."""
    record = catalog.find(goal)
    if isinstance(record, Stack):
        issuer = catalog.issuers.get(record.issuer)
        return (catalog.title(record.issuer), issuer.url if issuer else None)
    assert isinstance(record, Award | Rule)
    state = catalog.jurisdictions[record.jurisdiction]
    other = catalog.find(record.by) if record.by else None
    if other is not None:
        return (f"{catalog.title(other.id)} ({state.name})", getattr(other, "url", None))
    return (f"{state.name}: {state.agency.name}", state.agency.url)


def sources(goal: str, catalog: Catalog, as_of: datetime.date) -> Iterator[tuple[str, str | None]]:
    """Yield the titles and addresses of what was read of a goal, for an award of the rules in force too."""
    found: dict[str, Source] = {}
    for record in _sourced(goal, catalog, as_of):
        for source in record.sources:
            if source.url and source.confidence != "unsourced":
                found.setdefault(source.url, source)
    for url, source in list(found.items())[:MOST_SOURCES]:
        yield f"{source.title} (read {date_words(source.checked)})", url
    if len(found) > MOST_SOURCES:
        yield f"And {len(found) - MOST_SOURCES} more, named on its page.", None


def _sourced(goal: str, catalog: Catalog, as_of: datetime.date) -> Iterator[Award | Rule | Stack]:
    record = catalog.find(goal)
    assert isinstance(record, Award | Rule | Stack)
    yield record
    if isinstance(record, Award):
        yield from (rule for rule in catalog.all_rules_toward(goal) if in_force(rule, as_of))
