"""A file or a catalog folder → documents and problems."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from credential_catalog.model.problem import Problem
from credential_catalog.source.document import Document
from credential_catalog.source.folder import files_under
from credential_catalog.source.text import read_content, text_of
from credential_catalog.source.values import read_values


class Reading(msgspec.Struct, frozen=True):
    """What a catalog folder holds: the files that could be read, by name, and the problems of the others."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]


Known = Callable[[str, bytes], dict[str, Any] | None]
"""Gives the values of a file that was read before, by its name and content; None if it was not."""


def read_catalog(root: Path, known: Known | None = None) -> Reading:
    """Read every `.yml` file under a folder, however deep.

    A file with a problem is no document; all of its problems are named. A file of another kind is a
    problem, unless it is hidden, a `README.md`, a `LICENSE` or what an editor left behind. `known` spares
    reading a file again.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    for file in files_under(root):
        if isinstance(file, Problem):
            problems.append(file)
            continue
        result = _read(*file, known)
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
    result = _read(path, name, None)
    return result if isinstance(result, Document) else result[0]


def _read(path: Path, name: str, known: Known | None) -> Document | tuple[Problem, ...]:
    content = read_content(path, name)
    if isinstance(content, Problem):
        return (content,)
    values = known(name, content) if known else None
    if values is not None:
        return Document(path, name, content.decode("utf-8-sig"), values)
    text = text_of(content, name)
    if isinstance(text, Problem):
        return (text,)
    data = read_values(text, name)
    return Document(path, name, text, data) if isinstance(data, dict) else data
