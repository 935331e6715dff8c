"""The page of a credential: where it counts first, then what it takes."""

from __future__ import annotations

import itertools

import msgspec

from credential_catalog.model.records import Credential
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Word, summary
from credential_catalog.routes.recognition import Recognition, surveyed_word
from credential_catalog.site.artifact import Crumb, Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.diagram import diagram
from credential_catalog.site.views.figures import cost_in_words, hours_in_words
from credential_catalog.site.views.kin import kin_in_words
from credential_catalog.site.views.signals import signal_table
from credential_catalog.stacking.graph import neighbourhood_graph

NEAREST_AWARDS = 12
"""Awards in the picture of a credential's neighbourhood; the list below it has all."""


class InState(msgspec.Struct, frozen=True, kw_only=True):
    """Where a credential counts in one jurisdiction."""

    jurisdiction: str
    title: str
    ones: tuple[Recognition, ...]


class InUse(msgspec.Struct, frozen=True, kw_only=True):
    """The states' own words on a credential for one use: each word with the jurisdictions that have it."""

    title: str
    words: tuple[tuple[Word, tuple[str, ...]], ...]


def credential_page(credential: Credential, renderer: Renderer) -> Page:
    """Return the page of a credential."""
    context = renderer.context
    catalog = context.catalog
    recognized = context.recognized[credential.id]
    stacks = catalog.stacks_of(credential.id)
    headings = [
        Heading("where-it-counts", "Where it counts"),
        Heading("what-you-show", "What you show"),
        Heading("before-you-start", "Before you start"),
    ]
    headings += [Heading("stacks-into", "Stacks into")] if stacks or recognized else []
    headings += [Heading("history", "History")] if credential.history or credential.disputed else []
    related = context.kinship.related(credential.id)
    headings += [Heading("related", "Related")] if related else []
    headings.append(Heading("sources", "Sources"))
    awards = dict.fromkeys((one.award, _through(one)) for one in _hopeful(recognized))
    graph = neighbourhood_graph(credential.id, tuple(awards)[:NEAREST_AWARDS], catalog)
    states = in_states(recognized, context)
    words = strongest_words(credential, context)
    return renderer.page(
        "credential.html",
        f"credentials/{credential.id}/",
        title=credential.title,
        description=_description(credential, context),
        kind="credential",
        crumbs=(
            Crumb("Credentials", "credentials/"),
            Crumb(catalog.title(credential.issuer), f"issuers/{credential.issuer}/"),
        ),
        headings=tuple(headings),
        source=context.file(credential),
        credential=credential,
        states=states,
        everywhere=everywhere(credential, context),
        words=words,
        unknown=sum(len(states) for word, states in words if word.shape == "unknown"),
        others=_without({one.jurisdiction for one in states}, words),
        signals=signal_table(credential, catalog),
        stacks=stacks,
        related=kin_in_words(related, catalog),
        leads_to=_leads_to(recognized),
        wanted_by=_wanted_by(credential.id, context),
        picture=diagram(graph, "neighbourhood", f"What comes before and after {credential.title}", catalog),
    )


def in_states(recognized: tuple[Recognition, ...], context: Context) -> tuple[InState, ...]:
    """Return recognitions by jurisdiction, in the order of names."""
    groups = [
        InState(jurisdiction=name, title=context.catalog.title(name), ones=tuple(ones))
        for name, ones in itertools.groupby(recognized, key=lambda one: one.jurisdiction)
    ]
    return tuple(sorted(groups, key=lambda group: group.title))


def everywhere(credential: Credential, context: Context) -> tuple[InUse, ...]:
    """Return the word of every jurisdiction for every use, so that silence is never taken for no."""
    said = context.words_of(credential)
    states = sorted(context.catalog.jurisdictions, key=context.catalog.title)
    return tuple(
        InUse(title=title, words=_grouped({state: _word(said, state, use, context) for state in states}))
        for use, title in USES.items()
    )


def strongest_words(credential: Credential, context: Context) -> tuple[tuple[Word, tuple[str, ...]], ...]:
    """Return each word with the jurisdictions of which it is the strongest, over all uses."""
    said = context.words_of(credential)
    return _grouped(
        {
            state: summary([_word(said, state, use, context) for use in USES])
            for state in context.catalog.jurisdictions
        }
    )


def _without(
    named: set[str], words: tuple[tuple[Word, tuple[str, ...]], ...]
) -> tuple[tuple[Word, tuple[str, ...]], ...]:
    """Return words with the jurisdictions that are not named already; those that no other has fall away."""
    others = ((word, tuple(state for state in states if state not in named)) for word, states in words)
    return tuple((word, states) for word, states in others if states)


def _word(said: dict[tuple[str, str], Word], state: str, use: str, context: Context) -> Word:
    return said.get((state, use)) or surveyed_word(state, use, context.catalog)


def _grouped(words: dict[str, Word]) -> tuple[tuple[Word, tuple[str, ...]], ...]:
    return tuple(
        (word, tuple(state for state, other in words.items() if other is word))
        for word in Word
        if word in words.values()
    )


_HOPEFUL = (Word.COUNTS, Word.MAY_COUNT, Word.NOT_YET)


def _hopeful(recognized: tuple[Recognition, ...]) -> list[Recognition]:
    return [one for one in recognized if len(one.chain) <= 3 and one.saying.word in _HOPEFUL]


def _leads_to(recognized: tuple[Recognition, ...]) -> tuple[tuple[str, str | None], ...]:
    """Return the awards that a credential leads toward, each with its area where it leads to no more."""
    pairs = dict.fromkeys((one.award, one.area) for one in _hopeful(recognized))
    return tuple((award, area) for award, area in pairs if area is None or (award, None) not in pairs)


def _through(one: Recognition) -> str | None:
    return one.chain[1] if len(one.chain) == 3 else None


def _wanted_by(credential: str, context: Context) -> tuple[str, ...]:
    """Return the credentials that require or advise this one first."""
    return tuple(
        other.id
        for other in context.catalog.credentials.values()
        if credential in other.recommended
        or (other.prerequisites is not None and getattr(other.prerequisites, "credential", "") == credential)
    )


def _description(credential: Credential, context: Context) -> str:
    issuer = context.catalog.title(credential.issuer)
    return f"{credential.title}, a micro-credential of {issuer}: {glance(credential, context)}."


def glance(record: Credential, context: Context) -> str:
    """Return hours and price in one line: "15 h · free for members, $75 for others"."""
    return f"{hours_in_words(record, context.catalog)} · {cost_in_words(record, context.catalog)}"
