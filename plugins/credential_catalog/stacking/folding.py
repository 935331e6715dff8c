"""A graph too large for one picture, folded: cards that stand for what leads to them, opened one at a time.

What only leads to one card is folded into that card first: the card dominates it, as in T. Lengauer and
R. E. Tarjan, "A fast algorithm for finding dominators in a flowgraph", 1979, read from the end. Where that is
not enough, neighbours in reading order become one card; runs of a topological order cannot close a circle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec
import networkx

from credential_catalog.stacking.graph import Card, Graph, Group, Link

LARGEST_PICTURE = 60
"""Cards at once; beyond it nobody reads a picture."""

_END = ""


def folded(graph: Graph, largest: int = LARGEST_PICTURE) -> Graph:
    """Return a graph of at most `largest` cards from which the rest is reached by opening groups.

    Every card of the graph is in it or in one of its groups, which are folded in the same way. A link between
    two cards is kept wherever both are drawn; else it goes to the card that stands for its end.

    Raises:
        ValueError: `largest` is less than 4, which leaves no room for a group beside what it leads to.
    """
    if largest < 4:
        raise ValueError(f"a picture of {largest} cards has no room for a group")
    within = {group.card: folded(group.graph, largest) for group in graph.groups}
    if len(graph.cards) <= largest:
        return msgspec.structs.replace(graph, groups=_groups(within))
    stands_for = _by_domination(graph, largest)
    if len(set(stands_for.values())) > largest:
        return folded(_in_runs(graph, within, largest), largest)
    return _folded_into(graph, stands_for, within, largest)


def _groups(within: Mapping[str, Graph]) -> tuple[Group, ...]:
    return tuple(Group(card=key, graph=inside) for key, inside in within.items())


def _by_domination(graph: Graph, largest: int) -> dict[str, str]:
    """Return the card that stands for each: itself, or the one that all its ways lead through.

    The largest parts that still make one picture are folded first, and no more than it takes.
    """
    inside = _dominated(graph)
    opened = {group.card for group in graph.groups}
    stands_for = {card.key: card.key for card in graph.cards}
    shown = len(graph.cards)
    for key in sorted(inside, key=lambda key: -len(inside[key])):
        free = inside[key] and all(stands_for[one] == one for one in (key, *inside[key]))
        if shown > largest and free and len(inside[key]) < largest and key not in opened:
            # A card that is a group already would lose what it opens.
            stands_for.update(dict.fromkeys(inside[key], key))
            shown -= len(inside[key])
    return stands_for


def _dominated(graph: Graph) -> dict[str, list[str]]:
    """Return what leads nowhere but through each card, in reading order."""
    backward: networkx.DiGraph[str] = networkx.DiGraph()
    backward.add_nodes_from(card.key for card in graph.cards)
    backward.add_edges_from((link.head, link.tail) for link in graph.links)
    ends = [key for key in backward if backward.in_degree(key) == 0]
    backward.add_edges_from((_END, key) for key in ends)
    nearest = networkx.immediate_dominators(backward, _END)
    inside: dict[str, list[str]] = {card.key: [] for card in graph.cards}
    for card in graph.cards:
        over = nearest[card.key]
        while over is not None and over != _END:
            inside[over].append(card.key)
            over = nearest[over]
    return inside


def _folded_into(
    graph: Graph, stands_for: Mapping[str, str], within: Mapping[str, Graph], largest: int
) -> Graph:
    """Return the graph in which each card that stands for others opens a group with them and itself."""
    hidden: dict[str, set[str]] = {}
    for key, front in stands_for.items():
        if key != front:
            hidden.setdefault(front, {front}).add(key)
    groups = {key: inside for key, inside in within.items() if stands_for[key] == key}
    for front, keys in hidden.items():
        groups[front] = folded(_part(graph, keys, front, within), largest)
    cards = tuple(
        msgspec.structs.replace(card, detail=_with_more(card.detail, len(hidden[card.key]) - 1))
        if card.key in hidden
        else card
        for card in graph.cards
        if stands_for[card.key] == card.key
    )
    return Graph(cards=cards, links=_between(graph.links, stands_for), groups=_groups(groups))


def _with_more(detail: str | None, hidden: int) -> str:
    more = f"+ {hidden} before it"
    return f"{detail} · {more}" if detail else more


def _part(graph: Graph, keys: Iterable[str], front: str | None, within: Mapping[str, Graph]) -> Graph:
    """Return some of a graph's cards with the links among them."""
    wanted = set(keys)
    return Graph(
        cards=tuple(
            msgspec.structs.replace(card, focus=card.key == front)
            for card in graph.cards
            if card.key in wanted
        ),
        links=tuple(link for link in graph.links if {link.tail, link.head} <= wanted),
        groups=_groups({key: inside for key, inside in within.items() if key in wanted}),
    )


def _between(links: Iterable[Link], stands_for: Mapping[str, str]) -> tuple[Link, ...]:
    """Return the links between different cards once cards stand for others, each once."""
    kept: dict[tuple[str, str], Link] = {}
    for link in links:
        tail, head = stands_for[link.tail], stands_for[link.head]
        if tail != head:
            kept.setdefault((tail, head), msgspec.structs.replace(link, tail=tail, head=head))
    return tuple(kept.values())


def _in_runs(graph: Graph, within: Mapping[str, Graph], largest: int) -> Graph:
    """Return the graph with runs of a topological order as one card each; what all leads to stays.

    A run is cut so long that at most half a picture of runs remains.
    """
    order: networkx.DiGraph[str] = networkx.DiGraph()
    place = {card.key: at for at, card in enumerate(graph.cards)}
    order.add_nodes_from(place)
    order.add_edges_from((link.tail, link.head) for link in graph.links)
    sinks = [key for key in place if order.in_degree(key) and not order.out_degree(key)][: largest // 4]
    waiting = [
        key
        for key in networkx.lexicographical_topological_sort(order, key=place.__getitem__)
        if key not in sinks
    ]
    most = largest // 2 - len(sinks) + 1
    length = max(largest - 1, -(-len(waiting) // most))
    cards: list[Card] = []
    stands_for = {key: key for key in sinks}
    groups: dict[str, Graph] = {key: inside for key, inside in within.items() if key in sinks}
    for start in range(0, len(waiting), length):
        run = waiting[start : start + length]
        key = f"run:{run[0]}"
        cards.append(Card(key=key, kind="pool", title=f"{start + 1} to {start + len(run)} of {len(waiting)}"))
        stands_for.update(dict.fromkeys(run, key))
        groups[key] = _part(graph, run, None, within)
    cards += [card for card in graph.cards if card.key in sinks]
    return Graph(cards=tuple(cards), links=_between(graph.links, stands_for), groups=_groups(groups))
