"""What districts ask of a micro-credential: who vouches for it, how work is judged, what help there is.

Each table gives the words that pages say for the values of a list in the schemas. What is None or empty was
not stated: nobody read that a rubric is secret, or that work may not be sent again.
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Review(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who from outside vouches for the credential, its set or its issuer, and in which way."""

    by: str
    kind: Literal[
        "accreditation", "state_approval", "quality_assurance", "endorsement", "validation", "partner"
    ]
    of: Literal["credential", "set", "issuer"]
    note: str | None = None
    source: str | None = None


class Quality(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What lets an outsider judge a credential: reviews, its rubric, examples of work, research."""

    reviewed_by: tuple[Review, ...] = ()
    rubric: Literal["public", "enrolled", "exists"] | None = None
    examples: Literal["public", "enrolled", "none"] | None = None
    research: str | None = None


class Scoring(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a submission is judged: by whom, how, in how long, and whether it may come again."""

    passing_score: str | float | None = None
    scorers: tuple[str, ...] = ()
    method: str | None = None
    turnaround: str | None = None
    resubmit: Literal["unlimited", "limited", "allowed", "never"] | None = None
    resubmission: str | None = None


class Access(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who may take a credential, where, in which languages, with what, and by when it is handed in."""

    open_to: str | None = None
    delivery: Literal["online", "in_person", "blended"] | None = None
    languages: tuple[str, ...] = ()
    device: str | None = None
    finish_within: str | None = None


class SaidOnPlatform(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What holds for each credential taken on a platform, whoever issues it, unless that says otherwise."""

    quality: Quality | None = None
    scoring: Scoring | None = None
    support: str | None = None
    support_kinds: tuple[str, ...] = ()
    access: Access | None = None


REVIEWS: dict[str, str] = {
    "accreditation": "Accredited by",
    "state_approval": "Approved by",
    "quality_assurance": "Quality checked by",
    "endorsement": "Endorsed by",
    "validation": "Studied for validity by",
    "partner": "Built together with",
}
"""Each kind of review, before the name of who did it."""

REVIEWED: dict[str, str] = {"credential": "", "set": "the set", "issuer": "the issuer's work"}
"""What was reviewed, where it is not the credential alone."""

RUBRICS: dict[str, str] = {
    "public": "Anybody can read it before starting.",
    "enrolled": "Shown to those who have enrolled.",
    "exists": "There is one. Who can read it before starting is not stated.",
}
"""Who may read the rubric."""

EXAMPLES: dict[str, str] = {
    "public": "Anybody can look at examples.",
    "enrolled": "Shown to those who have enrolled.",
    "none": "None are given.",
}
"""Who may see examples of work that passed."""

SCORERS: dict[str, str] = {
    "educators": "educators",
    "specialists": "specialists in the subject",
    "assessors": "trained assessors",
    "facilitator": "the course's own facilitator or reviewer",
    "staff": "the issuer's staff",
    "machine": "a computer",
}
"""Who judges the work."""

RESUBMISSION: dict[str, str] = {
    "unlimited": "Possible as often as needed",
    "limited": "Possible, within limits",
    "allowed": "Possible; how often is not stated",
    "never": "Not possible",
}
"""Whether work that did not pass may be sent again."""

SUPPORT: dict[str, str] = {
    "self_paced": "at one's own pace",
    "feedback": "feedback on the work",
    "coaching": "coaching",
    "cohort": "a cohort",
    "community": "a group of peers",
    "course": "a course",
}
"""Which help there is on the way."""

DELIVERY: dict[str, str] = {"online": "Online", "in_person": "In person", "blended": "Partly online"}
"""Where it is taken."""
