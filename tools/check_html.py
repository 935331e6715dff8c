"""Check the HTML of a built site with the Nu Html Checker, and print what is wrong in markup of ours.

Usage: python tools/check_html.py SITE

The theme's own markup is known by its rule: a message about the theme's classes is counted, not listed.
"""

from __future__ import annotations

import collections
import json
import re
import subprocess
import sys
from pathlib import Path

from node_programs import ProgramMissing, package, program

VNU = "26.9.27"
JAVA = "Java 11 or newer (on Debian: apt-get install default-jre-headless)"

# The theme names its parts md-…; ours are named cc-… and catalog-….
OF_THE_THEME = re.compile(r'<(?:input|label)\b[^>]*\bclass="md-(?:toggle|nav__)')


def main(site: Path) -> int:
    """Check every page; return the exit status."""
    if not (site / "index.html").is_file():
        print(f"{site} holds no built site; type: make site", file=sys.stderr)
        return 2
    try:
        said = messages(site)
    except ProgramMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    ours = [one for one in said if not OF_THE_THEME.search(one.get("extract", ""))]
    show(ours, site)
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages: {len(ours)} errors in markup of ours, {len(said) - len(ours)} in the theme's own")
    return 1 if ours else 0


def messages(site: Path) -> list[dict[str, str]]:
    """Return the checker's errors on all pages of a folder; raise ProgramMissing where it cannot run."""
    java = program("java", JAVA)
    jar = package("vnu-jar", VNU) / "build" / "dist" / "vnu.jar"
    check = [
        java,
        "-jar",
        str(jar),
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        str(site.resolve()),
    ]
    done = subprocess.run(check, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, str]] = json.loads(done.stderr)["messages"]
    except ValueError:
        raise ProgramMissing(
            f"The checker did not run: {done.stderr.strip()[-300:]}; install {JAVA}"
        ) from None
    return found


def show(errors: list[dict[str, str]], site: Path) -> None:
    """Print each kind of error once, with how often and one place where it is."""
    kinds = collections.defaultdict(list)
    for error in errors:
        kinds[error["message"]].append(error)
    for message, found in sorted(kinds.items(), key=lambda kind: -len(kind[1])):
        page = found[0]["url"].removeprefix(f"file:{site.resolve()}/")
        print(f"{len(found)} times, first at {page}, line {found[0].get('lastLine', '?')}: {message}")
        print(f"    {' '.join(found[0].get('extract', '').split())}")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
