"""What changed is read out of git, day by day, without touching the files at hand."""

import datetime
import os
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.small_catalog import BASE, written

from credential_catalog.changes.history import history
from credential_catalog.changes.revisions import RevisionError, unpack
from credential_catalog.cli import main

MAKING = "credentials/kqed/making-images.yml"


def git(folder: Path, *words: str, day: str = "2026-11-20") -> str:
    at = f"{day}T12:00:00+00:00"
    env = {**os.environ, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *named, *words], cwd=folder, env=env, capture_output=True, check=True, text=True
    )
    return done.stdout.strip()


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "Edit", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository in which hours were mended twice on one day, and nothing on the next."""
    git(tmp_path, "init", "--quiet")
    written(tmp_path)
    commit(tmp_path, "2026-11-20")
    for hours in ("7", "8"):
        written(tmp_path, {MAKING: BASE[MAKING].replace("hours: 5", f"hours: {hours}")})
        commit(tmp_path, "2026-11-21")
    (tmp_path / "README.md").write_text("A page beside the catalog.", encoding="utf-8")
    commit(tmp_path, "2026-11-22")
    return tmp_path


def test_a_day_is_told_by_its_last_edition_and_days_without_a_change_are_left_out(repository: Path) -> None:
    found = history(repository / "catalog", repository / ".cache")
    assert [day.day.isoformat() for day in found.days] == ["2026-11-21", "2026-11-20"]
    texts = [line.text for section in found.days[0].sections for line in section.lines]
    assert "Making Images (kqed/making-images): hours 5 h → 8 h." in texts
    assert found.days[1].sections[0].title == "New"
    assert not found.earlier


def test_what_was_remembered_of_a_day_is_what_is_found_anew(repository: Path) -> None:
    first = history(repository / "catalog", repository / ".cache")
    remembered = sorted((repository / ".cache").rglob("*.json"))
    assert len(remembered) == 2
    assert history(repository / "catalog", repository / ".cache") == first
    for file in remembered:
        file.write_text("damaged", encoding="utf-8")
    assert history(repository / "catalog", repository / ".cache") == first


def test_without_git_or_with_a_cut_history_it_says_why(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert "no git repository" in (history(written(elsewhere)).unread or "")
    shallow = elsewhere / "shallow"
    git(elsewhere, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(shallow))
    found = history(shallow / "catalog")
    assert found.days == ()
    assert "git fetch --unshallow" in (found.unread or "")


def test_an_edition_is_unpacked_beside_the_files_at_hand(repository: Path, tmp_path: Path) -> None:
    root = unpack(repository / "catalog", "HEAD~3", tmp_path / "old")
    assert "hours: 5" in (root / MAKING).read_text(encoding="utf-8")
    assert git(repository, "status", "--porcelain", "--untracked-files=no") == ""
    with pytest.raises(RevisionError, match="git fetch origin"):
        unpack(repository / "catalog", "nowhere", tmp_path / "no")


def test_the_command_compares_with_a_commit_and_fails_only_where_an_address_is_gone(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    asked = ["--as-of", datetime.date(2026, 11, 22).isoformat()]
    equal = CliRunner().invoke(main, ["diff", "HEAD", *asked])
    assert (equal.exit_code, equal.output) == (0, "Nothing changed for anybody who uses the catalog.\n")
    told = CliRunner().invoke(main, ["diff", "HEAD~3", "--format", "markdown", *asked])
    assert told.exit_code == 0
    assert "hours 5 h → 8 h" in told.output
    (repository / "catalog" / "stacks" / "kqed" / "media-set.yml").unlink()
    gone = CliRunner().invoke(main, ["diff", "HEAD", *asked])
    assert gone.exit_code == 1
    assert "Media Set (kqed/media-set)" in gone.output
    assert "credential-catalog rename" in gone.output


def test_words_of_a_strangers_file_stay_words_in_a_comment(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    title = "<img src=x> @everyone [here](https://evil.example) `rm`"
    written(repository, {MAKING: BASE[MAKING].replace("Making Images", f"'{title}'")})
    told = CliRunner().invoke(main, ["diff", "HEAD", "--format", "markdown", "--as-of", "2026-11-22"]).output
    assert "<img" not in told.replace("\\<img", "")
    assert "@everyone" not in told
    assert "https://evil" not in told


def test_what_stands_in_a_broken_file_is_not_said_to_be_gone(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    written(repository, {"issuers/kqed.yml": "name: [\n"})
    told = CliRunner().invoke(main, ["diff", "HEAD", "--as-of", "2026-11-22"])
    assert told.exit_code == 0
    assert "nowhere" not in told.output
    assert "catalog/issuers/kqed.yml could not be read whole" in " ".join(told.output.split())
