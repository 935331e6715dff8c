"""A file with a problem, and the problem in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from credential_catalog.model.problem import Problem
from credential_catalog.source import Document, read_document

Told = Callable[[str | bytes], str]
Read = Callable[[str | bytes], Document]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Write a file and return the problem that reading it gives, as a person sees it."""

    def write_and_read(content: str | bytes) -> str:
        path = tmp_path / "f.yml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        result = read_document(path, name="f.yml")
        assert isinstance(result, Problem), f"no problem was found: {result.data}"
        return str(result)

    return write_and_read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write a file and return the document in it."""

    def write_and_read(content: str | bytes) -> Document:
        path = tmp_path / "f.yml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        result = read_document(path, name="f.yml")
        assert isinstance(result, Document), str(result)
        return result

    return write_and_read
