"""What can be wrong with values that are well written: YAML allows them and the catalog does not."""

from __future__ import annotations

from credential_catalog.model.problem import Problem


class DuplicateKey(Problem, frozen=True):
    """A key is written twice in the same place.

    YAML readers keep one of the two and drop the other without a word.

    Keep one of them.

    Before:

    ```yaml
    hours: 10
    name: Media literacy
    hours: 15
    ```

    After:

    ```yaml
    hours: 15
    name: Media literacy
    ```
    """

    id = "CC123"
    name = "duplicate-key"
    key: str
    first_line: int
    more: int = 0
    """How many other keys of the file are written twice, where there are so many that it is one mistake."""
    after_list: bool = False
    """Whether it comes right after a list whose last item has only one key, so that it may belong there."""

    @property
    def what(self) -> str:
        """What is wrong."""
        others = f" So are {self.more} more keys of this file." if self.more else ""
        return f"The key `{self.key}` is written twice; the first is on line {self.first_line}.{others}"

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.more:
            return "It looks as if a part of the file was pasted twice: keep one of the two."
        if self.after_list:
            return "If it belongs to the item above, put as many spaces before it; else keep one of the two."
        return "Keep one of the two."


class KeyNotText(Problem, frozen=True):
    """A key is not text: it is a number, true, false, empty, a list or a mapping.

    Every key of the catalog is a word. Text in double braces, `{{ … }}`, is read as a mapping in a
    mapping.

    Put the key in quotes, or, if it was meant as a value, put the value in quotes.

    Before:

    ```yaml
    2024: 10
    ```

    After:

    ```yaml
    "2024": 10
    ```
    """

    id = "CC124"
    name = "key-not-text"
    found: str
    after_comma: bool = False
    """Whether it follows a comma between braces, as the rest of a text without quotes does."""

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"A key must be text, and this is {self.found}."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        if self.after_comma:
            return "If it goes on with the text before the comma, put that whole text in quotes."
        return "Put it in quotes."


class MergeKey(Problem, frozen=True):
    """A mapping takes in another one with `<<`.

    Merging is not part of YAML 1.2, and a reader of the file cannot see which values it has.

    Write the keys out.

    Before:

    ```yaml
    online: &online {format: online, hours: 10}
    blended:
      <<: *online
    ```

    After:

    ```yaml
    online: {format: online, hours: 10}
    blended: {format: online, hours: 10}
    ```
    """

    id = "CC125"
    name = "merge-key"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "`<<` takes in another mapping, which the catalog does not allow."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Write the keys out here."


class TagNotAllowed(Problem, frozen=True):
    """A value has a YAML tag, a word that starts with `!`.

    Tags change what a value is, and with some readers they run programs. A text that starts with `!`
    looks like a tag too.

    Remove the tag; put a text that starts with `!` in quotes.

    Before:

    ```yaml
    hours: !!int "10"
    ```

    After:

    ```yaml
    hours: 10
    ```
    """

    id = "CC126"
    name = "tag-not-allowed"
    tag: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`{self.tag}` is a YAML tag, and tags are not allowed."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Remove it, or, if it is part of a text, put the text in quotes."


class EmptyFile(Problem, frozen=True):
    """A file holds nothing, or only comments.

    Describe the thing in it, or delete the file.

    Before:

    ```yaml
    # To do
    ```

    After:

    ```yaml
    name: KQED
    ```
    """

    id = "CC128"
    name = "empty-file"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This file is empty."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Describe one thing in it, starting with a line such as `name: …`, or delete it."


class NotAMapping(Problem, frozen=True):
    """A file is not a mapping of keys to values.

    Each file describes one thing by `key: value` lines.

    Start with a key, a colon and a space; write a list under a key.

    Before:

    ```yaml
    - KQED
    ```

    After:

    ```yaml
    name: KQED
    ```
    """

    id = "CC129"
    name = "not-a-mapping"
    found: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The file as a whole is {self.found}, where lines such as `key: value` are expected."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Start with a key, a colon and a space, such as `name: …`."


class SeveralDocuments(Problem, frozen=True):
    """A file holds more than one YAML document.

    A line `---` starts a new document, and a line `...` ends one. One file describes one thing, and its
    name is the thing's id.

    Move what follows to a file of its own.

    Before:

    ```yaml
    name: KQED
    ---
    name: PBS
    ```

    After:

    ```yaml
    name: KQED
    ```
    """

    id = "CC130"
    name = "several-documents"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "A second document starts here, and one file describes one thing."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Move what follows to a file of its own, and remove the line `---` or `...`."
