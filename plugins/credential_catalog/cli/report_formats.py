"""Problems for programs: JSON, annotations of GitHub Actions, and SARIF 2.1.0."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from credential_catalog.model.problem import Problem, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(problems: Sequence[Problem]) -> str:
    """Return problems and, apart from them, advice."""
    wrong = [_plain(problem) for problem in problems if problem.severity is not Severity.ADVICE]
    advice = [_plain(problem) for problem in problems if problem.severity is Severity.ADVICE]
    return json.dumps({"problems": wrong, "advice": advice}, ensure_ascii=False, indent=2)


def as_annotations(problems: Sequence[Problem], above: str) -> str:
    """Return workflow commands of GitHub Actions; `above` is the way from where it runs to the catalog."""
    return "\n".join(_annotation(problem, above) for problem in problems)


def as_sarif(problems: Sequence[Problem], above: str) -> str:
    """Return a SARIF 2.1.0 log; `above` is the way from where it runs to the catalog."""
    kinds = sorted({type(problem) for problem in problems}, key=lambda kind: kind.id)
    driver = {
        "name": "credential-catalog",
        "version": version("credential-catalog"),
        "informationUri": "https://credential-catalog.github.io/",
        "rules": [_rule(kind, problems) for kind in kinds],
    }
    positions = {kind.id: position for position, kind in enumerate(kinds)}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, positions[problem.id], above) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "id": problem.id,
        "name": problem.name,
        "severity": problem.severity.value,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "what": problem.what,
        "remedy": problem.remedy,
        "help": problem.help,
    }


def _annotation(problem: Problem, above: str) -> str:
    place = problem.place
    values = {
        "file": f"{above}{place.path}",
        "line": place.line,
        "col": place.column,
        "title": f"{problem.id} {problem.name}",
    }
    told = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in values.items())
    message = f"{problem.what} {problem.remedy} {problem.help}"
    return f"::{_GITHUB[problem.severity]} {told}::{_escaped(message)}"


def _escaped(text: str, more: str = "") -> str:
    """Escape what would end a workflow command, or a value of it."""
    return "".join(f"%{ord(one):02X}" if one in f"%\r\n{more}" else one for one in text)


def _rule(kind: type[Problem], problems: Sequence[Problem]) -> dict[str, Any]:
    first, _, rest = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")
    one = next(problem for problem in problems if type(problem) is kind)
    return {
        "id": kind.id,
        "name": kind.name,
        "shortDescription": {"text": re.sub(r"\s+", " ", first)},
        "help": {"text": rest or first, "markdown": rest or first},
        "helpUri": one.help,
        "defaultConfiguration": {"level": _SARIF[one.severity]},
    }


def _result(problem: Problem, position: int, above: str) -> dict[str, Any]:
    region = {"startLine": problem.place.line, "startColumn": problem.place.column}
    artifact = {"uri": quote(f"{above}{problem.place.path}")}
    return {
        "ruleId": problem.id,
        "ruleIndex": position,
        "level": _SARIF[problem.severity],
        "message": {"text": f"{problem.what} {problem.remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
    }
