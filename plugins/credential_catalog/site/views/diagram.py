"""A graph laid out: where each card and each line goes, with the words on it already broken into lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_hours
from credential_catalog.model.prose import hours_words
from credential_catalog.site.views.figures import cost_in_words, hours_in_words
from credential_catalog.stacking.folding import folded
from credential_catalog.stacking.graph import Card, Graph, Group
from credential_catalog.stacking.layout import Box, Edge, Placed, layout, path

LINE_HEIGHT = 17
NOTCH = 10
"""How far the tail of a ribbon is cut in; a line into it goes on to the bottom of the cut."""
_WIDTHS = {"choice": 104, "amount": 150, "rates": 150, "unlisted": 150, "pool": 150}
_WIDTH = 204
_LETTERS = 25
_SMALL_LETTERS = 30

_KINDS = {
    "credential": "micro-credential",
    "outside": "from elsewhere",
    "unlisted": "not in the catalog",
    "pool": "several to choose from",
    "choice": "a choice",
    "amount": "a sum",
    "rates": "what other rules add",
}
"""What a card is, as it is said aloud; of the others the kind is the word."""


class DrawnCard(msgspec.Struct, frozen=True, kw_only=True):
    """A card with its place, its lines of text (each with its height in the picture) and its words.

    `short` is as much of the detail as fits. `kind` and `said` are for the card that opens and for people who
    hear the picture; `opens` is the anchor of the group inside it.
    """

    card: Card
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    detail: str | None
    short: str | None
    detail_y: float
    kind: str
    said: str
    hours: str | None = None
    cost: str | None = None
    opens: str | None = None


class DrawnLink(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its ends, its path and the place of its label."""

    tail: str
    head: str
    path: str
    label: str | None
    label_x: float
    label_y: float
    dashed: bool


class DrawnGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What opens from a card: a picture where there are lines to see, else the cards as a list."""

    anchor: str
    title: str
    picture: Diagram | None
    members: tuple[Card, ...]


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """That one card comes before another by the word of the other itself, which no requirement says."""

    first: Card
    then: Card
    said: str


class Diagram(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a graph: its size, its cards in reading order, its lines, and what opens from it.

    `orders` are the lines that the outline of a requirement cannot say.
    """

    name: str
    title: str
    width: float
    height: float
    cards: tuple[DrawnCard, ...]
    links: tuple[DrawnLink, ...]
    groups: tuple[DrawnGroup, ...]
    orders: tuple[Order, ...] = ()


def diagram(graph: Graph, name: str, title: str, catalog: Catalog) -> Diagram | None:
    """Lay a graph out; None where a list says it as well: nothing leads to anything, or one thing to one.

    Args:
        graph: What is drawn; of a large one no more at once than can be read, the rest in groups.
        name: Unique on its page, for the picture's ids.
        title: What the picture shows, for people who hear it.
        catalog: Where hours and prices are looked up.
    """
    if len(graph.links) < 2 and not any(link.order for link in graph.links):
        return None
    drawn = _drawn(folded(graph), name, title, catalog)
    return msgspec.structs.replace(drawn, orders=tuple(_orders(graph)))


def _orders(graph: Graph) -> Iterable[Order]:
    cards = {card.key: card for card in graph.cards}
    for link in graph.links:
        first, then = cards[link.tail], cards[link.head]
        if link.order is not None and not then.focus:
            yield Order(first=first, then=then, said=link.order)


def _drawn(graph: Graph, name: str, title: str, catalog: Catalog) -> Diagram:
    opens = {group.card: f"{name}-group-{number}" for number, group in enumerate(graph.groups, start=1)}
    texts = {card.key: (_lines(card), _detail(card, catalog)) for card in graph.cards}
    boxes = [Box(card.key, _width(card), _height(card, *texts[card.key])) for card in graph.cards]
    placed = layout(boxes, [Edge(link.tail, link.head) for link in graph.links], gap_x=64, gap_y=14)
    cards = tuple(
        _card(card, box, *texts[card.key], opens.get(card.key), catalog)
        for card, box in zip(graph.cards, placed.boxes, strict=True)
    )
    ribbons = {drawn.card.key: drawn.x for drawn in cards if drawn.card.kind == "award"}
    links = []
    for link, route in zip(graph.links, placed.routes, strict=True):
        x, y = route.points[0]
        into = f" H {ribbons[link.head] + NOTCH:.1f}" if link.head in ribbons else ""
        links.append(
            DrawnLink(
                tail=link.tail,
                head=link.head,
                path=path(route) + into,
                label=link.label,
                label_x=x + 13,
                label_y=y,
                dashed=link.order not in (None, "required"),
            )
        )
    return Diagram(
        name=name,
        title=title,
        width=placed.width,
        height=placed.height,
        cards=cards,
        links=tuple(links),
        groups=tuple(_groups(graph, opens, catalog)),
    )


def _groups(graph: Graph, opens: dict[str, str], catalog: Catalog) -> Iterable[DrawnGroup]:
    titles = {card.key: card.title for card in graph.cards}
    leads = {link.tail: titles[link.head] for link in graph.links}
    for group in graph.groups:
        anchor, title = opens[group.card], titles[group.card]
        title += f", for “{leads[group.card]}”" if group.card in leads else ""
        seen = bool(group.graph.links or group.graph.groups)
        yield DrawnGroup(
            anchor=anchor,
            title=f"{title}: {_size(group)}" if seen else title,
            picture=_drawn(group.graph, anchor, f"What is inside “{title}”", catalog) if seen else None,
            members=() if seen else group.graph.cards,
        )


def _size(group: Group) -> str:
    return f"{len(group.graph.cards)} cards"


def _card(
    card: Card, box: Placed, lines: list[str], detail: str | None, opens: str | None, catalog: Catalog
) -> DrawnCard:
    text_height = LINE_HEIGHT * (len(lines) + (detail is not None))
    top = box.y + (box.height - text_height) / 2 + 13
    record = catalog.credentials.get(card.id or "")
    kind = _KINDS.get(card.kind, card.kind)
    return DrawnCard(
        card=card,
        x=box.x,
        y=box.y,
        width=box.width,
        height=box.height,
        lines=tuple((top + LINE_HEIGHT * number, line) for number, line in enumerate(lines)),
        detail=detail,
        short=textwrap.shorten(detail, _SMALL_LETTERS, placeholder="…") if detail else None,
        detail_y=top + LINE_HEIGHT * len(lines),
        kind=kind,
        said=", ".join(part for part in (card.title, kind, detail) if part),
        hours=hours_in_words(record, catalog).removeprefix("hours ") if record else None,
        cost=cost_in_words(record, catalog).removeprefix("price ") if record else None,
        opens=opens,
    )


def _detail(card: Card, catalog: Catalog) -> str | None:
    """Return the small line below a title: a credential's hours, what kind of thing an outside one is."""
    record = catalog.credentials.get(card.id or "")
    hours = stated_hours(catalog, record) if record else None
    first = hours_words(hours.value) if hours else None
    outside = catalog.outside.get(card.key.removeprefix("outside:")) if card.kind == "outside" else None
    if outside is not None and outside.kind != "other":
        first = outside.kind
    return " · ".join(part for part in (first, card.detail) if part) or None


def _width(card: Card) -> float:
    return _WIDTHS.get(card.kind, _WIDTH)


def _height(card: Card, lines: list[str], detail: str | None) -> float:
    text = LINE_HEIGHT * (len(lines) + (detail is not None))
    return text + (34 if card.kind == "choice" else 18)


def _lines(card: Card) -> list[str]:
    letters = {"choice": 12, "award": _LETTERS - 3}.get(card.kind, _LETTERS if _width(card) == _WIDTH else 19)
    lines = textwrap.wrap(card.title, letters) or [card.title]
    return lines if len(lines) <= 3 else [*lines[:2], f"{lines[2][: letters - 1].rstrip()}…"]
