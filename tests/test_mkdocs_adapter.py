"""The plugin in MkDocs itself, on a catalog of two issuers."""

import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError

ISSUER = """\
name: {name}
kind: nonprofit
url: https://example.org/
sources:
  - id: home
    title: Home
    url: https://example.org/
    kind: issuer
    checked: 2026-11-01
    confidence: read
"""
# Undoing one escape too many would make a script of it; a bare `<` or quote would end an attribute or a tag.
HOSTILE = "&lt/title&gt&ltscript&gtalert(1)&lt/script&gt R&D 'x' <3"
SETTINGS = """\
site_name: A catalog
site_url: https://example.org/catalog/
theme: {name: material, font: false, features: [navigation.tabs, navigation.indexes, content.action.edit]}
plugins:
  - credential-catalog: {repository: https://github.com/example/catalog, branch: trunk, as_of: 2026-11-22}
nav:
  - issuers/index.md
  - Guide: guide.md
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    # MkDocs keeps our plugin from one configuration to the next, which is for a preview and not for tests.
    dict(MkDocsConfig._schema)["plugins"].plugin_cache.clear()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guide.md").write_text(
        "# Guide\n\n[One](issuers/first-one/index.md)\n", encoding="utf-8"
    )
    (tmp_path / "catalog" / "issuers").mkdir(parents=True)
    for name in ("first-one", "second-one"):
        write_issuer(tmp_path, name, f"The {name}")
    return tmp_path


def write_issuer(project: Path, name: str, title: str) -> None:
    file = project / "catalog" / "issuers" / f"{name}.yml"
    file.write_text(ISSUER.format(name=title), encoding="utf-8")


def built(project: Path) -> Path:
    build(load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=True))
    return project / "site"


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def change_settings(project: Path, old: str, new: str) -> None:
    file = project / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_page_stands_in_the_shell_with_its_title_description_tab_and_way_back(project: Path) -> None:
    page = soup(built(project) / "issuers" / "first-one" / "index.html")
    assert page.select_one("head title").text == "The first-one - A catalog"
    assert page.select_one('meta[name="description"]')["content"]
    assert page.select_one('link[rel="canonical"]')["href"] == (
        "https://example.org/catalog/issuers/first-one/"
    )
    assert page.select_one(".md-tabs__item--active").text.strip() == "Issuers"
    assert [one.text.strip() for one in page.select(".md-path__link")][:2] == ["Home", "Issuers"]
    assert page.select_one("#__article h1")
    assert page.select_one(".md-skip")["href"] == "#__article"


def test_each_page_can_be_edited_in_the_file_that_it_is_made_from(project: Path) -> None:
    site = built(project)
    for page, file in (("issuers/first-one", "catalog/issuers/first-one.yml"), ("guide", "docs/guide.md")):
        edit = soup(site / page / "index.html").select_one('a[rel="edit"]')
        assert edit["href"] == f"https://github.com/example/catalog/edit/trunk/{file}"


def test_hostile_names_stay_text_in_the_shell(project: Path) -> None:
    write_issuer(project, "first-one", f'"{HOSTILE}"')
    page = soup(built(project) / "issuers" / "first-one" / "index.html")
    assert page.select_one("head title").text == f"{HOSTILE} - A catalog"
    assert page.select_one("[data-pagefind-body]")["data-title"] == HOSTILE
    assert not [script for script in page.select("script") if "alert(1)" in script.text]


def test_a_page_of_docs_takes_the_place_of_a_page_of_the_catalog(project: Path) -> None:
    (project / "docs" / "index.md").write_text("# Our own welcome\n", encoding="utf-8")
    change_settings(project, "nav:\n", "nav:\n  - index.md\n")
    assert soup(built(project) / "index.html").select_one("h1").text.startswith("Our own welcome")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("site_url: https://example.org/catalog/", "site_description: x", "site_url: https://example.org"),
        ("site_name", "use_directory_urls: false\nsite_name", "Remove the line."),
        ("site_name", "extra: {version: {provider: mike}}\nsite_name", "Remove `mike` from `plugins`"),
        ("as_of: 2026-11-22", "as_of: yesterday", "Write year-month-day: as_of: 2026-11-22"),
    ],
)
def test_settings_under_which_links_would_not_last_are_refused(
    project: Path, old: str, new: str, said: str
) -> None:
    change_settings(project, old, new)
    config = load_config(str(project / "mkdocs.yml"))
    with pytest.raises(PluginError, match=r"^mkdocs\.yml ") as refused:
        config.plugins.on_config(config)
    assert said in str(refused.value)


def test_a_bad_catalog_stops_a_build_before_the_old_site_is_emptied(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = built(project)
    write_issuer(project, "first-one", "[]")
    with pytest.raises(Abort):
        built(project)
    assert (site / "issuers" / "first-one" / "index.html").is_file()
    assert "catalog/issuers/first-one.yml:1:7 error CC" in caplog.text
    assert "1 problem in 1 file." in caplog.text


def test_a_catalog_that_is_not_there_is_said_in_a_sentence(project: Path) -> None:
    (project / "catalog").rename(project / "elsewhere")
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_config(config)
    with pytest.raises(PluginError, match="cannot be opened"):
        config.plugins.on_pre_build(config=config)


def test_nothing_but_the_plugin_needs_mkdocs() -> None:
    code = """
import importlib, pathlib, sys
import credential_catalog

top = pathlib.Path(credential_catalog.__path__[0])
for file in top.rglob("*.py"):
    parts = file.relative_to(top.parent).with_suffix("").parts
    if parts[1] != "mkdocs" and parts[-1] not in ("__main__", "__init__"):
        importlib.import_module(".".join(parts))
assert len([name for name in sys.modules if name.startswith("credential_catalog.")]) > 50
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("mkdocs", "material")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
