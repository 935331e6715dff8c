from pathlib import Path

from click.testing import CliRunner, Result

from credential_catalog.cli import main

UNTIDY = "status: active\ntitle: 'Fact Checking'\n"
TIDY = "title: Fact Checking\nstatus: active\n"


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["format", "--catalog", str(root), *arguments])


def written(folder: Path, text: str) -> Path:
    file = folder / "catalog/credentials/kqed/fact-checking.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_format_writes_a_file_once_and_check_says_whether_it_would(tmp_path: Path) -> None:
    file = written(tmp_path, UNTIDY)
    root = tmp_path / "catalog"
    assert run(root, "--check").exit_code == 1
    assert file.read_text(encoding="utf-8") == UNTIDY
    assert "Changed catalog/credentials/kqed/fact-checking.yml" in run(root, str(file)).output
    assert file.read_text(encoding="utf-8") == TIDY
    again = run(root, "--check", str(file.parent))
    assert (again.exit_code, again.output) == (0, "Every file is in its form already.\n")


def test_a_file_that_the_check_cannot_read_is_left_as_it_is(tmp_path: Path) -> None:
    file = written(tmp_path, "title: [\n")
    told = run(tmp_path / "catalog")
    assert told.exit_code == 1
    assert "is left as it is" in told.output
    assert file.read_text(encoding="utf-8") == "title: [\n"


def test_a_file_of_another_place_is_no_file_of_the_catalog(tmp_path: Path) -> None:
    written(tmp_path, TIDY)
    told = run(tmp_path / "catalog", str(tmp_path / "nowhere.yml"))
    assert told.exit_code == 2
    assert "is no file of the catalog" in told.output
