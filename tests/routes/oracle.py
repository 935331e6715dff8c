"""A judge for the evaluator: a requirement's answer, found by trying everything that may be the case.

It works on plain dicts, as YAML gives them, and shares no function with the package. Whatever is not known
(an id that stands under `unsaid`, a score, a role, hours that nobody states, whether a rate that may count
does, whether an open pool has more) is a *pick*: each way of picking makes one world, in which everything is
plainly true or false. Met: true in every world. Not met: false in every world. Cannot tell: the rest. What
nobody measured is picked from the two ends, nothing and more than anyone asks: no answer falls with more.

Some picks are made afresh by each place that looks: the level of a credential, whether its date is recent
enough, whether quantities in different units compare, what an unknown rate adds. The algebra asks it so: it
takes `all` as the least and `any` as the greatest of what is found below, and lets each line of an amount
ask for itself, so that one unknown may come out one way here and another there. One pick would know more.
"""

import calendar
import datetime
import itertools
from collections.abc import Callable, Hashable, Iterator
from typing import Any

Plain = dict[str, Any]
HUGE = 10**6
MOST_WORLDS = 3000
MOST_DEALINGS = 20_000


class TooManyWorldsError(Exception):
    """The case has more worlds, or ways of dealing in them, than are worth trying."""


def answer(case: Plain) -> str:
    """Return "met", "not_met" or "cannot_tell" for a case.

    A case has `catalog`, `holding`, `as_of`, and either `goal` or `requirement` (with the `owner` in whose
    file it stands, if it stands in one).
    """
    seen: set[bool] = set()
    dealings = itertools.count()
    for number, truth in enumerate(_every_world(lambda picks: World(case, picks, dealings).true())):
        seen.add(truth)
        if len(seen) == 2:
            return "cannot_tell"
        if number > MOST_WORLDS:
            raise TooManyWorldsError
    return "met" if seen == {True} else "not_met"


class Picks:
    """The picks of one world: those prescribed, then the first option of each further one."""

    def __init__(self, prescribed: list[int]) -> None:
        self.made: list[tuple[int, int]] = []
        self.prescribed = prescribed
        self.known: dict[Hashable, Any] = {}

    def pick(self, name: Hashable, options: list[Any]) -> Any:  # noqa: ANN401
        if name not in self.known:
            at = len(self.made)
            index = self.prescribed[at] if at < len(self.prescribed) else 0
            self.made.append((index, len(options)))
            self.known[name] = options[index]
        return self.known[name]


def _every_world(run: Callable[[Picks], bool]) -> Iterator[bool]:
    prescribed: list[int] = []
    while True:
        picks = Picks(prescribed)
        yield run(picks)
        made = picks.made
        while made and made[-1][0] == made[-1][1] - 1:
            made.pop()
        if not made:
            return
        prescribed = [index for index, _ in made[:-1]] + [made[-1][0] + 1]


class Has:
    """What may be used: in a world all that is held, under `distinct` one child's part of it."""

    def __init__(
        self, credentials: list[Plain], stacks: set[str], outside: list[Plain], awards: list[Plain]
    ) -> None:
        self.credentials = credentials
        self.stacks = stacks
        self.outside = outside
        self.awards = awards


class World:
    """One way in which everything may be."""

    def __init__(self, case: Plain, picks: Picks, dealings: Iterator[int]) -> None:
        self.case = case
        self.dealings = dealings
        self.pick = picks.pick
        self.as_of: datetime.date = case["as_of"]
        self.catalog: Plain = {
            kind: case["catalog"].get(kind, {})
            for kind in ("credentials", "stacks", "awards", "rules", "outside", "issuers", "aliases")
        }
        usual = {"status": "in_force", "effect": "counts"}
        self.catalog["rules"] = {name: {**usual, **rule} for name, rule in self.catalog["rules"].items()}
        self.situation: Plain = case["holding"].get("situation", {})
        self.attested = {
            self.now(name.split("#")[0]) + "#" + name.split("#")[1]: number
            for name, number in case["holding"].get("unlisted", {}).items()
        }
        self.has = self.everything()

    def true(self) -> bool:
        if "goal" in self.case:
            return self.reaches(self.now(self.case["goal"]))
        return self.stands(self.case["requirement"], self.case.get("owner"), self.has)

    def now(self, name: str) -> str:
        return self.catalog["aliases"].get(name, name)

    # What is held.

    def everything(self) -> Has:
        held = self.case["holding"]

        def valid(key: str) -> list[Plain]:
            things = [{"id": one} if isinstance(one, str) else one for one in held.get(key, [])]
            return [
                {**thing, "id": self.now(thing["id"])}
                for thing in things
                if "expires" not in thing or last_day(thing["expires"]) >= self.as_of
            ]

        has = Has(
            valid("credentials"), {one["id"] for one in valid("stacks")}, valid("outside"), valid("awards")
        )
        for name in map(self.now, held.get("unsaid", [])):
            if name in self.catalog["outside"]:
                if not any(item["id"] == name for item in has.outside):
                    has.outside.append({"id": name, "unsaid": True})
            elif self.pick(("held", name), [False, True]):
                if name in self.catalog["credentials"]:
                    has.credentials.append({"id": name})
                elif name in self.catalog["stacks"]:
                    has.stacks.add(name)
                else:
                    has.awards.append({"id": name})
        for position, thing in enumerate([*has.credentials, *has.outside]):
            thing["number"] = position
        return has

    def quantity(self, item: Plain) -> float:
        """How much of an outside thing there is; more than anyone asks, where it is not said."""
        if "quantity" in item:
            return item["quantity"]
        return self.pick(("quantity", item["number"]), [0, HUGE])

    def recent(self, item: Plain, within: str | None, at: tuple) -> bool:
        if within is None:
            return True
        earliest, date = back(self.as_of, within), item.get("date")
        if date is not None and first_day(date) >= earliest:
            return True
        if date is not None and last_day(date) < earliest:
            return False
        return self.pick(("recent", item["number"], at), [False, True])

    def awards_held(self) -> set[str]:
        return {award["id"] for award in self.has.awards if "area" not in award}

    # The situation.

    def concerns(self, when: Plain | None) -> bool:
        return all(self.is_in(key, asked) for key, asked in (when or {}).items())

    def is_in(self, key: str, asked: Any) -> bool:  # noqa: ANN401
        said = self.situation.get(key)
        if key == "employed":
            return (self.pick(key, [False, True]) if said is None else said) == asked
        if said is None:
            return any(self.pick((key, value), [False, True]) for value in many(asked))
        if key == "grade_band":
            return any(GRADES[mine] <= GRADES[theirs] for mine in many(said) for theirs in many(asked))
        return any(value in many(said) for value in many(asked))

    def for_the_person(self, rule: Plain) -> bool:
        to = rule.get("applies_to", {})
        keys = (("employed", "employed"), ("role", "roles"), ("subject", "subjects"))
        when = {ours: to[theirs] for ours, theirs in keys if theirs in to}
        return self.concerns(when) and (
            "licences" not in to or any(licence in self.awards_held() for licence in to["licences"])
        )

    # Nodes.

    def stands(self, requirement: Plain, owner: str | None, has: Has) -> bool:
        """A whole requirement, as the sides of a dispute have it; where its `when` fails, it is no way."""
        record = self.record(owner)
        for position, dispute in enumerate(record.get("disputed", [])):
            if self.pick(("dispute", owner, position), [False, True]):
                if dispute.get("key") == "requires":
                    requirement = patched(requirement, dispute["says"])
                else:
                    requirement = patched_at_node(requirement, dispute["node"], dispute["says"])
        return self.offers(requirement, (owner,), has)

    def record(self, owner: str | None) -> Plain:
        kinds = ("rules", "awards", "stacks")
        return next((self.catalog[kind][owner] for kind in kinds if owner in self.catalog[kind]), {})

    def asks(self, node: Plain, at: tuple, has: Has) -> bool:
        """A child of `all`: left out where its `when` does not hold."""
        return not self.concerns(node.get("when")) or self.met(node, at, has)

    def offers(self, node: Plain, at: tuple, has: Has) -> bool:
        """A child of `any` or `choose`: no way where its `when` does not hold."""
        return self.concerns(node.get("when")) and self.met(node, at, has)

    def met(self, node: Plain, at: tuple, has: Has) -> bool:
        if self.unsourced(node, at[0]):
            return self.pick(("unsourced", at), [False, True])
        if "credential" in node:
            return any(
                self.earned(node, one, at) for one in has.credentials if self.same(one, node["credential"])
            )
        if "stack" in node:
            name = node["stack"]
            return name in has.stacks or self.stands(self.asked_by(name), name, has)
        if "award" in node:
            return self.granted(node["award"], node.get("area"), has.awards)
        if "outside" in node:
            return self.outside(node, at, has)
        if "unlisted" in node:
            return self.unlisted(node, at)
        if "amount" in node:
            return self.amount(node, at, has)
        return self.joint(node, at, has)

    def unsourced(self, node: Plain, owner: str | None) -> bool:
        sources = [
            source
            for source in self.record(owner).get("sources", [])
            if source["id"] == node.get("source") or node.get("id") in source.get("supports", [])
        ]
        return bool(sources) and all(source["confidence"] == "unsourced" for source in sources)

    def same(self, held: Plain, name: str) -> bool:
        return held["id"] in self.class_of(name)

    def class_of(self, name: str) -> frozenset[str]:
        group, grown = {name}, True
        while grown:
            grown = False
            for other, record in self.catalog["credentials"].items():
                named = {other, *record.get("equivalent_to", [])}
                if not named.isdisjoint(group) and not named <= group:
                    group |= named
                    grown = True
        return frozenset(group)

    def earned(self, node: Plain, held: Plain, at: tuple) -> bool:
        ranks = ["enrolled", "submitted", "attained"]
        if ranks.index(held.get("result", "attained")) < ranks.index(node.get("result", "attained")):
            return False
        if "level" in node and not (
            held["level"] == node["level"]
            if "level" in held
            else self.pick(("level", held["number"], at), [False, True])
        ):
            return False
        if "minimum_score" in node and not self.scored(held, node["minimum_score"]):
            return False
        return self.recent(held, node.get("within"), at)

    def scored(self, held: Plain, minimum: str | float) -> bool:
        """A percentage and a number cannot be compared; a passing score is reached by who passed."""
        passing = self.catalog["credentials"][held["id"]].get("scoring", {}).get("passing_score")
        known = held.get("score", passing)
        if known is not None and isinstance(known, str) == isinstance(minimum, str):
            enough = number_of(known) >= number_of(minimum)
            if enough or "score" in held:
                return enough
        score = self.pick(("score", held["number"], isinstance(minimum, str)), [0, HUGE])
        return score >= number_of(minimum)

    def asked_by(self, stack: str) -> Plain:
        record = self.catalog["stacks"][stack]
        if "requires" in record:
            return record["requires"]
        asked = [
            {"stack": member} if member in self.catalog["stacks"] else {"credential": member}
            for member in record["members"]
        ]
        if not record.get("complete") and record.get("of") != len(record["members"]):
            count = record["of"] - len(record["members"]) if "of" in record else "unknown"
            asked.append({"id": "unread-members", "unlisted": {"count": count, "note": "unread"}})
        return {"all": asked}

    def granted(self, award: str, area: str | None, held: list[Plain]) -> bool:
        return any(one["id"] == award and one.get("area") in (None, area) for one in held)

    def outside(self, node: Plain, at: tuple, has: Has) -> bool:
        declared = self.catalog["outside"].get(node["outside"], {}).get("unit")
        total = 0.0
        for item in has.outside:
            if item["id"] != node["outside"] or not self.recent(item, node.get("within"), at):
                continue
            if "during" in node and not (
                self.now(item["during"]) == node["during"]
                if "during" in item
                else self.pick(("during", item["number"], at), [False, True])
            ):
                continue
            if (
                "at_least" in node
                and "unit" in node
                and item.get("unit", declared) != node["unit"]
                and not self.pick(("unit", item["number"], at), [False, True])
            ):
                continue
            bare = "quantity" not in item and "at_least" not in node and "unsaid" not in item
            total += 1 if bare else self.quantity(item)
        return total >= node["at_least"] if "at_least" in node else total > 0

    def unlisted(self, node: Plain, at: tuple) -> bool:
        said = self.attested.get(f"{at[0]}#{node.get('id')}")
        if said is None or node["unlisted"]["count"] == "unknown":
            return self.pick(("unlisted", at), [False, True])
        return said >= node["unlisted"]["count"]

    def extra(self, node: Plain, at: tuple, *, is_open: bool) -> float:
        """What is held of a pool beyond what the catalog lists: what is attested, else none or plenty."""
        said = self.attested.get(f"{at[0]}#{node.get('id')}")
        if said is not None:
            return said
        return self.pick(("extra", at), [0, HUGE]) if is_open else 0

    def joint(self, node: Plain, at: tuple, has: Has) -> bool:
        key = next(key for key in ("all", "any", "in_order", "choose") if key in node)
        if key == "any":
            return any(self.offers(child, (*at, i), has) for i, child in enumerate(node["any"]))
        if key == "choose":
            return self.choose(node, at, has)
        children = node[key]
        asked = [(i, child) for i, child in enumerate(children) if self.concerns(child.get("when"))]
        if node.get("distinct"):
            true = self.apart([(child, (*at, i)) for i, child in asked], has)
        else:
            true = all(self.met(child, (*at, i), has) for i, child in asked)
        if true and key == "in_order" and self.contradicted([child for _, child in asked], has):
            return self.pick(("order", at), [False, True])
        return true

    def apart(self, asked: list[tuple[Plain, tuple]], has: Has) -> bool:
        """Tell whether some way of dealing all that is held meets each of these with its own part."""
        return all(self.met(child, here, has) for child, here in asked) and any(
            all(self.met(child, here, part) for (child, here), part in zip(asked, parts, strict=True))
            for parts in self.dealt(has, len(asked))
        )

    def choose(self, node: Plain, at: tuple, has: Has) -> bool:
        choice = node["choose"]
        pool, wanted = choice["from"], choice["at_least"]
        if isinstance(pool, dict):
            partial = any(not self.complete(stack) for stack in many(pool.get("stacks", [])))
            extra = self.extra(node, at, is_open=bool(choice.get("open")) or partial)
            return self.classes_in(pool, node, at, has) + extra >= wanted
        extra = self.extra(node, at, is_open=bool(choice.get("open")))
        inherited = {key: node[key] for key in ("minimum_score", "level", "result", "within") if key in node}
        children = [
            ({**inherited, **child} if "credential" in child or "choose" in child else child, (*at, i))
            for i, child in enumerate(pool)
        ]
        ways = [(child, here) for child, here in children if self.concerns(child.get("when"))]
        if not node.get("distinct"):
            served = [child for child, here in ways if self.met(child, here, has)]
            classes = {self.class_of(child["credential"]) for child in served if "credential" in child}
            others = [child for child in served if "credential" not in child]
            return len(classes) + len(others) + extra >= wanted
        short = max(0, wanted - int(extra))
        return any(self.apart(list(some), has) for some in itertools.combinations(ways, short))

    def classes_in(self, pool: Plain, node: Plain, at: tuple, has: Has) -> int:
        if node["choose"].get("open") == "unread":
            return 0
        classes = {self.class_of(name) for name in self.catalog["credentials"] if self.picks_out(pool, name)}
        return sum(
            any(one["id"] in group and self.earned(node, one, at) for one in has.credentials)
            for group in classes
        )

    def picks_out(self, selector: Plain, name: str) -> bool:
        record = self.catalog["credentials"][name]
        looks: dict[str, Callable[[str], bool]] = {
            "issuer": lambda value: name.startswith(value + "/"),
            "kind": lambda value: record.get("kind", "micro_credential") == value,
            "stacks": lambda value: name in self.members(value),
            "tag": lambda value: value in record.get("tags", []),
            "subject": lambda value: value in record.get("subjects", []),
            "level": lambda value: record.get("level") == value,
            "evidence": lambda value: value in [one["kind"] for one in record.get("evidence", [])],
            "grade_band": lambda value: any(
                GRADES[value] <= GRADES[band] or GRADES[band] <= GRADES[value]
                for band in record.get("grade_bands", [])
            ),
        }
        if any(out == name or name in self.members(out) for out in many(selector.get("except", []))):
            return False
        return all(
            any(looks[key](value) for value in many(asked))
            for key, asked in selector.items()
            if key != "except"
        )

    def members(self, stack: str) -> set[str]:
        found: set[str] = set()
        for member in self.catalog["stacks"].get(stack, {}).get("members", []):
            found |= self.members(member) if member in self.catalog["stacks"] else {member}
        return found

    def complete(self, stack: str) -> bool:
        record = self.catalog["stacks"][stack]
        whole = record.get("complete") or record.get("of") == len(record["members"])
        return bool(whole) and all(
            self.complete(member) for member in record["members"] if member in self.catalog["stacks"]
        )

    def contradicted(self, children: list[Plain], has: Has) -> bool:
        """Tell whether the dates that are said rule this order out: no choice of days, one a child, goes up.

        Looked at only where a child is one credential, one award, one outside thing of which no quantity is
        asked, or so many of a pool however earned.
        """
        spans = [days for child in children if (days := self.finished(child, has))]
        return not any(
            all(
                max(early for early, _ in chosen[: later + 1]) <= chosen[later][1]
                for later in range(len(chosen))
            )
            for chosen in itertools.product(*spans)
        )

    def finished(self, child: Plain, has: Has) -> list[tuple[datetime.date, datetime.date]]:
        """Every pair of days between which a child may have been finished; none where that is not said."""
        conditions = {"minimum_score", "level", "result", "within"}
        pool = child.get("choose", {}).get("from")
        number = 1
        if isinstance(pool, dict) and child["choose"].get("open") != "unread" and not conditions & set(child):
            held = [one for one in has.credentials if self.in_pool(pool, one["id"])]
            number = int(child["choose"]["at_least"])
            if len({self.class_of(one["id"]) for one in held}) < max(len(held), number):
                return []
        else:
            held = [
                one
                for one in [*has.credentials, *has.outside]
                if ("credential" in child and self.same(one, child["credential"]))
                or one["id"] == child.get("outside")
            ]
            held += [
                one
                for one in has.awards
                if one["id"] == child.get("award") and one.get("area") in (None, child.get("area"))
            ]
        if not all("date" in one for one in held):
            return []
        days = [(first_day(one["date"]), last_day(one["date"])) for one in held]
        return [
            (max(first for first, _ in some), max(last for _, last in some))
            for some in itertools.combinations(days, number)
        ]

    def in_pool(self, pool: Plain, name: str) -> bool:
        return any(
            self.picks_out(pool, other)
            for other in self.catalog["credentials"]
            if self.class_of(other) == self.class_of(name)
        )

    # Nothing twice.

    def dealt(self, has: Has, number: int) -> Iterator[list[Has]]:
        """Every way of dealing all that is held to so many; a quantity is split into whole units."""
        if number == 0:
            yield []
            return
        splits = [
            list(compositions(item["quantity"], number))
            if divisible(item)
            else [tuple(float(i == j) for j in range(number)) for i in range(number)]
            for item in has.outside
        ]
        things: list[tuple[str, Any]] = [("credentials", group) for group in self.classes(has)]
        things += [("stacks", one) for one in sorted(has.stacks)]
        things += [("awards", one) for one in has.awards]
        for owners in itertools.product(range(number), repeat=len(things)):
            for split in itertools.product(*splits):
                parts = [Has([], set(), [], []) for _ in range(number)]
                for (kind, thing), owner in zip(things, owners, strict=True):
                    if kind == "stacks":
                        parts[owner].stacks.add(thing)
                    elif kind == "credentials":
                        parts[owner].credentials.extend(thing)
                    else:
                        parts[owner].awards.append(thing)
                for item, shares in zip(has.outside, split, strict=True):
                    for part, share in zip(parts, shares, strict=True):
                        if share:
                            whole = not divisible(item)
                            part.outside.append(item if whole else {**item, "quantity": share})
                if next(self.dealings) > MOST_DEALINGS:
                    raise TooManyWorldsError
                yield parts

    # Amounts.

    def amount(self, node: Plain, at: tuple, has: Has) -> bool:
        asked = node["amount"]
        need = self.need(asked["at_least"])
        limits = [limit for limit in asked.get("limits", []) if self.concerns(limit.get("when"))]
        areas = asked.get("areas")
        if areas is not None and not self.concerns(areas.get("when")):
            areas = None
        extra = self.extra(node, at, is_open=bool(asked.get("open")))
        said = f"{at[0]}#{node.get('id')}" in self.attested
        lines = list(self.lines(asked, at))
        return any(
            enough(self.piles(items, lines), need, limits, areas, extra, placed=not said)
            for items in self.without_doubles(has)
        )

    def need(self, threshold: Any) -> float:  # noqa: ANN401
        if not isinstance(threshold, dict):
            return threshold
        which = threshold["per"]["awards"]
        held = [
            name
            for name in self.awards_held()
            if name.split("/")[0] == which["jurisdiction"]
            and self.catalog["awards"][name].get("kind") == which["kind"]
        ]
        return threshold["first"] + threshold["further"] * max(len(held) - 1, 0)

    def without_doubles(self, has: Has) -> Iterator[list[Plain]]:
        """Every way of taking one thing of each class of equivalents: together they count once."""
        for chosen in itertools.product(*self.classes(has)):
            yield [*chosen, *has.outside]

    def classes(self, has: Has) -> list[list[Plain]]:
        """The credentials held, class by class: equivalents count once."""
        classes: dict[frozenset[str], list[Plain]] = {}
        for one in has.credentials:
            classes.setdefault(self.class_of(one["id"]), []).append(one)
        return list(classes.values())

    def lines(self, asked: Plain, at: tuple) -> Iterator[tuple[Plain, tuple]]:
        """The lines, those of rules in force in their place: sure ones first, then the particular ones."""
        for position, line in enumerate(asked["from"]):
            if "rules" not in line:
                yield line, (*at, position)
                continue
            rates = []
            for name, rule in sorted(self.catalog["rules"].items()):
                if rule["grants"]["award"] != line["rules"] or "adds" not in rule:
                    continue
                if self.status(rule) not in ("in_force", "waived") or rule["effect"] == "does_not_count":
                    continue
                if not self.for_the_person(rule):
                    continue
                sure = rule["effect"] == "counts"
                if sure or self.pick(("may", name), [False, True]):
                    for number, rate in enumerate(rule["adds"]):
                        general = 0 if "select" not in rate else 1 if "stacks" in rate["select"] else 2
                        rates.append((not sure, general, name, number))
            for _, _, name, number in sorted(rates, key=lambda rate: rate[:2]):
                yield self.catalog["rules"][name]["adds"][number], (name, number)

    def status(self, rule: Plain) -> str:
        if "until" in rule and last_day(rule["until"]) < self.as_of and rule["status"] != "pilot_ended":
            return "ended"
        if "from" in rule and first_day(rule["from"]) > self.as_of and rule["status"] == "in_force":
            return "planned"
        return rule["status"]

    def piles(self, items: list[Plain], lines: list[tuple[Plain, tuple]]) -> list[tuple[Plain, float]]:
        """Each line with what the things that go to it add: each goes to the first that matches."""
        taken: list[list[Plain]] = [[] for _ in lines]
        for item in items:
            for position, (line, at) in enumerate(lines):
                if self.fits(line, at, item):
                    taken[position].append(item)
                    break
        return [(line, self.worth(line, at, held)) for (line, at), held in zip(lines, taken, strict=True)]

    def fits(self, line: Plain, at: tuple, item: Plain) -> bool:
        value = line["value"]
        if item["id"] in self.catalog["credentials"]:
            right = (
                self.same(item, line["credential"])
                if "credential" in line
                else "select" in line and self.picks_out(line["select"], item["id"])
            )
            result = item.get("result", "attained")
            right = right and (
                self.by_result(value["by_result"], result) is not None
                if "by_result" in value
                else result == "attained"
            )
        else:
            unit = item.get("unit", self.catalog["outside"][item["id"]].get("unit"))
            counted = value.get("per")
            right = line.get("outside") == item["id"] and (
                not isinstance(counted, str) or counted == "credential" or unit in (None, counted)
            )
        return right and self.concerns(line.get("when")) and self.recent(item, line.get("within"), at)

    def by_result(self, by_result: Plain, result: str) -> float | None:
        below = ["enrolled", "submitted", "attained"]
        below = below[: below.index(result) + 1]
        return next((by_result[one] for one in reversed(below) if one in by_result), None)

    def worth(self, line: Plain, at: tuple, held: list[Plain]) -> float:
        value = line["value"]
        if isinstance(value.get("per"), int):
            number = sum(item.get("unsaid") is None or self.quantity(item) > 0 for item in held)
            groups = number // value["per"]
            return groups * (self.pick(("is", at), [0, HUGE]) if value["is"] == "unknown" else value["is"])
        return sum(self.adds(line, at, item) for item in held)

    def adds(self, line: Plain, at: tuple, item: Plain) -> float:
        value = line["value"]
        if "by_result" in value:
            return self.by_result(value["by_result"], item.get("result", "attained")) or 0
        if value["is"] == "unknown":
            return self.pick(("is", at, item["number"]), [0, HUGE])
        if value["per"] == "credential":
            quantity = 1.0 if "unsaid" not in item else float(self.quantity(item) > 0)
        else:
            quantity = self.size(item, value["per"], at)
        each = value.get("each", {})
        quantity = 0 if quantity < each.get("at_least", 0) else min(quantity, each.get("at_most", HUGE))
        if "times" in value:
            by_level = value["times"]["by_level"]
            if "level" in item:
                quantity *= by_level.get(item["level"], 0)
            else:
                quantity *= self.pick(("times", at, item["number"]), sorted(set(by_level.values())))
        return quantity * value["is"]

    def size(self, item: Plain, unit: str, at: tuple) -> float:
        record = self.catalog["credentials"].get(item["id"])
        if record is None:
            return self.quantity(item)
        if unit != "clock_hour":
            return self.pick(("size", at, item["number"]), [0, HUGE])
        issuer = self.catalog["issuers"].get(item["id"].split("/")[0], {})
        hours = record.get("hours", issuer.get("each", {}).get("hours", {}))
        if not isinstance(hours, dict):
            return hours
        ends = [hours.get("at_least", 0), hours.get("at_most", HUGE)]
        return self.pick(("hours", item["id"]), ends)

    # Goals.

    def reaches(self, goal: str) -> bool:
        if goal in self.catalog["stacks"]:
            return self.met({"stack": goal}, (None,), self.has)
        if goal in self.catalog["awards"]:
            return self.attains(goal, None)
        rule = self.catalog["rules"][goal]
        if "requires" not in rule:
            return self.attains(rule["grants"]["award"], None)
        return self.stands(rule["requires"], goal, self.has)

    def attains(self, award: str, area: str | None) -> bool:
        """An award, or one area of it: held, or to be had by a rule, or by what it asks and all its areas."""
        if self.granted(award, area, self.has.awards):
            return True
        record = self.catalog["awards"][award]
        ways: list[Callable[[], bool]] = []
        for name, rule in sorted(self.catalog["rules"].items()):
            grants = rule["grants"]
            if grants["award"] != award or grants.get("area") != area or "requires" not in rule:
                continue
            if self.status(rule) not in ("in_force", "waived") or rule["effect"] == "does_not_count":
                continue
            if self.for_the_person(rule):
                ways.append(lambda name=name, rule=rule: self.by_rule(name, rule))
        if area is None and ("requires" in record or record.get("areas")):
            ways.append(lambda: self.by_itself(award, record))
        if not ways:
            return self.pick(("other way", award, area), [False, True])
        return any(way() for way in ways)

    def by_rule(self, name: str, rule: Plain) -> bool:
        if rule["effect"] == "may_count" and not self.pick(("decided", name), [False, True]):
            return False
        return self.stands(rule["requires"], name, self.has)

    def by_itself(self, award: str, record: Plain) -> bool:
        if "requires" in record and not self.stands(record["requires"], award, self.has):
            return False
        if not all(self.attains(award, area["id"]) for area in record.get("areas", [])):
            return False
        known = record.get("areas_complete") or not record.get("areas")
        return bool(known) or self.pick(("areas", award), [False, True])


def enough(
    piles: list[tuple[Plain, float]],
    need: float,
    limits: list[Plain],
    areas: Plain | None,
    extra: float,
    *,
    placed: bool,
) -> bool:
    """Tell whether some way of counting keeps to every cap and comes up to the amount, the floors, the areas.

    Counts in halves, so that a little can be left for each area. `placed` tells whether what the catalog does
    not list may lie in any part; what a person attests lies in none.
    """
    caps = [(limit["of"], bound(limit["at_most"], need)) for limit in limits if "at_most" in limit]
    floors = [(limit["of"], bound(limit["at_least"], need)) for limit in limits if "at_least" in limit]
    beyond = extra if placed else 0
    values = [value for _, value in piles]

    def within(of: Plain, counted: list[float]) -> float:
        return sum(
            value
            for (line, _), value in zip(piles, counted, strict=True)
            if ("area" not in of or line.get("area") == of["area"])
            and ("tag" not in of or of["tag"] in line.get("tags", []))
        )

    def good(counted: list[float]) -> bool:
        used = {
            line["area"] for (line, _), value in zip(piles, counted, strict=True) if value and "area" in line
        }
        return (
            all(within(of, counted) <= most for of, most in caps)
            and all(within(of, counted) + beyond >= least for of, least in floors)
            and sum(counted) + extra >= need
            and (areas is None or len(used) + beyond >= areas["at_least"])
        )

    if not caps:
        return good(values)
    options = [
        [value] if not value else [*halves(min(value, most_asked(need, caps, floors)))] for value in values
    ]
    return any(good(list(counted)) for counted in itertools.product(*options))


def most_asked(need: float, caps: list[tuple[Plain, float]], floors: list[tuple[Plain, float]]) -> float:
    """Return so much that more of one pile makes no difference."""
    return max(need, *(most for _, most in caps), *(least for _, least in floors))


def halves(value: float) -> Iterator[float]:
    yield from (half / 2 for half in range(int(value * 2) + 1))
    if value * 2 != int(value * 2):
        yield value


def bound(limit: Any, asked: float) -> float:  # noqa: ANN401
    return asked * number_of(limit) / 100 if isinstance(limit, str) else limit


def divisible(item: Plain) -> bool:
    return isinstance(item.get("quantity"), int) and item["quantity"] > 0


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in compositions(total - first, parts - 1):
            yield (first, *rest)


def many(value: Any) -> list[str]:  # noqa: ANN401
    return [value] if isinstance(value, str) else list(value)


def number_of(score: str | float) -> float:
    return float(score[:-1]) if isinstance(score, str) else score


def first_day(date: str) -> datetime.date:
    return datetime.date.fromisoformat(f"{date}-01-01"[:10])


def last_day(date: str) -> datetime.date:
    first = first_day(date)
    if len(date) == 10:
        return first
    month = 12 if len(date) == 4 else first.month
    return datetime.date(first.year, month, calendar.monthrange(first.year, month)[1])


def back(day: datetime.date, within: str) -> datetime.date:
    """Count back months or years; the cases use no day that a shorter month lacks."""
    number, unit = within.split(" ", 1)
    months = int(number) * (12 if "year" in unit else 1)
    total = day.year * 12 + day.month - 1 - months
    return datetime.date(total // 12, total % 12 + 1, day.day)


GRADES = {
    "k-2": frozenset(range(0, 3)),
    "3-5": frozenset(range(3, 6)),
    "elementary": frozenset(range(0, 6)),
    "6-12": frozenset(range(6, 13)),
    "k-12": frozenset(range(0, 13)),
}


def patched(value: Any, patch: Any) -> Any:  # noqa: ANN401
    """Lay one value over another as RFC 7396 does."""
    if not isinstance(patch, dict):
        return patch
    base = value if isinstance(value, dict) else {}
    laid = {key: patched(base.get(key), part) for key, part in patch.items() if part is not None}
    return {**{key: part for key, part in base.items() if key not in patch}, **laid}


def patched_at_node(node: Any, name: str, patch: Plain) -> Any:  # noqa: ANN401
    if isinstance(node, list):
        return [patched_at_node(one, name, patch) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("id") == name:
        return patched(node, patch)
    return {key: patched_at_node(value, name, patch) for key, value in node.items()}
