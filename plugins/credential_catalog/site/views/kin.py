"""Related credentials, each with what it shares: first what sets it apart from the others of the list."""

from __future__ import annotations

import collections

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.grade_bands import grades_words
from credential_catalog.stacking.related import Related

ISSUER = "the issuer"
"""The last of all reasons: its name stands beside the title anyway."""


class Kin(msgspec.Struct, frozen=True, kw_only=True):
    """The related credentials: what all of them share, said once, and what each shares beside it."""

    all_share: tuple[str, ...]
    ones: tuple[tuple[str, tuple[str, ...]], ...]


def kin_in_words(related: tuple[Related, ...], catalog: Catalog) -> Kin:
    """Return related credentials with their reasons in words, the reason that the fewest have first."""
    reasons = {one.credential: _reasons(one, catalog) for one in related}
    how_many: collections.Counter[str] = collections.Counter(
        reason for said in reasons.values() for reason in said
    )
    common = tuple(reason for reason, many in how_many.items() if many == len(related) > 1)
    return Kin(
        all_share=common,
        ones=tuple(
            (
                name,
                tuple(
                    sorted(
                        (reason for reason in said if reason not in common),
                        key=lambda reason: (reason == ISSUER, how_many[reason]),
                    )
                ),
            )
            for name, said in reasons.items()
        ),
    )


def _reasons(one: Related, catalog: Catalog) -> tuple[str, ...]:
    """Return what is shared, topics first, the issuer last; a word inside another reason is left out."""
    about = [*one.subjects, *one.words]
    stacks = [f"the stack “{catalog.title(name)}”" for name in one.stacks]
    grades = [f"grades: {grades_words(one.grade_bands)}"] if one.grade_bands else []
    issuer = [ISSUER] if one.issuer else []
    said = [*about, *stacks, *grades, *issuer]
    spoken = dict.fromkeys(said)
    inside = {word for word in one.words if any(word in other.lower() for other in spoken if other != word)}
    return tuple(reason for reason in spoken if reason not in inside)
