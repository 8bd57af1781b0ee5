"""Rank: an order among things.

An ordinal is a rank before the noun that it orders ("the second batch"), or where a verb of ranking or the like governs
it ("placed Denmark first", "up from 46th"). Idioms, dates and names are left to the lexicon and the negative rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pydantic import Field

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import is_title, sentence_units
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match
from reformextract.models.record import Number, Record, plain
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import NumberValue
from reformextract.quantities.bare_count import counted_by
from reformextract.quantities.noun_phrase import NO_THING, NounPhrase, noun_phrase_at

_BETWEEN = ("np_determiner", "np_of", "capitalized", "possessive", "apostrophe", "rank_domain")
_REACH_OF_ROW = 25  # units before "a third" in which the second stands
_LONGEST_ROW = 16  # units of a row of ordinals that share a noun
_REACH_OF_EVENT = 3  # units behind an ordinal in which the noun of an event stands
HUNDRED = Decimal(100)
BEST = Decimal(3)  # a place that "number" names without a ranking
VERB_REACH = 6  # units between a verb of ranking and the place it gives


class Rank(Record):
    """A place in an order; ``of`` the number of things compared when said."""

    name = "rank"
    value_fields = ("value",)
    further_fields = ("of",)
    colours = ("yellow", "#fde7b0", "#584515")

    kind: Literal["rank"] = Field(default="rank", description="a place in an order")
    value: Number = Field(description="the place, 1 the first")
    of: Number | None = Field(default=None, description="the number of things compared")

    @property
    def meaning(self) -> str:
        return plain(self.value) + (f" of {plain(self.of)}" if self.of is not None else "")


@dataclass(slots=True, eq=False)
class RankDraft(Draft):
    """A rank in the making."""

    model = Rank

    value: Decimal
    of: Decimal | None = None


def build(match: Match, reading: Reading) -> RankDraft | None:
    """Group ``ordinal`` (a word of class ``ordinal``) or ``amount`` (a number); ``of`` the number compared with.

    The rule's ``build`` is ``top``, which needs no context, ``sign`` for a number sign, ``number_word`` for "number one", or
    none for an ordinal.
    """
    value = _value(match, reading)
    if value is None or value < 1:
        return None
    first, last = match.start, match.end
    how = match.rule.build
    if how == "next" and not _comes_next(reading, first, value):
        return None
    if how is None and (_counts_an_event(reading, last) or reading.has(first - 1, "every_word")):
        return None  # "every second household"
    predicative = how != "top" and is_ranked(reading, first, last)
    signed = how in ("sign", "number_word") and _follows_sign(reading, first)
    if how == "sign" and not (predicative or signed or is_best_of(reading, first, last)):
        return None
    best = value <= BEST and is_best_of(reading, first, last)  # not "the number five jersey"
    if how == "number_word" and not (predicative or best or signed or _titled(reading, first, last)):
        return None
    if how is None and not (predicative or orders_noun(reading, first, last)):
        return None
    draft = RankDraft(match.rule.id, first, last, value)
    compared = compared_with(reading, last) if predicative or how == "top" else None
    if compared is None and reading.has(last, "rank_superlative"):
        compared = compared_with(reading, last + 1)  # "the fifth lowest of the eight"
    if predicative and compared is None:
        compared = surveyed(reading, first)
    if compared is not None and compared >= value:
        draft.of = compared
    return draft


def _comes_next(reading: Reading, first: int, value: Decimal) -> bool:
    """Whether the place before is named shortly before: "the second batch ... and a third", "two piers fell and a third was burned"."""
    before = range(max(0, first - _REACH_OF_ROW), first)
    if any(reading.value(unit, "ordinal") == str(value - 1) for unit in before):
        return True
    start = sentence_units(reading, first)[0]
    joined = reading.has(first - 2, "np_coordinator")
    return joined and any(_counts_so_many(reading, unit, value - 1) for unit in range(start, first))


def _counts_so_many(reading: Reading, unit: int, so_many: Decimal) -> bool:
    """Whether a number of things at a unit is so many."""
    number = number_value(reading, unit) if reading.has_any(unit, ("cardinal", "number")) else None
    return number is not None and number.value == so_many and counted_by(reading, unit) == "things"


def _counts_an_event(reading: Reading, unit: int) -> bool:
    """Whether what an ordinal numbers is an anniversary, a session, a floor, a term: the noun within a few words behind it."""
    if reading.has(unit, "np_coordinator") and reading.has_any(unit + 1, ("ordinal", "rank_partner")):
        unit += 2  # "the third and final reading"
    for place in range(unit, min(unit + _REACH_OF_EVENT, len(reading))):
        if reading.has(place, "counted_event") and not reading.has(place + 1, "event_thing"):
            return True
        if not reading.has(place, "word") or reading.has(place, "function_word") or reading.has(place, "plural_noun"):
            return False
    return False


def _value(match: Match, reading: Reading) -> Decimal | None:
    ordinal, amount = match.unit("ordinal"), match.unit("amount")
    if ordinal is not None:
        worth = reading.value(ordinal, "ordinal")
        value = Decimal(worth) if worth is not None else None
        return value if amount is None or value is None else _composed(number_value(reading, amount), value)
    number = number_value(reading, amount) if amount is not None else None
    return number.value if number is not None else None


def _composed(number: NumberValue | None, ordinal: Decimal) -> Decimal | None:
    """The place that a number and an ordinal say together: two + hundredth is 200, one hundred + fifth is 105."""
    if number is None or number.value != number.value.to_integral_value():
        return None
    if ordinal >= HUNDRED:
        return number.value * ordinal if 1 <= number.value < HUNDRED else None
    return number.value + ordinal if number.value >= HUNDRED and number.value % HUNDRED == 0 else None


def is_ranked(reading: Reading, first: int, last: int) -> bool:
    """Whether a verb of ranking, a form of "be" or a move ("up from") governs a place that no noun follows."""
    follows = _follows(reading, last)
    placed = reading.has(last, "np_boundary") or reading.has(last, "rank_place")
    if (follows in "npamdgl" and not placed) or follows == "-":
        return False
    start = sentence_units(reading, first)[0]
    in_figures = reading.has(last - 1, "ordinal_suffix")
    if reading.has(last, "rank_among_all") and reading.has(last + 1, "number"):
        return True  # "124th out of 180"
    unit = first - 1
    if unit >= start and follows in ".&,)b" and _takes_place(reading, start, first, in_figures):
        return True
    opens = first == start or reading.has_any(unit, ("semicolon", "comma", "np_coordinator"))
    if opens and reading.has(last, "be_verb") and not reading.has(last + 1, "np_participle"):
        return True  # "second was Genet Sun"
    if reading.has(unit, "capitalized") and reading.has(unit - 1, "with_word") and follows in ".&,)":
        return True  # "with Denmark second and Iceland third"
    if reading.has(unit, "rank_adverb") and reading.has(unit - 1, "comma") and reading.has(unit - 2, "capitalized") and follows in ".,)":
        return True  # "Leeds, now second, rose"
    if reading.has(unit, "comma") and in_figures and _stands_beside_name(reading, unit - 1, last):
        return True  # "Chile, 12th with Peru, fell"
    if reading.has(unit, "comma") and (
        (reading.has(unit - 1, "capitalized") and reading.has(last, "comma")) or (in_figures and follows in ".)")
    ):
        if in_figures and reading.has(last, "comma") and not reading.has_any(unit - 1, ("month_name", "weekday")):
            return True  # "Brazil, 49th, overtook Chile"
        return _follows_another(reading, start, first, in_figures)  # "Peru rose to ninth, and Chile, 41st, fell"
    if reading.has(unit, "open") and reading.has(unit - 1, "capitalized") and reading.has(last, "close"):
        return _follows_another(reading, start, first, in_figures)  # "fell to 87th, behind Malta (84th)"
    while unit >= start and reading.has(unit, "rank_adverb"):
        unit -= 1
    bare = unit  # before the place, its adverbs left aside
    while unit >= start and reading.has_any(unit, ("np_determiner", "rank_adverb")):
        unit -= 1
    moved = reading.has(unit, "rank_move") and not reading.has(first, "ordinal")
    if unit >= start and (moved or reading.has_any(unit, ("be_verb", "rank_being"))):
        if reading.has(first - 1, "number_article"):
            return False  # "it was a first for the town"
        ordinal = reading.has(first, "ordinal") or (in_figures and unit == bare)
        named = unit == first - 1 and _is_best(reading, first, last)  # "has been No. 1 since 2009"
        return follows not in "xv" and (ordinal or reading.has(unit, "rank_move") or _placed(reading, last) or named)
    if unit >= start and reading.has(unit, "comma") and reading.has(last, "rank_place"):
        return True  # "Hebei, fourth in the country, ...", "a harvest of 30 tonnes, the first in the county"
    if follows in ".&,)b" and reading.has(first - 1, "np_to") and reading.has(first - 2, "rank_holding"):
        return _follows_another(reading, start, first, in_figures)  # "and Germany held on to sixth"
    joined = reading.has_any(first - 1, ("capitalized", "upper", "country_word")) or (
        reading.has_any(bare, ("np_coordinator", "bound_link")) and (follows == "b" or placed)
    )
    if (follows in ".&,)b" or placed) and joined and _follows_another(reading, start, first, in_figures):
        return True  # "Kisii was 3rd and Nyeri 12th", "Hainan took first place, with Jilin second"
    lowest = max(start, first - VERB_REACH)
    while unit >= lowest:
        if reading.has(unit, "rank_verb") or (reading.has(unit, "rank_push") and reading.has(first - 1, "rank_move")):
            return True
        if reading.has(unit, "comma") or reading.has(unit, "semicolon"):
            return False
        unit -= 1
    return False


def _stands_beside_name(reading: Reading, name: int, last: int) -> bool:
    """Whether a place in figures between a name and what it is shared with or ranked among is one: "Chile, [12th] with Peru"."""
    named = reading.has_any(name, ("capitalized", "country_word")) and not reading.has_any(name, ("month_name", "weekday"))
    return named and reading.has_any(last, ("with_word", "rank_place")) and not reading.has(last + 1, "month_name")


def _takes_place(reading: Reading, start: int, first: int, in_figures: bool) -> bool:
    """Whether a place without a noun and article is taken or moved from: "took third", "up from fourth", "with Leeds in second"."""
    before = first - 1
    if reading.has(before, "rank_taking"):
        return True
    if reading.has(before, "rank_move") and not reading.has(before, "np_to"):
        return reading.has(before - 1, "rank_moved") or _follows_another(reading, start, first, in_figures)
    return reading.has(before, "in_word") and _follows_another(reading, start, first, in_figures)


def _is_best(reading: Reading, first: int, last: int) -> bool:
    """Whether a place by its number behind a form of be is one of the best, so that it needs no word of those compared."""
    unit = last - 1
    number = number_value(reading, unit) if reading.has(unit, "number") else None
    return number is not None and number.value <= BEST and not reading.has(first, "ordinal")


def _follows_sign(reading: Reading, first: int) -> bool:
    """Whether a place by its number stands behind another one of its sentence that a verb or the world gives: "its No. 2 ... and No. 7"."""
    start = sentence_units(reading, first)[0]
    places = [unit for unit in range(start, first) if reading.has(unit, "number_sign") or reading.has(unit, "number_word")]
    if not places:
        return False
    before = range(start, places[0])
    led = any(reading.has_any(unit, ("rank_verb", "rank_domain", "be_verb")) for unit in before)
    return led and (not reading.has(first - 1, "capitalized") or reading.has(first - 2, "comma"))


def _follows_another(reading: Reading, start: int, first: int, in_figures: bool) -> bool:
    """Whether a place stands behind another one in its sentence; one in words needs a verb of ranking or "place" there too."""
    before = range(start, first)
    if in_figures:
        return any(reading.has_any(unit, ("rank_verb", "ordinal_suffix", "ordinal", "number_sign")) for unit in before)
    ranked = any(reading.has_any(unit, ("rank_verb", "rank_seat", "rank_taking")) for unit in before)
    if ranked and any(reading.has(unit, "rank_top") and reading.has(unit + 1, "number") for unit in before):
        return True  # "puts it in the top 25 for trade and sixth for jobs"
    coordinated = reading.has(first - 1, "np_coordinator")
    if coordinated and any(reading.has(unit, "number_sign") and reading.has(unit - 1, "possessive") for unit in before):
        return True  # "the world's No. 2 maker and third in tablets"
    joined = coordinated or (reading.has(first, "ordinal") and reading.has(first - 1, "comma"))
    placed = any(reading.has(unit, "ordinal") and _is_place(reading, unit, joined) for unit in before)
    return (ranked and any(reading.has_any(unit, ("ordinal", "number_sign")) for unit in before)) or placed


def _is_place(reading: Reading, unit: int, joined: bool) -> bool:
    """Whether an ordinal is a place by what is beside it: "Peru was [second]"; where "and" joins the next, "the [second]-largest"."""
    behind = unit + 2 if reading.has(unit + 1, "hyphen") else unit + 1
    return reading.has(unit - 1, "be_verb") or reading.has(unit - 2, "with_word") or (joined and reading.has(behind, "rank_superlative"))


def _titled(reading: Reading, unit: int, last: int) -> bool:
    """Whether a place is the title of a country's, field's or year's best: "the Danish [number one]", "last year's [number one]"."""
    if reading.has(unit - 1, "possessive") and reading.has(unit - 2, "np_time"):
        return not reading.has(last, "capitalized")
    owned = reading.has(unit - 1, "capitalized") and (reading.has(unit - 2, "np_determiner") or reading.has(last, "capitalized"))
    return owned or reading.has(unit - 1, "rank_domain") or (reading.has(unit - 1, "lower") and reading.has(unit - 2, "rank_domain"))


def _placed(reading: Reading, unit: int) -> bool:
    """Whether words that say among what follow: "is No. 3 in Asia"."""
    return reading.has(unit, "rank_place") or reading.has(unit, "rank_among")


def is_best_of(reading: Reading, first: int, last: int) -> bool:
    """Whether a number sign gives a place: "the world's No. 1 grower", "the No. 1 priority", and no name: "No. 2 Hospital"."""
    before = first - 1
    if reading.has(before, "possessive"):
        return reading.has(before - 1, "rank_domain") or (reading.has(before - 1, "capitalized") and not reading.has(last, "capitalized"))
    if reading.has(before, "np_determiner") and reading.has(last, "rank_place"):
        return reading.has_any(last + 1, ("capitalized", "country_word")) or reading.has(last + 2, "rank_domain")  # "the No. 1 in Europe"
    if reading.has(before, "np_determiner"):
        last += reading.has(last, "country_word")  # "the No. 1 U.S. auto maker"
        return reading.has(last, "lower") and reading.roles.of(reading, last) in "nagd"
    return False


def _is_named(reading: Reading, unit: int) -> bool:
    """Whether what an ordinal in figures stands before is a name, capitalised to its end: "the 3rd Brigade", no "3rd Danish firm"."""
    if not reading.has(unit, "capitalized"):
        return False
    while reading.has(unit, "capitalized") or reading.has(unit, "upper"):
        unit += 1
    return not reading.has(unit, "lower") or reading.has(unit, "function_word") or reading.has(unit, "np_verb")


def orders_noun(reading: Reading, first: int, last: int, listed: bool = False) -> bool:
    """Whether an ordinal stands before the noun that it orders, ``listed`` where ordinals with a determiner stand before it."""
    if first and (reading.has(first - 1, "hyphen") or reading.has(first - 1, "number")):
        return False
    if last >= len(reading):
        return False
    before = _before_row(reading, first) - 1
    determined = listed or reading.has(before, "np_determiner") or reading.has(before, "possessive")
    if reading.has(last, "hyphen"):
        return reading.has(last + 1, "rank_superlative")
    if reading.has(last, "rank_superlative"):
        return True
    role = reading.roles.of(reading, last)
    if determined and reading.has(last, "currency_before"):
        return True  # "the first $2,000"
    if role == "#":  # "the first five pilots", not "the first 100 days"
        if determined and reading.has_any(last + 1, ("currency_after", "unit", "ratio_unit")):
            return True  # "the first 100 km"
        return determined and not reading.has(last, "year") and noun_phrase_at(reading, last + 1) not in (None, NO_THING)
    if role == "t":
        return determined  # "the second to leave"
    if role == "o":
        return determined and not reading.has(last + 1, "month_name")
    if determined and stands_for_thing(reading, first, last):
        return True
    if role in "&," and determined:  # "the third and fifth rounds"
        return _orders_with_next(reading, last)
    if role == "D" and determined and not reading.has(last, "number_article"):  # "the first such change", "the second the rest"
        return noun_phrase_at(reading, last + 1, singular=True) not in (None, NO_THING)
    if role == "b" or role not in 'npamdgl"':
        return False
    if not reading.has(first, "ordinal") and reading.has(first, "numeral") and _is_named(reading, last):
        return False
    if not determined and (
        (role == "d" and not (reading.has(last, "participle_noun") and reading.value(first, "ordinal") != "1"))
        or role in 'l"'
        or (role == "g" and reading.has(first, "lower"))
        or reading.has(first - 1, "quote")
        or reading.has(first - 1, "apostrophe")
    ):
        return False
    if not determined and reading.has(first - 1, "np_auxiliary"):
        return False
    if reading.has(first, "capitalized") and not reading.has(last, "lower"):
        start, end = sentence_units(reading, first)
        return is_title(reading, start, end)
    return True


def _follows(reading: Reading, unit: int) -> str:
    """The role of what stands behind a place; a time with its determiner ends it as a preposition does ("up from fourth last year")."""
    follows = reading.roles.of(reading, unit)
    return "b" if follows == "D" and reading.has_any(unit + 1, ("np_time", "month_name")) else follows


def _before_row(reading: Reading, first: int) -> int:
    """Where the row of ordinals begins that one ends: "her [second, third and] fourth novels"."""
    lowest = first - _LONGEST_ROW
    while first > lowest and reading.has_any(first - 1, ("comma", "np_coordinator")) and reading.has(first - 2, "ordinal"):
        first -= 2
    return first


def stands_for_thing(reading: Reading, first: int, last: int) -> bool:
    """Whether "the first" stands for a thing named elsewhere: it has a verb or a relative, or "the second" follows "the first"."""
    if reading.has_any(last, ("np_auxiliary", "count_relative", "finite_verb", "np_verb")):
        return True
    follows = _follows(reading, last)
    if reading.has_any(first - 1, ("possessive", "rank_owner")) and follows in "b.,&)":
        return True  # "the club's first since 1990", "the world's eleventh", "his fourth, a comedy"
    if not reading.has(first - 1, "definite_article") or reading.has(last, "ordinal_time"):
        return False
    if follows not in ".,b)" or reading.has(last + 1, "month_name"):
        return False
    return any(_is_determined(reading, unit) for unit in range(max(0, first - _REACH_OF_ROW), first - 1))


def _is_determined(reading: Reading, unit: int) -> bool:
    """Whether an ordinal, or "last" and the like, with a determiner or possessor before it ends at a unit."""
    before = unit - 1 if reading.has_any(unit, ("ordinal", "rank_partner")) else unit - 2 if reading.has(unit, "ordinal_suffix") else -1
    return reading.has_any(before, ("np_determiner", "possessive"))


def _orders_with_next(reading: Reading, last: int) -> bool:
    """Whether an ordinal before "and" or a comma shares the noun behind: "the third and fifth rounds", "the second and last phase"."""
    place = last + 1 if not reading.has(last + 1, "np_coordinator") else last + 2
    if reading.has(place, "rank_partner"):
        if reading.has_any(place + 1, ("np_auxiliary", "finite_verb")):
            return True  # "the sixth and last is due"
        return isinstance(noun_phrase_at(reading, place + 1, singular=True), NounPhrase)
    end = place + 1 if reading.has(place, "ordinal") else place + 2 if reading.has(place + 1, "ordinal_suffix") else place
    timed = reading.has(end, "ordinal_time")  # "the first and second quarters"
    return end > place and not timed and orders_noun(reading, place, end, listed=True)


def compared_with(reading: Reading, unit: int) -> Decimal | None:
    """The number of those ranked, said after the place: "of 190 economies", "among the seven zones", "of Hebei's 11 cities"."""
    if not reading.has(unit, "rank_among"):
        return None
    for place in range(unit + 1, min(unit + 5, len(reading))):
        if reading.has(place, "number"):
            return _whole(reading, place)
        if reading.classes(place).isdisjoint(_BETWEEN):
            return None
    return None


def surveyed(reading: Reading, unit: int) -> Decimal | None:
    """The number of those ranked, said before in the sentence: "in a survey of 31 regions Hebei came 2nd"."""
    for place in range(sentence_units(reading, unit)[0], unit - 2):
        if reading.has(place, "rank_survey") and reading.has(place + 1, "np_of") and reading.has(place + 2, "number"):
            return _whole(reading, place + 2)
    return None


def _whole(reading: Reading, unit: int) -> Decimal | None:
    """How many are ranked, by the number at a unit; None where it is a year or the age of those ranked ("of 15-year-olds")."""
    number = number_value(reading, unit)
    return number.value if number is not None and not reading.has(unit, "year") and not reading.has(unit + 1, "hyphen") else None
