"""The pages that list: home, credentials, stacks, issuers, one issuer, collections."""

from __future__ import annotations

import itertools

import msgspec

from credential_catalog.model.records import Collection, Credential, Issuer, Stack
from credential_catalog.model.uses import USES
from credential_catalog.model.words import Word
from credential_catalog.site.artifact import Crumb, Heading, Page
from credential_catalog.site.rendering import Renderer
from credential_catalog.site.views.context import Context
from credential_catalog.site.views.credential import glance
from credential_catalog.site.views.facets import slug
from credential_catalog.site.views.states import state_lines, tallies


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """A credential in a list: what it takes in one line, and in how many states a rule reaches it."""

    credential: Credential
    glance: str
    counts_in: tuple[str, ...]


def home_page(renderer: Renderer) -> Page:
    """Return the home page."""
    context = renderer.context
    catalog = context.catalog
    checked = sorted({source.checked for record in catalog.records() for source in record.sources})
    subjects = _subjects(context)
    return renderer.page(
        "home.html",
        "",
        title="Which micro-credentials count, and where?",
        description="Educator micro-credentials: what each one is, what it stacks into, and what it counts "
        "for in each U.S. state, by which rule, on whose word, checked when.",
        kind="home",
        states=sorted(catalog.jurisdictions.values(), key=lambda one: one.name),
        subjects=subjects,
        busiest=[
            (slug(subject), subject) for subject, _ in sorted(subjects, key=lambda one: -len(one[1]))[:8]
        ],
        tiles=sorted(state_lines(context), key=lambda line: (line.row, line.column)),
        tallies=tallies(context)[:3],
        uses=USES,
        newest=checked[-1] if checked else None,
        oldest=checked[0] if checked else None,
    )


def credentials_page(renderer: Renderer) -> Page:
    """Return the list of all credentials, by subject."""
    context = renderer.context
    subjects = _subjects(context)
    return renderer.page(
        "credentials.html",
        "credentials/",
        title="Credentials",
        description="All micro-credentials of the catalog, by subject.",
        kind="index",
        headings=tuple(Heading(_anchor(subject), subject.capitalize()) for subject, _ in subjects),
        subjects=[
            (_anchor(subject), subject.capitalize(), [listed(one, context) for one in ones])
            for subject, ones in subjects
        ],
    )


def stacks_page(renderer: Renderer) -> Page:
    """Return the list of all stacks, by issuer."""
    catalog = renderer.context.catalog
    stacks = sorted(catalog.stacks.values(), key=lambda one: (catalog.title(one.issuer), one.title))
    groups = [(name, list(ones)) for name, ones in itertools.groupby(stacks, key=lambda one: one.issuer)]
    return renderer.page(
        "stacks.html",
        "stacks/",
        title="Stacks",
        description="All stacks of the catalog: which earn something, and which are only sets.",
        kind="index",
        headings=tuple(Heading(name, catalog.title(name)) for name, _ in groups),
        groups=groups,
    )


def issuers_page(renderer: Renderer) -> Page:
    """Return the list of all issuers."""
    catalog = renderer.context.catalog
    issuers = sorted(catalog.issuers.values(), key=lambda one: one.name.lower())
    return renderer.page(
        "issuers.html",
        "issuers/",
        title="Issuers",
        description="Everybody whose micro-credentials are in the catalog.",
        kind="index",
        issuers=[(one, len(_offered(one, renderer.context))) for one in issuers],
    )


def issuer_page(issuer: Issuer, renderer: Renderer) -> Page:
    """Return the page of an issuer."""
    context = renderer.context
    stacks = [stack for stack in context.catalog.stacks.values() if stack.issuer == issuer.id]
    return renderer.page(
        "issuer.html",
        f"issuers/{issuer.id}/",
        title=issuer.name,
        description=f"The micro-credentials and stacks of {issuer.name}.",
        kind="issuer",
        crumbs=(Crumb("Issuers", "issuers/"),),
        headings=(
            Heading("stacks", "Stacks"),
            Heading("credentials", "Credentials"),
            Heading("sources", "Sources"),
        ),
        source=context.file(issuer),
        issuer=issuer,
        stacks=sorted(stacks, key=lambda one: one.title),
        credentials=[listed(one, context) for one in _offered(issuer, context)],
    )


def collection_page(collection: Collection, renderer: Renderer) -> Page:
    """Return the page of a collection."""
    context = renderer.context
    return renderer.page(
        "collection.html",
        f"collections/{collection.id}/",
        title=collection.title,
        description=collection.description or f"{collection.title}: a collection.",
        kind="collection",
        crumbs=(),
        source=context.file(collection),
        collection=collection,
    )


def listed(credential: Credential, context: Context) -> Listed:
    """Return a credential as a line of a list."""
    strong = (Word.COUNTS, Word.MAY_COUNT)
    counts_in = {one.jurisdiction for one in context.recognized[credential.id] if one.saying.word in strong}
    return Listed(
        credential=credential, glance=glance(credential, context), counts_in=tuple(sorted(counts_in))
    )


def members_listed(stack: Stack, context: Context) -> list[Listed]:
    """Return a stack's members as lines of a list."""
    return [listed(context.catalog.credentials[name], context) for name in context.catalog.members(stack.id)]


def _offered(issuer: Issuer, context: Context) -> list[Credential]:
    found = [one for one in context.catalog.credentials.values() if one.issuer == issuer.id]
    return sorted(found, key=lambda one: one.title.lower())


def _subjects(context: Context) -> list[tuple[str, list[Credential]]]:
    found: dict[str, list[Credential]] = {}
    for credential in sorted(context.catalog.credentials.values(), key=lambda one: one.title.lower()):
        found.setdefault(credential.subjects[0] if credential.subjects else "other", []).append(credential)
    return sorted(found.items(), key=lambda item: item[0].lower())


def _anchor(subject: str) -> str:
    return "-".join("".join(letter if letter.isalnum() else " " for letter in subject.lower()).split())
