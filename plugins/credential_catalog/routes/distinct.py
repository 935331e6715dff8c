"""Children that may not share: can what is held be dealt out so that each child is met by its own part?

A search over ways of dealing, never greedy. A held credential, stack or award goes to one child; the quantity
of an outside thing may be split. Only what more than one child could use is dealt; the rest stays with all.
"""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction

import msgspec

from credential_catalog.model.holding import HeldOutside
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes.answer import Answer
from credential_catalog.routes.person import Person

Ask = Callable[[Requirement, Person], Answer]
AnswerOfPart = Callable[[int, frozenset["Token"]], Answer]
Sees = Callable[[Requirement], Callable[[str], bool]]
Class = Callable[[str], str]
Alike = Callable[[str], Hashable]
Token = tuple[str, str, int]
"""One thing to deal out: its kind, its id, and which of its equal portions.

What nothing is said of is dealt like a credential, so that it is one thing with an equivalent that is held.
"""


def answer_apart(
    nodes: Sequence[Requirement],
    needed: int,
    person: Person,
    ask: Ask,
    sees: Sees,
    one_of: Class,
    alike: Alike,
) -> Answer:
    """Return the best answer that any dealing gives when `needed` of the nodes must be met apart.

    Met where a dealing meets so many surely, cannot tell where one does only with what is not known.

    Args:
        nodes: The children.
        needed: How many of them must be met apart.
        person: What is held.
        ask: The answer of one child for a person who holds only a part.
        sees: Gives, for a child, a test of whether it can see an id at all.
        one_of: Gives, for a credential, the id that stands for its class of equivalents: they count once.
        alike: Gives, for such an id, something that is the same for those that no child can tell apart, so
            that only their number matters.
    """
    tokens = _tokens(person, one_of)
    tests = [sees(node) for node in nodes]
    useful = [frozenset(token for token in tokens if test(_name(token))) for test in tests]
    shared = {token for token in tokens if sum(token in use for use in useful) > 1}
    own = [use - shared for use in useful]
    groups = {token: token[:2] if token[0] != "credential" else alike(token[1]) for token in sorted(shared)}
    known: dict[tuple[int, frozenset[Token]], Answer] = {}

    def answer(index: int, part: frozenset[Token]) -> Answer:
        """Ask once for each child and part: dealings meet the same part again and again."""
        if (index, part) not in known:
            known[index, part] = ask(nodes[index], _only(person, own[index] | part, one_of))
        return known[index, part]

    best = Answer.NOT_MET
    for chosen in itertools.combinations(range(len(nodes)), needed):
        for goal in (Answer.MET, Answer.CANNOT_TELL):
            wanted = {index: useful[index] & shared for index in chosen}
            if goal > best and _deal(chosen, wanted, goal, answer, groups):
                best = goal
        if best is Answer.MET:
            break
    return best


def _deal(
    nodes: Sequence[int],
    wanted: Mapping[int, frozenset[Token]],
    goal: Answer,
    answer: AnswerOfPart,
    groups: Mapping[Token, Hashable],
) -> bool:
    """Tell whether the shared tokens can be dealt so that every node comes to the goal."""
    if not nodes:
        return True
    first, *others = nodes
    for part in _least_parts(first, wanted[first], goal, answer, groups):
        if _deal(others, {index: wanted[index] - part for index in others}, goal, answer, groups):
            return True
    return False


def _least_parts(
    node: int,
    wanted: frozenset[Token],
    goal: Answer,
    answer: AnswerOfPart,
    groups: Mapping[Token, Hashable],
) -> Iterator[frozenset[Token]]:
    """Yield the smallest sets of shared tokens with which a node comes to the goal."""
    if answer(node, wanted) < goal:
        return
    piles: dict[Hashable, list[Token]] = {}
    for token in sorted(wanted):
        piles.setdefault(groups[token], []).append(token)
    portions = sorted(piles.values(), key=len)

    def part(count: Sequence[int]) -> frozenset[Token]:
        return frozenset(
            token for group, number in zip(portions, count, strict=True) for token in group[:number]
        )

    def comes(count: Sequence[int]) -> bool:
        return answer(node, part(count)) >= goal

    for count in _least_counts([len(group) for group in portions], comes):
        yield part(count)


def _least_counts(sizes: Sequence[int], comes: Callable[[Sequence[int]], bool]) -> Iterator[tuple[int, ...]]:
    """Yield the smallest counts from groups of these sizes that come to a goal; more never does less.

    First those found by taking away from each group in turn as much as can be, then all others: of all groups
    but the last every count is tried, with the fewest of the last that do.
    """
    found: list[tuple[int, ...]] = []
    for first in range(max(len(sizes), 1)):
        count = list(sizes)
        for turn in range(len(sizes)):
            position = (first + turn) % len(sizes)
            count[position] = _fewest(count, position, comes)
        if tuple(count) not in found:
            found.append(tuple(count))
            yield tuple(count)
    if not sizes:
        return
    for begun in itertools.product(*(range(size + 1) for size in sizes[:-1])):
        smaller = [one for one in found if all(a <= b for a, b in zip(one, begun, strict=False))]
        high = min((one[-1] - 1 for one in smaller), default=sizes[-1])
        if high >= 0 and comes((*begun, high)):
            least = (*begun, _fewest([*begun, high], len(sizes) - 1, comes))
            found.append(least)
            yield least


def _fewest(count: Sequence[int], position: int, comes: Callable[[Sequence[int]], bool]) -> int:
    """Return the fewest of one group that do, with the counts of the others, which do with all of it."""
    low, high = 0, count[position]
    while low < high:
        middle = (low + high) // 2
        if comes([*count[:position], middle, *count[position + 1 :]]):
            high = middle
        else:
            low = middle + 1
    return low


def _tokens(person: Person, one_of: Class) -> frozenset[Token]:
    """Return everything that can be dealt out; equal portions of a quantity are numbered."""
    tokens: list[Token] = [("credential", one_of(name), 0) for name in {*person.credentials, *person.unsaid}]
    tokens += [("stack", name, 0) for name in person.stacks]
    tokens += [("award", f"{award.id}#{award.area or ''}", 0) for award in person.awards]
    for name, items in person.outside.items():
        for position, item in enumerate(items):
            tokens += [("outside", f"{name}#{position}", number) for number in range(_portions(item))]
    return frozenset(tokens)


def _name(token: Token) -> str:
    return token[1].partition("#")[0]


def _portions(item: HeldOutside) -> int:
    """Return how many portions a quantity has: of the largest size of which a whole number makes it."""
    return 1 if not item.quantity else max(_fraction(item).numerator, 1)


def _fraction(item: HeldOutside) -> Fraction:
    """Return a quantity as a fraction; its denominator is how many portions make one."""
    return Fraction(item.quantity or 1).limit_denominator(1000)


def _only(person: Person, tokens: frozenset[Token], one_of: Class) -> Person:
    """Return the person with nothing but the tokens given."""
    kept = {token[:2] for token in tokens}
    outside: dict[str, tuple[HeldOutside, ...]] = {}
    for name, items in person.outside.items():
        portions = []
        for position, item in enumerate(items):
            number = sum(token[:2] == ("outside", f"{name}#{position}") for token in tokens)
            if number:
                portions.append(_portion(item, number))
        if portions:
            outside[name] = tuple(portions)
    return dataclasses.replace(
        person,
        credentials={
            name: held for name, held in person.credentials.items() if ("credential", one_of(name)) in kept
        },
        stacks=frozenset(name for name in person.stacks if ("stack", name) in kept),
        awards=tuple(award for award in person.awards if ("award", f"{award.id}#{award.area or ''}") in kept),
        unsaid=frozenset(name for name in person.unsaid if ("credential", one_of(name)) in kept),
        outside=outside,
        asked=person.asked,
        whole=person.in_full,
    )


def _portion(item: HeldOutside, number: int) -> HeldOutside:
    if not item.quantity or number == _portions(item):
        return item
    return msgspec.structs.replace(item, quantity=number / _fraction(item).denominator)
