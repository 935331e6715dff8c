"""Mend what can be meant in one way only, and write a file only where it then has fewer problems."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from credential_catalog.checking import check
from credential_catalog.checking.mendable import mended, mended_text
from credential_catalog.model.problem import Place, Problem

_MOST_ROUNDS = 20
"""A file with a mistake in its writing shows the next one only when the first is mended."""


class Mending(msgspec.Struct, frozen=True, order=True):
    """One thing that was done: where, and what, in words."""

    place: Place
    done: str


def mend(root: Path, as_of: datetime.date) -> tuple[Mending, ...]:
    """Mend a catalog's files in place and return what was done, in the order of files.

    All is tried on a copy first. A file is written only where the copy has fewer problems than it had, or
    where it could not be read and now can; the rest of it stays as it was, byte by byte.

    Raises:
        OSError: The folder cannot be read, or a file cannot be written.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / root.resolve().name
        shutil.copytree(root, copy, symlinks=True)
        memory = Path(folder) / "memory"
        before = _by_file(check(copy, as_of, memory=memory).problems)
        now, done = before, dict[str, list[Mending]]()
        plain = dict(_plain_files(copy))
        for _ in range(_MOST_ROUNDS):
            changed = [
                path for path, problems in now.items() if _mend_file(copy.parent / path, problems, done)
            ]
            if not changed:
                break
            now = _by_file(check(copy, as_of, memory=memory).problems)
        better = [path for path in done if _weight(now.get(path, [])) < _weight(before[path])]
        for path in better:
            (root.resolve().parent / path).write_bytes(_as_everywhere((copy.parent / path).read_bytes()))
        for path in plain.keys() - set(better):
            (root.resolve().parent / path).write_bytes(plain[path])
    mendings = [one for path in better for one in done[path]]
    return tuple(sorted([*mendings, *(Mending(Place(path), _ENDS) for path in plain)]))


_ENDS = "wrote the line ends, and the start of the file, as in all others"


def _plain_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each file of UTF-8 with a byte order mark or other line ends, with its content without them."""
    for path in sorted(root.rglob("*.yml")):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.read_bytes()
        plain = _as_everywhere(content)
        if plain != content:
            yield path.relative_to(root.parent).as_posix(), plain


def _as_everywhere(content: bytes) -> bytes:
    """Return UTF-8 without a byte order mark, and with line ends as in all files; else what it was."""
    try:
        content.decode()
    except UnicodeDecodeError:
        return content
    return content.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _by_file(problems: Iterable[Problem]) -> Mapping[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.place.path, []).append(problem)
    return found


def _weight(problems: list[Problem]) -> tuple[bool, int]:
    """Return how bad a file's problems are: not to be read is worse than any number of others."""
    return any(problem.id < "CC200" for problem in problems), len(problems)


def _mend_file(path: Path, problems: list[Problem], done: dict[str, list[Mending]]) -> bool:
    """Mend one problem on each line of a file; tell whether there was any."""
    if path.is_symlink() or not path.is_file():
        return False
    try:
        text = path.read_bytes().decode()
    except UnicodeDecodeError:
        return False
    for problem in problems:
        whole = mended_text(problem, text)
        if whole is not None and whole.line is not None:
            done.setdefault(problem.place.path, []).append(Mending(problem.place, whole.done))
            path.write_bytes(whole.line.encode())
            return True
    lines = text.splitlines(keepends=True)
    touched: set[int] = set()
    for problem in problems:
        number = problem.place.line - 1
        if number in touched or number >= len(lines):
            continue
        line = lines[number].rstrip("\r\n")
        result = mended(problem, line)
        if result is not None:
            touched.add(number)
            end = lines[number][len(line) :]
            lines[number] = "" if result.line is None else result.line + end
            done.setdefault(problem.place.path, []).append(Mending(problem.place, result.done))
    if touched:
        path.write_bytes("".join(lines).encode())
    return bool(touched)
