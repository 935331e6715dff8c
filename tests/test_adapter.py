"""The MkDocs plugin on a real MkDocs configuration; and nothing else that knows MkDocs."""

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import get_files
from tests.conftest import ROOT

from credential_catalog.mkdocs import CatalogPage, CredentialCatalogPlugin


def shipped(tmp_path: Path, **changes: object) -> MkDocsConfig:
    """Return the shipped mkdocs.yml as MkDocs reads it, with changes."""
    return load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), **changes)


def plugin_of(config: MkDocsConfig) -> CredentialCatalogPlugin:
    found = config.plugins["credential-catalog"]
    assert isinstance(found, CredentialCatalogPlugin)
    return found


def test_the_shipped_configuration_asks_nothing_of_another_host(tmp_path: Path) -> None:
    config = shipped(tmp_path)
    assert config.theme["font"] is False
    assert not config.repo_url
    assert list(config.plugins) == ["credential-catalog"]


def test_a_page_of_the_catalog_is_made_without_markdown(tmp_path: Path) -> None:
    config = shipped(tmp_path)
    plugin = plugin_of(config)
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)
    plugin.on_pre_build(config=config)
    files = plugin.on_files(get_files(config), config=config)
    file = files.get_file_from_path("states/nm/level-2/index.md")
    assert file is not None
    page = file.page
    assert isinstance(page, CatalogPage)
    assert page.title == "Level 2 teaching licence (New Mexico)"
    assert page.edit_url.endswith("/edit/main/catalog/jurisdictions/nm/awards/level-2.yml")
    page.render(config, files)
    assert "Classroom Environment" in page.content
    assert len(list(page.toc)) == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"use_directory_urls": False}, "use_directory_urls: false"),
        ({"site_url": ""}, "no `site_url`"),
        ({"extra": {"version": {"provider": "mike"}}}, "mike"),
    ],
    ids=["file addresses", "no address", "several versions"],
)
def test_settings_under_which_no_link_would_last_are_refused(
    changes: dict[str, object], said: str, tmp_path: Path
) -> None:
    config = shipped(tmp_path, **changes)
    with pytest.raises(PluginError, match=said):
        plugin_of(config).on_config(config)


def test_a_preview_of_a_broken_catalog_shows_its_problems_and_does_not_stop(tmp_path: Path) -> None:
    issuers = tmp_path / "catalog" / "issuers"
    issuers.mkdir(parents=True)
    (issuers / "kqed.yml").write_text("nmae: KQED\n", encoding="utf-8")
    config = shipped(tmp_path)
    plugin = plugin_of(config)
    plugin.config["catalog"] = str(tmp_path / "catalog")
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    plugin.on_pre_build(config=config)
    assert plugin.made.site is not None
    assert any("There is no key `nmae` here." in notice for notice in plugin.made.notices)


def test_nothing_but_the_plugin_imports_mkdocs() -> None:
    program = (
        "import importlib, pkgutil, sys, credential_catalog as package\n"
        "for module in pkgutil.walk_packages(package.__path__, 'credential_catalog.'):\n"
        "    if module.name not in ('credential_catalog.mkdocs', 'credential_catalog.__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "sys.exit('mkdocs' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
