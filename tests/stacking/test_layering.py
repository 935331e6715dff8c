from itertools import combinations, pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from credential_catalog.stacking.layering import columns, find_cycle, topological_order

Pairs = list[tuple[int, int]]


@st.composite
def connected(draw: st.DrawFn, most: int) -> tuple[int, Pairs]:
    """A connected graph without cycles: a tree, and some edges more."""
    count = draw(st.integers(1, most))
    rank = draw(st.permutations(range(count)))
    chosen = {(draw(st.integers(0, head - 1)), head) for head in range(1, count)}
    possible = list(combinations(range(count), 2))
    chosen |= draw(st.sets(st.sampled_from(possible), max_size=count)) if possible else set()
    return count, [(rank[tail], rank[head]) for tail, head in sorted(chosen)]


def length(column: list[int] | tuple[int, ...], edges: Pairs) -> int:
    return sum(column[head] - column[tail] for tail, head in edges)


@given(connected(most=30))
def test_every_tail_stands_left_of_its_head_and_no_column_is_empty(graph: tuple[int, Pairs]) -> None:
    count, edges = graph
    column = columns(count, edges)
    assert all(column[tail] < column[head] for tail, head in edges)
    assert set(column) == set(range(max(column) + 1))


@settings(max_examples=60)
@given(connected(most=5))
def test_no_other_columns_make_shorter_edges(graph: tuple[int, Pairs]) -> None:
    count, edges = graph
    shortest = min(
        length(column, edges)
        for column in product(range(count), repeat=count)
        if all(column[tail] < column[head] for tail, head in edges)
    )
    assert length(columns(count, edges), edges) == shortest


def test_where_length_does_not_decide_a_node_stands_beside_its_consumer() -> None:
    # 0 → 1 → 2 → 3 is long; 4 could stand anywhere between 0 and 3.
    assert columns(5, [(0, 1), (1, 2), (2, 3), (0, 4), (4, 3)]) == [0, 1, 2, 3, 2]


@given(st.integers(1, 8), st.data())
def test_a_cycle_is_found_when_there_is_one_and_only_then(count: int, data: st.DataObject) -> None:
    node = st.integers(0, count - 1)
    edges = data.draw(st.lists(st.tuples(node, node), max_size=16))
    cycle = find_cycle(count, edges)
    assert bool(cycle) == (len(topological_order(count, edges)) < count)
    if cycle:
        assert cycle[0] == cycle[-1]
        assert all(step in edges for step in pairwise(cycle))
