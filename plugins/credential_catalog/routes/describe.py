"""A requirement in words: a sentence, or a sentence with a list below it, ready for a page.

The words mention things of the catalog (credentials, stacks, awards) by id, so that a page can link them.
"""

from __future__ import annotations

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.prose import number_words, unit_words
from credential_catalog.model.requirement import (
    AllOf,
    Amount,
    AnyOf,
    AreasAsked,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    EarnedNode,
    GrowingThreshold,
    InOrder,
    Limit,
    Line,
    Node,
    OutsideLeaf,
    Pointer,
    Requirement,
    Selector,
    Situation,
    StackLeaf,
    Sum,
    UnlistedLeaf,
    Value,
    children,
    each_of,
)
from credential_catalog.routes.reach import reach_of_line


class Mention(msgspec.Struct, frozen=True):
    """A thing of the catalog within a sentence: its id, its kind and the words that stand for it."""

    id: str
    kind: str
    text: str


class Phrase(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence made of words and mentions, with items below it.

    `at` is where the node stands below the requirement, so that a finding can be laid beside it. `note` is
    the editor's remark, in Markdown; `role` tells what the items are: "all", "any", "choose", "in_order",
    "lines" or "conditions".
    """

    parts: tuple[str | Mention, ...]
    at: Pointer | None = None
    items: tuple[Phrase, ...] = ()
    note: str | None = None
    role: str | None = None

    @property
    def text(self) -> str:
        """The sentence without links."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def outline(self, depth: int = 0) -> str:
        """Return the sentence and its items as an indented list, for a terminal or a test."""
        lines = [f"{'  ' * depth}- {self.text}"]
        return "\n".join(lines + [item.outline(depth + 1) for item in self.items])


Parts = tuple[str | Mention, ...]


def describe(requirement: Requirement, catalog: Catalog, at: Pointer = ()) -> Phrase:
    """Return a requirement in words.

    >>> print(describe(convert({"any": [{"outside": "masters-degree"}, {"outside": "national-board"}]},
    ...                        Requirement), catalog).outline())
    - Any one of:
      - Master's degree
      - National Board Certification
    """
    assert isinstance(requirement, Node)
    phrase = _said(requirement, catalog, at)
    parts = phrase.parts
    if requirement.label is not None:
        parts = (f"{requirement.label}: ", *_lowered(parts))
    if requirement.when is not None:
        parts = (f"If {situation_words(requirement.when)}: ", *_lowered(parts))
    return msgspec.structs.replace(phrase, parts=parts, at=at, note=requirement.note)


def _said(node: Node, catalog: Catalog, at: Pointer) -> Phrase:
    match node:
        case CredentialLeaf(credential=name):
            return Phrase(parts=(_mention(name, "credential", catalog), *_earned_words(node)))
        case StackLeaf(stack=name):
            return Phrase(parts=("The whole stack ", _mention(name, "stack", catalog)))
        case AwardLeaf(award=name, area=area):
            return Phrase(parts=("Holding ", *_award_words(name, area, catalog)))
        case OutsideLeaf():
            return Phrase(parts=_outside_words(node, catalog))
        case UnlistedLeaf(unlisted=unlisted):
            count = "An unknown number" if unlisted.count == "unknown" else number_words(unlisted.count)
            return Phrase(parts=(f"{count} that the catalog cannot list: {unlisted.note}",))
        case Amount(amount=asked):
            return _amount_words(asked, catalog)
        case Choose():
            return _choice_words(node, catalog, at)
        case AllOf() | AnyOf() | InOrder():
            items = tuple(describe(child, catalog, (*at, *below)) for below, child in children(node))
            return Phrase(parts=(_joint_words(node, len(items)),), items=items, role=_role(node))
    raise TypeError(f"not a requirement: {node!r}")


def _role(node: AllOf | AnyOf | InOrder) -> str:
    if isinstance(node, AllOf):
        return "all"
    return "any" if isinstance(node, AnyOf) else "in_order"


def _joint_words(node: AllOf | AnyOf | InOrder, number: int) -> str:
    if isinstance(node, AnyOf):
        return "Any one of:"
    apart = ", no credential counting for two of them" if node.distinct else ""
    if isinstance(node, InOrder):
        return f"All {number}, in this order{apart}:" if number > 1 else "This:"
    return f"All {number} of{apart}:" if number > 1 else "This:"


def _choice_words(node: Choose, catalog: Catalog, at: Pointer) -> Phrase:
    choice = node.choose
    earned = _earned_words(node)
    if isinstance(choice.from_, Selector):
        pool = catalog.selected(choice.from_)
        which = selector_words(choice.from_, catalog)
        if choice.open == "unread":
            said: Parts = (f"{choice.at_least} of ", *which, ", a library whose titles were not read")
            return Phrase(parts=(*said, *earned), role="choose")
        incomplete = any(not catalog.complete(stack) for stack in each_of(choice.from_.stacks))
        more = ", and others that the catalog does not list" if choice.open or incomplete else ""
        total = f"{len(pool)} " if pool else ""
        names = tuple(Phrase(parts=(_mention(name, "credential", catalog),)) for name in pool)
        parts: Parts = (f"{choice.at_least} of {total}", *which, more, *earned)
        return Phrase(parts=parts, items=names, role="choose")
    items = tuple(describe(child, catalog, (*at, *below)) for below, child in children(node))
    more = " and others that the catalog does not list" if choice.open else ""
    apart = ", no credential counting for two of them" if node.distinct else ""
    parts = (f"{choice.at_least} of these {len(items)}{more}{apart}", *earned, ":")
    return Phrase(parts=parts, items=items, role="choose")


def _amount_words(asked: Sum, catalog: Catalog) -> Phrase:
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
        what = ("what rules say counts toward ", _mention(line.rules, "award", catalog))
    elif line.select is not None:
        what = selector_words(line.select, catalog)
    elif line.credential is not None:
        what = (_mention(line.credential, "credential", catalog),)
    else:
        what = (Mention(line.outside or "", "outside", catalog.title(line.outside or "")),)
    value = f": {value_words(line.value, unit)}" if line.value is not None else ""
    marks = [f"in the area {_words(line.area)}"] if line.area else []
    marks += [f"on {_words(tag)}" for tag in line.tags]
    marks += [f"from the last {line.within}"] if line.within else []
    marks += [f"if {situation_words(line.when)}"] if line.when else []
    tail = f" ({', '.join(marks)})" if marks else ""
    return Phrase(parts=(*what, f"{value}{tail}"), note=line.note)


def rate_words(line: Line, unit: str, catalog: Catalog) -> Phrase:
    """Return one rate in words: "credentials of NEA: 15 PDUs each", with the credentials that it reaches."""
    said = _line_words(line, unit, catalog)
    reached = sorted(reach_of_line(line, catalog).credentials) if line.select is not None else []
    names = tuple(Phrase(parts=(_mention(name, "credential", catalog),)) for name in reached)
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


def selector_words(selector: Selector, catalog: Catalog) -> Parts:
    """Return a selector in words: "credentials of NMPED marked elective"."""
    parts: list[str | Mention] = ["credentials"]
    if selector.kind is not None:
        parts[0] = " or ".join(f"{_words(kind)}s" for kind in each_of(selector.kind))
    if selector.level is not None:
        parts[0] = f"{_one_of(selector.level)} {parts[0]}"
    if selector.issuer is not None:
        parts += [" of ", *_mentions(each_of(selector.issuer), "issuer", catalog)]
    if selector.stacks is not None:
        parts += [" in ", *_mentions(each_of(selector.stacks), "stack", catalog)]
    if selector.subject is not None:
        parts.append(f" on {_one_of(selector.subject)}")
    if selector.tag is not None:
        parts.append(f" marked {_one_of(selector.tag)}")
    if selector.grade_band is not None:
        parts.append(f" for grades {_one_of(selector.grade_band)}")
    if selector.evidence is not None:
        parts.append(f" that ask for {_one_of(selector.evidence)}")
    if selector.except_ is not None:
        parts += [" except ", *_mentions(each_of(selector.except_), "credential", catalog)]
    return tuple(parts)


def situation_words(situation: Situation) -> str:
    """Return a condition on the person in words: "you are employed as an educator and teach reading"."""
    said = []
    if situation.employed is not None:
        said.append(f"you are {'' if situation.employed else 'not '}employed as an educator")
    if situation.role is not None:
        said.append(f"your role is {_one_of(situation.role)}")
    if situation.grade_band is not None:
        said.append(f"you teach grades {_one_of(situation.grade_band)}")
    if situation.subject is not None:
        said.append(f"you teach {_one_of(situation.subject)}")
    return " and ".join(said)


def _earned_words(node: EarnedNode) -> Parts:
    said = []
    if node.minimum_score is not None:
        said.append(f"with {node.minimum_score} or better")
    if node.level is not None:
        said.append(f"at level {node.level}")
    if node.result is not None and node.result != "attained":
        said.append(f"at least {node.result}")
    if node.within is not None:
        said.append(f"from the last {node.within}")
    return (f", {', '.join(said)}",) if said else ()


def _outside_words(node: OutsideLeaf, catalog: Catalog) -> Parts:
    title = Mention(node.outside, "outside", catalog.title(node.outside))
    parts: list[str | Mention] = [title]
    if node.at_least is not None:
        declared = catalog.outside[node.outside].unit if node.outside in catalog.outside else None
        unit = node.unit or declared
        amount = f"{number_words(node.at_least)} {unit_words(unit, node.at_least)}" if unit else ""
        parts.append(f", {amount or f'{number_words(node.at_least)} times'}")
    if node.during is not None:
        parts += [" while holding ", _mention(node.during, "award", catalog)]
    if node.within is not None:
        parts.append(f", from the last {node.within}")
    if node.must_stay_valid:
        parts.append(", which must stay valid")
    return tuple(parts)


def _award_words(name: str, area: str | None, catalog: Catalog) -> Parts:
    mention = _mention(name, "award", catalog)
    if area is None:
        return (mention,)
    areas = catalog.awards[name].areas if name in catalog.awards else ()
    title = next((one.title for one in areas if one.id == area), area)
    return (f"the area {title} of ", mention)


def _mention(name: str, kind: str, catalog: Catalog) -> Mention:
    return Mention(name, kind, catalog.title(name))


def _mentions(names: tuple[str, ...], kind: str, catalog: Catalog) -> Parts:
    parts: list[str | Mention] = []
    for position, name in enumerate(names):
        if position:
            parts.append(" or ")
        parts.append(_mention(name, "stack" if name in catalog.stacks else kind, catalog))
    return tuple(parts)


def _lowered(parts: Parts) -> Parts:
    """Return a sentence that goes on after a colon: its first word small, unless it is a name."""
    first = parts[0]
    if isinstance(first, str) and first[:1].isupper() and first[1:2].islower():
        return (first[0].lower() + first[1:], *parts[1:])
    return parts


def _one_of(values: str | tuple[str, ...]) -> str:
    return " or ".join(_words(value) for value in each_of(values))


def _words(name: str) -> str:
    return name.replace("_", " ")
