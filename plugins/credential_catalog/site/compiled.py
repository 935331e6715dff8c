"""Templates that a process has compiled: a preview fills them again at every change."""

from __future__ import annotations

import functools

import jinja2
from jinja2.bccache import Bucket


class _Compiled(jinja2.BytecodeCache):
    """Compiled templates. Jinja compares the source too, so that a changed one is compiled again."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled before."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


@functools.cache
def compiled_templates() -> _Compiled:
    """Return what this process has compiled."""
    return _Compiled()
