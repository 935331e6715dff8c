"""What is said: the one table of words for whether a credential counts, and the order of those words.

Page, map, graph, API and print take their words from here.
"""

from __future__ import annotations

import enum

import msgspec

from credential_catalog.model.records import Effect, RuleStatus


class Word(enum.StrEnum):
    """A word of answer, from the strongest to the weakest."""

    COUNTS = "counts"
    MAY_COUNT = "may count"
    NOT_YET = "not yet"
    UNVERIFIED = "we could not verify that this is law"
    DOES_NOT_COUNT = "does not count"
    NO_LONGER = "no longer"
    PILOT_ENDED = "a pilot, ended"
    NOT_NAMED = "no rule we read names it"
    POLICY_UNREAD = "a policy exists; we could not read it"
    REPORTED = "a policy is reported; we have not read it"
    NOTHING_FOUND = "we looked and found no published policy"
    NOT_SURVEYED = "we have not looked yet"

    @property
    def shape(self) -> str:
        """Which of the five shapes of answer it has: counts, may-count, not-now, does-not-count, unknown."""
        return _SHAPES[self]

    @property
    def rank(self) -> int:
        """Its place in the order from strongest to weakest, 0 first."""
        return _RANKS[self]

    def toward(self, what: str, number: int = 1) -> str:
        """Return the word as a clause about so many credentials and what they lead to.

        Only the words of rules have one; a word of a survey speaks of no credential.

        >>> Word.COUNTS.toward("it", 2), Word.NOT_YET.toward("it")
        ('that count toward it', 'that does not count toward it yet')
        """
        one, many = _CLAUSES[self]
        return (one if number == 1 else many).format(what)


_SHAPES = {
    Word.COUNTS: "counts",
    Word.MAY_COUNT: "may-count",
    Word.NOT_YET: "not-now",
    Word.UNVERIFIED: "unknown",
    Word.DOES_NOT_COUNT: "does-not-count",
    Word.NO_LONGER: "not-now",
    Word.PILOT_ENDED: "not-now",
    Word.NOT_NAMED: "unknown",
    Word.POLICY_UNREAD: "unknown",
    Word.REPORTED: "unknown",
    Word.NOTHING_FOUND: "unknown",
    Word.NOT_SURVEYED: "unknown",
}


_CLAUSES = {
    Word.COUNTS: ("that counts toward {}", "that count toward {}"),
    Word.MAY_COUNT: ("that may count toward {}",) * 2,
    Word.NOT_YET: ("that does not count toward {} yet", "that do not count toward {} yet"),
    Word.UNVERIFIED: ("named toward {} by a rule that we could not verify as law",) * 2,
    Word.DOES_NOT_COUNT: ("that does not count toward {}", "that do not count toward {}"),
    Word.NO_LONGER: ("that no longer counts toward {}", "that no longer count toward {}"),
    Word.PILOT_ENDED: ("that counted toward {} in a pilot, now ended",) * 2,
}
"""The words of rules as clauses, for one credential and for more."""


_RANKS = {word: rank for rank, word in enumerate(Word)}


class Saying(msgspec.Struct, frozen=True, kw_only=True):
    """A word with what is said beside it: "Your district decides", "from 1 Jul 2027"."""

    word: Word
    beside: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The word and what is beside it, in one line."""
        return "; ".join((self.word, *self.beside))


_TABLE: dict[RuleStatus, dict[Effect, Word]] = {
    "in_force": {
        "counts": Word.COUNTS,
        "may_count": Word.MAY_COUNT,
        "does_not_count": Word.DOES_NOT_COUNT,
    },
    "planned": {
        "counts": Word.NOT_YET,
        "may_count": Word.NOT_YET,
        "does_not_count": Word.DOES_NOT_COUNT,
    },
    "enacted_unfunded": {
        "counts": Word.NOT_YET,
        "may_count": Word.NOT_YET,
        "does_not_count": Word.DOES_NOT_COUNT,
    },
    "unverified": {
        "counts": Word.UNVERIFIED,
        "may_count": Word.UNVERIFIED,
        "does_not_count": Word.UNVERIFIED,
    },
    "waived": {
        "counts": Word.COUNTS,
        "may_count": Word.MAY_COUNT,
        "does_not_count": Word.DOES_NOT_COUNT,
    },
    "paused": {"counts": Word.NO_LONGER, "may_count": Word.NO_LONGER},
    "ended": {"counts": Word.NO_LONGER, "may_count": Word.NO_LONGER},
    "pilot_ended": {"counts": Word.PILOT_ENDED, "may_count": Word.PILOT_ENDED},
}
"""Status by effect. What has no word (a rule that stopped not counting) is a problem that the check names."""


def word_for(status: RuleStatus, effect: Effect) -> Word | None:
    """Return the word for a rule's status and effect; None for the three pairs that mean nothing."""
    return _TABLE[status].get(effect)


def saying_for(
    status: RuleStatus,
    effect: Effect,
    *,
    decides: str | None = None,
    from_day: str | None = None,
    until_day: str | None = None,
    concerns: str | None = None,
    offered: bool = True,
    second_hand: bool = False,
) -> Saying | None:
    """Return what is said of a rule, with everything that belongs beside its word.

    Args:
        status: The rule's status on the day asked.
        effect: The rule's effect.
        decides: Who decides, for what may count: "your district".
        from_day: First day, as it is written on the page.
        until_day: Last day, as it is written on the page.
        concerns: Whom it concerns, where the person is not known: "administrators".
        offered: False where the credential is retired or superseded.
        second_hand: True where a state's rule is told by others, and no page of the state was read.
    """
    word = word_for(status, effect)
    if word is None:
        return None
    beside: list[str] = []
    if word is Word.MAY_COUNT and decides:
        comma = "," if "," in decides else ""
        beside.append(f"{decides[0].upper()}{decides[1:]}{comma} decides")
    if status in ("planned", "enacted_unfunded") and from_day:
        beside.append(f"from {from_day}")
    if status == "enacted_unfunded":
        beside.append("law passed, never funded")
    if status == "waived":
        beside.append(f"requirement waived until {until_day}" if until_day else "requirement waived")
    if status == "paused":
        beside.append("paused")
    if status == "ended" and until_day:
        beside.append(f"ended {until_day}")
    if concerns:
        beside.append(f"for {concerns}")
    if not offered:
        beside.append("if you hold it; no longer offered")
    if second_hand:
        beside.append("told by others; no page of the state was read")
    return Saying(word=word, beside=tuple(beside))


def weakest(words: list[Word]) -> Word:
    """Return the word of a chain: its weakest."""
    return max(words, key=lambda word: word.rank)


def summary(words: list[Word]) -> Word:
    """Return the word that sums up several rules for one award or use: the first in the order of words."""
    return min(words, key=lambda word: word.rank)
