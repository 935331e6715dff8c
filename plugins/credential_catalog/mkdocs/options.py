"""The plugin's options in mkdocs.yml, and the settings of a build that follow from them."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from mkdocs.config import Config as BaseConfig
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from credential_catalog.checking import read_severities
from credential_catalog.site.settings import Settings, build_day


class CatalogConfig(BaseConfig):
    """The options of the plugin in mkdocs.yml."""

    catalog = options.Dir(default="catalog")
    """The folder of the catalog, from the folder of mkdocs.yml."""

    repository = options.Optional(options.URL())
    """The address of the repository on GitHub. With it, each page links to the file that it is made from.

    Here and not in MkDocs' `repo_url`, with which the theme would call api.github.com from every page."""

    branch = options.Type(str, default="main")
    """The branch that edits start from."""

    revision = options.Type(str, default="")
    """The commit that the site is built from, for instance `!ENV [GITHUB_SHA, ""]`."""

    as_of = options.Optional(options.Type((datetime.date, str)))
    """The day on which rules are read, as year-month-day; else the day of SOURCE_DATE_EPOCH, else today."""

    severities = options.Type(dict, default={})
    """How much kinds of problem matter: error, warning, advice or off for a problem's id, such as CC334."""


def refuse_unlasting_addresses(config: MkDocsConfig) -> None:
    """Raise PluginError for a setting under which a link to a page would not last."""
    if not config.site_url:
        raise PluginError(
            "mkdocs.yml has no `site_url`, so no page could say which address is its own. "
            "Write the address of the published site: site_url: https://example.org/credentials/"
        )
    if not config.use_directory_urls:
        raise PluginError(
            "mkdocs.yml has `use_directory_urls: false`, but the address of a page ends with a slash "
            "(states/ut/) for good, whatever makes the site. Remove the line."
        )
    version = config.extra.get("version")
    if "mike" in config.plugins or (isinstance(version, dict) and version.get("provider") == "mike"):
        raise PluginError(
            "mkdocs.yml publishes several versions with `mike`, but an award has one address, which its "
            "state links to. Remove `mike` from `plugins` and `version` from `extra`; a rule that has "
            "ended stays on its page."
        )


def settings_of(chosen: CatalogConfig, config: MkDocsConfig) -> Settings:
    """Return the settings of a build; raise PluginError for an `as_of` that is no day."""
    try:
        stated = datetime.date.fromisoformat(str(chosen.as_of)) if chosen.as_of else None
    except ValueError as error:
        raise PluginError(
            f"mkdocs.yml has `as_of: {chosen.as_of}`, which is no day. "
            "Write year-month-day: as_of: 2026-11-22"
        ) from error
    return Settings(
        as_of=stated or build_day(os.environ, datetime.datetime.now(datetime.UTC)),
        site_name=config.site_name,
        site_url=config.site_url or "",
        repository=chosen.repository,
        branch=chosen.branch,
        revision=chosen.revision or None,
        severities=read_severities(Path(config.config_file_path)),
    )


def edit_template(settings: Settings, config: MkDocsConfig) -> str | None:
    """Return the address where a page of docs/ can be edited, with `{path}` for its file."""
    folder = settings.edit_link(Path(config.docs_dir).name)
    return f"{folder}/{{path}}" if folder else None
