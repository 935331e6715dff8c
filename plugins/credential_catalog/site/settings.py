"""What a build is told from outside: its day, its name, its address, and where its files can be edited."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from urllib.parse import quote

import msgspec

from credential_catalog.changes.history import History
from credential_catalog.checking.severities import USUAL, Severities


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What decides a site besides its catalog.

    `as_of` is the day on which rules are read. `site_url` ends with a slash. `repository` is the address of
    the repository on GitHub, `branch` the one that people edit, `revision` the commit that the site was built
    from. `severities` tells how much each kind of problem matters, `history` what changed from day to day.
    """

    as_of: datetime.date
    site_name: str = "Credential Catalog"
    site_url: str = ""
    repository: str | None = None
    branch: str = "main"
    revision: str | None = None
    severities: Severities = USUAL
    history: History = History()

    def edit_link(self, source: str) -> str | None:
        """Return the address where a file can be edited; None without a repository.

        >>> settings.edit_link("catalog/issuers/kqed.yml")
        'https://github.com/example/catalog/edit/main/catalog/issuers/kqed.yml'
        """
        return self._in_repository(f"edit/{quote(self.branch)}/{quote(source)}")

    def new_file_link(self, file: str, text: str) -> str | None:
        """Return the address of GitHub's editor with a new file and its text; None without a repository.

        >>> settings.new_file_link("catalog/issuers/new.yml", "name:")
        'https://github.com/example/catalog/new/main?filename=catalog/issuers/new.yml&value=name%3A'
        """
        query = f"filename={quote(file)}&value={quote(text, safe='')}"
        return self._in_repository(f"new/{quote(self.branch)}?{query}")

    def report_link(self, title: str, page: str = "") -> str | None:
        """Return the address where a problem can be reported under a title; None without a repository.

        Args:
            title: What the report is about.
            page: The page's address from the top of the site, which the form then names.
        """
        where = f"&page={quote(self.site_url + page, safe='')}" if page else ""
        return self._in_repository(f"issues/new?template=correction.yml&title={quote(title, safe='')}{where}")

    def _in_repository(self, rest: str) -> str | None:
        return None if self.repository is None else f"{self.repository.rstrip('/')}/{rest}"


def build_day(environment: Mapping[str, str], now: datetime.datetime) -> datetime.date:
    """Return the day of a build in UTC: of SOURCE_DATE_EPOCH (seconds since 1970) if set, else of `now`."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch.isdigit() else now
    return moment.astimezone(datetime.UTC).date()
