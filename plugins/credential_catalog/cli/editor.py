"""`credential-catalog editor`: the ids that an editor completes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from credential_catalog.checking import check
from credential_catalog.cli.options import catalog_option, today
from credential_catalog.exports.editor_ids import editor_ids
from credential_catalog.model.report import report_text


@click.command("editor")
@catalog_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("schemas/ids.json"),
    show_default=True,
    help="The file beside the schemas.",
)
def editor_command(catalog_folder: Path, out: Path) -> None:
    """Write the ids of the catalog with their titles, for editors to complete and explain.

    The file only suggests: one that is older than the catalog does no harm.

    Exit status: 0 written, 1 the catalog has problems, 2 there is no such folder.
    """
    if not catalog_folder.is_dir() or not out.parent.is_dir():
        missing = out.parent if catalog_folder.is_dir() else catalog_folder
        click.echo(f"There is no folder {missing}. Name it with --catalog or --out.", err=True)
        sys.exit(2)
    checked = check(catalog_folder, today(), memory=catalog_folder.resolve().parent / ".cache")
    if checked.catalog is None:
        click.echo(report_text(checked.problems), err=True)
        sys.exit(1)
    ids = editor_ids(checked.catalog)
    if not out.is_file() or out.read_text(encoding="utf-8") != ids:
        out.write_text(ids, encoding="utf-8")
        click.echo(f"Wrote {out}, from which editors complete ids.")
