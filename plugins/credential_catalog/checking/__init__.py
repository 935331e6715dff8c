"""From a folder to a checked catalog: read, check, link, and try every worked example, once each.

All problems of one run are collected; the catalog is there only when none of them is an error.
"""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import link
from credential_catalog.catalog.rules import RULES
from credential_catalog.catalog.rules.unique_ids import duplicate_ids
from credential_catalog.checking.severities import USUAL, Severities, read_severities
from credential_catalog.model.problem import Problem, Severity
from credential_catalog.routes.examples import failed_examples
from credential_catalog.schema import Home, check_document, home_of
from credential_catalog.source import read_catalog

__all__ = ["Checked", "Severities", "check", "read_severities"]


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of checking a folder: problems in the order of files, and the catalog if it may be used."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None


def check(root: Path, as_of: datetime.date, severities: Severities = USUAL) -> Checked:
    """Check a catalog's folder.

    Args:
        root: The folder that holds issuers/, credentials/, stacks/, jurisdictions/, …
        as_of: The day on which examples without a day of their own are tried.
        severities: How much each kind of problem matters, if not as usual.

    Raises:
        OSError: The folder cannot be read at all.
    """
    reading = read_catalog(root)
    problems: list[Problem] = [*severities.problems, *reading.problems]
    verdicts = []
    unread = [problem.place.path for problem in reading.problems]
    for document in reading.documents:
        home = home_of(document.name)
        if isinstance(home, Home):
            verdicts.append(check_document(document, home))
        else:
            problems.append(home)
            unread.append(document.name)
    for verdict in verdicts:
        problems += verdict.problems
    problems += duplicate_ids(verdicts)
    linked = link(verdicts, unread)
    for rule in RULES:
        problems += rule(linked)
    problems = list(severities.weigh(problems))
    if not _fails(problems):
        problems += severities.weigh(failed_examples(linked, as_of))
    return Checked(
        problems=tuple(sorted(dict.fromkeys(problems))), catalog=None if _fails(problems) else linked.catalog
    )


def _fails(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
