"""How everything stands on one day: what is said of each credential, stack and award in each jurisdiction."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable
from functools import cached_property

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.requirements import involves_credentials
from credential_catalog.model.records import Award, Credential, Rule, Stack
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Saying, Word, summary, weakest
from credential_catalog.routes.reach import reach
from credential_catalog.routes.recognition import (
    Recognition,
    recognitions,
    saying_of,
    speaks_for_state,
    surveyed_word,
)


@dataclasses.dataclass(frozen=True, eq=False)
class Standing:
    """What a catalog says on a day; each part is found once, when it is first asked for."""

    catalog: Catalog
    as_of: datetime.date

    @cached_property
    def recognized(self) -> dict[str, tuple[Recognition, ...]]:
        """Where every credential counts."""
        return recognitions(self.catalog, self.as_of)

    @cached_property
    def recognized_by_award(self) -> dict[str, tuple[Recognition, ...]]:
        """Every recognition by the award that it leads to, direct ones only."""
        found: dict[str, list[Recognition]] = {}
        for ones in self.recognized.values():
            for one in ones:
                if len(one.chain) <= 3:
                    found.setdefault(one.award, []).append(one)
        return {award: tuple(ones) for award, ones in found.items()}

    def is_of_credentials(self, rule: Rule) -> bool:
        """Tell whether a rule says anything of micro-credentials, itself or through an award that it asks."""
        return involves_credentials(rule) or rule.id in self._rules_reached

    @cached_property
    def _rules_reached(self) -> frozenset[str]:
        """The rules that some credential of the catalog counts by."""
        return frozenset(one.rule for ones in self.recognized.values() for one in ones if one.rule)

    @cached_property
    def states_rules(self) -> dict[tuple[str, str], tuple[tuple[Rule, Saying], ...]]:
        """The rules on micro-credentials that speak for a jurisdiction, by use, the strongest word first."""
        found: dict[tuple[str, str], list[tuple[Rule, Saying]]] = {}
        for rule in self.catalog.rules.values():
            saying = self.saying(rule)
            if saying is not None and speaks_for_state(rule) and self.is_of_credentials(rule):
                for use in rule.use:
                    found.setdefault((rule.jurisdiction, use), []).append((rule, saying))
        return {key: tuple(sorted(ones, key=lambda one: one[1].word.rank)) for key, ones in found.items()}

    @cached_property
    def all_states(self) -> dict[tuple[str, str], Word]:
        """The word of each jurisdiction for each use: the strongest of its own rules on micro-credentials.

        Where there is none, it tells what the survey found.
        """
        return {
            (state, use): found[0][1].word
            if (found := self.states_rules.get((state, use)))
            else surveyed_word(state, use, self.catalog)
            for state in self.catalog.jurisdictions
            for use in USES
        }

    def words_of(self, record: Credential | Stack | Award) -> dict[tuple[str, str], Word]:
        """Return the states' own words on a thing, by jurisdiction and use; only where a rule speaks of it.

        A stack has the word of a rule that asks for it, or else the weakest of its members' words.
        """
        match record:
            case Credential():
                return _strongest(self.recognized[record.id], of_state=True)
            case Stack():
                return self._words_of_stack(record)
            case Award():
                return self._said_of(self.catalog.all_rules_toward(record.id))

    def words_of_others(self, record: Credential | Stack | Award) -> dict[tuple[str, str], Word]:
        """Return the words of districts, unions and issuers on a credential, by jurisdiction and use."""
        found = self.recognized[record.id] if isinstance(record, Credential) else ()
        return _strongest(found, of_state=False)

    def _said_of(self, rules: Iterable[Rule]) -> dict[tuple[str, str], Word]:
        words: dict[tuple[str, str], Word] = {}
        for rule in rules:
            saying = self.saying(rule)
            if saying is not None and speaks_for_state(rule) and self.is_of_credentials(rule):
                _strengthen(words, rule.jurisdiction, rule.use, saying.word)
        return words

    def _words_of_stack(self, stack: Stack) -> dict[tuple[str, str], Word]:
        asked = self._said_of(self.rules_asking(stack.id))
        of_members = [
            self.words_of(self.catalog.credentials[name]) for name in self.catalog.members(stack.id)
        ]
        shared = set.intersection(*(set(words) for words in of_members)) if of_members else set()
        for key in shared:
            word = weakest([words[key] for words in of_members])
            asked[key] = summary([word, asked[key]]) if key in asked else word
        return asked

    def rules_asking(self, name: str) -> tuple[Rule, ...]:
        """Return the rules that ask for a stack or an award."""
        return self._rules_asking.get(name, ())

    @cached_property
    def _rules_asking(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that ask for each stack and each award."""
        found: dict[str, list[Rule]] = {}
        for rule in self.catalog.rules.values():
            if rule.requires is not None:
                asked = reach(rule.requires, self.catalog)
                for name in asked.stacks | asked.awards:
                    found.setdefault(name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    def recognized_through(self, stack: Stack) -> tuple[Recognition, ...]:
        """Return the recognitions that lead through a stack, one for each rule and award."""
        found: dict[tuple[str, str | None], Recognition] = {}
        for member in self.catalog.members(stack.id):
            for one in self.recognized[member]:
                if stack.id in one.chain:
                    found.setdefault((one.award, one.rule), one)
        return tuple(found.values())

    def saying(self, rule: Rule) -> Saying | None:
        """Return what is said of a rule on the day."""
        return saying_of(rule, self.as_of)


def _strongest(found: Iterable[Recognition], *, of_state: bool) -> dict[tuple[str, str], Word]:
    words: dict[tuple[str, str], Word] = {}
    for one in found:
        if one.of_state is of_state:
            _strengthen(words, one.jurisdiction, one.uses, one.saying.word)
    return words


def _strengthen(words: dict[tuple[str, str], Word], state: str, uses: Iterable[str], word: Word) -> None:
    for use in uses:
        words[state, use] = summary([word, words.get((state, use), word)])
