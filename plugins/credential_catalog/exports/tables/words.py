"""The table of words: what each rule says of each credential, use by use."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column, Table
from credential_catalog.exports.things import in_order
from credential_catalog.model.words import Word
from credential_catalog.routes.amount_words import value_words
from credential_catalog.routes.recognition import Recognition, surveyed_word


class SaidOfUse(msgspec.Struct, frozen=True):
    """A recognition for one of its uses, with the state's own word on the credential for that use."""

    one: Recognition
    use: str
    states: Word

    @property
    def jurisdiction(self) -> str:
        """Id of the jurisdiction."""
        return self.one.jurisdiction

    @property
    def by(self) -> str | None:
        """Id of the body or issuer whose rule it is."""
        return self.one.by


def _rows(edition: Edition) -> Iterator[SaidOfUse]:
    for credential in in_order(edition.catalog.credentials):
        said = edition.standing.words_of(credential)
        for one in edition.standing.recognized[credential.id]:
            for use in one.uses:
                states = said.get((one.jurisdiction, use))
                yield SaidOfUse(one, use, states or surveyed_word(one.jurisdiction, use, edition.catalog))


def _page(row: SaidOfUse, edition: Edition) -> str | None:
    return edition.pages.get(row.one.rule or row.one.award)


def _adds(row: SaidOfUse, edition: Edition) -> str | None:
    unit = edition.catalog.awards[row.one.award].unit or "credit"
    return value_words(row.one.adds, unit) if row.one.adds is not None else None


WORDS: Table[SaidOfUse] = Table(
    name="words",
    title="Words",
    description="One row for each credential, jurisdiction, use and way in which a rule speaks of it. "
    "Where no rule speaks of a credential, the word is the one in surveys.csv.",
    key=("credential", "jurisdiction", "use", "award", "area", "rule", "chain"),
    rows=_rows,
    state=lambda row: row.jurisdiction,
    columns=(
        Column("credential", "Credential", "Id of the credential.", lambda row, _: row.one.credential),
        cells.title_of(
            "credential_title", "Title", "Title of the credential.", lambda row: row.one.credential
        ),
        *cells.state_columns(),
        Column("use", "Use", "What it would be used for.", lambda row, _: row.use),
        Column("word", "Word", "What this rule says.", lambda row, _: row.one.saying.word),
        Column(
            "beside",
            "Beside the word",
            "What belongs to the word: who decides, from when, for whom.",
            lambda row, _: row.one.saying.beside,
            many=True,
        ),
        Column(
            "states_word",
            "The state's word",
            "true where this word speaks for the state; false for a district's, union's or issuer's own.",
            lambda row, _: row.one.of_state,
            "boolean",
        ),
        *cells.by_columns("rule"),
        Column(
            "word_of_state",
            "Word of the state",
            "The state's own word on this credential for this use: the strongest of its rows, or the one in "
            "surveys.csv where only others speak.",
            lambda row, _: row.states,
        ),
        Column("award", "Award", "Id of the award that it leads to.", lambda row, _: row.one.award),
        cells.title_of(
            "award_title", "Title of the award", "Title of that award.", lambda row: row.one.award
        ),
        Column(
            "area",
            "Area",
            "Id of the award's area, where it meets only that one.",
            lambda row, _: row.one.area,
        ),
        Column(
            "rule",
            "Rule",
            "Id of the rule; empty where the award's own requirement names the credential.",
            lambda row, _: row.one.rule,
        ),
        Column(
            "chain",
            "Chain",
            "Ids from the credential to the award, through stacks and awards.",
            lambda row, _: row.one.chain,
            many=True,
        ),
        Column("adds", "Adds", "What it adds to an amount that the award asks, in words.", _adds),
        Column("page", "Page", "Address of the rule, else of the award, in this catalog.", _page, "anyURI"),
    ),
)
