"""`python -m credential_catalog` is the command line."""

from credential_catalog.cli import main

main()
