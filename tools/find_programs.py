"""Print the path of the browser for the tests, after making sure that it and git are there.

What is missing is installed with apt-get where that needs no password; otherwise one sentence says what to
type.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def main() -> int:
    """Find git and a browser; return the exit status."""
    chosen = os.environ.get("CHROME", "")
    if chosen and not shutil.which(chosen):
        return stop(f"CHROME={chosen} is no program that runs here; type: unset CHROME")

    if packages := missing_packages():
        if prefix := administrator():
            apt_install(prefix, packages)
        if packages := missing_packages():
            return stop(f"The tests need {' and '.join(packages)}; type: {install_line(packages)}")

    print(find_browser())
    return 0


def find_browser() -> str | None:
    """Return the path of the browser named by CHROME, else of the first on the PATH."""
    names = (os.environ["CHROME"],) if os.environ.get("CHROME") else BROWSERS
    return next((path for name in names if (path := shutil.which(name))), None)


def missing_packages() -> list[str]:
    """Name the Debian packages of what is not there."""
    there = {"git": shutil.which("git"), "chromium": find_browser()}
    return [package for package, path in there.items() if path is None]


def administrator() -> list[str] | None:
    """Return the words to put before apt-get, or None where it would not run or would ask for a password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0:
        return [*sudo, "DEBIAN_FRONTEND=noninteractive"]
    return None


def apt_install(prefix: Sequence[str], packages: Sequence[str]) -> None:
    """Install Debian packages; what apt-get prints goes to standard error."""
    print(f"Installing {' and '.join(packages)}", file=sys.stderr, flush=True)
    for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        subprocess.run([*prefix, "apt-get", *command], stdin=subprocess.DEVNULL, stdout=sys.stderr)


def install_line(packages: Sequence[str]) -> str:
    """Return the one line that installs the packages."""
    if shutil.which("brew") and not shutil.which("apt-get"):
        return f"brew install {' '.join(packages)}"
    as_root = "" if os.geteuid() == 0 else "sudo "
    if shutil.which("dnf") and not shutil.which("apt-get"):
        return f"{as_root}dnf install -y {' '.join(packages)}"
    return f"{as_root}apt-get update && {as_root}apt-get install -y {' '.join(packages)}"


def stop(sentence: str) -> int:
    """Say what is wrong and what to type; return the exit status for it."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
