"""The history of a catalog, day by day, out of git."""

from __future__ import annotations

import contextlib
import datetime
import functools
import hashlib
import itertools
import tempfile
from pathlib import Path

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.compare import compare
from credential_catalog.changes.reading import LenientReader
from credential_catalog.changes.revisions import Edition, RevisionError, editions, unpack
from credential_catalog.changes.told import Section, told
from credential_catalog.schema.code import code_digest

MOST_DAYS = 30
_MOST_GOALS = 20
_FOLDER = "credential-catalog-changes"


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """What changed for people on a day, up to its last commit."""

    day: datetime.date
    commit: str
    sections: tuple[Section, ...]


class History(msgspec.Struct, frozen=True, kw_only=True):
    """The newest days on which something changed, the last first; `unread` says why there are none.

    `earlier` tells whether there are older days that are not shown.
    """

    days: tuple[Day, ...] = ()
    earlier: bool = False
    unread: str | None = "This site was made without its history."


def history(folder: Path, memory: Path | None = None) -> History:
    """Return what changed on the newest days on which a catalog's folder changed.

    On each day rules are read as of that day, so that what is told of it stays the same.

    Args:
        folder: The catalog's folder in a git repository.
        memory: A folder in which to remember what was found; it can be deleted at any time.
    """
    try:
        found = list(itertools.islice(editions(folder), MOST_DAYS + 1))
        befores: list[Edition | None] = [*found[1:], None]
        past = _Past(folder, memory)
        pairs = list(zip(found, befores, strict=True))[:MOST_DAYS]
        days = tuple(past.day(now, before) for now, before in pairs)
    except RevisionError as error:
        return History(unread=str(error))
    past.forget_others()
    return History(
        days=tuple(day for day in days if day.sections), earlier=len(found) > MOST_DAYS, unread=None
    )


class _Past:
    """What changed on each day: remembered, or found by reading the editions, each of them once."""

    def __init__(self, folder: Path, memory: Path | None) -> None:
        self._folder = folder
        self._memory = memory / _FOLDER if memory else None
        self._used: set[str] = set()
        self._reader = LenientReader()
        # Days are asked for one after the other, and the edition before one is that of the next.
        self._catalog = functools.lru_cache(maxsize=2)(self._read)

    def day(self, now: Edition, before: Edition | None) -> Day:
        """Return what changed from one edition to another."""
        name = f"{before.tree if before else ''}-{now.tree}-{now.day}"
        key = hashlib.blake2b(name.encode() + code_digest(), digest_size=16).hexdigest()
        file = self._memory / f"{key}.json" if self._memory else None
        self._used.add(f"{key}.json")
        try:
            sections = msgspec.json.decode(file.read_bytes() if file else b"", type=tuple[Section, ...])
        except (OSError, msgspec.DecodeError):
            sections = self._compared(now, before)
            _remember(file, sections)
        return Day(day=now.day, commit=now.commit, sections=sections)

    def forget_others(self) -> None:
        """Forget what was remembered for other code, and of days that are shown no longer."""
        for file in self._memory.glob("*.json") if self._memory else ():
            if file.name not in self._used:
                with contextlib.suppress(OSError):
                    file.unlink()

    def _compared(self, now: Edition, before: Edition | None) -> tuple[Section, ...]:
        after, was = self._catalog(now.commit), self._catalog(before.commit) if before else Catalog()
        return told(compare(was, after, now.day, most_goals=_MOST_GOALS), after)

    def _read(self, commit: str) -> Catalog:
        with tempfile.TemporaryDirectory() as scratch:
            return self._reader.read(unpack(self._folder, commit, Path(scratch)))[0]


def _remember(file: Path | None, sections: tuple[Section, ...]) -> None:
    """Write what was found; where the folder cannot be written, nothing is kept."""
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(msgspec.json.encode(sections))
    except OSError:
        return
