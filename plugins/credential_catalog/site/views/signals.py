"""The table of what districts ask of a credential: what is known, of what it is said, on which papers."""

from __future__ import annotations

from typing import Literal

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.signals import Level, Statement, signals, silent, speaking_for
from credential_catalog.catalog.stated import Stated, stated_cost, stated_hours
from credential_catalog.model.records import Credential, Price, Quantity, Source


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said; `papers` are the numbers of its sources in the list below the table."""

    words: str
    level: Level
    origin: str | None
    papers: tuple[int, ...]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table: hours and cost, which have words of their own, or a signal's lines."""

    kind: Literal["hours", "cost", "signal"]
    title: str
    lines: tuple[Line, ...]


class SignalTable(msgspec.Struct, frozen=True, kw_only=True):
    """The rows, the sources that they rest on, and what nobody states."""

    rows: tuple[Row, ...]
    papers: tuple[Source, ...]
    silent: tuple[str, ...]


def signal_table(credential: Credential, catalog: Catalog) -> SignalTable:
    """Return what is known of hours, cost and every signal of a credential."""
    known = signals(catalog, credential)
    hours, cost = stated_hours(catalog, credential), stated_cost(catalog, credential)
    said: list[tuple[Literal["hours", "cost", "signal"], str, tuple[Statement, ...]]] = []
    if hours:
        said.append(("hours", "Hours", (_stated("hours", hours, credential, catalog),)))
    if cost:
        said.append(("cost", "Cost", (_stated("cost", cost, credential, catalog),)))
    said += [("signal", signal.title, signal.statements) for signal in known]
    papers = tuple(dict.fromkeys(paper for *_, lines in said for line in lines for paper in line.sources))
    numbers = {paper: number for number, paper in enumerate(papers, start=1)}
    missing = (*(() if hours else ("hours",)), *(() if cost else ("the price",)), *silent(known))
    return SignalTable(
        rows=tuple(
            Row(kind=kind, title=title, lines=tuple(_line(one, numbers) for one in lines))
            for kind, title, lines in said
        ),
        papers=papers,
        silent=missing,
    )


def _stated(
    key: str, stated: Stated[Quantity] | Stated[tuple[Price, ...]], credential: Credential, catalog: Catalog
) -> Statement:
    level: Level = "credential"
    if stated.origin is not None:
        level = "stack" if stated.origin in catalog.stacks else "issuer"
    sources = speaking_for(catalog, credential, key, stated.origin)
    if isinstance(stated.value, tuple):
        record = catalog.find(stated.origin) if stated.origin else credential
        named = [record.source(price.source) for price in stated.value if price.source] if record else []
        sources = tuple(dict.fromkeys(source for source in named if source)) or sources
    return Statement(words="", level=level, origin=stated.origin, sources=sources)


def _line(said: Statement, numbers: dict[Source, int]) -> Line:
    return Line(
        words=said.words,
        level=said.level,
        origin=said.origin,
        papers=tuple(sorted(numbers[source] for source in said.sources)),
    )
