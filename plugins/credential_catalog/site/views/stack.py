"""The page of a stack: what it earns, what it asks, and what that takes."""

from __future__ import annotations

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import least_and_most, stated_cost, stated_hours
from credential_catalog.model.prose import number_words
from credential_catalog.model.records import Stack
from credential_catalog.site.artifact import Crumb, Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.diagram import diagram
from credential_catalog.site.views.route import route_card
from credential_catalog.stacking.graph import members_graph, requirement_graph


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """A sum over members: the least that is stated, and of how many members nothing is stated."""

    at_least: float
    unstated: int

    def words(self, form: str) -> str:
        """Return the sum in words, honest about what it lacks."""
        said = form.format(number_words(self.at_least))
        if not self.unstated:
            return said
        return f"at least {said}; not stated for {self.unstated}" if self.at_least else "not stated"


def stack_page(stack: Stack, renderer: Renderer) -> Page:
    """Return the page of a stack."""
    context = renderer.context
    catalog = context.catalog
    earned = stack.kind == "award"
    if earned:
        graph = requirement_graph(catalog.asked_by(stack.id), stack.id, catalog)
    else:
        graph = members_graph(stack.id, catalog)
    headings = [Heading("what-it-asks", "What it asks")] if earned else []
    left = route_card(stack, context)
    headings += [Heading("what-is-left", "What is left")] if left else []
    headings += [Heading("members", "Members"), Heading("where-it-counts", "Where it counts")]
    headings += [Heading("history", "History")] if stack.history or stack.disputed else []
    headings.append(Heading("sources", "Sources"))
    kind = "earns something" if earned else "is a set"
    known = len(stack.members)
    return renderer.page(
        "stack.html",
        f"stacks/{stack.id}/",
        title=stack.title,
        description=f"{stack.title}, a stack of {catalog.title(stack.issuer)} that {kind}: {known} members.",
        kind="stack",
        crumbs=(Crumb("Stacks", "stacks/"), Crumb(catalog.title(stack.issuer), f"issuers/{stack.issuer}/")),
        headings=tuple(headings),
        source=context.file(stack),
        stack=stack,
        asked=catalog.asked_by(stack.id) if earned else None,
        members=[catalog.find(member) for member in stack.members],
        hours=hours_total(stack, context).words("{} h"),
        cost=cost_total(stack, context).words("${}"),
        rules=context.recognized_through(stack),
        picture=diagram(graph, "stack", f"What {stack.title} is made of", catalog),
        route_card=left,
        goal_data="goal.json",
    )


def hours_total(stack: Stack, context: Context) -> Total:
    """Return the hours of all known members together."""
    least, unstated = 0.0, _unread(stack, context.catalog)
    for member in context.catalog.members(stack.id):
        stated = stated_hours(context.catalog, context.catalog.credentials[member])
        least += least_and_most(stated.value)[0] if stated else 0.0
        unstated += stated is None
    return Total(at_least=least, unstated=unstated)


def cost_total(stack: Stack, context: Context) -> Total:
    """Return what all known members cost somebody who gets no reduction, in US dollars."""
    least, unstated = 0.0, _unread(stack, context.catalog)
    for member in context.catalog.members(stack.id):
        stated = stated_cost(context.catalog, context.catalog.credentials[member])
        full = [price for price in (stated.value if stated else ()) if price.who in ("everyone", "other")]
        if full and full[0].currency == "USD":
            least += least_and_most(full[0].amount)[0]
        else:
            unstated += 1
    return Total(at_least=least, unstated=unstated)


def _unread(stack: Stack, catalog: Catalog) -> int:
    """Return how many members of a stack, and of the stacks inside it, nobody has read."""
    inner = sum(_unread(catalog.stacks[name], catalog) for name in stack.members if name in catalog.stacks)
    missing = max((stack.of or 0) - len(stack.members), 0)
    # Where not even their number is known, there is one at least.
    return inner + (missing or not stack.members)
