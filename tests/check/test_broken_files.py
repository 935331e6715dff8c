"""A file as people break it gives one clear problem, with its place and a remedy, and none elsewhere."""

import datetime
from pathlib import Path

import pytest
import yaml
from tests.small_catalog import BASE, written

from credential_catalog.checking import check
from credential_catalog.model.problem import Problem, Severity

HERE = Path(__file__).parent
BROKEN: dict[str, list[str]] = yaml.safe_load((HERE / "broken.yml").read_text(encoding="utf-8"))
FILE = "credentials/kqed/analyzing-media.yml"
MISNAMED = {
    "credentials/kqed/Analyzing-Media.yml": "CC202",
    "credentials/kqed/analyzing media.yml": "CC202",
    "credentials/kqed/analyzing_media.yml": "CC202",
    "credentials/kqed/analyzing-media (1).yml": "CC202",
    "credentials/KQED/analyzing-media.yml": "CC202",
    "credentials/kqed/analyzing-media.yaml": "CC102",
    "credentials/kqed/analyzing-media.YML": "CC102",
    "credentials/kqed/analyzing-media.yml.txt": "CC101",
    "credentials/kqed/analyzing-media": "CC101",
    "kqed/analyzing-media.yml": "CC201",
    "analyzing-media.yml": "CC201",
    "credentials/analyzing-media.yml": "CC201",
    "credentials/kqed/media/analyzing-media.yml": "CC201",
    "stacks/analyzing-media.yml": "CC201",
    "jurisdictions/kqed/analyzing-media.yml": "CC202",
    "credentials/kqed/\u0430nalyzing-media.yml": "CC202",
    "credentials/kqed/analyzing-media.yml.yml": "CC202",
    "credentials/kqed/analyzing-media.json": "CC101",
    "credentials/kqed /analyzing-media.yml": "CC202",
    "credential/kqed/analyzing-media.yml": "CC201",
}


def problems_of(root: Path) -> tuple[Problem, ...]:
    problems = check(root, datetime.date(2026, 11, 22)).problems
    return tuple(problem for problem in problems if problem.severity is not Severity.ADVICE)


def said(problem: Problem) -> list[str]:
    place = problem.place
    return [f"{place.line}:{place.column} {problem.id} {problem.what}", problem.remedy]


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_one_problem_with_its_remedy(name: str, tmp_path: Path) -> None:
    root = written(tmp_path, BASE)
    (root / FILE).write_bytes((HERE / "broken" / name).read_bytes())
    problems = problems_of(root)
    assert [line for problem in problems for line in said(problem)] == BROKEN[name]
    assert {problem.place.path for problem in problems} <= {f"catalog/{FILE}"}


def test_every_broken_file_is_tried() -> None:
    assert {path.name for path in (HERE / "broken").iterdir()} == set(BROKEN)


@pytest.mark.parametrize("name", MISNAMED)
def test_a_file_with_a_wrong_name_is_one_problem_and_not_one_for_each_that_refers_to_it(
    name: str, tmp_path: Path
) -> None:
    files = {key: text for key, text in BASE.items() if key != FILE}
    problems = problems_of(written(tmp_path, {**files, name: BASE[FILE]}))
    assert [problem.id for problem in problems] == [MISNAMED[name]]


@pytest.mark.parametrize("text", ["title: [", "", "<table>", "status: actve\nunknown: 1\n"])
@pytest.mark.parametrize("name", BASE)
def test_what_refers_to_a_broken_file_has_no_problem_of_its_own(name: str, text: str, tmp_path: Path) -> None:
    problems = problems_of(written(tmp_path, {**BASE, name: text}))
    assert {problem.place.path for problem in problems} == {f"catalog/{name}"}


def test_a_wrong_name_does_not_hide_an_id_that_nothing_defines(tmp_path: Path) -> None:
    files = {**BASE, "credentials/kqed/Some Other.yml": BASE[FILE]}
    files["stacks/kqed/media-set.yml"] = files["stacks/kqed/media-set.yml"].replace(
        "kqed/making-images", "kqed/making-movies"
    )
    assert [problem.id for problem in problems_of(written(tmp_path, files))] == ["CC202", "CC301"]


ELSEWHERE = (
    *("issuers", "outside", "credentials/kqed", "stacks/kqed", "collections/kqed"),
    *("jurisdictions/ut/awards", "jurisdictions/ut/rules", "jurisdictions/ut/bodies"),
)


@pytest.mark.parametrize("name", BASE)
def test_a_file_among_those_of_another_kind_is_one_problem_wherever_it_lies(
    name: str, tmp_path: Path
) -> None:
    folder, _, file = name.rpartition("/")
    for number, other in enumerate(ELSEWHERE):
        if other != folder and (file != "masters-degree.yml" or other != "collections/kqed"):
            files = {key: text for key, text in BASE.items() if key != name}
            problems = problems_of(written(tmp_path / str(number), {**files, f"{other}/{file}": BASE[name]}))
            wanted = "CC202" if other == "issuers" and file == "ut.yml" else "CC209"
            assert [problem.id for problem in problems] == [wanted], other
