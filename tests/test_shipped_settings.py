"""The shipped mkdocs.yml, as MkDocs reads it."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files
from tests.conftest import ROOT
from tests.small_catalog import written

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
    plugin.config.catalog = str(written(tmp_path))
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)
    plugin.on_pre_build(config=config)
    files = plugin.on_files(get_files(config), config=config)
    file = files.get_file_from_path("states/ut/media/index.md")
    assert file is not None
    page = file.page
    assert isinstance(page, CatalogPage)
    assert page.title == "Media endorsement (Utah)"
    assert page.edit_url.endswith("/edit/main/catalog/jurisdictions/ut/awards/media.yml")
    page.render(config, files)
    assert "Critically Analyzing Media" in page.content
    assert len(list(page.toc)) == 1
