"""What is worked out of a catalog rests on what was read of it, and on nothing else."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from tests.routes import small_worlds as small
from tests.routes.small_worlds import Plain

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.watched import Said, WatchedCatalog
from credential_catalog.model.requirement import Selector


def said(plain: Plain) -> Said:
    """Return what a catalog says; each thing's version is all that its file would hold."""
    versions = {name: repr(keys) for things in plain.values() for name, keys in things.items()}
    return Said(small.catalog_of(plain), versions)


def changes(plain: Plain, other: Plain) -> Iterator[Plain]:
    """Yield catalogs in each of which one thing is as in another catalog, or is there no longer."""
    for kind, things in plain.items():
        for name in {**things, **other[kind]}:
            less = {key: thing for key, thing in things.items() if key != name}
            yield {**plain, kind: less}
            if name in other[kind]:
                yield {**plain, kind: {**less, name: other[kind][name]}}


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(small.CASES, small.catalogs())
def test_as_long_as_the_catalog_says_the_same_of_what_was_read_the_finding_is_the_same(
    case: Plain, other: Plain
) -> None:
    watched = WatchedCatalog.of(small.catalog_of(case["catalog"]))
    finding = small.found(case, watched)
    assert finding == small.found(case)
    then = said(case["catalog"])
    for after in changes(case["catalog"], other):
        now = said(after)
        if all(then.of(read) == now.of(read) for read in watched.reads):
            assert small.found({**case, "catalog": after}) == finding


PLAIN: Plain = {
    "credentials": {"aaa/c1": {"equivalent_to": ["bbb/c4"]}, "aaa/c2": {}, "bbb/c4": {}},
    "stacks": {
        "aaa/set": {"members": ["aaa/c1"], "complete": True},
        "bbb/wide": {"members": ["aaa/set"], "complete": True},
    },
    "awards": {"aa/math": {}},
    "rules": {"aa/way": {"grants": {"award": "aa/math"}, "requires": {"credential": "aaa/c1"}}},
    "aliases": {"aaa/once": "aaa/c1"},
}
ENDORSEMENT = {"aa/math": {"kind": "endorsement"}}
LONGER = {"aaa/set": {"members": ["aaa/c1", "aaa/c2"], "complete": True}}
PARTLY = {"aaa/set": {"members": ["aaa/c1"]}}
OTHER_WAY = {"aa/way": {"grants": {"award": "aa/math"}, "requires": {"credential": "aaa/c2"}}}
TAGGED = {"aaa/c2": {"tags": ["x"]}}
QUESTIONS: dict[str, tuple[Callable[[Catalog], object], Plain]] = {
    "the present id": (lambda catalog: catalog.present("aaa/once"), {"aliases": {}}),
    "a title": (lambda catalog: catalog.title("aaa/c2"), {"credentials": {"aaa/c2": {"title": "B"}}}),
    "a thing": (lambda catalog: catalog.find("aaa/once"), {"credentials": {"aaa/c1": {}}}),
    "what counts as the same": (
        lambda catalog: catalog.equivalents("bbb/c4"),
        {"credentials": {"aaa/c1": {}}},
    ),
    "members": (lambda catalog: catalog.members("bbb/wide"), {"stacks": LONGER}),
    "completeness": (lambda catalog: catalog.complete("bbb/wide"), {"stacks": PARTLY}),
    "what a stack asks": (lambda catalog: catalog.asked_by("aaa/set"), {"stacks": PARTLY}),
    "stacks of a credential": (lambda catalog: catalog.stacks_of("aaa/c2"), {"stacks": LONGER}),
    "rules": (lambda catalog: catalog.rules_toward("aa/math"), {"rules": OTHER_WAY}),
    "rules of all areas": (lambda catalog: catalog.all_rules_toward("aa/math"), {"rules": OTHER_WAY}),
    "a pool": (
        lambda catalog: catalog.selected(Selector(tag="x")),
        {"credentials": TAGGED},
    ),
    "who is in it": (
        lambda catalog: catalog.matches(Selector(stacks="aaa/set"), "aaa/c2"),
        {"stacks": LONGER},
    ),
    "a credential": (
        lambda catalog: catalog.credentials["aaa/c2"],
        {"credentials": TAGGED},
    ),
    "one that is not there": (
        lambda catalog: "aaa/c3" in catalog.credentials,
        {"credentials": {"aaa/c3": {}}},
    ),
    "all awards": (
        lambda catalog: list(catalog.awards.items()),
        {"awards": ENDORSEMENT},
    ),
    "how many awards": (lambda catalog: len(catalog.awards), {"awards": {"aa/reading": {}}}),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_whatever_changes_an_answer_changes_what_is_said_of_what_was_read(question: str) -> None:
    ask, change = QUESTIONS[question]
    after = {
        **PLAIN,
        **{kind: {**PLAIN[kind], **things} if things else {} for kind, things in change.items()},
    }
    watched = WatchedCatalog.of(small.catalog_of(PLAIN))
    answer = ask(watched)
    assert answer == ask(small.catalog_of(PLAIN)) != ask(small.catalog_of(after))
    assert any(said(PLAIN).of(read) != said(after).of(read) for read in watched.reads)


def test_what_is_not_read_is_not_noted() -> None:
    watched = WatchedCatalog.of(small.catalog_of(PLAIN))
    assert watched.asked_by("aaa/set")
    assert {read[:2] for read in watched.reads} == {("stacks", "aaa/set"), ("stacks", "aaa/c1")}
