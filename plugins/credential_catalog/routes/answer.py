"""The three answers, and what an evaluation found at each node."""

from __future__ import annotations

import enum
from typing import Literal

import msgspec

from credential_catalog.model.requirement import Pointer, Requirement


class Answer(enum.IntEnum):
    """Met, cannot tell, or not met, in the order that `all` (least) and `any` (greatest) go by."""

    NOT_MET = 0
    CANNOT_TELL = 1
    MET = 2

    @property
    def word(self) -> Literal["not_met", "cannot_tell", "met"]:
        """The answer as examples and exports write it."""
        words: tuple[Literal["not_met", "cannot_tell", "met"], ...] = ("not_met", "cannot_tell", "met")
        return words[self]


class Reckoning(msgspec.Struct, frozen=True, kw_only=True):
    """How an amount came out: between `low` and `high` of `unit`; `need_low` to `need_high` are asked."""

    unit: str
    low: float
    high: float
    need_low: float
    need_high: float


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What was found at one node.

    `applies` is False where the node's `when` does not hold, None where that is not known. `counted` are the
    ids that counted, `lacking` sentences on what did not and why, `unknown` sentences on what is not known.
    `at` is where the node stands below the requirement asked; a node that was reached through a stack or
    award has None.
    """

    node: Requirement
    answer: Answer
    at: Pointer | None = ()
    applies: bool | None = True
    counted: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    children: tuple[Finding, ...] = ()
    reckoning: Reckoning | None = None

    def everything_unknown(self) -> tuple[str, ...]:
        """Return what is not known here and below, each once, where it bears on the answer."""
        if self.answer is not Answer.CANNOT_TELL:
            return ()
        found = dict.fromkeys(self.unknown)
        for child in self.children:
            found |= dict.fromkeys(child.everything_unknown())
        return tuple(found)


def least(answers: list[Answer]) -> Answer:
    """Return the least of the answers; of none, met."""
    return min(answers, default=Answer.MET)


def greatest(answers: list[Answer]) -> Answer:
    """Return the greatest of the answers; of none, not met."""
    return max(answers, default=Answer.NOT_MET)


def of_truth(truth: bool | None) -> Answer:
    """Return the answer to a yes-or-no question whose answer may be unknown."""
    if truth is None:
        return Answer.CANNOT_TELL
    return Answer.MET if truth else Answer.NOT_MET


def compare(low: float, high: float, need_low: float, need_high: float) -> Answer:
    """Compare what there is with what is needed, both known only between two numbers.

    A millionth is forgiven, so that three times a third makes one.
    """
    if low >= need_high - 1e-6:
        return Answer.MET
    return Answer.NOT_MET if high < need_low - 1e-6 else Answer.CANNOT_TELL
