"""A catalog that notes what is read of it, so that one can tell later whether it would still say the same.

What is worked out of a `WatchedCatalog` and nothing else rests on its `reads`: as long as `Said` says the
same of each, the same comes out. A question that is not noted as one is noted by the records that it reads.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar, cast

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.records import Record, Rule
from credential_catalog.model.requirement import Selector

T = TypeVar("T")

Read = tuple[str, str | Selector, str]
"""What was read: the name of a mapping or question, what it was asked about, and an award's area or ""."""

EVERY = "every "
"""Stands before the name of a mapping all of whose entries were looked at."""


@dataclasses.dataclass(frozen=True, eq=False)
class WatchedCatalog(Catalog):
    """A catalog that answers as another does, and notes what is read.

    It is meant for one piece of work: what it remembers is not read, and so not noted, a second time.
    """

    watched: Catalog = dataclasses.field(default_factory=Catalog)
    reads: set[Read] = dataclasses.field(default_factory=set)

    @classmethod
    def of(cls, catalog: Catalog) -> WatchedCatalog:
        """Return a catalog that answers as this one."""
        reads: set[Read] = set()
        mappings: dict[str, Mapping[str, object]] = {**catalog.by_kind(), **_texts(catalog)}
        noting = {name: _Noting(name, mapping, reads) for name, mapping in mappings.items()}
        return cls(**noting, watched=catalog, reads=reads)  # type: ignore[arg-type]

    def present(self, name: str) -> str:
        """Return the present id of a thing that may be given by an earlier one."""
        self.reads.add(("present", name, ""))
        return self.watched.present(name)

    def title(self, name: str) -> str:
        """Return the title of a thing; an unknown id is its own title."""
        self.reads.add(("find", name, ""))
        return self.watched.title(name)

    def find(self, name: str) -> Record | None:
        """Return the record with this id, or with this earlier id."""
        self.reads.add(("find", name, ""))
        return self.watched.find(name)

    def equivalents(self, credential: str) -> tuple[str, ...]:
        """Return all credentials that count as the same one."""
        self.reads.add(("equivalents", credential, ""))
        return self.watched.equivalents(credential)

    def members(self, stack: str) -> tuple[str, ...]:
        """Return the credentials of a stack."""
        self.reads.add(("members", stack, ""))
        return self.watched.members(stack)

    def complete(self, stack: str) -> bool:
        """Tell whether all members of a stack are known."""
        self.reads.add(("complete", stack, ""))
        return self.watched.complete(stack)

    def rules_toward(self, award: str, area: str | None = None) -> tuple[Rule, ...]:
        """Return the rules that grant the whole award or one area of it."""
        self.reads.add(("rules_toward", award, area or ""))
        return self.watched.rules_toward(award, area)

    def matches(self, selector: Selector, credential: str) -> bool:
        """Tell whether a selector picks a credential."""
        return credential in self.selected(selector)

    def selected(self, selector: Selector) -> tuple[str, ...]:
        """Return the credentials that a selector picks."""
        self.reads.add(("selected", selector, ""))
        return self.watched.selected(selector)


class _Noting(Mapping[str, T], Generic[T]):
    """Records by id, each noted when it is looked up."""

    def __init__(self, name: str, entries: Mapping[str, T], reads: set[Read]) -> None:
        self._name, self._entries, self._reads = name, entries, reads

    def __getitem__(self, key: str) -> T:
        self._reads.add((self._name, key, ""))
        return self._entries[key]

    def __contains__(self, key: object) -> bool:
        self._reads.add((self._name, cast(str, key), ""))
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        self._reads.add((EVERY + self._name, "", ""))
        return iter(self._entries)

    def __len__(self) -> int:
        self._reads.add((EVERY + self._name, "", ""))
        return len(self._entries)


class Said:
    """What a catalog says of what is read, each in few words: the same words, the same content."""

    def __init__(self, catalog: Catalog, versions: Mapping[str, str]) -> None:
        """Look into a catalog.

        Args:
            catalog: The catalog.
            versions: Of each record, by id, what is another as soon as its file is.
        """
        self._catalog, self._versions = catalog, versions
        self._mappings: dict[str, Mapping[str, object]] = {**catalog.by_kind(), **_texts(catalog)}

    def of(self, read: Read) -> str:
        """Return what is said of one thing that was read."""
        what, name, area = read
        if isinstance(name, Selector):
            return _digest(self._catalog.selected(name))
        if what in self._mappings:
            return self._entry(what, name)
        match what:
            case "present":
                return self._catalog.present(name)
            case "find":
                found = self._catalog.find(name)
                return found.id + " " + self._versions[found.id] if found else ""
            case "equivalents":
                return _digest(self._catalog.equivalents(name))
            case "members":
                return _digest(self._catalog.members(name))
            case "complete":
                return str(self._catalog.complete(name))
            case "rules_toward":
                rules = self._catalog.rules_toward(name, area or None)
                return _digest(self._versions[rule.id] for rule in rules)
        mapping = what.removeprefix(EVERY)
        return _digest(f"{key} {self._entry(mapping, key)}" for key in self._mappings[mapping])

    def _entry(self, mapping: str, key: str) -> str:
        entries = self._mappings[mapping]
        if key not in entries:
            return ""
        entry = entries[key]
        return entry if isinstance(entry, str) else self._versions[key]


def _texts(catalog: Catalog) -> dict[str, Mapping[str, str]]:
    return {"aliases": catalog.aliases, "files": catalog.files}


def _digest(parts: Iterator[str] | tuple[str, ...]) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=12).hexdigest()
