"""What the documentation shows is valid, leads somewhere, runs, and exists."""

import dataclasses
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import click
import pytest
import yaml

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.cli import main
from credential_catalog.exports.field_reference import field_reference
from credential_catalog.exports.readme_counts import counted, roughly, too_many, with_counts
from credential_catalog.schema import Home, check_document
from credential_catalog.schema.library import explainer
from credential_catalog.source import Document
from credential_catalog.source.values import read_values

ROOT = Path(__file__).parents[2]
GUIDES = sorted(
    [*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"],
    key=lambda path: path.as_posix(),
)
PROBLEMS = ROOT / "docs" / "curriculum-teams" / "problems.md"
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)
FILES = {"rule", "award", "credential", "stack", "body", "issuer", "jurisdiction", "outside", "collection"}
RULE: dict[str, Any] = {
    "title": "A rule",
    "grants": {"award": "zz/award"},
    "use": ["endorsement"],
    "status": "in_force",
    "effect": "counts",
    "sources": [
        {"id": "code", "title": "Code", "kind": "law", "checked": "2026-11-22", "confidence": "read"},
    ],
}


class Block(NamedTuple):
    guide: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.guide}:{self.line}"


def fences(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the language and the text of each fenced block."""
    text = path.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        indent = len(found["indent"])
        lines = (line[indent:] for line in found["text"].splitlines())
        yield text.count("\n", 0, found.start()) + 1, found["language"], "\n".join(lines) + "\n"


def without_fences(path: Path) -> str:
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def yaml_blocks() -> list[Block]:
    found = []
    for path in GUIDES:
        if path != PROBLEMS:  # its blocks are excerpts, some of them wrong on purpose
            for line, language, text in fences(path):
                if language == "yaml":
                    kind = text.partition("\n")[0].removeprefix("# ")
                    found.append(Block(path.relative_to(ROOT).as_posix(), line, kind, text))
    return found


def faults(block: Block) -> list[str]:
    """Return what the check would say of a block, put into a whole file where it is a part of one."""
    data = read_values(block.text, str(block))
    if not isinstance(data, dict):
        return [str(problem) for problem in data]
    if block.kind == "holding":
        return [error.message for error in explainer("holding").iter_errors(data)]
    if block.kind == "requirement":
        kind, data = "rule", {**RULE, "requires": data}
    elif block.kind == "line":
        kind, data = "rule", {**RULE, "adds": [data]}
    else:
        kind = block.kind
    document = Document(Path(block.guide), str(block), yaml.safe_dump(data), data)
    return [problem.what for problem in check_document(document, Home(kind, "zz/shown")).problems]


@pytest.mark.parametrize("block", yaml_blocks(), ids=str)
def test_each_yaml_block_says_what_it_is_and_is_valid(block: Block) -> None:
    assert block.kind in FILES | {"requirement", "line", "holding"}
    assert faults(block) == []


def test_the_guides_show_every_kind_that_they_teach() -> None:
    assert {block.kind for block in yaml_blocks()} >= (FILES - {"collection"}) | {
        "requirement",
        "line",
        "holding",
    }


def test_a_wrong_block_would_be_found() -> None:
    wrong = [
        Block("x", 1, "requirement", "# requirement\ncredential: abc/a\noutside: b\n"),
        Block("x", 1, "requirement", "# requirement\noutside: b\nminimum_score: 80%\n"),
        Block("x", 1, "line", "# line\nselect: {issuer: abc}\n"),
        Block("x", 1, "holding", "# holding\naward: [nm/level-2]\n"),
        Block("x", 1, "rule", "# rule\ntitle: A\n"),
    ]
    assert all(faults(block) for block in wrong)


def anchors(path: Path) -> set[str]:
    """Return the anchors of a guide's headings, as MkDocs and GitHub make them of plain words."""
    found = set()
    for heading in re.findall(r"^#+ (.+)$", without_fences(path), re.MULTILINE):
        given = re.search(r"\{#([\w-]+)\}", heading)
        words = re.sub(r"[^\w\s-]", "", heading.replace("`", "")).strip().lower()
        found.add(given[1] if given else re.sub(r"\s+", "-", words))
    return found


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_link_leads_to_a_file_and_a_heading_of_it(path: Path) -> None:
    text = without_fences(path)
    links = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r"(?:src|srcset|href)=\"([^\"]+)\"", text)
    for link in links:
        if re.match(r"[a-z]+:", link):
            assert link.startswith(("https://", "mailto:")), link
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_example_for_python_prints_what_it_says() -> None:
    [code] = [text for _, language, text in fences(ROOT / "README.md") if language == "python"]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == re.findall(r"print\(.*\)  # (.+)", code)


def targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_guide_names_a_command_or_target_that_does_not_exist(path: Path) -> None:
    context = click.Context(main)
    spans = re.findall(r"`([^`\n]+)`", without_fences(path))
    blocks = [
        line
        for _, language, text in fences(path)
        if language in ("", "sh", "text")
        for line in text.splitlines()
    ]
    for command in (*spans, *blocks):
        called = re.match(r"\s*credential-catalog ([a-z]\w*)", command)
        assert called is None or called[1] in main.list_commands(context), command
        made = re.match(r"\s*make ([a-z-]+)(?=\s|$)", command)
        assert made is None or made[1] in targets(), command


def test_the_reference_of_fields_is_made_from_the_schemas() -> None:
    text = (ROOT / "docs/curriculum-teams/fields.md").read_text(encoding="utf-8")
    assert text == field_reference(), "run `make reference` after changing a schema"


def test_every_link_inside_the_reference_of_fields_leads_to_a_section() -> None:
    text = field_reference()
    sections = set(re.findall(r"{#([a-z0-9-]+)}", text))
    assert set(re.findall(r"\]\(#([a-z0-9-]+)\)", text)) <= sections


def test_the_readme_says_no_more_than_the_catalog_holds(catalog: Catalog) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert too_many(text, catalog) == [], "run `make reference` after taking things out of the catalog"


def test_adding_to_the_catalog_leaves_the_readme_true_and_taking_much_out_does_not(catalog: Catalog) -> None:
    text = with_counts("<!-- counted -->\n<!-- /counted -->", catalog)
    first = next(iter(catalog.credentials.values()))
    more = {**catalog.credentials, **{f"{first.id}-{number}": first for number in range(500)}}
    assert too_many(text, dataclasses.replace(catalog, credentials=more)) == []
    assert "micro-credentials" in too_many(text, dataclasses.replace(catalog, credentials={}))
    assert too_many("<!-- counted -->\n<!-- /counted -->", catalog) == list(counted(catalog))


@pytest.mark.parametrize(
    ("number", "said"), [(0, 0), (1, 0), (7, 6), (57, 55), (300, 250), (343, 300), (1869, 1500)]
)
def test_a_count_is_said_as_a_round_number_below_it(number: int, said: int) -> None:
    assert roughly(number) == said
