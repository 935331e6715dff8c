"""What nobody read a source of is no fact, whichever way its source is tied to it."""

import pytest

from credential_catalog.model.records import Source, Stack


def stack(*sources: tuple[str, tuple[str, ...]]) -> Stack:
    return Stack(
        id="kqed/s",
        title="S",
        kind="award",
        status="active",
        members=(),
        sources=tuple(
            Source(
                id=f"s{position}",
                title="S",
                kind="research",
                checked="2026-11-22",
                confidence=confidence,  # type: ignore[arg-type]
                supports=supports,
            )
            for position, (confidence, supports) in enumerate(sources)
        ),
    )


@pytest.mark.parametrize(
    ("sources", "rests_on_nothing"),
    [
        ([], False),
        ([("read", ())], False),
        ([("unsourced", ())], True),
        ([("unsourced", ()), ("excerpt", ())], False),
        ([("unsourced", ("hours",)), ("read", ())], True),
        ([("unsourced", ()), ("read", ("hours",))], False),
        ([("unsourced", ("every",)), ("read", ())], False),
        ([("unsourced", ("requires",)), ("read", ())], True),
        ([("unsourced", ("requires",)), ("read", ("hours",))], False),
    ],
)
def test_the_sources_that_name_a_key_decide_else_those_of_the_whole_file(
    sources: list[tuple[str, tuple[str, ...]]], rests_on_nothing: bool
) -> None:
    assert stack(*sources).rests_on_nothing("hours", "requires") is rests_on_nothing
