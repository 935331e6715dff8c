"""Editions of a catalog out of git, read from commits: the working tree is left alone, nothing is run."""

from __future__ import annotations

import datetime
import io
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import msgspec


class RevisionError(Exception):
    """A revision cannot be read; the message says why, and what to do."""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """A day's last commit that changed the catalog; `tree` is a digest of the whole folder at that commit."""

    day: datetime.date
    commit: str
    tree: str


def unpack(folder: Path, revision: str, into: Path) -> Path:
    """Write a folder as it was at a revision into another one, and return where it is.

    Raises:
        RevisionError: There is no git, no repository, or no such revision or folder in it.
    """
    top = Path(_git(folder.parent, "rev-parse", "--show-toplevel").strip())
    _git(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", revision=revision)
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    packed = _run(top, "archive", "--format=tar", revision, "--", inside)
    if packed.returncode:
        raise RevisionError(f"At {revision} there is no folder {inside}/.")
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(into, filter="data")
    return into / inside


def editions(folder: Path) -> Iterator[Edition]:
    """Yield the days on which a folder changed on the way to the present commit, the newest first.

    Days are those of the commits, in UTC.

    Raises:
        RevisionError: There is no git or no repository, or its history was cut off.
    """
    top = Path(_git(folder.parent, "rev-parse", "--show-toplevel").strip())
    if _git(top, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise RevisionError(
            "Only the newest commits are here. Fetch them all: `git fetch --unshallow` "
            "(in a GitHub workflow: `fetch-depth: 0` for actions/checkout)."
        )
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    log = _git(top, "log", "--first-parent", "--format=%ct %H", "--", inside)
    seen: set[datetime.date] = set()
    for line in log.splitlines():
        seconds, commit = line.split()
        day = datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
        if day not in seen:
            seen.add(day)
            yield Edition(day=day, commit=commit, tree=_git(top, "rev-parse", f"{commit}:{inside}").strip())


def _git(folder: Path, *words: str, revision: str | None = None) -> str:
    done = _run(folder, *words)
    if done.returncode and revision is not None:
        raise RevisionError(
            f"There is no revision {revision} here. Fetch it first: `git fetch origin`, "
            f"and name it as `git log` does, for instance `origin/{revision.removeprefix('origin/')}`."
        )
    if done.returncode:
        raise RevisionError(
            "This is no git repository, or nothing is committed in it: there is no history to read."
        )
    return done.stdout.decode(errors="replace")


def _run(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except OSError as error:
        raise RevisionError(
            f"git could not be started ({error.strerror}). Install it, and try again."
        ) from error
