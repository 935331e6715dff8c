"""One problem in place of many that come from one mistake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from credential_catalog.model.problem import Place, Problem
from credential_catalog.schema.messages import MissingKey, UnknownKey, WrongForm, WrongType


def gathered(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield one problem for what is the same mistake several times in a file, and every other problem.

    Keys that are missing in one place are one problem. So are keys with capitals, keys that nobody knows,
    and values of one wrong type where one of another belongs.
    """
    missing: dict[Place, list[MissingKey]] = {}
    capitals: list[UnknownKey] = []
    types: dict[tuple[str, str, str], list[WrongType]] = {}
    forms: dict[tuple[str, str], list[WrongForm]] = {}
    unknown: dict[tuple[str, ...], list[UnknownKey]] = {}
    for problem in problems:
        if isinstance(problem, MissingKey):
            missing.setdefault(problem.place, []).append(problem)
        elif isinstance(problem, UnknownKey) and _is_in_capitals(problem):
            capitals.append(problem)
        elif isinstance(problem, WrongForm) and problem.key.startswith("Item "):
            forms.setdefault((problem.key.rpartition(" of ")[2], problem.advice), []).append(problem)
        elif isinstance(problem, WrongType):
            alike = (
                ("", "empty", "") if problem.got == "empty" else (problem.wanted, problem.got, problem.advice)
            )
            types.setdefault(alike, []).append(problem)
        elif isinstance(problem, UnknownKey) and not problem.nearest and not problem.after_comma:
            unknown.setdefault((str(problem.above), *problem.known), []).append(problem)
        else:
            yield problem
    for first, *others in missing.values():
        more = tuple((other.key, other.example) for other in others)
        yield msgspec.structs.replace(first, others=more)
    for strange in unknown.values():
        yield msgspec.structs.replace(min(strange), others=tuple(one.key for one in sorted(strange)[1:]))
    for wrong in forms.values():
        yield msgspec.structs.replace(min(wrong), more=len(wrong) - 1)
    for same in types.values():
        first_type = min(same)
        lines = sorted({other.place.line for other in same} - {first_type.place.line})
        yield msgspec.structs.replace(first_type, lines=tuple(lines))
    if capitals:
        yield msgspec.structs.replace(min(capitals), more=len(capitals) - 1)


def _is_in_capitals(problem: UnknownKey) -> bool:
    return problem.nearest is not None and problem.key.casefold() == problem.nearest and not problem.above
