"""What steps take: clock hours, money, and how ways are weighed by them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_hours, stated_price
from credential_catalog.model.records import Quantity, Range
from credential_catalog.routes.route import Cost, Hours, Measure, Totals
from credential_catalog.routes.steps import Step

CURRENCY = "USD"
"""The currency that costs are added up in; a price in another one is not stated in it."""


def stated_measure(credential: str, by: Measure, catalog: Catalog) -> float | None:
    """Return the hours or the price of a credential, the least of a range; None where none is stated."""
    record = catalog.credentials.get(credential)
    if record is None:
        return None
    if by == "hours":
        hours = stated_hours(catalog, record)
        return _least(hours.value) if hours else None
    price = stated_price(catalog, record)
    return _least(price.amount) if price and price.currency == CURRENCY else None


def _least(quantity: Quantity) -> float | None:
    return quantity.at_least if isinstance(quantity, Range) else quantity


@dataclasses.dataclass(frozen=True)
class Prices:
    """What each step costs in a search, in whole numbers, and how much of it is one of the leading measure.

    The leading measure goes first (hundredths of an hour or of the currency, or the count itself), then the
    number of credentials, then of those among them that the catalog cannot list, then of awards to receive.
    """

    of: Mapping[Step, int]
    unit: int


def prices(steps: Iterable[Step], by: Measure, catalog: Catalog) -> Prices:
    """Return what steps cost by a measure; a step of which it is not stated has no price."""
    steps = tuple(steps)
    per_unlisted = sum(step.kind == "award" for step in steps) + 1
    per_count = per_unlisted * (sum(step.kind == "unlisted" for step in steps) + 1)
    per_measure = per_count * (sum(step.kind != "award" for step in steps) + 1)
    found: dict[Step, int] = {}
    for step in steps:
        if step.kind == "award":
            found[step] = 1
        elif step.kind == "unlisted":
            if by == "count":
                found[step] = per_count + per_unlisted
        elif by == "count":
            found[step] = per_count
        elif (measure := stated_measure(step.id, by, catalog)) is not None:
            found[step] = round(measure * 100) * per_measure + per_count
    return Prices(found, per_count if by == "count" else per_measure)


def totals(steps: Iterable[Step], catalog: Catalog) -> Totals:
    """Return what some steps come to, as far as it is stated."""
    steps = tuple(steps)
    credentials = [step.id for step in steps if step.kind == "credential"]
    hours = [stated_measure(name, "hours", catalog) for name in credentials]
    costs = [stated_measure(name, "cost", catalog) for name in credentials]
    all_listed = not any(step.kind == "unlisted" for step in steps)
    return Totals(
        count=len(credentials),
        hours=Hours(at_least=_sum(hours), complete=all_listed and None not in hours),
        cost=Cost(at_least=_sum(costs), complete=all_listed and None not in costs, currency=CURRENCY),
    )


def _sum(values: Iterable[float | None]) -> float:
    return round(sum(value for value in values if value is not None), 2)
