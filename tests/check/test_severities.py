"""A catalog's settings say how much each kind of problem matters; advice is kept apart and stops nothing."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from tests.check.test_check import report
from tests.small_catalog import BASE, written

from credential_catalog.checking import check, read_severities
from credential_catalog.cli.report_formats import as_json
from credential_catalog.model.problem import Place, Problem, Severity, problem_kinds
from credential_catalog.model.report import report_text

RETIRED = BASE["credentials/kqed/making-images.yml"].replace("status: active", "status: retired")
WITHOUT_LAST_DAY = {**BASE, "credentials/kqed/making-images.yml": RETIRED}


@pytest.fixture
def catalog(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a catalog with problems beside an mkdocs.yml with these severities."""

    def with_severities(lines: str) -> Path:
        indented = "".join(f"        {line}\n" for line in lines.splitlines())
        (tmp_path / "mkdocs.yml").write_text(
            "plugins:\n  - search\n  - credential-catalog:\n"
            f"      revision: !ENV [SHA, '']\n      severities:\n{indented}",
            encoding="utf-8",
        )
        return written(tmp_path, WITHOUT_LAST_DAY)

    return with_severities


def kinds_in(said: str) -> list[str]:
    return [line.split()[2] for line in said.splitlines() if ".yml:" in line]


def test_without_settings_a_problem_is_what_it_usually_is(tmp_path: Path) -> None:
    code, said = report(written(tmp_path, WITHOUT_LAST_DAY))
    assert code == 1
    assert " error CC332 " in said


def test_a_warning_is_named_and_the_catalog_is_still_made(catalog: Callable[[str], Path]) -> None:
    root = catalog("CC332: warning\nCC334: off")
    code, said = report(root)
    assert (code, kinds_in(said)) == (1, ["CC332"])
    assert " warning CC332 " in said
    day = datetime.date(2026, 11, 22)
    assert check(root, day, read_severities(root.parent / "mkdocs.yml")).catalog is not None
    assert check(root, day).catalog is None


def test_what_is_off_is_not_said(catalog: Callable[[str], Path]) -> None:
    assert report(catalog("CC332: off\nCC334: off")) == (0, "No problems.\n")


def test_advice_is_counted_and_shown_in_full_only_on_request(catalog: Callable[[str], Path]) -> None:
    root = catalog("CC332: advice\nCC334: advice")
    code, said = report(root)
    assert code == 0
    assert kinds_in(said) == []
    assert "     1 CC332 no last day\n" in said
    assert "Show all of it with --advice." in said
    code, said = report(root, "--advice")
    assert code == 0
    assert "CC332" in kinds_in(said)


def test_annotations_leave_advice_out_unless_it_is_asked_for(catalog: Callable[[str], Path]) -> None:
    root = catalog("CC332: advice\nCC334: off")
    assert report(root, "--format", "github") == (0, "")
    assert report(root, "--format", "github", "--advice")[1].startswith("::notice file=")


def test_an_id_that_no_problem_has_is_named_with_the_one_that_was_meant(
    catalog: Callable[[str], Path],
) -> None:
    _, said = report(catalog("CC332: off\nCC344O: off\nCC334: off"))
    assert "mkdocs.yml:7:9 error CC401 There is no kind of problem “CC344O”." in said
    assert "Did you mean CC344?" in said


def test_a_severity_that_does_not_exist_is_named_with_those_that_do(catalog: Callable[[str], Path]) -> None:
    _, said = report(catalog("CC332: warn\nCC334: off"))
    assert "mkdocs.yml:6:16 error CC402 “warn” is no severity." in said
    assert "Write one of error, warning, advice, off." in said


def test_what_pages_cannot_do_without_stays_an_error(catalog: Callable[[str], Path]) -> None:
    _, said = report(catalog("CC301: warning\nCC332: off\nCC334: off"))
    assert "mkdocs.yml:6:9 error CC403 CC301 is always an error" in said


def test_severities_are_read_from_the_file_that_is_named(
    catalog: Callable[[str], Path], tmp_path: Path
) -> None:
    root = catalog("CC332: off\nCC334: off")
    (tmp_path / "mkdocs.yml").rename(tmp_path / "other.yml")
    assert report(root)[0] == 1
    assert report(root, "--settings", str(tmp_path / "other.yml"))[0] == 0


def test_settings_that_do_not_speak_of_severities_state_none(tmp_path: Path) -> None:
    for number, text in enumerate(["", "plugins:\n", "plugins: [credential-catalog]\n", "- a\n", "a: [\n"]):
        (tmp_path / f"{number}.yml").write_text(text, encoding="utf-8")
        assert read_severities(tmp_path / f"{number}.yml").stated == {}


def test_a_kind_states_its_usual_severity_and_leaves_the_rest_to_settings() -> None:
    assert [kind.id for kind in problem_kinds() if "severity" in vars(kind)] == []
    fixed = [kind.id for kind in problem_kinds() if kind.usual is not Severity.ERROR and not kind.settable]
    assert fixed == []


class Hint(Problem, frozen=True):
    """Advice of this test."""

    usual: ClassVar[Severity] = Severity.ADVICE

    @property
    def what(self) -> str:
        return "More could be known."

    @property
    def remedy(self) -> str:
        return "Look."


class OtherHint(Hint, frozen=True):
    """A kind of advice."""

    id = "CC990"
    name = "other-hint"
    settable = True


def test_much_advice_is_a_few_lines() -> None:
    advice = [OtherHint(Place("a.yml", line)) for line in range(1, 500)]
    assert report_text(advice).splitlines() == [
        "No problems.",
        "",
        "499 pieces of advice, where more could be known:",
        "   499 CC990 other hint",
        "Show all of it with --advice.",
    ]
    assert len(json.loads(as_json(advice))["advice"]) == 499
    assert json.loads(as_json(advice))["problems"] == []
