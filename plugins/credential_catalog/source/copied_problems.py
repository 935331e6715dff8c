"""What can be wrong with a file because of where it was copied from: another program, format or alphabet."""

from __future__ import annotations

import unicodedata

from credential_catalog.model.problem import Problem


class AnotherFormat(Problem, frozen=True):
    """A file is a picture, a PDF or a document of a word processor, though its name ends in `.yml`.

    Its name was changed, but not what is in it. A catalog file is plain text.

    Write its facts into a text file, as `key: value`.

    Before:

    ```text
    %PDF-1.7
    ```

    After:

    ```text
    title: Critically Analyzing Media
    ```
    """

    id = "CC139"
    name = "another-format"
    found: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"This file is {self.found}, whatever its name says."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Write its facts into a text file, as `key: value`."


class CopiedMarks(Problem, frozen=True):
    """Something stands before each line that came along when the lines were copied.

    Such are the numbers of lines, the `>` of a quoted mail, the `+` of a comparison, the `|` of a table.

    Take it out of each line.

    Before:

    ```text
    1 title: Critically Analyzing Media
    2 status: active
    ```

    After:

    ```text
    title: Critically Analyzing Media
    status: active
    ```
    """

    id = "CC140"
    name = "copied-marks"
    mark: str

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.mark == "|":
            return "This is a table, copied from a page."
        if self.mark == "@":
            return "This is a comparison of two versions (a diff), not a file."
        shown = "a number" if self.mark == "1" else f"“{self.mark}”"
        return f"Each line begins with {shown}, which came along when the lines were copied."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.mark == "|":
            return "Write its facts as `key: value`."
        if self.mark == "@":
            return "Keep the lines that hold, without the marks before them."
        return "Take it out at the start of each line."


class LookAlikeLetter(Problem, frozen=True):
    r"""A word holds a letter of another alphabet that looks like a Latin one.

    To a reader the word is the same, to a search and to an id it is another one. It comes from a keyboard or
    a page in another language.

    Type the word again.

    Before:

    ```yaml
    title: "\u0421ritically Analyzing Media" # its first letter is Cyrillic
    ```

    After:

    ```yaml
    title: Critically Analyzing Media
    ```
    """

    id = "CC141"
    name = "look-alike-letter"
    letter: str
    latin: str

    @property
    def what(self) -> str:
        """What is wrong."""
        alphabet = unicodedata.name(self.letter, "another").partition(" ")[0].capitalize()
        return f"The “{self.letter}” here is a {alphabet} letter that looks like the Latin “{self.latin}”."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Type the word again."


class TrailingComma(Problem, frozen=True):
    """A line ends with a comma or a semicolon, as in JSON or in a program.

    In YAML the end of the line is enough. The sign would become part of the text.

    Take it out; if it is part of the text, put the text in quotes.

    Before:

    ```yaml
    title: Critically Analyzing Media,
    status: active,
    ```

    After:

    ```yaml
    title: Critically Analyzing Media
    status: active
    ```
    """

    id = "CC142"
    name = "trailing-comma"
    sign: str
    more: int = 0
    """How many other lines of the file end so."""

    @property
    def what(self) -> str:
        """What is wrong."""
        again = f" This happens {self.more + 1} times in this file." if self.more else ""
        return f"The value ends with “{self.sign}”, which would become part of it.{again}"

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Take it out; if it is part of a text, put the text in quotes."


class CutByComment(Problem, frozen=True):
    """The rest of a text is not read, because a # after a space begins a comment.

    Nothing shows that a part of the text is missing.

    Put the whole text in quotes; if a comment is meant, write a space after the #.

    Before:

    ```yaml
    title: Standard #1, Effective Communication
    ```

    After:

    ```yaml
    title: "Standard #1, Effective Communication"
    ```
    """

    id = "CC143"
    name = "cut-by-comment"
    rest: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"“{self.rest}” is not read: a # after a space begins a comment."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Put the whole text in quotes; if a comment is meant, write a space after the #."


class StrayQuote(Problem, frozen=True):
    """A text without quotes ends with one.

    The quote at its start was forgotten or lost. The one at its end would become part of the text.

    Put quotes at both ends, or none.

    Before:

    ```yaml
    title: Critically Analyzing Media"
    ```

    After:

    ```yaml
    title: Critically Analyzing Media
    ```
    """

    id = "CC144"
    name = "stray-quote"
    quote: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The text ends with {self.quote} and does not begin with one."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Write straight quotes at both ends, or none."
