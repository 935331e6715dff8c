import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_catalog.stacking.layout import Box, Edge, Layout, Placed, Route, layout, path

Point = tuple[float, float]
Graph = tuple[list[Box], list[Edge]]

# Half the rounding of path data, and a little for sums of fractions.
HAIR = 0.06


def card(key: str) -> Box:
    return Box(key, 200, 56)


def diamond(key: str) -> Box:
    return Box(key, 40, 40)


def joined(*pairs: tuple[str, str]) -> list[Edge]:
    return [Edge(tail, head) for tail, head in pairs]


def random_graph(boxes: int, edges: int, levels: int, seed: int) -> Graph:
    """Mostly edges to the next level, some that skip levels, as in a catalog."""
    choose = random.Random(seed)
    level = sorted(choose.randrange(levels) for _ in range(boxes))
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < edges:
        tail, head = choose.randrange(boxes), choose.randrange(boxes)
        if level[tail] + 1 == level[head] or (level[tail] < level[head] and choose.random() < 0.3):
            pairs[tail, head] = None
    return (
        [Box(f"n{number}", 150, 44) for number in range(boxes)],
        [Edge(f"n{tail}", f"n{head}") for tail, head in pairs],
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Up to 14 boxes of mixed size, given in an order that need not follow the edges."""
    sizes = st.sampled_from([0.0, 18.0, 40.0, 44.5, 56.0, 61.3, 200.0])
    boxes = [Box(f"n{number}", draw(sizes), draw(sizes)) for number in range(draw(st.integers(0, 14)))]
    rank = draw(st.permutations(range(len(boxes))))
    possible = [(box.key, other.key) for box, other in combinations((boxes[at] for at in rank), 2)]
    pairs = draw(st.lists(st.sampled_from(possible), max_size=24)) if possible else []
    return boxes, joined(*pairs)


def by_key(drawn: Layout) -> dict[str, Placed]:
    return {box.key: box for box in drawn.boxes}


def middle(box: Placed) -> float:
    return box.y + box.height / 2


def slopes(route: Route) -> int:
    return sum(one[1] != other[1] for one, other in pairwise(route.points))


def sampled_polyline(route: Route) -> Iterator[Point]:
    for (x, y), (next_x, next_y) in pairwise(route.points):
        for step in range(33):
            share = step / 32
            yield x + (next_x - x) * share, y + (next_y - y) * share


def sampled_path(data: str) -> Iterator[Point]:
    """Points along path data, read as a browser would."""
    assert re.fullmatch(r"M( -?[\d.]+){2}( H -?[\d.]+| C( -?[\d.]+){6})*", data)
    x = y = 0.0
    for command, words in re.findall(r"([MHC])((?: -?[\d.]+)+)", data):
        numbers = [float(word) for word in words.split()]
        if command == "M":
            x, y = numbers
            continue
        if command == "H":
            x1, y1, x2, y2, x3, y3 = x, y, numbers[0], y, numbers[0], y
        else:
            x1, y1, x2, y2, x3, y3 = numbers
        for step in range(33):
            t = step / 32
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            yield a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3
        x, y = x3, y3


def inside(point: Point, box: Placed) -> bool:
    x, y = point
    return box.x + HAIR < x < box.x + box.width - HAIR and box.y + HAIR < y < box.y + box.height - HAIR


@given(graphs())
def test_boxes_keep_their_size_and_never_overlap(graph: Graph) -> None:
    boxes, edges = graph
    drawn = layout(boxes, edges)
    assert [(box.key, box.width, box.height) for box in drawn.boxes] == [
        (box.key, box.width, box.height) for box in boxes
    ]
    for one, other in combinations(drawn.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        above = one.y + one.height + 15.9 <= other.y or other.y + other.height + 15.9 <= one.y
        assert beside or above


@given(graphs())
def test_everything_lies_within_the_stated_size(graph: Graph) -> None:
    drawn = layout(*graph)
    corners = [(box.x, box.y) for box in drawn.boxes]
    corners += [(box.x + box.width, box.y + box.height) for box in drawn.boxes]
    corners += [point for route in drawn.routes for point in route.points]
    for x, y in corners:
        assert -1e-6 <= x <= drawn.width + 1e-6
        assert -1e-6 <= y <= drawn.height + 1e-6


@given(graphs())
def test_every_edge_goes_from_the_right_of_its_tail_to_the_left_of_its_head(graph: Graph) -> None:
    drawn = layout(*graph)
    placed = by_key(drawn)
    for route in drawn.routes:
        tail, head = placed[route.tail], placed[route.head]
        assert tail.x + tail.width + 55.9 < head.x
        assert route.points[0] == pytest.approx((tail.x + tail.width, middle(tail)))
        assert route.points[-1] == pytest.approx((head.x, middle(head)))
        assert all(one[0] < other[0] for one, other in pairwise(route.points))


@given(graphs())
def test_no_edge_passes_through_a_foreign_box(graph: Graph) -> None:
    drawn = layout(*graph)
    for route in drawn.routes:
        points = [*sampled_polyline(route), *sampled_path(path(route))]
        for box in drawn.boxes:
            if box.key not in (route.tail, route.head):
                assert not any(inside(point, box) for point in points)


def test_no_edge_passes_through_a_foreign_box_in_a_large_graph() -> None:
    drawn = layout(*random_graph(boxes=40, edges=61, levels=5, seed=1))
    assert len(drawn.boxes) == 40
    for route in drawn.routes:
        points = [*sampled_polyline(route), *sampled_path(path(route))]
        for box in drawn.boxes:
            if box.key not in (route.tail, route.head):
                assert not any(inside(point, box) for point in points)


@given(graphs())
def test_names_play_no_part(graph: Graph) -> None:
    boxes, edges = graph
    renamed = layout(
        [Box(box.key[::-1] + "x", box.width, box.height) for box in boxes],
        [Edge(edge.tail[::-1] + "x", edge.head[::-1] + "x") for edge in edges],
    )
    drawn = layout(boxes, edges)
    assert [(box.x, box.y) for box in renamed.boxes] == [(box.x, box.y) for box in drawn.boxes]
    assert [route.points for route in renamed.routes] == [route.points for route in drawn.routes]


def test_the_hash_seed_plays_no_part() -> None:
    boxes, edges = random_graph(boxes=40, edges=61, levels=5, seed=2)
    program = (
        "from credential_catalog.stacking.layout import *\n"
        f"print(layout([Box(*each) for each in {[(box.key, box.width, box.height) for box in boxes]}],"
        f" [Edge(*each) for each in {[(edge.tail, edge.head) for edge in edges]}]))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert printed == {f"{layout(boxes, edges)}\n"}


@given(graphs())
def test_an_edge_given_twice_is_drawn_once(graph: Graph) -> None:
    boxes, edges = graph
    drawn = layout(boxes, [*edges, *reversed(edges)])
    assert drawn == layout(boxes, edges)
    assert [(route.tail, route.head) for route in drawn.routes] == list(
        dict.fromkeys((edge.tail, edge.head) for edge in edges)
    )


def test_a_chain_is_one_straight_line() -> None:
    keys = ["one", "two", "three", "four", "five"]
    boxes = [Box(key, 200, height) for key, height in zip(keys, (56, 40, 57, 56, 18), strict=True)]
    drawn = layout(boxes, joined(*pairwise(keys)))
    assert {middle(box) for box in drawn.boxes} == {28.5}
    assert [box.x for box in drawn.boxes] == [0, 256, 512, 768, 1024]
    assert (drawn.width, drawn.height) == (1224, 57)
    assert path(drawn.routes[0]) == "M 200 28.5 H 256"


@pytest.mark.parametrize("count", [2, 5, 8])
def test_an_award_stands_in_the_exact_middle_of_its_members(count: int) -> None:
    members = [card(f"m{number}") for number in range(count)]
    drawn = layout([*members, Box("award", 160, 40)], joined(*((each.key, "award") for each in members)))
    placed = by_key(drawn)
    assert [placed[each.key].y for each in members] == [72 * number for number in range(count)]
    assert middle(placed["award"]) == drawn.height / 2


def test_a_choice_stands_beside_its_members_and_the_award_beside_both() -> None:
    members = [f"m{number}" for number in range(9)]
    boxes = [card("r1"), card("r2"), *map(card, members), diamond("2 of 9"), Box("award", 160, 40)]
    edges = joined(
        ("r1", "award"), ("r2", "award"), *((member, "2 of 9") for member in members), ("2 of 9", "award")
    )
    placed = by_key(layout(boxes, edges))
    assert [placed[member].y for member in members] == sorted(placed[member].y for member in members)
    assert middle(placed["2 of 9"]) == middle(placed["m4"])
    assert placed["r1"].x == placed["r2"].x == 256
    assert placed["r1"].y < placed["r2"].y < placed["2 of 9"].y
    assert middle(placed["award"]) == middle(placed["r2"])


def test_a_choice_keeps_to_the_middle_of_its_members_though_the_award_pulls_elsewhere() -> None:
    many, few = [f"b{number}" for number in range(6)], ["exam", "years"]
    boxes = [*map(card, [*many, *few]), diamond("2 of 6"), diamond("1 of 2"), Box("award", 160, 40)]
    edges = joined(
        *((member, "2 of 6") for member in many),
        *((member, "1 of 2") for member in few),
        ("2 of 6", "award"),
        ("1 of 2", "award"),
    )
    placed = by_key(layout(boxes, edges))
    assert middle(placed["2 of 6"]) == (middle(placed["b0"]) + middle(placed["b5"])) / 2
    assert middle(placed["1 of 2"]) == (middle(placed["exam"]) + middle(placed["years"])) / 2
    assert middle(placed["award"]) == (middle(placed["2 of 6"]) + middle(placed["1 of 2"])) / 2


def test_members_and_their_choice_move_up_together_to_a_late_award() -> None:
    chain = ["c0", "c1", "c2", "c3", "award"]
    boxes = [*map(card, chain), card("m0"), card("m1"), diamond("1 of 2")]
    edges = joined(*pairwise(chain), ("m0", "1 of 2"), ("m1", "1 of 2"), ("1 of 2", "award"))
    placed = by_key(layout(boxes, edges))
    assert placed["1 of 2"].x + 20 == placed["c3"].x + 100
    assert placed["m0"].x == placed["m1"].x == placed["c2"].x


def test_a_long_edge_is_level_across_the_columns_between() -> None:
    chain = ["c0", "c1", "c2", "c3", "c4"]
    drawn = layout([card(key) for key in chain], joined(*pairwise(chain), ("c0", "c4")))
    long_one = drawn.routes[-1]
    assert slopes(long_one) == 2
    assert [route.points[0][1] for route in drawn.routes[1:3]] == [
        route.points[1][1] for route in drawn.routes[1:3]
    ]


def test_edges_rise_and_fall_little() -> None:
    rise = 0.0
    for seed in range(8):
        drawn = layout(*random_graph(boxes=30, edges=36, levels=8, seed=seed))
        for route in drawn.routes:
            rise += sum(abs(one[1] - other[1]) for one, other in pairwise(route.points))
    # 23,400 pixels in all; 24,100 after one step toward the neighbours, 25,200 after none.
    assert rise < 23_900


def test_parts_that_are_not_joined_are_stacked_and_loose_boxes_fill_rows_below() -> None:
    boxes = [card(key) for key in ("loose1", "a", "b", "loose2", "x", "y", "loose3")]
    placed = by_key(layout(boxes, joined(("a", "b"), ("x", "y"))))
    assert [placed[key].y for key in ("a", "b", "x", "y")] == [0, 0, 88, 88]
    assert [(placed[f"loose{number}"].x, placed[f"loose{number}"].y) for number in (1, 2, 3)] == [
        (0, 176),
        (256, 176),
        (0, 248),
    ]


def test_boxes_without_any_edge_make_a_block() -> None:
    drawn = layout([card(f"n{number}") for number in range(9)], [])
    assert (drawn.width, drawn.height) == (3 * 200 + 2 * 56, 3 * 56 + 2 * 16)
    assert drawn.routes == ()


def test_nothing_makes_an_empty_layout() -> None:
    assert layout([], []) == Layout(width=0, height=0, boxes=(), routes=())


def test_gaps_are_kept() -> None:
    placed = by_key(
        layout([card("a"), card("b"), card("c")], joined(("a", "c"), ("b", "c")), gap_x=80, gap_y=10)
    )
    assert placed["c"].x == 280
    assert placed["b"].y == 66


@pytest.mark.parametrize(
    ("edges", "cycle"),
    [
        ([("a", "a")], "a → a"),
        ([("a", "b"), ("b", "c"), ("c", "b")], "b → c → b|c → b → c"),
        ([("c", "d"), ("a", "b"), ("b", "c"), ("c", "a")], "a → b → c → a|b → c → a → b|c → a → b → c"),
    ],
)
def test_a_cycle_is_refused_by_name(edges: list[tuple[str, str]], cycle: str) -> None:
    with pytest.raises(ValueError, match=f"the edges form a cycle: ({cycle})$"):
        layout([card(key) for key in "abcd"], joined(*edges))


def test_an_edge_to_nowhere_is_refused() -> None:
    with pytest.raises(ValueError, match="edge 'a' → 'z': there is no box 'z'"):
        layout([card("a")], joined(("a", "z")))


def test_a_key_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="two boxes have the key 'a'"):
        layout([card("a"), card("a")], [])


@pytest.mark.parametrize("size", [-1.0, float("nan"), float("inf")])
def test_a_size_that_makes_no_sense_is_refused(size: float) -> None:
    with pytest.raises(ValueError, match="box 'a' has no usable size"):
        layout([Box("a", 200, size)], [])


def test_a_gap_that_makes_no_sense_is_refused() -> None:
    with pytest.raises(ValueError, match="gaps must be more than zero"):
        layout([], [], gap_y=0)


def test_path_data_is_short_and_level_at_both_ends_of_a_curve() -> None:
    route = Route("a", "b", ((0.0, 10.04), (20.25, 10.04), (60.0, 30.96), (80.0, 30.96)))
    assert path(route) == "M 0 10 H 20.2 C 40.1 10 40.1 31 60 31 H 80"
    assert path(Route("a", "b", ((-0.04, 0.0), (5.0, 0.0)))) == "M 0 0 H 5"
