"""The reference of problems, made from their classes: one section for each, in the order of ids."""

from __future__ import annotations

import inspect
import re

from credential_catalog.checking.mendable import is_mendable  # also imports every kind of problem
from credential_catalog.model.problem import Problem, Severity, problem_kinds

_TOP = """# Problems that the check names

Each problem has an id that stays the same, so that you can search for it. The check names all problems of a
catalog in one run, each with its file, line and column, and what to write instead.

## How much a problem matters {#severities}

- An **error** keeps the catalog from being published.
- A **warning** does not, but the check still says no until it is mended.
- **Advice** says where more could be known. Nothing is wrong. The check counts it by kind;
  `credential-catalog check --advice` shows all of it.

Nearly all problems are errors. Below, where it says “You can change this”, the settings of your site may say
otherwise. Write the problem's id in `mkdocs.yml`, with `error`, `warning`, `advice` or `off`:

```yaml
plugins:
  - credential-catalog:
      severities:
        CC334: warning
        CC371: off
```

The other problems are always errors, because pages cannot be made of a catalog that has them.

## What the check can mend {#fix}

`credential-catalog check --fix` mends what can be meant in one way only: a tab, curly quotes, a spreadsheet's
day, a mistyped word with one like it, an id with a space or from before, a letter of another alphabet, a
comma at the end of a line. It changes a part of a line and nothing else, so your comments stay. It writes a
file only if that has fewer problems then, and says what it did. Look at the change before you commit it.

Line ends of Windows, and the mark that some programs put at the start of a file, are no problem. `--fix` and
`credential-catalog format` write them as in all other files.

## For other programs {#formats}

`credential-catalog check --format` writes the same problems as `json`, as `github` (notes beside the lines of
a pull request), or as `sarif` (a standard that editors and code hosts show). Each problem carries the address
of its section on this page.
"""

_WEIGHT = {
    Severity.ERROR: "It stops publication.",
    Severity.WARNING: "It is a warning.",
    Severity.ADVICE: "It is advice.",
}


def problem_reference() -> str:
    """Return the reference as Markdown: of our own kinds, also where a test has made others."""
    ours = [kind for kind in problem_kinds() if kind.__module__.startswith("credential_catalog.")]
    return "\n".join([_TOP, *(_section(kind) for kind in ours)])


def _section(kind: type[Problem]) -> str:
    first, _, rest = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")
    severity = f"{_WEIGHT[kind.usual]} You can change this." if kind.settable else _WEIGHT[kind.usual]
    said = re.sub(r"\s+", " ", first)
    if is_mendable(kind):
        severity += " Where it can be meant in one way only, `credential-catalog check --fix` mends it."
    name = kind.name.replace("-", " ")
    return f"## {kind.id}: {name} {{#{kind.id.lower()}}}\n\n{said} {severity}\n\n{rest}\n"


if __name__ == "__main__":
    print(problem_reference(), end="")
