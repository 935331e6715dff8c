"""A rule says what it does: a way or a rate, who decides, and a pair of status and effect that has a word."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Award, Rule
from credential_catalog.model.requirement import Amount, walk
from credential_catalog.model.words import word_for


class WayOrRate(Problem, frozen=True):
    """A rule is neither a way nor a rate, or both.

    A way says what is asked (`requires`); a rate says what things add to the award's amount (`adds`). Only a
    rule whose effect is `does_not_count` may do without either.

    Before:

    ```yaml
    grants: {award: or/renewal}
    effect: counts
    ```

    After:

    ```yaml
    grants: {award: or/renewal}
    effect: counts
    adds:
      - select: {issuer: nea}
        value: {per: credential, is: 15}
    ```
    """

    id = "CC340"
    name = "way-or-rate"

    both: bool

    @property
    def what(self) -> str:
        """What is wrong."""
        if self.both:
            return "The rule has both `requires` and `adds`."
        return "The rule has neither `requires` nor `adds`."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Give it one of them: `requires` for a way to the award, `adds` for a rate into its amount."


class NobodyDecides(Problem, frozen=True):
    """A rule says that something may count, but not who decides.

    Before:

    ```yaml
    effect: may_count
    ```

    After:

    ```yaml
    effect: may_count
    depends_on: your district
    ```
    """

    id = "CC341"
    name = "nobody-decides"
    settable = True

    @property
    def what(self) -> str:
        """What is wrong."""
        return "The effect is may_count, but `depends_on` is missing."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Add who decides, for example `depends_on: your district`."


class NoWord(Problem, frozen=True):
    """A rule's status and effect together mean nothing.

    A rule that stopped, paused or was only tried cannot also say that something does not count.

    Before:

    ```yaml
    status: ended
    effect: does_not_count
    ```

    After:

    ```yaml
    status: in_force
    effect: does_not_count
    ```
    """

    id = "CC342"
    name = "no-word"
    settable = True

    status: str
    effect: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The status {self.status} and the effect {self.effect} do not go together."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "If it still does not count, the status is in_force; if it counted once, the effect is counts."


class RateGoesNowhere(Problem, frozen=True):
    """A rule adds to the amount of an award whose requirement takes in no rates.

    The rate would be shown but never counted.

    Before:

    ```yaml
    # or/renewal
    requires:
      amount:
        unit: pdu
        at_least: 125
        from: [{outside: professional-learning, value: {per: clock_hour, is: 1}}]
    ```

    After:

    ```yaml
    # or/renewal
    requires:
      amount:
        unit: pdu
        at_least: 125
        from:
          - {rules: or/renewal}
          - {outside: professional-learning, value: {per: clock_hour, is: 1}}
    ```
    """

    id = "CC343"
    name = "rate-goes-nowhere"

    award: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The rule adds to {self.award}, but what this award asks takes in no rates of its rules."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Add the line `{{rules: {self.award}}}` to the amount in the award's file."


class RuleAbroad(Problem, frozen=True):
    """A rule stands in the folder of one jurisdiction and grants an award of another.

    Pages, maps and survey words go by the folder. Move the rule to the folder of its award's jurisdiction;
    who made it is said by `by`.

    Before:

    ```yaml
    # catalog/jurisdictions/wa/rules/nea-pdu.yml
    grants: {award: or/renewal}
    ```

    After:

    ```yaml
    # catalog/jurisdictions/or/rules/nea-pdu.yml
    grants: {award: or/renewal}
    ```
    """

    id = "CC346"
    name = "rule-abroad"
    settable = True

    folder: str
    award: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The rule stands under {self.folder}, but grants {self.award}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Move the file to jurisdictions/{self.award.partition('/')[0]}/rules/, or correct the award."


class BodyAbroad(Problem, frozen=True):
    """A rule or award is by a body of another jurisdiction.

    Before:

    ```yaml
    # catalog/jurisdictions/or/rules/oea-pdu.yml
    by: tn/knox-county
    ```

    After:

    ```yaml
    by: or/oea
    ```
    """

    id = "CC347"
    name = "body-abroad"
    settable = True

    body: str
    folder: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"{self.body} is no body of {self.folder}."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Name a body of {self.folder}, or add its file to jurisdictions/{self.folder}/bodies/."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield rules that do not say what they do."""
    for name in sorted(linked.catalog.rules):
        if name not in linked.doubtful:
            yield from _check(linked.catalog.rules[name], linked)
    records: list[Award | Rule] = [*linked.catalog.awards.values(), *linked.catalog.rules.values()]
    for record in records:
        body = linked.catalog.bodies.get(record.by or "")
        if body is not None and body.jurisdiction != record.jurisdiction:
            yield BodyAbroad(linked.place(record.id, ("by",)), body.id, record.jurisdiction)


def _check(rule: Rule, linked: Linked) -> Iterator[Problem]:
    both = rule.requires is not None and bool(rule.adds)
    neither = rule.requires is None and not rule.adds
    if both or (neither and rule.effect != "does_not_count"):
        yield WayOrRate(linked.place(rule.id, ("adds",) if both else (), key=both), both)
    if rule.effect == "may_count" and rule.depends_on is None:
        yield NobodyDecides(linked.place(rule.id, ("effect",)))
    if word_for(rule.status, rule.effect) is None:
        yield NoWord(linked.place(rule.id, ("effect",)), rule.status, rule.effect)
    award = linked.catalog.awards.get(rule.grants.award)
    if award is not None and award.jurisdiction != rule.jurisdiction:
        yield RuleAbroad(linked.place(rule.id, ("grants", "award")), rule.jurisdiction, award.id)
    counts = bool(rule.adds) and rule.effect != "does_not_count"
    if counts and award is not None and award.id not in linked.doubtful and award.requires is not None:
        lines = (
            line for _, node in walk(award.requires) if isinstance(node, Amount) for line in node.amount.from_
        )
        if not any(line.rules == award.id for line in lines):
            yield RateGoesNowhere(linked.place(rule.id, ("adds",), key=True), award.id)
