"""How much each kind of problem matters in one catalog: what its settings state, else what is usual."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
import yaml

from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem, Severity, problem_kinds
from credential_catalog.source.loader import Loader, place_of

OFF = "off"
"""Written in place of a severity: problems of this kind are not shown."""

WORDS = (*(severity.value for severity in Severity), OFF)


class UnknownProblemId(Problem, frozen=True):
    """The settings state a severity for a kind of problem that does not exist.

    Write the id of a kind of problem, as the check shows it after the severity.

    Before:

    ```yaml
    severities:
      CC3334: warning
    ```

    After:

    ```yaml
    severities:
      CC334: warning
    ```
    """

    id = "CC401"
    name = "unknown-problem-id"

    written: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is no kind of problem “{self.written}”."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        meant = f"Did you mean {self.nearest}? " if self.nearest else ""
        return f"{meant}Write an id such as CC334, as the check shows it."


class UnknownSeverity(Problem, frozen=True):
    """The settings state a severity that does not exist.

    Before:

    ```yaml
    severities:
      CC334: warn
    ```

    After:

    ```yaml
    severities:
      CC334: warning
    ```
    """

    id = "CC402"
    name = "unknown-severity"

    written: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"“{self.written}” is no severity."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return f"Write one of {', '.join(WORDS)}."


class FixedSeverity(Problem, frozen=True):
    """The settings make less of a kind of problem that is always an error.

    Pages cannot be made of a catalog with such a problem: a file cannot be read, or an id leads nowhere.

    Take the line out, and mend the problems that it was meant for.

    Before:

    ```yaml
    severities:
      CC301: warning
      CC334: warning
    ```

    After:

    ```yaml
    severities:
      CC334: warning
    ```
    """

    id = "CC403"
    name = "fixed-severity"

    kind: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.kind} is always an error: without what it asks for, pages cannot be made."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Take this line out."


class Severities(msgspec.Struct, frozen=True):
    """What a catalog's settings state: a severity (None: not shown) for some kinds of problem, by id."""

    stated: Mapping[str, Severity | None] = {}
    problems: tuple[Problem, ...] = ()
    """What is wrong with the settings themselves."""

    def weigh(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield the problems that are shown, each with the severity that is stated for its kind."""
        for problem in problems:
            severity = self.stated.get(problem.id, problem.usual)
            if severity is problem.usual:
                yield problem
            elif severity is not None:
                yield msgspec.structs.replace(problem, stated=severity)


USUAL = Severities()


def read_severities(settings: Path) -> Severities:
    """Read the plugin's `severities` out of an mkdocs.yml; a file that cannot be read states none.

    Only this part is looked at, and nothing in the file is run: MkDocs itself reads the rest.
    """
    try:
        root = yaml.compose(settings.read_text(encoding="utf-8"), Loader=Loader)
    except (OSError, ValueError, yaml.YAMLError):
        return USUAL
    stated: dict[str, Severity | None] = {}
    problems: list[Problem] = []
    for key, value in _pairs(_below(_plugin(root), "severities")):
        fault = _fault(key, value, settings.name)
        if fault is not None:
            problems.append(fault)
        else:
            stated[key.value] = None if value.value == OFF else Severity(value.value)
    return Severities(stated, tuple(problems))


def _fault(key: yaml.Node, value: yaml.Node, file: str) -> Problem | None:
    kinds = {kind.id: kind for kind in problem_kinds()}
    place, written = place_of(key.start_mark, file), str(key.value)
    if written not in kinds:
        return UnknownProblemId(place, written, nearest(written, kinds))
    if not isinstance(value, yaml.ScalarNode) or value.value not in WORDS:
        shown = value.value if isinstance(value, yaml.ScalarNode) else "a list or group of keys"
        return UnknownSeverity(place_of(value.start_mark, file), shown)
    if not kinds[written].settable and value.value != kinds[written].usual.value:
        return FixedSeverity(place, written)
    return None


def _plugin(root: yaml.Node | None) -> yaml.Node | None:
    """Return the plugin's options: a list of plugins or a mapping holds them."""
    plugins = _below(root, "plugins")
    entries = plugins.value if isinstance(plugins, yaml.SequenceNode) else [plugins]
    found = (_below(entry, "credential-catalog") for entry in entries)
    return next((options for options in found if options is not None), None)


def _below(node: yaml.Node | None, key: str) -> yaml.Node | None:
    return next((value for name, value in _pairs(node) if name.value == key), None)


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []
