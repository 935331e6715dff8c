"""Every fact of the research on a state went somewhere, with every one of its figures."""

import re
from pathlib import Path

import pytest
import yaml

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.schema import Home, home_of

ROOT = Path(__file__).parents[1]
RESEARCH = ROOT.parent / "shared" / "research"
FACTS = [
    {"state": file.stem.upper(), **entry}
    for file in sorted((Path(__file__).parent / "facts").glob("*.yml"))
    for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
]
STATES = sorted({entry["state"] for entry in FACTS})
NOTABLE = {"pilot", "agency", "none-found"}
needs_research = pytest.mark.skipif(
    not RESEARCH.is_dir(), reason="the research that the facts come from is not beside the project"
)


def researched() -> list[dict]:
    """Return every fact and renewal block of the states, the second file's after the first's."""
    found = []
    for name in ("states.yaml", "states-2.yaml"):
        for state in yaml.safe_load((RESEARCH / name).read_text(encoding="utf-8"))["states"]:
            if state["code"] in STATES:
                found += state["facts"]
                if state.get("renewal"):
                    found.append({"state": state["code"], "kind": "renewal", "fact": "(renewal block)"})
    return found


def entries_for(fact: dict) -> list[dict]:
    return [
        entry
        for entry in FACTS
        if entry["state"] == fact["state"] and fact["fact"].startswith(entry["fact_starts_with"])
    ]


def files_of(entry: dict) -> list[Path]:
    files = entry.get("file", [])
    return [ROOT / "catalog" / file for file in ([files] if isinstance(files, str) else files)]


def moved(file: Path, catalog: Catalog) -> Path | None:
    """Return where a renamed file is now."""
    home = home_of(file.relative_to(ROOT).as_posix())
    present = catalog.aliases.get(home.id) if isinstance(home, Home) else None
    return ROOT / catalog.files[present] if present else None


def occurs(number: float, text: str) -> bool:
    """Tell whether a number stands in a text as a figure of its own: 1000 is also 1,000."""
    shown = f"{number:g}" if number < 1e6 else str(number)
    whole = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return re.search(rf"(?<![\d.]){re.escape(shown)}(?!\d|\.\d)", whole) is not None


@needs_research
def test_every_fact_of_a_state_is_accounted_for() -> None:
    missing = [f"{fact['state']}: {fact['fact'][:70]}" for fact in researched() if not entries_for(fact)]
    assert missing == []


@needs_research
def test_every_state_of_the_research_has_its_account() -> None:
    researched = {
        state["code"]
        for name in ("states.yaml", "states-2.yaml")
        for state in yaml.safe_load((RESEARCH / name).read_text(encoding="utf-8"))["states"]
    }
    assert sorted(researched) == STATES


@needs_research
def test_every_entry_names_a_fact_that_was_researched() -> None:
    facts = researched()
    stale = [
        entry["fact_starts_with"]
        for entry in FACTS
        if not any(
            entry["state"] == fact["state"] and fact["fact"].startswith(entry["fact_starts_with"])
            for fact in facts
        )
    ]
    assert stale == []


@pytest.mark.parametrize(
    "entry", FACTS, ids=lambda entry: f"{entry['state']} {entry['fact_starts_with'][:40]}"
)
def test_the_file_and_key_that_a_fact_went_to_exist(entry: dict, catalog: Catalog) -> None:
    assert entry["to"] in ("rule", "award", "renewal", "body", "note")
    if entry["to"] == "note":
        assert entry["reason"]
    else:
        assert files_of(entry), "an entry that is no note names a file"
    texts = []
    for file in files_of(entry):
        found = file if file.is_file() else moved(file, catalog)
        assert found, f"{file} is gone: say in tests/facts/{entry['state'].lower()}.yml where its fact went"
        texts.append(found.read_text(encoding="utf-8"))
    keys = entry.get("key", [])
    for key in [keys] if isinstance(keys, str) else keys:
        last = key.replace("[", ".").split(".")[0]
        assert any(re.search(rf"^\s*-?\s*{re.escape(last)}:", text, re.MULTILINE) for text in texts), key


@needs_research
def test_only_pilots_agencies_empty_searches_and_mere_mentions_are_notes() -> None:
    wrong = [
        fact["fact"][:70]
        for fact in researched()
        for entry in entries_for(fact)
        if entry["to"] == "note" and fact["kind"] not in NOTABLE and "mention" not in entry["reason"]
    ]
    assert wrong == []


@needs_research
def test_every_number_of_a_fact_stands_in_its_file_or_is_listed_with_the_reason() -> None:
    lost = []
    for fact in researched():
        entries = entries_for(fact)
        text = "\n".join(file.read_text("utf-8") for entry in entries for file in files_of(entry))
        excused = {float(number) for entry in entries for number in entry.get("absent", {})}
        for number in fact.get("numbers", []):
            value = float(number["value"])
            if all(entry["to"] == "note" for entry in entries) or value in excused:
                continue
            if not occurs(value, text):
                lost.append(f"{fact['state']}: {fact['fact'][:50]}… {value:g} {number['unit']}")
    assert lost == []
