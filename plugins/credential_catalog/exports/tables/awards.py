"""The table of awards."""

from __future__ import annotations

from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column, Table
from credential_catalog.exports.things import in_order
from credential_catalog.exports.words_said import asked_in_words
from credential_catalog.model.records import Award

AWARDS: Table[Award] = Table(
    name="awards",
    title="Awards",
    description="One row for each award: what a person gets from a state or district.",
    key=("id",),
    rows=lambda edition: in_order(edition.catalog.awards),
    state=lambda award: award.jurisdiction,
    columns=(
        cells.id_column("award", "nm/level-2"),
        Column("title", "Title", "Its title.", lambda one, _: one.title),
        *cells.state_columns(),
        Column(
            "kind",
            "Kind",
            "endorsement, licence, level, rank, renewal, designation, role, pay or stipend.",
            lambda one, _: one.kind,
        ),
        *cells.by_columns("award"),
        Column("status", "Status", "active or ended.", lambda one, _: one.status),
        Column(
            "last_day",
            "Last day",
            "Day, month or year of its end; unknown where no source says.",
            lambda one, _: one.last_day,
        ),
        Column(
            "asks",
            "Asks",
            "What it asks itself, in words. A long pool is named and not spelled out.",
            lambda one, edition: asked_in_words(one, edition.catalog),
        ),
        Column(
            "areas",
            "Areas",
            "Parts that are met one by one.",
            lambda one, _: tuple(a.title for a in one.areas),
            many=True,
        ),
        Column(
            "areas_complete",
            "Areas complete",
            "true where its areas are all listed; empty where it has none.",
            lambda one, _: one.areas_complete if one.areas else None,
            "boolean",
        ),
        Column("every", "Every", "How often it is due.", lambda one, _: one.every),
        Column("valid_for", "Valid for", "How long it is valid.", lambda one, _: one.valid_for),
        Column(
            "becomes",
            "Becomes",
            "Id of the award that it turns into, if it is provisional.",
            lambda one, _: one.becomes.award if one.becomes else None,
        ),
        Column("unit", "Unit", "In which its amounts are reckoned.", lambda one, _: one.unit),
        Column(
            "pays",
            "Pays",
            "What it pays, in words.",
            lambda one, _: cells.prices_in_words(one.pays),
            many=True,
        ),
        Column(
            "for_whom",
            "For whom",
            "Whom it concerns; empty: everybody.",
            lambda one, _: cells.for_whom(one.applies_to),
            many=True,
        ),
        Column(
            "rules",
            "Rules",
            "Ids of the rules toward it.",
            lambda one, edition: tuple(rule.id for rule in edition.catalog.all_rules_toward(one.id)),
            many=True,
        ),
        Column("aliases", "Earlier ids", "Ids that it had before.", lambda one, _: one.aliases, many=True),
        cells.url_column(),
        cells.page_column(),
        cells.note_column(),
        *cells.papers(),
    ),
)
