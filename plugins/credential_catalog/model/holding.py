"""What a person has, as the command line, the worked examples and the planner give it."""

from __future__ import annotations

from typing import Literal

import msgspec

from credential_catalog.model.requirement import OneOrMany

Result = Literal["enrolled", "submitted", "attained"]


class HeldCredential(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A credential held. An attribute that is None is not known, except `result`: None is earned."""

    id: str
    date: str | None = None
    score: str | float | None = None
    level: str | None = None
    result: Result | None = None
    expires: str | None = None


class StillToEarn(HeldCredential, frozen=True, kw_only=True, omit_defaults=True):
    """A credential that is not held yet: it will be earned as well as is asked, and at the level asked."""


class HeldStack(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A stack that its issuer has awarded."""

    id: str
    date: str | None = None
    expires: str | None = None


class HeldOutside(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item that is no credential; `quantity` is in `unit`."""

    id: str
    quantity: float | None = None
    unit: str | None = None
    date: str | None = None
    expires: str | None = None
    during: str | None = None


class HeldAward(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An award held, or one `area` of it."""

    id: str
    area: str | None = None
    date: str | None = None
    expires: str | None = None


class PersonSituation(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who the person is at work; None is not known."""

    employed: bool | None = None
    role: OneOrMany | None = None
    grade_band: OneOrMany | None = None
    subject: OneOrMany | None = None


class Holding(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a person has.

    Ids are closed: what is not listed is not held, unless it stands under `unsaid`. `unlisted` maps
    "owner#node id" to how many of what the catalog cannot list the person says to have.
    """

    credentials: tuple[str | HeldCredential, ...] = ()
    stacks: tuple[str | HeldStack, ...] = ()
    outside: tuple[str | HeldOutside, ...] = ()
    awards: tuple[str | HeldAward, ...] = ()
    situation: PersonSituation = PersonSituation()
    unlisted: dict[str, float] = {}
    unsaid: tuple[str, ...] = ()

    def held_credentials(self) -> tuple[HeldCredential, ...]:
        """Return the credentials as objects, in the order given."""
        return tuple(HeldCredential(id=held) if isinstance(held, str) else held for held in self.credentials)

    def held_stacks(self) -> tuple[HeldStack, ...]:
        """Return the stacks as objects, in the order given."""
        return tuple(HeldStack(id=held) if isinstance(held, str) else held for held in self.stacks)

    def held_outside(self) -> tuple[HeldOutside, ...]:
        """Return the outside things as objects, in the order given."""
        return tuple(HeldOutside(id=held) if isinstance(held, str) else held for held in self.outside)

    def held_awards(self) -> tuple[HeldAward, ...]:
        """Return the awards as objects, in the order given."""
        return tuple(HeldAward(id=held) if isinstance(held, str) else held for held in self.awards)
