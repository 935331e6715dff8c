"""The page of all jurisdictions: for each use a map of tiles and a table that says the same in words."""

from __future__ import annotations

import msgspec

from credential_catalog.model.records import Jurisdiction, Rule
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Word
from credential_catalog.site.artifact import Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context

MAP = """
ak .. .. .. .. .. .. .. .. .. .. me
.. .. .. .. .. .. .. .. .. .. vt nh
.. wa id mt nd mn il wi mi ny ri ma
.. or nv wy sd ia in oh pa nj ct ..
.. ca ut co ne mo ky wv va md de ..
.. .. az nm ks ar tn nc sc dc .. ..
.. .. .. .. ok la ms al ga .. .. ..
hi .. .. .. tx .. .. .. .. fl .. ..
as gu mp pr vi dod
"""
"""States where the eye looks for them, a row of tiles each; territories and DoDEA in the last row."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """A jurisdiction's own word for one use, what is beside it, by which rule, and when it was looked at."""

    use: str
    word: Word
    beside: tuple[str, ...]
    rule: Rule | None
    checked: str | None


class StateLine(msgspec.Struct, frozen=True, kw_only=True):
    """A jurisdiction with its answers, use by use, and its tile's row and column, from 1."""

    jurisdiction: Jurisdiction
    code: str
    answers: tuple[Answer, ...]
    row: int
    column: int


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many jurisdictions have each word for a use."""

    use: str
    title: str
    counted: tuple[tuple[Word, int], ...]


def states_page(renderer: Renderer) -> Page:
    """Return the page of all jurisdictions."""
    context = renderer.context
    lines = state_lines(context)
    return renderer.page(
        "states.html",
        "states/",
        title="States",
        description="For each state and each use: whether micro-credentials count, by the state's own rules.",
        kind="index",
        headings=(
            Heading("map", "Map"),
            Heading("table", "Table"),
            Heading("words", "What the words mean"),
        ),
        tiles=sorted(lines, key=lambda line: (line.row, line.column)),
        lines=lines,
        tallies=tallies(context),
    )


def state_lines(context: Context) -> tuple[StateLine, ...]:
    """Return every jurisdiction with its answers, by name."""
    places = {
        code: (row, column)
        for row, codes in enumerate(MAP.split("\n"))
        for column, code in enumerate(codes.split(), start=1)
    }
    last = max(row for row, _ in places.values())
    return tuple(
        StateLine(
            jurisdiction=one,
            code="DoDEA" if one.id == "dod" else one.id.upper(),
            answers=tuple(_answer(one, use, context) for use in USES),
            row=places.get(one.id, (last, 1))[0],
            column=places.get(one.id, (last, 1))[1],
        )
        for one in sorted(context.catalog.jurisdictions.values(), key=lambda one: one.name)
    )


def tallies(context: Context) -> tuple[Tally, ...]:
    """Return for each use how many jurisdictions have each word, the strongest first."""
    found = []
    for use, title in USES.items():
        words = [context.all_states[state, use] for state in context.catalog.jurisdictions]
        counted = tuple((word, words.count(word)) for word in Word if word in words)
        found.append(Tally(use=use, title=title, counted=counted))
    return tuple(found)


def _answer(jurisdiction: Jurisdiction, use: str, context: Context) -> Answer:
    survey = jurisdiction.survey.get(use)
    said = context.states_rules.get((jurisdiction.id, use), ())
    return Answer(
        use=use,
        word=context.all_states[jurisdiction.id, use],
        beside=said[0][1].beside if said else (),
        rule=said[0][0] if said else None,
        checked=survey.checked if survey else None,
    )
