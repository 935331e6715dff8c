"""Views to HTML through the templates, with autoescape on."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import jinja2
from markupsafe import Markup

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.catalog.stated import (
    stated_cost,
    stated_credit,
    stated_evidence,
    stated_grade_bands,
    stated_hours,
)
from credential_catalog.model.dates import is_stale
from credential_catalog.model.grade_bands import grades_words
from credential_catalog.model.prose import (
    credit_words,
    date_words,
    every_words,
    hours_words,
    number_words,
    plain_text,
    price_words,
    unit_words,
)
from credential_catalog.model.records import Record, Source
from credential_catalog.model.signals import RESUBMISSION
from credential_catalog.model.uses import USES
from credential_catalog.routes.amount_words import rate_words, value_words
from credential_catalog.routes.describe import describe
from credential_catalog.routes.holding_words import holding_words
from credential_catalog.site.address import address, relative
from credential_catalog.site.artifact import Crumb, Heading, Page
from credential_catalog.site.compiled import compiled_templates
from credential_catalog.site.markdown import inline_prose, prose
from credential_catalog.site.proposals import proposal_link
from credential_catalog.site.qr import qr_code
from credential_catalog.site.settings import Settings
from credential_catalog.site.views.context import KINDS, Context, dates_words, over_words
from credential_catalog.site.views.earlier import earlier_words
from credential_catalog.site.views.figures import cost_in_words, hours_in_words, or_else

YEARS_OF_TRUST = 4
"""A figure whose newest source is older by its year says so."""


class Renderer:
    """Fills the templates for one catalog and one build."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("credential_catalog.site"),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=jinja2.StrictUndefined,
            bytecode_cache=compiled_templates(),
        )
        self._templates.filters.update(
            prose=prose,
            inline=inline_prose,
            date=date_words,
            hours=hours_words,
            price=price_words,
            every=every_words,
            credit=credit_words,
            number=number_words,
            unit=unit_words,
            grades=grades_words,
            spaced=lambda name: str(name).replace("_", " "),
        )
        self._templates.globals.update(
            _functions(context.catalog, context.settings),
            context=context,
            catalog=context.catalog,
            settings=context.settings,
            uses=USES,
            kinds=KINDS,
            resubmissions=RESUBMISSION,
        )

    def page(
        self,
        template: str,
        to: str,
        *,
        title: str,
        description: str,
        kind: str,
        crumbs: tuple[Crumb, ...] = (),
        headings: tuple[Heading, ...] = (),
        source: str | None = None,
        **values: object,
    ) -> Page:
        """Return a page whose content is a template filled with values.

        Args:
            template: Name of the template.
            to: The page's address from the top of the site.
            title: The page's title.
            description: One sentence for search engines and previews.
            kind: The kind of thing shown.
            crumbs: The way from the top to the parent.
            headings: The headings for the table of contents.
            source: The file that an editor would change.
            **values: What the template says.
        """
        html = self._templates.get_template(template).render(
            here=to, page_title=title, link=_linker(self.context.catalog, to), to=_walker(to), **values
        )
        return Page(
            address=to,
            title=title,
            description=plain_text(description)[:300],
            html=html,
            kind=kind,
            crumbs=crumbs,
            headings=headings,
            source=source,
        )

    def redirect(self, title: str, link: str, canonical: str) -> str:
        """Return a static page that leads from an earlier address to the present one."""
        return self._templates.get_template("redirect.html").render(
            title=title, target=link, canonical=canonical
        )


def _functions(catalog: Catalog, settings: Settings) -> dict[str, object]:
    def doubts(record: Record, *keys: str) -> tuple[str, ...]:
        return doubts_about(record.speaking(*keys), settings.as_of)

    return {
        "qr_code": lambda address: Markup(qr_code(address)),
        "doubts": doubts,
        "describe": lambda requirement, record: describe(requirement, catalog, record=record),
        "rate_words": lambda line, unit: rate_words(line, unit or "credit", catalog),
        "value_words": value_words,
        "stated_hours": lambda record: stated_hours(catalog, record),
        "stated_cost": lambda record: stated_cost(catalog, record),
        "stated_credit": lambda record: stated_credit(catalog, record),
        "stated_evidence": lambda record: stated_evidence(catalog, record),
        "stated_grade_bands": lambda record: stated_grade_bands(catalog, record),
        "holding_words": lambda holding: holding_words(holding, catalog),
        "earlier_words": lambda record, version: earlier_words(record, version, catalog),
        "or_else": or_else,
        "propose": lambda kind, owner, **facts: proposal_link(catalog, settings, kind, owner, **facts),
        "every_words": every_words,
        "hours_in_words": lambda credential: hours_in_words(credential, catalog),
        "cost_in_words": lambda credential: cost_in_words(credential, catalog),
        "dates_words": dates_words,
        "over_words": lambda rule: over_words(rule, settings.as_of),
        "is_old": lambda checked: is_stale(checked, settings.as_of),
    }


def doubts_about(sources: Sequence[Source], as_of: datetime.date) -> tuple[str, ...]:
    """Return why something is not certain, by the sources that speak for it: none, cut off, second-hand, old.

    Sources of kind law, agency and issuer are first-hand. Where one of them was read whole and is not old,
    there is no doubt.
    """
    read = [source for source in sources if source.confidence != "unsourced"]
    if not read:
        return ("no source",) if sources else ()
    found = []
    first_hand = [source for source in read if source.kind in ("law", "agency", "issuer")]
    if not first_hand:
        found.append("second-hand")
    if all(source.confidence == "excerpt" for source in first_hand or read):
        found.append("from an excerpt")
    years = [source.year for source in read]
    newest = max((year for year in years if year is not None), default=None)
    if newest is not None and None not in years and newest < as_of.year - YEARS_OF_TRUST:
        found.append(f"source of {newest}")
    return tuple(found)


def _linker(catalog: Catalog, here: str) -> object:
    return lambda name: address(catalog, here, name)


def _walker(here: str) -> object:
    return lambda there: relative(here, there)
