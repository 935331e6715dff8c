"""Which column each node of a graph stands in.

The columns with the shortest edges in total, found by network simplex: E. R. Gansner, E. Koutsofios, S. C.
North and K.-P. Vo, "A technique for drawing directed graphs", IEEE Trans. Software Eng. 19(3), 1993, section
2. A source therefore stands beside its first consumer, and so does a whole group, for example a diamond with
its members.

Nodes are the numbers `0 … count - 1`, edges are pairs `(tail, head)`. Only lists and numbers are walked, so
the answer depends on nothing but the order of the input.
"""

from collections.abc import Sequence


def topological_order(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """The nodes with every tail before its heads; shorter than `count` if, and only if, there is a cycle."""
    heads: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for tail, head in edges:
        heads[tail].append(head)
        waiting[head] += 1
    order = [node for node in range(count) if not waiting[node]]
    for node in order:
        for head in heads[node]:
            waiting[head] -= 1
            if not waiting[head]:
                order.append(head)
    return order


def find_cycle(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """One cycle in the direction of its edges, its first node repeated at the end; empty if there is none."""
    sorted_out = set(topological_order(count, edges))
    # Whatever could not be sorted has a tail that could not be sorted either: walking back must come round.
    tail_of = {
        head: tail for tail, head in reversed(edges) if tail not in sorted_out and head not in sorted_out
    }
    if not tail_of:
        return []
    walk = [min(tail_of)]
    while tail_of[walk[-1]] not in walk:
        walk.append(tail_of[walk[-1]])
    start = tail_of[walk[-1]]
    return [start, *reversed(walk[walk.index(start) :])]


def columns(count: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """The column of each node, from 0, for a connected graph without cycles."""
    order = topological_order(count, edges)
    column = _longest_path(order, edges)
    if edges:
        _shorten(column, edges, _tight_tree(column, edges))
        _sit_beside_consumer(column, order, edges)
    first = min(column, default=0)
    return [place - first for place in column]


def _longest_path(order: Sequence[int], edges: Sequence[tuple[int, int]]) -> list[int]:
    column = [0] * len(order)
    heads: list[list[int]] = [[] for _ in order]
    for tail, head in edges:
        heads[tail].append(head)
    for tail in order:
        for head in heads[tail]:
            column[head] = max(column[head], column[tail] + 1)
    return column


def _tight_tree(column: list[int], edges: Sequence[tuple[int, int]]) -> list[int]:
    """Indices of edges of length one that span the graph; moves nodes until there are enough of them."""
    touching: list[list[int]] = [[] for _ in column]
    for index, (tail, head) in enumerate(edges):
        touching[tail].append(index)
        touching[head].append(index)
    reached = [0]
    inside = [False] * len(column)
    inside[0] = True
    tree: list[int] = []
    while True:
        for node in reached:
            for index in touching[node]:
                tail, head = edges[index]
                other = head if node == tail else tail
                if not inside[other] and column[head] - column[tail] == 1:
                    inside[other] = True
                    reached.append(other)
                    tree.append(index)
        if len(reached) == len(column):
            return tree
        border = [(tail, head) for tail, head in edges if inside[tail] != inside[head]]
        tail, head = min(border, key=lambda edge: column[edge[1]] - column[edge[0]])
        slack = column[head] - column[tail] - 1
        for node in reached:
            column[node] += slack if inside[tail] else -slack


def _shorten(column: list[int], edges: Sequence[tuple[int, int]], tree: list[int]) -> None:
    """Exchange tree edges until no exchange makes the edges shorter in total."""
    surplus = [0] * len(column)
    for tail, head in edges:
        surplus[tail] += 1
        surplus[head] -= 1
    # A bound, because degenerate exchanges could in theory go round for ever; any stop leaves a valid answer.
    for _ in range(4 * len(edges)):
        preorder, parent_edge = _rooted(len(column), edges, tree)
        place = {node: at for at, node in enumerate(preorder)}
        below = surplus[:]
        size = [1] * len(column)
        worst, leaving, child = 0, -1, -1
        for node in reversed(preorder[1:]):
            tail, head = edges[tree[parent_edge[node]]]
            parent = head if node == tail else tail
            below[parent] += below[node]
            size[parent] += size[node]
            # What a wider gap at this edge would add to the total length, all edges together.
            cost = below[node] if node == tail else -below[node]
            if cost < worst:
                worst, leaving, child = cost, parent_edge[node], node
        if leaving < 0:
            return
        start, end = place[child], place[child] + size[child]
        child_is_tail = edges[tree[leaving]][0] == child
        entering, slack = -1, 0
        for index, (tail, head) in enumerate(edges):
            tail_below, head_below = start <= place[tail] < end, start <= place[head] < end
            if tail_below != head_below and head_below == child_is_tail:
                room = column[head] - column[tail] - 1
                if entering < 0 or room < slack:
                    entering, slack = index, room
        for node in preorder[start:end]:
            column[node] += -slack if child_is_tail else slack
        tree[leaving] = entering


def _rooted(count: int, edges: Sequence[tuple[int, int]], tree: Sequence[int]) -> tuple[list[int], list[int]]:
    """The tree in preorder from node 0, and the position in `tree` of the edge above each node."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for position, index in enumerate(tree):
        tail, head = edges[index]
        beside[tail].append((head, position))
        beside[head].append((tail, position))
    above = [-1] * count
    preorder: list[int] = []
    stack = [0]
    while stack:
        node = stack.pop()
        preorder.append(node)
        for other, position in beside[node]:
            if position != above[node]:
                above[other] = position
                stack.append(other)
    return preorder, above


def _sit_beside_consumer(column: list[int], order: Sequence[int], edges: Sequence[tuple[int, int]]) -> None:
    """Where a node may slide along without changing the total length, the place next to its consumer wins."""
    heads: list[list[int]] = [[] for _ in column]
    tails = [0] * len(column)
    for tail, head in edges:
        heads[tail].append(head)
        tails[head] += 1
    for node in reversed(order):
        if heads[node] and len(heads[node]) == tails[node]:
            column[node] = min(column[head] for head in heads[node]) - 1
