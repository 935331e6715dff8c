"""A catalog folder → the files in it that are to be read.

A catalog may come from a stranger's pull request: nothing outside its folder is opened, whatever its
links say.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import translate
from pathlib import Path

from credential_catalog.model.problem import Place, Problem
from credential_catalog.source.file_problems import (
    BrokenLink,
    LinkedFolder,
    LinkOutside,
    OtherExtension,
    UnknownFile,
    Unreadable,
)
from credential_catalog.source.text import INVISIBLE

_UNSHOWN = re.compile(f"{INVISIBLE.pattern}|[\t\n\r]")

_PASSED_OVER = re.compile(
    "|".join(map(translate, ("README.md", "LICENSE", ".*", "*~", "#*#", "*.bak", "*.orig", "*.swp", "*.tmp")))
)
"""Beside the two that any folder may hold: what is hidden, and what editors and merges leave behind."""


def files_under(root: Path) -> Iterator[tuple[Path, str] | Problem]:
    """Yield each file to read and the name that people are shown, or the problem that keeps it unread.

    Names start with the catalog folder's own name: `catalog/issuers/kqed.yml`. The order is the file
    system's.
    """
    top = os.path.realpath(root)
    folders = [(Path(root), Path(os.path.abspath(root)).name)]
    while folders:
        folder, name = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            yield Unreadable(Place(name), error.strerror or "it is no folder")
            continue
        for entry in entries:
            path, shown = folder / entry.name, _shown(name, entry.name)
            if _is_passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append((path, shown))
            else:
                yield _problem_with(entry, Place(shown), top) or (path, shown)


def _is_passed_over(file: str) -> bool:
    return _PASSED_OVER.match(file) is not None


def _problem_with(entry: os.DirEntry[str], place: Place, top: str) -> Problem | None:
    if entry.is_symlink():
        try:
            target = os.path.realpath(entry.path, strict=True)
        except OSError:
            return BrokenLink(place)
        if os.path.commonpath([top, target]) != top:
            return LinkOutside(place)
        if os.path.isdir(target):
            return LinkedFolder(place)
    stem, extension = os.path.splitext(entry.name)
    if extension != ".yml" and extension.lower() in (".yml", ".yaml"):
        return OtherExtension(place, right=_shown("", f"{stem}.yml"))
    if extension != ".yml":
        return UnknownFile(place, file=_shown("", entry.name))
    return None if entry.is_file() else Unreadable(place, why="it is no ordinary file")


def _shown(folder: str, file: str) -> str:
    # A name that is not UTF-8 could be neither printed nor put into JSON, and a line break in it would start
    # a line of its own in a report.
    decoded = os.fsencode(file).decode(errors="backslashreplace")
    readable = _UNSHOWN.sub(lambda found: f"\\x{ord(found[0]):02x}", decoded)
    return f"{folder}/{readable}" if folder else readable
