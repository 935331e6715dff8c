"""Where more could be known: nothing is wrong, and nobody is kept from publishing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.stated import stated_evidence, stated_hours
from credential_catalog.model.dates import is_stale
from credential_catalog.model.problem import Problem, Severity


class SourceCheckedLongAgo(Problem, frozen=True):
    """A source was last checked more than a year ago.

    Rules change, and pages move. Readers see the date marked. Read the source again: if it still says the
    same, write the new day; if not, write what it says now, and what held before under `history`.

    Before:

    ```yaml
    sources:
      - {id: r277-520, url: "https://…", checked: 2024-03-01, …}
    ```

    After:

    ```yaml
    sources:
      - {id: r277-520, url: "https://…", checked: 2026-11-22, …}
    ```
    """

    id = "CC411"
    name = "source-checked-long-ago"
    usual = Severity.ADVICE
    settable = True

    title: str
    checked: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"“{self.title}” was last checked on {self.checked}, more than a year ago."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Read it again, and write the day under `checked`."


class HoursNotStated(Problem, frozen=True):
    """A credential that is offered has no hours, and neither has its issuer or a stack for all of theirs.

    Renewal is mostly reckoned in hours, so a teacher cannot tell what such a credential is worth or how long
    a way is. Never guess: look whether the issuer or an agency states them.

    Before:

    ```yaml
    title: Analyzing Media
    ```

    After:

    ```yaml
    title: Analyzing Media
    hours: 12
    ```
    """

    id = "CC412"
    name = "hours-not-stated"
    usual = Severity.ADVICE
    settable = True

    @property
    def what(self) -> str:
        """What is wrong."""
        return "No hours are stated for this credential."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "If a source states them, write `hours` and cite it; otherwise leave them out."


class EvidenceNotStated(Problem, frozen=True):
    """A credential that is offered does not say what the earner shows.

    What is shown (a lesson plan, a video, work of students) is what teachers and districts ask first.

    Before:

    ```yaml
    title: Analyzing Media
    ```

    After:

    ```yaml
    title: Analyzing Media
    evidence:
      - {kind: artifact, note: A lesson plan.}
      - {kind: other, note: A reflection in writing.}
    ```
    """

    id = "CC413"
    name = "evidence-not-stated"
    usual = Severity.ADVICE
    settable = True

    @property
    def what(self) -> str:
        """What is wrong."""
        return "It is not stated what the earner of this credential shows."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "If a source says, write the kinds under `evidence` and cite it; otherwise leave it out."


def advice(linked: Linked, as_of: datetime.date) -> Iterator[Problem]:
    """Yield where sources are old on a day, and where a credential that is offered says too little."""
    catalog = linked.catalog
    for record in catalog.records():
        if record.id in linked.doubtful:
            continue
        for position, source in enumerate(record.sources):
            if is_stale(source.checked, as_of):
                place = linked.place(record.id, ("sources", position, "checked"))
                yield SourceCheckedLongAgo(place, source.title, source.checked)
    for credential in catalog.credentials.values():
        if credential.id in linked.doubtful or credential.status != "active":
            continue
        if stated_hours(catalog, credential) is None:
            yield HoursNotStated(linked.place(credential.id, ("title",), key=True))
        if stated_evidence(catalog, credential) is None:
            yield EvidenceNotStated(linked.place(credential.id, ("title",), key=True))
