"""What can be wrong with a file because something came into it that is no part of it."""

from __future__ import annotations

from credential_catalog.model.problem import Problem

OTHER_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2022\u2023\u00b7\u25cf\u25aa\u2212"
"""Dashes and dots that a word processor puts before an item of a list."""


class MergeConflict(Problem, frozen=True):
    """Two changes of the same lines were put together, and nobody has said which one holds.

    Git and GitHub mark such lines: after `<<<<<<<` comes one version, after `=======` the other, up to
    `>>>>>>>`.

    Keep the lines that hold, and delete the other ones and the three marks.

    Before:

    ```yaml
    <<<<<<< my-change
    status: retired
    =======
    status: active
    >>>>>>> main
    ```

    After:

    ```yaml
    status: retired
    ```
    """

    id = "CC134"
    name = "merge-conflict"

    @property
    def what(self) -> str:
        """What is wrong."""
        return (
            "Here stand two versions of the same lines: the marks of a merge conflict were left in the file."
        )

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Keep the lines that hold; delete the others and the marks `<<<<<<<`, `=======` and `>>>>>>>`."


class PastedHtml(Problem, frozen=True):
    """HTML stands in the file where YAML is expected.

    It comes along when a table or a page is copied from a web site.

    Take it out, and write its facts as `key: value`.

    Before:

    ```yaml
    <table><tr><td>Hours</td><td>15</td></tr></table>
    ```

    After:

    ```yaml
    hours: 15
    ```
    """

    id = "CC136"
    name = "pasted-html"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This is HTML, copied from a web page."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Take the HTML out, and write its facts as `key: value`."


class CodeFence(Problem, frozen=True):
    """A line of three backquotes or tildes stands in the file.

    It marks where an example begins and ends in Markdown, and comes along when the example is copied.

    Take the line out, and the one at the end.

    Before:

    ```text
    ~~~yaml
    name: KQED
    ~~~
    ```

    After:

    ```text
    name: KQED
    ```
    """

    id = "CC137"
    name = "code-fence"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This line marks an example in Markdown, and is no part of the file."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Take this line out, and the one like it at the end."


class OtherHyphen(Problem, frozen=True):
    """An item of a list begins with a dash or a dot that is no hyphen.

    A word processor makes them out of hyphens. To YAML they are letters.

    Write a hyphen and a space.

    Before:

    ```yaml
    sources:
      • id: kqed
        title: Certification
    ```

    After:

    ```yaml
    sources:
      - id: kqed
        title: Certification
    ```
    """

    id = "CC138"
    name = "other-hyphen"
    sign: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The item begins with {self.sign}, which is no hyphen."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Begin it with a hyphen and a space: “- ”."
