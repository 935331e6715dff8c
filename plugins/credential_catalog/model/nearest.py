"""Did you mean: the known word that a mistyped one stands for."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LIKENESS = 0.7
"""How alike two words must be, from 0 to 1. At `difflib`'s own 0.6, "active" stands for "waived"."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or None where none is like it.

    Capitals, `_`, `-` and spaces make no difference. Of equally likely words the alphabetically first is
    returned, so the answer does not depend on the order of `known`.

    >>> nearest("isuer", ["issuer", "hours"])
    'issuer'

    One word of several stands for them where only one candidate has it.

    >>> nearest("renewal", ["license_renewal", "license_advancement"])
    'license_renewal'
    """
    known = set(known)
    longer = [one for one in known if word and _folded(word) in _folded(one).split()]
    if len(longer) == 1:
        return longer[0]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(_folded(word))
    best: tuple[float, str] | None = None
    for candidate in sorted(known):
        matcher.set_seq1(_folded(candidate))
        floor = _LIKENESS if best is None else best[0]
        # The two quick ratios are upper bounds: most words never reach the slow one.
        if matcher.real_quick_ratio() < floor or matcher.quick_ratio() < floor:
            continue
        likeness = matcher.ratio()
        if likeness >= _LIKENESS and (best is None or likeness > best[0]):
            best = (likeness, candidate)
    return best and best[1]


def _folded(word: str) -> str:
    return word.casefold().replace("_", " ").replace("-", " ")
