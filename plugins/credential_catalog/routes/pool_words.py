"""A choice from a pool in words: how many are asked, of how many, and how many of these the catalog lists."""

from __future__ import annotations

from credential_catalog.catalog.catalog import Catalog
from credential_catalog.model.prose import number_words
from credential_catalog.model.requirement import Choice, Selector, each_of
from credential_catalog.routes.amount_words import mention, selector_words
from credential_catalog.routes.phrase import Parts, Phrase


def pool_words(choice: Choice, pool: Selector, earned: Parts, catalog: Catalog) -> Phrase:
    """Return a choice from the credentials that a selector picks, with those that the catalog lists below it.

    Args:
        choice: How many are asked, and whether there are others than those listed.
        pool: What picks them.
        earned: How they must have been earned, as the end of a sentence.
        catalog: Where they are looked up.
    """
    asked = choice.at_least
    if choice.open == "unread":
        which = selector_words(pool, catalog, asked)
        parts: Parts = (f"{counted(asked)} ", *which, ", from a library whose titles were not read", *earned)
        return Phrase(parts=parts, role="choose")
    listed = catalog.selected(pool)
    names = tuple(Phrase(parts=(mention(name, "credential", catalog),)) for name in listed)
    size = catalog.pool_size(pool)
    open_ = bool(choice.open) or any(not catalog.complete(stack) for stack in each_of(pool.stacks))
    if size is not None and size > len(listed):
        (stack,) = each_of(pool.stacks)
        parts = (f"{counted(asked)} of the {size} in ", mention(stack, "stack", catalog), *earned)
        parts = (*parts, f"; the catalog lists {len(listed) or 'none'} of them")
    elif open_:
        more = f"lists {len(listed)}, and there are others" if listed else "lists none of them"
        parts = (
            f"{counted(asked)} ",
            *selector_words(pool, catalog, asked),
            *earned,
            f"; the catalog {more}",
        )
    else:
        of = f"of {len(listed)} " if len(listed) > 1 else ""
        number = 2 if of else asked
        parts = (f"{counted(asked)} {of}", *selector_words(pool, catalog, number), *earned)
    return Phrase(parts=parts, items=names, role="choose")


def counted(number: int) -> str:
    """Return how many, as a sentence begins with it: "One", "15"."""
    return "One" if number == 1 else number_words(number)
