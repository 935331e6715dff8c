"""The workflows are sound, and what comes from a pull request never meets a token that may write."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
TEXTS = {file.stem: file.read_text(encoding="utf-8") for file in FILES}
# YAML 1.1 reads the key `on` as true.
FLOWS: dict[str, Any] = {
    name: {"on" if key is True else key: value for key, value in yaml.safe_load(text).items()}
    for name, text in TEXTS.items()
}
MARK = "<!-- credential-catalog: what this changes -->"


def steps(name: str) -> list[dict[str, Any]]:
    return [step for job in FLOWS[name]["jobs"].values() for step in job["steps"]]


def test_actionlint_finds_nothing_in_them_and_something_in_a_wrong_one(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(TEXTS["check"].replace("contents: read", "contents: raed"), encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools/check_workflows.py"), *map(str, FILES), str(wrong)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode == 2:
        pytest.skip(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if ".yml:" in line and "raed" not in line] == []


@pytest.mark.parametrize("name", TEXTS)
def test_each_action_is_pinned_by_commit_with_its_version_beside_it(name: str) -> None:
    used = re.findall(r"uses: (.+)", TEXTS[name])
    assert used
    assert [use for use in used if not re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v[0-9.]+", use)] == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_workflow_puts_a_text_from_outside_into_a_command(name: str) -> None:
    said = [step.get("run", "") + step.get("with", {}).get("script", "") for step in steps(name)]
    assert [text for text in said if "${{" in text] == []


@pytest.mark.parametrize("name", TEXTS)
def test_each_step_is_a_command_that_works_on_a_laptop(name: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for step in steps(name):
        for line in step.get("run", "").splitlines():
            target = re.match(r"make ([a-z-]+)", line)
            assert target or line.startswith(("printf ", "cat ", ".ci/run")), line
            assert not target or re.search(rf"^{target[1]}:", makefile, re.MULTILINE), line


def test_what_runs_a_pull_request_may_only_read_and_knows_no_secret() -> None:
    check = FLOWS["check"]
    assert list(check["on"]) == ["pull_request"]
    assert check["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in check["jobs"].values())
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN", TEXTS["check"])
    assert all(
        step["with"]["persist-credentials"] is False
        for name in FLOWS
        for step in steps(name)
        if "actions/checkout" in step.get("uses", "")
    )


def test_what_may_write_runs_nothing_of_the_pull_request() -> None:
    comment = FLOWS["comment"]
    assert comment["on"] == {"workflow_run": {"workflows": [FLOWS["check"]["name"]], "types": ["completed"]}}
    assert comment["permissions"] == {}
    [job] = comment["jobs"].values()
    assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
    used = [step["uses"].partition("@")[0] for step in job["steps"]]
    assert used == ["actions/download-artifact", "actions/github-script"]
    assert not any("run" in step for step in job["steps"])


def test_only_one_site_is_published_at_a_time_and_only_by_the_job_that_needs_the_right() -> None:
    publish = FLOWS["publish"]
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}
    rights = {name: job.get("permissions") for name, job in publish["jobs"].items()}
    assert rights == {"build": None, "deploy": {"pages": "write", "id-token": "write"}}


PULL = {"state": "open", "head": {"sha": "abcdef1234", "repo": {"full_name": "ana/catalog"}}}
OTHERS = {"id": 1, "user": {"login": "mallory"}, "body": f"{MARK}\nMine."}
OURS = {"id": 2, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\nOld."}
ENDED = "\n\n---\nMade from abcdef1 by [this run](https://run)."


def commented(folder: Path, *cases: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return what the comment's script asks of GitHub in each case."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("the script of the comment runs in Node, which is not here")
    told = []
    for number, case in enumerate(cases):
        at = folder / str(number)
        at.mkdir()
        for name, text in {"number": "7\n", "summary.md": "Hours 15 → 20.", **case.get("files", {})}.items():
            (at / name).write_text(text, encoding="utf-8")
        if "link" in case:
            (at / "summary.md").unlink()
            (at / "summary.md").symlink_to(case["link"])
        told.append(
            {
                "folder": str(at),
                "pull": {**PULL, **case.get("pull", {})},
                "comments": case.get("comments", []),
            }
        )
    script = next(step["with"]["script"] for step in steps("comment") if "script" in step.get("with", {}))
    done = subprocess.run(
        [node, str(ROOT / "tests/workflows_in_node.mjs")],
        input=json.dumps({"script": script, "cases": told}),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found


def test_there_is_one_comment_which_is_renewed(tmp_path: Path) -> None:
    new, renewed, same = commented(
        tmp_path,
        {"comments": [OTHERS]},
        {"comments": [OTHERS, OURS]},
        {"comments": [{**OURS, "body": f"{MARK}\nHours 15 → 20.{ENDED}"}]},
    )
    body = f"{MARK}\nHours 15 → 20.{ENDED}"
    assert new == [{"name": "create", "owner": "o", "repo": "r", "issue_number": 7, "body": body}]
    assert renewed == [{"name": "update", "owner": "o", "repo": "r", "comment_id": 2, "body": body}]
    assert same == []


@pytest.mark.parametrize("number", ["", "0", "-7", "7; echo", "7\n8", "7e3", "\u0667", "9" * 12, "../7"])
def test_a_number_that_is_none_is_not_followed(number: str, tmp_path: Path) -> None:
    assert commented(tmp_path, {"files": {"number": number}}) == [[]]


def test_a_run_comments_only_on_the_pull_request_that_it_is_of(tmp_path: Path) -> None:
    others = {"sha": "abcdef1234", "repo": {"full_name": "mallory/catalog"}}
    assert (
        commented(
            tmp_path,
            {"pull": {"head": {**PULL["head"], "sha": "0000000"}}},  # type: ignore[dict-item]
            {"pull": {"head": others}},
            {"pull": {"head": {"sha": "abcdef1234", "repo": None}}},
            {"pull": {"state": "closed"}},
            {"files": {"summary.md": ""}},
            {"link": "/etc/passwd"},
        )
        == [[]] * 6
    )


def test_what_a_pull_request_writes_is_shown_as_text(tmp_path: Path) -> None:
    written = "<img src=x> ![p](https://x) @ana #12 \u202e<details><script>\r\n" + MARK
    long = "A line.\n" * 20_000
    text, cut = commented(tmp_path, {"files": {"summary.md": written}}, {"files": {"summary.md": long}})
    shown = text[0]["body"].removeprefix(MARK).removesuffix(ENDED)
    assert shown == (
        "\n&lt;img src=x> !\u200b[p](https://x) @\u200bana #\u200b12 <details>&lt;script>\n&lt;" + MARK[1:]
    )
    assert len(cut[0]["body"]) < 65_536
    assert cut[0]["body"].endswith(f"A line.\n\n… and more: see the run.{ENDED}")
