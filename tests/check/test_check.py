"""Every mistake an editor can make gives one message, with a place and what to write instead."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from credential_catalog.cli import main

HERE = Path(__file__).parent
BASE: dict[str, str] = yaml.safe_load((HERE / "base.yml").read_text(encoding="utf-8"))
MISTAKES: list[dict[str, Any]] = yaml.safe_load((HERE / "mistakes.yml").read_text(encoding="utf-8"))


def written(folder: Path, files: dict[str, str]) -> Path:
    root = folder / "catalog"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


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


def test_the_base_has_no_problem(tmp_path: Path) -> None:
    assert report(written(tmp_path, BASE)) == (0, "No problems.\n")


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"])
def test_a_mistake_gives_its_message(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, changed(case))
    monkeypatch.chdir(tmp_path)
    code, said = report(Path("catalog"))
    assert said.splitlines()[:-2] == case["says"].splitlines()
    assert code == 1
