"""Every mistake an editor can make gives one message, with a place and what to write instead."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from tests.small_catalog import BASE, written

from credential_catalog.cli import main
from credential_catalog.exports.problem_reference import problem_reference
from credential_catalog.model.problem import help_address

HERE = Path(__file__).parent
MISTAKES: list[dict[str, Any]] = yaml.safe_load((HERE / "mistakes.yml").read_text(encoding="utf-8"))


def changed(case: dict[str, Any]) -> dict[str, str]:
    files = dict(BASE)
    for change in case.get("changes", [case]):
        if "instead_of" in change:
            assert files[change["file"]].count(change["instead_of"]) == 1, "the case changes one thing"
            files[change["file"]] = files[change["file"]].replace(change["instead_of"], change["write"])
        else:
            files[change["file"]] = change["write"]
    return files


def report(root: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(
        main, ["check", str(root), "--as-of", "2026-11-22", *options], catch_exceptions=False
    )
    return result.exit_code, result.output


def without_excerpts(said: str) -> list[str]:
    """Return the lines without those of the files, and without what the report ends with."""
    lines = [line for line in said.splitlines() if not re.match(r" +[0-9]* \|", line)]
    return lines[: lines.index("")]


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    assert report(written(tmp_path, BASE)) == (0, "No problems.\n")


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"])
def test_a_mistake_gives_its_message(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, changed(case))
    monkeypatch.chdir(tmp_path)
    code, said = report(Path("catalog"))
    assert without_excerpts(said) == case["says"].splitlines()
    assert code == 1


def test_one_run_names_the_problems_of_every_file(tmp_path: Path) -> None:
    files = dict(BASE)
    files["credentials/kqed/analyzing-media.yml"] = "title: [a\n"
    files["credentials/kqed/making-images.yml"] = BASE["credentials/kqed/making-images.yml"].replace(
        "status: active", "status: actve"
    )
    files["stacks/kqed/media-set.yml"] = BASE["stacks/kqed/media-set.yml"].replace("of: 3", "of: 1")
    _, said = report(written(tmp_path, files))
    assert [line.split()[2] for line in said.splitlines() if ".yml:" in line] == ["CC117", "CC206", "CC350"]


def test_a_file_with_a_problem_does_not_make_problems_elsewhere(tmp_path: Path) -> None:
    files = dict(BASE)
    files["credentials/kqed/making-images.yml"] = "title: Making Images\n"
    _, said = report(written(tmp_path, files))
    assert {line.split()[2] for line in said.splitlines() if ".yml:" in line} == {"CC203"}


def test_json_says_the_same_as_text(tmp_path: Path) -> None:
    root = written(tmp_path, {**BASE, "issuers/kqed.yml": "name: KQED\n"})
    _, text = report(root)
    code, said = report(root, "--format", "json")
    problems = json.loads(said)["problems"]
    assert code == 1
    assert [
        f"{one['path']}:{one['line']}:{one['column']} error {one['id']} {one['what']}" for one in problems
    ] == [line for line in text.splitlines() if ".yml:" in line]


def test_github_annotations_point_at_the_place(tmp_path: Path) -> None:
    root = written(tmp_path, {**BASE, "issuers/kqed.yml": "name: KQED\nkind: public_media\n"})
    _, said = report(root, "--format", "github")
    assert said.startswith("::error file=catalog/issuers/kqed.yml,line=1,col=1,title=CC203 missing-key::")


def test_annotations_lead_to_the_file_from_where_the_check_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "data", {**BASE, "issuers/kqed.yml": "name: KQED\nkind: public_media\n"})
    monkeypatch.chdir(tmp_path)
    _, said = report(Path("data/catalog"), "--format", "github")
    assert said.startswith("::error file=data/catalog/issuers/kqed.yml,line=1,")


def test_the_text_shows_the_line_with_a_caret_under_the_place(tmp_path: Path) -> None:
    root = written(tmp_path, {**BASE, "issuers/kqed.yml": "name: KQED\nkind: \t publc_media\n"})
    _, said = report(root)
    assert "    2 | kind:   publc_media\n      |         ^\n" in said


def test_of_a_long_line_only_the_part_around_the_place_is_shown(tmp_path: Path) -> None:
    title = "title: " + "very " * 100 + "long: title"
    root = written(tmp_path, {**BASE, "credentials/kqed/long.yml": title})
    _, said = report(root)
    shown, caret = (line for line in said.splitlines() if " | " in line)
    assert len(shown) < 120
    assert shown[caret.index("^")] == ":"


def test_the_text_leads_to_what_each_kind_of_problem_means(tmp_path: Path) -> None:
    _, said = report(written(tmp_path, {**BASE, "issuers/kqed.yml": "name: KQED\n"}))
    assert "More on CC203: https://credential-catalog.github.io/curriculum-teams/problems/#cc203\n" in said


def test_sarif_lists_each_rule_once(tmp_path: Path) -> None:
    nameless = {"issuers/kqed.yml": "name: KQED\n", "issuers/pbs.yml": "name: PBS\n"}
    root = written(tmp_path, {**BASE, **nameless})
    _, said = report(root, "--format", "sarif")
    run = json.loads(said)["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["CC203"]
    assert len(run["results"]) == 2


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    code, said = report(tmp_path / "nowhere")
    assert code == 2
    missing = tmp_path / "nowhere"
    assert said == f"There is no folder {missing}. Name the catalog's folder: credential-catalog check DIR\n"


def test_a_folder_without_a_catalog_is_no_clean_catalog(tmp_path: Path) -> None:
    code, said = report(tmp_path)
    assert code == 2
    assert said.startswith(f"There is no file of a catalog in {tmp_path}.")


def test_a_file_is_no_catalog(tmp_path: Path) -> None:
    (tmp_path / "catalog").write_text("title: A\n", encoding="utf-8")
    assert report(tmp_path / "catalog")[0] == 2


@pytest.mark.parametrize("form", ["text", "github"])
def test_neither_names_nor_values_begin_a_line_of_the_report(form: str, tmp_path: Path) -> None:
    root = written(tmp_path, {**BASE, "credentials/kqed/a\n::error::b.yml": "title: A\n"})
    _, said = report(root, "--format", form)
    assert not any(line.startswith(("::error::b", "b.yml")) for line in said.splitlines())


def test_sarif_says_what_a_viewer_needs(tmp_path: Path) -> None:
    root = written(tmp_path, {**BASE, "issuers/kqed.yml": "name: KQED\n", "issuers/A b.yml": ""})
    _, said = report(root, "--format", "sarif")
    log = json.loads(said)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert log["version"] == "2.1.0"
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    assert all(rule["helpUri"] == help_address(rule["id"]) for rule in rules)
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert "catalog/issuers/A%20b.yml" in {place["artifactLocation"]["uri"] for place in places}
    assert {one["level"] for one in run["results"]} == {"error"}


def test_every_kind_of_problem_is_documented() -> None:
    text = (HERE.parents[1] / "docs" / "curriculum-teams" / "problems.md").read_text(encoding="utf-8")
    assert text == problem_reference(), "run `make reference` after changing a kind of problem"
