"""A graph too large to read at once is folded; nothing of it is lost."""

from collections.abc import Iterator
from itertools import combinations

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credential_catalog.stacking.folding import LARGEST_PICTURE, folded
from credential_catalog.stacking.graph import Card, Graph, Group, Link


def card(key: str) -> Card:
    return Card(key=key, kind="credential", title=key)


def graph_of(count: int, pairs: list[tuple[int, int]]) -> Graph:
    links = dict.fromkeys(pairs)
    return Graph(
        cards=tuple(card(f"n{at}") for at in range(count)),
        links=tuple(Link(tail=f"n{tail}", head=f"n{head}") for tail, head in links),
    )


@st.composite
def graphs(draw: st.DrawFn, most: int = 30) -> Graph:
    """Cards in an order that need not follow the links, with more or fewer links."""
    count = draw(st.integers(1, most))
    rank = draw(st.permutations(range(count)))
    possible = list(combinations(rank, 2))
    return graph_of(count, draw(st.lists(st.sampled_from(possible), max_size=50)) if possible else [])


def pictures(graph: Graph) -> Iterator[Graph]:
    """A graph, and every graph that opens from it."""
    yield graph
    for group in graph.groups:
        yield from pictures(group.graph)


@given(graphs(), st.integers(4, 12))
@settings(max_examples=60)
def test_no_picture_holds_more_than_can_be_read_and_every_card_is_reached(graph: Graph, largest: int) -> None:
    shown = list(pictures(folded(graph, largest)))
    assert all(len(picture.cards) <= largest for picture in shown)
    reached = {one.key for picture in shown for one in picture.cards}
    assert {one.key for one in graph.cards} <= reached


@given(graphs(), st.integers(4, 12))
@settings(max_examples=60)
def test_a_group_opens_from_a_card_of_its_picture_and_no_picture_has_a_circle(
    graph: Graph, largest: int
) -> None:
    for picture in pictures(folded(graph, largest)):
        keys = {one.key for one in picture.cards}
        assert {group.card for group in picture.groups} <= keys
        assert all({link.tail, link.head} <= keys for link in picture.links)
        order = networkx.DiGraph((link.tail, link.head) for link in picture.links)
        assert networkx.is_directed_acyclic_graph(order)


def test_a_graph_that_can_be_read_is_left_as_it_is() -> None:
    graph = graph_of(LARGEST_PICTURE, [(at, at + 1) for at in range(LARGEST_PICTURE - 1)])
    assert folded(graph) == graph


def test_what_leads_to_one_card_alone_is_folded_into_that_card() -> None:
    # Two choices (30 and 31) of 15 cards each, which both lead to a last one.
    pairs = [(at, 30 + at // 15) for at in range(30)] + [(30, 32), (31, 32)]
    front = folded(graph_of(33, pairs), 20)
    assert [group.card for group in front.groups] == ["n30"]
    assert len(front.cards) == 18
    assert next(one.detail for one in front.cards if one.key == "n30") == "+ 15 before it"
    assert len(front.groups[0].graph.cards) == 16
    assert len(front.groups[0].graph.links) == 15


def test_a_crowd_before_one_card_becomes_runs_that_open() -> None:
    front = folded(graph_of(151, [(at, 150) for at in range(150)]))
    runs = ["1 to 59 of 150", "60 to 118 of 150", "119 to 150 of 150"]
    assert [one.title for one in front.cards[:-1]] == runs
    assert {link.head for link in front.links} == {"n150"}
    assert sum(len(group.graph.cards) for group in front.groups) == 150


def test_a_group_inside_a_folded_card_can_still_be_opened() -> None:
    pool = Group(card="n0", graph=graph_of(3, []))
    graph = graph_of(9, [(0, 3), (1, 3), (2, 3), (3, 8), (4, 8), (5, 8), (6, 8), (7, 8)])
    front = folded(Graph(cards=graph.cards, links=graph.links, groups=(pool,)), 6)
    opened = [group.card for picture in pictures(front) for group in picture.groups]
    assert opened.count("n0") == 1


def test_a_picture_without_room_for_a_group_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        folded(graph_of(5, []), 3)
