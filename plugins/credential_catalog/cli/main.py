"""`credential-catalog`: the group of commands."""

from __future__ import annotations

import importlib

import click

_COMMANDS = ("check", "diff", "editor", "format", "new", "rename", "route")
"""Each in the module of its name, as `NAME_command`."""


class Commands(click.Group):
    """A group whose commands are imported when they are asked for: nobody waits for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the help."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name; None if there is none of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"credential_catalog.cli.{cmd_name}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="credential-catalog")
def main() -> None:
    """Check and publish a catalog of educator micro-credentials."""
