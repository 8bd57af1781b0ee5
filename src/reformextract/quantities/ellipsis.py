"""Amounts whose unit, currency or percent sign stands with a neighbour only: "up 3, 4.5 and 6 percent", "from 3 to 5 yuan".

The rule is one: a number that nothing else has claimed, with no noun of its own, shares the unit of the amount it is
coordinated with. Coordinated are, in one sentence:

* a number right before an amount, "and", "or" or a comma between them (a row of them ends with "and" or "or"), or "from A to B"
  and "to A from B";
* a number right after an amount: "to B from A", "B and A respectively", "B long and A wide";
* a number of about the size of the last amount before it, which it is set against: "B of rice, compared with A", "B instead of A",
  "B, down from A";
* an amount and a number in the two halves of a gapped clause: "she keeps 70 percent and the college 30";
* a number with a scale word ("10.5 billion") after the last quantity of its sentence, where that is money or a measure in scales too.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.draft import Draft
from reformextract.numbers.reading import figures_in, number_value
from reformextract.numbers.value import EXACT, NumberValue
from reformextract.quantities.amount import shared_scale, with_cues
from reformextract.quantities.count import CountDraft
from reformextract.quantities.measure import MeasureDraft
from reformextract.quantities.money import MoneyDraft
from reformextract.quantities.noun_phrase import noun_phrase_at
from reformextract.quantities.rates import rate_of
from reformextract.quantities.ratio import RatioDraft

Sharer = MoneyDraft | RatioDraft | MeasureDraft
_UNITS_OF_MANY = ("permille",)
_UNITS = {"money": ("currency_after", "currency_minor"), "ratio": ("ratio_unit",), "measure": ("unit",)}
_REACH_OF_CONTRAST = 12  # units between an amount and the number set against it, which is at most so many times as much or less:
_MOST_TIMES = 20
_REACH_OF_PARALLEL = 16  # units between an amount and the last that is in a row with it
_LONGEST_TIME = 5  # units of a time between an amount and the one it has come from
_LONGEST_NOUN = 4  # units of the noun phrase in a gapped clause
_OWN = (
    "hyphen", "slash", "colon", "unit", "currency_after", "currency_minor", "ratio_unit", "times_word", "point_word", "number_of", "number",
)  # fmt: skip
_NO_AMOUNT = ("modern", "leading_zero", "fraction_sign")
_LED = ("month_name", "currency_before", "hyphen", "slash", "colon", "number_sign", "number")
_ENDS = ("comma", "period", "semicolon", "newline", "close", "exclamation", "question", "respective_word")
_NO_ROW = ("function_word", "np_boundary", "np_determiner", "np_pronoun", "number", "np_time", "month_name", "change_word")
_HUNDRED, _THOUSAND, _TEN = 100, 1000, 10


def share_units(drafts: list[Draft], barred: Iterable[int], reading: Reading) -> list[Draft]:
    """The drafts with the elliptical amounts added. Units in ``barred`` belong to what is no quantity.

    A count of nothing named ("3" in "from 3 to 5 percent") gives way to the amount that it is.
    """
    sharers = [draft for draft in drafts if isinstance(draft, Sharer)]
    if not sharers:
        return drafts
    taken: dict[int, Draft] = {unit: draft for draft in drafts for unit in range(draft.first, draft.last)}
    unfit = set(barred)
    finder = _Finder(reading, taken)
    free = [unit for unit in reversed(figures_in(reading)) if unit not in unfit and finder.is_free(unit)]
    for unit in free:
        finder.share(unit)
    if not finder.made:
        return drafts
    for unit in reversed(free):  # what shares with one that shares: "industry 1.4 and farming 0.3"
        if finder.is_free(unit):
            finder.share(unit)
    gone = {id(draft) for draft in finder.replaced}
    return [draft for draft in drafts if id(draft) not in gone] + finder.made


class _Finder:
    """``taken`` maps units to the drafts that have them; ``made`` the new drafts, ``replaced`` the counts that gave way."""

    def __init__(self, reading: Reading, taken: dict[int, Draft]) -> None:
        self.reading = reading
        self.taken = taken
        self.made: list[Sharer] = []
        self.replaced: list[Draft] = []
        self.shared: dict[int, NumberValue] = {}  # by the first unit of a new draft: its number, with the scale it shares

    def is_free(self, unit: int) -> bool:
        """Whether a number is nobody's yet and written as a free-standing amount."""
        reading, draft = self.reading, self.taken.get(unit)
        if draft is not None and not _is_bare(draft):
            return False
        return not (reading.has_any(unit, _NO_AMOUNT) or reading.has_any(unit - 1, _LED) or reading.has_any(unit + 1, _OWN))

    def share(self, unit: int) -> None:
        """Make the amount of a free number where another shares its unit with it."""
        number = number_value(self.reading, unit)
        if number is None:
            return
        ahead = self._ahead(unit)
        sharer = ahead or self._behind(unit, number)
        if sharer is None:
            return
        other = self._number_of(sharer)
        if other is None or not _alike(number, other, sharer):
            return
        if number.scale == 1 and other.scale >= _THOUSAND and (ahead is not None or _shares_scale(number, other)):
            number = _in_its_scale(number, other)
        value = number.value
        unit_share = self._share_of_unit(sharer, other)
        if unit_share is not None:
            value = EXACT.multiply(value, unit_share)
        draft = _alike_in_unit(sharer, unit, value)
        draft.comparator = number.rounding
        draft = with_cues(draft, self.reading)
        if any(place in self.taken and self.taken[place].first != unit for place in range(draft.first, draft.last) if place != unit):
            return
        shares_rate = ahead is not None or self._set_against(self._before_cue(unit), number) is sharer
        of_many = isinstance(draft, RatioDraft) and draft.unit in _UNITS_OF_MANY  # "from 62 to 31 per 1,000": no rate of their own
        draft.per = None if of_many else rate_of(self.reading, draft.last) or (sharer.per if shares_rate else None)
        given_up = self.taken.get(unit)
        if given_up is not None:
            self.replaced.append(given_up)
        self.made.append(draft)
        self.shared[draft.first] = number
        for place in range(draft.first, draft.last):
            self.taken[place] = draft

    def _share_of_unit(self, sharer: Sharer, other: NumberValue) -> Decimal | None:
        """What one of the sharer's unit is worth where it is no whole one (basis points, cents); None where it is one."""
        if sharer.first in self.shared:
            return None
        reading = self.reading
        for place in range(sharer.first, sharer.last):
            if (sharer.kind == "money" and reading.has(place, "currency_minor")) or reading.value(place, "ratio_unit") == "bp":
                return EXACT.divide(abs(sharer.value), other.value) if other.value and sharer.value is not None else None
        return None

    # ------------------------------------------------------------------------------------------------- whose unit it is

    def _ahead(self, unit: int) -> Sharer | None:
        """The amount after a number that shares its unit backwards."""
        reading = self.reading
        place = unit + 1
        comma = reading.has(place, "comma")
        if comma:
            place += 1
        if reading.has(place, "range_to"):
            return self._sharer_at(place + 1) if not comma and reading.has(self._before_cue(unit), "from_word") else None
        while reading.has(place, "change_word") and not reading.has(place, "from_word"):
            place += 1
        if reading.has(place, "from_word"):
            return self._sharer_at(place + 1) if reading.has(self._before_cue(unit), "range_to") else None
        if place > unit + (2 if comma else 1):
            return None
        bounds = reading.has(place, "bound_link") and reading.has(place + 1, "comparator_before")
        joined = bounds or reading.has(place, "number_and") or reading.has(place, "range_word")
        if comma and reading.has(place, "range_word") and not reading.has(unit - 1, "comma"):
            return None  # "fell 5.39, or 1.2 percent": said again in other terms
        if joined:
            found = self._sharer_at(place + 1)
            return found if found is not None else self._gapped_ahead(unit, place + 1)
        found = self._sharer_at(place) if comma else None
        return found if found is not None and found.first in self.shared else None

    def _behind(self, unit: int, number: NumberValue) -> Sharer | None:
        """The amount before a number that shares its unit forwards."""
        reading = self.reading
        before = self._before_cue(unit)
        at_end = reading.has_any(unit + 1, _ENDS) or unit + 1 >= len(reading)
        bare = at_end or reading.has(unit + 1, "function_word") or reading.has(unit + 1, "np_boundary")
        found = (self._come_from(before, number) or self._set_against(before, number) or self._come_to(before)) if bare else None
        if found is not None:
            return found
        if reading.has(before, "number_and") and reading.has(unit + 1, "respective_word"):
            last = self.taken.get(before - 1) or self.taken.get(before - 2)
            if isinstance(last, Sharer):
                return last
        if at_end:
            found = self._gapped_behind(before)
            if found is not None:
                return found
        if at_end or bare:
            found = self._row_behind(before, number)
            if found is not None:
                return found
        found = self._parallel_behind(unit) or self._dimension_behind(before, unit)
        if found is not None:
            return found
        return self._scaled_behind(unit, number, bare) if number.scale >= _THOUSAND else None

    def _come_from(self, cue: int, number: NumberValue) -> Sharer | None:
        """ "to 5 yuan from 3", "to $4.1 million from 3.6", "0.5 grams of alcohol, down from 0.8": what has come from a number."""
        reading = self.reading
        if not reading.has(cue, "from_word"):
            return None
        place = cue - 1
        while reading.has(place, "change_word") or reading.has(place, "comma"):
            place -= 1
        found = self.taken.get(self._before_time(place))
        if isinstance(found, Sharer) and self._shows_unit(found):
            return found
        if isinstance(found, MoneyDraft):
            other = self._number_of(found)
            if other is not None and _shares_scale(number, other):
                return found
        return self._nearest_alike(place, number) if place < cue - 1 else None

    def _come_to(self, cue: int) -> Sharer | None:
        """ "from 3 yuan to 5", "by 400,000 ounces to 5.1 million": the amount before a number that it has become, or changed by to it."""
        reading = self.reading
        found = self.taken.get(cue - 1) if reading.has(cue, "range_to") else None
        if not isinstance(found, Sharer) or not self._shows_unit(found):
            return None
        by = found.kind != "ratio" and reading.has(found.first - 1, "by_word")
        return found if by or reading.has(found.first - 1, "from_word") else None

    def _set_against(self, cue: int, number: NumberValue) -> Sharer | None:
        """ "52 percent against 37", "3.1 tonnes, compared with 2.8", "40 km instead of 90": the amount that a number is set against."""
        reading = self.reading
        if reading.has(cue, "average_phrase"):
            cue -= 1  # "12 mm, against an average of 60"
        if reading.has(cue, "set_against"):
            place = cue - 1
        elif reading.has(cue, "set_against_second") and reading.has_any(cue - 1, ("compared_word", "instead_word")):
            place = cue - 2
        else:
            return None
        return self._nearest_alike(place, number)

    def _nearest_alike(self, place: int, number: NumberValue) -> Sharer | None:
        """The last amount of a sentence up to a unit, no other figure behind it, where it is about as large as a number."""
        reading = self.reading
        start, _ = sentence_units(reading, place)
        for unit in range(place, max(start, place - _REACH_OF_CONTRAST) - 1, -1):
            found = self.taken.get(unit)
            if isinstance(found, Sharer):
                other = self._number_of(found) if self._shows_unit(found) else None
                alike = other is not None and (_of_one_size(number, other) or _shares_scale(number, other))
                return found if alike else None
            if found.kind != "date" if found is not None else reading.has_any(unit, ("number", "semicolon")):
                return None
        return None

    def _parallel_behind(self, unit: int) -> Sharer | None:
        """ "111 tonnes from Anhui, 20 from Jilin and 105 from Hebei": the amount with the same preposition behind it."""
        reading = self.reading
        preposition = reading.word(unit + 1) if reading.has(unit + 1, "parallel_preposition") else None
        joined = reading.has(unit - 1, "number_and") or reading.has(unit - 1, "comma") or reading.has(unit - 1, "semicolon")
        if preposition is None or not joined:
            return None
        start, _ = sentence_units(reading, unit)
        for place in range(unit - 1, max(start, unit - _REACH_OF_PARALLEL) - 1, -1):
            found = self.taken.get(place)
            if isinstance(found, Sharer):
                alike = found.last < unit and reading.word(found.last) == preposition and found.value is not None
                return found if alike and (self._has_unit(found) or self._is_sum_of_one_size(found, unit)) else None
            if reading.has(place, "number") and reading.word(place + 1) != preposition:
                return None
        return None

    def _dimension_behind(self, cue: int, unit: int) -> Sharer | None:
        """ "399 metres long and 59 wide": the length along another side."""
        reading = self.reading
        sides = reading.has(unit + 1, "dimension_word") and reading.has(cue - 1, "dimension_word")
        found = self.taken.get(cue - 2) if sides and (reading.has(cue, "number_and") or reading.has(cue, "comma")) else None
        return found if isinstance(found, MeasureDraft) and self._has_unit(found) else None

    def _is_sum_of_one_size(self, found: Sharer, unit: int) -> bool:
        """Whether a sum has its currency before it, and a number is about as large: "€2,300 for men and 1,950 for women"."""
        number, other = number_value(self.reading, unit), self._number_of(found)
        return isinstance(found, MoneyDraft) and number is not None and other is not None and _of_one_size(number, other)

    def _has_noun(self, unit: int) -> bool:
        return unit < len(self.reading) and noun_phrase_at(self.reading, unit) is not None

    def _before_cue(self, unit: int) -> int:
        place = unit - 1
        while self.reading.has(place, "comparator_before") or self.reading.has(place, "comparator_degree"):
            place -= 1
        return place

    def _sharer_at(self, place: int) -> Sharer | None:
        """The amount that begins at a unit and has its unit behind its number."""
        found = self.taken.get(place)
        if not isinstance(found, Sharer) or found.first != place or found.value is None:
            return None
        return found if self._shows_unit(found) else None

    def _shows_unit(self, draft: Sharer) -> bool:
        """Whether an amount has its unit behind its number, or shares that of another."""
        return draft.first in self.shared or self._has_unit(draft)

    def _has_unit(self, draft: Sharer) -> bool:
        place = self._number_place(draft)
        if place is not None and draft.kind == "ratio" and self.reading.has(place + 1, "rate_cue"):
            return True  # "31 per 1,000"
        return place is not None and any(
            self.reading.has(unit, name) for unit in range(place + 1, draft.last) for name in _UNITS[draft.kind]
        )

    def _number_place(self, draft: Sharer) -> int | None:
        places = [unit for unit in range(draft.first, draft.last) if self.reading.has(unit, "number")]
        of_many = len(places) == 2 and draft.kind == "ratio" and self.reading.has(places[0] + 1, "rate_cue")  # "31 per 1,000"
        return places[0] if len(places) == 1 or of_many else None

    def _number_of(self, draft: Sharer) -> NumberValue | None:
        known = self.shared.get(draft.first)
        if known is not None:
            return known
        place = self._number_place(draft)
        return number_value(self.reading, place) if place is not None else None

    def _gapped_ahead(self, unit: int, place: int) -> Sharer | None:
        """ "keeps 65 and its partner 35 percent", "fell 19.8 and imports 23.1 percent": the percentage after the noun phrase at a unit."""
        end = self._past_noun(place) or (
            self._past_plural(place) if self.reading.has_any(self._before_cue(unit), ("change_cue", "by_word")) else None
        )
        found = self._sharer_at(end) if end is not None else None
        return found if isinstance(found, RatioDraft) and self.reading.has(unit - 1, "word") else None

    def _gapped_behind(self, place: int) -> Sharer | None:
        """ "keeps 70 percent and the college 30": the amount before "and" and the noun phrase that ends at a unit."""
        for start in range(place, max(0, place - _LONGEST_NOUN), -1):
            if self.reading.has(start - 1, "number_and"):
                before = start - 3 if self.reading.has(start - 2, "comma") else start - 2
                found = self.taken.get(before)
                if isinstance(found, Sharer) and self._has_unit(found) and self._past_noun(start) == place + 1:
                    return found
                return None
        return None

    def _before_time(self, place: int) -> int:
        """The unit before a time that ends at a unit: "3.9 percent [in August] from 4.2", "$3 billion [last year] from 2.8 billion"."""
        start = place
        while start > place - _LONGEST_TIME and (self._is_date(start) or self.reading.has_any(start, ("np_boundary", "np_determiner"))):
            start -= 1
        return start if self._is_date(place) else place

    def _is_date(self, unit: int) -> bool:
        found = self.taken.get(unit)
        return found is not None and found.kind == "date"

    def _row_behind(self, place: int, number: NumberValue) -> Sharer | None:
        """ "services grew 2.1 percent, industry 1.4 and farming 0.3": the percentage before a comma or "and" and a bare noun."""
        reading = self.reading
        by = reading.has(place, "by_word")  # "rose by 3 percent, imports by 4"
        if by:
            place -= 1
        elif number.value == number.value.to_integral_value():
            return None  # a number of things as well
        start = place
        while start > place - _LONGEST_NOUN and reading.has(start, "lower") and not reading.has_any(start, _NO_ROW):
            start -= 1
        if start == place or not reading.has_any(start, ("comma", "number_and", "semicolon")):
            return None
        before = start - 1 if not reading.has(start - 1, "comma") else start - 2
        found = self.taken.get(before)
        if not isinstance(found, RatioDraft) or not self._shows_unit(found):
            return None
        return found if not by or reading.has(found.first - 1, "by_word") else None

    def _past_plural(self, place: int) -> int | None:
        """The unit past a short plural without an article at a unit, None where there is none."""
        end = place
        while end - place < _LONGEST_NOUN and self.reading.has(end, "lower") and not self.reading.has_any(end, _NO_ROW):
            end += 1
        if end > place and self.reading.has(end, "by_word"):
            end += 1  # "rose by 3.4 and exports by 5.1 percent"
        return end if end > place else None

    def _past_noun(self, place: int) -> int | None:
        """The unit past a short noun phrase with an article or a capital at a unit, None where there is none."""
        reading = self.reading
        if not reading.has(place, "np_determiner") and not reading.has(place, "capitalized"):
            return None
        end = place + 1
        while end - place <= _LONGEST_NOUN and reading.has(end, "word") and not reading.has(end, "number"):
            if reading.has(end, "function_word"):
                return None
            end += 1
        return end if 1 < end - place <= _LONGEST_NOUN or (end - place == 1 and reading.has(place, "capitalized")) else None

    def _scaled_behind(self, unit: int, number: NumberValue, bare: bool) -> Sharer | None:
        """The last quantity before a bare number with a scale, in its sentence, where that is money or a measure with a scale."""
        reading = self.reading
        if reading.has(unit + 1, "np_auxiliary") and not reading.has(unit + 1, "singular_verb"):
            return None  # "3.2 million were moved"
        start, _ = sentence_units(reading, unit)
        for place in range(unit - 1, start - 1, -1):
            found = self.taken.get(place)
            if found is None:
                if reading.has_any(place, ("population_word", "tally_noun", "semicolon", "clause_opener")):
                    return None
                continue
            if not isinstance(found, MoneyDraft | MeasureDraft):
                if found.kind in ("count", "rank") or (found.kind == "ratio" and not reading.has(found.first, "number")):
                    return None
                continue
            other = self._number_of(found)
            if other is None or other.scale < _THOUSAND or self._has_noun(unit + 1):
                return None
            return found if bare or other.scale == number.scale else None
        return None


def _is_bare(draft: Draft) -> bool:
    """Whether a draft is a count of nothing named."""
    return isinstance(draft, CountDraft) and draft.item is None and draft.total is None and draft.low is None


def _alike_in_unit(sharer: Sharer, unit: int, value: Decimal) -> Sharer:
    """A draft of the number at a unit in the unit or currency of another amount."""
    if isinstance(sharer, MoneyDraft):
        return MoneyDraft(sharer.rule, unit, unit + 1, value, currency=sharer.currency)
    if isinstance(sharer, RatioDraft):
        return RatioDraft(sharer.rule, unit, unit + 1, value, unit=sharer.unit)
    return MeasureDraft(sharer.rule, unit, unit + 1, value, unit=sharer.unit)


def _of_one_size(number: NumberValue, other: NumberValue) -> bool:
    """Whether two numbers may well be two levels of the same."""
    low, high = sorted((abs(number.value), abs(other.value)))
    return high <= low * _MOST_TIMES


def _in_its_scale(number: NumberValue, other: NumberValue) -> NumberValue:
    return NumberValue(shared_scale(number, other)[0], other.scale)


def _shares_scale(number: NumberValue, other: NumberValue) -> bool:
    """Whether a number is a level of the same in the other's scale only: "4.1 million tonnes, up from 3.6"."""
    if number.scale != 1 or other.scale < _THOUSAND or _of_one_size(number, other):
        return False
    return _of_one_size(_in_its_scale(number, other), other)


def _alike(number: NumberValue, other: NumberValue, sharer: Sharer) -> bool:
    """Whether two numbers may well have the same unit: a percentage over 100 is shared by another only."""
    return sharer.kind != "ratio" or number.value <= _HUNDRED or number.value <= other.value * _TEN
