"""A preview is never wrong: whatever is edited, what it serves is what a clean build would write."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from tests.conftest import BUILD
from tests.small_catalog import BASE, written

from credential_catalog.mkdocs.preview import Preview
from credential_catalog.mkdocs.serving import Serving

SETTINGS = """\
site_name: A catalog
site_url: https://example.org/catalog/
theme: {name: material, font: false, features: [navigation.tabs, navigation.indexes]}
plugins:
  - credential-catalog: {as_of: 2026-11-22}
nav:
  - find/index.md
  - credentials/index.md
  - states/index.md
  - Guide: guide.md
"""
GUIDE = """\
# Guide

[One](credentials/kqed/analyzing-media/index.md), and
[a rule as data](api/v1/rules/ut/media-by-microcredentials.json).
"""
CREDENTIAL = "credentials/kqed/analyzing-media"
KNOWN_PLUGINS = dict(MkDocsConfig._schema)["plugins"].plugin_cache


class Editing:
    """An editor's project, and the preview that runs beside it."""

    def __init__(self, project: Path, before: Callable[[Path], object] = str) -> None:
        self.project = project
        self.restore()
        before(project)
        KNOWN_PLUGINS.clear()
        config = self._configured()
        config.plugins.on_startup(command="serve", dirty=False)
        self._build(config)
        self._plugins = dict(KNOWN_PLUGINS)
        self.preview: Preview = config.plugins["credential-catalog"].preview
        self.preview.builder = lambda: self._build(self._configured())
        server = LiveReloadServer(self._configured, "127.0.0.1", 0, str(project), "/catalog/")
        others = (project / "docs", project / "mkdocs.yml")
        self.serving = Serving(server, self.preview, project / "catalog", others)
        self.serving.take_over(config)
        self._app = server.get_app()

    def restore(self) -> None:
        """Write everything as it was at first."""
        for file in (self.project / "catalog").rglob("*.yml"):
            file.unlink()
        written(self.project)
        (self.project / "docs").mkdir(exist_ok=True)
        (self.project / "docs" / "guide.md").write_text(GUIDE, encoding="utf-8")
        (self.project / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        """Replace a text in a file, if it is there."""
        path = self.project / file
        if path.exists():
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def page(self, address: str) -> BeautifulSoup:
        """Return what the server answers."""
        asked = {"PATH_INFO": f"/catalog/{address}", "REQUEST_METHOD": "GET"}
        body = b"".join(self._app(asked, lambda *_: None))
        return BeautifulSoup(body.decode(), "html.parser")

    def notices(self, address: str = "") -> str:
        """Return what stands on top of a page."""
        found = self.page(address).select_one(".catalog-notices")
        return found.get_text(" ", strip=True) if found else ""

    def clean(self, folder: Path) -> Path:
        """Build everything anew into a folder, as `make site` does."""
        KNOWN_PLUGINS.clear()
        build(load_config(str(self.project / "mkdocs.yml"), site_dir=str(folder)))
        KNOWN_PLUGINS.update(self._plugins)
        return folder

    def _configured(self) -> MkDocsConfig:
        return load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.project / "served"))

    def _build(self, config: MkDocsConfig) -> None:
        build(config, serve_url="http://127.0.0.1:8000/catalog/")


@pytest.fixture(scope="module")
def editing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editing]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setitem(os.environ, "SOURCE_DATE_EPOCH", BUILD["SOURCE_DATE_EPOCH"])
        yield Editing(tmp_path_factory.mktemp("project"))
    KNOWN_PLUGINS.clear()


@pytest.fixture(autouse=True)
def _restored(editing: Editing) -> None:
    editing.restore()
    editing.serving.change()


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def change_hours(editing: Editing) -> None:
    editing.replace("catalog/credentials/kqed/analyzing-media.yml", "hours: 1", "hours: 2")


def change_rule(editing: Editing) -> None:
    editing.replace("catalog/jurisdictions/ut/rules/renewal-rate.yml", "is: 15", "is: 20")


def delete_rule(editing: Editing) -> None:
    (editing.project / "catalog/jurisdictions/ut/rules/media-by-microcredentials.yml").unlink(missing_ok=True)


def add_credential(editing: Editing) -> None:
    text = BASE["credentials/kqed/making-images.yml"].replace("Making Images", "Making Sound")
    (editing.project / "catalog/credentials/kqed/making-sound.yml").write_text(text, encoding="utf-8")


def delete_credential(editing: Editing) -> None:
    (editing.project / "catalog/credentials/kqed/making-sound.yml").unlink(missing_ok=True)


def delete_what_is_needed(editing: Editing) -> None:
    (editing.project / "catalog/credentials/kqed/making-images.yml").unlink(missing_ok=True)


def rename(editing: Editing) -> None:
    old = editing.project / f"catalog/{CREDENTIAL}.yml"
    if not old.exists():
        return
    for file in (editing.project / "catalog").rglob("*.yml"):
        text = file.read_text(encoding="utf-8").replace("kqed/analyzing-media", "kqed/reading-media")
        file.write_text(text, encoding="utf-8")
    new = old.rename(old.with_name("reading-media.yml"))
    new.write_text(f"{new.read_text(encoding='utf-8')}aliases: [kqed/analyzing-media]\n", encoding="utf-8")


def add_state(editing: Editing) -> None:
    folder = editing.project / "catalog/jurisdictions/id"
    folder.mkdir(exist_ok=True)
    text = (
        BASE["jurisdictions/ut/ut.yml"]
        .replace("Utah", "Idaho")
        .replace("result: rules", "result: nothing_found")
    )
    (folder / "id.yml").write_text(text, encoding="utf-8")


def rename_issuer(editing: Editing) -> None:
    editing.replace("catalog/issuers/kqed.yml", "name: KQED with PBS", "name: KQED")


def break_a_file(editing: Editing) -> None:
    editing.replace("catalog/issuers/kqed.yml", "kind:", "kind")


def mend_the_file(editing: Editing) -> None:
    editing.replace("catalog/issuers/kqed.yml", "kind public", "kind: public")


def write_the_guide(editing: Editing) -> None:
    editing.replace("docs/guide.md", "# Guide", "# Our guide")


def name_the_site(editing: Editing) -> None:
    editing.replace("mkdocs.yml", "site_name: A catalog", "site_name: Our catalog")


EDITS = (
    change_hours,
    change_rule,
    delete_rule,
    add_credential,
    delete_credential,
    delete_what_is_needed,
    rename,
    add_state,
    rename_issuer,
    break_a_file,
    mend_the_file,
    write_the_guide,
    name_the_site,
)
PAGES = ("", f"{CREDENTIAL}/", "credentials/kqed/making-sound/", "states/ut/renewal/", "guide/", "nowhere/")


@given(edits=st.lists(st.tuples(st.sampled_from(EDITS), st.sampled_from(PAGES)), min_size=2, max_size=8))
@settings(max_examples=4, deadline=None, phases=[Phase.explicit, Phase.generate])
@example(edits=[(add_credential, "guide/")])
@example(edits=[(delete_rule, "")])
@example(edits=[(rename, "states/ut/renewal/"), (change_rule, f"{CREDENTIAL}/")])
def test_after_any_edits_a_preview_is_what_a_clean_build_writes(
    editing: Editing,
    tmp_path_factory: pytest.TempPathFactory,
    edits: list[tuple[Callable[[Editing], None], str]],
) -> None:
    editing.restore()
    editing.serving.change()
    for edit, page in edits:
        edit(editing)
        editing.serving.change()
        editing.page(page)
    if editing.preview.broken:
        assert editing.notices("states/ut/")
        editing.restore()
        editing.serving.change()
    assert not editing.preview.broken
    assert editing.serving.write_the_rest()
    clean = files(editing.clean(tmp_path_factory.mktemp("clean")))
    served = files(editing.preview.folder)
    assert served.keys() == clean.keys()
    assert [path for path in clean if served[path] != clean[path]] == []


PLACE = "catalog/issuers/kqed.yml"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind: public_media", "kind: [public_media", f"{PLACE}:2:7"),
        ("kind: public_media", "kind: public_radio", f"{PLACE}:2:7"),
        (
            "kind: public_media",
            "<<<<<<< HEAD\nkind: public_media\n=======\nkind: company\n>>>>>>> you",
            f"{PLACE}:2:1",
        ),
    ],
    ids=["syntax", "word", "conflict"],
)
def test_while_a_file_is_broken_the_last_good_pages_stay_with_the_problems_on_top(
    editing: Editing, old: str, new: str, said: str
) -> None:
    good = editing.page(f"{CREDENTIAL}/").select_one("article").text
    editing.replace(PLACE, old, new)
    editing.serving.change()
    for address in (f"{CREDENTIAL}/", "guide/", "nowhere/"):
        assert "This preview shows the last good catalog" in editing.notices(address)
        assert said in editing.notices(address)
    assert editing.page(f"{CREDENTIAL}/").select_one("article").text == good

    editing.replace(PLACE, new, old)
    editing.serving.change()
    for address in (f"{CREDENTIAL}/", "guide/", "nowhere/"):
        assert not editing.notices(address)


def test_a_deleted_file_is_said_where_it_is_missed(editing: Editing) -> None:
    delete_what_is_needed(editing)
    editing.serving.change()
    assert "catalog/stacks/kqed/media-literacy.yml:5:" in editing.notices(f"{CREDENTIAL}/")
    assert editing.page("credentials/kqed/making-images/").select_one("h1").text.strip() == "Making Images"


def test_a_page_that_is_being_served_when_the_catalog_changes_is_the_new_one(editing: Editing) -> None:
    with editing.preview.asking(f"{CREDENTIAL}/index.html"):
        change_hours(editing)
        editing.serving.change()
        file = editing.preview.folder / f"{CREDENTIAL}/index.html"
        assert "25 h" in file.read_text(encoding="utf-8")


def test_mistakes_in_the_settings_are_said_on_top_until_they_are_mended(editing: Editing) -> None:
    editing.replace("mkdocs.yml", "site_url: https://example.org/catalog/\n", "")
    editing.serving.change()
    assert "mkdocs.yml has no `site_url`" in editing.notices(f"{CREDENTIAL}/")
    editing.replace("mkdocs.yml", "site_name: A catalog", "site_name: [A catalog")
    editing.serving.change()
    assert "mkdocs.yml" in editing.notices("guide/")
    editing.restore()
    editing.serving.change()
    assert not editing.notices(f"{CREDENTIAL}/")


def test_a_preview_that_starts_with_a_broken_catalog_shows_the_problems_and_then_the_site(
    editing: Editing, tmp_path: Path
) -> None:
    def break_at_first(project: Path) -> None:
        file = project / PLACE
        file.write_text("[]", encoding="utf-8")

    started = Editing(tmp_path, break_at_first)
    for address in ("", f"{CREDENTIAL}/", "states/"):
        assert "Nothing can be shown yet" in started.notices(address)
        assert f"{PLACE}:1:1" in started.notices(address)
    started.restore()
    started.serving.change()
    assert started.page(f"{CREDENTIAL}/").select_one("h1").text.strip() == "Critically Analyzing Media"
    assert not started.notices("states/")
    assert "Page not found" in started.page("nowhere/").text
