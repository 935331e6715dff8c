"""Measure the finder with many made-up credentials: from a keystroke to the list, and how much is loaded.

Usage: python tools/measure_finder.py SITE [NUMBER]

SITE is a built site; NUMBER (10000) credentials are made of the words and facts of its own.
CHROME names the browser.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from credential_catalog.site.search import index_site

TYPED = ("restorative practices", "assessment", "coding", "family engagement", "english learners")
CHOICES = ("cost=free", "grade=k-2", "subject=science", "status=active", "kind=credential")
TO_LIST = """async ([selector, act]) => {
  const finder = document.querySelector("catalog-finder");
  const field = finder.querySelector(selector);
  const began = performance.now();
  if (act === null) field.click();
  else { field.value = act; field.dispatchEvent(new InputEvent("input", { bubbles: true })); }
  await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
  return performance.now() - began;
}"""
"""From an input event until the browser has painted the list that answers it, in milliseconds."""


def main(site: Path, number: int) -> None:
    """Print what was measured."""
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "site"
        shutil.copytree(site, large, ignore=shutil.ignore_patterns("pagefind", "credentials", "api"))
        finder = json.loads((site / "find" / "find.json").read_text(encoding="utf-8"))
        finder["items"] = list(made_up(finder, number))
        (large / "find" / "find.json").write_text(json.dumps(finder, separators=(",", ":")), encoding="utf-8")
        index_texts(large, finder["items"])
        with served(large) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROME"), args=["--no-sandbox"]
            )
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            loaded: list[str] = []
            page.on("request", lambda asked: loaded.append(asked.url))
            page.goto(f"{address}find/")
            page.wait_for_selector("catalog-finder[data-ready]")
            page.wait_for_load_state("networkidle")
            weigh(large, address, loaded)
            time_answers(page, number)
            browser.close()


def made_up(finder: dict[str, Any], number: int) -> Iterator[dict[str, Any]]:
    """Yield credentials with the facts of one and the words of three of the site's own, none like another."""
    dice = random.Random(1)
    own = [item for item in finder["items"] if item["address"].startswith("credentials/")]
    words = [word for item in own for word in item["title"].split()]
    for place in range(number):
        item = dict(dice.choice(own))
        title = " ".join(dice.sample(words, len(item["title"].split())))
        slug = re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")
        issuer = item["address"].split("/")[1]
        yield {**item, "title": title, "address": f"credentials/{issuer}/{slug}-{place}/", "stacks": []}


def index_texts(site: Path, items: list[dict[str, Any]]) -> None:
    """Write a short page for each credential, and index them."""
    for item in items:
        folder = site / item["address"]
        folder.mkdir(parents=True)
        text = f"<h1>{item['title']}</h1><p>{item['beside']}</p>"
        (folder / "index.html").write_text(f"<html lang=en><body data-pagefind-body>{text}", encoding="utf-8")
    index_site(site)


class served:
    """Serves a folder while it is looked at."""

    def __init__(self, site: Path) -> None:
        handler = functools.partial(Quiet, directory=str(site))
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def weigh(site: Path, address: str, loaded: list[str]) -> None:
    """Print how much the page loads, compressed, beyond the files of the theme."""
    sizes = {}
    for url in loaded:
        name = url.removeprefix(address).split("?")[0]
        file = site / name / "index.html" if name.endswith("/") else site / name
        if file.is_file() and not name.startswith(("assets/javascripts", "assets/stylesheets")):
            sizes[name] = len(gzip.compress(file.read_bytes(), 6))
    for name, size in sorted(sizes.items(), key=lambda one: -one[1])[:6]:
        print(f"  {size / 1000:7.1f} kB  {name}")
    print(f"  {sum(sizes.values()) / 1000:7.1f} kB  in all, beyond the theme")


def time_answers(page: Page, number: int) -> None:
    """Print how long answers took to be seen."""
    keys = [term[:length] for term in TYPED for length in range(1, len(term) + 1)]
    timed = {
        "a keystroke": [page.evaluate(TO_LIST, ["[name=q]", typed]) for typed in keys],
        "all texts": [page.evaluate(TEXTS, term) for term in TYPED],
    }
    page.goto(page.url.split("?")[0])
    page.wait_for_selector("catalog-finder[data-ready]")
    boxes = [tuple(choice.split("=")) for choice in CHOICES]
    timed["a choice"] = [
        page.evaluate(TO_LIST, [f'[name="{name}"][value="{value}"]', None]) for name, value in boxes * 4
    ]
    for what, times in timed.items():
        worst = sorted(times)[int(0.95 * (len(times) - 1))]
        print(
            f"  {what} → list, {number} items: median {statistics.median(times):.0f} ms, 95 % {worst:.0f} ms"
        )


TEXTS = """async (term) => {
  const began = performance.now();
  const pagefind = await import(new URL("../pagefind/pagefind.js", document.baseURI));
  await pagefind.search(term);
  return performance.now() - began;
}"""
"""How long the search in all texts takes, which adds to the list when nobody types any more."""


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
