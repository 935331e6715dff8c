"""The JSON under /api/v1/ as typed values; the published schemas are made from them.

Within version 1, keys are added and never removed, renamed or given another meaning. `facts` are the keys of
the file of a thing, as schemas/ describes them: a key that is left out was not stated, or has its default.
"""

from __future__ import annotations

from typing import Annotated, Generic, Literal, TypeVar

import msgspec

from credential_catalog.catalog.stated import Stated
from credential_catalog.exports.edition import About
from credential_catalog.model.records import (
    Award,
    Body,
    Collection,
    Credential,
    Evidence,
    Issuer,
    Jurisdiction,
    Outside,
    Price,
    Quantity,
    Rule,
    RuleStatus,
    Stack,
)
from credential_catalog.model.requirement import Value
from credential_catalog.model.signals import Scoring
from credential_catalog.model.words import Word

T = TypeVar("T")
Codes = tuple[str, ...]


def _says(words: str) -> msgspec.Meta:
    return msgspec.Meta(description=words)


StatesWords = Annotated[
    dict[str, dict[Word, Codes]],
    _says("The states' own words: for each use, each word with the ids of the jurisdictions that have it."),
]
Asks = Annotated[str | None, _says("What it asks, in words; null where nothing is said of it.")]


class File(msgspec.Struct, Generic[T], frozen=True, kw_only=True, rename={"schema": "$schema"}):
    """One file of the API."""

    schema: Annotated[str, _says("Address of the JSON Schema of this file.")]
    about: About
    data: T


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of every thing beside its facts."""

    id: Annotated[str, _says("Its present id. Earlier ones are among the aliases of its facts.")]
    title: Annotated[str, _says("Its title or name.")]
    page: Annotated[str | None, _says("Address of its page, or of its place on one; null without a page.")]
    file: Annotated[str | None, _says("The file that it is made from.")]
    no_source: Annotated[
        Codes,
        _says("JSON Pointers (RFC 6901) into `facts` to what no source was read for: take it for no fact."),
    ]


class WhereItCounts(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which a credential or stack counts, or does not, toward an award."""

    jurisdiction: Annotated[str, _says("Id of the jurisdiction.")]
    uses: Annotated[Codes, _says("What it may be used for.")]
    word: Annotated[Word, _says("The answer, in one word.")]
    beside: Annotated[Codes, _says("What belongs beside the word: who decides, from when, for whom.")]
    states_word: Annotated[bool, _says("Whether it speaks for the state; a district's or union's does not.")]
    by: Annotated[str | None, _says("Id of the body or issuer whose rule it is; null for the state.")]
    award: Annotated[str, _says("Id of the award that it leads to.")]
    area: Annotated[str | None, _says("Id of the area, where it meets only one of the award's areas.")]
    rule: Annotated[str | None, _says("Id of the rule; null where the award's own requirement says it.")]
    chain: Annotated[Codes, _says("Ids from the credential or stack to the award, both included.")]
    adds: Annotated[Value | None, _says("What it adds to an amount that the award asks.")]


class Inherited(msgspec.Struct, frozen=True, kw_only=True):
    """What its own file does not state, but a stack or issuer for all of theirs: a value and from whom."""

    hours: Stated[Quantity] | None
    cost: Stated[tuple[Price, ...]] | None
    scoring: Stated[Scoring] | None
    evidence: Stated[tuple[Evidence, ...]] | None
    grade_bands: Stated[Codes] | None


class SaidOfSignal(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is known of a signal of quality, support or access."""

    signal: Annotated[
        str,
        _says("reviewed, rubric, examples, research, scoring, resubmission, support or access."),
    ]
    words: Annotated[str, _says("What is known, in words.")]
    of: Annotated[
        Literal["credential", "stack", "issuer", "platform"],
        _says("Of what it is said: of the credential itself, or of all of a stack, issuer or platform."),
    ]
    origin: Annotated[str | None, _says("Id of the stack or issuer that says it; null for its own file.")]
    sources: Annotated[Codes, _says("Titles of the sources that it rests on.")]
    checked: Annotated[str | None, _says("The day on which the oldest of these was last checked.")]


class PlaceAmongPrerequisites(msgspec.Struct, frozen=True, kw_only=True):
    """Where a credential stands in a graph of prerequisites: how much depends on it.

    The terms of Heileman et al., "Curricular Analytics" (2018), arXiv:1811.09676.
    """

    longest_chain: Annotated[
        int,
        _says(
            "Its delay factor: credentials on the longest chain of prerequisites through it, itself "
            "included. Where one of several is enough, each is followed."
        ),
    ]
    blocking_factor: Annotated[
        int,
        _says(
            "Credentials that cannot be started before it, or an equivalent of it, directly or through "
            "others. Where one of several is enough, none of them blocks."
        ),
    ]
    centrality: Annotated[
        int,
        _says(
            "The lengths, in credentials, of all chains on which it is neither first nor last, added up; "
            "each chain goes from one that asks for none to one that none asks for."
        ),
    ]
    complexity: Annotated[int, _says("Its structural complexity: longest chain plus blocking factor.")]


class PrerequisiteGraph(msgspec.Struct, frozen=True, kw_only=True):
    """The credentials of a stack and what they require first, by prerequisites and the stack's own order.

    The terms of Heileman et al., "Curricular Analytics" (2018), arXiv:1811.09676.
    """

    chain: Annotated[Codes, _says("Ids of a longest chain of prerequisites, first to last.")]
    longest_chain: Annotated[
        int, _says("Credentials on that chain; 1 where none comes before another, 0 where none is listed.")
    ]
    delay_factor: Annotated[int, _says("The longest chains of its credentials, added up.")]
    blocking_factor: Annotated[int, _says("The blocking factors of its credentials, added up.")]
    centrality: Annotated[int, _says("The centralities of its credentials, added up.")]
    complexity: Annotated[int, _says("Its structural complexity: delay factor plus blocking factor.")]
    credentials: Annotated[
        dict[str, PlaceAmongPrerequisites], _says("Where each credential stands in it, by id.")
    ]


class CredentialThing(Thing, frozen=True, kw_only=True):
    """A micro-credential."""

    facts: Credential
    inherited: Inherited
    signals: Annotated[
        tuple[SaidOfSignal, ...],
        _says("What districts ask for, as far as it is stated; a signal that is not here is not stated."),
    ]
    prerequisites: Annotated[str | None, _says("What is required first, in words.")]
    place_among_prerequisites: Annotated[
        PlaceAmongPrerequisites,
        _says(
            "Where it stands by the prerequisites of all credentials, whatever order a stack may have; "
            "measured as in Heileman et al., Curricular Analytics (2018), arXiv:1811.09676."
        ),
    ]
    stacks: Annotated[Codes, _says("Ids of the stacks that list it.")]
    equivalents: Annotated[
        Codes, _says("Ids of the credentials that count as the same one, itself left out.")
    ]
    words: StatesWords
    where_it_counts: Annotated[
        tuple[WhereItCounts, ...],
        _says("Every rule that speaks of it, of districts and unions too. Elsewhere, see `words`."),
    ]


class StackThing(Thing, frozen=True, kw_only=True):
    """A stack: it earns something, or is only a set."""

    facts: Stack
    asks: Asks
    credentials: Annotated[Codes, _says("Ids of all known credentials in it, in stacks inside it too.")]
    complete: Annotated[bool, _says("Whether these are all; false where members were not read.")]
    prerequisite_graph: Annotated[
        PrerequisiteGraph | None,
        _says(
            "What comes before what in it, measured as in Heileman et al., Curricular Analytics (2018), "
            "arXiv:1811.09676. Only credentials that are listed and named are in it, so the numbers are a "
            "least where members were not read or a pool leaves a choice. Null where the stack's order "
            "contradicts the prerequisites."
        ),
    ]
    words: StatesWords
    where_it_counts: Annotated[tuple[WhereItCounts, ...], _says("Every rule that asks for it.")]


class IssuerThing(Thing, frozen=True, kw_only=True):
    """Who awards credentials."""

    facts: Issuer
    credentials: Annotated[Codes, _says("Ids of its credentials.")]
    stacks: Annotated[Codes, _says("Ids of its stacks.")]


class SaidByRule(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says on the day."""

    rule: Annotated[str, _says("Id of the rule.")]
    word: Annotated[Word, _says("The answer, in one word.")]
    beside: Annotated[Codes, _says("What belongs beside the word.")]


class UseInState(msgspec.Struct, frozen=True, kw_only=True):
    """One use in a jurisdiction."""

    word: Annotated[Word, _says("The strongest word of the state's own rules on micro-credentials.")]
    rules: Annotated[tuple[SaidByRule, ...], _says("The state's own rules on micro-credentials.")]
    word_where_no_rule_speaks: Annotated[
        Word, _says("The word for a credential of which no rule speaks: what the survey found.")
    ]
    checked: Annotated[str | None, _says("The day on which the use was looked at; null: not yet.")]


class JurisdictionThing(Thing, frozen=True, kw_only=True):
    """A state, DC, a territory or DoDEA."""

    facts: Jurisdiction
    uses: Annotated[dict[str, UseInState], _says("Each use with the state's own word.")]
    awards: Annotated[Codes, _says("Ids of its awards, those of its districts too.")]
    rules: Annotated[Codes, _says("Ids of the rules in it, those of its districts and unions too.")]
    bodies: Annotated[Codes, _says("Ids of its districts, unions and committees.")]


class AwardThing(Thing, frozen=True, kw_only=True):
    """What a person gets from a jurisdiction."""

    facts: Award
    jurisdiction: Annotated[str, _says("Id of the jurisdiction.")]
    asks: Asks
    rules: Annotated[Codes, _says("Ids of the rules toward it.")]


class RuleThing(Thing, frozen=True, kw_only=True):
    """A way in which credentials count toward an award, or a rate at which they do."""

    facts: Rule
    jurisdiction: Annotated[str, _says("Id of the jurisdiction in which it stands.")]
    status: Annotated[RuleStatus, _says("Its status on the day: past its last day it is ended.")]
    word: Annotated[
        Word | None, _says("What it says of micro-credentials; null where it is another way, without them.")
    ]
    beside: Annotated[Codes, _says("What belongs beside the word.")]
    states_word: Annotated[bool, _says("Whether it speaks for the state.")]
    asks: Asks
    adds: Annotated[Codes, _says("Its rates, in words.")]


class BodyThing(Thing, frozen=True, kw_only=True):
    """A district, union or committee."""

    facts: Body
    jurisdiction: Annotated[str, _says("Id of the jurisdiction.")]
    awards: Annotated[Codes, _says("Ids of the awards that it gives.")]
    rules: Annotated[Codes, _says("Ids of its rules.")]


class OutsideThing(Thing, frozen=True, kw_only=True):
    """Something that is no credential: a degree, an exam, years of work."""

    facts: Outside


class CollectionThing(Thing, frozen=True, kw_only=True):
    """Things picked by an editor for a purpose."""

    facts: Collection


class Everything(msgspec.Struct, frozen=True, kw_only=True):
    """The whole catalog; each list is in the order of ids."""

    credentials: tuple[CredentialThing, ...]
    stacks: tuple[StackThing, ...]
    issuers: tuple[IssuerThing, ...]
    jurisdictions: tuple[JurisdictionThing, ...]
    awards: tuple[AwardThing, ...]
    rules: tuple[RuleThing, ...]
    bodies: tuple[BodyThing, ...]
    outside: tuple[OutsideThing, ...]
    collections: tuple[CollectionThing, ...]
    aliases: Annotated[dict[str, str], _says("Each earlier id with the present one.")]


Folder = Literal[
    "credentials", "stacks", "issuers", "jurisdictions", "awards", "rules", "bodies", "outside", "collections"
]
FOLDERS: dict[Folder, type[Thing]] = {
    "credentials": CredentialThing,
    "stacks": StackThing,
    "issuers": IssuerThing,
    "jurisdictions": JurisdictionThing,
    "awards": AwardThing,
    "rules": RuleThing,
    "bodies": BodyThing,
    "outside": OutsideThing,
    "collections": CollectionThing,
}
"""Each folder under /api/v1/ with what is in it; they are also the keys of `Everything`."""
