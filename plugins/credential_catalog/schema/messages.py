"""The kinds of problem that a document can have with its schema."""

from __future__ import annotations

from credential_catalog.model.problem import Problem


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

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The key `{self.key}` is missing."

    @property
    def remedy(self) -> str:
        """What to write."""
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

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is no key `{self.key}` here."

    @property
    def remedy(self) -> str:
        """What to write."""
        if self.above:
            return f"It belongs under `{self.above}`: put two spaces before it."
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

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.key} must be {self.wanted}, not {self.got}."

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
        meant = f"Did you mean “{self.nearest}”? " if self.nearest else ""
        return f"{meant}Allowed: {', '.join(self.allowed)}."


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

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.key}: “{self.value}” does not have the right form."

    @property
    def remedy(self) -> str:
        """What to write."""
        return self.advice


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


class NodeKind(Problem, frozen=True):
    """A requirement is not exactly one kind of node.

    Each node says one thing. Two kinds in one node leave open whether both are asked or either; put them
    under `all:` or `any:`.

    Before:

    ```yaml
    requires:
      credential: nmped/social-emotional-learning
      outside: masters-degree
    ```

    After:

    ```yaml
    requires:
      all:
        - credential: nmped/social-emotional-learning
        - outside: masters-degree
    ```
    """

    id = "CC210"
    name = "node-kind"

    found: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        if not self.found:
            return "This requirement does not say what it asks."
        return f"This requirement has {len(self.found)} kinds in one: {_quoted(self.found)}."

    @property
    def remedy(self) -> str:
        """What to write."""
        if not self.found:
            return (
                "Give it exactly one of credential, stack, award, outside, unlisted, all, any, choose, "
                "amount, in_order."
            )
        return "Make each an item of its own under `all:` (every one) or `any:` (one is enough)."


class MisplacedModifier(Problem, frozen=True):
    """A key stands on a kind of node that it does not belong to.

    A modifier on the wrong node would not be evaluated, and the condition behind it would be lost.

    Before:

    ```yaml
    requires:
      outside: masters-degree
      minimum_score: 85%
    ```

    After:

    ```yaml
    requires:
      credential: nmped/social-emotional-learning
      minimum_score: 85%
    ```
    """

    id = "CC211"
    name = "misplaced-modifier"

    key: str
    node: str
    belongs: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`{self.key}` does not belong on a requirement of the kind `{self.node}`."

    @property
    def remedy(self) -> str:
        """What to write."""
        return f"It belongs on: {', '.join(self.belongs)}. Move it there, or take it out."


class OnlyExcept(Problem, frozen=True):
    """A selector only leaves out, and does not say what it picks.

    It would pick every credential of the catalog but those.

    Before:

    ```yaml
    from: {except: [nea/teacher-leadership]}
    ```

    After:

    ```yaml
    from: {issuer: nea, except: [nea/teacher-leadership]}
    ```
    """

    id = "CC213"
    name = "only-except"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This selector leaves something out, but does not say what it picks."

    @property
    def remedy(self) -> str:
        """What to write."""
        return "Add what it picks, for example `issuer: nea`."


class NoBound(Problem, frozen=True):
    """A limit of an amount limits nothing.

    Before:

    ```yaml
    limits:
      - {of: {area: collaboration}}
    ```

    After:

    ```yaml
    limits:
      - {of: {area: collaboration}, at_most: 30}
    ```
    """

    id = "CC214"
    name = "no-bound"

    @property
    def what(self) -> str:
        """What is wrong."""
        return "This limit has neither `at_least` nor `at_most`."

    @property
    def remedy(self) -> str:
        """What to write."""
        return "Add how much: `at_most: 30` for a cap, `at_least: 15%` for a floor; or take the limit out."


class LineKind(Problem, frozen=True):
    """A line of an amount, or a rate, does not say one thing and what it adds.

    Before:

    ```yaml
    adds:
      - select: {issuer: nea}
    ```

    After:

    ```yaml
    adds:
      - select: {issuer: nea}
        value: {per: credential, is: 15}
    ```
    """

    id = "CC212"
    name = "line-kind"

    fault: str
    advice: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return self.fault

    @property
    def remedy(self) -> str:
        """What to write."""
        return self.advice


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


def _quoted(keys: tuple[str, ...]) -> str:
    return " and ".join(f"`{key}`" for key in keys)
