"""From a catalog's folder to the outline of its site, with every problem on the way."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from credential_catalog.changes.history import history
from credential_catalog.checking import check
from credential_catalog.model.problem import Problem, Severity
from credential_catalog.model.report import report_text
from credential_catalog.site.outline import Outline
from credential_catalog.site.settings import Settings


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong, for the top of every page of a preview: where, what, and what to do."""

    what: str
    place: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        """Return the notice in one line."""
        return " ".join(part for part in (self.place and f"{self.place}:", self.what, self.remedy) if part)


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a build: the site if there is one, the problems, and a sentence on what else failed."""

    outline: Outline | None
    problems: tuple[Problem, ...] = ()
    failure: str | None = None

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that do not keep the catalog from being published."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def report(self) -> str:
        """What is wrong, as text."""
        return self.failure or report_text(self.problems)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is wrong, advice left out."""
        if self.failure:
            return (Notice(what=self.failure),)
        return tuple(
            Notice(what=problem.what, place=str(problem.place), remedy=f"{problem.remedy} [{problem.id}]")
            for problem in self.problems
            if problem.severity is not Severity.ADVICE
        )


def build(root: Path, settings: Settings, memory: Path | None = None) -> Build:
    """Read and check a catalog. Nothing is made of it yet, and nothing written.

    Args:
        root: The folder that holds issuers/, credentials/, stacks/, jurisdictions/, …
        settings: The day of the build, the name of the site, where its files can be edited.
        memory: A folder in which to remember what was found in single files, for the next time.
    """
    try:
        checked = check(root, settings.as_of, settings.severities, memory)
    except OSError as error:
        why = error.strerror or str(error)
        return Build(
            outline=None,
            failure=f"The folder {root.name}/ could not be read ({why}). "
            "Name the catalog's folder in mkdocs.yml: plugins, credential-catalog, catalog.",
        )
    past = functools.partial(history, root, root.parent / ".cache")
    outline = None if checked.catalog is None else Outline(checked.catalog, settings, past)
    return Build(outline=outline, problems=checked.problems)
