"""`check --fix` mends what can be meant in one way only, changes nothing else, and says what it did."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.check.test_broken_files import BROKEN, FILE, HERE
from tests.small_catalog import BASE, written

from credential_catalog.cli import main

CREDENTIAL = BASE[FILE]
GOOD = (HERE / "broken" / "crlf.yml").read_bytes().replace(b"\r\n", b"\n")
MENDED = {
    "a spreadsheet's day": ("2026-11-22", "11/22/2026", "wrote 2026-11-22 for 11/22/2026"),
    "a day in quotes": ("2026-11-22", "'22-Nov-26'", "wrote 2026-11-22 for 22-Nov-26"),
    "a spreadsheet's number": ("2026-11-22", "46348", "wrote 2026-11-22 for 46348"),
    "a mistyped key": ("hours: 15", "huors: 15", "wrote the key hours for huors"),
    "a key with a capital": ("status:", "Status:", "wrote the key status for Status"),
    "a mistyped word": ("active", "actve", "wrote active for actve"),
    "no space": ("hours: 15", "hours:15", "wrote a space after the colon"),
    "an equals sign": ("hours: 15", "hours = 15", "wrote a colon in place of ="),
    "a space that is none": ("hours: 15", "hours:\u00a015", "put ordinary spaces in place of others"),
}


def fix(root: Path, *options: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(
        main, ["check", str(root), "--as-of", "2026-11-22", "--fix", *options], catch_exceptions=False
    )
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("mistake", MENDED)
def test_what_can_be_meant_in_one_way_is_mended(mistake: str, tmp_path: Path) -> None:
    right, wrong, done = MENDED[mistake]
    comment = "# Read twice.\n"
    root = written(tmp_path, {**BASE, FILE: comment + CREDENTIAL.replace(right, wrong)})
    code, said, did = fix(root)
    assert (code, said) == (0, "No problems.\n")
    assert done in did
    assert (root / FILE).read_text() == comment + CREDENTIAL


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("title: Media: An Introduction\n", 'title: "Media: An Introduction"\n'),
        ("title: “Making” # ours\n", 'title: "Making" # ours\n'),
        ("subjects: [“media literacy”]\n", 'subjects: ["media literacy"]\n'),
        ("code: 2.10 # as printed\n", 'code: "2.10" # as printed\n'),
        ("tags:\n\t- elective\n", "tags:\n  - elective\n"),
        ("tags:\n  • elective\n", "tags:\n  - elective\n"),
        ("recommended: [kqed/Making Images]\n", "recommended: [kqed/making-images]\n"),
        ("recommended: [kqed/taking-images] # first\n", "recommended: [kqed/making-images] # first\n"),
        ("status: “active”\r\nhours: “12”\r\n", 'status: "active"\nhours: "12"\n'),
        ("# Read twice.\r\ncode: “a”\r\n", '# Read twice.\ncode: "a"\n'),
        ("title: Making, # ours\n", "title: Making # ours\n"),
        ("title: “R&amp;D”\n", 'title: "R&D"\n'),
        ("code: st\u0430nd # \u041c\u0430\u0440\u0441\n", "code: stand # \u041c\u0430\u0440\u0441\n"),
        (
            "recommended: [https://x.org/credentials/kqed/making-images/]\n",
            "recommended: [kqed/making-images]\n",
        ),
        ("evidence:\n  -kind: artifact\n    count: 2\n", "evidence:\n  - kind: artifact\n    count: 2\n"),
    ],
)
def test_only_a_part_of_a_line_changes(wrong: str, right: str, tmp_path: Path) -> None:
    key = wrong.partition(":")[0]
    rest = "".join(f"{line}\n" for line in CREDENTIAL.splitlines() if line.partition(":")[0] != key)
    if wrong.startswith("status"):
        rest = rest.replace("hours: 15\n", "")
    old = BASE["credentials/kqed/making-images.yml"] + "aliases: [kqed/taking-images]\n"
    root = written(tmp_path, {**BASE, "credentials/kqed/making-images.yml": old})
    (root / FILE).write_bytes((wrong + rest).encode())
    fix(root)
    assert (root / FILE).read_bytes().decode() == right + rest


@pytest.mark.parametrize(
    ("mark", "broken"), [("+", "diff-pasted"), (">", "email-quoted"), ("numbers", "line-numbers")]
)
def test_what_came_along_before_each_line_is_taken_out(mark: str, broken: str, tmp_path: Path) -> None:
    root = written(tmp_path, BASE)
    (root / FILE).write_bytes((HERE / "broken" / f"{broken}.yml").read_bytes())
    assert "before each line" in fix(root)[2]
    assert (root / FILE).read_bytes() == GOOD, mark


@pytest.mark.parametrize(
    ("before", "end"), [(b"\xef\xbb\xbf", b"\n"), (b"", b"\r\n"), (b"\xef\xbb\xbf", b"\r\n"), (b"", b"\r")]
)
def test_line_ends_and_the_start_of_a_file_become_those_of_all_others(
    before: bytes, end: bytes, tmp_path: Path
) -> None:
    root, text = written(tmp_path, BASE), b"# Read twice.\n" + GOOD
    (root / FILE).write_bytes(before + text.replace(b"\n", end))
    code, said, did = fix(root)
    assert (code, said.splitlines()[0]) == (0, "No problems.")
    assert "wrote the line ends" in did
    assert (root / FILE).read_bytes() == text
    assert fix(root)[2] == ""


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_gets_fewer_problems_or_stays_as_it_is(name: str, tmp_path: Path) -> None:
    root, content = written(tmp_path, BASE), (HERE / "broken" / name).read_bytes()
    (root / FILE).write_bytes(content)
    code, _, did = fix(root)
    if (root / FILE).read_bytes() == content:
        assert did == ""
        assert code == (1 if BROKEN[name] else 0)
    else:
        assert did
        assert fix(root)[2] == "", "a second time there is nothing to do"


@pytest.mark.parametrize(
    "name", ["date-ambiguous.yml", "half-a-file.yml", "conflict.yml", "dup-key.yml", "latin1-many.yml"]
)
def test_what_may_be_meant_in_several_ways_is_left(name: str, tmp_path: Path) -> None:
    root, content = written(tmp_path, BASE), (HERE / "broken" / name).read_bytes()
    (root / FILE).write_bytes(content)
    assert fix(root)[2] == ""
    assert (root / FILE).read_bytes() == content


def test_a_word_is_not_mended_into_a_problem_elsewhere(tmp_path: Path) -> None:
    wrong = CREDENTIAL.replace("hours: 15", "hours: 15\nhuors: 20")
    root = written(tmp_path, {**BASE, FILE: wrong})
    assert fix(root)[0] == 1
    assert (root / FILE).read_text() == wrong


def test_what_was_done_is_not_mixed_into_what_programs_read(tmp_path: Path) -> None:
    root = written(tmp_path, {**BASE, FILE: CREDENTIAL.replace("active", "actve")})
    _, said, did = fix(root, "--format", "json")
    assert said.startswith('{\n  "problems": []')
    assert did.endswith("Mended 1 in 1 file.\n\n")
