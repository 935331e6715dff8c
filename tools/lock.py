"""Write requirements.lock (a build) and requirements-test.lock (a build and its tests) from pyproject.toml.

One file serves every Python that the project supports: uv resolves for all of them at once and writes the
hash of each file that a package offers. Versions already locked stay, unless ``--upgrade`` is given.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv-lock"
OLDEST_PYTHON = "3.11"


def main() -> int:
    """Write both lock files; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="move every package to its newest version")
    upgrade = ["--upgrade"] if parser.parse_args().upgrade else []

    uv = install_uv()
    compile_lock(uv, "requirements.lock", upgrade)
    # Held to the first file: the tests must run what the site is built with.
    held = ["--extra", "test", "--constraint", "requirements.lock"]
    compile_lock(uv, "requirements-test.lock", [*held, *upgrade])
    return 0


def install_uv() -> Path:
    """Install the uv that pyproject.toml pins into its own environment and return its path."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    venv.create(VENV, with_pip=True)
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", *project["dependency-groups"]["lock"]], check=True)
    return VENV / "bin" / "uv"


def compile_lock(uv: Path, name: str, options: list[str]) -> None:
    """Write one lock file; raise ValueError if it names the index that it was made from."""
    command = [str(uv), "pip", "compile", "pyproject.toml", "--group", "build", "--output-file", name]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"]
    # One version of a package on every Python, so that a site does not depend on who built it.
    command += ["--fork-strategy", "fewest"]
    command += ["--no-emit-find-links", "--custom-compile-command", "make lock", "--quiet", *options]
    subprocess.run(command, cwd=ROOT, check=True)
    if "://" in (ROOT / name).read_text(encoding="utf-8"):
        raise ValueError(f"{name} names an address, which would not hold for everyone")


if __name__ == "__main__":
    sys.exit(main())
