"""A worked example is tried again when something has changed on which its answer rests, and only then."""

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.small_catalog import BASE, written

from credential_catalog.checking import Checked, check
from credential_catalog.routes import examples

DAY = datetime.date(2026, 11, 22)
RULE = "jurisdictions/ut/rules/media-by-microcredentials.yml"
RENEWAL = "jurisdictions/ut/awards/renewal.yml"
RATE = "jurisdictions/ut/rules/renewal-rate.yml"
IMAGES = "credentials/kqed/making-images.yml"
THIRD = "credentials/kqed/third.yml"
STACK = "stacks/kqed/media-literacy.yml"
ISSUER = "issuers/kqed.yml"

EXAMPLES = """\
examples:
  - holding: {credentials: [kqed/analyzing-media, kqed/making-images]}
    answer: not_met
    because: Thirty hours are less than a hundred.
  - holding: {credentials: [kqed/analyzing-media]}
    as_of: 2024-01-01
    answer: not_met
    because: Fifteen hours are less than a hundred.
"""
CATALOG = {**BASE, RENEWAL: BASE[RENEWAL] + EXAMPLES}
EARLIER = 'history: [{until: "2025-06", was: {requires: {credential: kqed/analyzing-media}}, source: usbe}]\n'
VERSIONS: dict[str, list[str | None]] = {
    RULE: [
        BASE[RULE],
        BASE[RULE].replace("at_least: 1", "at_least: 2"),
        BASE[RULE].replace("in_force", "paused"),
        BASE[RULE].replace("answer: met", "answer: not_met"),
        BASE[RULE].replace("kqed/making-images]}", "kqed/third]}"),
        None,
    ],
    RENEWAL: [
        CATALOG[RENEWAL],
        CATALOG[RENEWAL].replace("at_least: 100", "at_least: 30"),
        CATALOG[RENEWAL] + EARLIER,
        BASE[RENEWAL],
    ],
    RATE: [
        BASE[RATE],
        BASE[RATE].replace("is: 15", "is: 50"),
        BASE[RATE].replace("select: {issuer: kqed}", "credential: kqed/making-images"),
    ],
    IMAGES: [
        BASE[IMAGES],
        BASE[IMAGES].replace("elective", "other"),
        BASE[IMAGES].replace("hours: 5", "hours: 6"),
        BASE[IMAGES] + "equivalent_to: [kqed/analyzing-media]\n",
        BASE[IMAGES] + "aliases: [kqed/third]\n",
    ],
    THIRD: [None, BASE[IMAGES].replace("Making Images", "A third one")],
    STACK: [BASE[STACK], BASE[STACK].replace(", kqed/making-images", "")],
    ISSUER: [BASE[ISSUER], BASE[ISSUER].replace("KQED with PBS", "KQED")],
}
EDITS = st.sampled_from([(name, text) for name, texts in VERSIONS.items() for text in texts])


def found(checked: Checked) -> tuple[object, ...]:
    return checked.problems, list(checked.catalog.records()) if checked.catalog else None


def write(root: Path, name: str, text: str | None) -> None:
    if text is None:
        (root / name).unlink(missing_ok=True)
    else:
        (root / name).write_text(text, encoding="utf-8")


@settings(max_examples=40, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=8))
def test_what_is_remembered_of_examples_never_changes_what_is_found(
    edits: list[tuple[str, str | None]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, memory = written(Path(folder), CATALOG), Path(folder) / "memory"
        assert not check(root, DAY, memory=memory).problems
        for name, text in edits:
            write(root, name, text)
            assert found(check(root, DAY, memory=memory)) == found(check(root, DAY))


@pytest.mark.parametrize(
    ("name", "text", "again"),
    [
        (ISSUER, VERSIONS[ISSUER][1], set()),
        (STACK, VERSIONS[STACK][1], set()),
        (RULE, BASE[RULE] + "# Nothing is changed.\n", {"ut/media-by-microcredentials"}),
        (RATE, VERSIONS[RATE][1], {"ut/renewal"}),
        (THIRD, VERSIONS[THIRD][1], {"ut/media-by-microcredentials", "ut/renewal"}),
        (IMAGES, VERSIONS[IMAGES][2], {"ut/media-by-microcredentials"}),
    ],
)
def test_only_what_may_come_out_otherwise_is_tried_again(
    name: str, text: str, again: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, memory, asked = written(tmp_path, CATALOG), tmp_path / "memory", set()
    check(root, DAY, memory=memory)
    original = examples.try_example

    def noting(record: examples.Record, *rest: object) -> object:
        asked.add(record.id)
        return original(record, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(examples, "try_example", noting)
    write(root, name, text)
    check(root, DAY, memory=memory)
    assert asked == again


def test_on_another_day_all_are_tried_again(tmp_path: Path) -> None:
    enough = {RENEWAL: CATALOG[RENEWAL].replace("100", "30").replace("not_met", "met", 1)}
    ending = {RATE: BASE[RATE].replace("in_force", "in_force\nuntil: 2026-12-31")}
    root, memory = written(tmp_path, {**CATALOG, **enough, **ending}), tmp_path / "memory"
    assert not check(root, DAY, memory=memory).problems
    (problem,) = check(root, datetime.date(2027, 1, 1), memory=memory).problems
    assert problem.name == "failed-example"


def test_an_example_that_fails_is_named_each_time(tmp_path: Path) -> None:
    root = written(tmp_path, {**CATALOG, RULE: str(VERSIONS[RULE][3])})
    first, second = (check(root, DAY, memory=tmp_path / "memory").problems for _ in range(2))
    assert [problem.name for problem in first] == ["failed-example"]
    assert first == second
