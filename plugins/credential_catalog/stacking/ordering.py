"""The order of the nodes within each column, with few crossings between the edges.

Sweeps by barycentre and by median in both directions (K. Sugiyama, S. Tagawa and M. Toda, IEEE Trans. Systems, Man
and Cybernetics 11(2), 1981), then exchanges of neighbours (Gansner et al. 1993, section 3). The best order seen is
kept, and an equal one never replaces an earlier one: where crossings do not decide, the input's order stays.

A column is a list of nodes from top to bottom; every edge joins neighbouring columns (longer ones have been cut
by waypoints). `left[node]` and `right[node]` are the nodes that it is joined to on that side.
"""

from bisect import bisect_right, insort
from collections.abc import Callable, Sequence

Columns = list[list[int]]
Neighbours = Sequence[Sequence[int]]
Middle = Callable[[list[int]], float]

ROUNDS = 12
PATIENCE = 3


def crossings(columns: Sequence[Sequence[int]], right: Neighbours) -> int:
    """How many pairs of edges cross when every column is drawn in this order."""
    total = 0
    for near, far in zip(columns, columns[1:], strict=False):
        place = {node: at for at, node in enumerate(far)}
        seen: list[int] = []
        for node in near:
            heads = sorted(place[head] for head in right[node])
            for head in heads:
                total += len(seen) - bisect_right(seen, head)
            for head in heads:
                insort(seen, head)
    return total


def ordered(columns: Sequence[Sequence[int]], left: Neighbours, right: Neighbours) -> Columns:
    """The columns rearranged; ties are decided by the order in which they came."""
    best = [list(column) for column in columns]
    fewest = crossings(best, right)
    for start in ([list(column) for column in columns], _by_first_visit(columns, left, right)):
        for middle in (_barycentre, _median):
            if not fewest:
                return best
            found, count = _swept(start, left, right, middle)
            if count < fewest:
                best, fewest = found, count
    return best


def _swept(start: Columns, left: Neighbours, right: Neighbours, middle: Middle) -> tuple[Columns, int]:
    current = [list(column) for column in start]
    best, fewest, stale = start, crossings(start, right), 0
    for turn in range(ROUNDS):
        if turn % 2 == 0:
            for at in range(1, len(current)):
                current[at] = _sorted_toward(current[at], current[at - 1], left, middle)
        else:
            for at in range(len(current) - 2, -1, -1):
                current[at] = _sorted_toward(current[at], current[at + 1], right, middle)
        _exchange_neighbours(current, left, right)
        count = crossings(current, right)
        stale += 1
        if count < fewest:
            best, fewest, stale = [list(column) for column in current], count, 0
        if not fewest or stale == PATIENCE:
            break
    return best, fewest


def _barycentre(places: list[int]) -> float:
    return sum(places) / len(places)


def _median(places: list[int]) -> float:
    places.sort()
    half = len(places) // 2
    return places[half] if len(places) % 2 else (places[half - 1] + places[half]) / 2


def _sorted_toward(column: list[int], fixed: list[int], joined: Neighbours, middle: Middle) -> list[int]:
    """The column sorted by the middle of each node's neighbours; a node without any keeps its place."""
    place = {node: at for at, node in enumerate(fixed)}
    wish = {node: middle([place[other] for other in joined[node]]) for node in column if joined[node]}
    moving = iter(sorted(wish, key=wish.__getitem__))
    return [next(moving) if node in wish else node for node in column]


def _exchange_neighbours(columns: Columns, left: Neighbours, right: Neighbours) -> None:
    """Swap adjacent nodes as long as that removes crossings."""
    place = {node: at for column in columns for at, node in enumerate(column)}
    pending = set(range(len(columns)))
    while pending:
        at = min(pending)
        pending.discard(at)
        column = columns[at]
        changed = False
        for upper in range(len(column) - 1):
            one, two = column[upper], column[upper + 1]
            if _gain(one, two, left, place) + _gain(one, two, right, place) > 0:
                column[upper], column[upper + 1] = two, one
                place[one], place[two] = upper + 1, upper
                changed = True
        if changed:
            pending.update(near for near in (at - 1, at, at + 1) if 0 <= near < len(columns))


def _gain(upper: int, lower: int, joined: Neighbours, place: dict[int, int]) -> int:
    """Crossings that vanish on one side when the two change places."""
    gain = 0
    below = [place[other] for other in joined[lower]]
    for one in joined[upper]:
        at = place[one]
        for other in below:
            gain += (at > other) - (at < other)
    return gain


def _by_first_visit(columns: Sequence[Sequence[int]], left: Neighbours, right: Neighbours) -> Columns:
    """The order in which a walk from the last column back to the first meets the nodes: subtrees stay together."""
    visited: dict[int, int] = {}
    for column in reversed(columns):
        for start in column:
            stack = [start]
            while stack:
                node = stack.pop()
                if node not in visited:
                    visited[node] = len(visited)
                    stack.extend(reversed([*left[node], *right[node]]))
    return [sorted(column, key=visited.__getitem__) for column in columns]
