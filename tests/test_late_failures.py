"""A build that fails, early or late, leaves the old site as it was."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import BUILD, ROOT
from tests.small_catalog import written

KEPT = (
    "docs",
    "plugins",
    "schemas",
    "tools",
    "Makefile",
    "mkdocs.yml",
    "pyproject.toml",
    "README.md",
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project with a small catalog and an old site, to build with what is installed."""
    for name in KEPT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    written(tmp_path)
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    for program in ("python", "mkdocs"):
        (tmp_path / ".venv" / "bin" / program).symlink_to(Path(sys.executable).parent / program)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the old site", encoding="utf-8")
    return tmp_path


def make_site(project: Path) -> tuple[int, str]:
    """Run `make site` without its install step, with the copy's own code."""
    done = subprocess.run(
        ["make", "-o", "install", "site"],
        cwd=project,
        env={**BUILD, "PYTHONPATH": str(project / "plugins"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def old_site_stands(project: Path) -> bool:
    return (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"


def test_a_broken_catalog_stops_the_build_with_the_report_of_the_check(project: Path) -> None:
    file = project / "catalog" / "issuers" / "kqed.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("name:", "nmae:"), encoding="utf-8")
    code, said = make_site(project)
    assert code != 0
    assert "catalog/issuers/kqed.yml:1:1 error CC204 There is no key `nmae` here." in said
    assert "Did you mean `name`?" in said
    assert "Traceback" not in said
    assert old_site_stands(project)


def test_a_template_that_fails_leaves_the_old_site(project: Path) -> None:
    template = project / "plugins" / "credential_catalog" / "site" / "templates" / "award.html"
    template.write_text("{{ nothing.of_the_kind }}", encoding="utf-8")
    code, _ = make_site(project)
    assert code != 0
    assert old_site_stands(project)


def test_a_search_index_that_fails_leaves_the_old_site(project: Path) -> None:
    search = project / "plugins" / "credential_catalog" / "site" / "search.py"
    text = search.read_text(encoding="utf-8")
    search.write_text(
        text + "\n\ndef index_site(site: object) -> None:\n    raise SearchIndexError('The index broke.')\n",
        encoding="utf-8",
    )
    code, said = make_site(project)
    assert code != 0
    assert "The index broke." in said
    assert old_site_stands(project)


def test_a_good_catalog_replaces_the_old_site(project: Path) -> None:
    code, said = make_site(project)
    assert code == 0, said
    assert "Which micro-credentials count" in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert not (project / ".site-new").exists()
    assert "WARNING" not in said
