"""A problem in the data: where it is, what is wrong and what to write instead.

Every kind of problem is a class. Its docstring, in Markdown, is its page in the documentation: a first
sentence that says what is wrong, then why it matters and how to mend it, then a fenced block after `Before:`
and one after `After:`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import ClassVar

import msgspec

_REFERENCE = "https://credential-catalog.github.io/curriculum-teams/problems/"


class Severity(StrEnum):
    """How much a problem matters.

    An error keeps the catalog from being published. A warning does not, and should be mended all the same.
    Advice says where more could be known: nothing is wrong.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Place(msgspec.Struct, frozen=True, order=True):
    """A point in a file, as a person would name it.

    `path` has forward slashes and starts with the catalog's own folder. `line` and `column` count from 1;
    a column is a character, so a tab is one.

    >>> str(Place("catalog/issuers/kqed.yml", 3, 5))
    'catalog/issuers/kqed.yml:3:5'
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`, which editors and terminals turn into a link."""
        return f"{self.path}:{self.line}:{self.column}"


class _Weighed(msgspec.Struct, frozen=True, kw_only=True):
    stated: Severity | None = None
    """The severity that a catalog's own settings state for this kind of problem."""


class Problem(_Weighed, frozen=True):
    """What every kind of problem has; a kind adds the fields that its two sentences are made of.

    `id` and `name` are stable: people quote them and search for them. `usual` is the severity where no
    setting states another, and only a `settable` kind may be given another: of a catalog with any of the
    others, pages cannot be made. A class without an `id` of its own only gathers what several kinds share.

    ```python
    class DuplicateKey(Problem, frozen=True):
        id = "CC122"
        name = "duplicate-key"
        key: str

        @property
        def what(self) -> str:
            return f"The key `{self.key}` is written twice."
    ```
    """

    id: ClassVar[str]
    name: ClassVar[str]
    usual: ClassVar[Severity] = Severity.ERROR
    settable: ClassVar[bool] = False

    place: Place

    @property
    def severity(self) -> Severity:
        """How much the problem matters in this catalog."""
        return self.stated or self.usual

    @property
    def help(self) -> str:
        """The address of what the kind of problem means, with an example."""
        return help_address(self.id)

    @property
    def what(self) -> str:
        """What is wrong, in one sentence."""
        raise NotImplementedError

    @property
    def remedy(self) -> str:
        """What to write instead, in one sentence or two."""
        raise NotImplementedError

    def __str__(self) -> str:
        """Return the problem in one line."""
        return f"{self.place}: {self.what} {self.remedy} [{self.id}]"

    def __lt__(self, other: Problem) -> bool:
        """Order by place, then by id, so that a list of problems reads like the files do."""
        return (self.place, self.id, self.what) < (other.place, other.id, other.what)


def help_address(kind: str) -> str:
    """Return the address at which a kind of problem is explained, by its id."""
    return f"{_REFERENCE}#{kind.lower()}"


def problem_kinds() -> tuple[type[Problem], ...]:
    """Return every kind of problem that has been imported, by id."""
    return tuple(sorted(_kinds_under(Problem), key=lambda kind: kind.id))


def _kinds_under(parent: type[Problem]) -> Iterator[type[Problem]]:
    for kind in parent.__subclasses__():
        if "id" in vars(kind):
            yield kind
        yield from _kinds_under(kind)
