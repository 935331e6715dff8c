"""Pictures of the real catalog: what they show is what the outline says, and every line can be followed."""

import dataclasses
import itertools
import re
from collections.abc import Iterator

import msgspec
from hypothesis import given, settings
from tests.site.small_site import SETTINGS, SOURCE, page, small_catalog
from tests.stacking.test_folding import graphs

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.convert import convert
from credential_catalog.model.records import Credential, Record
from credential_catalog.model.requirement import Requirement
from credential_catalog.routes.amount_words import rate_words
from credential_catalog.routes.describe import describe
from credential_catalog.routes.phrase import Mention, Phrase
from credential_catalog.site import site_of
from credential_catalog.site.views.diagram import Diagram, diagram
from credential_catalog.stacking.folding import LARGEST_PICTURE
from credential_catalog.stacking.graph import (
    Graph,
    members_graph,
    neighbourhood_graph,
    rates_graph,
    requirement_graph,
)

Label = str | tuple[str, frozenset["Label"]]
Edges = set[tuple[Label, Label]]

UNNAMED = "what has no name"
HAIR = 0.06


class FromOutline:
    """The nodes and lines that an outline says: what stands below leads to what it stands below."""

    def __init__(self) -> None:
        self.edges: Edges = set()

    def read(self, phrase: Phrase, head: Label) -> None:
        """Read a phrase that leads to a head: what is only joined leads there one by one."""
        if thing_of(phrase) is None and phrase.role == "all":
            for item in phrase.items:
                self.read(item, head)
        elif thing_of(phrase) is None and phrase.role == "in_order":
            self._in_order(phrase, head)
        else:
            self._edge(self._node(phrase), head)

    def _in_order(self, phrase: Phrase, head: Label) -> None:
        if any(item.items or item.role for item in phrase.items):
            for item in phrase.items:
                self.read(item, head)
            return
        nodes = [self._node(item) for item in phrase.items]
        for tail, following in zip(nodes, [*nodes[1:], head], strict=True):
            self._edge(tail, following)

    def _node(self, phrase: Phrase) -> Label:
        thing = thing_of(phrase)
        if thing is not None:
            if phrase.items:
                self.read(Phrase(parts=(), items=phrase.items, role=phrase.role or "all"), thing)
            return thing
        if phrase.role is None:
            return UNNAMED
        inner = [self._node(item) for item in phrase.items]
        node = ("sum" if phrase.role == "lines" else "choice", frozenset(inner) - {UNNAMED})
        for one in inner:
            self._edge(one, node)
        return node

    def _edge(self, tail: Label, head: Label) -> None:
        if UNNAMED not in (tail, head):
            self.edges.add((tail, head))


def thing_of(phrase: Phrase) -> str | None:
    """The thing that a phrase asks for; a pool's sentence only mentions where its credentials are from."""
    for before, part in itertools.pairwise(("", *phrase.parts)):
        if isinstance(part, Mention):
            asks = {"credential": "", "outside": "", "stack": "hole stack ", "award": ("olding ", " of ")}
            said = before if isinstance(before, str) else ""
            return f"{part.kind}:{part.id}" if part.kind in asks and said.endswith(asks[part.kind]) else None
    return None


def from_graph(graph: Graph, goal: str) -> Edges:
    """The nodes and edges of a graph, its groups' in their places; a choice is named by what it joins."""
    kinds = {card.key: card.kind for card in graph.cards}
    tails: dict[str, list[str]] = {}
    for link in graph.links:
        if link.order is None:
            tails.setdefault(link.head, []).append(link.tail)
    inside = {group.card: group.graph for group in graph.groups}
    edges: Edges = set()

    def labels(key: str) -> list[Label]:
        if key == "goal":
            return [goal]
        kind = kinds[key]
        if kind in ("unlisted", "rates"):
            return []
        if kind == "pool":
            return [card.key for card in inside[key].cards]
        if kind in ("choice", "amount"):
            inner = frozenset(one for tail in tails.get(key, ()) for one in labels(tail))
            return [("choice" if kind == "choice" else "sum", inner)]
        return [key]

    for head, befores in tails.items():
        for tail in befores:
            edges.update((one, other) for one in labels(tail) for other in labels(head))
    for key, graph_inside in inside.items():
        if kinds[key] == "stack":
            edges |= from_graph(graph_inside, key)
    return edges


def asked(catalog: Catalog) -> Iterator[tuple[str, Graph, Edges]]:
    """Every real picture of what is asked, with the lines of the outline beside it."""
    for stack in catalog.stacks.values():
        if stack.kind == "award":
            yield _asked(catalog.asked_by(stack.id), stack, stack.id, catalog)
    for award in catalog.awards.values():
        if award.requires is not None:
            yield _asked(award.requires, award, award.id, catalog)
    for rule in catalog.rules.values():
        if rule.requires is not None:
            yield _asked(rule.requires, rule, rule.grants.award, catalog)
        else:
            outline = FromOutline()
            for line in rule.adds:
                said = rate_words(line, catalog.awards[rule.grants.award].unit or "credit", catalog)
                for item in said.items or (said,):
                    outline.read(item, f"award:{rule.grants.award}")
            yield rule.id, rates_graph(rule.adds, rule.grants.award, catalog), outline.edges


def _asked(node: Requirement, record: Record, goal: str, catalog: Catalog) -> tuple[str, Graph, Edges]:
    outline = FromOutline()
    kind = "stack" if goal in catalog.stacks else "award"
    outline.read(describe(node, catalog, record=record), f"{kind}:{goal}")
    return record.id, requirement_graph(node, goal, catalog), outline.edges


def real_graphs(catalog: Catalog) -> Iterator[tuple[str, Graph]]:
    """Every picture of the real catalog's stacks, awards, rules and credentials."""
    yield from ((name, graph) for name, graph, _ in asked(catalog))
    yield from ((stack, members_graph(stack, catalog)) for stack in catalog.stacks)
    awards = tuple((award, None) for award in list(catalog.awards)[:12])
    yield from ((name, neighbourhood_graph(name, awards, catalog)) for name in catalog.credentials)


def pictures(drawn: Diagram) -> Iterator[Diagram]:
    """A picture, and every picture that opens from it."""
    yield drawn
    for group in drawn.groups:
        if group.picture is not None:
            yield from pictures(group.picture)


def run_through(drawn: Diagram) -> list[str]:
    """The lines of a picture that touch a card which is not one of their ends.

    A line is level, or a curve with level ends, which stays within the rectangle between them.
    """
    found = []
    for line in drawn.links:
        numbers = [float(number) for number in re.findall(r"-?[0-9.]+", line.path)]
        x, y, *_ = numbers
        for command, words in re.findall(r"([HC])([^HC]+)", line.path):
            *_, last = numbers = [float(number) for number in words.split()]
            to_x, to_y = (last, y) if command == "H" else (numbers[-2], last)
            found += [
                f"{line.tail} → {line.head} through {card.card.key}"
                for card in drawn.cards
                if card.card.key not in (line.tail, line.head)
                and min(x, to_x) < card.x + card.width - HAIR
                and card.x + HAIR < max(x, to_x)
                and min(y, to_y) < card.y + card.height - HAIR
                and card.y + HAIR < max(y, to_y)
            ]
            x, y = to_x, to_y
    return found


def test_every_real_picture_and_its_outline_hold_the_same_things_and_lines(catalog: Catalog) -> None:
    for name, graph, said in asked(catalog):
        focus = graph.cards[0]
        assert from_graph(graph, f"{focus.kind}:{focus.id}") == said, name


def test_what_a_picture_adds_to_the_outline_is_said_below_it(catalog: Catalog) -> None:
    added = 0
    for name, graph in real_graphs(catalog):
        drawn = diagram(graph, "a", "A", catalog)
        if drawn is None:
            assert len(graph.links) < 2, name
            assert not any(link.order for link in graph.links), name
            continue
        focus = {card.key for card in graph.cards if card.focus}
        said = {(order.first.key, order.then.key) for order in drawn.orders}
        adds = {
            (link.tail, link.head)
            for link in graph.links
            if link.order is not None and link.head not in focus
        }
        assert adds == said, name
        added += len(adds)
    assert added


def test_no_line_of_a_real_picture_runs_through_a_card(catalog: Catalog) -> None:
    for name, graph in real_graphs(catalog):
        drawn = diagram(graph, "a", "A", catalog)
        for picture in pictures(drawn) if drawn else ():
            assert run_through(picture) == [], name
            assert len(picture.cards) <= LARGEST_PICTURE


@given(graphs(80))
@settings(max_examples=30, deadline=None)
def test_no_line_of_any_picture_runs_through_a_card(catalog: Catalog, graph: Graph) -> None:
    drawn = diagram(graph, "a", "A", catalog)
    for picture in pictures(drawn) if drawn else ():
        assert run_through(picture) == []


def test_a_large_pool_is_one_card_that_opens_without_scripts() -> None:
    many = {
        f"kqed/{number}": convert(
            {"id": f"kqed/{number}", "title": f"Number {number}", "status": "active", "sources": [SOURCE]},
            Credential,
        )
        for number in range(30)
    }
    pool = convert({"choose": {"at_least": 2, "from": {"issuer": "kqed"}}}, Requirement)
    small = small_catalog()
    awards = {name: msgspec.structs.replace(one, requires=pool) for name, one in small.awards.items()}
    both = {**small.credentials, **many}
    site = site_of(dataclasses.replace(small, credentials=both, awards=awards), SETTINGS)
    made = page(site, "states/ut/renewal/")
    card = made.select_one('svg a[aria-label^="31 credentials"]')
    opened = made.find(id=card["href"].removeprefix("#"))
    assert (
        opened.find_parent("details").find("summary").get_text(strip=True)
        == "Show 31 credentials, for “2 of 31”"
    )
    assert len(opened.select("a")) == 31
    assert len(made.select_one("svg.cc-svg").select(".cc-svg__node")) == 3
