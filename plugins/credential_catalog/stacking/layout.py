"""Where the boxes and edges of a graph are drawn: columns from left to right, what comes first on the left.

The steps are Sugiyama's: columns (`layering`), order within them (`ordering`), heights (`alignment`), lines
(`routing`). The result depends on the input and its order alone: the order decides between equally good
answers, so give boxes and edges in reading order. No hash order, no random number and no clock take part.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from credential_catalog.stacking.alignment import aligned
from credential_catalog.stacking.geometry import Box, Edge, Layout, Placed, Route
from credential_catalog.stacking.layering import columns, find_cycle
from credential_catalog.stacking.ordering import ordered
from credential_catalog.stacking.routing import Point, path, without_needless_points

__all__ = ["Box", "Edge", "Layout", "Placed", "Route", "layout", "path"]

Pair = tuple[int, int]


class _Part(msgspec.Struct, frozen=True):
    """One connected part of the graph, drawn from its own origin; corners and turning points by number."""

    width: float
    height: float
    corners: dict[int, Point]
    points: dict[Pair, list[Point]]


def layout(boxes: Sequence[Box], edges: Sequence[Edge], *, gap_x: float = 56, gap_y: float = 16) -> Layout:
    """Place the boxes in columns and route the edges between them.

    `gap_x` is the space between two columns, `gap_y` that between two boxes of one column, both in pixels and
    more than zero. Parts of the graph that are not joined are stacked in the order of their first boxes;
    boxes with no edge fill rows below them. An edge that is given twice is drawn once.

    Raises:
        ValueError: a key is used twice, an edge names an unknown key, the edges form a cycle, or a gap or the
            size of a box makes no sense.
    """
    if not (gap_x > 0 and gap_y > 0):
        raise ValueError(f"gaps must be more than zero, not {gap_x} and {gap_y}")
    pairs = _checked(boxes, edges)
    loose: list[int] = []
    parts: list[_Part] = []
    for members in _connected(len(boxes), pairs):
        if len(members) == 1:
            loose += members
        else:
            inside = set(members)
            parts.append(_drawn(boxes, members, [pair for pair in pairs if pair[0] in inside], gap_x, gap_y))
    if loose:
        parts.append(_rows(boxes, loose, max((part.width for part in parts), default=0.0), gap_x, gap_y))
    return _stacked(boxes, pairs, parts, 2 * gap_y)


def _checked(boxes: Sequence[Box], edges: Sequence[Edge]) -> list[Pair]:
    """The edges as numbers, each once, in the order given."""
    number = {box.key: at for at, box in enumerate(boxes)}
    for at, box in enumerate(boxes):
        if number[box.key] != at:
            raise ValueError(f"two boxes have the key {box.key!r}")
        if not (0 <= box.width < math.inf and 0 <= box.height < math.inf):
            raise ValueError(f"box {box.key!r} has no usable size: {box.width} by {box.height}")
    for edge in edges:
        for key in (edge.tail, edge.head):
            if key not in number:
                raise ValueError(f"edge {edge.tail!r} → {edge.head!r}: there is no box {key!r}")
    pairs = list(dict.fromkeys((number[edge.tail], number[edge.head]) for edge in edges))
    if cycle := find_cycle(len(boxes), pairs):
        raise ValueError("the edges form a cycle: " + " → ".join(boxes[at].key for at in cycle))
    return pairs


def _connected(count: int, pairs: Sequence[Pair]) -> list[list[int]]:
    """The parts that edges hold together, each sorted, in the order of their first nodes."""
    beside: list[list[int]] = [[] for _ in range(count)]
    for tail, head in pairs:
        beside[tail].append(head)
        beside[head].append(tail)
    seen = [False] * count
    parts: list[list[int]] = []
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = True
        part = [start]
        for node in part:
            for other in beside[node]:
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(sorted(part))
    return parts


def _drawn(
    boxes: Sequence[Box], members: Sequence[int], pairs: Sequence[Pair], gap_x: float, gap_y: float
) -> _Part:
    """One connected part; inside, its boxes are 0 … n - 1 and the waypoints of long edges come after."""
    number = {node: at for at, node in enumerate(members)}
    edges = [(number[tail], number[head]) for tail, head in pairs]
    column = columns(len(members), edges)
    chains = _with_waypoints(edges, column)
    left, right = _neighbours(len(column), chains)
    waypoints = len(column) - len(members)
    widths = [boxes[node].width for node in members] + [0.0] * waypoints
    heights = [boxes[node].height for node in members] + [0.0] * waypoints

    stacks: list[list[int]] = [[] for _ in range(max(column) + 1)]
    for node, at in enumerate(column):
        stacks[at].append(node)
    stacks = ordered(stacks, left, right)
    middle = aligned(stacks, left, right, heights[: len(members)], gap_y)
    top = min(y - height / 2 for y, height in zip(middle, heights, strict=True))
    bottom = max(y + height / 2 for y, height in zip(middle, heights, strict=True))
    middle = [y - top for y in middle]

    widest = [max(widths[node] for node in stack) for stack in stacks]
    spans = _spans(widest, gap_x)
    # A narrow box stands in the middle of its column, with level runs on both sides.
    starts = [spans[at][0] + (widest[at] - width) / 2 for at, width in zip(column, widths, strict=True)]
    points: dict[Pair, list[Point]] = {}
    for pair, chain in zip(pairs, chains, strict=True):
        ends = [(x, middle[node]) for node in chain for x in spans[column[node]]]
        begin = (starts[chain[0]] + widths[chain[0]], middle[chain[0]])
        points[pair] = [begin, *ends[1:-1], (starts[chain[-1]], middle[chain[-1]])]
    corners = {node: (starts[at], middle[at] - heights[at] / 2) for at, node in enumerate(members)}
    return _Part(width=spans[-1][1], height=bottom - top, corners=corners, points=points)


def _spans(widths: Sequence[float], gap: float) -> list[tuple[float, float]]:
    """Where each column begins and ends."""
    spans: list[tuple[float, float]] = []
    at = 0.0
    for width in widths:
        spans.append((at, at + width))
        at += width + gap
    return spans


def _with_waypoints(edges: Sequence[Pair], column: list[int]) -> list[list[int]]:
    """Each edge as the nodes it visits, one per column; the waypoints are new nodes, added to `column`."""
    chains: list[list[int]] = []
    for tail, head in edges:
        chain = [tail]
        for at in range(column[tail] + 1, column[head]):
            chain.append(len(column))
            column.append(at)
        chains.append([*chain, head])
    return chains


def _neighbours(count: int, chains: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[list[int]]]:
    """What each node is joined to in the column before, and in the column after."""
    left: list[list[int]] = [[] for _ in range(count)]
    right: list[list[int]] = [[] for _ in range(count)]
    for chain in chains:
        for one, other in pairwise(chain):
            right[one].append(other)
            left[other].append(one)
    return left, right


def _rows(boxes: Sequence[Box], loose: Sequence[int], width: float, gap_x: float, gap_y: float) -> _Part:
    """Boxes without edges, in rows of equal cells: as wide as the rest, or else as many across as down."""
    cell_width = max(boxes[node].width for node in loose)
    cell_height = max(boxes[node].height for node in loose)
    fitting = int((width + gap_x) // (cell_width + gap_x))
    across = min(len(loose), max(fitting, math.isqrt(len(loose) - 1) + 1 if not fitting else 1))
    corners: dict[int, Point] = {}
    for at, node in enumerate(loose):
        row, place = divmod(at, across)
        box = boxes[node]
        x = place * (cell_width + gap_x) + (cell_width - box.width) / 2
        corners[node] = (x, row * (cell_height + gap_y) + (cell_height - box.height) / 2)
    down = -(-len(loose) // across)
    return _Part(
        width=across * (cell_width + gap_x) - gap_x,
        height=down * (cell_height + gap_y) - gap_y,
        corners=corners,
        points={},
    )


def _stacked(boxes: Sequence[Box], pairs: Sequence[Pair], parts: Sequence[_Part], gap: float) -> Layout:
    """The parts under one another, and everything back under its key in the order of the input."""
    placed: dict[int, Placed] = {}
    routes: dict[Pair, Route] = {}
    top = 0.0
    for part in parts:
        for node, (x, y) in part.corners.items():
            box = boxes[node]
            placed[node] = Placed(key=box.key, x=x, y=top + y, width=box.width, height=box.height)
        for tail, head in part.points:
            points = without_needless_points((x, top + y) for x, y in part.points[tail, head])
            routes[tail, head] = Route(tail=boxes[tail].key, head=boxes[head].key, points=points)
        top += part.height + gap
    return Layout(
        width=max((part.width for part in parts), default=0.0),
        height=max(top - gap, 0.0),
        boxes=tuple(placed[node] for node in range(len(boxes))),
        routes=tuple(routes[pair] for pair in pairs),
    )
