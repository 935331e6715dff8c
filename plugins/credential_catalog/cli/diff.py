"""`credential-catalog diff`: what a change to the catalog means for people."""

from __future__ import annotations

import datetime
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes import Changes, compare, told
from credential_catalog.changes.reading import LenientReader
from credential_catalog.changes.revisions import RevisionError, unpack
from credential_catalog.cli.diff_formats import as_markdown, as_text
from credential_catalog.cli.options import as_of_option, catalog_option, today


@click.command("diff")
@click.argument("base", default="main")
@click.argument("head", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@click.option("--output", type=click.Path(path_type=Path), help="Write it into a file.")
@as_of_option
@catalog_option
def diff_command(
    base: str,
    head: str | None,
    form: str,
    output: Path | None,
    as_of: datetime.date | None,
    catalog_folder: Path,
) -> None:
    """Tell what changed since BASE (a branch, tag or commit), for the people who use the catalog.

    Without HEAD, the files as they are now are compared.

    Exit status: 0 compared, 1 an address leads nowhere any more or nothing could be compared.
    """
    folder, reader = Path.cwd() / catalog_folder, LenientReader()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            before, left_out = reader.read(_edition(folder, base, Path(scratch) / "base"))
            after, broken = reader.read(_edition(folder, head, Path(scratch) / "head"))
        except RevisionError as error:
            _end(str(error))
        except OSError as error:
            _end(f"{catalog_folder} could not be read: {error.strerror}.")
    changes = compare(before, after, as_of or today(), unread=broken)
    said = _written(changes, after, form, (*_remarks(left_out, f"at {base}"), *_remarks(broken, "now")))
    if output is None:
        click.echo(said)
    else:
        output.write_text(f"{said}\n", encoding="utf-8")
    sys.exit(1 if changes.gone else 0)


def _edition(folder: Path, revision: str | None, scratch: Path) -> Path:
    """Return where the catalog is as it was at a revision, or as its files are now."""
    return folder if revision is None else unpack(folder, revision, scratch)


def _remarks(files: tuple[str, ...], when: str) -> tuple[str, ...]:
    if not files:
        return ()
    named = ", ".join(files[:3]) + (f" and {len(files) - 3} more" if len(files) > 3 else "")
    return (
        f"Not all could be compared: {when}, {named} could not be read whole. "
        "`credential-catalog check` says why.",
    )


def _written(changes: Changes, catalog: Catalog, form: str, remarks: tuple[str, ...]) -> str:
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(changes), indent=1).decode()
    write = as_markdown if form == "markdown" else as_text
    return write(told(changes, catalog), remarks)


def _end(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(1)
