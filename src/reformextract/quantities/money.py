"""Money: an amount with its currency, and ``per`` the unit of a rate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.rules import Match
from reformextract.models.record import NUMERIC, Quantity, known_currency
from reformextract.numbers.reading import number_value
from reformextract.quantities.amount import Amount, QuantityDraft, amount_of, first_of_part, with_cues
from reformextract.quantities.rates import rate_of, rate_unit

_NAMING = ("currency_before", "currency_after", "currency_minor")
_REACH_OF_RESTATEMENT = 6  # units between an amount and the same in another dollar
_HEAD = 120  # units at the head of a text in which a dateline stands
_LARGE = Decimal(1_000_000)
_REACH_OF_PAYMENT = 5
_DOUBTFUL = {"pound_word": ("GBP", "pounds"), "mark_word_of_money": ("DEM", "marks")}  # words of other things as well
_MOST_PENCE = 100  # before a noun; more is a picture's lines ("1080p video")


class Money(Quantity):
    """An amount with its ISO 4217 ``currency``; ``per`` the unit of a rate ("mu", "month")."""

    name = "money"
    value_fields = (*NUMERIC, "currency")
    further_fields = ("per",)
    extension_fields = ("equals",)
    pointer_fields = ("equals",)
    colours = ("green", "#cdeed6", "#1f4d30")

    kind: Literal["money"] = Field(default="money", description="an amount with its currency")
    currency: Annotated[str, AfterValidator(known_currency)] = Field(description="ISO 4217 code")
    equals: int | None = Field(default=None, description="index in the records of the amount that this one restates")


@dataclass(slots=True, eq=False)
class MoneyDraft(QuantityDraft):
    """Money in the making."""

    model = Money

    currency: str = ""
    per: str | None = None
    equals: int | None = None


def build(match: Match, reading: Reading) -> MoneyDraft | None:
    """Groups: ``amount`` (or ``low`` and ``high``, ``vague``) and ``before``, ``after`` or ``minor``, the currency's words."""
    worth = Amount(Decimal(1)) if match.unit("one") is not None else amount_of(match, reading, any_order=True)
    if worth is None or (match.unit("after") is not None and _is_year(match, reading)):
        return None
    currency: str | None = None
    for group, name in (("before", "currency_before"), ("after", "currency_after")):
        unit = match.unit(group)
        if unit is not None:
            currency = currency_of(reading, unit, name)
            if match.rule.build == "named_currency" and not _is_named(reading, unit, match.end, currency):
                return None
            doubtful = next((name for name in _DOUBTFUL if reading.has(unit, name)), None)
            if match.unit("small") is None and doubtful is not None and not _is_money(reading, match.start, worth, doubtful):
                return None
    minor = match.unit("minor")
    if minor is not None:
        if reading.has(minor, "pence_letter") and worth.value is not None and worth.value >= _MOST_PENCE and _has_noun(reading, match.end):
            return None
        if reading.has(minor - 1, "picture_lines") and reading.has(minor, "pence_letter") and not _speaks_of_money(reading, match):
            return None
        if reading.has(minor, "cent_letter") and not _speaks_of_money(reading, match):
            return None
        currency, _, share = (reading.value(minor, "currency_minor") or "").partition(" ")
        if reading.has(minor, "cent_word"):
            currency = _currency_of_cents(reading, minor) or currency
        worth = worth.times(Decimal(share))
    other = match.unit("other")
    others = {reading.value(other, name) for name in ("currency_before", "currency_after")} - {None} if other is not None else None
    if not currency or (others and currency not in others):
        return None  # "$20 or £15": two amounts
    if match.unit("small") is not None:
        rest = _of_parts(match, reading, currency)
        if rest is None or worth.value is None:
            return None
        worth = worth.plus(rest)
    scale = match.unit("scale_behind")
    if scale is not None:
        worth = worth.times(Decimal(reading.value(scale, "scale") or 1))
    before = match.unit("before")
    if before is not None and _is_code(match, reading, before):
        return None
    if before is not None and match.unit("inner_minus") is not None and not reading.core(before)[-1:].isalpha():
        worth = worth.negated()
    draft = with_cues(MoneyDraft(match.rule.id, first_of_part(match, reading), match.end, *worth, currency=currency), reading)
    draft.per = rate_of(reading, draft.last)
    return draft


def _of_parts(match: Match, reading: Reading, currency: str) -> Decimal | None:
    """What the parts of a currency add ("75 cents", "6 jiao 5 fen"); bare pence are hundredths; None where they are no parts of it."""
    whole = Decimal(0)
    for group in ("small", "smallest"):
        unit, minor = match.unit(group), match.unit(f"{group}_minor")
        if unit is None:
            continue
        number = number_value(reading, unit)
        code, _, share = (reading.value(minor, "currency_minor") or "" if minor is not None else f"{currency} 0.01").partition(" ")
        if minor is not None and reading.has(minor, "cent_word"):
            code = currency
        if number is None or code != currency or not 0 < number.value * Decimal(share) < 1:
            return None
        whole += number.value * Decimal(share)
    return whole


def _is_year(match: Match, reading: Reading) -> bool:
    """Whether what looks like an amount is the year whose prices are meant: "in 2016 dollars"."""
    amount = match.unit("amount")
    return amount is not None and reading.has(amount, "modern") and reading.has(amount - 1, "in_word")


def _currency_of_cents(reading: Reading, unit: int) -> str | None:
    """The last currency with cents that the article names before a unit, else the first after it; None where it names none."""
    named = reading.vocabulary.code_set("currency_before|currency_after|currency_minor&!cent_word")
    with_cents = reading.vocabulary.values.get("cent_currency", {})
    found: str | None = None
    for place, code in enumerate(reading.codes):
        if code in named and (place < unit or found is None):
            currency = next((value for name in _NAMING if (value := reading.value(place, name))), "").partition(" ")[0]
            if f"={currency}" in with_cents:
                found = currency
    return found


def _speaks_of_money(reading: Reading, match: Match) -> bool:
    """Whether a rate follows an amount or a currency's sign stands in its sentence, so that a letter is one of cents."""
    if rate_unit(reading, match.end) is not None:
        return True
    start, end = sentence_units(reading, match.start)
    return any(reading.has_any(unit, ("currency_before", "currency_after")) for unit in range(start, end))


def _has_noun(reading: Reading, unit: int) -> bool:
    return reading.has(unit, "lower") and not reading.has_any(unit, ("function_word", "np_boundary", "rate_cue"))


def _is_named(reading: Reading, sign: int, unit: int, currency: str | None) -> bool:
    """Whether a rate follows an amount, or the article names the country or the currency, or shows the sign with a larger amount."""
    if rate_unit(reading, unit) is not None:
        return True
    if _has_noun(reading, unit):
        return False  # "the R350 road"
    if _shows_sign(reading, sign):
        return True
    small = reading.has(unit - 1, "day")  # a road or a size as well: "the R21"
    return not small and (currency == _own_currency(reading) or _has_context(reading, (currency,)))


def _shows_sign(reading: Reading, sign: int) -> bool:
    """Whether the sign of a currency stands before what can be an amount only elsewhere in the article: "R23.19 ... for [R30]"."""
    code = reading.codes[sign]
    letter = reading.core(sign)
    found = reading.codes.find(code)
    while found >= 0:
        figure = found + 1
        if reading.core(found) == letter and reading.has(figure, "number") and reading.has(figure, "glued"):
            large = reading.has_any(figure, ("grouped", "decimal", "scaled"))
            if large or (found != sign and rate_unit(reading, figure + 1) is not None):
                return True
        found = reading.codes.find(code, found + 1)
    return False


def _is_code(match: Match, reading: Reading, before: int) -> bool:
    """Whether letters, a hyphen and a figure without spaces are a code that names something: "CVE-2021", "ABC-12"."""
    amount = match.unit("amount")
    inner = match.unit("inner_minus")
    if amount is None or inner is None or not reading.core(before)[-1:].isalpha() or not reading.has(inner, "hyphen"):
        return False
    return (
        reading.has(inner, "glued")
        and reading.has(amount, "glued")
        and reading.has(amount, "integer")
        and not reading.has(amount, "grouped")
    )


def _has_context(reading: Reading, currencies: Container[str | None]) -> bool:
    """Whether the article names a country or the full name of one of some currencies."""
    context = reading.vocabulary.code_set("currency_context")
    return any(code in context and reading.value(place, "currency_context") in currencies for place, code in enumerate(reading.codes))


def _is_money(reading: Reading, first: int, worth: Amount, name: str) -> bool:
    """Whether an amount in pounds or marks is money: a large one, one after a word of paying, or one in a text that names the currency."""
    if worth.largest >= _LARGE:
        return True
    if any(reading.has_any(unit, ("payment_word", "prize_word")) for unit in range(max(0, first - _REACH_OF_PAYMENT), first)):
        return True
    default, form = _DOUBTFUL[name]
    return _has_context(reading, (default, *(reading.vocabulary.values.get("currency_shared", {}).get(form) or "").split(" ")))


def _own_currency(reading: Reading) -> str | None:
    """The currency of the country where the article was published; None where that is not known."""
    return reading.vocabulary.values["currency_country"].get(reading.country) if reading.country is not None else None


def _dollar_of(reading: Reading) -> str | None:
    """Whose dollar a bare one is: that of the article's country, else the one that the article shows ("S$", "Singapore dollars") and
    whose country it names; None where it shows none, or one that restates a bare one in brackets ("$5 billion (HK$39 billion)").
    """
    if reading.country is not None:
        own = _own_currency(reading)
        return own if own is not None and own in reading.vocabulary.values["own_dollar"].values() else None
    dateline = _dollar_of_dateline(reading)
    if dateline is not None:
        return dateline
    first = reading.vocabulary.code_pattern("own_dollar").search(reading.codes)
    if first is None:
        return None
    own = reading.value(first.start(), "own_dollar")
    named = reading.vocabulary.code_pattern("dollar_country").finditer(reading.codes)
    if not any(reading.value(found.start(), "dollar_country") == own for found in named):
        return None
    for found in reading.vocabulary.code_pattern("own_dollar").finditer(reading.codes):
        beside = range(max(0, found.start() - _REACH_OF_RESTATEMENT), min(len(reading), found.start() + _REACH_OF_RESTATEMENT))
        if any(reading.has(unit, "bare_dollar") for unit in beside) and any(reading.has_any(unit, ("open", "equals")) for unit in beside):
            return None
    return own


def _dollar_of_dateline(reading: Reading) -> str | None:
    """The dollar of the place in the dateline: at the head of a line among the first of the text, before a comma and a date."""
    for found in reading.vocabulary.code_pattern("dollar_country").finditer(reading.codes, 0, _HEAD):
        unit = found.start()
        opens = unit == 0 or reading.has(unit - 1, "newline")
        if opens and reading.has(unit + 1, "comma") and reading.has_any(unit + 2, ("day", "month", "month_name")):
            return reading.value(unit, "dollar_country")
    return None


def currency_of(reading: Reading, unit: int, name: str) -> str | None:
    """The currency that a unit names; where several share the form, the one whose context words stand nearest before it in
    its sentence, else most often in the article, else the first.
    """
    default: str | None = reading.value(unit, name)
    if reading.has(unit, "bare_dollar"):
        return default if reading.has(unit + 2, "equals") else _dollar_of(reading) or default  # not of "$1 = 1.43 Canadian dollars"
    shared = reading.value(unit, "currency_shared")
    if default is None or shared is None:
        return default
    candidates = {default, *shared.split(" ")}
    own = _own_currency(reading)
    if own in candidates:
        return own
    context = reading.vocabulary.code_set("currency_context")
    told: Counter[str] = Counter()
    start, end = sentence_units(reading, unit)
    nearest: str | None = None
    for place, code in enumerate(reading.codes):
        if code not in context or place == unit:
            continue
        country = reading.value(place, "currency_context")
        if country not in candidates:
            continue
        told[country] += 1
        if start <= place < end and (nearest is None or place < unit):
            nearest = country
    if nearest is not None:
        return nearest
    most = max(told.values(), default=0)
    return default if told[default] == most else min(code for code, count in told.items() if count == most)
