"""How high each node stands in its column: level with the middle of its neighbours, lines straight.

Long edges and unbranched chains are lines, each with one height (`straightening`). All lines step toward the
middle of what they are joined to, keeping order and distances, until they rest; then those that are almost
level with a neighbour are made quite level, because a bend of three pixels looks like a mistake.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from credential_catalog.stacking.straightening import Constraint, lines, separated

Neighbours = Sequence[Sequence[int]]

# Twice the rounds change the total rise of 40-box graphs by less than one part in a thousand.
ROUNDS = 20
POLISHES = 3
GRID = 0.5
HELD = 1e6


def aligned(
    columns: Sequence[Sequence[int]],
    left: Neighbours,
    right: Neighbours,
    heights: Sequence[float],
    gap: float,
) -> list[float]:
    """The middle of each node, in pixels from an arbitrary origin.

    `heights` is as long as there are boxes; the nodes numbered after them are waypoints of long edges, which
    have no height and may run at half the gap from each other. The answer lies on a grid of half a pixel as
    far as the distances do, so that lines stay crisp.
    """
    apart = [_distances(column, heights, gap) for column in columns]
    runs = lines(columns, left, right, boxes=len(heights))
    line_of = {node: at for at, run in enumerate(runs) for node in run}
    before = [[line_of[node] for node in left[run[0]]] for run in runs]
    after = [[line_of[node] for node in right[run[-1]]] for run in runs]
    constraints = _constraints(columns, apart, line_of)
    y = _settled(before, after, constraints)
    _level_out(y, before, after, constraints, tolerance=gap / 2)
    return _snapped([y[line_of[node]] for node in range(len(left))], columns, apart)


def _distances(column: Sequence[int], heights: Sequence[float], gap: float) -> list[float]:
    """From the middle of each node to that of the next one down."""
    boxes = len(heights)
    return [
        gap / 2 if min(pair) >= boxes else gap + sum(heights[node] / 2 for node in pair if node < boxes)
        for pair in pairwise(column)
    ]


def _constraints(
    columns: Sequence[Sequence[int]], apart: Sequence[Sequence[float]], line_of: dict[int, int]
) -> list[Constraint]:
    widest: dict[tuple[int, int], float] = {}
    for column, distances in zip(columns, apart, strict=True):
        for (upper, lower), distance in zip(pairwise(column), distances, strict=True):
            pair = line_of[upper], line_of[lower]
            widest[pair] = max(widest.get(pair, 0.0), distance)
    return [Constraint(upper, lower, distance) for (upper, lower), distance in widest.items()]


def _neighbours(before: Sequence[int], after: Sequence[int]) -> Sequence[int]:
    """What a line gathers round.

    The side with more neighbours decides alone, so that a box stands in the exact middle of its members.
    """
    if len(before) == len(after):
        return [*before, *after]
    return max(before, after, key=len)


def _settled(before: Neighbours, after: Neighbours, constraints: Sequence[Constraint]) -> list[float]:
    """The height of each line once they have stopped moving."""
    around = [_neighbours(*sides) for sides in zip(before, after, strict=True)]
    weights = [float(len(others) or 1) for others in around]
    y = separated([0.0] * len(around), [1.0] * len(around), constraints)
    for _ in range(ROUNDS):
        # Half way only: two lines that want each other's place would change for ever.
        halfway = [(y[at] + _middle(y, at, others)) / 2 for at, others in enumerate(around)]
        moved = separated(halfway, weights, constraints)
        furthest = max(abs(new - old) for new, old in zip(moved, y, strict=True))
        y = moved
        if furthest < GRID / 2:
            break
    # Half steps leave the outermost lines a little behind the middle that they gather round.
    inner = [bool(sides[0] and sides[1]) for sides in zip(before, after, strict=True)]
    wishes = [y[at] if inner[at] else _middle(y, at, others) for at, others in enumerate(around)]
    weights = [HELD if inner[at] else weight for at, weight in enumerate(weights)]
    return separated(wishes, weights, constraints)


def _middle(y: Sequence[float], at: int, others: Sequence[int]) -> float:
    return sum(y[other] for other in others) / len(others) if others else y[at]


def _level_out(
    y: list[float],
    before: Neighbours,
    after: Neighbours,
    constraints: Sequence[Constraint],
    tolerance: float,
) -> None:
    """Move one line at a time, the others staying where they are, to its wish or level with a neighbour."""
    above: list[list[Constraint]] = [[] for _ in y]
    below: list[list[Constraint]] = [[] for _ in y]
    for each in constraints:
        above[each.lower].append(each)
        below[each.upper].append(each)
    for at in [*range(len(y))] * POLISHES:
        top = max((y[each.upper] + each.distance for each in above[at]), default=-math.inf)
        bottom = min((y[each.lower] - each.distance for each in below[at]), default=math.inf)
        # Packed lines may overlap by a hair, from sums taken in different orders: the upper one wins.
        wish = max(min(_middle(y, at, _neighbours(before[at], after[at])), bottom), top)
        free = [y[other] for other in (*before[at], *after[at]) if top <= y[other] <= bottom]
        nearest = min(free, key=lambda place: abs(place - wish), default=wish)
        y[at] = nearest if abs(nearest - wish) <= tolerance else wish


def _snapped(
    y: Sequence[float], columns: Sequence[Sequence[int]], apart: Sequence[Sequence[float]]
) -> list[float]:
    """Everything moved to the grid, except where the distances are too odd for it."""
    snapped = list(y)
    for column, distances in zip(columns, apart, strict=True):
        lowest = -math.inf
        for node, distance in zip(column, [*distances, 0.0], strict=True):
            # Rounded first: a sum just under a half would tip the other way than its neighbour.
            snapped[node] = max(lowest, math.floor(round(y[node] / GRID, 6) + 0.5) * GRID)
            lowest = snapped[node] + distance
    return snapped
