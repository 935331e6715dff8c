"""Advice says where more could be known, on the day that is asked, and stops nobody."""

import datetime
from pathlib import Path

from tests.small_catalog import BASE, written

from credential_catalog.checking import check
from credential_catalog.model.problem import Severity

SILENT = (
    BASE["credentials/kqed/making-images.yml"]
    .replace("hours: 5\n", "")
    .replace("evidence: [{kind: artifact}]\n", "")
)


def advised(tmp_path: Path, day: datetime.date, **files: str) -> set[tuple[str, str]]:
    """Return kind and file of every piece of advice; nothing else may be said."""
    checked = check(written(tmp_path, BASE | files), day)
    assert checked.catalog is not None
    assert {problem.severity for problem in checked.problems} <= {Severity.ADVICE}
    return {(problem.id, Path(problem.place.path).name) for problem in checked.problems}


def test_hours_and_evidence_that_nobody_states_are_named(tmp_path: Path) -> None:
    found = advised(tmp_path, datetime.date(2026, 12, 1), **{"credentials/kqed/making-images.yml": SILENT})
    assert found == {("CC412", "making-images.yml"), ("CC413", "making-images.yml")}


def test_a_credential_that_is_only_announced_needs_neither(tmp_path: Path) -> None:
    files = {"credentials/kqed/making-images.yml": SILENT.replace("status: active", "status: draft")}
    assert advised(tmp_path, datetime.date(2026, 12, 1), **files) == set()


def test_a_source_is_old_a_year_after_it_was_checked(tmp_path: Path) -> None:
    on_the_day = advised(tmp_path, datetime.date(2027, 11, 22))
    assert "CC411" not in {kind for kind, _ in on_the_day}
    a_day_later = advised(tmp_path / "later", datetime.date(2027, 11, 23))
    assert ("CC411", "kqed.yml") in a_day_later
