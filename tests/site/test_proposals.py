"""A reader who misses something is led to GitHub's editor, with a file that says what to write."""

import functools
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest
import yaml
from bs4 import BeautifulSoup
from tests.site.small_site import SETTINGS, small_catalog

from credential_catalog.site import site_of
from credential_catalog.site.proposals import proposal_link
from credential_catalog.writing.drafts import gaps

LONGEST_ADDRESS = 6_000
"""In letters; GitHub answers addresses of more than 8,000 with an error."""


@functools.cache
def pages() -> dict[str, str]:
    return {page.address: page.html for page in site_of(small_catalog(), SETTINGS).pages}


@pytest.mark.parametrize(
    ("address", "words", "file"),
    [
        ("issuers/kqed/", "Propose a credential", "catalog/credentials/kqed/new-credential.yml"),
        ("issuers/kqed/", "Propose a stack", "catalog/stacks/kqed/new-stack.yml"),
        ("states/ut/", "Propose an award", "catalog/jurisdictions/ut/awards/new-award.yml"),
        ("states/ut/", "Propose a rule", "catalog/jurisdictions/ut/rules/new-rule.yml"),
        ("states/ut/renewal/", "Propose a rule toward it", "catalog/jurisdictions/ut/rules/new-rule.yml"),
    ],
)
def test_a_page_opens_a_new_file_in_its_place_with_what_to_write(address: str, words: str, file: str) -> None:
    link = BeautifulSoup(pages()[address], "html.parser").find("a", string=words)
    assert link is not None
    href = str(link["href"])
    assert len(href) < LONGEST_ADDRESS
    parts = urlsplit(href)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://github.com/example/catalog/new/main"
    query = parse_qs(parts.query)
    assert query["filename"] == [file]
    (text,) = query["value"]
    assert text.startswith("# yaml-language-server: $schema=../../../")
    assert "First change the file's name" in text
    assert {"sources title", "sources checked"} <= {gap.key for gap in gaps(text)}, "nobody read a source yet"


def test_a_rule_proposed_on_an_awards_page_leads_to_that_award() -> None:
    link = proposal_link(small_catalog(), SETTINGS, "rule", "ut", award="ut/renewal")
    (text,) = parse_qs(urlsplit(str(link)).query)["value"]
    assert yaml.safe_load(text)["grants"] == {"award": "ut/renewal"}


def test_without_a_repository_nothing_is_offered() -> None:
    settings = msgspec.structs.replace(SETTINGS, repository=None)
    for page in site_of(small_catalog(), settings).pages:
        assert "Propose" not in page.html
