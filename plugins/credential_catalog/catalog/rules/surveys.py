"""What a jurisdiction's survey says of a use, and the rules that stand in its folder, fit together."""

from __future__ import annotations

from collections.abc import Iterator

from credential_catalog.catalog.link import Linked
from credential_catalog.catalog.requirements import involves_credentials
from credential_catalog.model.problem import Problem
from credential_catalog.model.records import Jurisdiction, Rule


class SurveyWithoutRules(Problem, frozen=True):
    """The survey says that there are rules for a use, and no rule for it is in the catalog.

    The page would say “no rule we read names it” where nobody has written a rule down.

    Before:

    ```yaml
    # jurisdictions/ut/ut.yml; no file in jurisdictions/ut/rules/ has this use
    survey:
      salary: {result: rules, checked: 2026-11-22}
    ```

    After:

    ```yaml
    survey:
      salary: {result: reported, checked: 2026-11-22}
    ```
    """

    id = "CC391"
    name = "survey-without-rules"
    settable = True

    use: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return f"The survey says `rules` for {self.use}, but no rule here has this use."

    @property
    def remedy(self) -> str:
        """What to do."""
        return "Write the rule, correct the use in its file, or say what was found, such as `reported`."


class RuleNotSurveyed(Problem, frozen=True):
    """A state's own rule is for a use of which the survey says something else, or nothing.

    The state's page and the map go by the survey: they would say that nobody has looked, or that nothing
    was found. A rule of a district or union (`by`) needs no word in the survey, nor does a way without
    micro-credentials.

    Before:

    ```yaml
    # jurisdictions/ut/ut.yml; a file in jurisdictions/ut/rules/ has use: [endorsement]
    survey:
      endorsement: {result: nothing_found, checked: 2026-11-22}
    ```

    After:

    ```yaml
    survey:
      endorsement: {result: rules, checked: 2026-11-22}
    ```
    """

    id = "CC392"
    name = "rule-not-surveyed"
    settable = True

    use: str
    rule: str
    says: str | None

    @property
    def what(self) -> str:
        """What is wrong."""
        said = f"says `{self.says}` for" if self.says else "does not mention"
        return f"The survey {said} {self.use}, but the rule {self.rule} has this use."

    @property
    def remedy(self) -> str:
        """What to do."""
        return f"Write `result: rules` under `{self.use}` here, or correct the use in the rule's file."


def check(linked: Linked) -> Iterator[Problem]:
    """Yield surveys that promise rules which are not there, and those that pass over one."""
    if not linked.whole:
        return
    for jurisdiction in linked.catalog.jurisdictions.values():
        rules = [rule for rule in linked.catalog.rules.values() if rule.jurisdiction == jurisdiction.id]
        yield from _check(jurisdiction, rules, linked)


def _check(jurisdiction: Jurisdiction, rules: list[Rule], linked: Linked) -> Iterator[Problem]:
    survey = jurisdiction.survey
    used = {use for rule in rules for use in rule.use}
    for use, found in survey.items():
        if found.result == "rules" and use not in used:
            yield SurveyWithoutRules(linked.place(jurisdiction.id, ("survey", use, "result")), use)
    own: dict[str, str] = {}
    for rule in rules:
        for use in rule.use if rule.by is None and involves_credentials(rule) else ():
            own.setdefault(use, rule.id)
    for use, rule_id in own.items():
        says = survey[use].result if use in survey else None
        if says != "rules":
            place = linked.place(jurisdiction.id, ("survey", use, "result"))
            yield RuleNotSurveyed(place, use, rule_id, says)
