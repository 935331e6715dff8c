"""A new file for each kind of thing, with comments that say what to write."""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2
import msgspec
import yaml

from credential_catalog.schema.kinds import LONGEST_NAME
from credential_catalog.source.loader import Loader
from credential_catalog.source.scalars import plain_scalar
from credential_catalog.writing.key_order import shape_of
from credential_catalog.writing.spelling import quoted

_USES = ("use",)


class Question(msgspec.Struct, frozen=True):
    """One fact that a new file needs: its name, what is asked, and the words to choose from, if any."""

    fact: str
    ask: str
    choices: tuple[str, ...] = ()
    needed: bool = True


_TITLE = Question("title", "Its title, as the source writes it")
_NAME = Question("title", "Its name")
_URL = Question("url", "The address of its own page", needed=False)
_MEMBERS = Question("members", "Ids of its members, with commas between", needed=False)
_SOURCE = (
    Question("source_title", "The title of the page or law where you read it"),
    Question("source_url", "Its address"),
    Question("source_kind", "What kind of source it is"),
)
_KIND = Question("kind", "Its kind")
_ASKED: dict[str, tuple[Question, ...]] = {
    "credential": (_TITLE, _URL, *_SOURCE),
    "stack": (_TITLE, _KIND, _URL, _MEMBERS, *_SOURCE),
    "award": (_TITLE, _KIND, _URL, *_SOURCE),
    "rule": (
        Question("title", "What the rule says, in a few words"),
        Question("award", "The id of the award toward which it counts"),
        Question("use", "What it is used for"),
        Question("counts", "The id of the credential or stack that counts"),
        Question("effect", "Whether it counts"),
        Question("depends_on", "Who decides (only if it may count)", needed=False),
        *_SOURCE,
    ),
    "issuer": (_NAME, _KIND, _URL, *_SOURCE),
    "jurisdiction": (_NAME, _KIND, Question("agency", "Who licenses educators there"), *_SOURCE),
    "body": (_NAME, _KIND, _URL, *_SOURCE),
    "outside": (_TITLE, _KIND, _URL),
    "collection": (_TITLE, _MEMBERS),
}
KINDS = tuple(_ASKED)
"""The kinds of things that a new file can define."""

OWNED = {
    "credential": "issuer",
    "stack": "issuer",
    "award": "jurisdiction",
    "rule": "jurisdiction",
    "body": "jurisdiction",
    "collection": "owner",
}
"""The kinds whose id begins with an owner, and what the owner is."""


def questions(kind: str) -> tuple[Question, ...]:
    """Return what a new file of this kind needs to be told, with the words that the schema allows."""
    return tuple(
        msgspec.structs.replace(question, choices=_choices(kind, question.fact)) for question in _ASKED[kind]
    )


def _choices(kind: str, fact: str) -> tuple[str, ...]:
    if fact == "source_kind":
        shape = shape_of(kind).below("sources").item().below("kind")
    elif fact in _USES:
        shape = shape_of(kind).below(fact).item()
    elif fact in ("kind", "effect"):
        shape = shape_of(kind).below(fact)
    else:
        return ()
    return tuple(shape.rules.get("enum", ()))


def draft(kind: str, facts: Mapping[str, str | Sequence[str]], day: datetime.date | None) -> str:
    """Return the text of a new file.

    Args:
        kind: "credential", "rule", ….
        facts: What is known, by the names of `questions`; `counts_as` says whether what counts is a
            credential or a stack. What is missing is left empty, for its author to fill in.
        day: The day on which the source was read, if it was.
    """
    known = {question.fact: facts.get(question.fact) for question in _ASKED[kind]}
    known["counts_as"] = facts.get("counts_as")
    known["source_kind"] = facts.get("source_kind")
    return _templates().get_template(f"{kind}.yml").render(**known, day=day.isoformat() if day else None)


class Gap(msgspec.Struct, frozen=True):
    """A place in a draft that its author fills in: the keys that lead to it, and its line."""

    key: str
    line: int


def gaps(text: str) -> tuple[Gap, ...]:
    """Return the places of a file that are still empty."""
    return tuple(_gaps(yaml.compose(text, Loader=Loader), ""))


def _gaps(node: yaml.Node | None, key: str) -> list[Gap]:
    if isinstance(node, yaml.MappingNode):
        return [gap for name, value in node.value for gap in _gaps(value, f"{key} {name.value}".strip())]
    if isinstance(node, yaml.SequenceNode):
        return [gap for item in node.value for gap in _gaps(item, key)]
    if isinstance(node, yaml.ScalarNode) and not node.style and plain_scalar(node.value) is None:
        return [Gap(key, node.start_mark.line + 1)]
    return []


def name_from(title: str) -> str:
    """Return the id that a title makes: lower-case letters, digits and hyphens.

    >>> name_from("Fact Checking: the Basics")
    'fact-checking-the-basics'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > LONGEST_NAME and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_NAME]


@functools.cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(  # YAML, not HTML: values are quoted by the filters below.
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
    )
    made.filters |= {"value": _value, "optional": _optional, "listed": _listed}
    return made


def _value(value: str | None) -> str:
    return f" {quoted(value)}" if value else ""


def _optional(value: str | None, key: str, example: str) -> str:
    return f"{key}: {quoted(value)}" if value else f"# {key}: {quoted(example)}"


def _listed(values: Sequence[str] | None, key: str, empty: str = "") -> str:
    if not values:
        return f"{key}:\n{empty}" if empty else f"{key}: []"
    return "\n".join([f"{key}:", *(f"  - {quoted(value)}" for value in values)])
