"""What axe-core finds on an open page, in light and in dark, once nothing moves any more."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]

# What is fading has half a colour. The header's title fades some frames after a page has scrolled.
STILL = """async () => {
    for (let frames = 0; frames < 5; ) {
        await new Promise(requestAnimationFrame);
        const moving = document.getAnimations().some((one) => one.playState === "running");
        frames = moving ? 0 : frames + 1;
    }
}"""


def barriers(page: Page) -> list[str]:
    """Name what a machine finds: everything in light, and in dark what depends on colours."""
    found = []
    for scheme, asked in (
        ("light", {"type": "tag", "values": RULES}),
        ("dark", {"type": "rule", "values": COLOURS}),
    ):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.wait_for_selector(f"body[data-md-color-scheme={'slate' if scheme == 'dark' else 'default'}]")
        page.evaluate(STILL)
        result = Axe().run(page, options={"runOnly": asked, "resultTypes": ["violations"]})
        found += [
            f"{scheme} {violation['id']}: {violation['nodes'][0]['html'][:120]}"
            for violation in result.response["violations"]
        ]
    return found
