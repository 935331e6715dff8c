"""What a linked catalog answers: members, equivalents, selections, and what is stated of a credential."""

import pytest

from credential_catalog.catalog.catalog import UNREAD_MEMBERS, Catalog
from credential_catalog.catalog.stated import Stated, least_and_most, stated_cost, stated_hours
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Credential, Issuer, Price, Range, Stack
from credential_catalog.model.requirement import AllOf, CredentialLeaf, Selector, UnlistedLeaf


def credential(name: str, **keys: object) -> Credential:
    return convert({"id": name, "title": name, "status": "active", **keys}, Credential)


def stack(name: str, *members: str, **keys: object) -> Stack:
    asked = {"id": name, "title": name, "kind": "award", "status": "active", "members": list(members)}
    return convert({**asked, **keys}, Stack)


def catalog_of(*records: Credential | Stack | Issuer) -> Catalog:
    return Catalog(
        credentials={record.id: record for record in records if isinstance(record, Credential)},
        stacks={record.id: record for record in records if isinstance(record, Stack)},
        issuers={record.id: record for record in records if isinstance(record, Issuer)},
    )


SMALL = catalog_of(
    credential("kqed/a", tags=["elective"], subjects=["media"], grade_bands=["k-12"]),
    credential("kqed/b", subjects=["media"], equivalent_to=["kqed/c"], hours=20),
    credential("kqed/c", evidence=[{"kind": "video"}]),
    credential("nea/d", kind="exam", level="advanced"),
    stack("kqed/inner", "kqed/a", complete=True),
    stack("kqed/outer", "kqed/inner", "kqed/b", of=4),
    convert(
        {
            "id": "kqed",
            "name": "KQED",
            "kind": "public_media",
            "each": {"hours": 15, "cost": [{"amount": 0, "currency": "USD", "who": "everyone"}]},
        },
        Issuer,
    ),
)


def test_members_are_those_of_inner_stacks_too() -> None:
    assert set(SMALL.members("kqed/outer")) == {"kqed/a", "kqed/b"}


def test_a_stack_is_complete_only_if_its_inner_stacks_are() -> None:
    assert SMALL.complete("kqed/inner")
    assert not SMALL.complete("kqed/outer")


def test_a_stack_that_says_nothing_asks_for_all_members_and_for_those_nobody_read() -> None:
    asked = SMALL.asked_by("kqed/outer")
    assert isinstance(asked, AllOf)
    unread = asked.all[-1]
    assert isinstance(unread, UnlistedLeaf)
    assert (unread.id, unread.unlisted.count) == (UNREAD_MEMBERS, 2)
    assert SMALL.asked_by("kqed/inner") == CredentialLeaf(credential="kqed/a")


def test_equivalence_holds_in_both_directions() -> None:
    assert SMALL.equivalents("kqed/c") == SMALL.equivalents("kqed/b") == ("kqed/b", "kqed/c")


@pytest.mark.parametrize(
    ("selector", "picked"),
    [
        ({"issuer": "kqed"}, ("kqed/a", "kqed/b", "kqed/c")),
        ({"issuer": ["nea", "kqed"], "subject": "media"}, ("kqed/a", "kqed/b")),
        ({"stacks": "kqed/outer"}, ("kqed/a", "kqed/b")),
        ({"tag": "elective"}, ("kqed/a",)),
        ({"grade_band": "6-12"}, ("kqed/a",)),
        ({"evidence": "video"}, ("kqed/c",)),
        ({"level": "advanced"}, ("nea/d",)),
        ({"kind": "micro_credential", "except": "kqed/inner"}, ("kqed/b", "kqed/c")),
        ({"tag": "nothing"}, ()),
    ],
)
def test_a_selector_picks_what_meets_all_its_keys(
    selector: dict[str, object], picked: tuple[str, ...]
) -> None:
    assert SMALL.selected(convert(selector, Selector)) == picked


def test_a_value_of_its_own_goes_before_one_said_of_each() -> None:
    assert stated_hours(SMALL, SMALL.credentials["kqed/b"]) == Stated(20.0)
    assert stated_hours(SMALL, SMALL.credentials["kqed/a"]) == Stated(15.0, "kqed")


def test_free_is_stated_and_silence_is_not_free() -> None:
    free = stated_cost(SMALL, SMALL.credentials["kqed/a"])
    assert free is not None
    assert free.value == (Price(amount=0.0, currency="USD", who="everyone"),)
    assert stated_cost(SMALL, SMALL.credentials["nea/d"]) is None


def test_hours_that_are_not_stated_may_be_any_number() -> None:
    assert least_and_most(None) == (0.0, float("inf"))
    assert least_and_most(Range(at_least=20)) == (20.0, float("inf"))
