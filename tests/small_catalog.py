"""A small catalog without a problem, for tests that change one thing in it or need a site in seconds."""

from collections.abc import Mapping
from pathlib import Path

import yaml

BASE: dict[str, str] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
"""The text of each file, by its path in the catalog."""


def written(folder: Path, files: Mapping[str, str] = BASE) -> Path:
    """Write files into `catalog/` of a folder, and return that."""
    root = folder / "catalog"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
