"""Take the pictures of the README anew from a built site, in light and in dark, into docs/images/.

Usage: python tools/take_pictures.py SITE
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from find_programs import find_browser
from site_server import served

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "images"
WIDTH = 1280

# name: the address, and how much of the page is shown, in pixels from its top
SHOWN = {
    "states": ("states/?use=endorsement", 1060),
    "find": ("find/?use=license_renewal&cost=free", 900),
    "award": ("states/nm/level-3-a/", 900),
}


def main(site: Path) -> int:
    """Take every picture twice; return the exit status."""
    if not (site / "index.html").is_file():
        print(f"{site} holds no built site; type: make site", file=sys.stderr)
        return 2
    if (program := find_browser()) is None:
        print("No browser is here; install Chromium (on Debian: apt-get install chromium)", file=sys.stderr)
        return 2
    with served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name in SHOWN:
            take(browser, address, name)
        browser.close()
    return 0


def take(browser: Browser, address: str, name: str) -> None:
    """Take one picture in light and in dark, once the page has come to rest."""
    path, height = SHOWN[name]
    page = browser.new_page(viewport={"width": WIDTH, "height": height}, reduced_motion="reduce")
    for scheme, theme in (("light", "default"), ("dark", "slate")):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(address + path, wait_until="networkidle")
        page.wait_for_selector(f"body[data-md-color-scheme={theme}]")
        page.screenshot(path=PICTURES / f"{name}-{scheme}.png", animations="disabled")
    page.close()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
