"""Which kind of thing a file defines, and under which id: its place in the catalog says both."""

from __future__ import annotations

import re

import msgspec

from credential_catalog.model.look_alikes import all_latin
from credential_catalog.model.problem import Place, Problem

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 80
"""In letters; as `name` in common.schema.json."""

_APPENDED = re.compile(r"( ?[(][0-9]+[)]| -? ?copy)*([.](?:ya?ml|txt|json|csv|toml|md))*$")
"""What copying and saving under another type add to a file's name."""

_JURISDICTION = re.compile(r"[a-z]{2}|dod")
_PARTS = {"awards": "award", "rules": "rule", "bodies": "body"}
_OWNED = {"credentials": "credential", "stacks": "stack", "collections": "collection"}
_SINGLE = {"issuers": "issuer", "outside": "outside"}


FOLDERS = {
    "issuer": "issuers/",
    "credential": "credentials/<issuer>/",
    "stack": "stacks/<issuer>/",
    "outside": "outside/",
    "collection": "collections/<owner>/",
    "jurisdiction": "jurisdictions/<xx>/",
    "award": "jurisdictions/<xx>/awards/",
    "rule": "jurisdictions/<xx>/rules/",
    "body": "jurisdictions/<xx>/bodies/",
}
"""Where the files of each kind lie."""


class Home(msgspec.Struct, frozen=True):
    """What a file's place says: the kind of thing that it defines and the thing's id."""

    kind: str
    id: str


class MisplacedFile(Problem, frozen=True):
    """A file stands where no kind of thing belongs.

    The folder says what a file defines, and the file's place is the thing's id, so a file in the wrong folder
    would be missed. Move it to the folder of its kind.

    Before:

    ```
    catalog/kqed/analyzing-media.yml
    ```

    After:

    ```
    catalog/credentials/kqed/analyzing-media.yml
    ```
    """

    id = "CC201"
    name = "misplaced-file"

    shown: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"No kind of thing belongs at {self.shown}."

    @property
    def remedy(self) -> str:
        """What to do."""
        folder, _, name = self.shown.rpartition("/")
        if folder in _OWNED:
            owner = "owner" if folder == "collections" else "issuer"
            return f"Move it into the folder of its {owner}: {folder}/<{owner}>/{name}"
        return (
            "Move it: issuers/<id>.yml, credentials/<issuer>/<id>.yml, stacks/<issuer>/<id>.yml, "
            "outside/<id>.yml, collections/<owner>/<id>.yml, jurisdictions/<xx>/<xx>.yml, "
            "or jurisdictions/<xx>/ with awards/, rules/ or bodies/ and <id>.yml."
        )


class BadFileName(Problem, frozen=True):
    """A file's or folder's name cannot be an id.

    A file's place is the id of what it defines, and ids become addresses. Use lower-case letters, digits and
    single hyphens. An issuer's id has three letters or more, so that it never looks like a state; a
    jurisdiction's is its two-letter postal code, or dod.

    Before:

    ```
    catalog/issuers/KQED_Media.yml
    ```

    After:

    ```
    catalog/issuers/kqed-media.yml
    ```
    """

    id = "CC202"
    name = "bad-file-name"

    part: str
    rule: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The name “{self.part}” cannot be {self.rule}."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.rule == "the id of a jurisdiction":
            return "Use the two-letter postal code in lower case, or dod."
        if self.rule == "the id of an issuer":
            return "Use three lower-case letters or more, digits and single hyphens; dod is reserved."
        if self.rule.startswith("the file of the jurisdiction"):
            return "Name the jurisdiction's own file like its folder, for example ut/ut.yml."
        if len(self.part) > LONGEST_NAME:
            return f"Shorten it to {LONGEST_NAME} letters or fewer."
        right = _as_name(self.part)
        example = f"write {right}." if right else "for example analyzing-media.yml."
        return f"Use lower-case letters, digits and single hyphens: {example}"


def home_of(name: str) -> Home | Problem:
    """Return what a file defines by its place, or the problem with its place.

    Args:
        name: The file's path as shown to people, beginning with the catalog's own folder:
            "catalog/credentials/kqed/analyzing-media.yml".
    """
    shown = name.partition("/")[2]
    parts = shown.removesuffix(".yml").split("/")
    place = Place(name)
    match parts:
        case [folder, one] if folder in _SINGLE:
            if folder == "issuers":
                return Home("issuer", one) if _names_issuer(one) else _bad(place, one, "the id of an issuer")
            return Home(_SINGLE[folder], one) if _is_name(one) else _bad(place, one, "an id")
        case [folder, owner, one] if folder in _OWNED:
            if folder != "collections" and not _names_issuer(owner):
                return _bad(place, owner, "the id of an issuer")
            wrong = next((part for part in (owner, one) if not _is_name(part)), None)
            return _bad(place, wrong, "an id") if wrong else Home(_OWNED[folder], f"{owner}/{one}")
        case ["jurisdictions", state, one]:
            if not _JURISDICTION.fullmatch(state):
                return _bad(place, state, "the id of a jurisdiction")
            if one != state:
                return _bad(place, one, f"the file of the jurisdiction {state}")
            return Home("jurisdiction", state)
        case ["jurisdictions", state, folder, one] if folder in _PARTS:
            if not _JURISDICTION.fullmatch(state):
                return _bad(place, state, "the id of a jurisdiction")
            return Home(_PARTS[folder], f"{state}/{one}") if _is_name(one) else _bad(place, one, "an id")
    return MisplacedFile(place, shown)


def likely_homes(name: str) -> tuple[Home, ...]:
    """Return what a file that was not read, or has a wrong name, is likely meant to define.

    So much is enough not to name everything that refers to it as well.

    >>> likely_homes("catalog/credentials/KQED/Analyzing_Media (1).yaml")
    (Home(kind='credential', id='kqed/analyzing-media'),)
    """
    stem = _APPENDED.sub("", name.casefold())
    parts = [_as_name(part) for part in stem.split("/")]
    home = home_of("/".join(parts) + ".yml")
    if isinstance(home, Home):
        return (home,)
    names = ["/".join(parts[-many:]) for many in (1, 2) if len(parts) > many]
    return tuple(Home("", name) for name in (*names, any_owners(parts[-1])))


def any_owners(name: str) -> str:
    """Return what stands for the id of a thing of that name whose owner is not known.

    >>> any_owners("kqed/analyzing-media"), any_owners("analyzing-media")
    ('*/analyzing-media', '*/analyzing-media')
    """
    return f"*/{name.rpartition('/')[2]}"


def likely_id(written: str) -> str | None:
    """Return the id of owner and name that is likely meant by a path, an address or a title; None if unclear.

    >>> likely_id("KQED/Making Images"), likely_id("https://x.org/credentials/kqed/a/"), likely_id("Images")
    ('kqed/making-images', 'kqed/a', None)
    """
    path = re.sub(r"^[a-z]+://[^/]*", "", written.strip()).replace("\\", "/").partition("#")[0]
    parts = [_as_name(re.sub(r"[.](ya?ml|html?)$", "", part)) for part in path.split("/") if part.strip(" .")]
    if "jurisdictions" in parts[:-2]:
        parts = [parts[parts.index("jurisdictions") + 1], parts[-1]]
    return "/".join(parts[-2:]) if len(parts) > 1 and all(map(NAME.fullmatch, parts[-2:])) else None


def _as_name(part: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", all_latin(part).casefold()).strip("-")


def _bad(place: Place, part: str, rule: str) -> BadFileName:
    return BadFileName(place, part, rule)


def _is_name(part: str) -> bool:
    return NAME.fullmatch(part) is not None and len(part) <= LONGEST_NAME


def _names_issuer(part: str) -> bool:
    return _is_name(part) and part != "dod" and sum(letter.isalpha() for letter in part) >= 3
