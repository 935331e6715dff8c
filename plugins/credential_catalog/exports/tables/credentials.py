"""The table of credentials."""

from __future__ import annotations

from credential_catalog.catalog.stated import (
    stated_cost,
    stated_evidence,
    stated_grade_bands,
    stated_hours,
    stated_scoring,
)
from credential_catalog.exports.edition import Edition
from credential_catalog.exports.tables import cells
from credential_catalog.exports.tables.column import Column, Table
from credential_catalog.exports.tables.signals import SIGNALS
from credential_catalog.exports.things import in_order
from credential_catalog.exports.words_said import in_one_line
from credential_catalog.model.records import Credential, Price, Quantity
from credential_catalog.routes.describe import describe


def _hours(credential: Credential, edition: Edition) -> Quantity | None:
    stated = stated_hours(edition.catalog, credential)
    return stated.value if stated else None


def _prices(credential: Credential, edition: Edition) -> tuple[Price, ...]:
    stated = stated_cost(edition.catalog, credential)
    return stated.value if stated else ()


def _grade_bands(credential: Credential, edition: Edition) -> tuple[str, ...]:
    stated = stated_grade_bands(edition.catalog, credential)
    return stated.value if stated else ()


def _evidence(credential: Credential, edition: Edition) -> tuple[str, ...]:
    stated = stated_evidence(edition.catalog, credential)
    return tuple(dict.fromkeys(piece.kind for piece in stated.value)) if stated else ()


def _passing_score(credential: Credential, edition: Edition) -> str | None:
    stated = stated_scoring(edition.catalog, credential)
    score = stated.value.passing_score if stated else None
    return None if score is None else str(score)


def _prerequisites(credential: Credential, edition: Edition) -> str | None:
    first = credential.prerequisites
    return None if first is None else in_one_line(describe(first, edition.catalog, record=credential))


def _equivalents(credential: Credential, edition: Edition) -> tuple[str, ...]:
    return tuple(name for name in edition.catalog.equivalents(credential.id) if name != credential.id)


CREDENTIALS: Table[Credential] = Table(
    name="credentials",
    title="Credentials",
    description="One row for each micro-credential.",
    key=("id",),
    rows=lambda edition: in_order(edition.catalog.credentials),
    columns=(
        cells.id_column("credential", "kqed/analyzing-media"),
        Column("title", "Title", "Its title.", lambda one, _: one.title),
        Column("issuer", "Issuer", "Id of who awards it.", lambda one, _: one.issuer),
        cells.title_of("issuer_name", "Name of the issuer", "Who awards it.", lambda one: one.issuer),
        Column("kind", "Kind", "What it is; most are a micro_credential.", lambda one, _: one.kind),
        Column(
            "status",
            "Status",
            "draft, active, unconfirmed (named, but nobody read that it is offered), retired or superseded.",
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
        Column("ctid", "CTID", "Its identifier in the Credential Registry.", lambda one, _: one.ctid),
        Column("platform", "Platform", "Where it is taken.", lambda one, _: one.platform),
        Column(
            "competency",
            "Competency",
            "What the earner shows.",
            lambda one, _: cells.one_line(one.competency),
        ),
        Column("level", "Level", "Its level, in the issuer's word.", lambda one, _: one.level),
        Column("subjects", "Subjects", "What it is about.", lambda one, _: one.subjects, many=True),
        Column("tags", "Tags", "Names by which rules pick it.", lambda one, _: one.tags, many=True),
        Column("roles", "Roles", "For whom it is made.", lambda one, _: one.roles, many=True),
        Column("grade_bands", "Grade bands", "For which grades it is made.", _grade_bands, many=True),
        Column(
            "grade_bands_from",
            "Grade bands, from",
            cells.ELSEWHERE,
            lambda one, edition: cells.origin(stated_grade_bands(edition.catalog, one)),
        ),
        Column(
            "hours_at_least",
            "Hours, at least",
            "Clock hours, the least. Not stated is empty, never 0.",
            lambda one, edition: cells.low(_hours(one, edition)),
            "number",
        ),
        Column(
            "hours_at_most",
            "Hours, at most",
            "Clock hours, the most; the same number where no range is stated.",
            lambda one, edition: cells.high(_hours(one, edition)),
            "number",
        ),
        Column(
            "hours_from",
            "Hours, from",
            cells.ELSEWHERE,
            lambda one, edition: cells.origin(stated_hours(edition.catalog, one)),
        ),
        Column(
            "cost",
            "Cost",
            "Each price in words, with who pays it. Not stated is empty, never free.",
            lambda one, edition: cells.prices_in_words(_prices(one, edition)),
            many=True,
        ),
        Column(
            "cost_at_least",
            "Cost, at least",
            "US dollars for one, the least that anybody pays. Empty where it is priced otherwise.",
            lambda one, edition: cells.lowest_price(_prices(one, edition)),
            "number",
        ),
        Column(
            "cost_at_most",
            "Cost, at most",
            "US dollars for one, the most that anybody pays. Empty where it is priced otherwise.",
            lambda one, edition: cells.highest_price(_prices(one, edition)),
            "number",
        ),
        Column(
            "cost_from",
            "Cost, from",
            cells.ELSEWHERE,
            lambda one, edition: cells.origin(stated_cost(edition.catalog, one)),
        ),
        Column("evidence", "Evidence", "Kinds of evidence that the earner submits.", _evidence, many=True),
        Column(
            "evidence_from",
            "Evidence, from",
            cells.ELSEWHERE,
            lambda one, edition: cells.origin(stated_evidence(edition.catalog, one)),
        ),
        Column(
            "passing_score", "Passing score", "The score that passes, as the issuer gives it.", _passing_score
        ),
        Column(
            "scoring_from",
            "Scoring, from",
            cells.ELSEWHERE,
            lambda one, edition: cells.origin(stated_scoring(edition.catalog, one)),
        ),
        *SIGNALS,
        Column("prerequisites", "Prerequisites", "What is required first, in words.", _prerequisites),
        Column(
            "longest_chain",
            "Longest chain",
            "Credentials on the longest chain of prerequisites through it, itself included (delay factor).",
            lambda one, edition: edition.complexity.credentials.credentials[one.id].longest_chain,
            "integer",
        ),
        Column(
            "blocking_factor",
            "Blocking factor",
            "Credentials that cannot be started before it, or an equivalent of it, by their prerequisites.",
            lambda one, edition: edition.complexity.credentials.credentials[one.id].blocking_factor,
            "integer",
        ),
        Column(
            "recommended",
            "Recommended",
            "Ids of what is advised first.",
            lambda one, _: one.recommended,
            many=True,
        ),
        Column(
            "equivalents",
            "Equivalents",
            "Ids of the credentials that count as the same one.",
            _equivalents,
            many=True,
        ),
        Column(
            "stacks",
            "Stacks",
            "Ids of the stacks that list it.",
            lambda one, edition: edition.catalog.stacks_of(one.id),
            many=True,
        ),
        Column("valid_for", "Valid for", "How long it stays valid.", lambda one, _: one.valid_for),
        Column("aliases", "Earlier ids", "Ids that it had before.", lambda one, _: one.aliases, many=True),
        cells.url_column(),
        cells.page_column(),
        cells.note_column(),
        *cells.papers(),
    ),
)
