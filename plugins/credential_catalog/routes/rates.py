"""Rules on a day: which are in force, for whom, and which rates they add to an award's amount."""

from __future__ import annotations

import datetime

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.dates import first_day, last_day
from credential_catalog.model.records import Rule, RuleStatus
from credential_catalog.model.requirement import Line, Situation, Sum
from credential_catalog.routes.person import Person


def status_on(rule: Rule, as_of: datetime.date) -> RuleStatus:
    """Return a rule's status on a day: past its last day it is ended, before its first it is planned."""
    if rule.until is not None and last_day(rule.until) < as_of and rule.status != "pilot_ended":
        return "ended"
    if rule.from_ is not None and first_day(rule.from_) > as_of and rule.status == "in_force":
        return "planned"
    return rule.status


def in_force(rule: Rule, as_of: datetime.date) -> bool:
    """Tell whether a rule works on a day. A waived requirement still stands, so its rule does too."""
    return status_on(rule, as_of) in ("in_force", "waived")


def concerns(rule: Rule, person: Person) -> bool | None:
    """Tell whether a rule concerns a person, by its `applies_to`; None where that is not known."""
    truths = [concerns_situation(rule, person), is_licensed(rule, person)]
    return False if False in truths else None if None in truths else True


def concerns_situation(rule: Rule, person: Person) -> bool | None:
    """Tell whether a rule concerns a person at work, whatever the person is licensed for."""
    to = rule.applies_to
    if to is None:
        return True
    return person.is_in(Situation(employed=to.employed, role=to.roles or None, subject=to.subjects or None))


def is_licensed(rule: Rule, person: Person) -> bool | None:
    """Tell whether a person holds one of the licences that a rule is for, if it names any."""
    licences = rule.applies_to.licences if rule.applies_to else ()
    held = [person.in_full.holds_award(licence, None) for licence in licences]
    return True if True in held or not licences else None if None in held else False


def lines_in_force(
    asked: Sum, person: Person, catalog: Catalog, *, supposing: bool = False
) -> list[tuple[Line, bool]]:
    """Return an amount's lines with those of the rules they name, each with whether its rate is sure.

    Sure rates come before those that only may count, and among them one credential's before a stack's before
    any other selection's, so that a thing goes to the rate that is meant for it. With `supposing`, what may
    count counts.
    """
    found: list[tuple[Line, bool]] = []
    for line in asked.from_:
        if line.rules is None:
            found.append((line, True))
            continue
        rates: list[tuple[Line, bool]] = []
        for rule in rates_toward(line.rules, catalog, person.as_of):
            concerned = concerns(rule, person)
            if concerned is not False:
                sure = (supposing or rule.effect == "counts") and concerned is True
                rates += [(rate, sure) for rate in rule.adds]
        found += sorted(rates, key=lambda rate: (not rate[1], generality(rate[0])))
    return found


def rates_toward(award: str, catalog: Catalog, as_of: datetime.date) -> list[Rule]:
    """Return the rules whose rates count, or may count, toward an award on a day."""
    return [
        rule
        for rule in catalog.all_rules_toward(award)
        if rule.adds and in_force(rule, as_of) and rule.effect != "does_not_count"
    ]


def generality(line: Line) -> int:
    """Return how widely a rate is meant: 0 for one thing, 1 for a stack, 2 for any other selection."""
    if line.select is None:
        return 0
    return 1 if line.select.stacks is not None else 2
