"""The search index of a built site: Pagefind reads its pages and writes `pagefind/` next to them."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"

# Ready-made search boxes; ours needs none of them, and together they weigh more than the rest.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")


class SearchIndexError(Exception):
    """The index could not be made; the message is one sentence for a person."""


def index_site(site: Path) -> None:
    """Make the search index of a built site.

    A page is found by what stands under `data-pagefind-body`; a page without it is left out. The index is
    written beside the old one and swapped in, so that a preview never serves half of it.

    Raises:
        SearchIndexError: Pagefind is not installed, or did not accept the pages.
    """
    fresh = site / f".{FOLDER}-new"
    shutil.rmtree(fresh, ignore_errors=True)
    _run_pagefind(site, fresh)
    (fresh / "addresses.json").write_text(json.dumps(_addresses(fresh)), encoding="utf-8")
    for pattern in _UNUSED:
        for file in fresh.glob(pattern):
            file.unlink()
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    fresh.rename(site / FOLDER)


def _addresses(index: Path) -> dict[str, str]:
    """Return the address of each indexed page, from the top of the site, by the id that a search gives it.

    Pagefind tells it only when a result is opened, which costs a request for each.
    """
    found = {}
    for file in sorted(index.glob("fragment/*.pf_fragment")):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
        found[file.stem] = page["url"].removeprefix("/")
    return found


def _run_pagefind(site: Path, output: Path) -> None:
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(output), "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode or not output.is_dir():
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        why = said[-1] if said else "no message"
        raise SearchIndexError(
            f"The search index could not be made: Pagefind stopped with “{why}”. "
            "Check that it is installed: python -m pagefind --version"
        )
