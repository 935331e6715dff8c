"""What a person has, in words."""

from __future__ import annotations

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import HeldOutside, Holding
from credential_catalog.model.prose import date_words, number_words, unit_words
from credential_catalog.model.requirement import each_of


def holding_words(holding: Holding, catalog: Catalog) -> list[str]:
    """Return a holding as short phrases, one for each thing held or said."""
    said: list[str] = []
    for credential in holding.held_credentials():
        marks = [f"score {credential.score}"] if credential.score is not None else []
        marks += [f"level {credential.level}"] if credential.level else []
        marks += [credential.result] if credential.result else []
        said.append(_marked(catalog.title(credential.id), marks, credential.date, credential.expires))
    for stack in holding.held_stacks():
        said.append(_marked(f"the stack {catalog.title(stack.id)}", [], stack.date, stack.expires))
    for award in holding.held_awards():
        area = [f"the area {award.area}"] if award.area else []
        said.append(_marked(catalog.title(award.id), area, award.date, award.expires))
    said += [outside_words(item, catalog) for item in holding.held_outside()]
    said += _situation(holding)
    for name, count in holding.unlisted.items():
        node = name.partition("#")[2].replace("-", " ")
        said.append(f"says to have {number_words(count)} that the catalog does not list ({node})")
    said += [f"nothing is said of {catalog.title(name)}" for name in holding.unsaid]
    return said


def outside_words(item: HeldOutside, catalog: Catalog) -> str:
    """Return something outside in words: "Teaching experience (3 years, while holding Level 2)"."""
    record = catalog.outside.get(item.id)
    unit = item.unit or (record.unit if record else None)
    marks = []
    if item.quantity is not None:
        amount = number_words(item.quantity)
        marks.append(f"{amount} {unit_words(unit, item.quantity)}" if unit else amount)
    marks += [f"while holding {catalog.title(item.during)}"] if item.during else []
    return _marked(catalog.title(item.id), marks, item.date, item.expires)


def _situation(holding: Holding) -> list[str]:
    situation = holding.situation
    said = []
    if situation.employed is not None:
        said.append("employed as an educator" if situation.employed else "not employed as an educator")
    if situation.role is not None:
        said.append(f"role: {' and '.join(each_of(situation.role))}")
    if situation.grade_band is not None:
        said.append(f"teaches grades {' and '.join(each_of(situation.grade_band))}")
    if situation.subject is not None:
        said.append(f"teaches {' and '.join(each_of(situation.subject))}")
    return said


def _marked(title: str, marks: list[str], date: str | None, expires: str | None) -> str:
    dated = [date_words(date)] if date else []
    valid = [f"valid until {date_words(expires)}"] if expires else []
    all_marks = [*marks, *dated, *valid]
    return f"{title} ({', '.join(all_marks)})" if all_marks else title
