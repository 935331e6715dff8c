"""The tables to take away, one module for each."""

from __future__ import annotations

from typing import Any

from credential_catalog.exports.tables.awards import AWARDS
from credential_catalog.exports.tables.column import Table
from credential_catalog.exports.tables.credentials import CREDENTIALS
from credential_catalog.exports.tables.rules import RULES
from credential_catalog.exports.tables.stacks import STACKS
from credential_catalog.exports.tables.surveys import SURVEYS
from credential_catalog.exports.tables.words import WORDS

TABLES: tuple[Table[Any], ...] = (CREDENTIALS, STACKS, AWARDS, RULES, WORDS, SURVEYS)
"""Every table, in the order of the page."""
