"""Columns that several tables share, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from credential_catalog.catalog.stated import Stated
from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables.column import Column
from credential_catalog.exports.words_said import without_source
from credential_catalog.model.prose import price_words
from credential_catalog.model.records import AppliesTo, Price, Quantity, Range, Source

ELSEWHERE = (
    "Id of the stack, issuer or platform that states it for all of theirs; empty where its own file does."
)


def origin(stated: Stated[Any] | None) -> str | None:
    """Return the id of who states a value for all of theirs."""
    return stated.origin if stated else None


def low(quantity: Quantity | None) -> float | None:
    """Return the least of a number or range; None where it is not stated."""
    return quantity.at_least if isinstance(quantity, Range) else quantity


def high(quantity: Quantity | None) -> float | None:
    """Return the most of a number or range; None where it is not stated."""
    return quantity.at_most if isinstance(quantity, Range) else quantity


def one_line(text: str | None) -> str | None:
    """Return prose without line breaks."""
    return " ".join(text.split()) if text else None


def prices_in_words(prices: Iterable[Price]) -> tuple[str, ...]:
    """Return each price in words."""
    return tuple(price_words(price) for price in prices)


def lowest_price(prices: tuple[Price, ...]) -> float | None:
    """Return the least that anybody pays for one, in dollars; None where that cannot be said."""
    amounts = [low(price.amount) for price in _for_one_in_dollars(prices)]
    known = [amount for amount in amounts if amount is not None]
    return min(known) if known and len(known) == len(amounts) else None


def highest_price(prices: tuple[Price, ...]) -> float | None:
    """Return the most that anybody pays for one, in dollars; None where that cannot be said."""
    amounts = [high(price.amount) for price in _for_one_in_dollars(prices)]
    known = [amount for amount in amounts if amount is not None]
    return max(known) if known and len(known) == len(amounts) else None


def _for_one_in_dollars(prices: tuple[Price, ...]) -> list[Price]:
    """Return the prices, if all are dollars for one; else none, because they cannot be compared."""
    plain = [price for price in prices if price.currency == "USD" and price.per not in ("stack", "year")]
    return plain if len(plain) == len(prices) else []


def id_column(what: str, example: str) -> Column[Any]:
    """Return the column of a thing's own id."""
    return Column("id", "Id", f"Id of the {what}, for instance {example}.", lambda record, _: record.id)


def page_column() -> Column[Any]:
    """Return the column of a thing's page."""
    return Column(
        "page",
        "Page",
        "Address of its page in this catalog.",
        lambda record, edition: edition.pages.get(record.id),
        "anyURI",
    )


def url_column() -> Column[Any]:
    """Return the column of a thing's own page elsewhere."""
    return Column("url", "Its own page", "Address where it is published.", lambda one, _: one.url, "anyURI")


def title_of(name: str, title: str, what: str, of: Callable[[Any], str | None]) -> Column[Any]:
    """Return a column with the title of a thing that another column names by id."""
    return Column(name, title, what, lambda record, edition: _title(of(record), edition))


def _title(name: str | None, edition: Edition) -> str | None:
    return edition.catalog.title(name) if name else None


def note_column() -> Column[Any]:
    """Return the column of an editor's remark."""
    return Column("note", "Note", "The editors' remark, in Markdown.", lambda one, _: one_line(one.note))


def state_columns() -> tuple[Column[Any], Column[Any]]:
    """Return the columns of the jurisdiction of a row."""
    return (
        Column(
            "jurisdiction",
            "Jurisdiction",
            "Two letters of the state or territory, or dod.",
            lambda one, _: one.jurisdiction,
        ),
        title_of(
            "jurisdiction_name",
            "Name of the jurisdiction",
            "Name of the state or territory.",
            lambda one: one.jurisdiction,
        ),
    )


def by_columns(what: str) -> tuple[Column[Any], Column[Any]]:
    """Return the columns of whose an award or rule is."""
    whose = f"Id of the district, union or issuer whose {what} it is; empty for the state."
    return (
        Column("by", "By", whose, lambda one, _: one.by),
        title_of("by_name", "By whom", "Name of that district, union or issuer.", lambda one: one.by),
    )


def for_whom(to: AppliesTo | None) -> tuple[str, ...]:
    """Return whom a rule or award concerns, in words; nothing is everybody."""
    if to is None:
        return ()
    said = [f"{role.replace('-', ' ')}s" for role in to.roles]
    said += [f"teachers of {subject}" for subject in to.subjects]
    said += [f"holders of {licence}" for licence in to.licences]
    if to.employed is not None:
        said.append("employed as educators" if to.employed else "not employed as educators")
    note = one_line(to.note)
    return (*said, note) if note else tuple(said)


def sources_column() -> Column[Any]:
    """Return the column of sources."""
    return Column(
        "sources",
        "Sources",
        "Addresses of the sources that were read, in whole or as an excerpt.",
        lambda one, _: tuple(source.url for source in _read(one.sources) if source.url),
        "anyURI",
        many=True,
    )


def papers() -> tuple[Column[Any], ...]:
    """Return the columns on where the facts of a row come from."""
    return (
        sources_column(),
        Column(
            "confidence",
            "Confidence",
            "The best of its sources: read, excerpt, or unsourced where nobody read one.",
            lambda record, _: _best(record.sources),
        ),
        Column(
            "checked",
            "Checked",
            "The latest day on which one of its sources was looked at.",
            lambda record, _: max((source.checked for source in record.sources), default=None),
            "date",
        ),
        Column(
            "no_source",
            "No source",
            "Keys of its file that no source was read for: take what they state for no fact.",
            lambda record, _: tuple(dict.fromkeys(one.split("/")[1] for one in without_source(record))),
            many=True,
        ),
        Column(
            "disputed",
            "Disputed",
            "Keys or parts of its file on which sources disagree; the JSON has both sides.",
            lambda record, _: tuple(dict.fromkeys(one.node or one.key or "" for one in record.disputed)),
            many=True,
        ),
    )


def _read(sources: tuple[Source, ...]) -> list[Source]:
    return [source for source in sources if source.confidence != "unsourced"]


def _best(sources: tuple[Source, ...]) -> str | None:
    found = {source.confidence for source in sources}
    return next((one for one in ("read", "excerpt", "unsourced") if one in found), None)
