"""`credential-catalog new KIND`: a new file, with comments that say what to write."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from credential_catalog.cli.options import catalog_option, today
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem
from credential_catalog.schema import home_of
from credential_catalog.writing.catalog_files import (
    CatalogFile,
    catalog_files,
    file_of,
    nearest_names,
    whose,
)
from credential_catalog.writing.drafts import KINDS, OWNED, Question, draft, gaps, name_from, questions

_FLAGS = {
    "owner": "The issuer's or jurisdiction's id, with which the new id begins.",
    "id": "The last part of its id (default: made from the title).",
    "title": "Its title, or its name.",
    "kind": "Which kind of it: series, endorsement, union, ….",
    "url": "The address of its own page.",
    "members": "Of a stack or collection: ids, with commas between.",
    "award": "Of a rule: the id of the award toward which it counts.",
    "use": "Of a rule: what it is used for.",
    "counts": "Of a rule: the id of the credential or stack that counts.",
    "effect": "Of a rule: counts, may_count or does_not_count.",
    "depends-on": "Of a rule that may count: who decides.",
    "agency": "Of a jurisdiction: who licenses educators there.",
    "source-title": "The title of the page or law where you read it.",
    "source-url": "Its address.",
    "source-kind": "What kind of source it is: issuer, agency, law, ….",
}


def _flags(command: Any) -> Any:  # noqa: ANN401
    for name, said in reversed(_FLAGS.items()):
        command = click.option(f"--{name}", help=said)(command)
    return command


@click.command("new")
@click.argument("what", metavar="KIND", type=click.Choice(KINDS))
@catalog_option
@_flags
def new_command(what: str, catalog_folder: Path, **given: str | None) -> None:
    """Write a new file of this KIND where it belongs, with comments that say what to write.

    In a terminal it asks for what no flag says; without one it leaves those places empty and names them. A
    file that is there already is never written over.

    Exit status: 0 written, 2 not written.
    """
    if not catalog_folder.is_dir():
        _refuse(f"There is no folder {catalog_folder}. Name the catalog's folder with --catalog.")
    asking = sys.stdin.isatty()
    files = catalog_files(catalog_folder)
    owner = _owner(what, files, given["owner"], asking)
    facts = {fact: value for fact, value in given.items() if value and fact not in ("owner", "id")}
    for question in questions(what):
        answer = _answer(question, facts.get(question.fact), asking)
        if answer:
            facts[question.fact] = answer
    if what == "jurisdiction":
        name = _state(given["id"] or given["owner"], asking)
    else:
        name = _name(owner, given["id"], facts.get("title"), asking)
    path = _free_place(what, name, files, catalog_folder)
    text = draft(what, _understood(facts, files), today())
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    click.echo(_told(path, text))


def _owner(what: str, files: list[CatalogFile], given: str | None, asking: bool) -> str | None:
    """Return the owner's id, which the catalog has to know; None for what has none."""
    kind = OWNED.get(what)
    if kind is None:
        return None
    if not given and asking:
        given = click.prompt("Whose it is: " + ("its keeper" if kind == "owner" else f"the id of the {kind}"))
    if not given:
        _refuse(f"Say whose it is: --owner, the id of the {kind}.")
    known = [file.home.id for file in files if file.home.kind == kind]
    if kind != "owner" and given not in known:
        close = nearest_names(str(given), known)
        meant = f"Did you mean “{close[0]}”? " if close else ""
        _refuse(f"There is no {kind} “{given}”. {meant}For a new one: credential-catalog new {kind}")
    return given


def _answer(question: Question, given: str | None, asking: bool) -> str | None:
    """Return what a flag says or a person answers; None where neither does."""
    if given is None and asking:
        choices = f" ({', '.join(question.choices)})" if question.choices else ""
        more = "" if question.needed else " (Enter: leave it out)"
        while True:
            given = click.prompt(f"{question.ask}{choices}{more}", default="", show_default=False).strip()
            if not given or not question.choices or given in question.choices:
                break
            click.echo(_not_a_choice(question, given))
    if given and question.choices and given not in question.choices:
        _refuse(_not_a_choice(question, given))
    return given or None


def _not_a_choice(question: Question, given: str) -> str:
    meant = nearest(given, question.choices)
    said = f"“{given}” is none of {', '.join(question.choices)}."
    return f"{said} Did you mean “{meant}”?" if meant else said


def _name(owner: str | None, given: str | None, title: str | None, asking: bool) -> str:
    name = given or (name_from(title) if title else "")
    if asking and not given:
        name = click.prompt("The last part of its id, its address for good", default=name or None)
    if not name:
        _refuse("Give it a --title or an --id.")
    return f"{owner}/{name}" if owner else str(name)


def _state(given: str | None, asking: bool) -> str:
    """Return a jurisdiction's id, which no title tells."""
    if not given and asking:
        given = str(click.prompt("Its postal code, in two letters"))
    if not given:
        _refuse("Give it an --id: its postal code, in two letters.")
    return given.casefold()


def _free_place(what: str, name: str, files: list[CatalogFile], root: Path) -> Path:
    """Return where the file belongs, or refuse an id that is none or is taken."""
    place = home_of(f"catalog/{file_of(what, name)}")
    if isinstance(place, Problem):
        _refuse(f"{place.what} {place.remedy}")
    taken = whose(files, name)
    path = root / file_of(what, name)
    if taken or path.exists():
        _refuse(f"“{name}” is taken: it is {taken or path}. Give another --id.")
    return path


def _understood(facts: dict[str, str], files: list[CatalogFile]) -> dict[str, str | list[str]]:
    """Return the facts with lists as lists, and with what kind of thing it is that counts."""
    understood: dict[str, str | list[str]] = dict(facts)
    if "members" in facts:
        understood["members"] = [member.strip() for member in facts["members"].split(",") if member.strip()]
    kinds = {file.home.id: file.home.kind for file in files}
    if kinds.get(facts.get("counts", "")) == "stack":
        understood["counts_as"] = "stack"
    return understood


def _told(path: Path, text: str) -> str:
    empty = gaps(text)
    lines = [f"Wrote {path}"]
    if empty:
        places = ", ".join(f"{gap.key} (line {gap.line})" for gap in empty)
        lines.append(f"Still to fill in: {places}.")
    lines.append("Then run: credential-catalog check")
    return "\n".join(lines)


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    sys.exit(2)
