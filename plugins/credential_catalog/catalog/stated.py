"""What is stated of a credential: by its own file, else by a stack or its issuer for all of theirs."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import (
    Credential,
    Credit,
    Evidence,
    Price,
    Quantity,
    Range,
    SaidOfEach,
)
from credential_catalog.model.signals import Scoring

T = TypeVar("T")


class Stated(msgspec.Struct, Generic[T], frozen=True):
    """A value and the id of the stack or issuer that states it for all of its own; None: the file itself."""

    value: T
    origin: str | None = None


def stated_hours(catalog: Catalog, credential: Credential) -> Stated[Quantity] | None:
    """Return the clock hours stated of a credential, or None where no source states them."""
    return _stated(catalog, credential, "hours")


def stated_cost(catalog: Catalog, credential: Credential) -> Stated[tuple[Price, ...]] | None:
    """Return the prices stated of a credential, or None where no source states one."""
    return _stated(catalog, credential, "cost")


def stated_price(catalog: Catalog, credential: Credential) -> Price | None:
    """Return what somebody who is no member pays for one credential alone, or None where no source says.

    A price for a stack or a year, or only for members or those eligible, is not what one costs everybody.
    """
    stated = stated_cost(catalog, credential)
    for price in stated.value if stated else ():
        if price.who in ("everyone", "other") and price.per in (None, "credential", "submission"):
            return price
    return None


def stated_scoring(catalog: Catalog, credential: Credential) -> Stated[Scoring] | None:
    """Return how a credential is scored, or None where no source says."""
    return _stated(catalog, credential, "scoring")


def stated_evidence(catalog: Catalog, credential: Credential) -> Stated[tuple[Evidence, ...]] | None:
    """Return the evidence asked of a credential, or None where no source says."""
    return _stated(catalog, credential, "evidence")


def stated_grade_bands(catalog: Catalog, credential: Credential) -> Stated[tuple[str, ...]] | None:
    """Return the grade bands of a credential, or None where no source says."""
    return _stated(catalog, credential, "grade_bands")


def stated_credit(catalog: Catalog, credential: Credential) -> Stated[tuple[Credit, ...]] | None:
    """Return the credit that the issuer itself gives for a credential, or None where no source says."""
    return _stated(catalog, credential, "credit")


def least_and_most(hours: Quantity | None) -> tuple[float, float]:
    """Return the least and the most that a quantity may be; what is not stated may be anything.

    >>> least_and_most(Range(at_least=20))
    (20.0, inf)
    """
    if hours is None:
        return (0.0, float("inf"))
    if isinstance(hours, Range):
        return (
            hours.at_least if hours.at_least is not None else 0.0,
            hours.at_most if hours.at_most is not None else float("inf"),
        )
    return (hours, hours)


def _stated(catalog: Catalog, credential: Credential, key: str) -> Stated[Any] | None:
    said: list[tuple[str | None, Credential | SaidOfEach]] = [(None, credential)]
    said += [(name, catalog.stacks[name].each) for name in catalog.stacks_of(credential.id)]
    if credential.issuer in catalog.issuers:
        said.append((credential.issuer, catalog.issuers[credential.issuer].each))
    for origin, record in said:
        value = getattr(record, key)
        if value is not None and value != ():
            return Stated(value, origin)
    return None
