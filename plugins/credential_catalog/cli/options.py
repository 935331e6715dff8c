"""Options that several commands take."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


class Day(click.ParamType[datetime.date]):
    """A day, written year-month-day."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Return the day, or fail with one sentence."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}” is no day. Write year-month-day, for example 2026-11-22.", param, ctx)


def today() -> datetime.date:
    """Return the day of the build: of SOURCE_DATE_EPOCH (seconds since 1970, UTC) if set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


def as_of_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--as-of DATE`."""
    return click.option(
        "--as-of", type=Day(), default=None, help="The day on which rules are read (default: today)."
    )(command)


def catalog_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--catalog DIR`."""
    return click.option(
        "--catalog",
        "catalog_folder",
        type=click.Path(path_type=Path),
        default=Path("catalog"),
        show_default=True,
        help="The catalog's folder.",
    )(command)
