"""The data to take away: it says what the catalog and the pages say, and every file keeps its word."""

import csv
import dataclasses
import datetime
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema_rs
import msgspec
import pytest
from bs4 import BeautifulSoup
from selectolax.lexbor import LexborHTMLParser

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_cost, stated_hours
from credential_catalog.exports.api import EVERYTHING
from credential_catalog.exports.api_values import FOLDERS
from credential_catalog.exports.csv_files import METADATA, written
from credential_catalog.exports.promised_keys import keys_and_columns, promised
from credential_catalog.exports.tables import TABLES
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Award, Credential, Issuer, Jurisdiction, Stack
from credential_catalog.model.uses import USES
from credential_catalog.routes.recognition import recognitions, state_word
from credential_catalog.site import Settings, Site, site_of

TOP = "https://catalog.example/"
SETTINGS = Settings(as_of=datetime.date(2026, 11, 22), site_url=TOP, revision="0123abc")
KEYS = Path(__file__).parent / "api-v1-keys.txt"
Rows = list[dict[str, str]]


@pytest.fixture
def site(made_site: Site) -> Site:
    return made_site


@pytest.fixture(scope="module")
def files(made_site: Site) -> dict[str, bytes]:
    return contents(made_site)


def contents(site: Site) -> dict[str, bytes]:
    return {
        file.path: file.content if isinstance(file.content, bytes) else file.content.encode()
        for file in site.artifacts
    }


def table(files: dict[str, bytes], path: str) -> Rows:
    text = files[f"data/{path}.csv"].decode()
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def soup(site: Site, where: str) -> BeautifulSoup:
    return BeautifulSoup(next(one.html for one in site.pages if one.address == where), "html.parser")


def closed(schema: object) -> object:
    """Return a schema that takes no key but its own, so that a key which it does not describe is found."""
    if isinstance(schema, dict):
        made = {key: closed(value) for key, value in schema.items()}
        if "properties" in schema and schema.get("type") == "object":
            made["additionalProperties"] = False
        return made
    return [closed(one) for one in schema] if isinstance(schema, list) else schema


def test_every_json_file_is_as_its_published_schema_says(files: dict[str, bytes]) -> None:
    validators: dict[str, jsonschema_rs.Draft202012Validator] = {}
    checked = 0
    for path, content in files.items():
        if not path.startswith("api/v1/") or path.startswith("api/v1/schemas/"):
            continue
        document = json.loads(content)
        name = document["$schema"].removeprefix(TOP)
        if name not in validators:
            schema = json.loads(files[name])
            jsonschema_rs.meta.validate(schema)
            assert schema["$id"] == document["$schema"]
            validators[name] = jsonschema_rs.Draft202012Validator(closed(schema), validate_formats=True)
        assert [str(error) for error in validators[name].iter_errors(document)][:3] == [], path
        checked += 1
    assert checked > 900
    # The schema of a route is of what the command line writes: no file of the site is one.
    without_a_file = {"api/v1/schemas/route.schema.json"}
    if not any(path.startswith("api/v1/collections/") for path in files):
        without_a_file.add("api/v1/schemas/collections.schema.json")
    published = {path for path in files if path.startswith("api/v1/schemas/")}
    assert published - validators.keys() == without_a_file


def test_a_schema_refuses_what_is_wrong(files: dict[str, bytes]) -> None:
    schema = closed(json.loads(files["api/v1/schemas/rules.schema.json"]))
    rule = json.loads(files["api/v1/rules/ut/science-3d.json"])
    for path, value in (
        (("about", "as_of"), "yesterday"),
        (("data", "word"), "perhaps"),
        (("data", "facts", "requires"), {"stack": 3}),
        (("data", "facts", "requires"), {"stak": "usbe/three-dimensional-teaching"}),
        (("data", "facts", "colour"), "red"),
    ):
        wrong = json.loads(json.dumps(rule))
        place = wrong
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        assert not jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(wrong), path


def test_the_facts_of_every_thing_come_back_as_they_were(catalog: Catalog, files: dict[str, bytes]) -> None:
    everything = json.loads(files[EVERYTHING])["data"]
    told = {thing["id"] for folder in FOLDERS for thing in everything[folder]}
    assert told == {record.id for record in catalog.records()}
    for folder in FOLDERS:
        for thing in everything[folder]:
            record = catalog.find(thing["id"])
            assert record is not None
            assert convert(thing["facts"], type(record)) == record
            alone = json.loads(files[f"api/v1/{folder}/{thing['id']}.json"])
            assert alone["data"] == thing


def test_every_file_says_its_day_its_revision_and_its_licence(files: dict[str, bytes]) -> None:
    about = json.loads(files["data/about.json"])
    assert (about["as_of"], about["revision"], about["licence"]) == ("2026-11-22", "0123abc", "CC-BY-4.0")
    for path, content in files.items():
        if path.startswith("api/v1/") and not path.startswith("api/v1/schemas/"):
            assert json.loads(content)["about"] == about, path
    for one in TABLES:
        assert {(row["as_of"], row["revision"]) for row in table(files, one.name)} == {
            ("2026-11-22", "0123abc")
        }


def test_a_revision_that_is_not_known_is_null(catalog: Catalog) -> None:
    files = contents(site_of(small_catalog(), msgspec.structs.replace(SETTINGS, revision=None)))
    assert json.loads(files["data/about.json"])["revision"] is None
    assert {row["revision"] for row in table(files, "credentials")} == {""}


def test_each_table_has_a_row_for_each_thing(catalog: Catalog, files: dict[str, bytes]) -> None:
    for name, records in (
        ("credentials", catalog.credentials),
        ("stacks", catalog.stacks),
        ("awards", catalog.awards),
        ("rules", catalog.rules),
    ):
        rows = table(files, name)
        assert [row["id"] for row in rows] == sorted(records)
        for row in rows:
            assert row["title"] == written(" ".join(records[row["id"]].title.split()))


def test_what_is_not_stated_is_an_empty_cell_and_never_zero(
    catalog: Catalog, files: dict[str, bytes]
) -> None:
    silent, stated = 0, 0
    for row in table(files, "credentials"):
        credential = catalog.credentials[row["id"]]
        hours, cost = stated_hours(catalog, credential), stated_cost(catalog, credential)
        if hours is None:
            assert (row["hours_at_least"], row["hours_at_most"], row["hours_from"]) == ("", "", "")
            silent += 1
        elif isinstance(hours.value, float | int):
            assert float(row["hours_at_least"]) == float(row["hours_at_most"]) == hours.value
            assert row["hours_from"] == (hours.origin or "")
            stated += 1
        if cost is None:
            assert (row["cost"], row["cost_at_least"], row["cost_at_most"], row["cost_from"]) == ("",) * 4
        elif all(price.amount == 0 and price.per is None for price in cost.value):
            assert (row["cost_at_least"], row["cost_at_most"]) == ("0", "0")
    assert silent > 50
    assert stated > 50


def test_words_csv_says_what_the_page_of_each_credential_says(
    catalog: Catalog, site: Site, files: dict[str, bytes]
) -> None:
    said: dict[str, Counter[tuple[str, ...]]] = {name: Counter() for name in catalog.credentials}
    ways = {
        (row["credential"], row["jurisdiction"], row["award"], row["area"], row["rule"], row["chain"]): row
        for row in table(files, "words")
    }
    for row in ways.values():
        others = row["by_name"] if row["states_word"] == "false" else ""
        said[row["credential"]][row["jurisdiction"], row["word"], row["award_title"], others] += 1
    for name in catalog.credentials:
        shown: Counter[tuple[str, ...]] = Counter()
        html = next(one.html for one in site.pages if one.address == f"credentials/{name}/")
        for section in LexborHTMLParser(html).css(".cc-state"):
            for line in section.css(".cc-answers > li"):
                words = re.sub(r"\s+", " ", line.text(separator=" "))
                found = re.search(r"([^ ].*)’s rule ?, not the state's", words)
                others = [by for _, _, _, by in said[name] if by and found and by in found[1]]
                word, award = line.css_first(".cc-word"), line.css_first("a")
                assert word
                assert award
                shown[
                    str(section.attributes["id"]).removeprefix("in-"),
                    word.text().strip(),
                    " ".join(award.text().split()),
                    others[0] if others else "",
                ] += 1
        assert shown == said[name], name


def test_words_and_surveys_together_tell_every_word(catalog: Catalog, files: dict[str, bytes]) -> None:
    strongest: dict[tuple[str, str, str], str] = {}
    for row in table(files, "words"):
        strongest.setdefault((row["credential"], row["jurisdiction"], row["use"]), row["word_of_state"])
    surveys = {(row["jurisdiction"], row["use"]): row["word"] for row in table(files, "surveys")}
    assert len(surveys) == len(catalog.jurisdictions) * len(USES)
    everything = json.loads(files[EVERYTHING])["data"]
    recognized = {one["id"]: one["words"] for one in everything["credentials"]}
    for name in catalog.credentials:
        for state in catalog.jurisdictions:
            for use in USES:
                word = strongest.get((name, state, use), surveys[state, use])
                assert state in recognized[name][use][word], (name, state, use)
                assert sum(state in states for states in recognized[name][use].values()) == 1


def test_the_words_of_a_credential_are_those_of_the_rules(catalog: Catalog, files: dict[str, bytes]) -> None:
    recognized = recognitions(catalog, SETTINGS.as_of)
    for row in table(files, "words"):
        ones = recognized[row["credential"]]
        assert row["word_of_state"] == state_word(ones, row["jurisdiction"], row["use"], catalog)


def test_the_json_of_a_credential_says_the_same_as_words_csv(files: dict[str, bytes]) -> None:
    rows = Counter(
        tuple(
            row[key]
            for key in ("jurisdiction", "use", "word", "beside", "states_word", "by", "rule", "chain")
        )
        for row in table(files, "words")
    )
    told: Counter[tuple[str, ...]] = Counter()
    for thing in json.loads(files[EVERYTHING])["data"]["credentials"]:
        for one in thing["where_it_counts"]:
            speaks = "true" if one["states_word"] else "false"
            beside = "; ".join(said.replace("; ", ", ") for said in one["beside"])
            said = (one["word"], beside, speaks, one["by"] or "", one["rule"] or "", "; ".join(one["chain"]))
            told.update((one["jurisdiction"], use, *said) for use in one["uses"])
            assert (one["chain"][0], one["chain"][-1]) == (thing["id"], one["award"])
    assert told == rows


def test_a_stack_counts_where_its_page_says(site: Site, files: dict[str, bytes]) -> None:
    said = 0
    for stack in json.loads(files[EVERYTHING])["data"]["stacks"]:
        page = soup(site, f"stacks/{stack['id']}/")
        for one in stack["where_it_counts"]:
            assert (one["chain"][0], one["chain"][-1]) == (stack["id"], one["award"])
            assert one["word"] in page.get_text()
            said += 1
    assert said


def test_a_unions_word_is_never_the_states(catalog: Catalog, files: dict[str, bytes]) -> None:
    unions = [row for row in table(files, "words") if row["rule"] == "or/oea-pdu"]
    assert unions
    assert {(row["states_word"], row["by"]) for row in unions} == {("false", "or/oea")}


def test_a_states_files_have_its_rows_and_no_others(catalog: Catalog, files: dict[str, bytes]) -> None:
    for name in ("awards", "rules", "words", "surveys"):
        by_state = {state: table(files, f"states/{state}/{name}") for state in catalog.jurisdictions}
        assert sum(map(len, by_state.values())) == len(table(files, name))
        for state, rows in by_state.items():
            assert {row["jurisdiction"] for row in rows} <= {state}


def test_lines_end_and_cells_are_quoted_as_rfc_4180_says(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".csv"):
            assert content.endswith(b"\r\n"), path
            assert not content.startswith(b"\xef\xbb\xbf")
            widths = {len(row) for row in csv.reader(io.StringIO(content.decode(), newline=""), strict=True)}
            assert len(widths) == 1, path


def test_no_cell_would_run_as_a_formula(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode(), newline="")):
                assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))], path


UTAH = {"id": "ut", "name": "Utah", "kind": "state", "agency": {"name": "USBE"}, "survey": {}}


def small_catalog() -> Catalog:
    """Return a catalog with one credential whose texts are hostile to a spreadsheet."""
    source = {"id": "a", "title": "A", "kind": "issuer", "checked": "2026-11-22", "confidence": "unsourced"}
    hostile = {
        "id": "kqed/a",
        "title": '=HYPERLINK("https://evil.example")',
        "status": "active",
        "code": "@SUM(1)",
        "level": "-1",
        "platform": "\t=1",
        "note": 'one\n"two", three',
        "subjects": ["+a; b", "c"],
        "aliases": ["kqed/before"],
        "sources": [source],
    }
    return Catalog(
        issuers={"kqed": convert({"id": "kqed", "name": "KQED", "kind": "company"}, Issuer)},
        credentials={"kqed/a": convert(hostile, Credential)},
        aliases={"kqed/before": "kqed/a"},
    )


def test_a_text_that_begins_as_a_formula_is_guarded_and_the_json_has_it_as_it_was() -> None:
    files = contents(site_of(small_catalog(), SETTINGS))
    [row] = table(files, "credentials")
    assert row["title"] == '\'=HYPERLINK("https://evil.example")'
    assert (row["code"], row["level"], row["platform"]) == ("'@SUM(1)", "'-1", "'\t=1")
    assert row["subjects"] == "'+a, b; c"
    assert row["note"] == 'one "two", three'
    facts = json.loads(files["api/v1/credentials/kqed/a.json"])["data"]["facts"]
    assert facts["code"] == "@SUM(1)"


def test_what_no_source_was_read_for_is_named() -> None:
    files = contents(site_of(small_catalog(), SETTINGS))
    [row] = table(files, "credentials")
    assert {"title", "code", "level"} <= set(row["no_source"].split("; "))
    assert (row["sources"], row["confidence"]) == ("", "unsourced")
    assert "/code" in json.loads(files["api/v1/credentials/kqed/a.json"])["data"]["no_source"]


def test_a_requirement_that_no_source_was_read_for_is_named_node_by_node(files: dict[str, bytes]) -> None:
    found = 0
    for thing in json.loads(files[EVERYTHING])["data"]["awards"]:
        for pointer in thing["no_source"]:
            place: Any = thing["facts"]
            for key in pointer.split("/")[1:]:
                place = place[int(key)] if isinstance(place, list) else place[key]
            found += 1
            assert "[no source]" in (thing["asks"] or "") or not pointer.startswith("/requires"), thing["id"]
    assert found


def test_one_node_that_no_source_was_read_for_is_told_from_its_neighbours() -> None:
    read = {"id": "a", "title": "A", "kind": "law", "checked": "2026-11-22", "confidence": "read"}
    guess = {**read, "id": "b", "confidence": "unsourced", "supports": ["guess", "every"]}
    award = {
        "id": "ut/renewal",
        "title": "Renewal",
        "kind": "renewal",
        "every": "5 years",
        "requires": {"all": [{"outside": "exam"}, {"outside": "work", "id": "guess"}]},
        "sources": [read, guess],
    }
    small = dataclasses.replace(small_catalog(), awards={"ut/renewal": convert(award, Award)})
    small = dataclasses.replace(small, jurisdictions={"ut": convert(UTAH, Jurisdiction)})
    files = contents(site_of(small, SETTINGS))
    told = json.loads(files["api/v1/awards/ut/renewal.json"])["data"]
    assert told["no_source"] == ["/every", "/requires/all/1"]
    assert told["asks"] == "Both of: exam; work [no source]"
    [row] = table(files, "states/ut/awards")
    assert row["no_source"] == "every; requires"


def test_what_is_inherited_is_told_with_its_value_and_from_whom(
    catalog: Catalog, files: dict[str, bytes]
) -> None:
    rows = {row["id"]: row for row in table(files, "credentials")}
    inherited = 0
    for thing in json.loads(files[EVERYTHING])["data"]["credentials"]:
        for key in ("hours", "cost", "scoring", "evidence", "grade_bands"):
            told = thing["inherited"][key]
            assert rows[thing["id"]][f"{key}_from"] == (told["origin"] if told else "")
            if told is not None:
                assert told["origin"] in (*catalog.stacks, *catalog.issuers)
                said = catalog.find(told["origin"]).each
                assert told["value"] == json.loads(msgspec.json.encode(getattr(said, key)))
                assert key not in thing["facts"]
                inherited += 1
    assert inherited > 100


def test_a_stack_in_order_tells_its_longest_chain_and_what_blocks_in_it(files: dict[str, bytes]) -> None:
    stack = json.loads(files["api/v1/stacks/nmped/apl-1-2.json"])["data"]
    graph = stack["prerequisite_graph"]
    assert graph["chain"] == [node["credential"] for node in stack["facts"]["requires"]["in_order"]]
    places = graph["credentials"]
    assert [places[name]["longest_chain"] for name in graph["chain"]] == [5] * 5
    assert [places[name]["blocking_factor"] for name in graph["chain"]] == [4, 3, 2, 1, 0]
    assert (graph["blocking_factor"], graph["delay_factor"], graph["complexity"]) == (10, 25, 35)


def test_the_tables_measure_chains_as_the_json_does(files: dict[str, bytes]) -> None:
    everything = json.loads(files[EVERYTHING])["data"]
    stacks = {row["id"]: row for row in table(files, "stacks")}
    for stack in everything["stacks"]:
        graph = stack["prerequisite_graph"]
        assert set(stack["credentials"]) <= graph["credentials"].keys()
        for key in ("longest_chain", "blocking_factor", "complexity"):
            assert stacks[stack["id"]][key] == str(graph[key])
            if key != "longest_chain":
                assert graph[key] == sum(one[key] for one in graph["credentials"].values())
    credentials = {row["id"]: row for row in table(files, "credentials")}
    for credential in everything["credentials"]:
        for key in ("longest_chain", "blocking_factor"):
            assert credentials[credential["id"]][key] == str(credential["place_among_prerequisites"][key])
    assert len({row["longest_chain"] for row in (*stacks.values(), *credentials.values())}) > 3


def test_an_order_that_contradicts_the_prerequisites_is_told_as_unknown() -> None:
    source = {"id": "a", "title": "A", "kind": "issuer", "checked": "2026-11-22", "confidence": "read"}
    thing = {"status": "active", "sources": [source]}
    first, second = {"credential": "kqed/a"}, {"credential": "kqed/b"}
    contrary = Catalog(
        issuers={"kqed": convert({"id": "kqed", "name": "KQED", "kind": "company"}, Issuer)},
        credentials={
            "kqed/a": convert({**thing, "id": "kqed/a", "title": "A", "prerequisites": second}, Credential),
            "kqed/b": convert({**thing, "id": "kqed/b", "title": "B"}, Credential),
        },
        stacks={
            "kqed/s": convert(
                {
                    **thing,
                    "id": "kqed/s",
                    "title": "S",
                    "kind": "award",
                    "members": ["kqed/a", "kqed/b"],
                    "requires": {"in_order": [first, second]},
                },
                Stack,
            )
        },
    )
    files = contents(site_of(contrary, SETTINGS))
    assert json.loads(files["api/v1/stacks/kqed/s.json"])["data"]["prerequisite_graph"] is None
    [row] = table(files, "stacks")
    assert (row["longest_chain"], row["blocking_factor"], row["complexity"]) == ("", "", "")


def test_an_earlier_id_has_the_file_of_the_present_one() -> None:
    files = contents(site_of(small_catalog(), SETTINGS))
    assert files["api/v1/credentials/kqed/before.json"] == files["api/v1/credentials/kqed/a.json"]


def test_every_column_is_described_on_the_page_and_in_the_metadata(
    site: Site, files: dict[str, bytes]
) -> None:
    page = soup(site, "data/")
    metadata = {one["url"]: one["tableSchema"] for one in json.loads(files[METADATA])["tables"]}
    for one in TABLES:
        header = files[f"data/{one.name}.csv"].decode().partition("\r\n")[0].split(",")
        assert len(header) == len(set(header))
        described = page.find(id=f"columns-{one.name}").find_next("table").select("tbody tr")
        assert [row.select_one("code").get_text() for row in described] == header
        assert all(len(row.select_one("td").get_text()) > 5 for row in described)
        columns = metadata[f"{one.name}.csv"]["columns"]
        assert [column["name"] for column in columns] == header
        assert all(column["dc:description"].endswith(".") for column in columns)
        assert set(metadata[f"{one.name}.csv"]["primaryKey"]) <= set(header)


def test_a_key_tells_the_rows_of_a_table_apart(files: dict[str, bytes]) -> None:
    for one in TABLES:
        keys = [tuple(row[name] for name in one.key) for row in table(files, one.name)]
        assert len(keys) == len(set(keys)), one.name


def test_each_cell_is_of_the_type_that_its_column_says(files: dict[str, bytes]) -> None:
    forms = {
        "number": r"[0-9]+(\.[0-9]+)?",
        "integer": r"[0-9]+",
        "boolean": r"true|false",
        "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "anyURI": r"https?://\S+",
        "string": r"(?s).*",
    }
    for one in TABLES:
        for row in table(files, one.name):
            for column in one.all_columns:
                cell = row[column.name]
                for value in cell.split("; ") if column.many else [cell]:
                    assert not value or re.fullmatch(forms[column.datatype], value), (column.name, value)


def test_the_page_names_every_table_with_its_rows_and_links_to_files_that_are_there(
    site: Site, files: dict[str, bytes]
) -> None:
    page = soup(site, "data/")
    pages = {one.address for one in site.pages}
    for link in page.select("a[href]"):
        if link["href"].startswith("../"):
            to = link["href"].removeprefix("../")
            assert to in files or to.partition("#")[0] in pages, to
        elif not link["href"].startswith(("#", "https://")):
            assert f"data/{link['href']}" in files, link["href"]
    lines = page.find(id="tables").find_next("table").select("tbody tr")
    for one, line in zip(TABLES, lines, strict=True):
        assert f"{len(table(files, one.name)):,}" in line.get_text()


def test_no_key_or_column_of_version_1_has_gone() -> None:
    assert promised(KEYS) - keys_and_columns() == set()
    assert keys_and_columns() - promised(KEYS) == set(), "New ones are promised, too: run `make reference`."
