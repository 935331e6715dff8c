"""Which credentials are called related, and why."""

from tests.routes import small_worlds as small

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.stacking.related import LEAST_WEIGHT, MOST, Kinship


def test_related_credentials_of_the_real_catalog_share_what_is_said_and_are_still_offered(
    catalog: Catalog,
) -> None:
    kinship = Kinship(catalog)
    some = 0
    for name, credential in catalog.credentials.items():
        related = kinship.related(name)
        assert len(related) <= MOST
        for one in related:
            some += 1
            other = catalog.credentials[one.credential]
            assert other.offered
            assert one.credential != name
            assert one.weight >= LEAST_WEIGHT
            assert set(one.subjects) <= set(credential.subjects) & set(other.subjects)
            assert set(one.stacks) <= set(catalog.stacks_of(name)) & set(catalog.stacks_of(other.id))
            assert one.issuer in (None, credential.issuer)
    assert some


def test_what_few_have_is_the_reason_and_what_all_have_is_none() -> None:
    many = {f"x/c{n}": {"title": f"Number {n}", "subjects": ["literacy"]} for n in range(400)}
    near = {
        name: {"title": f"Title {name}", "subjects": ["literacy", "robotics"], "grade_bands": ["high"]}
        for name in ("y/a", "z/b")
    }
    kinship = Kinship(small.catalog_of({"credentials": many | near}))
    (one,) = kinship.related("y/a")
    assert (one.credential, one.subjects, one.grade_bands, one.issuer) == (
        "z/b",
        ("robotics",),
        ("high",),
        None,
    )


def test_where_only_common_things_are_shared_none_is_named() -> None:
    many = {f"x/c{n}": {"title": f"Number {n}", "subjects": ["literacy"]} for n in range(40)}
    assert Kinship(small.catalog_of({"credentials": many})).related("x/c1") == ()
