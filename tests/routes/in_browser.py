"""Cases that are put to the browser in one go, and values as both languages agree on them."""

import math
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")


def drawn(strategy: SearchStrategy[T], number: int) -> list[T]:
    """Return cases that are the same in every run."""
    found: list[T] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def collect(case: T) -> None:
        found.append(case)

    collect()
    return found


def rounded(value: Any) -> Any:  # noqa: ANN401
    """Return plain values with numbers as two languages that add in another order agree on them."""
    if isinstance(value, dict):
        return {key: rounded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [rounded(inner) for inner in value]
    if isinstance(value, float):
        return "inf" if math.isinf(value) else round(value, 9)
    return value
