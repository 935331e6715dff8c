"""The columns of the signals that districts ask for, in the table of credentials."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from credential_catalog.catalog.signals import reviews, scored, stated_at
from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column
from credential_catalog.model.records import Credential


def _signal(
    name: str, title: str, description: str, *way: str, many: bool = False
) -> tuple[Column[Credential], Column[Credential]]:
    """Return the columns of a signal: its value, and who states it for all of theirs."""

    def value(one: Credential, edition: Edition) -> Any:  # noqa: ANN401
        stated = stated_at(edition.catalog, one, *way)
        return (stated.value if many else cells.one_line(stated.value)) if stated else () if many else None

    def origin(one: Credential, edition: Edition) -> str | None:
        return cells.origin(stated_at(edition.catalog, one, *way))

    return (
        Column(name, title, description, value, many=many),
        Column(f"{name}_from", f"{title}, from", cells.ELSEWHERE, origin),
    )


def _scorers(credential: Credential, edition: Edition) -> tuple[str, ...]:
    stated = scored(edition.catalog, credential)
    return stated.value.scorers if stated else ()


def _scored(key: str) -> Callable[[Credential, Edition], str | None]:
    def value(one: Credential, edition: Edition) -> str | None:
        stated = scored(edition.catalog, one)
        return getattr(stated.value, key) if stated else None

    return value


SIGNALS: tuple[Column[Credential], ...] = (
    Column(
        "scored_by",
        "Scored by",
        "Who judges the work: educators, specialists, assessors, facilitator, staff, machine.",
        _scorers,
        many=True,
    ),
    Column("turnaround", "Turnaround", "How long a decision takes.", _scored("turnaround")),
    Column(
        "resubmit",
        "Sending again",
        "Whether work may be sent again: unlimited, limited, allowed (how often is not stated), never.",
        _scored("resubmit"),
    ),
    Column(
        "resubmission",
        "Sending again, more",
        "What else is said of sending work again.",
        _scored("resubmission"),
    ),
    Column(
        "scored_from",
        "Scored, from",
        cells.ELSEWHERE,
        lambda one, edition: cells.origin(scored(edition.catalog, one)),
    ),
    Column(
        "reviewed_by",
        "Reviewed by",
        "Who from outside vouches for it, each with the way: “endorsement: National Center”.",
        lambda one, edition: tuple(f"{review.kind}: {review.by}" for review in reviews(edition.catalog, one)),
        many=True,
    ),
    *_signal(
        "rubric",
        "Rubric",
        "Who can read its rubric: public, enrolled, exists (who is not stated).",
        "quality",
        "rubric",
    ),
    *_signal(
        "examples",
        "Examples",
        "Who can see examples of work: public, enrolled, none (the issuer gives none).",
        "quality",
        "examples",
    ),
    *_signal("research", "Research", "The research on which it stands.", "quality", "research"),
    *_signal(
        "support_kinds",
        "Kinds of support",
        "self_paced, feedback, coaching, cohort, community, course.",
        "support_kinds",
        many=True,
    ),
    *_signal("support", "Support", "Help on the way, in words.", "support"),
    *_signal("open_to", "Open to", "Who may take it.", "access", "open_to"),
    *_signal("delivery", "Delivery", "online, in_person or blended.", "access", "delivery"),
    *_signal(
        "languages", "Languages", "Languages in which it can be taken.", "access", "languages", many=True
    ),
    *_signal("device", "Device", "What one needs to take it.", "access", "device"),
    *_signal(
        "finish_within",
        "Finish within",
        "How long after enrolling the work must be handed in.",
        "access",
        "finish_within",
    ),
)
"""How it is judged, who vouches for it, which help there is, and who may take it where."""
