"""The page of an award, to which an agency links: every way to it, in words first."""

from __future__ import annotations

import msgspec

from credential_catalog.model.records import Award, Rule
from credential_catalog.model.requirement import Requirement
from credential_catalog.model.words import Saying
from credential_catalog.routes.rates import status_on
from credential_catalog.site.artifact import Crumb, Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import KINDS, Context, dates_words
from credential_catalog.site.views.diagram import Diagram, diagram
from credential_catalog.site.views.route import route_card
from credential_catalog.stacking.graph import rates_graph, requirement_graph


class RuleCard(msgspec.Struct, frozen=True, kw_only=True):
    """One rule as its card shows it; `anchor` is the rule's name."""

    rule: Rule
    anchor: str
    saying: Saying | None
    status: str
    by: str | None
    by_credentials: bool
    picture: Diagram | None

    @property
    def order(self) -> tuple[int, bool, str]:
        """Where it stands on its page: the strongest word first, ways by micro-credentials before others."""
        return (self.saying.word.rank if self.saying else 99, not self.by_credentials, self.anchor)


class AreaCard(msgspec.Struct, frozen=True, kw_only=True):
    """One area of an award with its rules."""

    id: str
    title: str
    note: str | None
    rules: tuple[RuleCard, ...]


def award_page(award: Award, renderer: Renderer) -> Page:
    """Return the page of an award."""
    context = renderer.context
    catalog = context.catalog
    whole = _cards(catalog.rules_toward(award.id), context)
    areas = tuple(
        AreaCard(
            id=area.id,
            title=area.title,
            note=area.note,
            rules=_cards(catalog.rules_toward(award.id, area.id), context),
        )
        for area in award.areas
    )
    headings = [Heading("what-it-asks", "What it asks")] if award.requires is not None else []
    headings += [Heading(card.anchor, card.rule.title) for card in whole]
    headings += [Heading(f"area-{area.id}", area.title) for area in areas]
    left = route_card(award, context)
    headings += [Heading("what-is-left", "What is left")] if left else []
    headings += [Heading("history", "History")] if award.history or award.disputed else []
    headings += [Heading("sources", "Sources"), Heading("cite", "Cite this page")]
    state = catalog.title(award.jurisdiction)
    cards = (*whole, *(card for area in areas for card in area.rules))
    sources = (*award.sources, *(source for card in cards for source in card.rule.sources))
    checked = sorted(source.checked for source in sources)
    words = ", ".join(dict.fromkeys(card.saying.word for card in whole if card.saying))
    return renderer.page(
        "award.html",
        f"states/{award.id}/",
        title=f"{award.title} ({state})",
        description=f"{award.title} ({state}): which micro-credentials count, by which rule. {words}".strip(),
        kind="award",
        crumbs=(Crumb("States", "states/"), Crumb(state, f"states/{award.jurisdiction}/")),
        headings=tuple(headings),
        source=context.file(award),
        award=award,
        state=state,
        group=KINDS[award.kind],
        by=context.by_words(award.by),
        whole=whole,
        areas=areas,
        asked_elsewhere=_asked_elsewhere(award, context),
        picture=_picture(award.requires, award, context),
        oldest=checked[0] if checked else None,
        newest=checked[-1] if checked else None,
        route_card=left,
        goal_data="goal.json",
    )


def _cards(rules: tuple[Rule, ...], context: Context) -> tuple[RuleCard, ...]:
    return tuple(sorted((rule_card(rule, context) for rule in rules), key=lambda card: card.order))


def rule_card(rule: Rule, context: Context) -> RuleCard:
    """Return one rule as its card shows it."""
    anchor = rule.id.partition("/")[2]
    catalog = context.catalog
    if rule.requires is not None:
        graph = requirement_graph(rule.requires, rule.grants.award, catalog, _area(rule, context))
    else:
        graph = rates_graph(rule.adds, rule.grants.award, catalog)
    return RuleCard(
        rule=rule,
        anchor=anchor,
        saying=context.saying(rule),
        status=dates_words(rule, status_on(rule, context.settings.as_of)),
        by=context.by_words(rule.by),
        by_credentials=context.is_of_credentials(rule),
        picture=diagram(graph, anchor, f"What {rule.title} asks", catalog),
    )


def _picture(requires: Requirement | None, award: Award, context: Context) -> Diagram | None:
    if requires is None:
        return None
    graph = requirement_graph(requires, award.id, context.catalog)
    return diagram(graph, "award", f"What {award.title} asks", context.catalog)


def _area(rule: Rule, context: Context) -> str | None:
    award = context.catalog.awards[rule.grants.award]
    return next((area.title for area in award.areas if area.id == rule.grants.area), None)


def _asked_elsewhere(award: Award, context: Context) -> tuple[Rule, ...]:
    """Return the rules toward other awards that ask for this one."""
    return tuple(rule for rule in context.rules_asking(award.id) if rule.grants.award != award.id)
