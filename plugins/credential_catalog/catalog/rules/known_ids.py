"""Every id that is used is defined, and is of the kind that belongs there."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.references import Reference, owner_of, references
from credential_catalog.model.nearest import nearest
from credential_catalog.model.problem import Problem


class UnknownId(Problem, frozen=True):
    """An id is used that no file defines.

    The id is mistyped, or the file is still to be written.

    Before:

    ```yaml
    members:
      - kqed/analysing-media
    ```

    After:

    ```yaml
    members:
      - kqed/analyzing-media
    ```
    """

    id = "CC301"
    name = "unknown-id"

    used: str
    kind: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is no {_thing(self.kind)} “{self.used}”."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        return "Correct the id, or add the file that defines it."


class WrongKind(Problem, frozen=True):
    """An id is used where another kind of thing belongs.

    Before:

    ```yaml
    requires:
      credential: kqed/media-literacy
    ```

    After:

    ```yaml
    requires:
      stack: kqed/media-literacy
    ```
    """

    id = "CC302"
    name = "wrong-kind"

    used: str
    got: str
    wanted: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"“{self.used}” is {_a(self.got)}, not {_a(self.wanted)}."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.got in ("credential", "stack", "award", "outside") and self.wanted != "issuer":
            return f"Write `{self.got}: {self.used}` if that is meant, or the id of {_a(self.wanted)}."
        return f"Write the id of {_a(self.wanted)}."


class EarlierId(Problem, frozen=True):
    """Something is named by an id that it had before.

    An earlier id (an alias) keeps old links working. Inside the catalog, one name for one thing.

    Before:

    ```yaml
    # nea/co-planning has aliases: [nea/planning-together]
    members: [nea/planning-together]
    ```

    After:

    ```yaml
    members: [nea/co-planning]
    ```
    """

    id = "CC308"
    name = "earlier-id"

    used: str
    present: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"“{self.used}” is an earlier id of {self.present}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Write “{self.present}”."


class MissingOwner(Problem, frozen=True):
    """A folder is named after an issuer or jurisdiction that no file describes.

    The first folder of a credential or stack is its issuer, that of an award, rule or body its jurisdiction.

    Before:

    ```
    catalog/jurisdictions/ut/rules/science-3d.yml
    ```

    After:

    ```
    catalog/jurisdictions/ut/ut.yml
    catalog/jurisdictions/ut/rules/science-3d.yml
    ```
    """

    id = "CC307"
    name = "missing-owner"

    owner: str
    kind: str
    nearest: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"There is no {self.kind} “{self.owner}”, after which this file's folder is named."

    @property
    def remedy(self) -> str:
        """What to do."""
        file = "jurisdictions/{0}/{0}.yml" if self.kind == "jurisdiction" else "issuers/{0}.yml"
        meant = f"Did you mean “{self.nearest}”? If not, add" if self.nearest else "Add"
        return f"{meant} the file {file.format(self.owner)}."


class UnknownArea(Problem, frozen=True):
    """An area is named that its award does not have.

    Before:

    ```yaml
    grants: {award: ut/secondary-science, area: threed}
    ```

    After:

    ```yaml
    grants: {award: ut/secondary-science, area: three-d}
    ```
    """

    id = "CC303"
    name = "unknown-area"

    area: str
    award: str
    nearest: str | None
    known: tuple[str, ...]

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The award {self.award} has no area “{self.area}”."

    @property
    def remedy(self) -> str:
        """What to do."""
        if self.nearest:
            return f"Did you mean “{self.nearest}”?"
        if self.known:
            return f"Its areas: {', '.join(self.known)}."
        return "List the area under `areas` in the award's file, or take it out here."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield an id that nothing defines, one of the wrong kind, and an area that its award does not have."""
    missing: set[str] = set()
    for record in linked.catalog.records():
        owner = owner_of(record)
        if owner is None or linked.doubts(owner.id):
            continue
        if owner.id not in linked.kinds and owner.id not in missing:
            missing.add(owner.id)
            known = [name for name, kind in linked.kinds.items() if kind in owner.kinds]
            yield MissingOwner(linked.place(record.id), owner.id, owner.kinds[0], nearest(owner.id, known))
    for record in linked.catalog.records():
        for reference in references(record):
            if reference.id not in missing:
                yield from _check(reference, record.id, linked)


def _check(reference: Reference, user: str, linked: Linked) -> Iterator[Problem]:
    """Yield what is wrong with a reference that `user` makes; its place is found only for a problem."""
    name = linked.catalog.present(reference.id)
    kind = linked.kinds.get(name)
    if kind in reference.kinds and name == reference.id and reference.area is None:
        return
    if kind is None and linked.doubts(name):
        return
    place = linked.place(user, reference.at)
    if kind in reference.kinds and name != reference.id:
        yield EarlierId(place, reference.id, name)
        return
    if kind is None:
        known = [one for one, its in linked.kinds.items() if its in reference.kinds]
        wanted = " or ".join(reference.kinds)
        yield UnknownId(place, reference.id, wanted, nearest(reference.id, known))
    elif kind not in reference.kinds:
        yield WrongKind(place, reference.id, kind, " or ".join(reference.kinds))
    elif reference.area is not None and name in linked.catalog.awards:
        areas = tuple(area.id for area in linked.catalog.awards[name].areas)
        if reference.area not in areas and name not in linked.doubtful:
            yield UnknownArea(place, reference.area, name, nearest(reference.area, areas), areas)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {_thing(kind)}"


def _thing(kind: str) -> str:
    return "outside thing" if kind == "outside" else kind
