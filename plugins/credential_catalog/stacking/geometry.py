"""What a drawn graph is made of: boxes, edges, and where the two ended up.

Plain numbers in CSS pixels, x to the right and y downward, origin at the top left. Nothing here knows what a
box stands for.
"""

import msgspec


class Box(msgspec.Struct, frozen=True):
    """A rectangle to place: a unique key and its size."""

    key: str
    width: float
    height: float


class Edge(msgspec.Struct, frozen=True):
    """`tail` comes before `head`, so it is drawn to the left of it."""

    tail: str
    head: str


class Placed(msgspec.Struct, frozen=True):
    """A box with its place: `x` and `y` are its top left corner."""

    key: str
    x: float
    y: float
    width: float
    height: float


class Route(msgspec.Struct, frozen=True):
    """An edge as a polyline, from the right middle of its tail to the left middle of its head.

    A level segment runs through a column of boxes, a sloping one spans exactly one gap between columns.
    """

    tail: str
    head: str
    points: tuple[tuple[float, float], ...]


class Layout(msgspec.Struct, frozen=True):
    """Everything placed; boxes and routes stand in the order in which they were given."""

    width: float
    height: float
    boxes: tuple[Placed, ...]
    routes: tuple[Route, ...]
