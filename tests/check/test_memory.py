"""What is remembered between two checks never changes what a check finds."""

import datetime
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.check.test_check import report
from tests.small_catalog import BASE, written

from credential_catalog.catalog.link import link
from credential_catalog.catalog.rules import OF_ONE_FILE
from credential_catalog.checking import Checked, check, kept, remembered
from credential_catalog.schema import Home, check_document, home_of
from credential_catalog.source import read_catalog

DAY = datetime.date(2026, 11, 22)
NAMES = [
    *BASE,
    "credentials/kqed/new-thing.yml",
    "credentials/kqed/New Thing.yml",
    "credentials/pbs/analyzing-media.yml",
    "stacks/kqed/analyzing-media.yml",
]
TEXTS = [
    *BASE.values(),
    *(text.replace("active", "retired") for text in BASE.values()),
    *(text.replace("2026-11-22", "2026-02-31") for text in BASE.values()),
    BASE["credentials/kqed/analyzing-media.yml"] + "note: <b>bold</b>\n",
    BASE["credentials/kqed/analyzing-media.yml"] + "aliases: [kqed/making-images]\n",
    BASE["credentials/kqed/analyzing-media.yml"].replace("hours: 15", "prerequisites: {credential: kqed/x}"),
    "title: [\n",
    "",
]
EDITS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("delete"), st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("forget"), st.none(), st.none()),
)


def found(checked: Checked) -> tuple[object, ...]:
    records = list(checked.catalog.records()) if checked.catalog else None
    return checked.problems, records


def edit(root: Path, memory: Path, step: tuple[str, str | None, str | None]) -> None:
    what, name, other = step
    path = root / (name or "")
    if what == "forget":
        shutil.rmtree(memory, ignore_errors=True)
    elif what == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(other or "", encoding="utf-8")
    elif path.is_file() and what == "delete":
        path.unlink()
    elif path.is_file():
        target = root / (other or "")
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


@settings(max_examples=12, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=6))
def test_after_any_edits_the_same_is_found_with_what_is_remembered_as_without(
    steps: list[tuple[str, str | None, str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, memory = written(Path(folder), BASE), Path(folder) / "memory"
        check(root, DAY, memory=memory)
        for step in steps:
            edit(root, memory, step)
            assert found(check(root, DAY, memory=memory)) == found(check(root, DAY))


@pytest.mark.parametrize("name", NAMES[1:2])
def test_a_rule_of_one_file_finds_the_same_whatever_else_there_is(name: str, tmp_path: Path) -> None:
    for number, text in enumerate(TEXTS):
        root = written(tmp_path / str(number), {**BASE, name: text})
        homes = [(document, home_of(document.name)) for document in read_catalog(root).documents]
        linked = link([check_document(document, home) for document, home in homes if isinstance(home, Home)])
        for rule in OF_ONE_FILE:
            apart = [problem for one in linked.documents for problem in rule(linked.only(frozenset({one})))]
            assert sorted(apart) == sorted(rule(linked))


def test_a_file_that_did_not_change_need_not_be_read_again(tmp_path: Path) -> None:
    report(written(tmp_path, BASE))
    known, name = remembered.Memory(tmp_path / ".cache"), "credentials/kqed/making-images.yml"
    content = BASE[name].encode()
    values = known.values_of(f"catalog/{name}", content)
    assert values is not None
    assert values["title"] == "Making Images"
    assert known.values_of(f"catalog/{name}", content + b"\n") is None
    assert known.values_of("catalog/credentials/kqed/other.yml", content) is None


def test_a_file_with_a_problem_of_its_own_is_not_remembered(tmp_path: Path) -> None:
    name = "credentials/kqed/making-images.yml"
    text = BASE[name] + "note: <b>bold</b>\n"
    report(written(tmp_path, {**BASE, name: text}))
    assert remembered.Memory(tmp_path / ".cache").values_of(f"catalog/{name}", text.encode()) is None


@pytest.mark.parametrize("name", ["credential-catalog-check", "credential-catalog-examples"])
@pytest.mark.parametrize("damage", [b"", b"x" * 100, None])
def test_a_damaged_memory_is_no_memory(name: str, damage: bytes | None, tmp_path: Path) -> None:
    root = written(tmp_path, BASE)
    report(root)
    file = tmp_path / ".cache" / name
    content = file.read_bytes()
    file.write_bytes(content[:-1] + b"\0" if damage is None else damage)
    assert report(root) == (0, "No problems.\n")
    assert file.stat().st_size == len(content)


def test_another_edition_of_the_code_remembers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = written(tmp_path, BASE)
    report(root)
    monkeypatch.setattr(kept, "code_digest", lambda: b"another edition!")
    assert remembered.Memory(tmp_path / ".cache").values_of("catalog/issuers/kqed.yml", b"") is None
    assert not remembered.Memory(tmp_path / ".cache")._before


def test_without_a_cache_nothing_is_written(tmp_path: Path) -> None:
    report(written(tmp_path, BASE), "--no-cache")
    assert not (tmp_path / ".cache").exists()
