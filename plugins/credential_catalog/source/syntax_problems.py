"""What can be wrong with the writing: signs that YAML reads differently from how they were meant."""

from __future__ import annotations

from credential_catalog.model.problem import Problem

_CLOSING = {"[": "]", "{": "}"}


class TabIndentation(Problem, frozen=True):
    """A line is indented with a tab.

    A tab is as wide as each editor likes, so YAML does not allow it for indentation.

    Replace each tab with two spaces. Most editors do it for you: "convert indentation to spaces".

    Before:

    ```yaml
    hours:
    \u0009low: 10
    ```

    After:

    ```yaml
    hours:
      low: 10
    ```
    """

    id = "CC111"
    name = "tab-indentation"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "There is a tab here, and YAML is indented with spaces."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Replace the tab with spaces."


class MissingSpace(Problem, frozen=True):
    """There is no space after the colon of a key, or after the hyphen of an item.

    Only a colon followed by a space ends a key; `name:KQED` is one word, as in `https://…`. So is `-id`.

    Write a space after it.

    Before:

    ```yaml
    id: kqed
    name:KQED
    ```

    After:

    ```yaml
    id: kqed
    name: KQED
    ```
    """

    id = "CC113"
    name = "missing-space"
    key: str
    """The key, or a hyphen."""

    @property
    def what(self) -> str:
        """What is wrong."""
        return (
            "There is no space after the hyphen."
            if self.key == "-"
            else f"There is no space after `{self.key}:`."
        )

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.key == "-":
            return "Begin the item with a hyphen and a space: “- ”."
        return f"Write a space after the colon: `{self.key}: …`."


class MissingColon(Problem, frozen=True):
    """A line among keys has no colon.

    Between keys, YAML expects another `key: value`. Either the colon was forgotten, or the line carries
    on the text above it and is not indented.

    Add the colon, or indent the line further than the key that it belongs to.

    Before:

    ```yaml
    summary: |
    Teachers learn to read news.
    ```

    After:

    ```yaml
    summary: |
      Teachers learn to read news.
    ```
    """

    id = "CC114"
    name = "missing-colon"
    instead: str | None = None
    """What stands where the colon belongs, such as `=`."""

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This line stands among keys but has no colon."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.instead:
            return f"Write a colon and a space in place of `{self.instead}`."
        return "Write `key: value`; if the line carries on the text above, indent it further than the key."


class UnclosedBracket(Problem, frozen=True):
    """A list in `[ ]` or a mapping in `{ }` is not closed, or a comma in it is missing.

    Write the closing bracket, and a comma between two items. Put an item that itself holds `[`, `]`, `{`,
    `}` or a comma in quotes.

    Before:

    ```yaml
    subjects: [math, science
    hours: 10
    ```

    After:

    ```yaml
    subjects: [math, science]
    hours: 10
    ```
    """

    id = "CC117"
    name = "unclosed-bracket"
    bracket: str
    stopped_at: int
    at_end: bool = False
    """Whether the file ends in the middle of it."""

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.at_end:
            return f"The {self.bracket} here is not closed, and the file ends on line {self.stopped_at}."
        return (
            f"The {self.bracket} here is not closed: "
            f"by line {self.stopped_at} a comma or {_CLOSING[self.bracket]} is missing."
        )

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.at_end:
            return f"Write {_CLOSING[self.bracket]}; if a part of the file was lost, bring it back."
        return (
            f"Write a comma between two items and {_CLOSING[self.bracket]} after the last; "
            "if this is text, put it in quotes."
        )


class StrayBracket(Problem, frozen=True):
    """A closing bracket closes nothing.

    Remove it, write the bracket that opens it, or put the text in quotes.

    Before:

    ```yaml
    subjects: [math, science]]
    ```

    After:

    ```yaml
    subjects: [math, science]
    ```
    """

    id = "CC118"
    name = "stray-bracket"
    bracket: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"This {self.bracket} closes nothing."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Remove it, or, if it is part of a text, put the text in quotes."


class BadIndentation(Problem, frozen=True):
    """A line does not start at the same column as the lines that it belongs with.

    In YAML the spaces at the start of a line say what it belongs to: keys of one thing start at the same
    column.

    Line it up with its neighbours. What belongs to a key is indented further than the key, and the key
    then has no value on its own line.

    Before:

    ```yaml
    hours:
      low: 10
     high: 15
    ```

    After:

    ```yaml
    hours:
      low: 10
      high: 15
    ```
    """

    id = "CC119"
    name = "bad-indentation"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This line does not line up with the lines above it."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return (
            "Start it at the same column as the keys (or the dashes) that it belongs with; "
            "if it carries on a text, put that text in quotes."
        )


class InvalidYaml(Problem, frozen=True):
    """A line cannot be read as YAML.

    The mistake is on the line named or just above it: often a missing colon, quote, bracket or space.

    Compare the two lines with their neighbours; put a text with special characters in quotes.

    Before:

    ```yaml
    first: &mark 10
    second: &mark 20
    ```

    After:

    ```yaml
    first: 10
    second: 20
    ```
    """

    id = "CC122"
    name = "invalid-yaml"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This cannot be read as YAML."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return (
            "Look at this line and the one above it for a missing colon, quote, bracket or space; "
            "put a text with special characters in quotes."
        )
