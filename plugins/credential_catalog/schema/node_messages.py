"""The kinds of problem that a requirement or a rate can have with its grammar."""

from __future__ import annotations

from credential_catalog.model.problem import Problem


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


def _quoted(keys: tuple[str, ...]) -> str:
    return " and ".join(f"`{key}`" for key in keys)
