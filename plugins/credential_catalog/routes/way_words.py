"""What is still to be done, in words: what stands beside the credentials of a way, and what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from credential_catalog.catalog.catalog import UNREAD_MEMBERS, Catalog
from credential_catalog.catalog.requirements import requirements_in
from credential_catalog.catalog.stated import stated_hours, stated_price
from credential_catalog.model.holding import HeldAward, HeldOutside
from credential_catalog.model.prose import hours_words, number_words, plain_text, price_words, unit_words
from credential_catalog.model.records import Price, Quantity, Range
from credential_catalog.model.requirement import Amount, Node, UnlistedLeaf, walk
from credential_catalog.routes.holding_words import outside_words
from credential_catalog.routes.route import Way

MOST_NAMED = 4
"""Things that are named one by one where ways are told apart; of more, how many they are."""


def outside_of(way: Way, catalog: Catalog) -> list[str]:
    """Return what is to be obtained outside the catalog, a phrase for each kind: "2 × Exam"."""
    items = (HeldOutside(id=one) if isinstance(one, str) else one for one in way.outside)
    counted = Counter(outside_words(item, catalog) for item in items)
    return [words if number == 1 else f"{number} × {words}" for words, number in counted.items()]


def awards_of(way: Way, catalog: Catalog) -> list[str]:
    """Return the awards to receive on the way: "Level 2 teaching licence", "Secondary science: Methods"."""
    held = (HeldAward(id=one) if isinstance(one, str) else one for one in way.awards)
    return [f"{award_words(one, catalog)} ({one.id})" for one in held]


def award_words(award: HeldAward, catalog: Catalog) -> str:
    """Return an award, or one area of it, in words."""
    title = catalog.title(award.id)
    if award.area is None:
        return title
    areas = catalog.awards[award.id].areas if award.id in catalog.awards else ()
    return f"{title}: {next((area.title for area in areas if area.id == award.area), award.area)}"


def unlisted_of(way: Way, goal: str, catalog: Catalog) -> list[str]:
    """Return what the catalog cannot list, each with whose requirement it is where it is not the goal's."""
    return [unlisted_words(key, number, goal, catalog) for key, number in way.unlisted.items()]


def unlisted_words(key: str, number: float, goal: str, catalog: Catalog) -> str:
    """Return so much of what the catalog cannot list in words.

    Args:
        key: "owner#node id" of the node that asks for it.
        number: How many, or how much.
        goal: Id of the goal; another owner is named.
        catalog: Where the node is looked up.
    """
    owner, _, name = key.partition("#")
    amount = number_words(number)
    if name == UNREAD_MEMBERS:
        return f"{amount} of {catalog.title(owner)} whose titles were not read"
    node = _node(owner, name, catalog)
    marks = [node.label] if node is not None and node.label else []
    marks += [f"for {catalog.title(owner)}"] if owner != goal else []
    marked = f" ({', '.join(marks)})" if marks else ""
    match node:
        case UnlistedLeaf(unlisted=unlisted):
            many = "An unknown number of" if unlisted.count == "unknown" else amount
            noun = _NOUNS[unlisted.of][number == 1 and unlisted.count != "unknown"]
            said = f"{many} {noun} that the catalog cannot list{marked}"
            return f"{said}: {plain_text(unlisted.note).rstrip('.')}"
        case Amount(amount=asked):
            return f"{amount} {unit_words(asked.unit, number)} from what the catalog does not list{marked}"
        case _:
            return f"{amount} {_NOUNS['credential'][number == 1]} that the catalog does not list{marked}"


_NOUNS = {
    "credential": ("micro-credentials", "micro-credential"),
    "stack": ("stacks", "stack"),
    "other": ("things", "thing"),
}
"""What cannot be listed: several of it, and one."""


def _node(owner: str, name: str, catalog: Catalog) -> Node | None:
    record = catalog.find(owner)
    for _, requirement in requirements_in(record) if record else ():
        for _, node in walk(requirement):
            if isinstance(node, Node) and node.id == name:
                return node
    return None


class TotalWords(NamedTuple):
    """What a way comes to, in words.

    For example "4 micro-credentials", "at least 40 h; hours of 3 are not stated", "$240".
    """

    number: str
    hours: str
    cost: str
    not_for_members: bool
    """Whether a price in it is for others than members, who pay another one."""

    @property
    def short(self) -> str:
        """The three in a few words; what is not stated at all is left out."""
        sums = (words.partition(";")[0] for words in (self.hours, self.cost))
        return ", ".join([self.number, *(words for words in sums if words != "not stated")])


def totals_words(way: Way, catalog: Catalog) -> TotalWords | None:
    """Return what a way comes to in words; None where it has no credential."""
    extra = sum(_credentials_unlisted(way, catalog))
    number = len(way.credentials) + extra
    if not number:
        return None
    records = [catalog.credentials[name] for name in way.credentials]
    hours = [stated.value if (stated := stated_hours(catalog, one)) else None for one in records]
    prices = [stated_price(catalog, one) for one in records]
    currency = way.totals.cost.currency
    costs = [price.amount if price and price.currency == currency else None for price in prices]
    cost = Price(amount=way.totals.cost.at_least, currency=currency, who="everyone")
    return TotalWords(
        number=f"{number} {_NOUNS['credential'][number == 1]}",
        hours=_sum_words("hours", hours_words(way.totals.hours.at_least), [*hours, *[None] * extra]),
        cost=_sum_words("prices", price_words(cost), [*costs, *[None] * extra]),
        not_for_members=any(price is not None and price.who == "other" for price in prices),
    )


def amount_words(price: Price) -> str:
    """Return how much a price is, without who pays it and for what: "$75", "free"."""
    return price_words(Price(amount=price.amount, currency=price.currency, who="everyone"))


def _credentials_unlisted(way: Way, catalog: Catalog) -> Iterator[int]:
    """Yield how many credentials, not hours or other things, a way has of what cannot be listed."""
    for key, number in way.unlisted.items():
        owner, _, name = key.partition("#")
        node = _node(owner, name, catalog)
        if not isinstance(node, Amount) and not (
            isinstance(node, UnlistedLeaf) and node.unlisted.of == "other"
        ):
            yield round(number)


def _sum_words(what: str, said: str, values: list[Quantity | None]) -> str:
    """Return a sum in words; of a range only its least is in it, of what is not stated nothing."""
    silent = sum(_least(value) is None for value in values)
    if silent == len(values):
        return "not stated"
    if silent:
        return f"at least {said}; {what} of {silent} are not stated"
    return f"at least {said}" if any(isinstance(value, Range) for value in values) else said


def _least(value: Quantity | None) -> float | None:
    return value.at_least if isinstance(value, Range) else value


def instead_words(way: Way, other: Way, goal: str, catalog: Catalog) -> str:
    """Return in what another way differs: "Master's degree instead of 2 electives"."""
    mine, others = (Counter(_everything(one, goal, catalog)) for one in (way, other))
    more, fewer = list((others - mine).elements()), list((mine - others).elements())
    if not more:
        return f"Without {_named(fewer)}"
    return f"{_named(more)}, instead of {_named(fewer)}" if fewer else f"Also {_named(more)}"


def _everything(way: Way, goal: str, catalog: Catalog) -> Iterable[str]:
    return [
        *(catalog.title(name) for name in way.credentials),
        *unlisted_of(way, goal, catalog),
        *outside_of(way, catalog),
        *awards_of(way, catalog),
    ]


def _named(things: list[str]) -> str:
    if len(things) > MOST_NAMED:
        *named, last = *things[: MOST_NAMED - 1], f"{len(things) - MOST_NAMED + 1} more"
    else:
        *named, last = things
    return f"{'; '.join(named)} and {last}" if named else last
