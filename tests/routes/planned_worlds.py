"""Small worlds in which something is still to be done: with prerequisites, exclusions and what is gone."""

from typing import Any

from hypothesis import strategies as st
from tests.routes import small_worlds as small

from credential_catalog.catalog.catalog import Catalog

Plain = dict[str, Any]

CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "prerequisites": st.sampled_from([("aaa/c1", "aaa/c2"), ("bbb/c4", "aaa/c1"), ("aaa/c3", "bbb/c5")]),
        "excludes": st.sampled_from([("aaa/c1", "bbb/c4"), ("aaa/c2", "aaa/c3"), ("bbb/c5", "bbb/c4")]),
        "retired": st.sampled_from(["aaa/c3", "bbb/c5"]),
    },
)


def changed(case: Plain, changes: Plain) -> tuple[Plain, str]:
    """Return the plain catalog of a case with changes made, and the goal; a requirement becomes a rule."""
    catalog = case["catalog"]
    credentials = {name: dict(keys) for name, keys in catalog["credentials"].items()}
    if "prerequisites" in changes:
        one, before = changes["prerequisites"]
        credentials[one]["prerequisites"] = {"credential": before}
    if "excludes" in changes:
        one, other = changes["excludes"]
        credentials[one]["excludes"] = [{"credential": other}]
    if "retired" in changes:
        credentials[changes["retired"]]["status"] = "retired"
    catalog = {**catalog, "credentials": credentials}
    if "goal" in case:
        return catalog, case["goal"]
    rule = {"grants": {"award": "aa/licence"}, "requires": case["requirement"]}
    return {**catalog, "rules": {**catalog["rules"], small.OWNER: rule}}, small.OWNER


def world_of(case: Plain, changes: Plain) -> tuple[Catalog, str]:
    """Return the catalog of a case with changes made, and the goal."""
    catalog, goal = changed(case, changes)
    return small.catalog_of(catalog), goal
