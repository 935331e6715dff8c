"""The things of the catalog, as frozen values: one class for each kind of file.

Field names are the keys of the schema of the same name; `id` comes from the file's place. What is None (or
empty) was not stated by any source: it is never zero, never free, never "no".
"""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from credential_catalog.model.holding import Holding
from credential_catalog.model.requirement import Line, Requirement
from credential_catalog.model.signals import Access, Quality, SaidOnPlatform, Scoring


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where facts come from. Only kinds "law" and "agency" speak for the state."""

    id: str
    title: str
    kind: Literal["law", "agency", "issuer", "district", "union", "vendor", "university", "research", "press"]
    checked: str
    confidence: Literal["read", "excerpt", "unsourced"]
    url: str | None = None
    year: int | None = None
    supports: tuple[str, ...] = ()
    note: str | None = None

    @property
    def speaks_for_the_state(self) -> bool:
        """Whether this is law or the agency's own page."""
        return self.kind in ("law", "agency")


class SecondReading(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an independent second reader found at a source."""

    source: str
    verdict: Literal["confirmed", "confirmed_elsewhere", "partly", "contradicted", "not_reached"]
    checked: str
    url: str | None = None
    note: str | None = None


class Dispute(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Another source gives a node or key otherwise; `says` is laid over a node as a JSON merge patch."""

    says: Any
    source: str
    node: str | None = None
    key: str | None = None
    note: str | None = None


class EarlierVersion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """What held before: the keys that differed. `seen` never decides a day."""

    source: str
    from_: str | None = None
    until: str | None = None
    seen: str | None = None
    was: dict[str, Any] | None = None
    note: str | None = None


class Range(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A range of hours or money; a missing end is open."""

    at_least: float | None = None
    at_most: float | None = None


Quantity = float | Range
"""A number, or a range of numbers."""


class Price(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody pays: `amount` of `currency` (ISO 4217) for one `per` (a credential, if not said)."""

    amount: Quantity
    currency: str
    who: Literal["everyone", "member", "other", "eligible"]
    per: Literal["credential", "submission", "stack", "year"] | None = None
    note: str | None = None
    source: str | None = None


class Credit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Credit that the issuer or a partner itself gives: so much of a unit. What it counts for is in rules."""

    amount: Quantity
    unit: str
    by: str | None = None
    note: str | None = None
    source: str | None = None


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One kind of thing that the earner submits."""

    kind: str
    count: int | None = None
    note: str | None = None


class Pace(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How fast it may be done: `at_most` so many `per` length of time."""

    at_most: int | None = None
    per: str | None = None
    note: str | None = None


class SaidOfEach(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What holds for every credential of a stack or issuer, unless its own file says otherwise."""

    hours: Quantity | None = None
    cost: tuple[Price, ...] = ()
    scoring: Scoring | None = None
    grade_bands: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    credit: tuple[Credit, ...] = ()
    quality: Quality | None = None
    support: str | None = None
    support_kinds: tuple[str, ...] = ()
    access: Access | None = None


class AppliesTo(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Whom a rule or award concerns; None is everybody."""

    roles: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    employed: bool | None = None
    subjects: tuple[str, ...] = ()
    note: str | None = None


class Example(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A holding, the answer and the reason; hours and cost are what is still to do."""

    holding: Holding
    answer: Literal["met", "not_met", "cannot_tell"]
    because: str
    title: str | None = None
    as_of: str | None = None
    left: tuple[str, ...] | None = None
    hours: float | None = None
    cost: float | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What every kind of file has."""

    id: str
    aliases: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[Source, ...] = ()
    second_reading: tuple[SecondReading, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    history: tuple[EarlierVersion, ...] = ()

    def source(self, name: str) -> Source | None:
        """Return the source with this id, if the record has it."""
        return next((source for source in self.sources if source.id == name), None)

    def speaking(self, *keys: str) -> tuple[Source, ...]:
        """Return the sources that speak for a key or node: those that name it, else those of the whole file.

        Args:
            *keys: The key or node id, and by what else it may be supported ("requires").
        """
        found = [source for source in self.sources if not source.supports]
        for key in reversed(keys):
            found = [source for source in self.sources if key in source.supports] or found
        return tuple(found)

    def rests_on_nothing(self, *keys: str) -> bool:
        """Tell whether nobody read a source of a key or node: what there is of it is unsourced."""
        speaking = self.speaking(*keys)
        return bool(speaking) and all(source.confidence == "unsourced" for source in speaking)


class Issuer(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Who awards credentials."""

    name: str
    kind: str
    url: str | None = None
    platform: str | None = None
    status: Literal["active", "retired"] = "active"
    last_day: str | None = None
    catalog_size: str | None = None
    each: SaidOfEach = SaidOfEach()
    on_platform: SaidOnPlatform | None = None

    @property
    def title(self) -> str:
        """Its name, so that everything in the catalog has a title."""
        return self.name


class Exclusion(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """A credential that a person who has this one may not also earn."""

    credential: str
    from_: str | None = None
    note: str | None = None


Status = Literal["draft", "active", "unconfirmed", "retired", "superseded"]


class Offered(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What an issuer offers: a credential or a stack. Its owner, the issuer, is the first half of its id."""

    title: str
    status: Status
    also_called: tuple[str, ...] = ()
    credit: tuple[Credit, ...] = ()
    last_day: str | None = None
    superseded_by: str | None = None
    url: str | None = None
    code: str | None = None
    platform: str | None = None
    hours: Quantity | None = None
    cost: tuple[Price, ...] = ()
    pace: Pace | None = None
    subjects: tuple[str, ...] = ()
    grade_bands: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    scoring: Scoring | None = None

    @property
    def issuer(self) -> str:
        """Id of the issuer."""
        return self.id.partition("/")[0]

    @property
    def offered(self) -> bool:
        """Whether it can still be earned, as far as is known."""
        return self.status in ("draft", "active", "unconfirmed")


class Credential(Offered, frozen=True, kw_only=True, omit_defaults=True):
    """One micro-credential, defined by its issuer."""

    kind: str = "micro_credential"
    ctid: str | None = None
    competency: str | None = None
    tags: tuple[str, ...] = ()
    level: str | None = None
    evidence: tuple[Evidence, ...] = ()
    quality: Quality | None = None
    support: str | None = None
    support_kinds: tuple[str, ...] = ()
    access: Access | None = None
    prerequisites: Requirement | None = None
    recommended: tuple[str, ...] = ()
    equivalent_to: tuple[str, ...] = ()
    excludes: tuple[Exclusion, ...] = ()
    parts: int | None = None
    aligned_to: tuple[str, ...] = ()
    valid_for: str | None = None


class Stack(Offered, frozen=True, kw_only=True, omit_defaults=True):
    """Credentials that belong together: kind "award" earns something, "series" is only a set."""

    kind: Literal["award", "series"]
    members: tuple[str, ...]
    complete: bool = False
    of: int | None = None
    requires: Requirement | None = None
    each: SaidOfEach = SaidOfEach()
    earns: str | None = None
    examples: tuple[Example, ...] = ()


class Agency(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who licenses educators in a jurisdiction."""

    name: str
    url: str | None = None
    source: str | None = None


class Survey(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How well one use was looked at in a jurisdiction."""

    result: Literal["rules", "policy_unread", "reported", "nothing_found", "not_surveyed"]
    checked: str | None = None
    note: str | None = None
    sources: tuple[Source, ...] = ()
    second_reading: tuple[SecondReading, ...] = ()


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a source reports that is no rule."""

    text: str
    source: str
    use: str | None = None


class Jurisdiction(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A state, DC, a territory or DoDEA."""

    name: str
    kind: Literal["state", "district", "territory", "federal"]
    agency: Agency
    survey: dict[str, Survey]
    reported: tuple[Report, ...] = ()

    @property
    def title(self) -> str:
        """Its name, so that everything in the catalog has a title."""
        return self.name


class Body(Record, frozen=True, kw_only=True, omit_defaults=True):
    """A district, union, programme or committee inside a jurisdiction."""

    name: str
    kind: str
    url: str | None = None

    @property
    def title(self) -> str:
        """Its name, so that everything in the catalog has a title."""
        return self.name

    @property
    def jurisdiction(self) -> str:
        """Id of the jurisdiction."""
        return self.id.partition("/")[0]


class Area(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of an award that is met by itself."""

    id: str
    title: str
    note: str | None = None


class Becomes(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a provisional award turns into, and in how long."""

    award: str
    within: str | None = None
    note: str | None = None


class Award(Record, frozen=True, kw_only=True, omit_defaults=True):
    """What a person gets from a jurisdiction; it outlives any one rule."""

    title: str
    kind: Literal[
        "endorsement", "licence", "level", "rank", "renewal", "designation", "role", "pay", "stipend"
    ]
    by: str | None = None
    url: str | None = None
    status: Literal["active", "ended"] = "active"
    last_day: str | None = None
    areas: tuple[Area, ...] = ()
    areas_complete: bool = False
    requires: Requirement | None = None
    every: str | None = None
    valid_for: str | None = None
    becomes: Becomes | None = None
    unit: str | None = None
    pays: tuple[Price, ...] = ()
    applies_to: AppliesTo | None = None
    use: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def jurisdiction(self) -> str:
        """Id of the jurisdiction."""
        return self.id.partition("/")[0]


class Grants(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a rule leads to: an award, or one area of it."""

    award: str
    area: str | None = None


class Deadline(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """By when it must be done."""

    within: str | None = None
    of: str | None = None
    on: str | None = None
    note: str | None = None


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that the person does: a form, a fee, a signature."""

    text: str
    url: str | None = None
    fee: tuple[Price, ...] = ()
    source: str | None = None


RuleStatus = Literal[
    "in_force", "planned", "enacted_unfunded", "unverified", "paused", "waived", "ended", "pilot_ended"
]
Effect = Literal["counts", "may_count", "does_not_count"]


class Rule(Record, frozen=True, kw_only=True, omit_defaults=True, rename={"from_": "from"}):
    """A way in which credentials count toward an award (`requires`), or a rate at which they do (`adds`)."""

    title: str
    grants: Grants
    use: tuple[str, ...]
    status: RuleStatus
    effect: Effect
    by: str | None = None
    requires: Requirement | None = None
    adds: tuple[Line, ...] = ()
    depends_on: str | None = None
    applies_to: AppliesTo | None = None
    from_: str | None = None
    until: str | None = None
    deadline: Deadline | None = None
    pace: Pace | None = None
    replaces: str | None = None
    steps: tuple[Step, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def jurisdiction(self) -> str:
        """Id of the jurisdiction in whose folder the rule stands."""
        return self.id.partition("/")[0]


class Outside(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Something that is no credential: a degree, exam, years of work."""

    title: str
    kind: str
    unit: str | None = None
    url: str | None = None


class Collection(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Credentials, stacks and awards picked by an editor for a purpose."""

    title: str
    members: tuple[str, ...]
    owner: str | None = None
    description: str | None = None
