"""What the catalog holds, counted, as the lines that the README shows."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.checking import check

BLOCK = re.compile(r"(?<=<!-- counted -->\n).*?(?=<!-- /counted -->)", re.DOTALL)
"""Where the README keeps them."""


def counts(catalog: Catalog) -> str:
    """Return what a catalog holds, as a Markdown table."""
    sources = [source for record in catalog.records() for source in record.sources]
    examples = [example for rule in catalog.rules.values() for example in rule.examples]
    examples += [example for award in catalog.awards.values() for example in award.examples]
    examples += [example for stack in catalog.stacks.values() for example in stack.examples]
    looked = sum(
        survey.result != "not_surveyed"
        for one in catalog.jurisdictions.values()
        for survey in one.survey.values()
    )
    rows = {
        "states, territories and other jurisdictions": len(catalog.jurisdictions),
        "pairs of state and use that were looked at": looked,
        "micro-credentials": len(catalog.credentials),
        "stacks": len(catalog.stacks),
        "issuers": len(catalog.issuers),
        "awards: endorsements, licences, levels, renewals, pay": len(catalog.awards),
        "rules": len(catalog.rules),
        "worked examples, run by every check": len(examples),
        "citations": len(sources),
    }
    lines = [
        "",
        "| in the catalog | |",
        "|---|--:|",
        *(f"| {what} | {number:,} |" for what, number in rows.items()),
    ]
    return "\n".join([*lines, "", ""])


def with_counts(text: str, catalog: Catalog) -> str:
    """Return a README whose counted block tells what a catalog holds."""
    return BLOCK.sub(lambda _: counts(catalog), text)


if __name__ == "__main__":
    readme, root, today = Path(sys.argv[1]), Path(sys.argv[2]), datetime.date.fromisoformat(sys.argv[3])
    checked = check(root, today)
    assert checked.catalog is not None, "the catalog has problems: credential-catalog check"
    readme.write_text(with_counts(readme.read_text(encoding="utf-8"), checked.catalog), encoding="utf-8")
