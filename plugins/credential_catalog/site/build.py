"""From a catalog's folder to its site, with every problem on the way."""

from __future__ import annotations

import traceback
from pathlib import Path

import msgspec

from credential_catalog.checking import check
from credential_catalog.model.problem import Problem, Severity
from credential_catalog.model.report import report_text
from credential_catalog.schema import library
from credential_catalog.site import Site, site_of
from credential_catalog.site.artifact import Page
from credential_catalog.site.settings import Settings


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a build: the site if there is one, the problems, and a sentence on what else failed."""

    site: Site | None
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
    def notices(self) -> tuple[str, ...]:
        """What is wrong, a line each, for the top of every page of a preview."""
        if self.failure:
            return (self.failure,)
        return tuple(str(problem) for problem in self.problems if problem.severity is not Severity.ADVICE)


def build(root: Path, settings: Settings) -> Build:
    """Read, check and render a catalog. Nothing is written.

    Args:
        root: The folder that holds issuers/, credentials/, stacks/, jurisdictions/, …
        settings: The day of the build, the name of the site, where its files can be edited.
    """
    try:
        checked = check(root, settings.as_of, settings.severities)
    except OSError as error:
        why = error.strerror or str(error)
        return Build(
            site=None,
            failure=f"The folder {root.name}/ could not be read ({why}). "
            "Name the catalog's folder in mkdocs.yml: plugins, credential-catalog, catalog.",
        )
    if checked.catalog is None:
        return Build(site=None, problems=checked.problems)
    return Build(site=site_of(checked.catalog, settings), problems=checked.problems)


def build_preview(root: Path, settings: Settings, last: Site | None) -> Build:
    """Build a catalog that somebody is editing: always with a site, the last good one where this one fails.

    Whatever goes wrong comes back as a notice, because a preview that stops has to be started again.
    """
    _forget_schemas()
    try:
        made = build(root, settings)
    except Exception as error:
        made = Build(site=None, failure=_said_with_place(error))
    if made.site is not None:
        return made
    return msgspec.structs.replace(made, site=last or Site(pages=(_EMPTY_HOME,), artifacts=()))


_EMPTY_HOME = Page(
    address="",
    title="The catalog has problems",
    description="The catalog is shown here as soon as its problems are mended.",
    html="",
    kind="home",
)


def _said_with_place(error: Exception) -> str:
    """Return what failed and where, for whoever edits a template; Jinja puts its line into the traceback."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(place.filename).name}, line {place.lineno}"
    return f"The pages could not be made: {type(error).__name__}: {error} ({where})."


def _forget_schemas() -> None:
    """Make the next check read schemas/ again; a build reads it once."""
    for remembered in vars(library).values():
        if hasattr(remembered, "cache_clear"):
            remembered.cache_clear()
