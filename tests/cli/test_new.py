import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.small_catalog import written

from credential_catalog.checking import check
from credential_catalog.cli import main
from credential_catalog.writing.drafts import KINDS, draft, gaps, questions
from credential_catalog.writing.normal_form import in_normal_form

AS_OF = datetime.date(2026, 11, 22)
SOURCE = [
    *("--source-title", "Catalog: the page"),
    *("--source-url", "https://example.org/", "--source-kind", "agency"),
]
NEW = {
    "credential": [
        "--owner",
        "kqed",
        "--title",
        "Fact Checking: the Basics",
        "--url",
        "https://example.org/",
    ],
    "stack": ["--owner", "kqed", "--title", "Facts", "--kind", "series", "--members", "kqed/making-images"],
    "award": ["--owner", "ut", "--title", "Facts", "--kind", "endorsement"],
    "rule": [
        *("--owner", "ut", "--title", "Two ways", "--award", "ut/media", "--use", "endorsement"),
        *("--counts", "kqed/media-literacy", "--effect", "may_count", "--depends-on", "the state board"),
    ],
    "issuer": ["--title", "Some Union", "--kind", "union"],
    "jurisdiction": ["--id", "nv", "--title", "Nevada", "--kind", "state", "--agency", "Nevada DOE"],
    "body": ["--owner", "ut", "--title", "Some District", "--kind", "district"],
    "outside": ["--title", "Some exam", "--kind", "exam"],
    "collection": ["--owner", "editors", "--title", "For newcomers", "--members", "kqed/making-images"],
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return written(tmp_path)


def new(root: Path, kind: str, *flags: str) -> Result:
    return CliRunner().invoke(main, ["new", kind, "--catalog", str(root), *flags])


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_of_every_kind_passes_the_check_and_is_in_normal_form(root: Path, kind: str) -> None:
    before = set(root.rglob("*.yml"))
    sourced = () if kind in ("outside", "collection") else SOURCE
    assert new(root, kind, *NEW[kind], *sourced).exit_code == 0
    (made,) = set(root.rglob("*.yml")) - before
    problems = [problem for problem in check(root, AS_OF).problems if problem.place.path.endswith(made.name)]
    assert [str(problem) for problem in problems if problem.severity.value != "advice"] == []
    text = made.read_text(encoding="utf-8")
    assert in_normal_form(text, kind) == text


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_empty_is_all_that_the_check_finds_and_is_named(root: Path, kind: str) -> None:
    owner = "ut" if kind in ("award", "rule", "body") else "kqed"
    told = new(root, kind, "--owner", owner, "--id", "nv" if kind == "jurisdiction" else "nvx")
    assert told.exit_code == 0
    made = next(root.rglob("nv*.yml"))
    empty = {gap.line for gap in gaps(made.read_text(encoding="utf-8"))}
    problems = [problem for problem in check(root, AS_OF).problems if problem.place.path.endswith(made.name)]
    wrong = {problem.place.line for problem in problems if problem.severity.value == "error"}
    assert wrong <= empty
    assert all(f"(line {line})" in told.output for line in wrong)


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_has_its_place_in_the_file(kind: str) -> None:
    for question in questions(kind):
        if question.choices:
            assert question.choices[-1] in draft(kind, {}, AS_OF), "the comment has the words to choose from"
        answer = ["kqed/asked"] if question.fact == "members" else "kqed/asked"
        assert "kqed/asked" in draft(kind, {question.fact: answer}, AS_OF)


def test_a_file_that_is_there_is_never_written_over(root: Path) -> None:
    file = root / "credentials/kqed/making-images.yml"
    before = file.read_bytes()
    refused = new(root, "credential", "--owner", "kqed", "--title", "Making Images")
    assert refused.exit_code == 2
    assert "is taken: it is Making Images" in refused.output
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "flags", "said"),
    [
        ("credential", ["--title", "X y"], "Say whose it is"),
        ("credential", ["--owner", "kqde", "--title", "X y"], "Did you mean “kqed”?"),
        ("credential", ["--owner", "kqed"], "Give it a --title or an --id"),
        ("credential", ["--owner", "kqed", "--id", "../up"], "belongs at"),
        ("stack", ["--owner", "kqed", "--title", "X", "--kind", "serie"], "Did you mean “series”?"),
        ("issuer", ["--id", "ut"], "cannot be the id of an issuer"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(root: Path, kind: str, flags: list[str], said: str) -> None:
    refused = new(root, kind, *flags)
    assert refused.exit_code == 2
    assert said in refused.output


def test_a_state_is_named_by_its_postal_code_and_not_by_its_title(root: Path) -> None:
    told = new(root, "jurisdiction", "--title", "Nevada")
    assert (told.exit_code, told.output) == (2, "Give it an --id: its postal code, in two letters.\n")
    assert new(root, "jurisdiction", "--owner", "NV", "--title", "Nevada").exit_code == 0
    assert (root / "jurisdictions/nv/nv.yml").is_file()
