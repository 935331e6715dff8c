"""What can be wrong with the size of values: more, deeper or larger than a reader can hold."""

from __future__ import annotations

from credential_catalog.model.problem import Problem


class NumberOutOfRange(Problem, frozen=True):
    """A number cannot be kept as it is written: it is too large, infinite, or "not a number".

    JSON has no infinity, and a browser rounds integers beyond 9,007,199,254,740,991. A number that long
    is a code.

    Put a code in quotes; leave out a number that is not known.

    Before:

    ```yaml
    number: 10000000000000000001
    ```

    After:

    ```yaml
    number: "10000000000000000001"
    ```
    """

    id = "CC127"
    name = "number-out-of-range"
    written: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`{self.written}` is a number that cannot be kept exactly."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "If it is a code, put it in quotes; if the number is not known, leave the key out."


class TooDeep(Problem, frozen=True):
    """Lists and mappings stand inside each other more than 40 levels deep.

    No credential, stack or rule needs a tenth of that.

    Name a part, for instance as a stack of its own, and refer to it.

    Before:

    ```yaml
    requires: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[10]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
    ```

    After:

    ```yaml
    requires: [10]
    ```
    """

    id = "CC131"
    name = "too-deep"
    limit: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"Lists and mappings stand inside each other more than {self.limit} levels deep."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Give a part of it a file of its own, and refer to it by its id."


class TooManyValues(Problem, frozen=True):
    """A file holds more than 100,000 values, counting each `*reference` as all that it stands for.

    A few lines of references to references can stand for more values than fit in memory.

    Write the values out, and split a file that is really this large.

    Before:

    ```text
    a: &a [x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
    …
    ```

    After:

    ```text
    a: [x, x, x]
    ```
    """

    id = "CC132"
    name = "too-many-values"
    limit: int

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"With this, the file holds more than {self.limit:,} values."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Split the file, and write values out instead of referring to them with `*`."


class ReferenceToItself(Problem, frozen=True):
    """A `*reference` stands inside the value that it refers to.

    Written out, the value would never end.

    Write the value out.

    Before:

    ```yaml
    any: &choice [*choice]
    ```

    After:

    ```yaml
    any: [10]
    ```
    """

    id = "CC133"
    name = "reference-to-itself"
    anchor: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"`*{self.anchor}` stands inside the value that it refers to."

    @property
    def remedy(self) -> str:
        """What to write instead."""
        return "Write the value out."
