"""The command line: one file for each command."""

from credential_catalog.cli.main import main

__all__ = ["main"]
