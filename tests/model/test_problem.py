"""Every kind of problem keeps its promises: a stable id, a name, a page, and a place to sort by."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import credential_catalog
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Place, Problem, Severity, problem_kinds


def all_kinds() -> tuple[type[Problem], ...]:
    for module in pkgutil.walk_packages(credential_catalog.__path__, "credential_catalog."):
        if module.name.startswith(("credential_catalog.source", "credential_catalog.model")):
            importlib.import_module(module.name)
    return tuple(kind for kind in problem_kinds() if kind.__module__.startswith("credential_catalog."))


class Told(Problem, frozen=True):
    """A problem of this test."""

    id = "CC999"
    name = "told"
    word: str

    @property
    def what(self) -> str:
        return f"The word is {self.word}."

    @property
    def remedy(self) -> str:
        return "Say another."


class Gathering(Told, frozen=True):
    """What two kinds share."""


class Below(Gathering, frozen=True):
    """A kind below a class that is no kind itself."""

    id = "CC998"
    name = "below"


def test_a_place_reads_like_what_an_editor_links_to() -> None:
    assert str(Place("catalog/x/y.yml", 3, 5)) == "catalog/x/y.yml:3:5"


def test_places_sort_by_file_then_line_then_column_as_numbers() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 12), Place("a", 9, 2)]
    assert [str(place) for place in sorted(places)] == ["a:9:2", "a:9:12", "a:10:1", "b:1:1"]


def test_a_problem_says_where_it_is_what_is_wrong_and_what_to_write() -> None:
    assert str(Told(Place("a.yml", 2, 3), "so")) == "a.yml:2:3: The word is so. Say another. [CC999]"


def test_problems_are_values() -> None:
    assert Told(Place("a"), "so") == Told(Place("a"), "so")
    assert len({Told(Place("a"), "so"), Told(Place("a"), "so"), Told(Place("a"), "no")}) == 2
    assert Told(Place("a"), "so").severity is Severity.ERROR


def test_problems_sort_by_place_then_by_id() -> None:
    class Earlier(Told, frozen=True):
        """Another kind."""

        id = "CC000"

    later, first, second = Told(Place("b"), "x"), Earlier(Place("a"), "x"), Told(Place("a"), "x")
    assert sorted([later, second, first]) == [first, second, later]


def test_a_class_without_an_id_is_no_kind_but_those_below_it_are() -> None:
    kinds = problem_kinds()
    assert Below in kinds
    assert Gathering not in kinds
    assert [kind.id for kind in kinds] == sorted(kind.id for kind in kinds)


def test_no_two_kinds_share_an_id_or_a_name() -> None:
    kinds = all_kinds()
    assert len(kinds) > 20
    assert [id for id, count in Counter(kind.id for kind in kinds).items() if count > 1] == []
    assert [name for name, count in Counter(kind.name for kind in kinds).items() if count > 1] == []


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_every_kind_has_an_id_a_name_and_a_page(kind: type[Problem]) -> None:
    assert re.fullmatch("CC[0-9]{3}", kind.id)
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", kind.name)
    first, *rest = (kind.__doc__ or "").split("\n\n")
    assert re.fullmatch(r"[A-Z].*\.", first)
    assert rest, "the page says no more than what is wrong"


def test_did_you_mean_finds_the_word_that_was_meant() -> None:
    known = ["issuer", "hours", "evidence", "equivalent_to"]
    assert nearest("isuer", known) == "issuer"
    assert nearest("Equivalent-To", known) == "equivalent_to"
    assert nearest("zzz", known) is None
    assert nearest("x", []) is None


@given(st.text(max_size=8), st.lists(st.text(max_size=8), max_size=6), st.randoms())
def test_did_you_mean_does_not_depend_on_the_order_of_the_words(
    word: str, known: list[str], random: Random
) -> None:
    shuffled = list(known)
    random.shuffle(shuffled)
    assert nearest(word, known) == nearest(word, shuffled)


@given(st.text(min_size=1, max_size=8), st.lists(st.text(max_size=8), max_size=6))
def test_did_you_mean_knows_a_word_that_is_right(word: str, known: list[str]) -> None:
    found = nearest(word, [*known, word])
    assert found is not None
    assert found.casefold().replace("_", " ").replace("-", " ") == word.casefold().replace("_", " ").replace(
        "-", " "
    )
