"""Long edges and unbranched chains made level as a whole.

A line is a run of nodes joined one to one. Lines that do not cross are only ever above or below one another,
so their heights are a least squares problem with distances to keep, solved by merging what is too close into
blocks: the `satisfy` step of T. Dwyer, K. Marriott and P. J. Stuckey, "Fast node overlap removal", Graph
Drawing 2005. In a single column it is the pool-adjacent-violators algorithm for isotonic regression.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from credential_catalog.stacking.layering import topological_order

Neighbours = Sequence[Sequence[int]]


class Constraint(msgspec.Struct, frozen=True):
    """Line `lower` stays at least `distance` below line `upper`."""

    upper: int
    lower: int
    distance: float


def lines(
    columns: Sequence[Sequence[int]], left: Neighbours, right: Neighbours, boxes: int
) -> list[list[int]]:
    """Every node in exactly one line, from left to right; lines never cross one another.

    Nodes from `boxes` upward are waypoints. Where two candidates cross, the one with more waypoints goes on.
    """
    follows: dict[int, int] = {}
    for near, far in pairwise(columns):
        place = {node: at for column in (near, far) for at, node in enumerate(column)}
        steps = [
            (node, right[node][0])
            for node in near
            if len(right[node]) == 1 and len(left[right[node][0]]) == 1
        ]
        kept: list[tuple[int, int]] = []
        for node, after in sorted(steps, key=lambda step: -sum(end >= boxes for end in step)):
            if all((place[node] < place[one]) == (place[after] < place[other]) for one, other in kept):
                kept.append((node, after))
        follows.update(kept)
    inner = set(follows.values())
    found: list[list[int]] = []
    for node in (node for column in columns for node in column if node not in inner):
        line = [node]
        while line[-1] in follows:
            line.append(follows[line[-1]])
        found.append(line)
    return found


def separated(
    wishes: Sequence[float], weights: Sequence[float], constraints: Sequence[Constraint]
) -> list[float]:
    """Heights that keep every constraint, near the wishes by weighted least squares.

    >>> separated([10.0, 10.0], [1.0, 1.0], [Constraint(upper=0, lower=1, distance=4.0)])
    [8.0, 12.0]
    """
    above: list[list[Constraint]] = [[] for _ in wishes]
    for constraint in constraints:
        above[constraint.lower].append(constraint)
    block = list(range(len(wishes)))
    offset = [0.0] * len(wishes)
    members = [[line] for line in block]
    height = list(wishes)
    mass = list(weights)
    for line in topological_order(len(wishes), [(each.upper, each.lower) for each in constraints]):
        while True:
            own = block[line]
            worst, excess = None, 1e-9
            for member in members[own]:
                for each in above[member]:
                    other = block[each.upper]
                    if other != own:
                        overlap = (
                            height[other] + offset[each.upper] + each.distance - height[own] - offset[member]
                        )
                        if overlap > excess:
                            worst, excess = each, overlap
            if worst is None:
                break
            upper = block[worst.upper]
            shift = offset[worst.upper] + worst.distance - offset[worst.lower]
            total = mass[upper] + mass[own]
            height[upper] = (height[upper] * mass[upper] + (height[own] - shift) * mass[own]) / total
            mass[upper] = total
            for member in members[own]:
                block[member] = upper
                offset[member] += shift
            members[upper] += members[own]
    return [height[block[line]] + offset[line] for line in range(len(wishes))]
