"""`credential-catalog check`: every problem of a catalog in one run."""

from __future__ import annotations

import datetime
import functools
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from credential_catalog.checking import check, read_severities
from credential_catalog.checking.mending import mend
from credential_catalog.cli.options import as_of_option, catalog_option, today
from credential_catalog.cli.report_formats import as_annotations, as_json, as_sarif
from credential_catalog.model.problem import Place, Problem, Severity
from credential_catalog.model.report import one_line, report_text


@click.command("check")
@click.argument("folder", type=click.Path(path_type=Path), required=False)
@catalog_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are written.",
)
@click.option("--advice", is_flag=True, help="Show advice too, not only how much of it there is.")
@click.option(
    "--settings",
    type=click.Path(path_type=Path),
    help="The mkdocs.yml that states severities (default: the one beside the catalog's folder).",
)
@click.option("--no-cache", is_flag=True, help="Read every file anew, and remember nothing in .cache/.")
@click.option(
    "--fix", is_flag=True, help="First mend what can be meant in one way only, and say what was done."
)
def check_command(
    folder: Path | None,
    catalog_folder: Path,
    as_of: datetime.date | None,
    form: str,
    advice: bool,
    settings: Path | None,
    no_cache: bool,
    fix: bool,
) -> None:
    """Name every problem of the catalog in FOLDER (default: catalog).

    Exit status: 0 clean (there may be advice), 1 problems, 2 the catalog could not be read at all.
    """
    root = folder or catalog_folder
    if not root.is_dir():
        _end(f"There is no folder {root}. Name the catalog's folder: credential-catalog check DIR")
    if settings is not None and not settings.is_file():
        _end(f"There is no file {settings}. Name the site's mkdocs.yml: --settings FILE")
    severities = read_severities(settings or _beside(root) / "mkdocs.yml")
    try:
        if fix:
            _mend(root, as_of or today())
        memory = None if no_cache else _beside(root) / ".cache"
        checked = check(root, as_of or today(), severities, memory)
    except OSError as error:
        _end(f"{root} could not be read: {error.strerror}.")
    if checked.catalog is not None and not any(checked.catalog.records()):
        _end(
            f"There is no file of a catalog in {root}. Name the folder that holds issuers, credentials, "
            "stacks and jurisdictions: credential-catalog check DIR"
        )
    said = report(checked.problems, form, root, advice=advice)
    if said:
        click.echo(said)
    sys.exit(1 if any(problem.severity is not Severity.ADVICE for problem in checked.problems) else 0)


def _mend(root: Path, as_of: datetime.date) -> None:
    """Mend, and say what was done; not on the standard output, which a program may read."""
    mendings = mend(root, as_of)
    for one in mendings:
        click.echo(f"{one.place} {one_line(one.done)}", err=True)
    if mendings:
        files = len({one.place.path for one in mendings})
        click.echo(f"Mended {len(mendings)} in {files} {'file' if files == 1 else 'files'}.\n", err=True)


def report(problems: Sequence[Problem], form: str, root: Path, *, advice: bool) -> str:
    """Return the problems of a catalog's folder as text, JSON, GitHub annotations or SARIF 2.1.0."""
    if form == "json":
        return as_json(problems)
    if form == "text":
        return report_text(problems, functools.partial(source_line, _beside(root)), advice=advice)
    shown = [problem for problem in problems if advice or problem.severity is not Severity.ADVICE]
    write = as_annotations if form == "github" else as_sarif
    return write(shown, _way_to(_beside(root)))


def source_line(beside: Path, place: Place) -> str | None:
    """Return the line on which a place lies; None for an empty line and a file that cannot be shown."""
    lines = _lines(beside / place.path)
    return lines[place.line - 1] if place.line <= len(lines) and lines[place.line - 1].strip() else None


@functools.lru_cache(maxsize=1)
def _lines(path: Path) -> list[str]:
    # A problem of a file as a whole has no line to show, and one may be the reason why it was not read.
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(1_000_000).split("\n")
    except OSError:
        return []


def _beside(root: Path) -> Path:
    """Return the folder in which the catalog's folder lies; the paths of problems start there."""
    return Path(os.path.abspath(root)).parent


def _way_to(folder: Path) -> str:
    """Return the way from where the check runs, with a slash at its end; none for a folder elsewhere."""
    way = Path(os.path.relpath(folder)).as_posix()
    return "" if way == "." or way.startswith("..") else f"{way}/"


def _end(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(2)
