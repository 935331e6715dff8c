"""Two editions of a catalog → what changed for the people who use it."""

from __future__ import annotations

import datetime
from collections.abc import Container, Iterator, Mapping

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.changes.change import Change, Changes, Gone, Kind, WordChange
from credential_catalog.changes.facts import facts_changed
from credential_catalog.changes.ways import goals_changed, way_changed
from credential_catalog.model.records import (
    Award,
    Body,
    Collection,
    Credential,
    Issuer,
    Jurisdiction,
    Outside,
    Record,
    Rule,
    Stack,
)
from credential_catalog.model.words import Word
from credential_catalog.routes.standing import Standing

KINDS: Mapping[type[Record], Kind] = {
    Issuer: "issuer",
    Credential: "credential",
    Stack: "stack",
    Jurisdiction: "state",
    Body: "body",
    Award: "award",
    Rule: "rule",
    Outside: "outside thing",
    Collection: "collection",
}
MOST_GOALS = 60
"""Goals whose ways are worked out; a change to more of them is told without."""


def compare(
    before: Catalog,
    after: Catalog,
    as_of: datetime.date,
    *,
    unread: Container[str] = (),
    most_goals: int = MOST_GOALS,
) -> Changes:
    """Return what changed between two editions, both read on one day.

    A thing whose former id stands among the aliases of another is renamed, not gone.

    Args:
        before: The edition that is published.
        after: The edition that is proposed.
        as_of: The day on which rules are read in both.
        unread: Names of files that cannot be read now: nothing is gone that stood in them.
        most_goals: For how many goals the shortest ways are worked out.
    """
    renamed = dict(_renamed(before, after))
    goals = goals_changed(before, after, renamed, as_of)
    ways = (way_changed(goal, before, after, renamed, as_of) for goal in goals[:most_goals])
    standings = Standing(before, as_of), Standing(after, as_of)
    pairs = list(_pairs(before, after, renamed))
    return Changes(
        gone=tuple(_gone(before, after, unread)),
        ways=tuple(way for way in ways if way is not None),
        words=(*_words_of_states(*standings), *_words_of_credentials(*standings, renamed)),
        things=tuple(_things(pairs, standings, renamed)),
        sources_added=sum(len(_sources(now).keys() - _sources(was).keys()) for was, now in pairs if was),
        sources_checked=sum(_checked_again(was, now) for was, now in pairs if was),
        goals_left_out=max(len(goals) - most_goals, 0),
    )


def _renamed(before: Catalog, after: Catalog) -> Iterator[tuple[str, str]]:
    present = _ids(after)
    for record in before.records():
        if record.id not in present and (now := after.find(record.id)) is not None:
            yield record.id, now.id


def _ids(catalog: Catalog) -> frozenset[str]:
    return frozenset(name for records in catalog.by_kind().values() for name in records)


def _gone(before: Catalog, after: Catalog, unread: Container[str]) -> Iterator[Gone]:
    """Yield what has no address any more; outside things never had one."""
    for record in before.records():
        known = before.files[record.id] in unread or after.find(record.id) is not None
        if not known and not isinstance(record, Outside):
            yield Gone(id=record.id, kind=KINDS[type(record)], title=before.title(record.id))
    for alias, name in before.aliases.items():
        owner = before.find(name)
        if owner is not None and after.find(name) is not None and after.find(alias) is None:
            yield Gone(id=alias, kind=KINDS[type(owner)], title=before.title(name))


def _pairs(
    before: Catalog, after: Catalog, renamed: Mapping[str, str]
) -> Iterator[tuple[Record | None, Record]]:
    former = {present: name for name, present in renamed.items()}
    for record in after.records():
        was = before.find(former.get(record.id, record.id))
        yield was if type(was) is type(record) else None, record


def _things(
    pairs: list[tuple[Record | None, Record]],
    standings: tuple[Standing, Standing],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    old, new = (standing.catalog for standing in standings)
    for was, now in pairs:
        fields = tuple(facts_changed(was, now, old, new, renamed)) if was is not None else ()
        former = was.id if was is not None and was.id != now.id else None
        if was is None or former or fields:
            yield Change(
                id=now.id,
                kind=KINDS[type(now)],
                title=new.title(now.id),
                new=was is None,
                former=former,
                fields=fields,
                stacks=len(_stacks_with(now.id, new)),
                awards=len(_awards_by(now, standings[1])),
            )


def _stacks_with(member: str, catalog: Catalog) -> set[str]:
    found: set[str] = set()
    open_members = [member]
    while open_members:
        new = set(catalog.stacks_of(open_members.pop())) - found
        found |= new
        open_members += new
    return found


def _awards_by(record: Record, standing: Standing) -> set[str]:
    if isinstance(record, Credential):
        return {one.award for one in standing.recognized[record.id]}
    if isinstance(record, Stack):
        members = standing.catalog.members(record.id)
        return {one.award for name in members for one in standing.recognized[name] if record.id in one.chain}
    return set()


def _words_of_states(old: Standing, new: Standing) -> Iterator[WordChange]:
    for (state, use), now in new.all_states.items():
        was = old.all_states.get((state, use))
        if was is not None and was is not now:
            yield _word_change(state, use, was, now, new.catalog)


def _words_of_credentials(old: Standing, new: Standing, renamed: Mapping[str, str]) -> Iterator[WordChange]:
    """Yield what changed for credentials of both editions, those of which the same is said together."""
    groups: dict[tuple[str, str, Word, Word], list[str]] = {}
    former = {present: name for name, present in renamed.items()}
    for name, credential in new.catalog.credentials.items():
        before = old.catalog.credentials.get(former.get(name, name))
        if before is None:
            continue
        was, now = old.words_of(before), new.words_of(credential)
        for state, use in sorted(was.keys() | now.keys()):
            words = was.get((state, use), Word.NOT_NAMED), now.get((state, use), Word.NOT_NAMED)
            if words[0] is not words[1]:
                groups.setdefault((state, use, *words), []).append(name)
    for (state, use, before_word, after_word), names in sorted(groups.items()):
        yield _word_change(state, use, before_word, after_word, new.catalog, tuple(sorted(names)))


def _word_change(
    state: str, use: str, was: Word, now: Word, catalog: Catalog, credentials: tuple[str, ...] = ()
) -> WordChange:
    return WordChange(
        state=state,
        title=catalog.title(state),
        use=use,
        before=was,
        after=now,
        weaker=None if {was.shape, now.shape} == {"unknown"} else now.rank > was.rank,
        credentials=credentials,
    )


def _sources(record: Record) -> dict[str, str]:
    """Return the days on which the sources of a thing were read; of a state, those of its survey too."""
    found = {source.id: source.checked for source in record.sources}
    if isinstance(record, Jurisdiction):
        found |= {
            f"{use}: {one.id}": one.checked for use, said in record.survey.items() for one in said.sources
        }
    return found


def _checked_again(was: Record, now: Record) -> int:
    before, after = _sources(was), _sources(now)
    return sum(before[name] != after[name] for name in before.keys() & after.keys())
