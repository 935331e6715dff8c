"""One page is one source: whoever cites it says the same of who speaks there."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Jurisdiction, Record, Source
from credential_catalog.model.requirement import Pointer


class PageOfTwoKinds(Problem, frozen=True):
    """A page is cited as one kind of source in one file and as another kind in another.

    Only law and an agency's own page speak for a state, so the kind of a source decides whether a rule is the
    state's. One of the two files is wrong.

    Before:

    ```yaml
    # in one file
    sources:
      - {id: equivalency, url: "https://digitalpromise.org/degree/", kind: issuer, …}
    # in another
    sources:
      - {id: dp, url: "https://digitalpromise.org/degree/", kind: agency, …}
    ```

    After:

    ```yaml
    # in both
    sources:
      - {id: equivalency, url: "https://digitalpromise.org/degree/", kind: issuer, …}
    ```
    """

    id = "CC371"
    name = "page-of-two-kinds"
    settable = True

    kind: str
    other_kind: str
    other_file: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"This page is of kind `{self.kind}` here, but `{self.other_kind}` in {self.other_file}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Look at who publishes it, and write that kind in both files."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield every citation of a page whose kind differs from that of an earlier citation."""
    seen: dict[str, tuple[str, str]] = {}
    for record in linked.catalog.records():
        if record.id in linked.doubtful:
            continue
        for at, source in _cited(record):
            if source.url is None:
                continue
            kind, name = seen.setdefault(source.url, (source.kind, record.id))
            if kind != source.kind:
                file = linked.catalog.files.get(name, name)
                yield PageOfTwoKinds(linked.place(record.id, (*at, "kind")), source.kind, kind, file)


def _cited(record: Record) -> Iterator[tuple[Pointer, Source]]:
    for position, source in enumerate(record.sources):
        yield ("sources", position), source
    if isinstance(record, Jurisdiction):
        for use, survey in record.survey.items():
            for position, source in enumerate(survey.sources):
                yield ("survey", use, "sources", position), source
