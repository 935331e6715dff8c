from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credential_catalog.stacking.straightening import Constraint, lines, separated

places = st.floats(-500, 500)
weights = st.floats(0.1, 20)
distances = st.floats(0, 100)


@st.composite
def columns(draw: st.DrawFn) -> tuple[list[float], list[float], list[float]]:
    """Wishes and weights of the nodes of one column, and the distances between them."""
    size = draw(st.integers(1, 8))

    def floats(kind: st.SearchStrategy[float], count: int) -> list[float]:
        return draw(st.lists(kind, min_size=count, max_size=count))

    return floats(places, size), floats(weights, size), floats(distances, size - 1)


@given(columns())
def test_one_column_is_an_isotonic_regression(column: tuple[list[float], list[float], list[float]]) -> None:
    wishes, how_much, apart = column
    offsets = [0.0, *accumulate(apart)]
    flat = [wish - offset for wish, offset in zip(wishes, offsets, strict=True)]

    def mean(start: int, end: int) -> float:
        total = sum(wish * weight for wish, weight in zip(flat[start:end], how_much[start:end], strict=True))
        return total / sum(how_much[start:end])

    # The min-max formula of isotonic regression, which no solver of ours follows.
    size = len(flat)
    expected = [
        max(min(mean(start, end) for end in range(at + 1, size + 1)) for start in range(at + 1)) + offsets[at]
        for at in range(size)
    ]
    constraints = [Constraint(upper=at, lower=at + 1, distance=distance) for at, distance in enumerate(apart)]
    assert separated(wishes, how_much, constraints) == pytest.approx(expected, abs=1e-4)


@given(st.lists(places, min_size=1, max_size=10), st.data())
def test_lines_keep_their_distances_whatever_stands_above_what(
    wishes: list[float], data: st.DataObject
) -> None:
    number = st.integers(0, len(wishes) - 1)
    drawn = data.draw(st.lists(st.tuples(number, number, distances), max_size=20))
    constraints = [Constraint(upper, lower, distance) for upper, lower, distance in drawn if upper < lower]
    found = separated(wishes, [1.0] * len(wishes), constraints)
    for each in constraints:
        assert found[each.lower] - found[each.upper] >= each.distance - 1e-6


def test_lines_share_the_way_by_weight() -> None:
    assert separated([0.0, 0.0], [3.0, 1.0], [Constraint(0, 1, 40.0)]) == [-10.0, 30.0]
    assert separated([0.0, 100.0], [1.0, 1.0], [Constraint(0, 1, 40.0)]) == [0.0, 100.0]


def test_of_two_lines_that_cross_the_longer_edge_goes_on() -> None:
    # Box 0 → box 1, and waypoint 2 → waypoint 3, crossing each other.
    left: list[list[int]] = [[], [0], [], [2]]
    right: list[list[int]] = [[1], [], [3], []]
    found = lines([[0, 2], [3, 1]], left, right, boxes=2)
    assert sorted(found) == [[0], [1], [2, 3]]
