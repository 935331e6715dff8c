"""From a folder to a checked catalog: read, check, link, and try every worked example, once each.

All problems of one run are collected; the catalog is there only when none of them is an error.
"""

from __future__ import annotations

import contextlib
import datetime
import gc
from collections.abc import Iterator
from pathlib import Path

import msgspec

from credential_catalog.catalog.advice import advice
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked, link
from credential_catalog.catalog.rules import OF_ONE_FILE, OF_SEVERAL_FILES
from credential_catalog.catalog.rules.unique_ids import duplicate_ids
from credential_catalog.checking.remembered import Memory
from credential_catalog.checking.severities import USUAL, Severities, read_severities
from credential_catalog.checking.tried import failed_examples
from credential_catalog.model.problem import Problem, Severity
from credential_catalog.schema import Home, Verdict, check_document, home_of
from credential_catalog.schema.messages import OtherKind
from credential_catalog.source import read_catalog

__all__ = ["Checked", "Severities", "check", "read_severities"]


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What came of checking a folder: problems in the order of files, and the catalog if it may be used."""

    problems: tuple[Problem, ...]
    catalog: Catalog | None


def check(
    root: Path, as_of: datetime.date, severities: Severities = USUAL, memory: Path | None = None
) -> Checked:
    """Check a catalog's folder.

    Args:
        root: The folder that holds issuers/, credentials/, stacks/, jurisdictions/, …
        as_of: The day on which examples without a day of their own are tried.
        severities: How much each kind of problem matters, if not as usual.
        memory: A folder in which to remember, for the next check, what was found in single files. It can be
            deleted at any time, and changes nothing in what is found.

    Raises:
        OSError: The folder cannot be read at all.
    """
    with _all_kept():
        return _check(root, as_of, severities, memory)


@contextlib.contextmanager
def _all_kept() -> Iterator[None]:
    """Spare Python the search for what could be thrown away: nothing can (a fifth of the time)."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def _check(root: Path, as_of: datetime.date, severities: Severities, memory: Path | None) -> Checked:
    known = Memory(memory)
    reading = read_catalog(root, known.values_of)
    problems: list[Problem] = [*severities.problems, *reading.problems]
    verdicts = []
    unread = [problem.place.path for problem in reading.problems]
    for document in reading.documents:
        home = home_of(document.name)
        if isinstance(home, Home):
            verdicts.append(
                Verdict(home=home, document=document, problems=(), data=document.data)
                if known.knows(document.name)
                else check_document(document, home)
            )
        else:
            problems.append(home)
            unread.append(document.name)
    strays = [verdict for verdict in verdicts if isinstance(next(iter(verdict.problems), None), OtherKind)]
    for verdict in verdicts:
        problems += verdict.problems
    verdicts = [verdict for verdict in verdicts if verdict not in strays] if strays else verdicts
    problems += duplicate_ids(verdicts)
    linked = link(verdicts, unread, [verdict.document.name for verdict in strays])
    problems += _of_one_file(linked, known)
    for rule in OF_SEVERAL_FILES:
        problems += rule(linked)
    problems = list(severities.weigh(problems))
    if not _fails(problems):
        versions = {name: known.version(document.name) for name, document in linked.documents.items()}
        failed = failed_examples(linked, as_of, versions, memory)
        problems += severities.weigh([*failed, *advice(linked, as_of)])
    return Checked(
        problems=tuple(sorted(dict.fromkeys(problems))), catalog=None if _fails(problems) else linked.catalog
    )


def _of_one_file(linked: Linked, known: Memory) -> list[Problem]:
    """Return what is wrong within single files, and have those remembered in which nothing is."""
    read = {name: document for name, document in linked.documents.items() if name not in linked.doubtful}
    changed = linked.only(
        frozenset(name for name, document in linked.documents.items() if not known.knows(document.name))
    )
    problems = [problem for rule in OF_ONE_FILE for problem in rule(changed)]
    wrong = {problem.place.path for problem in problems}
    known.keep(document for document in read.values() if document.name not in wrong)
    return problems


def _fails(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
