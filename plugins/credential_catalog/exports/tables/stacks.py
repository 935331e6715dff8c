"""The table of stacks."""

from __future__ import annotations

from collections.abc import Callable

from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column, Table
from credential_catalog.exports.things import in_order
from credential_catalog.exports.words_said import asked_in_words
from credential_catalog.model.records import Stack
from credential_catalog.stacking.curricular_complexity import GraphComplexity


def _measured(stack: Stack, edition: Edition, of: Callable[[GraphComplexity], int]) -> int | None:
    graph = edition.complexity.stacks[stack.id]
    return of(graph) if graph is not None else None


STACKS: Table[Stack] = Table(
    name="stacks",
    title="Stacks",
    description="One row for each stack: credentials that belong together.",
    key=("id",),
    rows=lambda edition: in_order(edition.catalog.stacks),
    columns=(
        cells.id_column("stack", "kqed/media-literacy"),
        Column("title", "Title", "Its title.", lambda one, _: one.title),
        Column("issuer", "Issuer", "Id of who offers it.", lambda one, _: one.issuer),
        cells.title_of("issuer_name", "Name of the issuer", "Who offers it.", lambda one: one.issuer),
        Column(
            "kind",
            "Kind",
            "award: finishing it earns something. series: it is only a set.",
            lambda one, _: one.kind,
        ),
        Column("earns", "Earns", "What finishing it earns.", lambda one, _: cells.one_line(one.earns)),
        Column(
            "asks",
            "Asks",
            "What it asks, in words. A long pool is named and not spelled out. Empty for a series.",
            lambda one, edition: asked_in_words(one, edition.catalog) if one.kind == "award" else None,
        ),
        Column(
            "members",
            "Members",
            "Ids of the credentials and stacks that it lists and that were read.",
            lambda one, _: one.members,
            many=True,
        ),
        Column(
            "of",
            "Of",
            "How many members it has in all, where that is stated: more than were read, perhaps.",
            lambda one, _: one.of,
            "integer",
        ),
        Column(
            "complete",
            "Complete",
            "true where all members are known, also of the stacks inside it.",
            lambda one, edition: edition.catalog.complete(one.id),
            "boolean",
        ),
        Column(
            "longest_chain",
            "Longest chain",
            "Credentials on its longest chain of prerequisites and required order, of those that are listed; "
            "1 where none comes before another. Empty where the two contradict each other.",
            lambda one, edition: _measured(one, edition, lambda graph: len(graph.chain)),
            "integer",
        ),
        Column(
            "blocking_factor",
            "Blocking factor",
            "For each of its credentials, how many cannot be started before it, added up.",
            lambda one, edition: _measured(one, edition, lambda graph: graph.blocking_factor),
            "integer",
        ),
        Column(
            "complexity",
            "Structural complexity",
            "The longest chains and the blocking factors of its credentials, added up: the terms of "
            "Heileman et al., Curricular Analytics (2018).",
            lambda one, edition: _measured(one, edition, lambda graph: graph.complexity),
            "integer",
        ),
        Column(
            "status",
            "Status",
            "draft, active, unconfirmed, retired or superseded.",
            lambda one, _: one.status,
        ),
        Column(
            "last_day",
            "Last day",
            "Day, month or year after which it is not offered; unknown where no source says.",
            lambda one, _: one.last_day,
        ),
        Column("superseded_by", "Superseded by", "Id of what replaced it.", lambda one, _: one.superseded_by),
        Column("code", "Code", "The issuer's code of it.", lambda one, _: one.code),
        Column("platform", "Platform", "Where it is taken.", lambda one, _: one.platform),
        Column(
            "hours_at_least",
            "Hours, at least",
            "Clock hours stated of the whole, the least. Not stated is empty, never 0.",
            lambda one, _: cells.low(one.hours),
            "number",
        ),
        Column(
            "hours_at_most",
            "Hours, at most",
            "Clock hours stated of the whole, the most; the same number where no range is stated.",
            lambda one, _: cells.high(one.hours),
            "number",
        ),
        Column(
            "cost",
            "Cost",
            "Each price stated of the whole, in words. Not stated is empty, never free.",
            lambda one, _: cells.prices_in_words(one.cost),
            many=True,
        ),
        Column("subjects", "Subjects", "What it is about.", lambda one, _: one.subjects, many=True),
        Column("roles", "Roles", "For whom it is made.", lambda one, _: one.roles, many=True),
        Column(
            "grade_bands",
            "Grade bands",
            "For which grades it is made.",
            lambda one, _: one.grade_bands,
            many=True,
        ),
        Column(
            "stacks",
            "Stacks",
            "Ids of the stacks that list it.",
            lambda one, edition: edition.catalog.stacks_of(one.id),
            many=True,
        ),
        Column("aliases", "Earlier ids", "Ids that it had before.", lambda one, _: one.aliases, many=True),
        cells.url_column(),
        cells.page_column(),
        cells.note_column(),
        *cells.papers(),
    ),
)
