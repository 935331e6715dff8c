"""What the catalog holds, counted roughly, as the lines that the README shows.

Only roughly, so that adding to the catalog leaves the README true: who adds a credential in GitHub's web
editor cannot run a command beside it.
"""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.checking import check

BLOCK = re.compile(r"(?<=<!-- counted -->\n).*?(?=<!-- /counted -->)", re.DOTALL)
"""Where the README keeps them."""


def counted(catalog: Catalog) -> dict[str, int]:
    """Return how many of each kind of thing a catalog holds, by what the README calls them."""
    sources = [source for record in catalog.records() for source in record.sources]
    examples = [example for rule in catalog.rules.values() for example in rule.examples]
    examples += [example for award in catalog.awards.values() for example in award.examples]
    examples += [example for stack in catalog.stacks.values() for example in stack.examples]
    looked = sum(
        survey.result != "not_surveyed"
        for one in catalog.jurisdictions.values()
        for survey in one.survey.values()
    )
    return {
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


def roughly(number: int) -> int:
    """Return the largest number below, in steps of half its power of ten: 300 for 340, 55 for 57."""
    step = max(int("1" + "0" * (len(str(number)) - 1)) // 2, 1)
    return max(number - 1, 0) // step * step


def counts(catalog: Catalog) -> str:
    """Return what a catalog holds at least, as a Markdown table."""
    lines = [
        "",
        "| in the catalog | more than |",
        "|---|--:|",
        *(f"| {what} | {roughly(number):,} |" for what, number in counted(catalog).items()),
    ]
    return "\n".join([*lines, "", ""])


def too_many(text: str, catalog: Catalog) -> list[str]:
    """Return the counts of a README that say more than a catalog holds, or count what is not counted."""
    block = BLOCK.search(text)
    rows = re.findall(r"^\| (.+) \| ([0-9,]+) \|$", block[0] if block else "", re.MULTILINE)
    held = counted(catalog)
    return [what for what, said in rows if int(said.replace(",", "")) >= held.get(what, 0)] + [
        what for what in held if what not in dict(rows)
    ]


def with_counts(text: str, catalog: Catalog) -> str:
    """Return a README whose counted block tells what a catalog holds at least."""
    return BLOCK.sub(lambda _: counts(catalog), text)


if __name__ == "__main__":
    readme, root, today = Path(sys.argv[1]), Path(sys.argv[2]), datetime.date.fromisoformat(sys.argv[3])
    checked = check(root, today)
    assert checked.catalog is not None, "the catalog has problems: credential-catalog check"
    readme.write_text(with_counts(readme.read_text(encoding="utf-8"), checked.catalog), encoding="utf-8")
