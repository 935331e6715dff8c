"""What can be wrong with texts: quotes that are missing, of the wrong kind, or in the wrong place."""

from __future__ import annotations

from credential_catalog.model.problem import Problem


class UnquotedColon(Problem, frozen=True):
    """A text without quotes holds a colon followed by a space.

    YAML reads `word: ` as the start of a new key.

    Put the whole text in quotes.

    Before:

    ```yaml
    name: Media literacy: an introduction
    ```

    After:

    ```yaml
    name: "Media literacy: an introduction"
    ```
    """

    id = "CC112"
    name = "unquoted-colon"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This colon stands inside a text that has no quotes, so it looks like the start of a new key."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return 'Put the whole text in quotes: `name: "First: second"`.'


class UnclosedQuote(Problem, frozen=True):
    """A text starts with a quote and does not end with one.

    The text then runs on over the lines that follow. An apostrophe at the start of a text (`'tis`) counts
    as a quote too.

    Write the closing quote; if the text starts with an apostrophe, put it in double quotes.

    Before:

    ```yaml
    name: "Media literacy
    hours: 10
    ```

    After:

    ```yaml
    name: "Media literacy"
    hours: 10
    ```
    """

    id = "CC115"
    name = "unclosed-quote"
    quote: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The text that starts here with {self.quote} has no closing {self.quote} on its line."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return f"Write {self.quote} at the end of the text."


class TextAfterQuote(Problem, frozen=True):
    """Text goes on after a closing quote.

    A quote or apostrophe inside a text ended it too early.

    Use the other kind of quotes around the text, or no quotes at all.

    Before:

    ```yaml
    name: 'It's news'
    ```

    After:

    ```yaml
    name: "It's news"
    ```
    """

    id = "CC116"
    name = "text-after-quote"
    quote: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The text in quotes ended just before this, at {self.quote}, and more text follows."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        other = "'" if self.quote == '"' else '"'
        return f"Put quotes around all of it, and use {other} if the text holds {self.quote}."


class ReservedStart(Problem, frozen=True):
    """A text without quotes starts with a character that means something else in YAML.

    These are ``@ ` % * & ! | > ? -`` and a few more: `*` stands for a reference, `>` for a folded text.

    Put the text in quotes. A list starts on the line below its key.

    Before:

    ```yaml
    support: @kqedteach
    ```

    After:

    ```yaml
    support: "@kqedteach"
    ```
    """

    id = "CC120"
    name = "reserved-start"
    character: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"A text cannot start with {self.character}, which has a meaning of its own in YAML."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.character == "-":
            return "Put the text in quotes; if it is a list, start it on the line below its key."
        if self.character == "[":
            return "Put the text in quotes; where an address belongs, write it alone, without brackets."
        return "Put the text in quotes."


class UnknownEscape(Problem, frozen=True):
    r"""A text in double quotes holds a backslash that means nothing.

    Between double quotes a backslash starts a special character, such as `\n` for a new line.

    Use single quotes, or write the backslash twice.

    Before:

    ```yaml
    note: "C:\data"
    ```

    After:

    ```yaml
    note: 'C:\data'
    ```
    """

    id = "CC121"
    name = "unknown-escape"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "A backslash between double quotes starts a special character, and this is none."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Use single quotes around the text, or write the backslash twice."


class CurlyQuotes(Problem, frozen=True):
    """A text stands in curly quotes, as a word processor writes them.

    To YAML only straight quotes are quotes. Curly ones would become part of the text.

    Write straight quotes, or none. Where the curly quotes are part of the text, put straight ones round all
    of it.

    Before:

    ```yaml
    status: “active”
    ```

    After:

    ```yaml
    status: active
    ```
    """

    id = "CC135"
    name = "curly-quotes"
    quote: str
    more: int = 0
    """How many other texts of the file are written so."""

    @property
    def what(self) -> str:
        """What is wrong."""
        again = f" This happens {self.more + 1} times in this file." if self.more else ""
        return f"{self.quote} is a curly quote, which does not put a text in quotes.{again}"

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Write straight quotes (\" or ') or none."
