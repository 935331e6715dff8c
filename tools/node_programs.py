"""Programs from npm, each at one version, in .cache/node: for checks that no Python package offers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / ".cache" / "node"


class ProgramMissing(Exception):
    """Something that a check needs is not there; the message says what to install."""


def package(name: str, version: str) -> Path:
    """Return the folder of an npm package at this version, fetched from npm the first time.

    Raises:
        ProgramMissing: npm is not there, or could not fetch it.
    """
    folder = FOLDER / "node_modules" / name
    described = folder / "package.json"
    if described.exists() and json.loads(described.read_text(encoding="utf-8"))["version"] == version:
        return folder
    npm = program("npm", "Node.js with npm (on Debian: apt-get install nodejs npm)")
    print(f"Fetching {name} {version} from npm", file=sys.stderr, flush=True)
    FOLDER.mkdir(parents=True, exist_ok=True)
    fetch = [npm, "install", "--prefix", str(FOLDER), "--no-audit", "--no-fund", "--ignore-scripts"]
    if subprocess.run([*fetch, f"{name}@{version}"], stdout=subprocess.DEVNULL).returncode:
        raise ProgramMissing(f"npm could not fetch {name} {version} (see above)")
    return folder


def program(name: str, wanted: str) -> str:
    """Return the path of a program, or raise ProgramMissing with the name of what brings it."""
    if path := shutil.which(name):
        return path
    raise ProgramMissing(f"{name} is not here; install {wanted}")
