"""What is told of each thing of the catalog beside its facts: its words, its rules, what it inherits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypedDict, TypeVar

from credential_catalog.catalog.signals import Signal, signals
from credential_catalog.catalog.stated import (
    Stated,
    stated_cost,
    stated_evidence,
    stated_grade_bands,
    stated_hours,
    stated_scoring,
)
from credential_catalog.exports.api_values import (
    AwardThing,
    BodyThing,
    CollectionThing,
    CredentialThing,
    Everything,
    Inherited,
    IssuerThing,
    JurisdictionThing,
    OutsideThing,
    PlaceAmongPrerequisites,
    PrerequisiteGraph,
    RuleThing,
    SaidByRule,
    SaidOfSignal,
    StackThing,
    UseInState,
    WhereItCounts,
)
from credential_catalog.exports.edition import Edition
from credential_catalog.exports.words_said import added_in_words, asked_in_words, in_one_line, without_source
from credential_catalog.model.prose import plain_text
from credential_catalog.model.records import (
    Award,
    Body,
    Credential,
    Issuer,
    Jurisdiction,
    Record,
    Rule,
    Stack,
)
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Word
from credential_catalog.routes.describe import describe
from credential_catalog.routes.rates import status_on
from credential_catalog.routes.recognition import (
    Recognition,
    speaks_for_state,
    surveyed_word,
)
from credential_catalog.stacking.curricular_complexity import CredentialComplexity, GraphComplexity

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class _Common(TypedDict):
    id: str
    title: str
    page: str | None
    file: str | None
    no_source: tuple[str, ...]


def everything_of(edition: Edition) -> Everything:
    """Return everything that is told, kind by kind, in the order of ids."""
    catalog = edition.catalog
    return Everything(
        credentials=tuple(_credential(one, edition) for one in in_order(catalog.credentials)),
        stacks=tuple(_stack(one, edition) for one in in_order(catalog.stacks)),
        issuers=tuple(_issuer(one, edition) for one in in_order(catalog.issuers)),
        jurisdictions=tuple(_jurisdiction(one, edition) for one in in_order(catalog.jurisdictions)),
        awards=tuple(_award(one, edition) for one in in_order(catalog.awards)),
        rules=tuple(_rule(one, edition) for one in in_order(catalog.rules)),
        bodies=tuple(_body(one, edition) for one in in_order(catalog.bodies)),
        outside=tuple(OutsideThing(facts=one, **_common(one, edition)) for one in in_order(catalog.outside)),
        collections=tuple(
            CollectionThing(facts=one, **_common(one, edition)) for one in in_order(catalog.collections)
        ),
        aliases=dict(sorted(catalog.aliases.items())),
    )


def in_order(records: Mapping[str, R]) -> tuple[R, ...]:
    """Return records in the order of their ids."""
    return tuple(records[name] for name in sorted(records))


def _common(record: Record, edition: Edition) -> _Common:
    return {
        "id": record.id,
        "title": edition.catalog.title(record.id),
        "page": edition.pages.get(record.id),
        "file": edition.catalog.files.get(record.id),
        "no_source": without_source(record),
    }


def _credential(credential: Credential, edition: Edition) -> CredentialThing:
    catalog, standing = edition.catalog, edition.standing
    first = credential.prerequisites
    return CredentialThing(
        facts=credential,
        inherited=Inherited(
            hours=_from_others(stated_hours(catalog, credential)),
            cost=_from_others(stated_cost(catalog, credential)),
            scoring=_from_others(stated_scoring(catalog, credential)),
            evidence=_from_others(stated_evidence(catalog, credential)),
            grade_bands=_from_others(stated_grade_bands(catalog, credential)),
        ),
        signals=_signals(signals(catalog, credential)),
        prerequisites=in_one_line(describe(first, catalog, record=credential)) if first is not None else None,
        place_among_prerequisites=_place(edition.complexity.credentials.credentials[credential.id]),
        stacks=catalog.stacks_of(credential.id),
        equivalents=tuple(name for name in catalog.equivalents(credential.id) if name != credential.id),
        words=_words(standing.words_of(credential), edition),
        where_it_counts=tuple(_where(one, one.chain) for one in standing.recognized[credential.id]),
        **_common(credential, edition),
    )


def _signals(known: tuple[Signal, ...]) -> tuple[SaidOfSignal, ...]:
    return tuple(
        SaidOfSignal(
            signal=signal.name,
            words=plain_text(said.words),
            of=said.level,
            origin=said.origin,
            sources=tuple(source.title for source in said.sources),
            checked=min((source.checked for source in said.sources), default=None),
        )
        for signal in known
        for said in signal.statements
    )


def _from_others(stated: Stated[T] | None) -> Stated[T] | None:
    return stated if stated is not None and stated.origin is not None else None


def _stack(stack: Stack, edition: Edition) -> StackThing:
    catalog, standing = edition.catalog, edition.standing
    return StackThing(
        facts=stack,
        asks=asked_in_words(stack, catalog) if stack.kind == "award" else None,
        credentials=catalog.members(stack.id),
        complete=catalog.complete(stack.id),
        prerequisite_graph=_prerequisite_graph(edition.complexity.stacks[stack.id]),
        words=_words(standing.words_of(stack), edition),
        where_it_counts=tuple(
            _where(one, one.chain[one.chain.index(stack.id) :]) for one in standing.recognized_through(stack)
        ),
        **_common(stack, edition),
    )


def _prerequisite_graph(measured: GraphComplexity | None) -> PrerequisiteGraph | None:
    if measured is None:
        return None
    return PrerequisiteGraph(
        chain=measured.chain,
        longest_chain=len(measured.chain),
        delay_factor=measured.delay_factor,
        blocking_factor=measured.blocking_factor,
        centrality=measured.centrality,
        complexity=measured.complexity,
        credentials={name: _place(one) for name, one in measured.credentials.items()},
    )


def _place(measured: CredentialComplexity) -> PlaceAmongPrerequisites:
    return PlaceAmongPrerequisites(
        longest_chain=measured.longest_chain,
        blocking_factor=measured.blocking_factor,
        centrality=measured.centrality,
        complexity=measured.complexity,
    )


def _words(said: Mapping[tuple[str, str], Word], edition: Edition) -> dict[str, dict[Word, tuple[str, ...]]]:
    """Return the states' own words on a thing, use by use; where no rule speaks, what the survey found."""
    found: dict[str, dict[Word, tuple[str, ...]]] = {}
    for use in USES:
        words = {
            state: said.get((state, use)) or surveyed_word(state, use, edition.catalog)
            for state in sorted(edition.catalog.jurisdictions)
        }
        found[use] = {
            word: tuple(state for state, other in words.items() if other is word)
            for word in Word
            if word in words.values()
        }
    return found


def _where(one: Recognition, chain: tuple[str, ...]) -> WhereItCounts:
    return WhereItCounts(
        jurisdiction=one.jurisdiction,
        uses=one.uses,
        word=one.saying.word,
        beside=one.saying.beside,
        states_word=one.of_state,
        by=one.by,
        award=one.award,
        area=one.area,
        rule=one.rule,
        chain=chain,
        adds=one.adds,
    )


def _issuer(issuer: Issuer, edition: Edition) -> IssuerThing:
    catalog = edition.catalog
    return IssuerThing(
        facts=issuer,
        credentials=_ids(one for one in catalog.credentials.values() if one.issuer == issuer.id),
        stacks=_ids(one for one in catalog.stacks.values() if one.issuer == issuer.id),
        **_common(issuer, edition),
    )


def _jurisdiction(jurisdiction: Jurisdiction, edition: Edition) -> JurisdictionThing:
    catalog = edition.catalog
    state = jurisdiction.id
    return JurisdictionThing(
        facts=jurisdiction,
        uses={use: _use(jurisdiction, use, edition) for use in USES},
        awards=_ids(one for one in catalog.awards.values() if one.jurisdiction == state),
        rules=_ids(one for one in catalog.rules.values() if one.jurisdiction == state),
        bodies=_ids(one for one in catalog.bodies.values() if one.jurisdiction == state),
        **_common(jurisdiction, edition),
    )


def _use(jurisdiction: Jurisdiction, use: str, edition: Edition) -> UseInState:
    standing = edition.standing
    survey = jurisdiction.survey.get(use)
    return UseInState(
        word=standing.all_states[jurisdiction.id, use],
        rules=tuple(
            SaidByRule(rule=rule.id, word=saying.word, beside=saying.beside)
            for rule, saying in standing.states_rules.get((jurisdiction.id, use), ())
        ),
        word_where_no_rule_speaks=surveyed_word(jurisdiction.id, use, edition.catalog),
        checked=survey.checked if survey else None,
    )


def _award(award: Award, edition: Edition) -> AwardThing:
    return AwardThing(
        facts=award,
        jurisdiction=award.jurisdiction,
        asks=asked_in_words(award, edition.catalog),
        rules=_ids(edition.catalog.all_rules_toward(award.id)),
        **_common(award, edition),
    )


def _rule(rule: Rule, edition: Edition) -> RuleThing:
    saying = edition.standing.saying(rule) if edition.standing.is_of_credentials(rule) else None
    return RuleThing(
        facts=rule,
        jurisdiction=rule.jurisdiction,
        status=status_on(rule, edition.standing.as_of),
        word=saying.word if saying else None,
        beside=saying.beside if saying else (),
        states_word=speaks_for_state(rule),
        asks=asked_in_words(rule, edition.catalog),
        adds=added_in_words(rule, edition.catalog),
        **_common(rule, edition),
    )


def _body(body: Body, edition: Edition) -> BodyThing:
    catalog = edition.catalog
    return BodyThing(
        facts=body,
        jurisdiction=body.jurisdiction,
        awards=_ids(one for one in catalog.awards.values() if one.by == body.id),
        rules=_ids(one for one in catalog.rules.values() if one.by == body.id),
        **_common(body, edition),
    )


def _ids(records: Iterable[Record]) -> tuple[str, ...]:
    return tuple(sorted(record.id for record in records))
