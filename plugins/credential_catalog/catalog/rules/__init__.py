"""Rules that need more than one file, one rule (or a few of one kind) to a module."""

from collections.abc import Callable, Iterable

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.rules import (
    asked_twice,
    cycles,
    dates,
    disputes,
    earlier_versions,
    ended_things,
    enough_apart,
    exclusions,
    known_holdings,
    known_ids,
    known_units,
    known_words,
    named_parts,
    pages_cited,
    plain_prose,
    possible_choices,
    reachable_amounts,
    self_reference,
    surveys,
    unique_ids,
    whole_amounts,
    whole_rules,
    whole_stacks,
)
from credential_catalog.model.problem import Problem

Check = Callable[[Linked], Iterable[Problem]]

OF_ONE_FILE: tuple[Check, ...] = (
    named_parts.check,
    known_words.check,
    dates.check,
    plain_prose.check,
)
"""The rules that look at nothing but a record's own file; one that did not change needs them once."""

OF_SEVERAL_FILES: tuple[Check, ...] = (
    known_ids.check,
    unique_ids.check,
    self_reference.check,
    known_units.check,
    known_holdings.check,
    disputes.check,
    earlier_versions.check,
    cycles.check,
    asked_twice.check,
    possible_choices.check,
    enough_apart.check,
    reachable_amounts.check,
    exclusions.check,
    ended_things.check,
    whole_amounts.check,
    whole_rules.check,
    whole_stacks.check,
    surveys.check,
    pages_cited.check,
)
"""The other rules; each gives all the problems it finds."""

RULES: tuple[Check, ...] = (*OF_ONE_FILE, *OF_SEVERAL_FILES)

__all__ = ["OF_ONE_FILE", "OF_SEVERAL_FILES", "RULES"]
