"""A figure that rests on an old, cut-off or second-hand page says so; one that rests on the law does not."""

import datetime

import pytest

from credential_catalog.model.convert import convert
from credential_catalog.model.records import Source
from credential_catalog.site.rendering import doubts_about

AS_OF = datetime.date(2026, 11, 22)


def source(**told: object) -> Source:
    known = {"id": "s", "title": "S", "kind": "law", "checked": "2026-11-22", "confidence": "read"}
    return convert({**known, **told}, Source)


@pytest.mark.parametrize(
    ("sources", "doubts"),
    [
        ([], ()),
        ([source()], ()),
        ([source(year=2024)], ()),
        ([source(year=2016)], ("source of 2016",)),
        ([source(year=2016), source(year=2025)], ()),
        ([source(year=2016), source()], ()),
        ([source(confidence="excerpt")], ("from an excerpt",)),
        ([source(confidence="excerpt"), source()], ()),
        ([source(confidence="unsourced")], ("no source",)),
        ([source(confidence="unsourced"), source()], ()),
        ([source(kind="vendor")], ("second-hand",)),
        ([source(kind="vendor"), source(kind="agency")], ()),
        ([source(kind="vendor"), source(confidence="excerpt")], ("from an excerpt",)),
        (
            [source(kind="press", confidence="excerpt", year=2018)],
            ("second-hand", "from an excerpt", "source of 2018"),
        ),
    ],
)
def test_doubts_are_those_of_the_best_source(sources: list[Source], doubts: tuple[str, ...]) -> None:
    assert doubts_about(sources, AS_OF) == doubts
