"""`credential-catalog rename OLD NEW`: a thing moves, and every reference follows."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from credential_catalog.checking import check
from credential_catalog.cli.options import catalog_option, today
from credential_catalog.model.problem import Severity
from credential_catalog.model.report import report_text
from credential_catalog.writing.renaming import CannotRename, Change, carry_out, renaming


@click.command("rename")
@click.argument("old")
@click.argument("new")
@catalog_option
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def rename_command(old: str, new: str, catalog_folder: Path, dry_run: bool) -> None:
    """Give the thing OLD the id NEW.

    Its file moves, every reference to it changes, and OLD stays among its aliases, so that old links keep
    working. With an issuer, its credentials and stacks move too. Comments and layout stay as they are. Text
    that people read, such as notes, is not changed.

    Exit status: 0 renamed, 1 renamed but the catalog has problems, 2 not renamed.
    """
    if not catalog_folder.is_dir():
        click.echo(
            f"There is no folder {catalog_folder}. Name the catalog's folder with --catalog.", err=True
        )
        sys.exit(2)
    try:
        changes = renaming(catalog_folder, old, new)
    except CannotRename as why:
        click.echo(str(why), err=True)
        sys.exit(2)
    click.echo(told(changes, catalog_folder, dry_run))
    if dry_run:
        return
    carry_out(changes)
    checked = check(catalog_folder, today())
    click.echo(report_text(checked.problems))
    sys.exit(1 if any(problem.severity is not Severity.ADVICE for problem in checked.problems) else 0)


def told(changes: tuple[Change, ...], root: Path, dry_run: bool) -> str:
    """Return what changes, a line each: files that move, then the places of references."""
    would = "Would move" if dry_run else "Moved"
    lines = [
        f"{would} {_shown(change.before, root)} to {_shown(change.after, root)}"
        for change in changes
        if change.before != change.after
    ]
    places = [place for change in changes for place in change.places]
    lines += [f"{'Would change' if dry_run else 'Changed'} {place}" for place in places]
    files = len({place.path for place in places})
    references = f"{len(places)} reference{'' if len(places) == 1 else 's'}"
    lines.append(f"{references} in {files} file{'' if files == 1 else 's'}.")
    return "\n".join(lines)


def _shown(path: Path, root: Path) -> str:
    return f"{root.name}/{path.relative_to(root).as_posix()}"
