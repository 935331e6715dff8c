"""The finder: every credential, stack and award with its facets, as a page and as one slim JSON."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from credential_catalog.catalog.stated import (
    least_and_most,
    stated_cost,
    stated_evidence,
    stated_grade_bands,
    stated_hours,
)
from credential_catalog.model.artifact import Artifact
from credential_catalog.model.prose import price_words
from credential_catalog.model.records import Award, Credential, Price, Quantity, Stack
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Word
from credential_catalog.routes.recognition import surveyed_word
from credential_catalog.site.address import home_address
from credential_catalog.site.artifact import Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import KINDS, Context
from credential_catalog.site.views.credential import glance
from credential_catalog.site.views.facets import (
    COSTS,
    GRADES,
    HOURS,
    NOT_STATED,
    costs,
    evidences,
    grades,
    highest_price,
    pace_words,
    slug,
    spans_of_hours,
    spoken,
)

DATA = "find/find.json"
"""Address of the finder's data."""

FACETS: dict[str, str] = {
    "kind": "Kind",
    "subject": "Subject",
    "grade": "Grade",
    "role": "Role",
    "issuer": "Issuer",
    "cost": "Cost",
    "hours": "Hours",
    "evidence": "Evidence",
    "pace": "Pace",
    "status": "Status",
}
"""Facets with one list of options each, in the order of the page. State, use and word are asked apart."""

AT_ONCE = 40
"""Items that stand on the page before more are asked for; the script shows as many."""

QUICK = (
    ("Free", "cost", ("free",)),
    ("Up to 10 h", "hours", ("up to 5 h", "over 5, up to 10 h")),
    ("No video named", "evidence", ("no video named",)),
    ("Micro-credentials only", "kind", ("credential",)),
)
"""Choices that many make: the words of the button, the facet, and its options."""


class Option(msgspec.Struct, frozen=True, array_like=True):
    """One choice of a facet: the value that stands in the page's address, and its words."""

    value: str
    words: str


class AnswerWord(msgspec.Struct, frozen=True, array_like=True):
    """A word of answer: its value in the page's address, its words, and which of the five shapes it has."""

    value: str
    words: str
    shape: str


class Item(msgspec.Struct, frozen=True):
    """One thing to be found.

    Attributes:
        address: Its page, from the top of the site.
        title: Its title.
        beside: What stands under the title: issuer, hours, price.
        options: For each facet, in order, the positions of the options that it has.
        answers: State, use and word by position, where a rule speaks of it.
        others: The same for rules of districts, unions and issuers, which are not the state's.
        hours: The most hours it takes, for sorting; None where not stated.
        cost: The most that somebody pays for it, in dollars, for sorting; None where not stated.
        stacks: For a credential, the positions of the stacks that it is a member of, among the items.
        home: For an award, the position of its state; such a thing is found in that state only.
    """

    address: str
    title: str
    beside: str
    options: tuple[tuple[int, ...], ...]
    answers: tuple[tuple[int, int, int], ...] = ()
    others: tuple[tuple[int, int, int], ...] = ()
    hours: float | None = None
    cost: float | None = None
    home: int | None = None
    stacks: tuple[int, ...] = ()


class Finder(msgspec.Struct, frozen=True):
    """Everything that the finder needs.

    Attributes:
        as_of: The day on which rules were read.
        facets: Each facet's name, its words and its options.
        states: Jurisdictions, by id and name.
        uses: Uses, by id and words.
        words: The words of answer from the strongest to the weakest, each with its shape.
        surveyed: For each state and use, by position, the word where no rule speaks of a thing.
        items: What can be found.
    """

    as_of: str
    facets: tuple[tuple[str, str, tuple[Option, ...]], ...]
    states: tuple[Option, ...]
    uses: tuple[Option, ...]
    words: tuple[AnswerWord, ...]
    surveyed: tuple[tuple[int, ...], ...]
    items: tuple[Item, ...]


class _Faceted(msgspec.Struct, frozen=True):
    """A thing with the words of its options, before these have positions."""

    record: Credential | Stack | Award
    beside: str
    options: dict[str, tuple[str, ...]]
    hours: Quantity | None = None
    cost: tuple[Price, ...] = ()


def finder_page(renderer: Renderer, finder: Finder) -> Page:
    """Return the page of the finder: the first of all things, with controls that the script fills."""
    return renderer.page(
        "find.html",
        "find/",
        title="Find",
        description="Find a micro-credential, stack or award by subject, grade, state, cost or hours.",
        kind="index",
        finder=finder,
        at_once=AT_ONCE,
        quick_choices=tuple(_quick_choices(finder)),
        counts=[
            (option.words, sum(position in item.options[0] for item in finder.items))
            for position, option in enumerate(finder.facets[0][2])
        ],
        data=DATA,
    )


def _quick_choices(finder: Finder) -> Iterator[tuple[str, str]]:
    """Yield the words of each quick choice and, as the page's address has them, its boxes that are there."""
    there = {name: {option.words for option in options} for name, _, options in finder.facets}
    for words, facet, options in QUICK:
        found = [f"{facet}={slug(option)}" for option in options if option in there[facet]]
        if found:
            yield words, "&".join(found)


def finder_data(finder: Finder) -> Artifact:
    """Return the data that the script of the page loads."""
    return Artifact(path=DATA, content=msgspec.json.encode(finder))


def finder_of(context: Context) -> Finder:
    """Return everything that can be found, with its facets and words."""
    catalog = context.catalog
    things = [_credential(one, context) for one in catalog.credentials.values()]
    things += [_stack(one, context) for one in catalog.stacks.values()]
    things += [_award(one, context) for one in catalog.awards.values()]
    things.sort(key=lambda thing: (thing.record.title.lower(), thing.record.id))
    facets = tuple((name, words, _options(name, things)) for name, words in FACETS.items())
    positions = [{option.words: at for at, option in enumerate(options)} for _, _, options in facets]
    states = sorted(catalog.jurisdictions, key=catalog.title)
    places = {thing.record.id: place for place, thing in enumerate(things)}
    return Finder(
        as_of=context.settings.as_of.isoformat(),
        facets=facets,
        states=tuple(Option(state, catalog.title(state)) for state in states),
        uses=tuple(Option(use, words) for use, words in USES.items()),
        words=tuple(AnswerWord(slug(word), word, word.shape) for word in Word),
        surveyed=tuple(tuple(surveyed_word(state, use, catalog).rank for use in USES) for state in states),
        items=tuple(
            msgspec.structs.replace(
                _item(thing, positions, states, context),
                stacks=tuple(sorted(places[stack] for stack in catalog.stacks_of(thing.record.id))),
            )
            for thing in things
        ),
    )


def _item(thing: _Faceted, positions: list[dict[str, int]], states: list[str], context: Context) -> Item:
    record = thing.record
    address = home_address(context.catalog, record.id)
    assert address is not None
    most = least_and_most(thing.hours)[1]
    return Item(
        address=address,
        title=record.title,
        beside=thing.beside,
        options=tuple(
            tuple(sorted(positions[at][words] for words in thing.options.get(name, ())))
            for at, name in enumerate(FACETS)
        ),
        answers=_placed(context.words_of(record), states),
        others=_placed(context.words_of_others(record), states),
        hours=most if most != float("inf") else None,
        cost=highest_price(thing.cost),
        home=states.index(record.jurisdiction) if isinstance(record, Award) else None,
    )


def _placed(words: dict[tuple[str, str], Word], states: list[str]) -> tuple[tuple[int, int, int], ...]:
    uses = list(USES)
    return tuple(
        sorted((states.index(state), uses.index(use), word.rank) for (state, use), word in words.items())
    )


def _credential(credential: Credential, context: Context) -> _Faceted:
    catalog = context.catalog
    hours, cost = stated_hours(catalog, credential), stated_cost(catalog, credential)
    bands, evidence = stated_grade_bands(catalog, credential), stated_evidence(catalog, credential)
    return _Faceted(
        record=credential,
        beside=f"{catalog.title(credential.issuer)} · {glance(credential, context)}",
        options={
            "kind": ("credential",),
            "subject": credential.subjects or (NOT_STATED,),
            "grade": grades(bands.value if bands else ()),
            "role": spoken(credential.roles),
            "issuer": (catalog.title(credential.issuer),),
            "cost": costs(cost.value if cost else ()),
            "hours": spans_of_hours(hours.value if hours else None),
            "evidence": evidences(evidence.value if evidence else ()),
            "pace": (pace_words(credential.pace),),
            "status": (credential.status,),
        },
        hours=hours.value if hours else None,
        cost=cost.value if cost else (),
    )


def _stack(stack: Stack, context: Context) -> _Faceted:
    catalog = context.catalog
    number = stack.of or len(catalog.members(stack.id))
    size = f"{number} credential{'' if number == 1 else 's'}" if number else "members not read"
    price = ", ".join(price_words(one) for one in stack.cost)
    return _Faceted(
        record=stack,
        beside=" · ".join(
            part
            for part in (catalog.title(stack.issuer), size, "a set" if stack.kind == "series" else "", price)
            if part
        ),
        options={
            "kind": ("stack",),
            "subject": stack.subjects or _shared_subjects(stack, context),
            "grade": grades(stack.grade_bands),
            "role": spoken(stack.roles),
            "issuer": (catalog.title(stack.issuer),),
            "cost": costs(stack.cost),
            "hours": spans_of_hours(stack.hours),
            "evidence": (NOT_STATED,),
            "pace": (pace_words(stack.pace),),
            "status": (stack.status,),
        },
        hours=stack.hours,
        cost=stack.cost,
    )


def _award(award: Award, context: Context) -> _Faceted:
    to = award.applies_to
    return _Faceted(
        record=award,
        beside=f"{context.catalog.title(award.jurisdiction)} · {KINDS[award.kind]}",
        options={
            "kind": ("award",),
            "role": spoken(to.roles if to else ()),
            "status": (award.status,),
        },
    )


def _shared_subjects(stack: Stack, context: Context) -> tuple[str, ...]:
    """Return the subjects that all known members of a stack have."""
    credentials = context.catalog.credentials
    of_members = [set(credentials[name].subjects) for name in context.catalog.members(stack.id)]
    shared = set.intersection(*of_members) if of_members else set()
    return tuple(sorted(shared)) or (NOT_STATED,)


def _options(facet: str, things: list[_Faceted]) -> tuple[Option, ...]:
    """Return the options that some thing has: in their own order, else the most frequent first."""
    found: dict[str, int] = {}
    for thing in things:
        for words in thing.options.get(facet, ()):
            found[words] = found.get(words, 0) + 1
    fixed: dict[str, tuple[str, ...]] = {
        "kind": ("credential", "stack", "award"),
        "grade": tuple(GRADES),
        "cost": COSTS,
        "hours": tuple(HOURS),
    }
    order = fixed.get(facet) or tuple(sorted(found, key=lambda words: (-found[words], words.lower())))
    listed = [words for words in order if words in found and words != NOT_STATED]
    if NOT_STATED in found:
        listed.append(NOT_STATED)
    return tuple(Option(slug(words), words) for words in listed)
