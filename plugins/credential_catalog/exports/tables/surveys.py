"""The table of surveys: what is said of a use where no rule speaks of a credential."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column, Table
from credential_catalog.exports.things import in_order
from credential_catalog.model.records import Source, Survey
from credential_catalog.model.uses import USES
from credential_catalog.routes.recognition import surveyed_word


class SurveyOfUse(msgspec.Struct, frozen=True):
    """One use in one jurisdiction, with its survey if there is one."""

    jurisdiction: str
    use: str
    survey: Survey | None

    @property
    def note(self) -> str | None:
        """What the editors remark."""
        return self.survey.note if self.survey else None

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was looked at."""
        return self.survey.sources if self.survey else ()


def _rows(edition: Edition) -> Iterator[SurveyOfUse]:
    for jurisdiction in in_order(edition.catalog.jurisdictions):
        for use in USES:
            yield SurveyOfUse(jurisdiction.id, use, jurisdiction.survey.get(use))


SURVEYS: Table[SurveyOfUse] = Table(
    name="surveys",
    title="Surveys",
    description="One row for each jurisdiction and use: the word where no rule speaks of a credential, and "
    "how well the use was looked at. With words.csv it tells every word there is.",
    key=("jurisdiction", "use"),
    rows=_rows,
    state=lambda row: row.jurisdiction,
    columns=(
        *cells.state_columns(),
        Column("use", "Use", "What a credential would be used for.", lambda row, _: row.use),
        Column(
            "word",
            "Word",
            "The word for every credential of which no rule speaks.",
            lambda row, edition: surveyed_word(row.jurisdiction, row.use, edition.catalog),
        ),
        Column(
            "word_of_state",
            "Word of the state",
            "The strongest word of the state's own rules on any micro-credentials; as on the map.",
            lambda row, edition: edition.standing.all_states[row.jurisdiction, row.use],
        ),
        Column(
            "result",
            "Result",
            "rules, policy_unread, reported, nothing_found or not_surveyed.",
            lambda row, _: row.survey.result if row.survey else "not_surveyed",
        ),
        Column(
            "checked",
            "Checked",
            "The day on which the use was looked at; empty: not yet.",
            lambda row, _: row.survey.checked if row.survey else None,
            "date",
        ),
        cells.note_column(),
        cells.sources_column(),
    ),
)
