"""The reference of problems, made from their classes: one section for each, in the order of ids."""

from __future__ import annotations

import inspect
import re

import credential_catalog.checking  # noqa: F401 (imports every kind of problem)
from credential_catalog.model.problem import Problem, Severity, problem_kinds

_TOP = """# Problems that the check names

Each problem has an id that stays the same, so that you can search for it. The check names all problems of a
catalog in one run, each with its file, line and column, and what to write instead.
"""


def problem_reference() -> str:
    """Return the reference as Markdown: of our own kinds, also where a test has made others."""
    ours = [kind for kind in problem_kinds() if kind.__module__.startswith("credential_catalog.")]
    return "\n".join([_TOP, *(_section(kind) for kind in ours)])


def _section(kind: type[Problem]) -> str:
    first, _, rest = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")
    severity = "It stops publication." if kind.severity is Severity.ERROR else "It is a warning."
    said = re.sub(r"\s+", " ", first)
    name = kind.name.replace("-", " ")
    return f"## {kind.id}: {name} {{#{kind.id.lower()}}}\n\n{said} {severity}\n\n{rest}\n"


if __name__ == "__main__":
    print(problem_reference(), end="")
