"""`credential-catalog format`: files in the form in which the catalog keeps them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from credential_catalog.cli.options import catalog_option
from credential_catalog.model.problem import Problem
from credential_catalog.schema import Home, home_of
from credential_catalog.source.folder import files_under
from credential_catalog.source.reading import read_document
from credential_catalog.writing.commented import NotRewritten
from credential_catalog.writing.normal_form import in_normal_form


@click.command("format")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@catalog_option
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if a file would change."
)
def format_command(files: tuple[Path, ...], catalog_folder: Path, only_check: bool) -> None:
    """Put FILES (default: the whole catalog) into the form in which files are kept.

    Keys stand in the order of the schema, indented by two spaces, with quotes only where they are needed.
    No value changes and no comment is lost.

    Exit status: 0 done, 1 a file was left as it is (with --check: would change), 2 there is no such file.
    """
    changed = left = 0
    for path, name in _chosen(catalog_folder, files):
        home = home_of(name)
        document = read_document(path, name=name)
        try:
            if isinstance(home, Problem) or isinstance(document, Problem):
                raise NotRewritten("run credential-catalog check")
            new = in_normal_form(document.text, home.kind)
        except NotRewritten as why:
            click.echo(f"{name} is left as it is: {why}.", err=True)
            left += 1
            continue
        if new.encode() != path.read_bytes():
            changed += 1
            click.echo(f"{'Would change' if only_check else 'Changed'} {name}")
            if not only_check:
                path.write_bytes(new.encode())
    if not changed and not left:
        click.echo("Every file is in its form already.")
    elif only_check and changed:
        click.echo("Run credential-catalog format to change them.", err=True)
    sys.exit(1 if left or (only_check and changed) else 0)


def _chosen(root: Path, files: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """Yield the files to format with the names that people are shown."""
    if not root.is_dir():
        click.echo(f"There is no folder {root}. Name the catalog's folder with --catalog.", err=True)
        sys.exit(2)
    known = {path.resolve(): (path, name) for path, name in _files(root)}
    if not files:
        yield from sorted(known.values(), key=lambda file: file[1])
    for file in files:
        there = file.resolve()
        below = [there] if there in known else [at for at in known if there in at.parents]
        if not below:
            click.echo(f"{file} is no file of the catalog in {root}.", err=True)
            sys.exit(2)
        yield from (known[at] for at in sorted(below))


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    for file in files_under(root):
        if not isinstance(file, Problem) and isinstance(home_of(file[1]), Home):
            yield file
