"""What every page is made from: the catalog, the build's settings, and where every credential counts."""

from __future__ import annotations

import dataclasses
from functools import cached_property

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.prose import date_words
from credential_catalog.model.records import Record, Rule
from credential_catalog.model.words import Saying, Word, summary
from credential_catalog.routes.reach import reach
from credential_catalog.routes.recognition import (
    Recognition,
    involves_credentials,
    recognitions,
    saying_of,
    speaks_for_state,
    surveyed_word,
)
from credential_catalog.site.settings import Settings

USES: dict[str, str] = {
    "license_renewal": "Renewal",
    "endorsement": "Endorsement",
    "license_advancement": "Advancement",
    "initial_credential": "First licence",
    "curated_professional_development": "Professional learning",
    "preparation_program": "Preparation programme",
    "salary": "Pay",
    "stipend": "Stipend",
    "role_permission": "Permission for a role",
}
"""Each use with the words of a table's head, in the order in which teachers ask."""

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
class Context:
    """What every view may ask."""

    catalog: Catalog
    settings: Settings

    @cached_property
    def recognized(self) -> dict[str, tuple[Recognition, ...]]:
        """Where every credential counts."""
        return recognitions(self.catalog, self.settings.as_of)

    @cached_property
    def recognized_by_award(self) -> dict[str, tuple[Recognition, ...]]:
        """Every recognition by the award that it leads to, direct ones only."""
        found: dict[str, list[Recognition]] = {}
        for ones in self.recognized.values():
            for one in ones:
                if len(one.chain) <= 3:
                    found.setdefault(one.award, []).append(one)
        return {award: tuple(ones) for award, ones in found.items()}

    @cached_property
    def all_states(self) -> dict[tuple[str, str], Word]:
        """The word of each jurisdiction for each use: the strongest of its own rules on micro-credentials.

        Where there is none, it tells what the survey found.
        """
        words: dict[tuple[str, str], list[Word]] = {}
        for rule in self.catalog.rules.values():
            saying = saying_of(rule, self.settings.as_of)
            if saying is not None and speaks_for_state(rule) and involves_credentials(rule):
                for use in rule.use:
                    words.setdefault((rule.jurisdiction, use), []).append(saying.word)
        return {
            (state, use): summary(found)
            if (found := words.get((state, use)))
            else surveyed_word(state, use, self.catalog)
            for state in self.catalog.jurisdictions
            for use in USES
        }

    def saying(self, rule: Rule) -> Saying | None:
        """Return what is said of a rule on the build's day."""
        return saying_of(rule, self.settings.as_of)

    def awards_asked_by(self, rule: Rule) -> frozenset[str]:
        """Return the awards that a rule's requirement asks for."""
        return reach(rule.requires, self.catalog).awards if rule.requires is not None else frozenset()

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


_OF = {"union": "the union", "district": "the district", "association": "the association"}


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
