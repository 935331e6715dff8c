"""The requirements that stand in a record's file, where, and whether they speak of micro-credentials."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.model.records import Record, Rule
from credential_catalog.model.requirement import (
    Choose,
    CredentialLeaf,
    Line,
    Pointer,
    Requirement,
    Selector,
    StackLeaf,
    UnlistedLeaf,
    Value,
    walk,
)


def requirements_in(record: Record) -> Iterator[tuple[Pointer, Requirement]]:
    """Yield each requirement of a record with the key under which it stands."""
    for key in ("requires", "prerequisites"):
        requirement = getattr(record, key, None)
        if isinstance(requirement, Requirement):
            yield (key,), requirement


def involves_credentials(rule: Rule) -> bool:
    """Tell whether a rule says anything of micro-credentials; a way by coursework alone does not.

    That something does not count is said of micro-credentials even where another name is used for them.
    """
    if rule.requires is None or rule.effect == "does_not_count":
        return True
    for _, node in walk(rule.requires):
        if isinstance(node, CredentialLeaf | StackLeaf):
            return True
        if isinstance(node, UnlistedLeaf) and node.unlisted.of != "other":
            return True
        if isinstance(node, Choose) and isinstance(node.choose.from_, Selector):
            return True
        if any(line.outside is None or _is_of_credentials(line.value) for line in lines_in(node)):
            return True
    return False


def _is_of_credentials(value: Value | None) -> bool:
    """Tell whether a line takes credentials one by one, whatever the catalog calls them."""
    return value is not None and value.per == "credential"


def lines_in(node: Requirement) -> tuple[Line, ...]:
    """Return the lines of an amount; other nodes have none."""
    amount = getattr(node, "amount", None)
    return amount.from_ if amount is not None else ()
