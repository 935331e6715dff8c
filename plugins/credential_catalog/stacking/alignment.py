"""How high each node stands in its column: level with the middle of its neighbours.

Each column in turn moves to the weighted least squares fit of its neighbours' middle that keeps the order and
the distances, which pool-adjacent-violators finds exactly (M. Ayer et al., Annals of Mathematical Statistics
26(4), 1955). A mean leaves many small bends where one straight run is possible, so long edges and unbranched
chains are then moved as whole lines (`straightening`).
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from credential_catalog.stacking.straightening import Constraint, lines, separated

Neighbours = Sequence[Sequence[int]]

SWEEPS = 4
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
    work = _Alignment(columns, left, right, heights, gap)
    work.sweep()
    work.straighten()
    work.snap()
    return work.y


def fitted(wishes: Sequence[float], weights: Sequence[float], distances: Sequence[float]) -> list[float]:
    """Places as near to `wishes` as `distances` allow, by weighted least squares.

    The answer keeps `y[i + 1] - y[i] >= distances[i]`. Two nodes that want the same place share the way:

    >>> fitted([10.0, 10.0], [1.0, 1.0], [4.0])
    [8.0, 12.0]
    """
    offset = 0.0
    offsets = [0.0]
    for distance in distances:
        offset += distance
        offsets.append(offset)
    pools: list[tuple[float, float, int]] = []
    for wish, weight, start in zip(wishes, weights, offsets, strict=True):
        pull, mass, size = (wish - start) * weight, weight, 1
        while pools and pools[-1][0] * mass >= pull * pools[-1][1]:
            above = pools.pop()
            pull, mass, size = pull + above[0], mass + above[1], size + above[2]
        pools.append((pull, mass, size))
    places = [pull / mass for pull, mass, size in pools for _ in range(size)]
    return [place + start for place, start in zip(places, offsets, strict=True)]


class _Alignment:
    """The middle of each node, `y`, while it is worked out; order and distances hold after every step."""

    def __init__(
        self,
        columns: Sequence[Sequence[int]],
        left: Neighbours,
        right: Neighbours,
        heights: Sequence[float],
        gap: float,
    ) -> None:
        self.columns = columns
        self.left = left
        self.right = right
        self.boxes = len(heights)
        self.gap = gap
        self.y = [0.0] * len(left)
        self.distances = [[self._distance(heights, *pair) for pair in pairwise(column)] for column in columns]
        for column, distances in zip(columns, self.distances, strict=True):
            middle = sum(distances) / 2
            self._put(column, fitted([-middle] * len(column), [1.0] * len(column), distances))

    def _distance(self, heights: Sequence[float], upper: int, lower: int) -> float:
        if min(upper, lower) >= self.boxes:
            return self.gap / 2
        return sum(heights[node] / 2 for node in (upper, lower) if node < self.boxes) + self.gap

    def _put(self, nodes: Sequence[int], places: Sequence[float]) -> None:
        for node, place in zip(nodes, places, strict=True):
            self.y[node] = place

    def sweep(self) -> None:
        """Fit the columns to their neighbours, first to one side, which spreads news fast, then to both."""
        rightward = range(len(self.columns))
        leftward = range(len(self.columns) - 1, -1, -1)
        nobody: Neighbours = [()] * len(self.y)
        for _ in range(SWEEPS):
            for at in rightward:
                self._fit(at, self.left, nobody)
            for at in leftward:
                self._fit(at, nobody, self.right)
        for _ in range(SWEEPS):
            for at in (*rightward, *leftward):
                self._fit(at, self.left, self.right)

    def _fit(self, at: int, left: Neighbours, right: Neighbours) -> None:
        column = self.columns[at]
        wishes = [self._wish(node, node, left[node], right[node]) for node in column]
        places = [place for place, _ in wishes]
        self._put(column, fitted(places, [weight for _, weight in wishes], self.distances[at]))

    def _wish(
        self, first: int, last: int, before: Sequence[int], after: Sequence[int]
    ) -> tuple[float, float]:
        """Where a line from `first` to `last` would like to be, given what it is joined to, and how much.

        The side with more neighbours decides alone, so that a box stands in the exact middle of its members.
        """
        pull = weight = 0.0
        for end, others in ((first, before), (last, after)):
            if len(others) < max(len(before), len(after)):
                continue
            for other in others:
                # A bend hurts most inside a long edge, where nothing explains it.
                strength = (1.0, 2.0, 8.0)[(end >= self.boxes) + (other >= self.boxes)]
                pull += strength * self.y[other]
                weight += strength
        return (pull / weight, weight) if weight else (self.y[first], 0.1)

    def straighten(self) -> None:
        """Give each line one height, then make lines that are almost level with a neighbour quite level."""
        runs = lines(self.columns, self.left, self.right, self.boxes)
        constraints = self._constraints(runs)
        for _ in range(ROUNDS):
            wishes, weights = self._wishes(runs)
            # Half way only: two lines that want each other's place would change for ever.
            halfway = [(self.y[line[0]] + wish) / 2 for line, wish in zip(runs, wishes, strict=True)]
            if self._move(runs, separated(halfway, weights, constraints)) < GRID / 2:
                break
        # Half steps leave the outermost boxes a little behind the middle that they gather round.
        wishes, weights = self._wishes(runs)
        for at, line in enumerate(runs):
            if self.left[line[0]] and self.right[line[-1]]:
                wishes[at], weights[at] = self.y[line[0]], HELD
        self._move(runs, separated(wishes, weights, constraints))
        self._level_out(runs, constraints)

    def _constraints(self, runs: Sequence[Sequence[int]]) -> list[Constraint]:
        line_of = {node: at for at, line in enumerate(runs) for node in line}
        apart: dict[tuple[int, int], float] = {}
        for column, distances in zip(self.columns, self.distances, strict=True):
            for (upper, lower), distance in zip(pairwise(column), distances, strict=True):
                pair = line_of[upper], line_of[lower]
                apart[pair] = max(apart.get(pair, 0.0), distance)
        return [Constraint(upper, lower, distance) for (upper, lower), distance in apart.items()]

    def _wishes(self, runs: Sequence[Sequence[int]]) -> tuple[list[float], list[float]]:
        found = [self._wish(line[0], line[-1], self.left[line[0]], self.right[line[-1]]) for line in runs]
        return [wish for wish, _ in found], [weight for _, weight in found]

    def _move(self, runs: Sequence[Sequence[int]], places: Sequence[float]) -> float:
        """The furthest that any line had to go."""
        furthest = 0.0
        for line, place in zip(runs, places, strict=True):
            furthest = max(furthest, abs(self.y[line[0]] - place))
            self._put(line, [place] * len(line))
        return furthest

    def _level_out(self, runs: Sequence[Sequence[int]], constraints: Sequence[Constraint]) -> None:
        above: list[list[Constraint]] = [[] for _ in runs]
        below: list[list[Constraint]] = [[] for _ in runs]
        for each in constraints:
            above[each.lower].append(each)
            below[each.upper].append(each)
        longest_first = sorted(range(len(runs)), key=lambda at: -len(runs[at]))
        for at in longest_first * POLISHES:
            top = max((self.y[runs[each.upper][0]] + each.distance for each in above[at]), default=-math.inf)
            bottom = min(
                (self.y[runs[each.lower][0]] - each.distance for each in below[at]), default=math.inf
            )
            # A hair of overlap is left by adding up distances in different orders.
            self._level(runs[at], top, max(top, bottom))

    def _level(self, line: Sequence[int], top: float, bottom: float) -> None:
        """Move one line between `top` and `bottom`, the others staying where they are."""
        before, after = self.left[line[0]], self.right[line[-1]]
        wish = min(max(self._wish(line[0], line[-1], before, after)[0], top), bottom)
        free = [self.y[end] for end in (*before, *after) if top <= self.y[end] <= bottom]
        nearest = min(free, key=lambda end: abs(end - wish), default=wish)
        if abs(nearest - wish) <= self.gap / 2:
            wish = nearest
        self._put(line, [wish] * len(line))

    def snap(self) -> None:
        """Move everything to the grid, except where the distances are too odd for it."""
        for column, distances in zip(self.columns, self.distances, strict=True):
            lowest = -math.inf
            for node, distance in zip(column, [*distances, 0.0], strict=True):
                # Rounded first: a sum just under a half would tip the other way than its neighbour.
                nearest = math.floor(round(self.y[node] / GRID, 6) + 0.5) * GRID
                self.y[node] = max(lowest, nearest)
                lowest = self.y[node] + distance
