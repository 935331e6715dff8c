"""Problems as text, for a terminal or a log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from credential_catalog.model.problem import Place, Problem, Severity, help_address

SourceLine = Callable[[Place], str | None]
"""Gives the line of a file on which a place lies, without its end; None where there is none to show."""

_WIDEST = 100
"""Characters of a source line that are shown."""


def report_text(
    problems: Sequence[Problem], source_line: SourceLine | None = None, *, advice: bool = False
) -> str:
    """Return the problems as text: the place, what is wrong, what to write instead; then how many.

    Advice is only counted, by kind, unless `advice` asks for it in full.
    """
    wrong = [problem for problem in problems if problem.severity is not Severity.ADVICE]
    advised = [problem for problem in problems if problem.severity is Severity.ADVICE]
    shown = wrong + advised if advice else wrong
    lines = [line for problem in shown for line in _told(problem, source_line)]
    lines += [""] if shown else []
    if source_line is not None and shown:
        kinds = sorted({problem.id for problem in shown})
        lines += [*(f"More on {kind}: {help_address(kind)}" for kind in kinds), ""]
    lines.append(_count(wrong))
    lines += _counted_advice(advised, in_full=advice)
    return "\n".join(lines)


def _told(problem: Problem, source_line: SourceLine | None) -> list[str]:
    text = source_line(problem.place) if source_line else None
    return [
        f"{problem.place} {problem.severity} {problem.id} {one_line(problem.what)}",
        *([] if text is None else _excerpt(problem.place, text)),
        f"    {one_line(problem.remedy)}",
    ]


def _excerpt(place: Place, text: str) -> list[str]:
    """Return the line and, below it, a caret under the column; of a long line the part around it."""
    text = "".join(character if character.isprintable() else " " for character in text)
    start = max(0, place.column - 1 - _WIDEST // 2) if len(text) > _WIDEST else 0
    part = ("…" if start else "") + text[start : start + _WIDEST] + ("…" if text[start + _WIDEST :] else "")
    caret = place.column - 1 - start + (1 if start else 0)
    number = f"{place.line:5}"
    return [f"{number} | {part}".rstrip(), f"{' ' * len(number)} | {' ' * caret}^"]


def _count(wrong: Sequence[Problem]) -> str:
    if not wrong:
        return "No problems."
    number, files = len(wrong), len({problem.place.path for problem in wrong})
    return (
        f"{number} {'problem' if number == 1 else 'problems'} in {files} {'file' if files == 1 else 'files'}."
    )


def _counted_advice(advised: Sequence[Problem], *, in_full: bool) -> list[str]:
    if not advised:
        return []
    counts = Counter((problem.id, problem.name.replace("-", " ")) for problem in advised)
    number = len(advised)
    lines = ["", f"{number} {'piece' if number == 1 else 'pieces'} of advice, where more could be known:"]
    lines += [f"{count:6} {kind} {name}" for (kind, name), count in sorted(counts.items())]
    return lines if in_full else [*lines, "Show all of it with --advice."]


def one_line(text: str) -> str:
    """Return a text without line breaks, so that a value cannot begin a line of a log."""
    return " ".join(text.splitlines())
