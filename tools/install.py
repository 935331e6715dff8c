"""Make .venv hold one of the lock files and this package, or do nothing where it already does.

``install.py runtime`` installs what a build needs, ``install.py test`` also what the tests need. It runs on
the Python that .venv is made from, before anything is installed, so it uses the standard library only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
STAMP = VENV / "installed.json"
LOCKS = {"runtime": ROOT / "requirements.lock", "test": ROOT / "requirements-test.lock"}


def main() -> int:
    """Install what is missing; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=sorted(LOCKS))
    parser.add_argument("--this-python", action="store_true", help="make .venv anew if it has another Python")
    arguments = parser.parse_args()

    stamp = read_stamp()
    if not usable(stamp, same_python=arguments.this_python):
        print(f"Making .venv with Python {python_version()}", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        if subprocess.run([sys.executable, "-m", "venv", str(VENV)]).returncode:
            return stop("The folder .venv could not be made (see above); type: rm -rf .venv && make site")
        stamp = {"root": str(ROOT), "python": python_version()}

    wanted = {what: fingerprint(lock) for what, lock in LOCKS.items()}
    if stamp.get(arguments.what) == wanted[arguments.what]:
        return 0

    # Without this, a stop half-way would leave a stamp that says all is well.
    STAMP.unlink(missing_ok=True)
    print(f"Installing {LOCKS[arguments.what].name}", flush=True)
    if not install(LOCKS[arguments.what]):
        return stop(
            "The locked packages could not be installed (see above); with a connection to a package index, "
            f"type: make {'test' if arguments.what == 'test' else 'site'}"
        )
    # The test lock holds everything of the other at the same versions.
    installed = LOCKS if arguments.what == "test" else ["runtime"]
    known = {"root": stamp["root"], "python": stamp["python"]}
    STAMP.write_text(json.dumps(known | {what: wanted[what] for what in installed}), encoding="utf-8")
    return 0


def python_version() -> str:
    """Return the running Python's version in the form ``3.13``."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def read_stamp() -> dict[str, str]:
    """Return what the last installation wrote down, or nothing."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def usable(stamp: dict[str, str], *, same_python: bool) -> bool:
    """Tell whether .venv was made here, by the wanted Python, and still runs.

    Its scripts hold the folder's absolute path, so a copied or moved folder needs a new one. Asking for pip
    finds the environment whose Python was upgraded under it.
    """
    if stamp.get("root") != str(ROOT) or (same_python and stamp.get("python") != python_version()):
        return False
    question = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"
    try:
        return subprocess.run([str(VENV_PYTHON), "-c", question], capture_output=True).returncode == 0
    except OSError:
        return False


def fingerprint(lock: Path) -> str:
    """Digest what decides an installation: the lock file and the packaging part of pyproject.toml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packaging = [project.get("build-system"), project.get("project"), project.get("tool", {}).get("hatch")]
    digest = hashlib.sha256(lock.read_bytes())
    digest.update(json.dumps(packaging, sort_keys=True).encode())
    return digest.hexdigest()


def install(lock: Path) -> bool:
    """Install the lock file, then this package on top of it; return whether all of it worked."""
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", "--quiet"]
    commands = [
        [*pip, "install", "--require-hashes", "--no-deps", "--requirement", str(lock)],
        # The build backend is in the lock: with isolation, pip would fetch it again, unpinned.
        [*pip, "install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
        [*pip, "check"],
    ]
    return all(subprocess.run(command, cwd=ROOT).returncode == 0 for command in commands)


def stop(sentence: str) -> int:
    """Say what is wrong and what to type; return the exit status for it."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
