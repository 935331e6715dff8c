"""How high each node stands in its column: level with its neighbours, and every line straight where there is room.

Two steps. First each column in turn moves to the weighted least squares fit of its neighbours' middle that keeps the
order and the distances, which pool-adjacent-violators finds exactly (M. Ayer et al., Annals of Mathematical
Statistics 26(4), 1955). Then lines, such as the waypoints of a long edge or a chain with no branches, are made
level as a whole, because a mean leaves many small bends where one straight run is possible.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

Neighbours = Sequence[Sequence[int]]

SWEEPS = 4
POLISHES = 4
GRID = 0.5


def aligned(
    columns: Sequence[Sequence[int]], left: Neighbours, right: Neighbours, heights: Sequence[float], gap: float
) -> list[float]:
    """The middle of each node, in pixels from an arbitrary origin.

    `heights` is as long as there are boxes; the nodes numbered after them are waypoints of long edges, which have no
    height and may run at half the gap from each other. The answer lies on a grid of half a pixel as far as the
    distances do, so that lines stay crisp.
    """
    work = _Alignment(columns, left, right, heights, gap)
    work.sweep()
    work.level_lines()
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
    """The middle of each node, `y`, while it is being worked out; order and distances hold after every step."""

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
        self.where = {node: (at, row) for at, column in enumerate(columns) for row, node in enumerate(column)}
        for column, distances in zip(columns, self.distances, strict=True):
            middle = sum(distances) / 2
            for node, y in zip(column, fitted([-middle] * len(column), [1.0] * len(column), distances), strict=True):
                self.y[node] = y

    def _distance(self, heights: Sequence[float], upper: int, lower: int) -> float:
        if min(upper, lower) >= self.boxes:
            return self.gap / 2
        return sum(heights[node] / 2 for node in (upper, lower) if node < self.boxes) + self.gap

    def sweep(self) -> None:
        """Fit the columns to their neighbours, first to one side only, which spreads news fast, then to both."""
        rightward = range(len(self.columns))
        leftward = range(len(self.columns) - 1, -1, -1)
        for _ in range(SWEEPS):
            for at in rightward:
                self._fit(at, (self.left,))
            for at in leftward:
                self._fit(at, (self.right,))
        for _ in range(SWEEPS):
            for at in (*rightward, *leftward):
                self._fit(at, (self.left, self.right))

    def _fit(self, at: int, sides: Sequence[Neighbours]) -> None:
        column, y, boxes = self.columns[at], self.y, self.boxes
        wishes: list[float] = []
        weights: list[float] = []
        for node in column:
            pull = weight = 0.0
            for joined in sides:
                for other in joined[node]:
                    # A bend hurts most inside a long edge, where nothing explains it.
                    strength = (1.0, 2.0, 8.0)[(node >= boxes) + (other >= boxes)]
                    pull += strength * y[other]
                    weight += strength
            wishes.append(pull / weight if weight else y[node])
            weights.append(weight or 0.1)
        for node, place in zip(column, fitted(wishes, weights, self.distances[at]), strict=True):
            y[node] = place

    def level_lines(self) -> None:
        """Give each line one height near its ends' neighbours, if the nodes above and below leave one free."""
        lines = self._lines()
        for _ in range(POLISHES):
            for line in lines:
                self._level(line)

    def _lines(self) -> list[list[int]]:
        """Runs of nodes joined one to one, each from left to right; the longest first."""
        lines: list[list[int]] = []
        for column in self.columns:
            for node in column:
                if len(self.left[node]) == 1 and len(self.right[self.left[node][0]]) == 1:
                    continue
                line = [node]
                while len(self.right[line[-1]]) == 1 and len(self.left[self.right[line[-1]][0]]) == 1:
                    line.append(self.right[line[-1]][0])
                lines.append(line)
        return sorted(lines, key=len, reverse=True)

    def _level(self, line: Sequence[int]) -> None:
        top, bottom = self._room(line)
        if top > bottom:
            return
        ends = [self.y[node] for node in (*self.left[line[0]], *self.right[line[-1]])] or [self.y[line[0]]]
        wish = sum(ends) / len(ends)
        # Level with one neighbour beats the exact middle of all when the two are almost the same.
        nearest = min(ends, key=lambda end: abs(end - wish))
        if abs(nearest - wish) < self.gap / 2:
            wish = nearest
        wish = min(max(wish, top), bottom)
        for node in line:
            self.y[node] = wish

    def _room(self, line: Sequence[int]) -> tuple[float, float]:
        """The highest and lowest place that every node of the line could take with the others where they are."""
        top, bottom = -math.inf, math.inf
        for node in line:
            at, row = self.where[node]
            column, distances = self.columns[at], self.distances[at]
            if row > 0:
                top = max(top, self.y[column[row - 1]] + distances[row - 1])
            if row < len(distances):
                bottom = min(bottom, self.y[column[row + 1]] - distances[row])
        return top, bottom

    def snap(self) -> None:
        """Move everything to the grid, except where the distances are too odd for it."""
        for column, distances in zip(self.columns, self.distances, strict=True):
            lowest = -math.inf
            for node, distance in zip(column, [*distances, 0.0], strict=True):
                # Rounded first: a sum of fractions just under a half would tip the other way than its neighbour.
                nearest = math.floor(round(self.y[node] / GRID, 6) + 0.5) * GRID
                self.y[node] = max(lowest, nearest)
                lowest = self.y[node] + distance
