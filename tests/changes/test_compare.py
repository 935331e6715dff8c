"""Two editions of a catalog are compared for people: what is gone, longer, weaker, new."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.small_catalog import BASE, written

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes import Changes, compare, told
from credential_catalog.changes.reading import LenientReader

DAY = datetime.date(2026, 11, 22)
ANALYZING = "credentials/kqed/analyzing-media.yml"
MAKING = "credentials/kqed/making-images.yml"
STACK = "stacks/kqed/media-literacy.yml"
RULE = "jurisdictions/ut/rules/media-by-microcredentials.yml"


def read(folder: Path, files: Mapping[str, str]) -> Catalog:
    return LenientReader().read(written(folder, files))[0]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return read(tmp_path_factory.mktemp("before"), BASE)


def after(tmp_path: Path, before: Catalog, **changes: str | None) -> tuple[Changes, list[str]]:
    """Return what changed, and all sentences."""
    files = {name: text for name, text in {**BASE, **changes}.items() if text is not None}
    now = read(tmp_path, files)
    changes_found = compare(before, now, DAY)
    sections = told(changes_found, now)
    lines = [line for section in sections for line in section.lines]
    return changes_found, [text for line in lines for text in (line.text, *line.below)]


def test_two_equal_editions_changed_nothing(tmp_path: Path, before: Catalog) -> None:
    assert after(tmp_path, before) == (Changes(), [])


def test_more_hours_are_told_with_every_way_that_grows(tmp_path: Path, before: Catalog) -> None:
    _, said = after(tmp_path, before, **{MAKING: BASE[MAKING].replace("hours: 5", "hours: 8")})
    assert "Making Images (kqed/making-images): hours 5 h → 8 h." in said
    assert "Media Literacy (kqed/media-literacy): the shortest way grows from 20 to 23 h." in said


def test_who_is_on_the_way_learns_what_is_left(tmp_path: Path, before: Catalog) -> None:
    """One more is asked: whoever had done all has one left."""
    third = BASE[MAKING].replace("Making Images", "Making Sounds")
    stack = BASE[STACK].replace("kqed/making-images]", "kqed/making-images, kqed/making-sounds]")
    changes, said = after(tmp_path, before, **{"credentials/kqed/making-sounds.yml": third, STACK: stack})
    way = next(way for way in changes.ways if way.goal == "kqed/media-literacy")
    assert [(len(one.held), one.before, one.after) for one in way.holders] == [(1, 1, 2), (2, 0, 1)]
    assert "Who has Critically Analyzing Media and Making Images: nothing left → 1 left." in said


def test_an_address_that_is_gone_is_named_unless_an_alias_keeps_it(tmp_path: Path, before: Catalog) -> None:
    gone, said = after(tmp_path / "gone", before, **{MAKING: None})
    assert [one.id for one in gone.gone] == ["kqed/making-images"]
    assert said[0] == "The credential Making Images (kqed/making-images)."
    renamed = {name: text.replace("kqed/making-images", "kqed/images") for name, text in BASE.items()}
    del renamed[MAKING]
    now = read(
        tmp_path / "renamed",
        {**renamed, "credentials/kqed/images.yml": f"aliases: [kqed/making-images]\n{BASE[MAKING]}"},
    )
    changes = compare(before, now, DAY)
    assert (changes.gone, changes.ways, changes.words) == ((), (), ())
    assert [(one.id, one.former, one.fields) for one in changes.things] == [
        ("kqed/images", "kqed/making-images", ())
    ]


def test_a_former_id_that_nothing_keeps_is_gone_too(tmp_path: Path) -> None:
    had = read(tmp_path / "had", {**BASE, MAKING: f"aliases: [kqed/images]\n{BASE[MAKING]}"})
    changes = compare(had, read(tmp_path / "has", BASE), DAY)
    assert [one.id for one in changes.gone] == ["kqed/images"]


def test_a_weaker_word_of_a_state_is_told_before_everything_but_what_is_gone(
    tmp_path: Path, before: Catalog
) -> None:
    weaker = BASE[RULE].replace("effect: counts", "effect: does_not_count")
    assert weaker != BASE[RULE]
    changes, said = after(tmp_path, before, **{RULE: weaker})
    assert any(word.weaker and not word.credentials for word in changes.words)
    assert any(line.startswith("Utah, endorsement: ") and "does not count" in line for line in said)


def test_of_a_requirement_only_the_lines_that_differ_are_told(tmp_path: Path, before: Catalog) -> None:
    stack = BASE[STACK].replace(", kqed/making-images]", "]")
    changes, _ = after(tmp_path, before, **{STACK: stack})
    thing = next(one for one in changes.things if one.id == "kqed/media-literacy")
    members = next(field for field in thing.fields if field.key == "members")
    assert members.lines == ("- Making Images",)


def test_sources_are_counted_and_not_listed(tmp_path: Path, before: Catalog) -> None:
    again = BASE[ANALYZING].replace("2026-11-22", "2026-11-23")
    changes, said = after(tmp_path, before, **{ANALYZING: again})
    assert (changes.things, changes.sources_checked) == ((), again.count("2026-11-23"))
    assert said == [f"Sources read again: {changes.sources_checked}."]


def test_many_new_things_of_a_kind_are_counted_by_owner(tmp_path: Path, before: Catalog) -> None:
    new = {f"credentials/kqed/new-{number}.yml": BASE[MAKING] for number in range(12)}
    _, said = after(tmp_path, before, **new)
    assert "12 credentials." in said
    assert any("12" in line and "KQED" in line for line in said)
