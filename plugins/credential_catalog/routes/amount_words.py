"""Amounts, rates, selectors and situations in words."""

from __future__ import annotations

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.prose import number_words, past_words, unit_words
from credential_catalog.model.requirement import (
    AreasAsked,
    GrowingThreshold,
    Limit,
    Line,
    Selector,
    Situation,
    Sum,
    Value,
    each_of,
)
from credential_catalog.routes.phrase import Mention, Part, Parts, Phrase
from credential_catalog.routes.reach import reach_of_line


def amount_words(asked: Sum, catalog: Catalog) -> Phrase:
    """Return an amount in words: the threshold, and below it lines, limits and areas."""
    items = [_line_words(line, asked.unit, catalog) for line in asked.from_]
    if asked.open:
        items.append(Phrase(parts=("and other things that the catalog does not list",)))
    items += [_limit_words(limit, asked.unit) for limit in asked.limits]
    if asked.areas is not None:
        items.append(_areas_words(asked.areas))
    return Phrase(parts=(f"{_threshold_words(asked)}, from:",), items=tuple(items), role="lines")


def _threshold_words(asked: Sum) -> str:
    threshold = asked.at_least
    if not isinstance(threshold, GrowingThreshold):
        return f"{number_words(threshold)} {unit_words(asked.unit, threshold)}"
    kind = threshold.per.awards.kind
    return (
        f"{number_words(threshold.first)} {unit_words(asked.unit)} for one {kind}, "
        f"and {number_words(threshold.further)} for each further {kind} held"
    )


def _line_words(line: Line, unit: str, catalog: Catalog) -> Phrase:
    what: Parts
    if line.rules is not None:
        what = ("what rules say counts toward ", mention(line.rules, "award", catalog))
    elif line.select is not None:
        what = selector_words(line.select, catalog)
    elif line.credential is not None:
        what = (mention(line.credential, "credential", catalog),)
    else:
        what = (Mention(line.outside or "", "outside", catalog.title(line.outside or "")),)
    value = f": {value_words(line.value, unit)}" if line.value is not None else ""
    marks = [f"in the area {_words(line.area)}"] if line.area else []
    marks += [f"on {_words(tag)}" for tag in line.tags]
    marks += [past_words(line.within)] if line.within else []
    marks += [f"if {situation_words(line.when)}"] if line.when else []
    tail = f" ({', '.join(marks)})" if marks else ""
    return Phrase(parts=(*what, f"{value}{tail}"), note=line.note)


def rate_words(line: Line, unit: str, catalog: Catalog) -> Phrase:
    """Return one rate in words: "credentials of NEA: 15 PDUs each", with the credentials that it reaches."""
    said = _line_words(line, unit, catalog)
    reached = sorted(reach_of_line(line, catalog).credentials) if line.select is not None else []
    names = tuple(Phrase(parts=(mention(name, "credential", catalog),)) for name in reached)
    return msgspec.structs.replace(said, items=names, role="choose" if names else None)


def value_words(value: Value, unit: str) -> str:
    """Return what a thing adds in words: "15 PDUs each", "1 hour for each clock hour, from 15 to 30"."""
    if value.by_result is not None:
        by_result = [f"{number_words(added)} if {result}" for result, added in value.by_result.items()]
        return f"{', '.join(by_result)} ({unit_words(unit)})"
    if value.is_ == "unknown" or value.is_ is None:
        return f"how many {unit_words(unit)} is not known"
    added = f"{number_words(value.is_)} {unit_words(unit, value.is_)}"
    if isinstance(value.per, int):
        return f"{added} for every {value.per} together"
    if value.per == "credential":
        said = f"{added} each"
    else:
        said = f"{added} for each {unit_words(value.per or 'hour', 1)}"
    if value.times is not None:
        factors = [f"×{number_words(factor)} {level}" for level, factor in value.times.by_level.items()]
        said += f", times its level ({', '.join(factors)})"
    if value.each is not None:
        floor, cap = value.each.at_least, value.each.at_most
        said += f", one of fewer than {number_words(floor)} does not count" if floor is not None else ""
        said += f", at most {number_words(cap)} for one" if cap is not None else ""
    return said


def _limit_words(limit: Limit, unit: str) -> Phrase:
    of = f"from the area {_words(limit.of.area)}" if limit.of.area else f"on {_words(limit.of.tag or '')}"
    bounds = []
    if limit.at_most is not None:
        bounds.append(f"at most {_bound_words(limit.at_most, unit)}")
    if limit.at_least is not None:
        bounds.append(f"at least {_bound_words(limit.at_least, unit)}")
    when = f", if {situation_words(limit.when)}" if limit.when else ""
    return Phrase(parts=(f"{' and '.join(bounds)} {of}{when}",), note=limit.note)


def _bound_words(bound: float | str, unit: str) -> str:
    if isinstance(bound, str):
        return f"{bound} of the amount asked"
    return f"{number_words(bound)} {unit_words(unit, bound)}"


def _areas_words(areas: AreasAsked) -> Phrase:
    when = f", if {situation_words(areas.when)}" if areas.when else ""
    return Phrase(parts=(f"from at least {areas.at_least} different areas{when}",))


def selector_words(selector: Selector, catalog: Catalog, number: int = 2) -> Parts:
    """Return a selector in words, for so many: "credentials of NMPED marked elective"."""
    kinds = [_KINDS.get(kind, _words(kind)) for kind in each_of(selector.kind)] or ["credential"]
    parts: list[Part] = [" or ".join(kind if number == 1 else f"{kind}s" for kind in kinds)]
    if selector.level is not None:
        parts[0] = f"{one_of(selector.level)} {parts[0]}"
    if selector.issuer is not None:
        parts += [" of ", *mentions(each_of(selector.issuer), "issuer", catalog)]
    if selector.stacks is not None:
        parts += [" in ", *mentions(each_of(selector.stacks), "stack", catalog)]
    if selector.subject is not None:
        parts.append(f" on {one_of(selector.subject)}")
    if selector.tag is not None:
        parts.append(f" marked {one_of(selector.tag)}")
    if selector.grade_band is not None:
        parts.append(f" for grades {one_of(selector.grade_band)}")
    if selector.evidence is not None:
        parts.append(f" that ask for {one_of(selector.evidence)}")
    if selector.except_ is not None:
        parts += [" except ", *mentions(each_of(selector.except_), "credential", catalog)]
    return tuple(parts)


_KINDS = {"micro_credential": "micro-credential"}


def situation_words(situation: Situation) -> str:
    """Return a condition on the person in words: "you are employed as an educator and teach reading"."""
    said = []
    if situation.employed is not None:
        said.append(f"you are {'' if situation.employed else 'not '}employed as an educator")
    if situation.role is not None:
        said.append(f"your role is {one_of(situation.role)}")
    if situation.grade_band is not None:
        said.append(f"you teach grades {one_of(situation.grade_band)}")
    if situation.subject is not None:
        said.append(f"you teach {one_of(situation.subject)}")
    return " and ".join(said)


def mention(name: str, kind: str, catalog: Catalog) -> Mention:
    """Return a thing as a sentence mentions it."""
    return Mention(name, kind, catalog.title(name))


def mentions(names: tuple[str, ...], kind: str, catalog: Catalog) -> Parts:
    """Return things as a sentence mentions them, with "or" between."""
    parts: list[Part] = []
    for position, name in enumerate(names):
        if position:
            parts.append(" or ")
        parts.append(mention(name, "stack" if name in catalog.stacks else kind, catalog))
    return tuple(parts)


def one_of(values: str | tuple[str, ...]) -> str:
    """Return values in words, with "or" between."""
    return " or ".join(_words(value) for value in each_of(values))


def _words(name: str) -> str:
    return name.replace("_", " ")
