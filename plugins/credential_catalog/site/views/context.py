"""What every page is made from: the catalog, the build's settings, and where every credential counts."""

from __future__ import annotations

import dataclasses
import datetime
from functools import cached_property

from credential_catalog.model.prose import date_words
from credential_catalog.model.records import Record, Rule
from credential_catalog.routes.rates import status_on
from credential_catalog.routes.standing import Standing
from credential_catalog.site.settings import Settings
from credential_catalog.stacking.related import Kinship

KINDS: dict[str, str] = {
    "endorsement": "Endorsements",
    "renewal": "Renewal",
    "level": "Levels",
    "rank": "Ranks",
    "licence": "Licences and certificates",
    "designation": "Designations",
    "role": "Permission for a role",
    "pay": "Pay",
    "stipend": "Stipends",
}
"""Each kind of award with the heading of its group, in the order of a state's page."""


@dataclasses.dataclass(frozen=True, eq=False)
class Context(Standing):
    """What every view may ask: how everything stands on the day of the build, and the build's settings."""

    settings: Settings

    @cached_property
    def kinship(self) -> Kinship:
        """Which credentials are near one another; made once for all pages."""
        return Kinship(self.catalog)

    def file(self, record: Record) -> str | None:
        """Return the file that defines a thing."""
        return self.catalog.files.get(record.id)

    def by_words(self, name: str | None) -> str | None:
        """Return whose rule it is, in words: "a union's rule (Oregon Education Association)"."""
        record = self.catalog.find(name) if name else None
        if record is None:
            return None
        kind = getattr(record, "kind", "body")
        return (
            f"{_OF[kind]} {self.catalog.title(record.id)}" if kind in _OF else self.catalog.title(record.id)
        )

    def area_title(self, award: str, area: str) -> str:
        """Return the title of an award's area."""
        return next((one.title for one in self.catalog.awards[award].areas if one.id == area), area)


_OF = {"union": "the union", "district": "the district", "association": "the association"}


def over_words(rule: Rule, as_of: datetime.date) -> str:
    """Return that a rule is not in force on a day, with its days: "Ended Jun 2018"; empty where it is."""
    status = status_on(rule, as_of)
    return "" if status in ("in_force", "waived", "unverified") else dates_words(rule, status)


def dates_words(rule: Rule, status: str) -> str:
    """Return a status in plain words with its days: "In force since 1 Jul 2024", "Ended Jun 2018"."""
    since = date_words(rule.from_) if rule.from_ else None
    until = date_words(rule.until) if rule.until else None
    said = {
        "in_force": f"In force since {since}" if since else "In force",
        "planned": f"Planned, from {since}" if since else "Planned",
        "enacted_unfunded": "Law passed, never funded",
        "unverified": "Not verified as law",
        "paused": "Paused",
        "waived": "In force; the requirement is waived for now",
        "ended": f"Ended {until}" if until else "Ended",
        "pilot_ended": f"A pilot, ended {until}" if until else "A pilot, ended",
    }[status]
    return f"{said}, until {until}" if until and status in ("in_force", "waived", "paused") else said
