"""Money: an amount with its currency, and ``per`` the unit of a rate."""

from __future__ import annotations

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
from reformextract.quantities.currency import currencies_of
from reformextract.quantities.rates import rate_of, rate_unit

_LARGE = Decimal(1_000_000)
_REACH_OF_PAYMENT = 5
_REACH_OF_PRICE = 16  # units, where nothing is weighed: "the rent of a flat in the old town rose to 720 pounds"
_DOUBTFUL = {
    "pound_word": ("GBP", "pounds"),
    "mark_word_of_money": ("DEM", "marks"),
    "crown_word": ("CZK", "crowns"),
}  # words of other things as well
_CURRENCY = ("currency_before", "currency_after")
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
    groups = match.groups
    worth = Amount(Decimal(1)) if "one" in groups else amount_of(match, reading, any_order=True)
    if worth is None or ("after" in groups and _is_year(match, reading)):
        return None
    article = currencies_of(reading)
    currency: str | None = None
    for group, name in (("before", "currency_before"), ("after", "currency_after")):
        if group in groups:
            unit = groups[group][0]
            currency = article.named(unit, name)
            if match.rule.build == "told_elsewhere" and reading.word(unit) not in article.amounts_told_in:
                return None
            if match.rule.build == "named_currency" and not _is_named(reading, unit, match.end, currency):
                return None
            if reading.has_any(unit, _DOUBTFUL) and "small" not in groups and not _is_money(reading, match.start, unit, worth):
                return None
    if "minor" in groups:
        minor = groups["minor"][0]
        if reading.has(minor, "pence_letter") and worth.value is not None and worth.value >= _MOST_PENCE and _has_noun(reading, match.end):
            return None
        if reading.has(minor - 1, "picture_lines") and reading.has(minor, "pence_letter") and not _speaks_of_money(reading, match):
            return None
        if reading.has(minor, "cent_letter") and not _speaks_of_money(reading, match):
            return None
        currency, share = article.minor(minor)
        if reading.has(minor, "cent_word"):
            currency = article.with_cents(minor) or currency
        worth = worth.times(Decimal(share))
    other = match.unit("other")
    others = {article.named(other, name) for name in _CURRENCY if reading.has(other, name)} if other is not None else None
    if not currency or (others and currency not in others):
        return None  # "$20 or £15": two amounts
    if "small" in groups:
        rest = _of_parts(match, reading, currency)
        if rest is None or worth.value is None:
            return None
        worth = worth.plus(rest)
    if "scale_behind" in groups:
        worth = worth.times(Decimal(reading.value(groups["scale_behind"][0], "scale") or 1))
    if "before" in groups:
        before = groups["before"][0]
        if _is_code(match, reading, before):
            return None
        if "inner_minus" in groups and not reading.core(before)[-1:].isalpha():
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
        code, share = currencies_of(reading).minor(minor, currency) if minor is not None else (currency, "0.01")
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


def _speaks_of_money(reading: Reading, match: Match) -> bool:
    """Whether a rate follows an amount or its sentence has a currency's sign or a price, so that a letter is one of cents."""
    if rate_unit(reading, match.end) is not None:
        return True
    start, end = sentence_units(reading, match.start)
    return any(reading.has_any(unit, ("currency_before", "currency_after", "cent_noun")) for unit in range(start, end))


def _has_noun(reading: Reading, unit: int) -> bool:
    return reading.has(unit, "lower") and not reading.has_any(unit, ("function_word", "np_boundary", "rate_cue", "number"))


def _is_named(reading: Reading, sign: int, unit: int, currency: str | None) -> bool:
    """Whether a rate follows an amount, or the article names the country or the currency, or shows the sign with a larger amount."""
    if rate_unit(reading, unit) is not None:
        return True
    if _has_noun(reading, unit):
        return False  # "the R350 road"
    article = currencies_of(reading)
    if article.shows(sign):
        return True
    small = reading.has(unit - 1, "day")  # a road or a size as well: "the R21"
    return (not small or _is_paid(reading, sign)) and (currency in article.own or currency in article.told)


def _is_paid(reading: Reading, sign: int) -> bool:
    """Whether the sentence speaks of a payment or price before a sign, with no article right before it: "fares up by R2", not "the R21"."""
    start = max(sentence_units(reading, sign)[0], sign - _REACH_OF_PRICE)
    if reading.has_any(sign - 1, ("np_determiner", "capitalized")):
        return False
    return not reading.vocabulary.code_set("payment_word").isdisjoint(reading.codes[start:sign])


def _is_code(match: Match, reading: Reading, before: int) -> bool:
    """Whether letters, a hyphen and a figure without spaces are a code that names something: "CVE-2021", "ABC-12"."""
    if "amount" not in match.groups or "inner_minus" not in match.groups:
        return False
    amount, inner = match.groups["amount"][0], match.groups["inner_minus"][0]
    if not reading.core(before)[-1:].isalpha() or not reading.has(inner, "hyphen"):
        return False
    return (
        reading.has(inner, "glued")
        and reading.has(amount, "glued")
        and reading.has(amount, "integer")
        and not reading.has(amount, "grouped")
    )


def _is_money(reading: Reading, first: int, unit: int, worth: Amount) -> bool:
    """Whether an amount in pounds or marks is money: a large one, one after a word of paying, or one in a text that names the currency."""
    name = next(name for name in _DOUBTFUL if reading.has(unit, name))
    if worth.largest >= _LARGE or rate_unit(reading, unit + 1) in reading.vocabulary.values.get("priced_by", {}):
        return True  # "1,500 pounds a tonne"
    paying = ("payment_word", "prize_word") if name == "pound_word" else ("payment_word",)  # crowns and marks are won as such
    start, end = sentence_units(reading, first)
    weighed = any(reading.has(place, "weight_word") for place in range(start, end))
    reach = first - _REACH_OF_PAYMENT if weighed or name != "pound_word" else first - _REACH_OF_PRICE
    if any(reading.has_any(place, paying) for place in range(max(0, reach), first)):
        return True
    default, form = _DOUBTFUL[name]
    others = (reading.vocabulary.values.get("currency_shared", {}).get(form) or "").split(" ")
    article = currencies_of(reading)
    return not {*article.told, *article.own}.isdisjoint((default, *others))
