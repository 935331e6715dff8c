"""Every link of the built site leads somewhere, and a second build makes the same bytes."""

import collections
import filecmp
import functools
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser
from tests.conftest import build_site


@functools.cache
def parsed(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_bytes())


@functools.cache
def ids(page: Path) -> collections.Counter[str]:
    return collections.Counter(element.attributes["id"] or "" for element in parsed(page).css("[id]"))


def pages(site: Path) -> Iterator[Path]:
    yield from (page for page in sorted(site.rglob("*.html")) if "pagefind" not in page.parts)


def broken_links(page: Path, site: Path) -> Iterator[str]:
    """Yield each link of a page that leads to no file, or to no anchor in it."""
    for element in parsed(page).css("[href], [src]"):
        link = element.attributes.get("href") or element.attributes.get("src") or ""
        parts = urlsplit(str(link))
        if parts.scheme or parts.netloc or (page.name == "404.html" and parts.path.startswith("/")):
            continue
        to = page.parent / unquote(parts.path) if parts.path else page
        to = Path(os.path.normpath(to))
        to = to / "index.html" if to.is_dir() else to
        if site not in to.parents or not to.is_file():
            yield f"{link}: there is no such page"
        elif parts.fragment and to.suffix == ".html" and unquote(parts.fragment) not in ids(to):
            yield f"{link}: there is no such anchor"


def test_every_internal_link_leads_to_a_page_and_its_anchor(built_site: Path) -> None:
    broken = {
        f"{page.relative_to(built_site)} {link}"
        for page in pages(built_site)
        for link in broken_links(page, built_site)
    }
    assert sorted(broken)[:10] == []


def test_every_page_has_one_title_and_one_first_heading(built_site: Path) -> None:
    wrong = [
        str(page.relative_to(built_site))
        for page in pages(built_site)
        if page.name != "404.html" and not parsed(page).css("meta[http-equiv=refresh]")
        if len(parsed(page).css("h1")) != 1 or len(parsed(page).css("head title")) != 1
    ]
    assert wrong == []


def test_no_id_stands_twice_on_a_page(built_site: Path) -> None:
    wrong = [
        f"{page.relative_to(built_site)}: {name}"
        for page in pages(built_site)
        for name, number in ids(page).items()
        if number > 1
    ]
    assert sorted(wrong)[:10] == []


def test_a_catalog_page_can_be_edited_where_it_is_written(built_site: Path) -> None:
    for where, file in (
        ("credentials/kqed/analyzing-media", "catalog/credentials/kqed/analyzing-media.yml"),
        ("states/nm/level-2", "catalog/jurisdictions/nm/awards/level-2.yml"),
    ):
        edit = parsed(built_site / where / "index.html").css_first("a[title='Edit this page']")
        assert edit is not None
        assert (edit.attributes["href"] or "").endswith(f"/edit/main/{file}")


def test_a_second_build_makes_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    build_site(again, seed=2)
    names = [
        str(file.relative_to(built_site))
        for file in built_site.rglob("*")
        if file.is_file() and "pagefind" not in file.parts and file.name != "sitemap.xml.gz"
    ]
    _, different, missing = filecmp.cmpfiles(built_site, again, names, shallow=False)
    assert (different, missing) == ([], [])
