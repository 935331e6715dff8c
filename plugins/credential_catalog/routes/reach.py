"""What a requirement can see: the ids whose holding may change its answer."""

from __future__ import annotations

import dataclasses

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.requirement import (
    Amount,
    AwardLeaf,
    Choose,
    CredentialLeaf,
    GrowingThreshold,
    Line,
    OutsideLeaf,
    Requirement,
    Selector,
    StackLeaf,
    walk,
)


@dataclasses.dataclass(frozen=True)
class Reach:
    """Ids that a requirement can see, by kind.

    `stacks` are those asked for by a stack leaf; their members are among `credentials`. `rates` are awards
    whose rules' rates an amount takes in.
    """

    credentials: frozenset[str] = frozenset()
    stacks: frozenset[str] = frozenset()
    awards: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    rates: frozenset[str] = frozenset()

    def __or__(self, other: Reach) -> Reach:
        """Return what either can see."""
        return Reach(
            self.credentials | other.credentials,
            self.stacks | other.stacks,
            self.awards | other.awards,
            self.outside | other.outside,
            self.rates | other.rates,
        )

    def sees(self, name: str) -> bool:
        """Tell whether an id of any kind is seen."""
        return any(name in kind for kind in (self.credentials, self.stacks, self.awards, self.outside))


def reach(requirement: Requirement, catalog: Catalog, through: frozenset[str] = frozenset()) -> Reach:
    """Return what a requirement can see, through the stacks it asks for; not through awards."""
    seen = Reach()
    for _, node in walk(requirement):
        match node:
            case CredentialLeaf(credential=credential):
                seen |= Reach(credentials=frozenset(catalog.equivalents(credential)))
            case StackLeaf(stack=stack):
                seen |= Reach(stacks=frozenset({stack}))
                if stack in catalog.stacks and stack not in through:
                    seen |= reach(catalog.asked_by(stack), catalog, through | {stack})
            case AwardLeaf(award=award):
                seen |= Reach(awards=frozenset({award}))
            case OutsideLeaf(outside=outside):
                seen |= Reach(outside=frozenset({outside}))
            case Choose(choose=choice) if isinstance(choice.from_, Selector) and choice.open != "unread":
                seen |= Reach(credentials=_with_equivalents(catalog.selected(choice.from_), catalog))
            case Amount(amount=asked):
                for line in asked.from_:
                    seen |= reach_of_line(line, catalog)
                if isinstance(asked.at_least, GrowingThreshold):
                    seen |= Reach(awards=awards_counted(asked.at_least, catalog))
            case _:
                pass
    return seen


def awards_counted(threshold: GrowingThreshold, catalog: Catalog) -> frozenset[str]:
    """Return the awards with whose number a threshold grows."""
    which = threshold.per.awards
    return frozenset(
        name
        for name, award in catalog.awards.items()
        if (award.jurisdiction, award.kind) == (which.jurisdiction, which.kind)
    )


def reach_of_line(line: Line, catalog: Catalog) -> Reach:
    """Return what one line of an amount can see, the rates of the rules it names among it."""
    if line.rules is not None:
        seen = Reach(rates=frozenset({line.rules}))
        for rule in catalog.all_rules_toward(line.rules):
            for rate in rule.adds:
                seen |= reach_of_line(rate, catalog) if rate.rules is None else Reach()
        return seen
    if line.select is not None:
        return Reach(credentials=_with_equivalents(catalog.selected(line.select), catalog))
    if line.credential is not None:
        return Reach(credentials=frozenset(catalog.equivalents(line.credential)))
    return Reach(outside=frozenset({line.outside} if line.outside else ()))


def _with_equivalents(names: tuple[str, ...], catalog: Catalog) -> frozenset[str]:
    return frozenset(other for name in names for other in catalog.equivalents(name))
