"""Problems as text, for a terminal or a log."""

from __future__ import annotations

from collections.abc import Sequence

from credential_catalog.model.problem import Problem


def report_text(problems: Sequence[Problem]) -> str:
    """Return the problems as text: the place, what is wrong, what to write instead; then how many."""
    if not problems:
        return "No problems."
    lines = []
    for problem in problems:
        lines.append(f"{problem.place} {problem.severity} {problem.id} {one_line(problem.what)}")
        lines.append(f"    {one_line(problem.remedy)}")
    number = len(problems)
    files = len({problem.place.path for problem in problems})
    lines.append("")
    lines.append(
        f"{number} {'problem' if number == 1 else 'problems'} in {files} {'file' if files == 1 else 'files'}."
    )
    return "\n".join(lines)


def one_line(text: str) -> str:
    """Return a text without line breaks, so that a value cannot begin a line of a log."""
    return " ".join(text.splitlines())
