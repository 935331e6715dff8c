"""Which credentials are near another, and what they share.

Credentials and their traits (subject, grade band, stack, issuer, words) are the two sides of a bipartite
graph. Two credentials are as near as the traits between them are rare: each shared trait counts its inverse
document frequency, log(N / n), where n of the N credentials have it (K. Spärck Jones, "A statistical
interpretation of term specificity and its application in retrieval", Journal of Documentation 28, 1972). So
what every credential has weighs nothing. A word of a title or competency counts where it is in some
credential's title, because those are the words of topics.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

import msgspec
import networkx

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import stated_grade_bands
from credential_catalog.model.records import Credential

MOST = 5
"""Credentials named at most; a longer list is read by nobody."""

LEAST_WEIGHT = 5.0
"""What is shared must weigh this much: in a catalog of 350, a trait of two, or two of about thirty each."""

LEAST_WORD = 5
"""Letters of the shortest word that counts; shorter ones are mostly grammar."""

MOST_OF_A_KIND = 3
"""Traits of one kind that count for one pair, the rarest first; long texts and lists share much by chance."""

_NO_TOPIC = frozenset(
    re.findall(
        r"[a-z]+",
        """
        about across analyzing applying assessing based between building centered constructing creating
        credential critically deepening demonstrating designing developing driving effective embedding
        engaging evaluating examining exemplifying exploring facilitating fostering growing guiding
        identifying implementing improving informed innovative leading learning making micro others planning
        practice practices promoting providing responding retaining structuring student students support
        supporting teacher teachers teaching their through understanding unpacking using within working
        """,
    )
)
"""Words that say what is done, or whom all titles are about: sharing one is not sharing a topic."""

_KINDS = ("subject", "grade band", "stack", "issuer", "word")
_Trait = tuple[str, str]


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """A credential that is near another, and what the two share, the rarest of each kind first."""

    credential: str
    weight: float
    subjects: tuple[str, ...] = ()
    grade_bands: tuple[str, ...] = ()
    stacks: tuple[str, ...] = ()
    issuer: str | None = None
    words: tuple[str, ...] = ()


class Kinship:
    """The graph of one catalog's credentials and their traits, made once and asked for each credential."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._graph: networkx.Graph[_Trait] = networkx.Graph()
        topics = {word for one in catalog.credentials.values() for word in _words(one.title)} - _NO_TOPIC
        for name, credential in sorted(catalog.credentials.items()):
            node = ("credential", name)
            self._graph.add_edges_from((node, trait) for trait in _traits(catalog, credential))
            said = _words(f"{credential.title} {credential.competency or ''}") & topics
            self._graph.add_edges_from((node, ("word", word)) for word in said)

    def related(self, credential: str) -> tuple[Related, ...]:
        """Return the credentials nearest to one that are still offered, the nearest first; no weak ones.

        Two that count as the same credential are not "related", and one kind of trait alone is no reason.
        """
        if credential not in self._catalog.credentials:
            return ()
        shared: dict[str, list[_Trait]] = {}
        for trait in sorted(self._graph["credential", credential]):
            if self._weight(trait) > 0:
                for _, other in self._graph[trait]:
                    shared.setdefault(other, []).append(trait)
        same = {credential, *self._catalog.equivalents(credential)}
        found = [
            self._explained(other, traits)
            for other, traits in shared.items()
            if other not in same and self._catalog.credentials[other].offered
        ]
        strong = [one for one in found if one.weight >= LEAST_WEIGHT and _said_of(one) >= 2]
        return tuple(sorted(strong, key=lambda one: (-one.weight, one.credential))[:MOST])

    def _weight(self, trait: _Trait) -> float:
        return math.log(len(self._catalog.credentials) / self._graph.degree[trait])

    def _explained(self, other: str, traits: list[_Trait]) -> Related:
        rarest = sorted(traits, key=lambda trait: (-self._weight(trait), trait))
        of = {kind: [trait for trait in rarest if trait[0] == kind][:MOST_OF_A_KIND] for kind in _KINDS}
        said = {kind: tuple(value for _, value in kept) for kind, kept in of.items()}
        return Related(
            credential=other,
            weight=round(sum(self._weight(trait) for kept in of.values() for trait in kept), 6),
            subjects=said["subject"],
            grade_bands=tuple(value for kind, value in rarest if kind == "grade band"),
            stacks=said["stack"],
            issuer=next(iter(said["issuer"]), None),
            words=said["word"],
        )


def _said_of(one: Related) -> int:
    """Return how many kinds of things are shared; one alone is chance more often than kinship."""
    return sum(map(bool, (one.subjects, one.grade_bands, one.stacks, one.issuer, one.words)))


def _traits(catalog: Catalog, credential: Credential) -> Iterator[_Trait]:
    yield "issuer", credential.issuer
    yield from (("subject", subject) for subject in credential.subjects)
    yield from (("stack", stack) for stack in catalog.stacks_of(credential.id))
    bands = stated_grade_bands(catalog, credential)
    yield from (("grade band", band) for band in (bands.value if bands else ()))


def _words(text: str) -> set[str]:
    return set(re.findall(rf"[^\W\d_]{{{LEAST_WORD},}}", text.lower()))
