"""Write a large catalog to measure with: the real one, and its issuers again and again under other names.

Usage: python tools/make_large_catalog.py FOLDER [FILES]
"""

from __future__ import annotations

import itertools
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

CATALOG = Path(__file__).parents[1] / "catalog"
REPEATED = ("issuers", "credentials", "stacks")


def main(folder: Path, files: int) -> None:
    """Write a catalog of this many files into a folder, which must not be there yet."""
    shutil.copytree(CATALOG, folder)
    left = files - sum(1 for _ in CATALOG.rglob("*.yml"))
    rounds, rest = divmod(left, len(list(copies(2))))
    whole = itertools.chain.from_iterable(copies(time) for time in range(2, rounds + 2))
    for path, text in itertools.chain(whole, itertools.islice(fillings(), rest)):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def copies(time: int) -> Iterator[tuple[Path, str]]:
    """Yield the files of all issuers of the catalog once, every issuer under another id."""
    issuers = sorted(path.stem for path in (CATALOG / "issuers").glob("*.yml"))
    written = re.compile(rf"(?<![\w/.-])({'|'.join(map(re.escape, issuers))})/(?=[a-z0-9])")
    for kind in REPEATED:
        for path in sorted((CATALOG / kind).rglob("*.yml")):
            _, owner, *name = path.relative_to(CATALOG).parts
            renamed = f"{owner.removesuffix('.yml')}-{time}" + (".yml" if not name else "")
            yield Path(kind, renamed, *name), written.sub(rf"\1-{time}/", path.read_text(encoding="utf-8"))


def fillings() -> Iterator[tuple[Path, str]]:
    """Yield things to which nothing refers, without end."""
    for time in itertools.count(2):
        for path in sorted((CATALOG / "outside").glob("*.yml")):
            yield Path("outside", f"{path.stem[:70]}-{time}.yml"), path.read_text(encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 10_000)
