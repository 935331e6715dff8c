"""How related credentials are told: common reasons once, what sets one apart first, in words."""

from tests.routes import small_worlds as small

from credential_catalog.site.views.kin import kin_in_words
from credential_catalog.stacking.related import Related

CATALOG = small.catalog_of({"credentials": {name: {"title": name[2:].title()} for name in ("x/a", "x/b")}})


def test_what_all_share_is_said_once_and_what_sets_one_apart_comes_first() -> None:
    kin = kin_in_words(
        (
            Related(
                credential="x/a", weight=9, subjects=("climate",), grade_bands=("higher-ed",), issuer="x"
            ),
            Related(credential="x/b", weight=8, subjects=("climate",), words=("rivers",), issuer="x"),
            Related(credential="x/c", weight=8, words=("rivers", "oceans"), issuer="x"),
        ),
        CATALOG,
    )
    assert kin.all_share == ("the issuer",)
    assert dict(kin.ones) == {
        "x/a": ("grades: higher education", "climate"),
        "x/b": ("climate", "rivers"),
        "x/c": ("oceans", "rivers"),
    }


def test_a_single_one_keeps_its_reasons_and_names_the_issuer_last() -> None:
    (one,) = (Related(credential="x/a", weight=9, words=("rivers",), grade_bands=("k-2",), issuer="x"),)
    assert kin_in_words((one,), CATALOG).ones == (("x/a", ("rivers", "grades: K–2", "the issuer")),)


def test_a_word_that_another_reason_holds_is_not_said_twice() -> None:
    one = Related(credential="x/a", weight=9, subjects=("school climate",), words=("climate",))
    assert kin_in_words((one,), CATALOG).ones == (("x/a", ("school climate",)),)
