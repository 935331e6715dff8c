"""Does a person meet a requirement? Met, not met or cannot tell, and for every branch why.

The rules are those of the algebra: `all` is the least of its children and `any` the greatest; a node whose
`when` does not hold of the person is left out; what is not known never becomes yes or no by itself.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable

import msgspec

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.holding import Holding
from credential_catalog.model.records import Rule
from credential_catalog.model.requirement import (
    AllOf,
    Amount,
    AnyOf,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    InOrder,
    Node,
    OutsideLeaf,
    Pointer,
    Requirement,
    Selector,
    StackLeaf,
    UnlistedLeaf,
)
from credential_catalog.routes.amount import reckon
from credential_catalog.routes.answer import Answer, Finding, compare, greatest, least, of_truth
from credential_catalog.routes.distinct import answer_apart
from credential_catalog.routes.interchange import alike_in
from credential_catalog.routes.leaves import (
    chosen_from_pool,
    credential_held,
    out_of_order,
    outside_held,
    unlisted_attested,
)
from credential_catalog.routes.parts import parts_of
from credential_catalog.routes.person import Person, person_of
from credential_catalog.routes.question import Question, attested, rests_on_nothing
from credential_catalog.routes.rates import concerns, in_force, is_licensed
from credential_catalog.routes.reach import reach
from credential_catalog.routes.readings import readings


def evaluate(
    requirement: Requirement,
    holding: Holding,
    catalog: Catalog,
    as_of: datetime.date,
    *,
    owner: str | None = None,
    supposing: bool = False,
    following: str | None = None,
) -> Finding:
    """Find out whether a holding meets a requirement on a day.

    Args:
        requirement: What is asked.
        holding: What the person has.
        catalog: Where stacks, awards, rules and selectors are looked up.
        as_of: The day; what has lapsed by then is not held, what is not yet in force does not count.
        owner: Id of the credential, rule, award or stack in whose file the requirement stands, for its
            sources, its disputes and what the person attests.
        supposing: Whether what others decide, or nobody could read, is supposed to come out well.
        following: Title of the one source to go by where sources disagree; "" for the files themselves.
    """
    person = person_of(holding, catalog, as_of)

    def ask(one: Person) -> Finding:
        return _with_disputes(
            requirement, Question(catalog, one, owner, supposing=supposing, following=following)
        )

    return _in_every_situation(ask, person, supposing=supposing)


def evaluate_goal(
    goal: str,
    holding: Holding,
    catalog: Catalog,
    as_of: datetime.date,
    *,
    area: str | None = None,
    supposing: bool = False,
    following: str | None = None,
) -> Finding:
    """Find out whether a holding reaches a stack, award or rule on a day.

    An award is reached by any rule in force that grants it whole, or by what it asks itself together with all
    its areas; where somebody else decides, or not all is known, the answer is at best "cannot tell".

    Args:
        goal: Id of the stack, award or rule.
        holding: What the person has.
        catalog: Where all is looked up.
        as_of: The day.
        area: The one area of an award that is the goal.
        supposing: Whether what others decide, or nobody could read, is supposed to come out well.
        following: Title of the one source to go by where sources disagree; "" for the files themselves.

    Raises:
        KeyError: The goal is no stack, award or rule.
    """
    goal = catalog.present(goal)
    person = person_of(holding, catalog, as_of)

    def ask(one: Person) -> Finding:
        question = Question(catalog, one, supposing=supposing, following=following)
        if goal in catalog.awards:
            return award_goal(goal, area, question)
        if goal in catalog.stacks:
            return find(StackLeaf(stack=goal), question)
        rule = catalog.rules[goal]
        if rule.requires is None:
            return award_goal(rule.grants.award, None, question)
        return _with_disputes(rule.requires, dataclasses.replace(question, owner=goal))

    return _in_every_situation(ask, person, supposing=supposing)


def _in_every_situation(ask: Callable[[Person], Finding], person: Person, *, supposing: bool) -> Finding:
    """Evaluate; where a condition looked at an unsaid situation, try each: if all agree, that is it.

    With `supposing`, the person is supposed to be in the best of them.
    """
    found = ask(person)
    if not person.asked:
        return found
    answers: set[Answer] = set()
    for one in person.possible_situations():
        answers.add(ask(one).answer)
        if Answer.MET in answers if supposing else len(answers) > 1:
            break
    if supposing:
        return msgspec.structs.replace(found, answer=greatest(list(answers)))
    if len(answers) == 1:
        return msgspec.structs.replace(found, answer=answers.pop())
    said = " and ".join(_words(field) for field in sorted(person.asked))
    depends = f"It depends on what is not said: {said}."
    return msgspec.structs.replace(found, answer=Answer.CANNOT_TELL, unknown=(*found.unknown, depends))


def _with_disputes(requirement: Requirement, question: Question, at: Pointer = ()) -> Finding:
    """Evaluate as each side of a dispute has it; where the answers differ, it cannot be told.

    A whole requirement whose `when` does not hold of the person is no way for that person.
    """
    first, *others = readings(requirement, question)
    found = _whole(first.requirement, question, at)
    for other in others:
        if _whole(other.requirement, question, at).answer is not found.answer:
            unknown = (*found.unknown, other.told)
            found = msgspec.structs.replace(found, answer=Answer.CANNOT_TELL, unknown=unknown)
    return found


def _whole(requirement: Requirement, question: Question, at: Pointer) -> Finding:
    found = find(requirement, question, at)
    return msgspec.structs.replace(found, answer=offered(found))


def find(requirement: Requirement, question: Question, at: Pointer | None = ()) -> Finding:
    """Find out about one node and all below it."""
    match requirement:
        case CredentialLeaf():
            found = credential_held(requirement, question)
        case StackLeaf():
            found = _stack(requirement, question)
        case AwardLeaf():
            found = _award(requirement, question)
        case OutsideLeaf():
            found = outside_held(requirement, question)
        case UnlistedLeaf():
            found = unlisted_attested(requirement, question)
        case Amount():
            found = reckon(requirement, question)
        case Choose(choose=choice) if isinstance(choice.from_, Selector):
            found = chosen_from_pool(requirement, choice.from_, question)
        case AllOf() | AnyOf() | InOrder() | Choose():
            found = _joint(requirement, question, at)
        case _:
            raise TypeError(f"not a requirement: {requirement!r}")
    node = requirement
    assert isinstance(node, Node)
    record = question.catalog.find(question.owner) if question.owner else None
    if rests_on_nothing(node, record) and not question.supposing:
        found = msgspec.structs.replace(
            found,
            answer=Answer.CANNOT_TELL,
            unknown=(*found.unknown, "No source was read for this."),
        )
    return msgspec.structs.replace(found, at=at, applies=question.person.is_in(node.when))


def _joint(node: AllOf | AnyOf | InOrder | Choose, question: Question, at: Pointer | None) -> Finding:
    found = tuple(
        find(child, question, None if at is None else (*at, *below)) for below, child in parts_of(node)
    )
    unknown: list[str] = []
    lacking: list[str] = []
    match node:
        case AnyOf():
            answer = greatest([offered(child) for child in found])
        case Choose(choose=choice):
            said, closed = attested(node, question)
            more = 0 if not choice.open or closed else len(found) + choice.at_least
            answers = _once_each(found, question.catalog)
            sure = answers.count(Answer.MET) + said
            possible = sure + answers.count(Answer.CANNOT_TELL) + more
            answer = compare(sure, possible, choice.at_least, choice.at_least)
            if answer is Answer.NOT_MET:
                lacking.append(f"{possible:g} of {choice.at_least}.")
        case _:
            answer = least([asked(child) for child in found])
    if not isinstance(node, AnyOf) and node.distinct and answer is not Answer.NOT_MET:
        answer = min(answer, _apart(node, question))
        if answer is Answer.NOT_MET:
            lacking.append("One credential would have to serve two of these, which is not allowed.")
    if isinstance(node, InOrder) and answer is Answer.MET:
        contradiction = out_of_order(found, question)
        if contradiction:
            answer = Answer.CANNOT_TELL
            unknown.append(contradiction)
    counted = dict.fromkeys(name for child in found if child.applies is not False for name in child.counted)
    return Finding(
        node=node,
        answer=answer,
        counted=tuple(counted),
        children=found,
        unknown=tuple(unknown),
        lacking=tuple(lacking),
    )


def _once_each(found: tuple[Finding, ...], catalog: Catalog) -> list[Answer]:
    """Return what each part of a choice offers; parts that ask for equivalent credentials count once."""
    best: dict[object, Answer] = {}
    for position, child in enumerate(found):
        key: object = position
        if isinstance(child.node, CredentialLeaf):
            key = catalog.equivalents(child.node.credential)
        best[key] = max(best.get(key, Answer.NOT_MET), offered(child))
    return list(best.values())


def asked(child: Finding) -> Answer:
    """Return a child's part in `all`: one that does not apply is left out, so it is met."""
    if child.applies is False:
        return Answer.MET
    return child.answer if child.applies or child.answer is Answer.MET else Answer.CANNOT_TELL


def offered(child: Finding) -> Answer:
    """Return a child's part in `any` or `choose`: one that does not apply is no way, so it is not met."""
    if child.applies is False:
        return Answer.NOT_MET
    return child.answer if child.applies or child.answer is Answer.NOT_MET else Answer.CANNOT_TELL


def _apart(node: AllOf | InOrder | Choose, question: Question) -> Answer:
    nodes = [child for _, child in parts_of(node)]

    def ask(child: Requirement, person: Person) -> Answer:
        found = find(child, dataclasses.replace(question, person=person), None)
        return offered(found) if isinstance(node, Choose) else asked(found)

    def one_of(credential: str) -> str:
        return question.catalog.equivalents(credential)[0]

    def sees(child: Requirement) -> Callable[[str], bool]:
        return reach(child, question.catalog).sees

    alike = alike_in(nodes, question.person, question.catalog)
    if not isinstance(node, Choose):
        return answer_apart(nodes, len(nodes), question.person, ask, sees, one_of, alike)
    said, closed = attested(node, question)
    needed = max(node.choose.at_least - int(said), 0)
    answer = answer_apart(nodes, needed, question.person, ask, sees, one_of, alike)
    return max(answer, Answer.CANNOT_TELL) if node.choose.open and not closed else answer


def _stack(node: StackLeaf, question: Question) -> Finding:
    if node.stack in question.person.stacks:
        return Finding(node=node, answer=Answer.MET, counted=(node.stack,))
    if (node.stack, None) in question.through:
        return Finding(node=node, answer=Answer.CANNOT_TELL, unknown=("It leads back to itself.",))
    below = _with_disputes(question.catalog.asked_by(node.stack), question.of(node.stack))
    answer, unknown = below.answer, []
    if node.stack in question.person.unsaid and answer is not Answer.MET:
        answer = Answer.CANNOT_TELL
        unknown = [f"Whether {question.catalog.title(node.stack)} is held is not said."]
    return Finding(
        node=node,
        answer=answer,
        counted=below.counted,
        unknown=tuple(unknown),
        children=(_elsewhere(below),),
    )


def _elsewhere(found: Finding) -> Finding:
    """Mark a finding as one that stands in another file."""
    return msgspec.structs.replace(found, at=None)


def _award(node: AwardLeaf, question: Question) -> Finding:
    held = question.person.holds_award(node.award, node.area)
    title = question.catalog.title(node.award)
    if held is not False:
        unknown = () if held else (f"Whether {title} is held is not said.",)
        return Finding(
            node=node, answer=of_truth(held), counted=(node.award,) if held else (), unknown=unknown
        )
    lacking = f"{title} is not held."
    if (node.award, node.area) not in question.through:
        reached = award_goal(node.award, node.area, question).answer
        if reached is Answer.MET:
            lacking = f"{title} is not held: apply for it."
    return Finding(node=node, answer=Answer.NOT_MET, lacking=(lacking,))


def _no_way(award: str, area: str | None, question: Question) -> str:
    """Say why no rule is a way to an award for a person: it is for holders of a licence, or none was read."""
    licences = [
        question.catalog.title(licence)
        for rule in question.catalog.rules_toward(award, area)
        if rule.requires is not None and rule.applies_to is not None and rule.effect != "does_not_count"
        if in_force(rule, question.person.as_of) and is_licensed(rule, question.person) is False
        for licence in rule.applies_to.licences
    ]
    if not licences:
        return "No way to it was read; other ways may exist."
    return f"The way that was read is for those who hold this first: {' or '.join(dict.fromkeys(licences))}."


def award_goal(award: str, area: str | None, question: Question) -> Finding:
    """Find out whether an award, or one area of it, is held or can be had with what is held."""
    leaf = AwardLeaf(award=award, area=area)
    held = question.person.holds_award(award, area)
    if held:
        return Finding(node=leaf, answer=Answer.MET, counted=(award,))
    record = question.catalog.awards[award]
    inside = question.of(award, area)
    tried = [_way(rule, inside) for rule in question.catalog.rules_toward(award, area) if rule.requires]
    ways = [way for way in tried if way is not None]
    unknown: list[str] = []
    answers = [way.answer for way in ways]
    if area is None and (record.requires is not None or record.areas):
        own = _own_way(award, inside)
        ways.append(own)
        answers.append(own.answer)
    if not ways:
        answers.append(Answer.CANNOT_TELL)
        unknown.append(_no_way(award, area, question))
    if held is None:
        answers.append(Answer.CANNOT_TELL)
        unknown.append(f"Whether {record.title} is held is not said.")
    answer = greatest(answers)
    counted = dict.fromkeys(name for way in ways if way.answer is answer for name in way.counted)
    return Finding(
        node=leaf, answer=answer, counted=tuple(counted), unknown=tuple(unknown), children=tuple(ways)
    )


def _way(rule: Rule, question: Question) -> Finding | None:
    """Find out about one rule as a way to its award; None where it is no way for this person today."""
    if not in_force(rule, question.person.as_of) or rule.effect == "does_not_count":
        return None
    concerned = concerns(rule, question.person)
    if concerned is False:
        return None
    assert rule.requires is not None
    found = _elsewhere(_with_disputes(rule.requires, question.of(rule.id)))
    found = msgspec.structs.replace(found, applies=True)
    unknown = []
    if rule.effect == "may_count" and not question.supposing:
        unknown.append(f"{rule.depends_on or 'Somebody else'} decides.")
    if concerned is None:
        unknown.append("Whether the rule concerns the person is not said.")
    if unknown:
        found = msgspec.structs.replace(
            found, answer=min(found.answer, Answer.CANNOT_TELL), unknown=(*found.unknown, *unknown)
        )
    return found


def _own_way(award: str, question: Question) -> Finding:
    """Find out about what an award asks itself, together with all its areas."""
    record = question.catalog.awards[award]
    parts: list[Finding] = []
    if record.requires is not None:
        parts.append(_elsewhere(_with_disputes(record.requires, question)))
    parts += [_elsewhere(award_goal(award, area.id, question)) for area in record.areas]
    answer = least([part.answer for part in parts])
    unknown: tuple[str, ...] = ()
    if record.areas and not record.areas_complete and not question.supposing:
        answer = min(answer, Answer.CANNOT_TELL)
        unknown = ("Not all areas of it are known.",)
    counted = dict.fromkeys(name for part in parts for name in part.counted)
    return Finding(
        node=AwardLeaf(award=award),
        answer=answer,
        counted=tuple(counted),
        unknown=unknown,
        children=tuple(parts),
    )


def _words(name: str) -> str:
    return name.replace("_", " ")
