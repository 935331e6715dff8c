"""The table of rules."""

from __future__ import annotations

from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column, Table
from credential_catalog.exports.things import in_order
from credential_catalog.exports.words_said import added_in_words, asked_in_words
from credential_catalog.model.records import Rule
from credential_catalog.model.words import Saying
from credential_catalog.routes.rates import status_on
from credential_catalog.routes.recognition import (
    speaks_for_state,
)


def _saying(rule: Rule, edition: Edition) -> Saying | None:
    """Return what a rule says of micro-credentials; nothing where it is a way without them."""
    return edition.standing.saying(rule) if edition.standing.is_of_credentials(rule) else None


def _word(rule: Rule, edition: Edition) -> str | None:
    saying = _saying(rule, edition)
    return saying.word if saying else None


def _beside(rule: Rule, edition: Edition) -> tuple[str, ...]:
    saying = _saying(rule, edition)
    return saying.beside if saying else ()


def _deadline(rule: Rule, _: Edition) -> str | None:
    due = rule.deadline
    if due is None:
        return None
    parts = (
        due.on,
        f"within {due.within}" if due.within else None,
        f"of {due.of}" if due.of else None,
        due.note,
    )
    return cells.one_line(" ".join(part for part in parts if part))


RULES: Table[Rule] = Table(
    name="rules",
    title="Rules",
    description="One row for each rule: a way toward an award, or a rate at which credentials count.",
    key=("id",),
    rows=lambda edition: in_order(edition.catalog.rules),
    state=lambda rule: rule.jurisdiction,
    columns=(
        cells.id_column("rule", "nm/level-2-to-3"),
        Column("title", "Title", "Its title.", lambda one, _: one.title),
        *cells.state_columns(),
        Column("award", "Award", "Id of the award that it leads to.", lambda one, _: one.grants.award),
        cells.title_of(
            "award_title", "Title of the award", "Title of that award.", lambda one: one.grants.award
        ),
        Column(
            "area",
            "Area",
            "Id of the award's area, where it meets only that one.",
            lambda one, _: one.grants.area,
        ),
        Column("uses", "Uses", "What credentials are used for by it.", lambda one, _: one.use, many=True),
        *cells.by_columns("rule"),
        Column(
            "states_word",
            "The state's word",
            "true where it speaks for the state: its own rule, or one that a state source confirms.",
            lambda one, _: speaks_for_state(one),
            "boolean",
        ),
        Column(
            "word",
            "Word",
            "What it says of micro-credentials on the day. Empty: it is another way, without them.",
            _word,
        ),
        Column(
            "beside",
            "Beside the word",
            "What belongs to the word: who decides, from when, for whom.",
            _beside,
            many=True,
        ),
        Column(
            "status",
            "Status",
            "On the day: in_force, planned, enacted_unfunded, unverified, paused, waived, ended or "
            "pilot_ended.",
            lambda one, edition: status_on(one, edition.standing.as_of),
        ),
        Column("effect", "Effect", "counts, may_count or does_not_count.", lambda one, _: one.effect),
        Column("depends_on", "Depends on", "Who decides, where it may count.", lambda one, _: one.depends_on),
        Column("from", "From", "First day, month or year.", lambda one, _: one.from_),
        Column("until", "Until", "Last day, month or year.", lambda one, _: one.until),
        Column("deadline", "Deadline", "By when it must be done.", _deadline),
        Column("replaces", "Replaces", "Id of the rule that it replaced.", lambda one, _: one.replaces),
        Column(
            "for_whom",
            "For whom",
            "Whom it concerns; empty: everybody.",
            lambda one, _: cells.for_whom(one.applies_to),
            many=True,
        ),
        Column(
            "asks",
            "Asks",
            "What it asks, in words. A long pool is named and not spelled out.",
            lambda one, edition: asked_in_words(one, edition.catalog),
        ),
        Column(
            "adds",
            "Adds",
            "At which rates credentials count, in words.",
            lambda one, edition: added_in_words(one, edition.catalog),
            many=True,
        ),
        Column("aliases", "Earlier ids", "Ids that it had before.", lambda one, _: one.aliases, many=True),
        cells.page_column(),
        cells.note_column(),
        *cells.papers(),
    ),
)
