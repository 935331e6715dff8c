"""Longest chains, blocking factors and centrality are those of the literature, and cheap to find."""

import csv
import json
import math
import sys
from collections.abc import Callable
from itertools import combinations
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import ROOT

from credential_catalog.stacking import curricular_complexity, layering
from credential_catalog.stacking.curricular_complexity import (
    CyclicPrerequisites,
    Edge,
    GraphComplexity,
    graph_complexity,
)

VECTORS = ROOT.parent / "shared" / "vectors" / "curricular"
needs_vectors = pytest.mark.skipif(
    not VECTORS.is_dir(), reason="the curricula measured by others are not beside this repository"
)
Graph = tuple[list[str], list[Edge]]


def vectors(name: str) -> Any:  # noqa: ANN401 (any JSON)
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


def curricula() -> list[dict[str, Any]]:
    return [case for name in ("small-cases.json", "university-cases.json") for case in vectors(name)]


def measured(case: dict[str, Any]) -> GraphComplexity:
    return graph_complexity(
        [node["id"] for node in case["nodes"]], [(edge["from"], edge["to"]) for edge in case["edges"]]
    )


def in_terms_of(system: str, complexity: int) -> float:
    """A quarter is two thirds of a semester, and curricularanalytics.org rounds course by course."""
    return round(2 / 3 * complexity, 1) if system == "quarter" else complexity


@needs_vectors
def test_every_course_of_thirteen_curricula_has_the_measures_that_others_found() -> None:
    cases = curricula()
    assert len(cases) == 13
    for case in cases:
        found = measured(case)
        expected = {measure: said["by_node"] for measure, said in case["expected"].items()}
        ones = found.credentials
        assert {name: one.longest_chain for name, one in ones.items()} == expected["delay"], case["name"]
        assert {name: one.blocking_factor for name, one in ones.items()} == expected["blocking"], case["name"]
        assert {name: one.centrality for name, one in ones.items()} == expected["centrality"], case["name"]
        scaled = {name: in_terms_of(case["system_type"], one.complexity) for name, one in ones.items()}
        assert scaled == expected["complexity"], case["name"]
        assert len(found.chain) == max(expected["delay"].values())


@needs_vectors
def test_whole_curricula_have_the_totals_of_the_summary() -> None:
    with (VECTORS / "summary.csv").open(encoding="utf-8", newline="") as file:
        summary = {row["curriculum"]: row for row in csv.DictReader(file)}
    cases = vectors("university-cases.json")
    assert [case["name"] for case in cases] == list(summary)
    for case in cases:
        found, row = measured(case), summary[case["name"]]
        assert (len(found.credentials), len(case["edges"])) == (int(row["courses"]), int(row["requisites"]))
        assert found.delay_factor == int(row["delay"])
        assert found.blocking_factor == int(row["blocking"])
        assert found.centrality == int(row["centrality"])
        total = sum(in_terms_of(row["system_type"], one.complexity) for one in found.credentials.values())
        assert math.isclose(total, float(row["complexity"]))
        assert found.complexity == found.delay_factor + found.blocking_factor


@needs_vectors
def test_reach_and_longest_path_are_those_of_the_vectors() -> None:
    case = vectors("invalid-and-graph-cases.json")["reachability"]
    edges = [(str(tail), str(head)) for tail, head in case["edges"]]
    names = [str(name) for name in case["nodes"]]
    found, mirrored = graph_complexity(names, edges), graph_complexity(names, [(b, a) for a, b in edges])
    assert found.credentials["2"].blocking_factor == len(case["reachable_from_2"])
    assert mirrored.credentials["2"].blocking_factor == len(case["reachable_to_2"])
    assert list(found.chain) in [[str(name) for name in path] for path in case["longest_paths"]]


@needs_vectors
def test_of_the_invalid_curricula_the_cycle_is_refused_and_a_redundant_edge_changes_no_chain() -> None:
    # The second is invalid only by its strict co-requisite, which a credential cannot have.
    cycle, _, redundant = vectors("invalid-and-graph-cases.json")["cycles_and_requisites"]
    with pytest.raises(CyclicPrerequisites):
        graph_complexity("A", [(tail, head) for tail, head, _ in cycle["edges"]])
    edges = [(tail, head) for tail, head, _ in redundant["edges"]]
    [extraneous] = redundant["extraneous"]
    assert chains(graph_complexity("ABCD", edges)) == chains(
        graph_complexity("ABCD", [edge for edge in edges if list(edge) != extraneous])
    )


def chains(found: GraphComplexity) -> dict[str, tuple[int, int]]:
    return {name: (one.longest_chain, one.blocking_factor) for name, one in found.credentials.items()}


def test_a_diamond_and_one_beside_it() -> None:
    found = graph_complexity("abcdx", [("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    assert chains(found) == {"a": (3, 3), "b": (3, 1), "c": (3, 1), "d": (3, 0), "x": (1, 0)}
    assert [one.centrality for one in found.credentials.values()] == [0, 3, 3, 0, 0]
    assert (found.delay_factor, found.blocking_factor, found.centrality) == (13, 5, 6)
    assert (found.complexity, found.chain) == (18, ("a", "b", "d"))


def test_one_of_several_ways_makes_a_chain_longer_and_blocks_nothing() -> None:
    found = graph_complexity("abcd", [("c", "d")], [("a", "c"), ("b", "c")])
    assert chains(found) == {"a": (3, 0), "b": (3, 0), "c": (3, 1), "d": (2 + 1, 0)}
    # A way that is also required does block, and counts once.
    assert chains(graph_complexity("abcd", [("c", "d")], [("c", "d")]))["c"] == (2, 1)


def test_the_same_edge_twice_is_one_edge() -> None:
    once, twice = (graph_complexity("abc", ["ab", "bc"] * times) for times in (1, 2))
    assert once == twice


def test_no_credentials_have_no_chain() -> None:
    found = graph_complexity([], [])
    assert (found.chain, found.complexity, found.credentials) == ((), 0, {})


@pytest.mark.parametrize("kinds", [(["ab", "bc", "cb"], []), (["ab", "bc"], ["cb"])])
def test_a_circle_is_refused_and_named(kinds: tuple[list[str], list[str]]) -> None:
    with pytest.raises(CyclicPrerequisites, match=r"before each other: (b → c → b|c → b → c)\.") as refused:
        graph_complexity("abc", *kinds)  # type: ignore[arg-type]
    assert set(refused.value.cycle) == {"b", "c"}


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    names = draw(st.permutations("abcdefg"[: draw(st.integers(1, 7))]))
    possible = list(combinations(names, 2))
    edges = draw(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    return sorted(names), edges


def every_path(names: list[str], edges: list[Edge]) -> list[tuple[str, ...]]:
    """Every path from a source to a sink."""
    heads = {name: [head for tail, head in edges if tail == name] for name in names}

    def from_here(path: tuple[str, ...]) -> list[tuple[str, ...]]:
        further = [found for head in heads[path[-1]] for found in from_here((*path, head))]
        return further or [path]

    led_to = {head for _, head in edges}
    return [path for name in names if name not in led_to for path in from_here((name,))]


@settings(deadline=None)
@given(graphs())
def test_the_measures_are_those_of_writing_down_every_path(graph: Graph) -> None:
    names, edges = graph
    found, paths = graph_complexity(names, edges), every_path(names, edges)
    for name, one in found.credentials.items():
        through = [path for path in paths if name in path]
        assert one.longest_chain == max(map(len, through))
        assert one.blocking_factor == len({later for path in through for later in after(name, path)})
        assert one.centrality == sum(len(path) for path in through if name not in (path[0], path[-1]))
        assert one.complexity == one.longest_chain + one.blocking_factor
    assert found.chain in paths
    assert len(found.chain) == max(map(len, paths))


def after(name: str, path: tuple[str, ...]) -> tuple[str, ...]:
    return path[path.index(name) + 1 :]


@settings(deadline=None)
@given(graphs(), st.data())
def test_a_way_among_several_is_on_chains_but_blocks_nothing(graph: Graph, data: st.DataObject) -> None:
    names, edges = graph
    required = data.draw(st.lists(st.sampled_from(edges), unique=True)) if edges else []
    found, longest = graph_complexity(names, required, edges), graph_complexity(names, edges)
    blocking = graph_complexity(names, required)
    assert chains(found) == {
        name: (longest.credentials[name].longest_chain, blocking.credentials[name].blocking_factor)
        for name in names
    }


def operations(work: Callable[[], object]) -> int:
    """Return how many instructions of Python the measures take: a number that no clock is needed for."""
    files = {str(module.__file__) for module in (curricular_complexity, layering)}
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:  # noqa: ANN401 (a trace function)
        nonlocal count
        if frame.f_code.co_filename not in files:
            return None
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def ladder(count: int, part: int) -> Graph:
    """Credentials in parts of one size, each needing the two before it in its part."""
    names = [str(number) for number in range(count)]
    needs = [
        (names[head - back], names[head]) for head in range(count) for back in (1, 2) if back <= head % part
    ]
    return names, needs


@pytest.mark.parametrize("part", [10, 1_000_000], ids=["many small parts", "one part"])
def test_a_graph_ten_times_as_large_takes_ten_times_the_operations(part: int) -> None:
    small, large = (operations(lambda n=n: graph_complexity(*ladder(n, part))) for n in (100, 1_000))
    assert small > 100
    assert 9 < large / small < 11


def test_a_set_of_what_is_blocked_is_no_wider_than_the_part_that_it_is_in() -> None:
    names, edges = ladder(300, 10)
    needs = [(int(tail), int(head)) for tail, head in edges]
    order = layering.topological_order(len(names), needs)
    tails, heads = curricular_complexity._neighbours(len(names), needs)
    assert max(curricular_complexity._bits(order, tails, heads)) == 9
