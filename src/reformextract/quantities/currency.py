"""Which currency a form names, where several share it: what an article says of currencies, read once an article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.quantities.rates import rate_unit

_NAMING = ("currency_before", "currency_after", "currency_minor")
_LARGE = ("grouped", "decimal", "scaled")
_REACH_OF_RESTATEMENT = 6  # units between an amount and the same in another dollar
_HEAD = 120  # units at the head of a text in which a dateline stands
_MEMORY = "currencies"


def currencies_of(reading: Reading) -> ArticleCurrencies:
    """What an article says of currencies, read when it is first asked for."""
    found = reading.memory.get(_MEMORY)
    if not isinstance(found, ArticleCurrencies):
        found = reading.memory[_MEMORY] = ArticleCurrencies(reading)
    return found


class ArticleCurrencies:
    """The currencies of one article: those that its words tell (``told``, with where), its country's (``own``), its dollar."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @cached_property
    def told(self) -> dict[str, list[int]]:
        """Where words tell each currency, in their order: asked for only where several share a form."""
        reading = self._reading
        places: dict[str, list[int]] = {}
        for found in reading.vocabulary.code_pattern("currency_context").finditer(reading.codes):
            currency = reading.value(found.start(), "currency_context")
            if currency is not None:
                places.setdefault(currency, []).append(found.start())
        return places

    @cached_property
    def own(self) -> tuple[str, ...]:
        """The currencies of the country where the article was published, one that the euro has replaced behind it; none where that is
        not known."""
        reading = self._reading
        known = reading.vocabulary.values["currency_country"].get(reading.country) if reading.country is not None else None
        return tuple(known.split(" ")) if known is not None else ()

    @cached_property
    def amounts_told_in(self) -> frozenset[str]:
        """The names of currencies behind figures that look like amounts anywhere in the article: "won" of "8,590 won"."""
        reading = self._reading
        places = (found.start() for found in reading.vocabulary.code_pattern("currency_after").finditer(reading.codes))
        return frozenset(reading.word(place) for place in places if place and reading.has_any(place - 1, ("grouped", "scaled")))

    def named(self, unit: int, name: str) -> str | None:
        """The currency that a unit names by its class ``name``; where several share the form, the one whose context words stand nearest to
        it in its sentence, else in the article, else the first.
        """
        reading = self._reading
        default: str | None = reading.value(unit, name)
        if reading.has(unit, "bare_dollar"):
            return default if reading.has(unit + 2, "equals") else self.dollar or default  # not of "$1 = 1.43 Canadian dollars"
        shared = reading.value(unit, "currency_shared")
        if default is None or shared is None:
            return default
        candidates = {default, *shared.split(" ")}
        own = next((currency for currency in self.own if currency in candidates), None)
        if own is not None:
            return own
        return self._nearest(unit, candidates) or default

    def minor(self, unit: int, beside: str | None = None) -> tuple[str, str]:
        """The currency of which a unit names a minor unit, and the share of it; of several that have one of the name, the one ``beside``
        it, that of the article's country, the one whose context words stand nearest, else the first."""
        reading = self._reading
        default = (reading.value(unit, "currency_minor") or "").split(" ", 1)
        shared = reading.value(unit, "minor_shared")
        if shared is None:
            return default[0], default[-1]
        shares = dict(pair.split(":") for pair in shared.split(" "))
        own = next((currency for currency in (beside, *self.own) if currency in shares), None)
        found = own or self._nearest(unit, shares) or (default[0] if default[0] in shares else next(iter(shares)))
        return found, shares[found]

    def _nearest(self, unit: int, candidates: Iterable[str]) -> str | None:
        """The candidate whose context stands last before a unit in its sentence, else first behind it there, else last before it in the
        article, else first behind it; None where none does. What stands far behind an amount does not change what it is read as.
        """
        before: list[tuple[int, str]] = []
        behind: list[tuple[int, str]] = []
        for currency in candidates:
            places = self.told.get(currency, [])
            at = bisect_left(places, unit)
            if at:
                before.append((places[at - 1], currency))
            if at < len(places) and places[at] == unit:
                at += 1  # its own word tells nothing
            if at < len(places):
                behind.append((places[at], currency))
        last, first = max(before, default=None), min(behind, default=None)
        start, end = sentence_units(self._reading, unit)
        if last is None or (last[0] < start and first is not None and first[0] < end):
            return None if first is None else first[1]
        return last[1]

    def with_cents(self, unit: int) -> str | None:
        """The last currency with cents that the article names before a unit, else the first behind it, else that of its country; None where
        there is none."""
        place = bisect_left(self._cents, (unit, ""))
        if place:
            return self._cents[place - 1][1]
        if self._cents:
            return self._cents[0][1]
        return next((currency for currency in self.own if self._has_cents(currency)), None)

    def _has_cents(self, currency: str) -> bool:
        return f"={currency}" in self._reading.vocabulary.values.get("cent_currency", {})

    @cached_property
    def _cents(self) -> list[tuple[int, str]]:
        reading = self._reading
        named = reading.vocabulary.code_pattern("currency_before|currency_after|currency_minor&!cent_word").finditer(reading.codes)
        places = ((found.start(), self._code_at(found.start())) for found in named)
        return [(place, currency) for place, currency in places if self._has_cents(currency)]

    def _code_at(self, unit: int) -> str:
        for name in _NAMING:
            if self._reading.has(unit, name):
                return (self.named(unit, name) or "").partition(" ")[0]
        return ""

    def shows(self, sign: int) -> bool:
        """Whether the sign of a currency stands before what can be an amount only elsewhere in the article: "R23.19 ... for [R30]"."""
        shown = self._signs.get(self._reading.core(sign), ())
        return any(large or place != sign for place, large in shown[:2])

    @cached_property
    def _signs(self) -> dict[str, list[tuple[int, bool]]]:
        """By its letters where a sign stands before an amount: a large one (these first), or one with a rate."""
        signs: dict[str, list[tuple[int, bool]]] = {}
        for place, large in sorted(self._signed(), key=lambda signed: not signed[1]):
            signs.setdefault(self._reading.core(place), []).append((place, large))
        return signs

    def _signed(self) -> Iterator[tuple[int, bool]]:
        reading = self._reading
        for found in reading.vocabulary.code_pattern("currency_before&word_code").finditer(reading.codes):
            figure = found.start() + 1
            apart = len(reading.core(found.start())) > 1  # "DM 7.5 billion", where "N 300" is a road
            if reading.has(figure, "number") and (apart or reading.has(figure, "glued")):
                if reading.has_any(figure, _LARGE):
                    yield found.start(), True
                elif rate_unit(reading, figure + 1) is not None:
                    yield found.start(), False

    @cached_property
    def dollar(self) -> str | None:
        """Whose dollar a bare one is: that of the article's country, else the one that the article shows ("S$", "Singapore dollars") and
        whose country it names; None where it shows none, or one that restates a bare one in brackets ("$5 billion (HK$39 billion)").
        """
        reading = self._reading
        if reading.country is not None:
            dollars = reading.vocabulary.values["own_dollar"].values()
            return next((currency for currency in self.own if currency in dollars), None)
        dateline = self._dollar_of_dateline()
        if dateline is not None:
            return dateline
        shown = [found.start() for found in reading.vocabulary.code_pattern("own_dollar").finditer(reading.codes)]
        if not shown:
            return None
        own = reading.value(shown[0], "own_dollar")
        named = reading.vocabulary.code_pattern("dollar_country").finditer(reading.codes)
        if not any(reading.value(found.start(), "dollar_country") == own for found in named):
            return None
        return None if any(self._restates(unit) for unit in shown) else own

    def _restates(self, unit: int) -> bool:
        """Whether a dollar of a country stands beside a bare one that it restates, in brackets or behind a sign of equality."""
        reading = self._reading
        beside = range(max(0, unit - _REACH_OF_RESTATEMENT), min(len(reading), unit + _REACH_OF_RESTATEMENT))
        return any(reading.has(place, "bare_dollar") for place in beside) and any(
            reading.has_any(place, ("open", "equals")) for place in beside
        )

    def _dollar_of_dateline(self) -> str | None:
        """The dollar of the place in the dateline: at the head of a line among the first of the text, before a comma and a date."""
        reading = self._reading
        for found in reading.vocabulary.code_pattern("dollar_country").finditer(reading.codes, 0, _HEAD):
            unit = found.start()
            opens = unit == 0 or reading.has(unit - 1, "newline")
            if opens and reading.has(unit + 1, "comma") and reading.has_any(unit + 2, ("day", "month", "month_name")):
                return reading.value(unit, "dollar_country")
        return None
