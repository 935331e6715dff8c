"""The worked examples of rules, awards and stacks: their authors' tests, run by the check."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.link import Linked
from credential_catalog.model.dates import first_day
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Award, Example, Record, Rule, Stack
from credential_catalog.routes.answer import Answer, Finding
from credential_catalog.routes.evaluate import evaluate_goal

AsItStood = Callable[[datetime.date], Catalog]
"""Gives the catalog as it stood on a day."""


class FailedExample(Problem, frozen=True):
    """A worked example does not come out as its author says.

    Either the rule is not written as it is meant, or the example's answer is wrong. The message tells what
    was expected, what came out, and which branch decided.

    Before:

    ```yaml
    examples:
      - holding: {credentials: [nmped/social-emotional-learning]}
        answer: met
        because: Both are asked; one is held.
    ```

    After:

    ```yaml
    examples:
      - holding: {credentials: [nmped/social-emotional-learning]}
        answer: not_met
        because: Both are asked; one is held.
    ```
    """

    id = "CC380"
    name = "failed-example"
    settable = True

    expected: str
    got: str
    branch: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The example expects {self.expected}, but the answer is {self.got}: {self.branch}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Correct the requirement, or the example's holding or answer."


def examples_of(record: Record) -> tuple[Example, ...]:
    """Return a record's worked examples; only rules, awards and stacks have any."""
    return record.examples if isinstance(record, Rule | Award | Stack) else ()


def try_example(record: Record, example: Example, as_of: datetime.date, stood: AsItStood) -> Finding:
    """Evaluate one worked example of a rule, award or stack, on its own day if it has one.

    Args:
        record: The rule, award or stack.
        example: The example.
        as_of: The day of an example without one of its own.
        stood: Gives the catalog as it stood on a day.
    """
    day = first_day(example.as_of) if example.as_of else as_of
    return evaluate_goal(record.id, example.holding, stood(day), day)


def failed_examples(
    record: Record, linked: Linked, as_of: datetime.date, stood: AsItStood
) -> Iterator[Problem]:
    """Yield every example of a record that does not come out as it says."""
    for position, example in enumerate(examples_of(record)):
        found = try_example(record, example, as_of, stood)
        if found.answer.word != example.answer:
            place = linked.place(record.id, ("examples", position, "answer"))
            branch = deciding_branch(found, linked.catalog)
            yield FailedExample(place, example.answer, found.answer.word, branch)


def deciding_branch(found: Finding, catalog: Catalog) -> str:
    """Return the sentence of the branch that decided: the deepest with the same answer and a reason."""
    for child in found.children:
        if child.answer is found.answer and child.applies is not False and child.answer is not Answer.MET:
            below = deciding_branch(child, catalog)
            if below:
                return below
    if found.answer is Answer.MET:
        counted = ", ".join(catalog.title(name) for name in found.counted) or "nothing is asked"
        return f"these count: {counted}."
    reasons = found.lacking if found.answer is Answer.NOT_MET else found.unknown
    if reasons:
        return " ".join(reasons)
    return f"{_subject(found, catalog)} is {'missing' if found.answer is Answer.NOT_MET else 'not known'}."


def _subject(found: Finding, catalog: Catalog) -> str:
    for key in ("credential", "stack", "award", "outside"):
        name = getattr(found.node, key, None)
        if isinstance(name, str):
            return catalog.title(name)
    label = getattr(found.node, "label", None) or getattr(found.node, "id", None)
    return str(label or "this requirement")
