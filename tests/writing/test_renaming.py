import datetime
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from tests.conftest import ROOT
from tests.small_catalog import BASE, written

from credential_catalog.checking import check
from credential_catalog.cli import main
from credential_catalog.model.problem import Severity
from credential_catalog.writing.references import apply, renamed_references
from credential_catalog.writing.renaming import carry_out, renaming

AS_OF = datetime.date(2026, 11, 22)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return written(tmp_path)


def rename(root: Path, old: str, new: str, *more: str) -> Result:
    return CliRunner().invoke(main, ["rename", old, new, "--catalog", str(root), *more])


def test_the_real_catalog_is_still_without_a_problem_after_things_of_every_kind_are_renamed(
    tmp_path: Path,
) -> None:
    root = tmp_path / "catalog"
    shutil.copytree(ROOT / "catalog", root)
    names = {
        "uf-lastinger": "lastinger-center",
        "nmped/social-emotional-learning": "nmped/sel",
        "nmped/apl-2-3": "nmped/second-advancement",
        "ut/secondary-science": "ut/science-6-12",
        "ut/science-3d": "ut/three-d-science",
        "nv/clark-county": "nv/ccsd",
        "ftce-reading-k-12": "florida-reading-exam",
    }
    for old, new in names.items():
        carry_out(renaming(root, old, new))
    checked = check(root, AS_OF)
    assert [problem for problem in checked.problems if problem.severity is not Severity.ADVICE] == []
    assert checked.catalog is not None
    assert {old: checked.catalog.present(old) for old in names} == names
    moved = checked.catalog.present("uf-lastinger/literacy-matrix")
    assert moved == "lastinger-center/literacy-matrix"
    assert not (root / "credentials/uf-lastinger").exists()


def test_every_reference_follows_and_nothing_else_in_a_file_changes() -> None:
    text = """\
# kqed/a is the first.
requires:
  all:
    - credential: kqed/a   # the first
    - choose: {at_least: 1, from: {issuer: kqed, except: ["kqed/a"]}}
history:
  - was: {recommended: [kqed/a]}
examples:
  - holding:
      credentials: [kqed/a, {id: 'kqed/a'}]
      unlisted: {"kqed/a#electives": 2}
    left: [kqed/a]
    because: kqed/a is missing.
note: kqed/a
sources: [{id: kqed}]
credit: [{by: kqed}]
"""
    done = apply(text, renamed_references(text, {"kqed/a": "pbs/b", "kqed": "pbs"}))
    expected = text.replace("kqed/a", "pbs/b").replace("issuer: kqed", "issuer: pbs")
    expected = expected.replace("# pbs/b", "# kqed/a").replace("because: pbs/b", "because: kqed/a")
    assert done == expected


def test_a_name_that_comes_back_leaves_the_aliases(small: Path) -> None:
    assert rename(small, "kqed/making-images", "kqed/images").exit_code == 0
    assert rename(small, "kqed/images", "kqed/making-images").exit_code == 0
    file = small / "credentials/kqed/making-images.yml"
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["aliases"] == ["kqed/images"]


def test_aliases_stand_where_the_schema_has_them_below_no_comment_of_another_key(small: Path) -> None:
    file = small / "credentials/kqed/making-images.yml"
    file.write_text(
        "# yaml-language-server: $schema=../../../schemas/credential.schema.json\r\n"
        "title: Making Images\r\nstatus: active\r\n# In the issuer's words.\r\nsubjects: [media literacy]\r\n"
        + BASE["credentials/kqed/making-images.yml"].splitlines()[-1],
        encoding="utf-8",
        newline="",
    )
    assert rename(small, "kqed/making-images", "kqed/images").exit_code == 1, "a credential lost its tag"
    text = (small / "credentials/kqed/images.yml").read_bytes().decode()
    assert "status: active\r\naliases:\r\n  - kqed/making-images\r\n# In the issuer's words.\r\n" in text


def test_a_dry_run_says_what_would_change_and_changes_nothing(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*.yml")}
    told = rename(small, "kqed", "pbs", "--dry-run")
    assert told.exit_code == 0
    assert "Would move catalog/issuers/kqed.yml to catalog/issuers/pbs.yml" in told.output
    assert "Would change catalog/jurisdictions/ut/rules/renewal-rate.yml:6:26" in told.output
    assert {path: path.read_bytes() for path in small.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kqed/making-image", "kqed/x", "Did you mean “kqed/making-images”?"),
        ("making-images", "kqed/x", "Did you mean “kqed/making-images”?"),
        ("kqed/making-images", "kqed/analyzing-media", "is taken: it is Critically Analyzing Media"),
        ("kqed/making-images", "kqed/making-images", "its id already"),
        ("kqed/making-images", "kqed/Making Images", "cannot be an id"),
        ("kqed/making-images", "images", "Write owner/name"),
        ("kqed/making-images", "../../etc/passwd", "is no id"),
        ("kqed/making-images", "pbs/images", "There is no issuer “pbs”"),
        ("kqed", "ut", "cannot be the id of an issuer"),
        ("ut", "nv", "is a jurisdiction"),
    ],
)
def test_a_name_that_cannot_be_is_refused_in_one_sentence(small: Path, old: str, new: str, said: str) -> None:
    refused = rename(small, old, new)
    assert refused.exit_code == 2
    assert said in refused.output


def test_a_file_that_cannot_be_read_and_names_the_thing_is_mended_first(small: Path) -> None:
    broken = small / "stacks/kqed/broken.yml"
    broken.write_text("members: [kqed/making-images\n", encoding="utf-8")
    refused = rename(small, "kqed/making-images", "kqed/images")
    assert refused.exit_code == 2
    assert "stacks/kqed/broken.yml" in refused.output
    assert (small / "credentials/kqed/making-images.yml").exists()
