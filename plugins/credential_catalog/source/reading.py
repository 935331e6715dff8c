"""A file or a catalog folder → documents and problems."""

from __future__ import annotations

from pathlib import Path

import msgspec

from credential_catalog.model.problem import Problem
from credential_catalog.source.document import Document
from credential_catalog.source.folder import files_under
from credential_catalog.source.text import read_text
from credential_catalog.source.values import read_values


class Reading(msgspec.Struct, frozen=True):
    """What a catalog folder holds: the files that could be read, by name, and the problems of the others."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


def read_catalog(root: Path) -> Reading:
    """Read every `.yml` file under a folder, however deep.

    A file with a problem is no document; all of its problems are named. A file of another kind is a
    problem, unless it is hidden, a `README.md`, a `LICENSE` or what an editor left behind.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for file in files_under(root):
        if isinstance(file, Problem):
            problems.append(file)
            continue
        result = _read(*file)
        if isinstance(result, Document):
            documents.append(result)
        else:
            problems.extend(result)
    documents.sort(key=lambda document: document.name)
    return Reading(tuple(documents), tuple(sorted(problems)))


def read_document(path: Path, *, name: str) -> Document | Problem:
    """Read one file; of several problems the first in the file is returned.

    `name` is the path that people are shown.
    """
    result = _read(path, name)
    return result if isinstance(result, Document) else result[0]


def _read(path: Path, name: str) -> Document | tuple[Problem, ...]:
    text = read_text(path, name)
    if isinstance(text, Problem):
        return (text,)
    data = read_values(text, name)
    return Document(path, name, text, data) if isinstance(data, dict) else data
