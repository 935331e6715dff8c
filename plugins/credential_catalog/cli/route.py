"""`credential-catalog route`: what is left toward a goal, and the shortest way to it."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn

import click
import msgspec

from credential_catalog.catalog.as_of import as_it_stood
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.cli.options import as_of_option, catalog_option, today
from credential_catalog.cli.route_text import RouteText
from credential_catalog.loading import BrokenCatalogError, load_catalog
from credential_catalog.model.holding import Holding
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.model.report import one_line
from credential_catalog.routes.route import Measure
from credential_catalog.routes.shortest import shortest_route
from credential_catalog.routes.stored_holding import holding_of, kind_of, read_holding
from credential_catalog.source import read_document


@click.command("route")
@click.argument("goal")
@click.option(
    "--holding",
    "held",
    metavar="ID,…",
    multiple=True,
    help="What you have: ids of credentials, stacks, awards and outside things.",
)
@click.option(
    "--holding-file",
    type=click.Path(path_type=Path),
    help="What you have, as YAML or JSON of schemas/holding.schema.json.",
)
@click.option(
    "--by",
    type=click.Choice(["hours", "cost", "count"]),
    default="hours",
    show_default=True,
    help="What the way is to be short in.",
)
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the route is written.",
)
@click.option("--also", metavar="GOAL", multiple=True, help="Which one credential serves this goal, too?")
@click.option("--in", "elsewhere", metavar="STATE", help="What would the same count for in this state?")
@catalog_option
def route_command(
    goal: str,
    held: tuple[str, ...],
    holding_file: Path | None,
    by: Measure,
    as_of: datetime.date | None,
    form: str,
    also: tuple[str, ...],
    elsewhere: str | None,
    catalog_folder: Path,
) -> None:
    """Tell what is left toward GOAL, a stack, an award or a rule, and the shortest way to it.

    Exit status: 0 answered, 1 there is no such goal or held thing, 2 something could not be read.
    """
    if held and holding_file:
        raise click.UsageError("Give --holding or --holding-file, not both.")
    if form == "json" and (also or elsewhere):
        raise click.UsageError("--also and --in are answered in text. Leave --format json out.")
    day = as_of or today()
    catalog = as_it_stood(_loaded(catalog_folder), day)
    goals = [_goal(name, catalog) for name in (goal, *also)]
    state = _jurisdiction(elsewhere, catalog) if elsewhere else None
    holding = _read(holding_file, catalog) if holding_file else _named(held, catalog)
    route = shortest_route(goals[0], holding, catalog, day, by=by)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(route), indent=2).decode())
        return
    text = RouteText(holding, catalog, day)
    text.route(route)
    if also:
        text.overlap(goals)
    if state:
        text.elsewhere(state)
    text.whose_reading(goals[0])


def _loaded(folder: Path) -> Catalog:
    """Return the catalog, or end with one sentence. Its examples are tried as of today, whatever is asked."""
    if not folder.is_dir():
        _end(2, f"There is no folder {folder}. Name the catalog's folder with --catalog DIR.")
    try:
        catalog = load_catalog(folder, as_of=today())
    except OSError as error:
        _end(2, f"{folder} could not be read: {error.strerror}.")
    except BrokenCatalogError:
        _end(2, f"The catalog in {folder} has problems. See them with: credential-catalog check {folder}")
    if not any(catalog.records()):
        _end(2, f"There is no file of a catalog in {folder}. Name the catalog's folder with --catalog DIR.")
    return catalog


def _goal(name: str, catalog: Catalog) -> str:
    goals = {*catalog.stacks, *catalog.awards, *catalog.rules}
    present = catalog.present(name)
    if present in goals:
        return present
    what = f"“{one_line(name)}” is no stack, award or rule of this catalog."
    _end(1, f"{what}{_did_you_mean(name, [*goals, *_earlier(goals, catalog)])}")


def _jurisdiction(name: str, catalog: Catalog) -> str:
    """Return the id of a jurisdiction that was given by its letters or its name."""
    by_word = {record.name.casefold(): one for one, record in catalog.jurisdictions.items()}
    by_word |= {one: one for one in catalog.jurisdictions}
    found = by_word.get(name.casefold())
    if found is None:
        meant = nearest(name, by_word)
        hint = f" Did you mean “{by_word[meant]}”?" if meant else " Write its two letters, such as ut."
        _end(1, f"“{one_line(name)}” is no state of this catalog.{hint}")
    return found


def _named(held: Iterable[str], catalog: Catalog) -> Holding:
    """Return ids as a holding, or end with a sentence on each that is nothing to hold."""
    names = [name.strip() for one in held for name in one.split(",") if name.strip()]
    holding, unknown = holding_of(names, catalog)
    if unknown:
        things = {one for kind in catalog.by_kind().values() for one in kind if kind_of(one, catalog)}
        known = [*things, *_earlier(things, catalog)]
        said = "“{}” is no credential, stack, award or outside thing of this catalog.{}"
        _end(1, "\n".join(said.format(one_line(name), _did_you_mean(name, known)) for name in unknown))
    return holding


def _read(path: Path, catalog: Catalog) -> Holding:
    """Return what a file says is held; what cannot be kept is named, and the rest goes on."""
    document = read_document(path, name=str(path))
    if isinstance(document, Problem):
        _end(2, f"{document.place}: {one_line(document.what)} {one_line(document.remedy)}")
    holding, dropped = read_holding(document.data, catalog)
    for sentence in dropped:
        click.echo(f"{path}: {sentence}", err=True)
    return holding


def _earlier(names: set[str], catalog: Catalog) -> list[str]:
    return [alias for alias, name in catalog.aliases.items() if name in names]


def _did_you_mean(name: str, known: Iterable[str]) -> str:
    meant = nearest(name, known)
    return f" Did you mean “{meant}”?" if meant else ""


def _end(status: int, message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(status)
