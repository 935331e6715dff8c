"""`credential-catalog route` answers in words that a teacher reads and in JSON that a program reads."""

import datetime
import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
import yaml
from click.testing import CliRunner, Result
from tests.conftest import ROOT
from tests.small_catalog import BASE, written

from credential_catalog import load_catalog
from credential_catalog.catalog.catalog import Catalog
from credential_catalog.cli import main
from credential_catalog.exports.api_schemas import route_schema
from credential_catalog.model.holding import Holding
from credential_catalog.routes.shortest import shortest_route

# Of one of the two credentials no hours are stated here.
UNTIMED = "credentials/kqed/making-images.yml"
FILES = {**BASE, UNTIMED: BASE[UNTIMED].replace("hours: 5\n", "")}
GOAL = "ut/media-by-microcredentials"
RULE = f"jurisdictions/ut/rules/{GOAL.removeprefix('ut/')}.yml"
AS_OF = datetime.date(2026, 11, 22)
ROUTE_SCHEMA = route_schema("https://catalog.example/")
CLOSED = {name: {**part, "additionalProperties": False} for name, part in ROUTE_SCHEMA["$defs"].items()}
STRICT = jsonschema_rs.Draft202012Validator({**ROUTE_SCHEMA, "additionalProperties": False, "$defs": CLOSED})


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return written(tmp_path, FILES)


def route(root: Path, *words: str) -> Result:
    asked = ["route", *words, "--catalog", str(root)]
    if "--as-of" not in words:
        asked += ["--as-of", "2026-11-22"]
    return CliRunner().invoke(main, asked, catch_exceptions=False)


def answered(root: Path, *words: str) -> str:
    done = route(root, *words)
    assert (done.exit_code, done.stderr) == (0, "")
    return done.stdout


def as_json(root: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(answered(root, *words, "--format", "json"))
    assert [error.message for error in STRICT.iter_errors(found)] == []
    return found


SAID = """\
Media by microcredentials (ut/media-by-microcredentials)
Rule toward Media endorsement (ut/media) in Utah, as of 22 Nov 2026

You have, and it counts here
 • Critically Analyzing Media (kqed/analyzing-media)

You have, and it does not count here
 • Master's degree (masters-degree)

Not met yet.

The way with the fewest micro-credentials (not all hours are stated)
   Micro-credential                                                                Hours       Cost
1  Making Images                                                                   not stated  not stated
   kqed/making-images

In all: 1 micro-credential. Hours: not stated. Cost: not stated.

Next step: Making Images (kqed/making-images). It is the only micro-credential of the way.

Our reading of the rule; the authority decides.
Utah: Utah State Board of Education
Licensing (read 22 Nov 2026)
  https://schools.utah.gov/licensing
"""


def test_the_text_says_what_counts_the_way_the_next_step_and_whose_word_it_is(small: Path) -> None:
    said = answered(small, GOAL, "--holding", "kqed/analyzing-media, masters-degree")
    assert [" ".join(line.split()) for line in said.splitlines()] == [
        " ".join(line.split()) for line in SAID.splitlines()
    ]


def test_text_that_is_piped_is_plain_and_no_wider_than_100(catalog: Catalog) -> None:
    for goal in ("nm/level-2-to-3", "ut/secondary-science", "kqed/media-literacy", "or/renewal"):
        said = answered(ROOT / "catalog", goal, "--also", "ut/science-3d", "--in", "ut")
        assert "\x1b" not in said
        for line in said.splitlines():
            assert len(line) <= 100 or line.strip().startswith("http"), line
            assert line == line.rstrip()
        assert "\n\n\n" not in said


def test_what_is_met_has_no_way_left(small: Path) -> None:
    said = answered(small, GOAL, "--holding", "kqed/analyzing-media", "--holding", "kqed/making-images")
    assert "Met: what you have is enough." in said
    assert "In all" not in said
    assert "Next step" not in said


def test_where_nothing_can_do_the_text_says_why() -> None:
    said = answered(ROOT / "catalog", "kqed/media-literacy")
    assert "Nothing can be done, because\n • Evaluating Online Information is no longer offered.\n" in said


def test_where_no_way_was_read_the_text_sends_to_the_authority(tmp_path: Path) -> None:
    alone = BASE["jurisdictions/ut/awards/media.yml"].replace(
        "areas: [{id: making, title: Making media}]", ""
    )
    said = answered(written(tmp_path, FILES | {"jurisdictions/ut/awards/alone.yml": alone}), "ut/alone")
    assert "No way to it can be followed here; there may be others. Ask the authority." in said
    assert "Utah: Utah State Board of Education" in said


def test_a_way_that_may_do_with_less_from_outside_stands_beside_the_sure_one() -> None:
    said = answered(ROOT / "catalog", "or/renewal")
    sure, _, open_way = said.partition("\nIf all that is open comes out well, this needs less from outside\n")
    assert "5 semester hours" in sure
    assert "nea/" in open_way


def test_a_rule_that_is_not_in_force_says_so(tmp_path: Path) -> None:
    ended = BASE[RULE].replace("status: in_force", "status: ended\nuntil: 2024-06-30")
    ended = ended.partition("examples:")[0]
    said = answered(written(tmp_path, FILES | {RULE: ended}), GOAL)
    assert "What this rule says on that day: no longer; ended 30 Jun 2024." in said


def test_json_is_the_route_itself(small: Path) -> None:
    for by in ("hours", "cost", "count"):
        for held in ((), ("kqed/analyzing-media",), ("kqed/analyzing-media", "kqed/making-images")):
            options = ["--holding", ",".join(held)] if held else []
            found = as_json(small, GOAL, "--by", by, *options)
            made = shortest_route(GOAL, Holding(credentials=held), load_catalog(small), AS_OF, by=by)  # type: ignore[arg-type]
            assert found == json.loads(msgspec.json.encode(made))


def test_every_route_in_some_states_is_as_the_published_schema_says(catalog: Catalog) -> None:
    goals = [*catalog.stacks, *catalog.awards, *catalog.rules]
    tried = [name for name in goals if name.startswith(("nm/", "ut/", "ar/", "or/", "usbe/", "kqed/"))]
    kinds = set()
    for goal in tried:
        found = shortest_route(goal, Holding(), catalog, AS_OF)
        told = json.loads(msgspec.json.encode(found))
        assert [error.message for error in STRICT.iter_errors(told)] == [], goal
        kinds.add((found.feasible, found.possible is not None, bool(found.unmet), bool(found.unlisted)))
    assert len(kinds) >= 5


def test_the_schema_of_a_route_is_valid_and_says_what_every_key_means() -> None:
    jsonschema_rs.meta.validate(ROUTE_SCHEMA)
    parts = {"Route": ROUTE_SCHEMA, **ROUTE_SCHEMA["$defs"]}
    keys = {(name, key): said for name, part in parts.items() for key, said in part["properties"].items()}
    assert [key for key, said in keys.items() if not said.get("description")] == []
    assert {"goal", "by", "as_of", "answer", "feasible", "optimal", "possible"} <= {key for _, key in keys}


def test_the_schema_refuses_what_is_no_route(small: Path) -> None:
    found = as_json(small, GOAL)
    for key, value in (("answer", "perhaps"), ("colour", "red"), ("totals", {}), ("possible", [])):
        assert not STRICT.is_valid({**found, key: value}), key


def test_an_earlier_id_of_a_goal_or_of_what_is_held_is_understood(tmp_path: Path) -> None:
    name = "credentials/kqed/analyzing-media.yml"
    changes = {
        one: f"aliases: [{alias}]\n{BASE[one]}"
        for one, alias in ((RULE, "ut/media-rule"), (name, "kqed/media"))
    }
    found = as_json(written(tmp_path, FILES | changes), "ut/media-rule", "--holding", "kqed/media")
    assert (found["goal"], found["credentials"]) == (GOAL, ["kqed/making-images"])


def test_an_unknown_goal_names_the_nearest(small: Path) -> None:
    done = route(small, "ut/media-by-microcredential")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "“ut/media-by-microcredential” is no stack, award or rule of this catalog. "
        "Did you mean “ut/media-by-microcredentials”?\n"
    )


def test_each_unknown_held_thing_names_the_nearest(small: Path) -> None:
    done = route(
        small, GOAL, "--holding", "kqed/analysing-media,kqed/making-images,zebra,ut/media-by-microcredentials"
    )
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "“kqed/analysing-media” is no credential, stack, award or outside thing of this catalog. "
        "Did you mean “kqed/analyzing-media”?",
        "“zebra” is no credential, stack, award or outside thing of this catalog.",
        "“ut/media-by-microcredentials” is no credential, stack, award or outside thing of this catalog.",
    ]


def test_a_holding_file_may_be_yaml_or_json(small: Path, tmp_path: Path) -> None:
    holding = {"credentials": [{"id": "kqed/analyzing-media", "score": "90%"}], "outside": ["masters-degree"]}
    for name, text in (("a.yml", yaml.safe_dump(holding)), ("a.json", json.dumps(holding, indent="\t"))):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        assert as_json(small, GOAL, "--holding-file", str(file))["credentials"] == ["kqed/making-images"]


def test_what_of_a_holding_file_cannot_be_kept_is_named_and_the_route_goes_on(
    small: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yml"
    file.write_text("credentials: [kqed/gone, kqed/analyzing-media]\ncolour: red\n", encoding="utf-8")
    done = route(small, GOAL, "--holding-file", str(file), "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["credentials"] == ["kqed/making-images"]
    assert done.stderr.splitlines() == [
        f"{file}: “kqed/gone” is not in this catalog.",
        f"{file}: “colour” is no part of a holding.",
    ]


@pytest.mark.parametrize(
    "content", [b"credentials: [a\n", b"- kqed/analyzing-media\n", b"\xff\xfe", b"", None]
)
def test_a_holding_file_that_cannot_be_read_ends_with_one_message(
    content: bytes | None, small: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.yml"
    if content is not None:
        file.write_bytes(content)
    done = route(small, GOAL, "--holding-file", str(file))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(str(file))
    assert len(done.stderr.splitlines()) == 1


def test_a_question_about_a_past_day_is_put_to_the_catalog_of_that_day(tmp_path: Path) -> None:
    history = (
        "history: [{source: usbe, until: 2025-05-31, was: {requires: {credential: kqed/analyzing-media}}}]\n"
    )
    root = written(tmp_path, FILES | {RULE: history + BASE[RULE]})
    held = ("--holding", "kqed/analyzing-media")
    assert as_json(root, GOAL, *held, "--as-of", "2025-05-31")["answer"] == "met"
    assert as_json(root, GOAL, *held, "--as-of", "2025-06-01")["answer"] == "not_met"


def test_an_example_that_does_not_hold_on_a_past_day_is_no_obstacle(tmp_path: Path) -> None:
    award = "jurisdictions/ut/awards/media.yml"
    both = "{credentials: [kqed/analyzing-media, kqed/making-images]}"
    example = f"examples: [{{holding: {both}, answer: met, because: Both are held.}}]\n"
    root = written(
        tmp_path,
        FILES
        | {
            award: BASE[award].replace("areas: [{id: making, title: Making media}]", "") + example,
            RULE: "from: 2020-01-01\n" + BASE[RULE],
        },
    )
    held = ("--holding", "kqed/analyzing-media,kqed/making-images")
    assert as_json(root, "ut/media", *held)["answer"] == "met"
    assert as_json(root, "ut/media", *held, "--as-of", "2019-06-01")["answer"] != "met"


def test_one_credential_that_serves_several_goals_is_named(small: Path) -> None:
    said = answered(small, GOAL, "--also", "kqed/media-literacy")
    assert (
        "Critically Analyzing Media (kqed/analyzing-media) brings you nearer to 2 of the 2 goals\n"
        " • Media by microcredentials (ut/media-by-microcredentials)\n"
        " • Media Literacy (kqed/media-literacy)\n"
    ) in said


def test_the_same_holding_is_tried_in_another_state(small: Path) -> None:
    for state in ("ut", "Utah", "UT"):
        said = answered(small, "kqed/media-literacy", "--holding", "kqed/analyzing-media", "--in", state)
        words = " ".join(said.split())
        assert (
            "The same in Utah • Media endorsement (ut/media). It cannot be told. What counts: Critically "
            "Analyzing Media. Left: 1 micro-credential. • Licence renewal (ut/renewal). Not met yet."
        ) in words
    nothing = answered(small, "kqed/media-literacy", "--holding", "masters-degree", "--in", "ut")
    assert "Nothing that you have counts toward an award that we know in Utah." in nothing


def test_a_state_that_is_not_there_names_the_nearest(small: Path) -> None:
    done = route(small, GOAL, "--in", "uta")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == "“uta” is no state of this catalog. Did you mean “ut”?\n"


@pytest.mark.parametrize(
    "words",
    [
        ("--also", "ut/media", "--format", "json"),
        ("--in", "ut", "--format", "json"),
        ("--holding", "masters-degree", "--holding-file", "mine.yml"),
        ("--by", "speed"),
        ("--as-of", "yesterday"),
    ],
)
def test_options_that_contradict_each_other_are_refused(words: tuple[str, ...], small: Path) -> None:
    done = route(small, GOAL, *words)
    assert (done.exit_code, done.stdout) == (2, "")


def test_without_a_catalog_there_is_one_sentence(tmp_path: Path) -> None:
    missing = route(tmp_path / "nowhere", GOAL)
    assert missing.exit_code == 2
    assert missing.stderr.startswith(f"There is no folder {tmp_path / 'nowhere'}.")
    empty = route(tmp_path, GOAL)
    assert empty.exit_code == 2
    assert empty.stderr.startswith(f"There is no file of a catalog in {tmp_path}.")
    broken = route(written(tmp_path, FILES | {RULE: "title: A\n"}), GOAL)
    assert broken.exit_code == 2
    assert broken.stderr.endswith(f"credential-catalog check {tmp_path / 'catalog'}\n")
