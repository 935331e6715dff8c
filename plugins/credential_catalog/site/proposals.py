"""Links that begin a proposal: GitHub's page for a new file, filled with comments that say what to write."""

from __future__ import annotations

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.site.settings import Settings
from credential_catalog.writing.catalog_files import file_of
from credential_catalog.writing.drafts import draft

_ON_THE_NAME = (
    "# First change the file's name above: the title in lower-case letters with hyphens, and .yml. It is\n"
    "# the address for good. Then fill in what is empty, and choose “Commit changes”.\n"
)


def proposal_link(catalog: Catalog, settings: Settings, kind: str, owner: str, **facts: str) -> str | None:
    """Return where a new thing of an owner can be proposed; None without a repository.

    Args:
        catalog: The catalog; its own folder's name is that of the owner's file.
        settings: Where the repository is.
        kind: "credential", "stack", "award", "rule" or "body".
        owner: The id of the issuer or jurisdiction.
        **facts: What is known already, such as the award toward which a rule counts.
    """
    folder = catalog.files.get(owner, "catalog/").partition("/")[0]
    first, _, rest = draft(kind, facts, None).partition("\n")
    return settings.new_file_link(
        f"{folder}/{file_of(kind, f'{owner}/new-{kind}')}", f"{first}\n{_ON_THE_NAME}{rest}"
    )
