"""Counts whose noun is left out: "8 were selected", "nine at public services", "against 5.48 crore in 2019".

A number without a noun is a count where the sentence shows that things are counted: it is the subject of the verb after
it, the object of a verb that takes things or people, or it goes on from a number *before it in the sentence* whose noun is
said. It goes on from an amount of money, a length or a percentage otherwise, and is then none of our business.
"""

from __future__ import annotations

from typing import Literal

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.quantities.amount import QuantityDraft
from reformextract.quantities.noun_phrase import NO_THING, NounPhrase, noun_phrase_at

Counted = Literal["things", "amount", "time", "share", "date", "bare"]
"""What a number numbers: things (its noun follows), money or a measure, time, a share, a day of a month, or nothing said."""

_SIGNS = frozenset(("newline", "period", "comma", "semicolon", "colon", "open", "quote", "possessive"))
_AMOUNT_AFTER = frozenset(("unit", "currency_after", "currency_minor", "currency_shared"))
_AMOUNT_BEFORE = frozenset(("currency_before", "currency_shared"))
_NO_COUNT_BEFORE = frozenset(
    ("currency_before", "currency_shared", "month_name", "number_sign", "hyphen", "number", "slash", "numbered_noun")
)
_NO_NOUN = frozenset('.bxDPtvd,&()"')
_BIG = frozenset(("grouped", "scaled"))
_GAP_LINKS = frozenset(("comma", "semicolon", "colon", "np_coordinator"))
_LINKS = _GAP_LINKS | {"ellipsis_link"}
_OTHER_VERBS = frozenset(("change_verb", "reach_verb", "payment_word", "scoring_verb"))
_LONGEST_WHOLE = 12  # units of "Of the ..." before the part
_MOST_GAPPED_WORDS = 4
_REACH_OF_CHANGE = 7
_DAYS_REACH = 40  # units between a day and the month before it: "May 3, 5, 7 and 9"
_LONGEST_LABEL = 5  # units of "Boats mended so far:"
_TALLY_REACH = 20  # units between a tally and the number it has moved from
ANTECEDENT_REACH = 150  # units between a number and the one whose noun it takes


def is_big(reading: Reading, first: int, last: int) -> bool:
    """Whether a number is written as only quantities are: with thousands marked, or with a scale word."""
    return any(reading.has_any(unit, _BIG) for unit in range(first, last))


def understood(reading: Reading, draft: QuantityDraft, number: int) -> bool:
    """Whether a number (``number`` is its unit; the draft has its cues) without a noun after it is still a count."""
    single = draft.value == 1
    if reading.has(number, "vague_noun"):
        return False
    if reading.has(number, "spelled") and reading.core(number)[:1].isupper() and not _opens(reading, draft.first):
        return False  # a name: "Net Zero"
    if not single and stands_as_subject(reading, draft, number):
        return True
    if reading.has(number, "vague_scale") and _vague_people(reading, draft):
        return True
    first, last = draft.first, draft.last
    before = first - 1
    if not reading.has(number, "decimal") and _in_a_state(reading, last):
        return True  # "One dead"
    if reading.has_any(before, _NO_COUNT_BEFORE) and not (reading.has(before, "np_verb") and not reading.has(number, "glued")):
        return False  # but "won 12"
    follows = reading.roles.of(reading, last)
    if single:
        return _one_understood(reading, draft, follows)
    if before < 0 or reading.has(number, "fraction_sign"):
        return False
    if reading.has(before, "with_word") and reading.has(last, "aboard_word") and not reading.has(number, "decimal"):
        return True  # "a ferry with 120 aboard"
    if follows in "gd" and not reading.has(number, "decimal") and reading.has(before, "with_word"):
        return (
            is_big(reading, first, last) or antecedent(reading, first, ("date", "bare")) == "things"
        )  # "with just over 200 crossing the line"
    if (follows == "#" and reading.has(last + 1, "np_time")) or reading.has(last, "weekday"):
        follows = "b"  # "down from 322,000 10 years earlier", "up from 443,000 Thursday"
    if reading.has(before, "definite_article") and is_big(reading, number, last) and reading.has(last, "foretold_word"):
        return antecedent(reading, first, ("date", "bare")) not in ("amount", None)  # "far above the 235,000 forecast"
    if follows not in _NO_NOUN or (follows == "." and not _ends_phrase(reading, last)) or reading.has(last, "unit"):
        return False
    if reading.has(before, "with_word") and is_big(reading, number, last) and follows in ".,&)":
        return True  # "the largest group with 1.62 million, followed by Danes with 518,000"
    if reading.has_any(before, ("taking_base", "shedding_base")) and (
        reading.has_any(before - 1, ("np_to", "np_auxiliary")) or (reading.has(before - 1, "plural_noun") and follows in ".,&)")
    ):
        return True  # "built to house 400", "the trains seat 460"
    if reading.has(before, "taking_verb") and (
        follows != "t" or reading.has_any(last + 1, ("np_determiner", "capitalized")) or is_big(reading, first, last)
    ):  # "referred 31 to the hospital", not "won 12 to 10"
        joined = reading.has(before - 1, "np_coordinator") and is_big(reading, first, last)
        return not joined or antecedent(reading, first, ("date", "bare")) != "amount"  # not "took on 30,000 tonnes and lost 5,000"
    if reading.has(before, "forcing_verb") and is_big(reading, number, last) and follows in "tb":
        return antecedent(reading, first, ("date", "bare")) != "amount"  # "drove 119,000 from their homes"
    if reading.has(before, "all_word") and not reading.has(number, "decimal") and not reading.has(number, "modern"):
        return follows in "bxvP.,&t"
    if reading.has(before, "ellipsis_determiner") and is_big(reading, number, last) and reading.has(last, "count_relative"):
        return not reading.has(number, "decimal")  # "the 220,000 that left"
    if reading.has(before, "ellipsis_determiner") and reading.has(number, "spelled"):
        return follows in "bxvP.,&t"
    return _goes_on(reading, draft, number, follows)


def _one_understood(reading: Reading, draft: QuantityDraft, follows: str) -> bool:
    """Whether "one" without a noun is still a count: a part of a whole, what "14 wolves" are up from, what "three boats" go on with."""
    first, last = draft.first, draft.last
    before = first - 1
    while reading.has(before, "number_adverb"):
        before -= 1  # "and only one led to a trial"
    if reading.has(before, "casualty_verb") and follows in "b.,&)":
        return True  # "killing at least one and wounding several"
    if reading.has_any(last, ("casualty_verb", "people_verb")) and first == sentence_units(reading, first)[0]:
        return reading.roles.of(reading, last + 1) in "b,&."  # "One killed, three hurt"
    part = follows in "vdx" and part_of_a_whole(reading, first)
    if reading.has(before, "ellipsis_than") and follows in "b.,&)" and not reading.has(last, "range_to"):
        return antecedent(reading, first, ("date", "bare", "time", "share")) == "things"  # "14 wolves, up from one"
    object_follows = reading.has(last + 1, "np_determiner") and not reading.has(last + 1, "no_word")  # but "one has no doctor"
    acts = reading.has_any(last, ("singular_verb", "past_verb")) and not object_follows
    goes_on = reading.has_any(before, _GAP_LINKS) and (part or acts or follows in "bl" or reading.has(last, "np_adverbial"))
    return goes_on and antecedent(reading, first, ("date", "bare")) == "things"


def _vague_people(reading: Reading, draft: QuantityDraft) -> bool:
    """Whether a vague number without a noun stands for people: "when thousands took to the streets", "the lives of millions"."""
    before, last = draft.first - 1, draft.last
    dated = reading.has(before, "year")  # "In 2008 thousands left"
    if reading.has(before, "np_determiner") or (reading.has(before, "number") and not dated) or reading.has(last, "hyphen"):
        return False
    follows = reading.roles.of(reading, last)
    if follows in "vx":
        return not reading.has(before, "vague_preposition") and not reading.has(before, "np_of")
    if follows == "n" and draft.first == sentence_units(reading, draft.first)[0] and reading.roles.of(reading, last + 1) in ".bt":
        return reading.has(last, "lower") and not reading.has(last, "np_time")  # "Hundreds flee", "Thousands march in Paris"
    if follows == "b" and draft.first == sentence_units(reading, draft.first)[0]:
        return True  # "Thousands without power"
    if follows == "d" or follows == "g":
        return dated or _opens(reading, draft.first) or reading.has(before, "np_coordinator") or reading.has(before, "vague_opener")
    if reading.has(before, "np_of") and reading.has(before - 1, "people_noun"):
        return follows in "b.,&)"
    return (reading.has(before, "forcing_verb") and follows in "tb") or (reading.has(before, "taking_verb") and follows in ".,&)")


def _in_a_state(reading: Reading, unit: int) -> bool:
    """Whether the word after a number says how people are: "left 19 dead", "with 40 still missing"."""
    if reading.has(unit, "ellipsis_adverb"):
        unit += 1
    return reading.has(unit, "state_word") and reading.roles.of(reading, unit + 1) in ".bD&,xt"


def _opens(reading: Reading, unit: int) -> bool:
    """Whether a unit stands first in a sentence or list item, or after a sign."""
    return unit == 0 or reading.has_any(unit - 1, _SIGNS) or _is_bullet(reading, unit - 1)


def _is_bullet(reading: Reading, sign: int) -> bool:
    """Whether a sign opens an item of a list: alone at the head of a line, a space behind it."""
    return (
        reading.has_any(sign, ("sign", "symbol", "asterisk"))
        and (sign == 0 or reading.has(sign - 1, "newline"))
        and not reading.has(sign + 1, "glued")
    )


def _ends_phrase(reading: Reading, unit: int) -> bool:
    """Whether a sign ends a phrase: no symbol, slash or colon of a score or a formula."""
    if unit >= len(reading):
        return True
    classes = reading.classes(unit)
    return not classes.isdisjoint(("period", "semicolon", "newline", "question", "exclamation", "dash", "colon"))


def stands_as_subject(reading: Reading, draft: QuantityDraft, number: int) -> bool:
    """Whether a number is the subject of the verb after it: "and 23,128 went online", "Of its 29 members, 17 hail from"."""
    first, last = draft.first, draft.last
    if reading.has(last, "count_more"):
        last += 1  # "another nineteen more were injured"
    if last >= len(reading) or reading.has(last, "singular_verb") or follows_day(reading, first):
        return False
    if _rest_of_a_whole(reading, first, last):
        return True
    roles = reading.roles
    opens = _opens(reading, first)
    if roles.of(reading, last) not in "xdv":
        inside = last + 1 < len(reading)
        verb = inside and reading.has(last, "lower") and roles.of(reading, last) in "np" and roles.of(reading, last + 1) in "bt"
        if not verb or not (opens or reading.has(first - 1, "plural_pronoun")):
            return False
        if reading.has(first - 1, "plural_pronoun"):
            return True  # "of which 700 run on gas"
        if (reading.has(number, "spelled") or first < number) and _acts(reading, last):
            return True
        start = sentence_units(reading, first)[0]  # "Of its 29 members, 17 hail from": a verb that no list has
        return reading.has(start, "np_of") and first > start + 1
    return opens or reading.has(first - 1, "ellipsis_before")


def _rest_of_a_whole(reading: Reading, first: int, last: int) -> bool:
    """Whether a sentence opens with a whole of which a number before a verb is a part: "Of the sixteen looms five still turn"."""
    start = sentence_units(reading, first)[0]
    if not reading.has_any(start, ("np_of", "out_of")) or first - start > _LONGEST_WHOLE or reading.has(first - 1, "np_boundary"):
        return False
    verb = (
        last + 1
        if reading.roles.of(reading, last) == "l" or reading.has(last, "np_adverbial") or reading.has(last, "np_boundary")
        else last
    )
    return reading.has_any(verb, ("np_auxiliary", "np_verb", "finite_verb", "past_verb", "verb")) or (
        verb > last and reading.has(verb, "lower")
    )


def part_of_a_whole(reading: Reading, unit: int) -> bool:
    """Whether a sentence opens with the whole of which the number at a unit is a part: "Of the 12 boats, 11 passed and one sank"."""
    start = sentence_units(reading, unit)[0]
    counted = reading.has(start, "number") and reading.has(start + 1, "np_of")  # "Nine of the 12 voted for it, two against and one left"
    return (counted or reading.has_any(start, ("np_of", "out_of"))) and unit > start + 1


def part_of_a_number(reading: Reading, unit: int) -> bool:
    """Whether the whole that a sentence opens with is counted itself: "Of the court's 38 judges, three are women"."""
    start = sentence_units(reading, unit)[0]
    return part_of_a_whole(reading, unit) and any(reading.has(place, "number") for place in range(start, min(start + _LONGEST_WHOLE, unit)))


def _acts(reading: Reading, unit: int) -> bool:
    """Whether a word behind a number is a verb that no list has: no plural, and a preposition behind it ("seven deal with")."""
    roles = reading.roles
    return reading.has(unit, "lower") and roles.of(reading, unit) == "n" and roles.of(reading, unit + 1) == "b"


def follows_day(reading: Reading, unit: int) -> bool:
    """Whether what stands before a number is a day and a link: "between March 4 and [7] expect", "May 3, [5] and 8"."""
    lowest = max(0, unit - _DAYS_REACH)
    before = unit - 1
    while before > lowest and (reading.has(before, "comma") or reading.has(before, "np_coordinator")):
        before -= 1
    while before > max(lowest, 1) and before < unit - 1 and reading.has(before, "day"):
        if reading.has(before - 1, "month_name"):
            return True
        before -= 1
        while before > 0 and reading.has(before, "comma"):
            before -= 1
    return False


def counted_by(reading: Reading, unit: int) -> Counted:
    """What the number at a unit numbers."""
    after = unit + 1
    if reading.has(after, "hyphen") and reading.has(after, "glued"):
        after += 1
    if reading.has(after, "count_more"):
        after += 1  # "200,000 such renovations"
    if reading.has_any(after, _AMOUNT_AFTER):
        return "amount"
    if reading.has_any(unit - 1, _AMOUNT_BEFORE) and not reading.has(unit - 1, "np_verb"):
        return "amount"  # not "won 14 contracts"
    if reading.has(after, "ratio_unit") or reading.has(after, "fold_suffix"):
        return "share"
    if reading.has(unit, "year") or reading.has(unit - 1, "month_name") or reading.has(after, "month_name"):
        return "date"
    if reading.has(unit - 1, "number_sign") or reading.has(after, "ordinal_suffix"):
        return "date"
    if reading.has(after, "np_of"):
        after += 1
        while reading.has(after, "np_determiner"):
            after += 1
        if reading.has(after, "number"):
            return "things"
        if reading.has(after, "plural_pronoun"):
            return "things"  # "eight of them"
    elif reading.has_any(after, ("np_auxiliary", "past_verb")) and not reading.has(unit, "decimal"):
        return "things"
    phrase = noun_phrase_at(reading, after)
    if (
        phrase is None
        and reading.has(unit - 1, "taking_verb")
        and not reading.has(unit, "decimal")
        and reading.roles.of(reading, after) in ".,&)"
    ):
        return "things"  # "Kenya has 9, Ghana 4"
    if phrase is NO_THING:
        return "time"
    employed = reading.has(unit - 1, "taking_base") and reading.has_any(unit - 2, ("np_to", "np_auxiliary"))
    if phrase is None and (employed or reading.has_any(unit - 1, ("casualty_verb", "counting_verb", "people_verb"))):
        return "things"  # "killed 11 in the hills"
    if phrase is not None or (reading.has(unit, "spelled") and _acts(reading, after)) or _is_level_of_things(reading, unit):
        return "things"
    return "bare"


def _is_level_of_things(reading: Reading, unit: int) -> bool:
    """Whether a number is the level that a plural right before its verb reached: "users reached [3 million]", "wrecks rose to [40]"."""
    verb = unit - 1
    while reading.has_any(verb, ("comparator_before", "number_adverb")):
        verb -= 1
    if reading.has(verb, "range_to") or reading.has(verb, "at_word"):
        verb -= 1
    if not reading.has_any(verb, ("reach_verb", "reach_verb_to", "level_verb")):
        return False
    return reading.roles.of(reading, verb - 1) == "p" and not reading.has_any(verb - 1, ("priced_noun", "unit"))


def antecedent(reading: Reading, unit: int, past: tuple[Counted, ...]) -> Counted | None:
    """What the nearest number before a unit in its sentence numbers, numbers of the kinds ``past`` left aside."""
    return _antecedent(reading, unit, past)[0]


def _antecedent(reading: Reading, unit: int, past: tuple[Counted, ...]) -> tuple[Counted | None, int]:
    """What the nearest number before a unit numbers, and its place."""
    start = max(sentence_units(reading, unit)[0], unit - ANTECEDENT_REACH)
    for place in range(unit - 1, start - 1, -1):
        if reading.has(place, "number") or reading.has(place, "vague_scale"):
            found = counted_by(reading, place)
            if found not in past:
                return found, place
        elif reading.has(place, "number_noun") and reading.has(place + 1, "np_of"):
            return "things", place
    return None, unit


def things_before(reading: Reading, unit: int) -> bool:
    """Whether a number before a unit in its sentence has a counted noun, and is no year for all we know."""
    start = max(sentence_units(reading, unit)[0], unit - ANTECEDENT_REACH)
    for place in range(unit - 1, start - 1, -1):
        if reading.has(place, "number") and (not reading.has(place, "year") or reading.has(place - 1, "holding_word")):
            return isinstance(noun_phrase_at(reading, place + 1), NounPhrase)
    return False


def spoken_of(reading: Reading, unit: int) -> bool:
    """Whether the nearest number before a unit, in its sentence or the one before, is one of things: "... 40 sank. The figure was 31"."""
    start = sentence_units(reading, unit)[0]
    if start:
        start = sentence_units(reading, start - 1)[0]
    for place in range(unit - 1, max(start, unit - ANTECEDENT_REACH) - 1, -1):
        if reading.has_any(place, ("tally_noun", "how_many")):
            return True
        if not reading.has(place, "number"):
            continue
        found = counted_by(reading, place)
        label = range(max(start, place - _LONGEST_LABEL), place - 1)
        labelled = reading.has(place - 1, "colon") and any(reading.has(unit, "plural_noun") for unit in label)
        if found == "things" or labelled:
            return True
        if found in ("amount", "share"):
            return False
    return False


def is_average(reading: Reading, draft: QuantityDraft, number: int) -> bool:
    """Whether a decimal without a noun is one of things: it goes on from another decimal of things ("down from 2.7"), or is fewer."""
    if reading.has(draft.last, "fewer_only"):
        return True
    if not reading.has(number, "decimal"):
        return False
    counted, place = _antecedent(reading, draft.first, ("date", "bare"))
    if counted == "things" and not reading.has(place, "decimal") and reading.has(draft.first - 1, "ellipsis_than"):
        counted, place = _antecedent(reading, place, ("date", "bare"))  # "4.02 patents for every 10,000 people, against 3.3"
    return counted == "things" and reading.has(place, "decimal")


def _goes_on(reading: Reading, draft: QuantityDraft, number: int, follows: str) -> bool:
    """Whether a number takes the noun of one before it: "12 firms in Anhui and nine in Hubei", "against 5.48 crore"."""
    first, last = draft.first, draft.last
    before = first - 1
    big = is_big(reading, number, last)
    average = reading.has(number, "decimal") and is_average(reading, draft, number)
    if not big and ((reading.has(number, "decimal") and not average) or reading.has(number, "zero") or follows_day(reading, first)):
        return False
    if not big and (follows not in "bD&,.l)" or not _linked(reading, first, last, follows)):
        return False
    if big and reading.has(before, "capitalized"):  # "Iraq has 17 million people, and Kuwait about 1.9 million"
        return (
            first < number and _gapped(reading, first, last) and antecedent(reading, first, ("date", "bare", "time", "share")) == "things"
        )
    if reading.has(before, "np_of") and reading.has(before - 1, "payment_word"):
        return False  # "a mortgage of 250k"
    if reading.has(before, "from_word") and follows in "b.,&)" and _tally_before(reading, first):
        return True  # "the toll is 37, up from 34"
    more = reading.has(last, "count_more")  # "orders for three more"
    past: tuple[Counted, ...] = ("date", "bare", "time", "share") if big or more else ("date", "bare")
    return antecedent(reading, first, past) == "things"


def _tally_before(reading: Reading, unit: int) -> bool:
    """Whether a tally is named before a unit in its sentence, with a number of it."""
    start = max(sentence_units(reading, unit)[0], unit - _TALLY_REACH)
    tallies = [place for place in range(start, unit) if reading.has(place, "tally_noun")]
    return bool(tallies) and any(reading.has(place, "number") and counted_by(reading, place) == "bare" for place in range(tallies[0], unit))


def _linked(reading: Reading, first: int, last: int, follows: str) -> bool:
    """Whether a small number stands where one that goes on from another does."""
    before = first - 1
    while reading.has(before, "number_adverb"):
        before -= 1  # "and only eight in full"
    if reading.has(before, "ellipsis_than"):
        return follows != "," or not reading.has(last + 1, "number")
    if reading.has(last, "count_more"):
        return not reading.has(last + 1, "ellipsis_than") and reading.roles.of(reading, last + 1) in "bD&,.d"
    if reading.has_any(before, _LINKS):
        return follows in "bD" or (follows == "l" and reading.roles.of(reading, last + 1) in ".,&")
    if reading.has(before, "open"):  # "shops in Jilin (12) and Hebei (nine so far)"
        close = last if follows == ")" else next((place for place in range(last, last + 5) if reading.has(place, "close")), None)
        named = reading.has(before - 1, "word") and not reading.has(before - 1, "np_boundary")
        return close is not None and named and (follows in "bl" or reading.roles.of(reading, close + 1) in ".,&")
    if reading.has(before, "ellipsis_preposition"):
        return reading.has(first, "spelled") and not reading.has(before - 1, "number")
    role = reading.roles.of(reading, before)
    if role in "dgv" and not reading.has_any(before, _OTHER_VERBS):
        return True
    return _gapped(reading, first, last)


def _gapped(reading: Reading, first: int, last: int) -> bool:
    """Whether a name and its number stand side by side, the verb left out: "onshore wind [22] and tidal stream [six]"."""
    if reading.has(first - 1, "upper") or not reading.has(first - 1, "word"):
        return False
    roles = reading.roles
    if roles.of(reading, first - 1) in "bxvotPD":
        return False
    place = first - 1
    while place > 0 and first - place <= _MOST_GAPPED_WORDS and reading.has(place, "word") and roles.of(reading, place) in "napmgD":
        place -= 1
    if first - 1 - place > _MOST_GAPPED_WORDS:
        return False
    return reading.has_any(place, _GAP_LINKS)


def level_counts(reading: Reading, unit: int) -> bool:
    """Whether a level without a noun of its own is a number of things: the toll, the tally, or an earlier number's things."""
    start = sentence_units(reading, unit)[0]
    if reading.has(start, "person_noun") and reading.has_any(start + 1, ("aged", "clause_gerund")):
        return True  # "Persons looking for work rose by 6,100"
    near = range(max(start, unit - ANTECEDENT_REACH), unit)
    return any(reading.has(place, "tally_noun") for place in near) or antecedent(reading, unit, ("date", "bare")) == "things"


def change_before(reading: Reading, draft: QuantityDraft) -> int | None:
    """The verb of change of which a big number gives the new level: "claims fell 8,000 to 221,000"; None where none does."""
    first = draft.first
    start = sentence_units(reading, first)[0]
    for place in range(first - 1, max(start, first - 1 - _REACH_OF_CHANGE), -1):
        if reading.has(place, "change_verb"):
            return place
        if reading.has(place, "comma") or reading.has(place, "semicolon") or reading.has_any(place, _AMOUNT_AFTER):
            return None
    return None
