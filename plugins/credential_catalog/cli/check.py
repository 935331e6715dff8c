"""`credential-catalog check`: every problem of a catalog in one run."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from credential_catalog.checking import check
from credential_catalog.cli.options import as_of_option, catalog_option, today
from credential_catalog.model.problem import Problem, Severity
from credential_catalog.model.report import report_text


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
def check_command(folder: Path | None, catalog_folder: Path, as_of: datetime.date | None, form: str) -> None:
    """Name every problem of the catalog in FOLDER (default: catalog).

    Exit status: 0 clean, 1 problems, 2 the catalog could not be read at all.
    """
    root = folder or catalog_folder
    if not root.is_dir():
        click.echo(
            f"There is no folder {root}. Name the catalog's folder: credential-catalog check DIR", err=True
        )
        sys.exit(2)
    try:
        checked = check(root, as_of or today())
    except OSError as error:
        click.echo(f"{root} could not be read: {error.strerror}.", err=True)
        sys.exit(2)
    if checked.catalog is not None and not any(checked.catalog.records()):
        click.echo(
            f"There is no file of a catalog in {root}. Name the folder that holds issuers, credentials, "
            "stacks and jurisdictions: credential-catalog check DIR",
            err=True,
        )
        sys.exit(2)
    click.echo(report(checked.problems, form))
    sys.exit(1 if checked.problems else 0)


def report(problems: Sequence[Problem], form: str) -> str:
    """Return the problems as text, JSON, GitHub annotations or SARIF 2.1.0."""
    if form == "json":
        return json.dumps(
            {"problems": [_plain(problem) for problem in problems]}, ensure_ascii=False, indent=2
        )
    if form == "github":
        return "\n".join(_annotation(problem) for problem in problems)
    if form == "sarif":
        return json.dumps(_sarif(problems), ensure_ascii=False, indent=2)
    return report_text(problems)


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "id": problem.id,
        "name": problem.name,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "what": problem.what,
        "remedy": problem.remedy,
    }


def _annotation(problem: Problem) -> str:
    """Return a workflow command of GitHub Actions; it wants line breaks, % and : , escaped."""
    place, message = problem.place, f"{problem.what} {problem.remedy}"
    text = message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    path = place.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    return (
        f"::{kind} file={path},line={place.line},col={place.column},title={problem.id} {problem.name}::{text}"
    )


def _sarif(problems: Sequence[Problem]) -> dict[str, Any]:
    kinds = {problem.id: problem for problem in problems}
    return {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "credential-catalog",
                        "rules": [
                            {
                                "id": name,
                                "name": kinds[name].name,
                                "shortDescription": {"text": _first_line(kinds[name])},
                            }
                            for name in sorted(kinds)
                        ],
                    }
                },
                "results": [
                    {
                        "ruleId": problem.id,
                        "level": problem.severity.value,
                        "message": {"text": f"{problem.what} {problem.remedy}"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {"uri": problem.place.path},
                                    "region": {
                                        "startLine": problem.place.line,
                                        "startColumn": problem.place.column,
                                    },
                                }
                            }
                        ],
                    }
                    for problem in problems
                ],
            }
        ],
    }


def _first_line(problem: Problem) -> str:
    return (type(problem).__doc__ or "").strip().splitlines()[0]
