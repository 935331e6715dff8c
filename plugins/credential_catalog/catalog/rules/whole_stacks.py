"""A stack says truly how many members it has, and nothing asks for a set as if it were earned."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.model.problem import Problem
from credential_catalog.model.requirement import StackLeaf, walk


class MemberCount(Problem, frozen=True):
    """A stack's `of` and its members do not fit together.

    `of` is the number that the source states. It cannot be less than the members listed, and beside
    `complete: true` it is not needed.

    Before:

    ```yaml
    of: 4
    members: [nea/a, nea/b, nea/c, nea/d, nea/e]
    ```

    After:

    ```yaml
    complete: true
    members: [nea/a, nea/b, nea/c, nea/d, nea/e]
    ```
    """

    id = "CC350"
    name = "member-count"
    settable = True

    of: int
    listed: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`of` is {self.of}, but {self.listed} members are listed."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct `of`, or write `complete: true` alone if these are all."


class SetAsAward(Problem, frozen=True):
    """A requirement asks for a whole stack that is only a set.

    Nothing is earned for finishing a series, so nobody holds it. Ask for members instead.

    Before:

    ```yaml
    requires: {stack: nea/restorative-practices}
    ```

    After:

    ```yaml
    requires:
      choose: {at_least: 5, from: {stacks: nea/restorative-practices}}
    ```
    """

    id = "CC351"
    name = "set-as-award"
    settable = True

    stack: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The stack {self.stack} is a series: nobody earns it as a whole."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Ask for members: `choose: {{at_least: …, from: {{stacks: {self.stack}}}}}`."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield stacks whose numbers disagree, and requirements that ask for a series as a whole."""
    catalog = linked.catalog
    for name, stack in catalog.stacks.items():
        if stack.of is None or name in linked.doubtful:
            continue
        if stack.of < len(stack.members) or (stack.complete and stack.of != len(stack.members)):
            yield MemberCount(linked.place(name, ("of",)), stack.of, len(stack.members))
    sets = {name for name, stack in catalog.stacks.items() if stack.kind == "series"} - linked.doubtful
    for record in catalog.records():
        for at, requirement in requirements_in(record):
            for here, node in walk(requirement, at):
                if isinstance(node, StackLeaf) and node.stack in sets:
                    yield SetAsAward(linked.place(record.id, (*here, "stack")), node.stack)
