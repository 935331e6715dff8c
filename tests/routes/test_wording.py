"""How requirements read: a choice, what the catalog cannot list, and lengths of time."""

from typing import Any

import pytest

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Credential, Stack
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes.describe import describe
from credential_catalog.routes.phrase import Remark

CATALOG = Catalog(
    credentials={
        name: Credential(id=name, title=name[-1].upper(), status="active") for name in ("kqed/a", "kqed/b")
    },
    stacks={
        "kqed/five-of-15": Stack(
            id="kqed/five-of-15",
            title="Fifteen",
            kind="series",
            status="active",
            members=("kqed/a", "kqed/b"),
            of=15,
        ),
        "kqed/unread": Stack(
            id="kqed/unread", title="Unread", kind="series", status="active", members=(), of=15
        ),
        "kqed/whole": Stack(
            id="kqed/whole",
            title="Whole",
            kind="series",
            status="active",
            members=("kqed/a", "kqed/b"),
            complete=True,
        ),
        "kqed/open": Stack(
            id="kqed/open", title="Open", kind="series", status="active", members=("kqed/a", "kqed/b")
        ),
    },
)


def said(requirement: dict[str, Any]) -> str:
    return describe(convert(requirement, Requirement), CATALOG).text


def chosen(number: int, pool: object, **more: object) -> str:
    return said({"choose": {"at_least": number, "from": pool, **more}})


@pytest.mark.parametrize(
    ("number", "stack", "words"),
    [
        (15, "five-of-15", "15 of the 15 in Fifteen; the catalog lists 2 of them"),
        (1, "five-of-15", "One of the 15 in Fifteen; the catalog lists 2 of them"),
        (2, "unread", "2 of the 15 in Unread; the catalog lists none of them"),
        (1, "whole", "One of 2 credentials in Whole"),
        (2, "whole", "2 of 2 credentials in Whole"),
        (15, "open", "15 credentials in Open; the catalog lists 2, and there are others"),
        (1, "open", "One credential in Open; the catalog lists 2, and there are others"),
    ],
)
def test_a_choice_from_a_stack_never_asks_for_more_than_there_are(
    number: int, stack: str, words: str
) -> None:
    assert chosen(number, {"stacks": f"kqed/{stack}"}) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (15, "15 micro-credentials, from a library whose titles were not read"),
        (1, "One micro-credential, from a library whose titles were not read"),
    ],
)
def test_a_choice_from_an_unread_library_is_plain_english(number: int, words: str) -> None:
    assert chosen(number, {"kind": "micro_credential"}, open="unread") == words


def test_a_score_stands_with_the_choice_and_not_after_the_count_of_the_catalog() -> None:
    choice = {"choose": {"at_least": 2, "from": {"tag": "x"}, "open": True}, "minimum_score": "85%"}
    assert said(choice) == "2 credentials marked x, with 85% or better; the catalog lists none of them"


A, B = {"credential": "kqed/a"}, {"credential": "kqed/b"}


@pytest.mark.parametrize(
    ("number", "listed", "is_open", "words"),
    [
        (1, [A, B], False, "One of these 2:"),
        (2, [A, B], False, "2 of these 2:"),
        (1, [A], False, "This:"),
        (1, [A, B], True, "One of these 2, or of others that the catalog does not list:"),
        (1, [A], True, "This one, or another that the catalog does not list:"),
        (5, [A, B], True, "5, of which the catalog lists only these:"),
        (5, [A], True, "5, of which the catalog lists only this one:"),
    ],
)
def test_a_choice_from_a_list_says_that_others_may_do(
    number: int, listed: list[object], is_open: bool, words: str
) -> None:
    assert chosen(number, listed, open=is_open) == words


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (1, "credential", "One micro-credential that the catalog cannot list: Not read."),
        (15, "credential", "15 micro-credentials that the catalog cannot list: Not read."),
        (
            "unknown",
            "credential",
            "Micro-credentials, how many is not known, that the catalog cannot list: Not read.",
        ),
        (1, "stack", "One stack that the catalog cannot list: Not read."),
        (3, "stack", "3 stacks that the catalog cannot list: Not read."),
        ("unknown", "stack", "Stacks, how many is not known, that the catalog cannot list: Not read."),
        (1, "other", "One thing that the catalog cannot list: Not read."),
        (6, "other", "6 things that the catalog cannot list: Not read."),
        ("unknown", "other", "Something else that the catalog cannot list: Not read."),
    ],
)
def test_what_cannot_be_listed_is_plain_english(count: int | str, of: str, words: str) -> None:
    assert said({"id": "x", "unlisted": {"count": count, "of": of, "note": "Not read."}}) == words


def test_the_note_on_what_cannot_be_listed_is_markdown_on_pages_and_plain_in_data() -> None:
    node = {"id": "x", "unlisted": {"count": 1, "of": "other", "note": "The person *may* be **eligible**."}}
    phrase = describe(convert(node, Requirement), CATALOG)
    assert Remark("The person *may* be **eligible**.") in phrase.parts
    assert phrase.text == "One thing that the catalog cannot list: The person may be eligible."


@pytest.mark.parametrize(
    ("length", "words"), [("1 year", "last year"), ("5 years", "last 5 years"), ("10 years", "last 10 years")]
)
def test_how_far_back_one_year_is_the_last_year(length: str, words: str) -> None:
    assert said({"credential": "kqed/a", "within": length}) == f"A, from the {words}"
