"""What stands before what in a catalog: what blocks really does, and what leaves a choice does not."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.routes import small_worlds as small

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.requirement import Choose, Requirement, UnlistedLeaf, walk
from credential_catalog.routes.answer import Answer
from credential_catalog.stacking.curricular_complexity import GraphComplexity
from credential_catalog.stacking.prerequisites import catalog_complexity, named_in

Plain = dict[str, Any]
A, B, C, D = ({"credential": name} for name in ("x/a", "x/b", "x/c", "x/d"))


def world(stack: Plain | None = None, **prerequisites: Plain) -> Catalog:
    """A catalog of x/a to x/d, each with what it asks, and a stack x/s of all unless it says otherwise."""
    return small.catalog_of(
        {
            "credentials": {
                f"x/{name}": {"prerequisites": prerequisites[name]} if name in prerequisites else {}
                for name in "abcd"
            },
            "stacks": {
                "x/s": {"members": ["x/a", "x/b", "x/c", "x/d"], "complete": True, **(stack or {})},
                "x/two": {"members": ["x/a", "x/b"], "complete": True},
            },
        }
    )


def chains(graph: GraphComplexity | None) -> dict[str, tuple[int, int]]:
    assert graph is not None
    return {
        name.removeprefix("x/"): (one.longest_chain, one.blocking_factor)
        for name, one in graph.credentials.items()
    }


def of_stack(catalog: Catalog) -> dict[str, tuple[int, int]]:
    return chains(catalog_complexity(catalog).stacks["x/s"])


def test_prerequisites_make_a_chain_and_block() -> None:
    catalog = world(b=A, c={"all": [A, B]})
    expected = {"a": (3, 2), "b": (3, 1), "c": (3, 0), "d": (1, 0)}
    assert of_stack(catalog) == expected
    assert chains(catalog_complexity(catalog).credentials) == expected


def test_a_stack_that_is_required_blocks_with_every_member() -> None:
    assert of_stack(world(c={"stack": "x/two"})) == {"a": (2, 1), "b": (2, 1), "c": (2, 0), "d": (1, 0)}


def test_one_of_two_is_on_the_chain_and_neither_blocks() -> None:
    assert of_stack(world(c={"any": [A, B]}, d=C)) == {"a": (3, 0), "b": (3, 0), "c": (3, 1), "d": (3, 0)}


def test_what_every_way_shares_blocks() -> None:
    shared = {"any": [{"all": [A, B]}, {"all": [A, C]}]}
    assert of_stack(world(d=shared)) == {"a": (2, 1), "b": (2, 0), "c": (2, 0), "d": (2, 0)}


def test_a_choice_that_takes_all_blocks_and_an_open_one_does_not() -> None:
    choice = {"at_least": 2, "from": [A, B]}
    assert of_stack(world(c={"choose": choice}))["a"] == (2, 1)
    assert of_stack(world(c={"choose": {**choice, "open": True}}))["a"] == (2, 0)
    assert of_stack(world(c={"choose": {"at_least": 2, "from": {"stacks": "x/two"}}}))["a"] == (2, 1)
    assert of_stack(world(c={"choose": {"at_least": 1, "from": {"stacks": "x/two"}}}))["a"] == (1, 0)


def test_a_pool_of_which_not_all_were_read_leaves_another_way() -> None:
    pool = {"choose": {"at_least": 4, "from": {"stacks": "x/s"}}}
    asked = convert(pool, Requirement)
    assert len(named_in(asked, world()).required) == 4
    unread = named_in(asked, world({"complete": False, "of": 9}))
    assert (len(unread.all), len(unread.required)) == (4, 0)


def test_what_only_some_people_need_blocks_nobody() -> None:
    assert of_stack(world(b={**A, "when": {"role": "principal"}}))["a"] == (2, 0)


def test_advice_puts_nothing_first() -> None:
    catalog = small.catalog_of(
        {
            "credentials": {"x/a": {}, "x/b": {"recommended": ["x/a"]}},
            "stacks": {"x/s": {"members": ["x/a", "x/b"]}},
        }
    )
    assert of_stack(catalog) == {"a": (1, 0), "b": (1, 0)}


def test_the_order_of_a_stack_holds_in_the_stack_and_not_elsewhere() -> None:
    measured = catalog_complexity(world({"requires": {"in_order": [A, {"any": [B, C]}, D]}}))
    # b or c is done second; neither is needed for d, and a is needed for all.
    assert chains(measured.stacks["x/s"]) == {"a": (3, 3), "b": (3, 0), "c": (3, 0), "d": (3, 0)}
    assert set(chains(measured.credentials).values()) == {(1, 0)}


def test_a_step_that_is_no_credential_does_not_part_those_beside_it() -> None:
    steps = [A, {"unlisted": {"count": 2, "note": "not read"}}, B]
    assert of_stack(world({"requires": {"in_order": steps}}))["a"] == (2, 1)


def test_the_order_of_a_stack_within_a_stack_holds_too() -> None:
    catalog = small.catalog_of(
        {
            "credentials": {name: {} for name in ("x/a", "x/b", "x/c")},
            "stacks": {
                "x/in": {"members": ["x/a", "x/b"], "complete": True, "requires": {"in_order": [A, B]}},
                "x/s": {"members": ["x/in", "x/c"], "requires": {"in_order": [{"stack": "x/in"}, C]}},
            },
        }
    )
    assert of_stack(catalog) == {"a": (3, 2), "b": (3, 1), "c": (3, 0)}


def test_an_order_that_is_one_of_several_ways_puts_nothing_first() -> None:
    either = {"any": [{"in_order": [A, B]}, {"in_order": [B, A]}]}
    assert set(of_stack(world({"requires": either})).values()) == {(1, 0)}


def test_what_a_member_requires_stands_in_the_graph_though_the_stack_does_not_list_it() -> None:
    assert of_stack(world({"members": ["x/c"]}, b=A, c=B)) == {"a": (3, 2), "b": (3, 1), "c": (3, 0)}


def test_an_order_that_contradicts_the_prerequisites_has_no_measures() -> None:
    measured = catalog_complexity(world({"requires": {"in_order": [A, B]}}, a=B))
    assert measured.stacks["x/s"] is None
    assert chains(measured.credentials)["b"] == (2, 1)


EVERYTHING_BESIDE: Plain = {
    "outside": [
        {"id": name, "quantity": 9, "date": "2026-11-01", "during": "aa/licence"} for name in small.OUTSIDE
    ],
    "awards": [*({"id": name} for name in small.LICENCES), {"id": "aa/parts", "area": "one"}],
}
SITUATION = {"employed": True, "role": "teacher", "grade_band": "k-2", "subject": "reading"}
NODES = st.one_of(small.ANY_NODE, *(small.joint(kind, small.ANY_NODE) for kind in ("all", "any", "choose")))


def has_more(node: Requirement) -> bool:
    """Whether a person may have of it what the catalog does not list."""
    return isinstance(node, UnlistedLeaf) or (isinstance(node, Choose) and bool(node.choose.open))


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(small.catalogs(), NODES, st.sampled_from([SITUATION, {"employed": False, "role": "coach"}]))
def test_without_what_is_required_everything_else_does_not_meet_a_requirement(
    plain: Plain, node: Plain, situation: Plain
) -> None:
    catalog, asked = small.catalog_of(plain), small.with_ids(node)
    requirement = convert(asked, Requirement)
    attested = {f"{small.OWNER}#{one.id}": 9 for _, one in walk(requirement) if has_more(one)}
    for name in named_in(requirement, catalog).required:
        others = sorted(catalog.credentials.keys() - set(catalog.equivalents(name)))
        held = [{"id": one, "score": "95%", "level": "high", "date": "2026-11-01"} for one in others]
        case = {
            "catalog": plain,
            "requirement": asked,
            "holding": {
                **EVERYTHING_BESIDE,
                "credentials": held,
                "situation": situation,
                "unlisted": attested,
            },
            "as_of": small.AS_OF,
            "owner": small.OWNER,
        }
        assert small.found(case).answer < Answer.MET, name
