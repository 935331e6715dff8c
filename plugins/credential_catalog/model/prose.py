"""Values as pages write them: dates, hours, money, units."""

from __future__ import annotations

import re

from credential_catalog.model.records import Credit, Price, Quantity, Range

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£"}
_IRREGULAR = {"ceu": "CEUs", "pdu": "PDUs", "pdp": "PDPs", "plu": "PLUs"}
_ACRONYMS = frozenset({"usbe", "ptsb", "ctle", "scech"})
_PAYERS = {"member": "for members", "other": "for others", "eligible": "if eligible", "everyone": ""}


def date_words(date: str) -> str:
    """Return a date as pages write it: 2026-11-22 is "22 Nov 2026", 2024-07 is "Jul 2024"."""
    year, *rest = date.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def every_words(length: str) -> str:
    """Return how often, in words: "5 years" is "every 5 years", "1 year" is "every year"."""
    return f"every {_without_one(length)}"


def past_words(length: str) -> str:
    """Return how far back, in words: "1 year" is "from the last year"."""
    return f"from the last {_without_one(length)}"


def plain_text(text: str) -> str:
    """Return Markdown as text in one line: marks and links' addresses are left out."""
    return re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "", " ".join(text.split()))


def hours_words(hours: Quantity | None) -> str:
    """Return hours as pages write them: "15 h", "10–15 h", "20 h or more", "not stated"."""
    return "not stated" if hours is None else _range_words(hours, "{} h")


def price_words(price: Price) -> str:
    """Return a price as pages write it: "$75 for others", "free for members"."""
    amount = price.amount
    if amount == 0:
        said = "free"
    else:
        sign = _CURRENCIES.get(price.currency)
        said = _range_words(amount, f"{sign}{{}}" if sign else f"{{}} {price.currency}")
    per = f"per {price.per}" if price.per and amount != 0 else ""
    parts = [said, per, _PAYERS[price.who]]
    return " ".join(part for part in parts if part)


def credit_words(credit: Credit) -> str:
    """Return credit as pages write it: "1 CEU", "9–10 semester hours, by Missouri Western"."""
    most = credit.amount.at_most if isinstance(credit.amount, Range) else credit.amount
    said = _range_words(credit.amount, f"{{}} {unit_words(credit.unit, most if most is not None else 2)}")
    return f"{said}, by {credit.by}" if credit.by else said


def number_words(number: float) -> str:
    """Return a number without needless zeros: 15.0 is "15", 1250 is "1,250"."""
    return f"{number:,.4f}".rstrip("0").rstrip(".")


def unit_words(unit: str, number: float = 2) -> str:
    """Return a unit as pages write it, for so many: clock_hour is "clock hours"."""
    if unit in _IRREGULAR:
        return _IRREGULAR[unit] if number != 1 else unit.upper()
    words = " ".join(word.upper() if word in _ACRONYMS else word for word in unit.split("_"))
    return words if number == 1 else _plural(words)


def _plural(words: str) -> str:
    """Return words for more than one: academy is "academies", class is "classes"; what is plural stays."""
    if re.search(r"[^aeiou]y$", words):
        return f"{words[:-1]}ies"
    if re.search(r"(ss|x|z|ch|sh)$", words):
        return f"{words}es"
    return words if words.endswith("s") else f"{words}s"


def _without_one(length: str) -> str:
    return length.removeprefix("1 ")


def _range_words(quantity: Quantity, form: str) -> str:
    if not isinstance(quantity, Range):
        return form.format(number_words(quantity))
    low, high = quantity.at_least, quantity.at_most
    if low is not None and high is not None:
        return form.format(f"{number_words(low)}–{number_words(high)}")
    if low is not None:
        return f"{form.format(number_words(low))} or more"
    return f"up to {form.format(number_words(high or 0))}"
