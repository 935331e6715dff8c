"""`credential-catalog`: the group of commands."""

from __future__ import annotations

import click

from credential_catalog.cli.check import check_command
from credential_catalog.cli.editor import editor_command
from credential_catalog.cli.format import format_command
from credential_catalog.cli.new import new_command
from credential_catalog.cli.rename import rename_command
from credential_catalog.cli.route import route_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="credential-catalog")
def main() -> None:
    """Check and publish a catalog of educator micro-credentials."""


main.add_command(check_command)
main.add_command(route_command)
main.add_command(new_command)
main.add_command(rename_command)
main.add_command(format_command)
main.add_command(editor_command)
