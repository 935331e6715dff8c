"""A graph laid out: where each card and each line goes, with the words on it already broken into lines."""

from __future__ import annotations

import textwrap

import msgspec

from credential_catalog.stacking.graph import Card, Graph
from credential_catalog.stacking.layout import Box, Edge, layout, path

LINE_HEIGHT = 17
_WIDTHS = {"choice": 96, "amount": 150, "rates": 150, "unlisted": 150, "pool": 150}
_WIDTH = 196
_LETTERS = 26


class DrawnCard(msgspec.Struct, frozen=True, kw_only=True):
    """A card with its place, its lines of text (each with its height in the picture) and its shape."""

    card: Card
    x: float
    y: float
    width: float
    height: float
    lines: tuple[tuple[float, str], ...]
    detail_y: float | None = None


class DrawnLink(msgspec.Struct, frozen=True, kw_only=True):
    """A line with its path and the place of its label."""

    path: str
    label: str | None
    label_x: float
    label_y: float
    advised: bool


class Diagram(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a graph: its size, its cards in reading order and its lines."""

    name: str
    title: str
    width: float
    height: float
    cards: tuple[DrawnCard, ...]
    links: tuple[DrawnLink, ...]


def diagram(graph: Graph, name: str, title: str) -> Diagram | None:
    """Lay a graph out; None where there is nothing to see, or too much.

    Args:
        graph: What is drawn.
        name: Unique on its page, for the picture's ids.
        title: What the picture shows, for people who hear it.
    """
    if not graph.drawable:
        return None
    lines = {card.key: _lines(card) for card in graph.cards}
    boxes = [Box(card.key, _width(card), _height(card, lines[card.key])) for card in graph.cards]
    edges = [Edge(link.tail, link.head) for link in graph.links]
    placed = layout(boxes, edges, gap_x=64, gap_y=14)
    cards = []
    for card, box in zip(graph.cards, placed.boxes, strict=True):
        text_height = LINE_HEIGHT * (len(lines[card.key]) + (card.detail is not None))
        top = box.y + (box.height - text_height) / 2 + 13
        cards.append(
            DrawnCard(
                card=card,
                x=box.x,
                y=box.y,
                width=box.width,
                height=box.height,
                lines=tuple(
                    (top + LINE_HEIGHT * number, line) for number, line in enumerate(lines[card.key])
                ),
                detail_y=top + LINE_HEIGHT * len(lines[card.key]) if card.detail else None,
            )
        )
    links = []
    for link, route in zip(graph.links, placed.routes, strict=True):
        x, y = route.points[-1]
        links.append(
            DrawnLink(path=path(route), label=link.label, label_x=x - 14, label_y=y - 5, advised=link.advised)
        )
    return Diagram(
        name=name,
        title=title,
        width=placed.width,
        height=placed.height,
        cards=tuple(cards),
        links=tuple(links),
    )


def _width(card: Card) -> float:
    return _WIDTHS.get(card.kind, _WIDTH)


def _height(card: Card, lines: list[str]) -> float:
    text = LINE_HEIGHT * (len(lines) + (card.detail is not None))
    return text + (34 if card.kind == "choice" else 18)


def _lines(card: Card) -> list[str]:
    letters = {"choice": 12}.get(card.kind, _LETTERS if _width(card) == _WIDTH else 19)
    lines = textwrap.wrap(card.title, letters) or [card.title]
    return lines if len(lines) <= 3 else [*lines[:2], f"{lines[2][: letters - 1].rstrip()}…"]
