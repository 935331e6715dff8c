"""Measure how soon a change is on screen: from saving a file to its page being served by `make serve`.

    python tools/measure_serve.py

The project's catalog is copied and served from the copy, so that nothing of it is touched. The time has in it
how long the server takes to notice that a file has changed.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMES = 5

EDITS = (
    (
        "a credential's hours",
        "credentials/uf-lastinger/literacy-matrix-4.yml",
        r"(?m)^hours: .*$",
        "hours: {}",
        "credentials/uf-lastinger/literacy-matrix-4/",
        "{} h",
    ),
    (
        "a rule of Utah",
        "jurisdictions/ut/rules/science-3d.yml",
        r"(?m)^title: .*$",
        "title: Measured {}",
        "states/ut/secondary-science/",
        "Measured {}",
    ),
    ("an issuer's name", "issuers/kqed.yml", r"(?m)^name: .*$", "name: KQED {}", "issuers/kqed/", "KQED {}"),
)
"""What is changed: in words, file, what in it, into what; then the page and what it says afterwards."""


def main() -> None:
    """Measure each edit several times."""
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        port = free_port()
        began = time.monotonic()
        server = served(project, port)
        try:
            top = f"http://127.0.0.1:{port}/"
            wait_for(top, "<h1", 120)
            print(f"the first page after {time.monotonic() - began:.1f} s")
            for edit in EDITS:
                measure(project, top, *edit)
        finally:
            server.terminate()
            server.wait(20)


def measure(project: Path, top: str, words: str, file: str, old: str, new: str, page: str, said: str) -> None:
    """Print how long an edit takes."""
    path = project / "catalog" / file
    text = path.read_text(encoding="utf-8")
    assert re.search(old, text), f"{file} has no {old}"
    took = []
    for number in range(TIMES):
        value = 101 + number
        began = time.monotonic()
        path.write_text(re.sub(old, new.format(value), text, count=1), encoding="utf-8")
        wait_for(top + page, said.format(value), 60)
        took.append(time.monotonic() - began)
        time.sleep(2)
    shown = ", ".join(f"{one:.2f}" for one in took)
    print(f"{words}: {statistics.median(took):.2f} s (of {shown})")


def wait_for(address: str, said: str, longest: float) -> None:
    """Ask for a page until it says something."""
    until = time.monotonic() + longest
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=longest) as answer:
                if said in answer.read().decode():
                    return
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise SystemExit(f"{address} did not say “{said}” in {longest} s.")


def copied(folder: Path) -> Path:
    """Return a copy of what is served."""
    for name in ("catalog", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def served(project: Path, port: int) -> subprocess.Popen[bytes]:
    """Start the preview of a project."""
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-q", "-a", f"127.0.0.1:{port}"]
    return subprocess.Popen(command, cwd=project, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})


if __name__ == "__main__":
    main()
