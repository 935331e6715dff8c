"""An editor that reads the schemas completes ids and says what they are; the check does not depend on it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.check.test_check import BASE, written
from tests.conftest import ROOT
from tests.site.small_site import small_catalog

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.cli import main
from credential_catalog.exports.editor_ids import editor_ids
from credential_catalog.schema import home_of
from credential_catalog.schema.kinds import Home
from credential_catalog.schema.library import explainer, fast_validator

SETTINGS = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))


def test_each_id_is_suggested_with_its_title_and_any_other_is_allowed() -> None:
    things = json.loads(editor_ids(small_catalog()))["$defs"]["things"]["anyOf"]
    assert [one["const"] for one in things[:-1]] == sorted(one["const"] for one in things[:-1])
    assert "kqed/a" in {one["const"] for one in things[:-1]}
    assert all("description" in one for one in things[:-1])
    assert things[-1] == {"type": "string"}


def test_every_id_that_the_schemas_point_at_is_in_the_file_for_editors() -> None:
    kept = json.loads((ROOT / "schemas/ids.json").read_text(encoding="utf-8"))["$defs"]
    for schema in (ROOT / "schemas").glob("*.schema.json"):
        for name in re.findall(r"ids\.json#/\$defs/([a-z]+)", schema.read_text(encoding="utf-8")):
            assert kept[name]["anyOf"]


def test_no_id_is_suggested_that_the_catalog_does_not_know(catalog: Catalog) -> None:
    kept = json.loads((ROOT / "schemas/ids.json").read_text(encoding="utf-8"))["$defs"]
    suggested = [one["const"] for kind in kept.values() for one in kind["anyOf"] if "const" in one]
    known = {record.id for record in catalog.records()} | catalog.aliases.keys()
    assert [name for name in suggested if name not in known] == [], "run `make check`"


def test_what_is_added_is_suggested_after_the_next_check_and_needs_no_command_before(tmp_path: Path) -> None:
    root, out = written(tmp_path, BASE), tmp_path / "ids.json"
    asked = ["editor", "--catalog", str(root), "--out", str(out)]
    first, second = (CliRunner().invoke(main, asked) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert (bool(first.output), second.output) == (True, ""), "it says only what it did"
    old = out.read_text(encoding="utf-8")
    (root / "outside/years-served.yml").write_text(
        "title: Years\nkind: experience\nunit: year\n", encoding="utf-8"
    )
    assert CliRunner().invoke(main, ["check", str(root)]).exit_code == 0, (
        "the check does not look at the file"
    )
    CliRunner().invoke(main, asked)
    added = set(out.read_text(encoding="utf-8").splitlines()) - set(old.splitlines())
    assert added == {'{"const": "years-served", "description": "Years"},'}


def test_an_id_that_no_editor_suggests_is_for_the_check_to_judge() -> None:
    stack = {"title": "T", "kind": "series", "status": "active", "members": ["kqed/brand-new"], "sources": []}
    found = [error.json_path for error in explainer("stack").iter_errors(stack)]
    assert "$.members[0]" not in found
    assert not fast_validator("collection").is_valid({"title": "T", "members": ["No Id"]})
    assert fast_validator("collection").is_valid({"title": "T", "members": ["kqed/brand-new"]})


@pytest.mark.parametrize("schema", SETTINGS["yaml.schemas"])
def test_the_editors_settings_and_the_first_lines_of_files_name_the_same_schema(schema: str) -> None:
    kind = Path(schema).name.removesuffix(".schema.json")
    for path in sorted(ROOT.glob(SETTINGS["yaml.schemas"][schema]))[::20]:
        name = path.relative_to(ROOT).as_posix()
        assert home_of(name) == Home(kind, home_of(name).id)  # type: ignore[union-attr]
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        if first.startswith("# yaml-language-server:"):
            assert (path.parent / first.partition("=")[2]).resolve() == (ROOT / schema).resolve()
