"""Files of every sort, good and bad: what is read, what is passed over, what is refused and how."""

from __future__ import annotations

import os
import re
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from credential_catalog.model.problem import Problem, problem_kinds
from credential_catalog.source import Document, read_catalog, read_document

from_content = Callable[[str | bytes], str]


def problems_in(root: Path) -> list[str]:
    return [str(problem) for problem in read_catalog(root).problems]


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    folder = tmp_path / "catalog"
    (folder / "issuers").mkdir(parents=True)
    (folder / "issuers" / "kqed.yml").write_text("name: KQED\n")
    return folder


def test_documents_are_named_from_the_catalog_folder_and_sorted(catalog: Path) -> None:
    (catalog / "credentials" / "kqed").mkdir(parents=True)
    (catalog / "credentials" / "kqed" / "news.yml").write_text("name: News\n")
    (catalog / "a.yml").write_text("name: A\n")
    reading = read_catalog(catalog)
    assert [document.name for document in reading.documents] == [
        "catalog/a.yml",
        "catalog/credentials/kqed/news.yml",
        "catalog/issuers/kqed.yml",
    ]
    assert reading.problems == ()
    assert reading.documents[2].path == catalog / "issuers" / "kqed.yml"
    assert reading.documents[2].data == {"name": "KQED"}
    assert reading.documents[2].text == "name: KQED\n"


def test_names_are_the_same_from_inside_the_folder(catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(catalog)
    assert [document.name for document in read_catalog(Path()).documents] == ["catalog/issuers/kqed.yml"]


def test_hidden_files_readmes_licences_and_editors_copies_are_passed_over(catalog: Path) -> None:
    for name in (
        "README.md",
        "LICENSE",
        ".DS_Store",
        ".kqed.yml.swp",
        "kqed.yml~",
        "#kqed.yml#",
        "a.yml.orig",
    ):
        (catalog / "issuers" / name).write_text("not: [yaml")
    (catalog / ".git").mkdir()
    (catalog / ".git" / "x.yml").write_text("not: [yaml")
    assert problems_in(catalog) == []


def test_a_file_that_does_not_belong_is_named(catalog: Path) -> None:
    (catalog / "issuers" / "logo.png").write_bytes(b"\x89PNG")
    assert problems_in(catalog) == [
        "catalog/issuers/logo.png:1:1: `logo.png` does not belong in the catalog folder, where only `.yml` "
        "files are read. Move it out of the folder, or rename it if it is YAML. [CC101]"
    ]


@pytest.mark.parametrize("name", ["nea.yaml", "nea.YML", "nea.Yaml"])
def test_a_yaml_file_with_another_ending_is_to_be_renamed(catalog: Path, name: str) -> None:
    (catalog / name).write_text("name: NEA\n")
    assert problems_in(catalog) == [
        f"catalog/{name}:1:1: This file is not read, because its name does not end in `.yml`. "
        "Rename it to `nea.yml`. [CC102]"
    ]


def test_a_link_to_a_file_of_the_catalog_is_read(catalog: Path) -> None:
    (catalog / "b.yml").symlink_to("issuers/kqed.yml")
    assert [document.name for document in read_catalog(catalog).documents] == [
        "catalog/b.yml",
        "catalog/issuers/kqed.yml",
    ]


@pytest.mark.parametrize("target", ["../secret.yml", "../catalog-of-others/x.yml", "/etc/passwd", ".."])
def test_a_link_out_of_the_catalog_is_not_opened(catalog: Path, target: str) -> None:
    (catalog.parent / "secret.yml").write_text("password: x\n")
    (catalog.parent / "catalog-of-others").mkdir()
    (catalog.parent / "catalog-of-others" / "x.yml").write_text("name: X\n")
    (catalog / "link.yml").symlink_to(target)
    assert problems_in(catalog) == [
        "catalog/link.yml:1:1: This link leads out of the catalog folder. "
        "Put a copy of the file here in place of the link. [CC103]"
    ]


@pytest.mark.parametrize("target", ["gone.yml", "link.yml"])
def test_a_link_to_nothing_or_to_itself_is_broken(catalog: Path, target: str) -> None:
    (catalog / "link.yml").symlink_to(target)
    assert problems_in(catalog) == [
        "catalog/link.yml:1:1: This link leads to no file. "
        "Remove the link, or put the file itself here. [CC104]"
    ]


@pytest.mark.parametrize("target", [".", "issuers"])
def test_a_link_to_a_folder_is_not_followed(catalog: Path, target: str) -> None:
    (catalog / "link").symlink_to(target)
    assert problems_in(catalog) == [
        "catalog/link:1:1: This link leads to a folder, and links to folders are not followed. "
        "Put the folder itself here, or remove the link. [CC105]"
    ]


def test_a_catalog_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert problems_in(tmp_path / "catalog") == [
        "catalog:1:1: This cannot be opened: No such file or directory. "
        "Check that it exists and that you may read it. [CC106]"
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_named(catalog: Path) -> None:
    (catalog / "issuers" / "kqed.yml").chmod(0)
    locked = catalog / "locked"
    locked.mkdir(mode=0)
    try:
        assert problems_in(catalog) == [
            f"catalog/{name}:1:1: This cannot be opened: Permission denied. "
            "Check that it exists and that you may read it. [CC106]"
            for name in ("issuers/kqed.yml", "locked")
        ]
    finally:
        locked.chmod(0o700)


def test_a_pipe_does_not_hold_up_the_reading(catalog: Path) -> None:
    os.mkfifo(catalog / "pipe.yml")
    assert problems_in(catalog) == [
        "catalog/pipe.yml:1:1: This cannot be opened: it is no ordinary file. "
        "Check that it exists and that you may read it. [CC106]"
    ]


def test_a_file_name_that_is_not_utf_8_can_still_be_shown(catalog: Path) -> None:
    Path(os.fsdecode(os.fsencode(catalog) + b"/caf\xe9.yml")).write_text("name: X\n")
    assert read_catalog(catalog).documents[0].name == "catalog/caf\\xe9.yml"


def test_a_megabyte_is_allowed_and_a_byte_more_is_not(
    told: from_content, read: Callable[[bytes], Document]
) -> None:
    read(b"a: " + b"x" * 999_997)
    assert told(b"a: " + b"x" * 999_998) == (
        "f.yml:1:1: This file is larger than 1,000,000 bytes and was not read. "
        "Write one file for each thing, and shorten long texts. [CC107]"
    )


def test_a_byte_that_is_not_utf_8_is_named_with_its_line(told: from_content) -> None:
    assert told(b"a: 1\nname: Jos\xe9\n") == (
        "f.yml:2:10: The byte 0xe9 on this line (byte 14 of the file) is not UTF-8 text. "
        "Save the file with the encoding UTF-8. [CC108]"
    )
    assert told("a: 1".encode("utf-16")).startswith(
        "f.yml:1:1: This file is saved in the encoding UTF-16, which the catalog does not read."
    )


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "0000"),
        ("\x1b", "001B"),
        ("\x7f", "007F"),
        ("\x85", "0085"),
        ("\u2028", "2028"),
        ("\ufeff", "FEFF"),
    ],
)
def test_an_invisible_character_is_named_at_its_place(told: from_content, character: str, code: str) -> None:
    assert told(f"a: 1\r\nb: x{character}y\r\n") == (
        f"f.yml:2:5: There is an invisible character here (U+{code}). "
        "Delete it; if you cannot find it, type the line again. [CC109]"
    )


def test_letters_dashes_and_pictures_of_all_kinds_are_allowed(read: Callable[[str], Document]) -> None:
    assert read("a: José – “news” 📰 ñ عربى\u00a0中\n").data == {"a": "José – “news” 📰 ñ عربى\u00a0中"}


def blocks(kind: type[Problem]) -> list[str]:
    page = textwrap.dedent("    " + (kind.__doc__ or ""))
    return re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)


DOCUMENTED = [
    kind
    for kind in problem_kinds()
    if kind.__module__.startswith("credential_catalog.source") and blocks(kind)
]


@pytest.mark.parametrize("kind", DOCUMENTED, ids=lambda kind: kind.name)
def test_the_example_on_each_page_has_the_problem_and_its_remedy_has_none(
    kind: type[Problem], tmp_path: Path
) -> None:
    before, after = tmp_path / "before.yml", tmp_path / "after.yml"
    for path, text in zip((before, after), blocks(kind), strict=True):
        path.write_text(text)
    assert [type(problem) for problem in read_catalog(tmp_path).problems] == [kind]
    assert isinstance(read_document(after, name="after.yml"), Document)


def test_nearly_every_kind_has_an_example_that_is_tried() -> None:
    assert len(DOCUMENTED) > 20


PARTS = """a|b: |- |? |: |[|]|{|}|, |&x |*x|!t |'|"|#|\\|1|.inf|~|é|@|<<: |\t|---|...|%YAML 1.2|%TAG ! x:\
|"\\ud800"|"\\UFFFFFFFF"|!<%ff>|!<%ED%A0%80>"""
NEARLY_YAML = st.lists(
    st.sampled_from([*PARTS.split("|"), "|", ">-", "\n", "\n  ", "\r\n", "\ufeff", "9" * 5000]),
    max_size=30,
).map(lambda parts: "".join(parts).encode())


@settings(max_examples=1500, deadline=None)
@given(
    st.binary(max_size=200)
    | NEARLY_YAML
    | st.text(max_size=80).map(lambda text: text.encode(errors="replace"))
)
@example(b"")
@example(b"a: &a [*a]")
@example(b'a: "\\UFFFFFFFF"')
@example(b"a: !<%ED%A0%80> b")
def test_whatever_a_file_holds_reading_it_never_raises(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "f.yml"
        path.write_bytes(content)
        result = read_document(path, name="f.yml")
    if isinstance(result, Document):
        assert isinstance(result.data, dict)
        assert result.place(("a", 0, "b"), key=True).line >= 1
    else:
        assert result.what.endswith(".")
        assert result.remedy.endswith(".")
        assert result.place.line <= content.count(b"\n") + content.count(b"\r") + 1
