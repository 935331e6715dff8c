"""What is known of the signals by which districts judge a credential, who says it, and when that was checked.

A value is the credential's own, else of a stack or the issuer for all of theirs, else of the platform for
all that is taken on it. How work is scored is taken from one of them whole: its parts belong together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import Stated
from credential_catalog.model.records import Credential, Issuer, Record, SaidOfEach, Source
from credential_catalog.model.signals import (
    DELIVERY,
    EXAMPLES,
    RESUBMISSION,
    REVIEWED,
    REVIEWS,
    RUBRICS,
    SCORERS,
    SUPPORT,
    Access,
    Review,
    SaidOnPlatform,
    Scoring,
)

TITLES: dict[str, str] = {
    "reviewed": "Reviewed or backed by",
    "rubric": "Rubric",
    "examples": "Examples of work",
    "research": "Research behind it",
    "scoring": "Scoring",
    "resubmission": "Sending again",
    "support": "Support",
    "access": "Who, where, with what",
}
"""Each signal, as a row of a table is headed."""

SILENCE: dict[str, str] = {
    "reviewed": "who from outside reviewed it",
    "rubric": "a rubric",
    "examples": "examples of work",
    "research": "the research behind it",
    "scoring": "how it is scored",
    "resubmission": "whether work may be sent again",
    "support": "support",
    "access": "where and in which language it is taken",
}
"""Each signal, as it is named where nobody states it."""

Level = Literal["credential", "stack", "issuer", "platform"]


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is said: in words (Markdown), by whom, on which sources.

    `level` tells of what it is said; `origin` is the stack, issuer or platform, None for its own file.
    """

    words: str
    level: Level
    origin: str | None
    sources: tuple[Source, ...]


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One signal of which something is known."""

    name: str
    statements: tuple[Statement, ...]

    @property
    def title(self) -> str:
        """How a row of a table is headed."""
        return TITLES[self.name]


class _Place(msgspec.Struct, frozen=True):
    """Where something is said of a credential: the file, and under which key of it."""

    level: Level
    record: Record
    key: str
    says: Credential | SaidOfEach | SaidOnPlatform

    @property
    def origin(self) -> str | None:
        return None if self.level == "credential" else self.record.id

    def states(self, words: str, *ways: str, source: str | None = None) -> Statement:
        """Return a statement with the sources that speak for it.

        Args:
            words: What is said.
            *ways: The keys on which it rests, those inside a group with a dot: "scoring.method".
            source: The id of its own source, where it names one.
        """
        own = self.record.source(source) if source else None
        sources = (own,) if own else tuple(dict.fromkeys(one for way in ways for one in self._speaking(way)))
        return Statement(words=words, level=self.level, origin=self.origin, sources=sources)

    def _speaking(self, way: str) -> tuple[Source, ...]:
        """Return the sources that name a key, else those that name its group, else all of the file."""
        path = [self.key, *way.split(".")] if self.key else way.split(".")
        return self.record.speaking(*(".".join(path[:length]) for length in range(len(path), 0, -1)))


def signals(catalog: Catalog, credential: Credential) -> tuple[Signal, ...]:
    """Return the signals of which something is known, in the order of the table."""
    places = tuple(_places(catalog, credential))
    found = {
        "reviewed": _reviews(places),
        "rubric": _from_list(places, "rubric", RUBRICS),
        "examples": _from_list(places, "examples", EXAMPLES),
        "research": _research(places),
        "scoring": _scoring(places),
        "resubmission": _resubmission(places),
        "support": _support(places),
        "access": _access(places),
    }
    return tuple(Signal(name=name, statements=said) for name in TITLES if (said := found[name]))


def silent(known: tuple[Signal, ...]) -> tuple[str, ...]:
    """Return the signals of which nothing is stated, as a sentence names them."""
    names = {one.name for one in known}
    return tuple(words for name, words in SILENCE.items() if name not in names)


def stated_at(catalog: Catalog, credential: Credential, *way: str) -> Stated[Any] | None:
    """Return a value by the keys that lead to it ("quality", "rubric"), or None where nobody states it."""
    for place in _places(catalog, credential):
        value = _value(place.says, *way)
        if value:
            return Stated(value, place.origin)
    return None


def scored(catalog: Catalog, credential: Credential) -> Stated[Scoring] | None:
    """Return how a credential is scored, the platform's word included, or None where no source says.

    A platform states no passing score, so that this never lets more pass than `stated_scoring`.
    """
    return stated_at(catalog, credential, "scoring")


def reviews(catalog: Catalog, credential: Credential) -> tuple[Review, ...]:
    """Return every review of a credential, its stacks, its issuer and its platform."""
    return tuple(
        review
        for place in _places(catalog, credential)
        for review in _value(place.says, "quality", "reviewed_by") or ()
    )


def speaking_for(
    catalog: Catalog, credential: Credential, key: str, origin: str | None
) -> tuple[Source, ...]:
    """Return the sources that speak for hours or cost of a credential, wherever those are stated."""
    if origin is None:
        return credential.speaking(key)
    record = catalog.find(origin)
    return record.speaking(f"each.{key}", "each") if record else ()


def _places(catalog: Catalog, credential: Credential) -> Iterator[_Place]:
    yield _Place("credential", credential, "", credential)
    for name in catalog.stacks_of(credential.id):
        yield _Place("stack", catalog.stacks[name], "each", catalog.stacks[name].each)
    issuer = catalog.issuers.get(credential.issuer)
    if issuer is not None:
        yield _Place("issuer", issuer, "each", issuer.each)
    host = _host(catalog, credential, issuer)
    if host is not None and host.on_platform is not None:
        yield _Place("platform", host, "on_platform", host.on_platform)


def _host(catalog: Catalog, credential: Credential, issuer: Issuer | None) -> Issuer | None:
    """Return who runs the platform on which a credential is offered today."""
    platform = credential.platform or (issuer.platform if issuer else None)
    if platform is None or credential.status != "active":
        return None
    hosts = (one for one in catalog.issuers.values() if one.platform == platform and one.on_platform)
    return next(hosts, None)


def _value(says: object, *way: str) -> Any:  # noqa: ANN401
    for key in way:
        says = getattr(says, key, None)
    return says


def _reviews(places: tuple[_Place, ...]) -> tuple[Statement, ...]:
    return tuple(
        place.states(_review_words(review), "quality.reviewed_by", source=review.source)
        for place in places
        for review in _value(place.says, "quality", "reviewed_by") or ()
    )


def _review_words(review: Review) -> str:
    said = f"{REVIEWS[review.kind]} {review.by}"
    of = f" ({REVIEWED[review.of]})" if REVIEWED[review.of] else ""
    return _sentences(f"{said}{of}", review.note)


def _from_list(places: tuple[_Place, ...], key: str, words: dict[str, str]) -> tuple[Statement, ...]:
    for place in places:
        value = _value(place.says, "quality", key)
        if value:
            return (place.states(words[value], f"quality.{key}"),)
    return ()


def _research(places: tuple[_Place, ...]) -> tuple[Statement, ...]:
    for place in places:
        research = _value(place.says, "quality", "research")
        if research:
            return (place.states(research, "quality.research"),)
    return ()


_HOW = ("passing_score", "scorers", "method", "turnaround")
_AGAIN = ("resubmit", "resubmission")


def _scoring(places: tuple[_Place, ...]) -> tuple[Statement, ...]:
    for place in places:
        scoring: Scoring | None = place.says.scoring
        if scoring is not None:
            words = _sentences(
                f"{scoring.passing_score} or better passes" if scoring.passing_score else None,
                f"Scored by {_listed(scoring.scorers, SCORERS)}" if scoring.scorers else None,
                scoring.method,
                f"Decision: {scoring.turnaround}" if scoring.turnaround else None,
            )
            keys = (f"scoring.{key}" for key in _HOW if getattr(scoring, key))
            return (place.states(words, *keys),) if words else ()
    return ()


def _resubmission(places: tuple[_Place, ...]) -> tuple[Statement, ...]:
    for place in places:
        scoring: Scoring | None = place.says.scoring
        if scoring is not None:
            may = RESUBMISSION[scoring.resubmit] if scoring.resubmit else None
            more = scoring.resubmission
            words = _sentences(may, more[0].upper() + more[1:] if more else None)
            keys = (f"scoring.{key}" for key in _AGAIN if getattr(scoring, key))
            return (place.states(words, *keys),) if words else ()
    return ()


def _support(places: tuple[_Place, ...]) -> tuple[Statement, ...]:
    for place in places:
        kinds, support = place.says.support_kinds, place.says.support
        if kinds or support:
            listed = _listed(kinds, SUPPORT)
            keys = [key for key, value in (("support_kinds", kinds), ("support", support)) if value]
            return (place.states(_sentences(listed[:1].upper() + listed[1:], support), *keys),)
    return ()


def _access(places: tuple[_Place, ...]) -> tuple[Statement, ...]:
    said = []
    for key in msgspec.structs.fields(Access):
        for place in places:
            value = _value(place.says, "access", key.name)
            if value:
                said.append(place.states(_ACCESS[key.name](value), f"access.{key.name}"))
                break
    return tuple(said)


_ACCESS = {
    "open_to": lambda value: f"For {value}.",
    "delivery": lambda value: f"{DELIVERY[value]}.",
    "languages": lambda value: f"Languages: {', '.join(value)}.",
    "device": lambda value: f"Needs {value}.",
    "finish_within": lambda value: f"The work is due within {value} of enrolling.",
}


def _listed(values: tuple[str, ...], words: dict[str, str]) -> str:
    return ", ".join(words[value] for value in values)


def _sentences(*parts: str | None) -> str:
    """Return parts as sentences in a row, each with its full stop."""
    said = [" ".join(part.split()) for part in parts if part]
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in said)
