"""What asks for what, as cards and links: the graph behind a picture, before anybody draws it.

What comes first is the tail of a link. A choice is a card of its own ("2 of 6") between its pool and what it
leads to. A large pool or stack is one card, and a group holds what is inside it; `folding` does the same to
whatever else is too much for one picture.
"""

from __future__ import annotations

from typing import Literal

import msgspec
import networkx

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.prose import number_words, unit_words
from credential_catalog.model.requirement import (
    AllOf,
    Amount,
    AnyOf,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    GrowingThreshold,
    InOrder,
    Line,
    OutsideLeaf,
    Requirement,
    Selector,
    StackLeaf,
    Sum,
    UnlistedLeaf,
    each_of,
)
from credential_catalog.stacking.prerequisites import named_in

LARGEST_POOL = 9
"""Members of a pool that are drawn one by one; more become one card."""
LARGEST_STACK = 20
"""Members of a stack that are drawn where a rule asks for the stack; more become a group."""

CardKind = Literal[
    "credential", "stack", "award", "outside", "unlisted", "pool", "choice", "amount", "area", "rates"
]


Order = Literal["advised", "required", "one of several required"]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One card: its key within the graph, what it stands for, and the thing's id if it has a page."""

    key: str
    kind: CardKind
    title: str
    detail: str | None = None
    id: str | None = None
    focus: bool = False


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """From what comes first to what it leads to.

    `order` where no requirement says it but the head itself: it advises or requires the tail first, or
    requires one of several of which the tail is one.
    """

    tail: str
    head: str
    label: str | None = None
    order: Order | None = None


class Graph(msgspec.Struct, frozen=True, kw_only=True):
    """Cards and links without a circle, in reading order, and what opens from cards."""

    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    groups: tuple[Group, ...] = ()


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """What is inside a card that stands for many: the card's key, and the graph that opens."""

    card: str
    graph: Graph


class _Drawing:
    """Cards and links as they are gathered; a link that would close a circle is left out."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.cards: dict[str, Card] = {}
        self.links: list[Link] = []
        self.groups: list[Group] = []
        self._order: networkx.DiGraph[str] = networkx.DiGraph()

    def card(self, card: Card) -> str:
        """Add a card unless it is there, and return its key."""
        self.cards.setdefault(card.key, card)
        self._order.add_node(card.key)
        return card.key

    def thing(self, name: str, kind: CardKind, detail: str | None = None) -> str:
        """Add the card of a thing of the catalog."""
        page = None if kind == "outside" else name
        title = self.catalog.title(name)
        return self.card(Card(key=f"{kind}:{name}", kind=kind, title=title, detail=detail, id=page))

    def numbered(self, kind: CardKind, title: str, detail: str | None = None) -> str:
        """Add a card that stands for no single thing."""
        return self.card(Card(key=f"{kind}-{len(self.cards)}", kind=kind, title=title, detail=detail))

    def link(
        self,
        tail: str,
        head: str,
        label: str | None = None,
        order: Order | None = None,
    ) -> None:
        """Add a link unless it is there or would close a circle."""
        if tail == head or self._order.has_edge(tail, head) or networkx.has_path(self._order, head, tail):
            return
        self._order.add_edge(tail, head)
        self.links.append(Link(tail=tail, head=head, label=label, order=order))

    def graph(self) -> Graph:
        """Return what was gathered."""
        return Graph(cards=tuple(self.cards.values()), links=tuple(self.links), groups=tuple(self.groups))


def requirement_graph(
    requirement: Requirement, goal: str, catalog: Catalog, area: str | None = None
) -> Graph:
    """Return the graph of what a stack, an award or one area of it asks."""
    drawing = _Drawing(catalog)
    kind: CardKind = "stack" if goal in catalog.stacks else "award"
    head = drawing.card(
        Card(key="goal", kind=kind, title=catalog.title(goal), detail=area, id=goal, focus=True)
    )
    _attach(requirement, head, drawing)
    _prerequisites(drawing)
    return drawing.graph()


def rates_graph(lines: tuple[Line, ...], award: str, catalog: Catalog) -> Graph:
    """Return the graph of what adds to an award's amount."""
    drawing = _Drawing(catalog)
    head = drawing.card(Card(key="goal", kind="award", title=catalog.title(award), id=award, focus=True))
    for line in lines:
        _line(line, head, drawing)
    return drawing.graph()


def members_graph(stack: str, catalog: Catalog) -> Graph:
    """Return the graph of a set's members in their required or advised order."""
    drawing = _Drawing(catalog)
    for member in catalog.stacks[stack].members:
        drawing.thing(member, "stack" if member in catalog.stacks else "credential")
    _prerequisites(drawing)
    return drawing.graph()


def neighbourhood_graph(
    credential: str, awards: tuple[tuple[str, str | None], ...], catalog: Catalog
) -> Graph:
    """Return what comes before a credential, the stacks it is in, and the awards it counts toward.

    Args:
        credential: The credential in the middle.
        awards: Each award with the stack through which the credential reaches it, or None.
        catalog: Where everything is looked up.
    """
    drawing = _Drawing(catalog)
    record = catalog.credentials[credential]
    for before in record.recommended:
        drawing.thing(before, "credential")
    middle = drawing.card(
        Card(key=f"credential:{credential}", kind="credential", title=record.title, id=credential, focus=True)
    )
    for before in record.recommended:
        drawing.link(f"credential:{before}", middle, order="advised")
    if record.prerequisites is not None:
        _attach(record.prerequisites, middle, drawing)
    for stack in catalog.stacks_of(credential):
        drawing.link(middle, drawing.thing(stack, "stack"))
    for award, through in awards:
        tail = f"stack:{through}" if through and f"stack:{through}" in drawing.cards else middle
        drawing.link(tail, drawing.thing(award, "award", catalog.awards[award].jurisdiction.upper()))
    return drawing.graph()


def _attach(node: Requirement, head: str, drawing: _Drawing, label: str | None = None) -> None:
    """Draw a node so that it leads to a card."""
    match node:
        case AllOf(all=nodes):
            for child in nodes:
                _attach(child, head, drawing)
        case InOrder(in_order=nodes):
            _chain(nodes, head, drawing)
        case _:
            drawing.link(_single(node, drawing), head, label)


def _chain(nodes: tuple[Requirement, ...], head: str, drawing: _Drawing) -> None:
    """Draw nodes one after the other where nothing else leads to them, else each to the head with its number.

    A line from the step before into a choice would look like one more thing to choose.
    """
    if not all(isinstance(node, CredentialLeaf | AwardLeaf | OutsideLeaf | UnlistedLeaf) for node in nodes):
        for number, node in enumerate(nodes, start=1):
            _attach(node, head, drawing, str(number))
        return
    cards = [_single(node, drawing) for node in nodes]
    for number, (tail, following) in enumerate(zip(cards, [*cards[1:], head], strict=True), start=1):
        drawing.link(tail, following, str(number))


def _single(node: Requirement, drawing: _Drawing) -> str:
    """Draw a node that comes to one card, and return the card's key."""
    match node:
        case CredentialLeaf(credential=name):
            score = f"{node.minimum_score} or better" if node.minimum_score is not None else None
            return drawing.thing(name, "credential", score)
        case StackLeaf(stack=name):
            return _stack(name, drawing)
        case AwardLeaf(award=name, area=area):
            return drawing.thing(name, "award", area)
        case OutsideLeaf():
            return drawing.thing(node.outside, "outside", _quantity(node, drawing.catalog))
        case UnlistedLeaf(unlisted=unlisted):
            count = "some" if unlisted.count == "unknown" else number_words(unlisted.count)
            return drawing.numbered("unlisted", f"{count} not listed")
        case AnyOf(any=nodes):
            return _choice(f"1 of {len(nodes)}", nodes, drawing)
        case Choose(choose=choice) if isinstance(choice.from_, Selector):
            return _pool(choice.at_least, choice.from_, choice.open, drawing)
        case Choose(choose=choice):
            nodes = choice.from_ if isinstance(choice.from_, tuple) else ()
            title = _asked(choice.at_least, len(nodes), open_=bool(choice.open))
            return _choice(title, nodes, drawing)
        case Amount(amount=asked):
            return _amount(asked, drawing)
        case AllOf(all=nodes) | InOrder(in_order=nodes):
            return _choice("all of", nodes, drawing)
    raise TypeError(f"not a requirement: {node!r}")


def _stack(name: str, drawing: _Drawing) -> str:
    """Draw a stack, and what it asks if that is not drawn yet: beside it, or in a group where it is large."""
    catalog = drawing.catalog
    key = f"stack:{name}"
    known = key in drawing.cards or name not in catalog.stacks
    drawing.thing(name, "stack")
    if known:
        return key
    if len(catalog.members(name)) <= LARGEST_STACK:
        _attach(catalog.asked_by(name), key, drawing)
    else:
        drawing.groups.append(Group(card=key, graph=requirement_graph(catalog.asked_by(name), name, catalog)))
    return key


def _choice(title: str, nodes: tuple[Requirement, ...], drawing: _Drawing) -> str:
    diamond = drawing.numbered("choice", title)
    for node in nodes:
        drawing.link(_single(node, drawing), diamond)
    return diamond


def _asked(asked: int, listed: int, *, open_: bool) -> str:
    """Return how many are asked of how many; of fewer than that are never spoken."""
    if not open_:
        return f"{asked} of {listed}"
    return f"{asked} of {listed} or more" if asked <= listed else str(asked)


def _pool(asked: int, pool: Selector, openness: bool | str, drawing: _Drawing) -> str:
    catalog = drawing.catalog
    names = catalog.selected(pool) if openness != "unread" else ()
    incomplete = any(not catalog.complete(stack) for stack in each_of(pool.stacks))
    size = None if openness == "unread" else catalog.pool_size(pool)
    open_ = bool(openness) or incomplete
    title = f"{asked} of {size}" if size is not None else _asked(asked, len(names), open_=open_)
    diamond = drawing.numbered("choice", title)
    _members(names, diamond, drawing)
    if open_:
        title = "titles not read" if openness == "unread" else "others, not listed"
        drawing.link(drawing.numbered("unlisted", title), diamond)
    return diamond


def _members(names: tuple[str, ...], head: str, drawing: _Drawing) -> None:
    if len(names) > LARGEST_POOL:
        pool = drawing.numbered("pool", f"{len(names)} credentials")
        drawing.link(pool, head)
        inside = _Drawing(drawing.catalog)
        for name in names:
            inside.thing(name, "credential")
        drawing.groups.append(Group(card=pool, graph=inside.graph()))
        return
    for name in names:
        drawing.link(drawing.thing(name, "credential"), head)


def _amount(asked: Sum, drawing: _Drawing) -> str:
    threshold = asked.at_least
    least = threshold.first if isinstance(threshold, GrowingThreshold) else threshold
    more = " or more" if isinstance(threshold, GrowingThreshold) else ""
    card = drawing.numbered("amount", f"{number_words(least)}{more} {unit_words(asked.unit, least)}")
    for line in asked.from_:
        _line(line, card, drawing)
    if asked.open:
        drawing.link(drawing.numbered("unlisted", "others, not listed"), card)
    return card


def _line(line: Line, head: str, drawing: _Drawing) -> None:
    if line.rules is not None:
        drawing.link(drawing.numbered("rates", "what rules add"), head)
    elif line.credential is not None:
        drawing.link(drawing.thing(line.credential, "credential"), head)
    elif line.outside is not None:
        drawing.link(drawing.thing(line.outside, "outside"), head)
    elif line.select is not None:
        names = drawing.catalog.selected(line.select)
        if names:
            _members(names, head, drawing)
        else:
            drawing.link(drawing.numbered("unlisted", "titles not read"), head)


def _quantity(node: OutsideLeaf, catalog: Catalog) -> str | None:
    if node.at_least is None:
        return None
    record = catalog.outside.get(node.outside)
    unit = node.unit or (record.unit if record else None)
    number = number_words(node.at_least)
    return f"{number} {unit_words(unit, node.at_least)}" if unit else number


def _prerequisites(drawing: _Drawing) -> None:
    """Link the credentials that are already drawn in their required and advised order."""
    for key in list(drawing.cards):
        kind, _, name = key.partition(":")
        record = drawing.catalog.credentials.get(name) if kind == "credential" else None
        if record is None:
            continue
        for before in record.recommended:
            if f"credential:{before}" in drawing.cards:
                drawing.link(f"credential:{before}", key, order="advised")
        if record.prerequisites is not None:
            named = named_in(record.prerequisites, drawing.catalog)
            for before in sorted(named.all):
                if f"credential:{before}" in drawing.cards:
                    sure = before in named.required
                    drawing.link(
                        f"credential:{before}", key, order="required" if sure else "one of several required"
                    )
