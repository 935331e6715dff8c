"""The kinds of problem that a document can have with its schema."""

from __future__ import annotations

from credential_catalog.model.problem import Problem

_MANY = 12
"""More words than this are listed only where none of them is like the one that was written."""


class MissingKey(Problem, frozen=True):
    """A key that must be there is missing.

    Some facts a page cannot do without: a title, a status, a source. If a fact is not known there is a way to
    say so (most keys may be left out); these may not.

    Before:

    ```yaml
    status: active
    ```

    After:

    ```yaml
    title: Critically Analyzing Media
    status: active
    ```
    """

    id = "CC203"
    name = "missing-key"

    key: str
    meaning: str
    example: str
    others: tuple[tuple[str, str], ...] = ()
    """Other keys that are missing in the same place, each with an example."""

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.others:
            keys = [f"`{key}`" for key in (self.key, *(key for key, _ in self.others))]
            return f"The keys {', '.join(keys[:-1])} and {keys[-1]} are missing."
        return f"The key `{self.key}` is missing."

    @property
    def remedy(self) -> str:
        """What to write."""
        if self.others:
            lines = ((self.key, self.example), *self.others)
            return f"Add them. Example: {', '.join(f'`{key}: {example}`' for key, example in lines)}."
        return f"Add it: {self.meaning} Example: `{self.key}: {self.example}`."


class UnknownKey(Problem, frozen=True):
    """A key is written that no schema knows.

    A key with a typing error would be passed over in silence, and the fact behind it lost. Correct the key;
    if it is a new kind of fact, put it in `note` or propose a key.

    Before:

    ```yaml
    titel: Critically Analyzing Media
    ```

    After:

    ```yaml
    title: Critically Analyzing Media
    ```
    """

    id = "CC204"
    name = "unknown-key"

    key: str
    nearest: str | None
    known: tuple[str, ...]
    above: str | None = None
    """A key without a value, under which this one belongs."""
    after_comma: bool = False
    """Whether it has no value and follows a comma, as the rest of a text without quotes does."""
    by_place: bool = False
    """Whether the file's place says it already."""
    more: int = 0
    """How many other keys are only written in capitals, or partly, as this one is."""
    others: tuple[str, ...] = ()
    """Other keys that nobody knows, in the same place or one like it."""

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.others:
            keys = list(dict.fromkeys((self.key, *self.others)))
            listed = ", ".join(f"`{key}`" for key in keys[:-1])
            return f"There are no keys {listed} and `{keys[-1]}` here." if listed else self._alone
        return self._alone

    @property
    def _alone(self) -> str:
        others = f" {self.more} more are written with capitals like this." if self.more else ""
        return f"There is no key `{self.key}` here.{others}"

    @property
    def remedy(self) -> str:
        """What to write."""
        if self.above and self.others:
            return f"They belong under `{self.above}`: put two spaces before each."
        if self.above:
            return f"It belongs under `{self.above}`: put two spaces before it."
        if self.by_place:
            return "The file's folder and name say it: take the line out."
        if self.after_comma:
            return "If it goes on with the text before the comma, put that whole text in quotes."
        if self.nearest:
            return f"Did you mean `{self.nearest}`?"
        return f"Keys that may stand here: {', '.join(f'`{key}`' for key in self.known)}."


class WrongType(Problem, frozen=True):
    """A value is of the wrong type: text where a number belongs, one value where a list belongs.

    Codes, dates and versions are text: in quotes when they look like a number, so that 2.10 stays 2.10.

    Before:

    ```yaml
    code: 2964
    ```

    After:

    ```yaml
    code: "2964"
    ```
    """

    id = "CC205"
    name = "wrong-type"

    key: str
    wanted: str
    got: str
    advice: str
    lines: tuple[int, ...] = ()
    """Other lines of the file with the same mistake."""

    @property
    def what(self) -> str:
        """What is wrong."""
        shown = [str(line) for line in self.lines]
        last = f" and {shown[-1]}" if len(shown) > 1 else "".join(shown)
        again = (
            f" The same on line{'s' if len(shown) > 1 else ''} {', '.join(shown[:-1])}{last}."
            if shown
            else ""
        )
        return f"{self.key} must be {self.wanted}, not {self.got}.{again}"

    @property
    def remedy(self) -> str:
        """What to write."""
        return self.advice


class NotInList(Problem, frozen=True):
    """A value is not one of those allowed.

    Where pages count and filter, only words from a list will do.

    Before:

    ```yaml
    status: retird
    ```

    After:

    ```yaml
    status: retired
    ```
    """

    id = "CC206"
    name = "not-in-list"

    key: str
    value: str
    nearest: str | None
    allowed: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.key} cannot be “{self.value}”."

    @property
    def remedy(self) -> str:
        """What to write."""
        meant = f"Did you mean “{self.nearest}”?" if self.nearest else ""
        if meant and len(self.allowed) > _MANY:
            return meant
        return f"{meant} Allowed: {', '.join(self.allowed)}.".lstrip()


class WrongForm(Problem, frozen=True):
    """A value does not have its form: an id, a date, an address, a length of time.

    Before:

    ```yaml
    checked: 22.11.2026
    ```

    After:

    ```yaml
    checked: 2026-11-22
    ```
    """

    id = "CC207"
    name = "wrong-form"

    key: str
    value: str
    advice: str
    more: int = 0
    """How many other items of the same list have the same mistake."""

    @property
    def what(self) -> str:
        """What is wrong."""
        again = (
            f" Nor {'do' if self.more > 1 else 'does'} {self.more} more of its items." if self.more else ""
        )
        return f"{self.key}: “{self.value}” does not have the right form.{again}"

    @property
    def remedy(self) -> str:
        """What to write."""
        return self.advice


class OtherDay(Problem, frozen=True):
    """A day is written in another way than year-month-day, often by a spreadsheet.

    5/4/2026 is a day in May here and in April there; 2026-05-04 is the same day everywhere.

    Before:

    ```yaml
    checked: 11/22/2026
    ```

    After:

    ```yaml
    checked: 2026-11-22
    ```
    """

    id = "CC215"
    name = "other-day"

    key: str
    value: str
    days: tuple[str, ...]
    """The days that may be meant."""

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.key}: “{self.value}” is not a day written as year-month-day."

    @property
    def remedy(self) -> str:
        """What to write."""
        if len(self.days) > 1:
            return f"Write {' or '.join(self.days)}, whichever is meant."
        return f"Write {self.days[0]}." if self.days else "Write the whole date, for example 2026-11-22."


class OutOfBounds(Problem, frozen=True):
    """A value is too small, too large, too short, too long, empty, or stands twice in a list.

    Before:

    ```yaml
    sources: []
    ```

    After:

    ```yaml
    sources:
      - id: kqed
        title: Certification (KQED Teach)
        url: https://teach.kqed.org/p/certification
        kind: issuer
        checked: 2026-11-22
        confidence: read
    ```
    """

    id = "CC208"
    name = "out-of-bounds"

    key: str
    fault: str
    advice: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.key} {self.fault}."

    @property
    def remedy(self) -> str:
        """What to write."""
        return self.advice


class OtherKind(Problem, frozen=True):
    """A file describes another kind of thing than the files of its folder.

    The folder says what a file describes. A rule among the credentials is read as a credential with keys that
    nobody knows.

    Before:

    ```text
    catalog/credentials/kqed/science-3d.yml, with the keys grants, use and effect
    ```

    After:

    ```text
    catalog/jurisdictions/ut/rules/science-3d.yml
    ```
    """

    id = "CC209"
    name = "other-kind"

    keys: tuple[str, ...]
    looks: str
    here: str
    folder: str

    @property
    def what(self) -> str:
        """What is wrong."""
        keys = " and ".join(f"`{key}`" for key in self.keys[:2])
        verb = "belong" if len(self.keys) > 1 else "belongs"
        return f"{keys} {verb} to {_a(self.looks)}, and this file lies where {_a(self.here)} belongs."

    @property
    def remedy(self) -> str:
        """What to do."""
        them = "these keys" if len(self.keys) > 1 else "it"
        return f"If it is {_a(self.looks)}, move it to {self.folder}; if not, take {them} out."


def _a(kind: str) -> str:
    thing = {"outside": "outside thing", "body": "district, union or committee"}.get(kind, kind)
    return f"{'an' if thing[0] in 'aeiou' else 'a'} {thing}"


class Unfitting(Problem, frozen=True):
    """A value does not fit the schema in a way that has no message of its own yet.

    Compare the value with the description of its key in the reference, and please report what you wrote, so
    that the next editor gets a better message.
    """

    id = "CC299"
    name = "unfitting"

    key: str
    fault: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.key} does not fit: {self.fault}"

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Compare it with the description of the key in the file reference."
