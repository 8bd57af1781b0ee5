"""Count: a number of things, with the counted noun phrase.

Any number may be one; it is one where the noun it counts follows (``item``), or where a rule's pattern says that the noun
is understood. What is no count for another reason is said by the negative rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, cast

from pydantic import Field

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.roles import ENDS
from reformextract.lexicon.sentences import is_title, sentence_units
from reformextract.matcher.rules import Match
from reformextract.models.record import NUMERIC, Comparator, Number, Quantity
from reformextract.numbers.reading import number_value
from reformextract.quantities.amount import QuantityDraft, amount_of, with_cues
from reformextract.quantities.bare_count import (
    ANTECEDENT_REACH,
    change_before,
    counted_by,
    follows_day,
    is_average,
    is_big,
    level_counts,
    part_of_a_number,
    spoken_of,
    things_before,
    understood,
)
from reformextract.quantities.bases import is_base, is_level_reached, is_of_list
from reformextract.quantities.noun_phrase import NO_THING, NounPhrase, Uncounted, noun_phrase_at
from reformextract.quantities.rates import rate_of_things

_LONGEST_TIME = 8  # units of "for the first three months of 2015"
_LONGEST_PLACE = 6  # units of a place between a subject and its verb
ONE, MANY = Decimal(1), Decimal(6)
OTHER_KINDS = frozenset(("amount", "time", "share"))
_BOUNDS = frozenset(("more_than", "at_least", "less_than", "at_most"))
_NEVER_BARE = frozenset(("year", "decimal"))
_NEVER_ELLIPTICAL = frozenset(("decimal",))
_LABELS = ("plural_noun", "tally_noun", "participle", "state_word")
_BEFORE_A_VERB = ("change_verb", "comparator_before", "comparator_degree")
_YEAR_LIKE_BUILDS = ("elliptical", "part", "base", "level")  # their rules say when four digits are no year
_NOUN_LIKE = frozenset(("db", "gb", "d.", "dD", "d,", "dt"))  # roles of a participle that stands for a noun, and what ends it
_GOVERNING = ("np_verb", "past_verb", "participle", "taking_verb", "np_auxiliary")
FIRST_YEAR, LAST_YEAR = 1900, 2100
QUOTED_UNITS = 14
_OF_SPEECH = frozenset(("pronoun", "auxiliary"))  # what slogans do without
LONGEST_POSSESSOR = 4
_OPENERS = ("newline", "comparator_before", "open", "open_bracket", "quote", "apostrophe", "ellipsis", "double_dash", "bar")
_CLOSERS = ("period", "comma", "semicolon", "colon", "question", "exclamation", "close", "close_bracket", "quote", "apostrophe", "newline",
            "ellipsis", "double_dash", "open", "open_bracket", "bar")  # fmt: skip


class Count(Quantity):
    """A number of things; ``item`` the counted noun phrase, ``total`` the whole of "8 of the 13"."""

    name = "count"
    value_fields = NUMERIC
    further_fields = ("item", "total")
    extension_fields = ("per",)
    colours = ("cyan", "#cfe3ff", "#1f3d66")

    kind: Literal["count"] = Field(default="count", description="a number of things")
    item: str | None = Field(default=None, description="the counted noun phrase as written")
    total: Number | None = Field(default=None, description="the whole: 13 in '8 of the 13'")


@dataclass(slots=True, eq=False)
class CountDraft(QuantityDraft):
    """A count in the making."""

    model = Count

    item: str | None = None
    total: Decimal | None = None
    per: str | None = None


def build(match: Match, reading: Reading) -> CountDraft | None:
    """Groups ``amount`` (or ``low``/``high``, ``vague``), ``total``, and ``span`` for an extent that is shorter than the
    rule's claim. The rule's ``build`` says where the noun stands:

    * none: after the number; without it there is no count, unless the number is the subject of the verb that follows
    * ``elliptical``: after the number or nowhere
    * ``predicate``: after the number, after the verb that follows it, or nowhere ("of which 12 were patents")
    * ``figure``: with a number of things before it, in its sentence or the one before ("40 sank. The figure was 31")
    * ``base``: with a number near it that the same things have come to or from ("1,848 pupils, down from 1945")
    * ``level``: before the group ``verb``, or nowhere; four digits that a named number of things has reached
    * ``listed``: with a number of things before it in its list ("27,000 masks sent\\n- target: 60,000")
    * ``part``: with a number before it in the sentence ("2,210 sat the test and 1947 passed")
    * ``rate``: nowhere, a decimal too ("11.4 per 100,000 people")
    * ``row``: right before the number, where the number before it counts things ("cattle numbered 1,200, pigs 340")
    * ``subject``: after the number, before the group ``verb``, or nowhere ("the number of firms reached 300")
    """
    groups = match.groups
    first, last = groups.get("span", (match.start, match.end))
    if not stands_free(reading, first, last):
        return None
    draft = _draft(match, reading, first, last)
    if draft is None:
        return None
    if draft.low is not None and draft.high is not None and reading.has(first - 1, "change_verb") and draft.high > draft.low * MANY:
        return None  # "increased 17,500 to 480,800"
    single = "total" not in groups and draft.value == ONE and draft.last == last
    if draft.first < first and names_place(reading, draft, first, single):
        draft.first, draft.comparator = first, "exact"
    phrase = counted_phrase(match, reading, draft, single)
    if phrase is NO_THING:
        return None
    if phrase is None and "low" in groups and any(reading.has(unit, "hyphen") for unit in range(first, last)):
        return None  # "lost 0-2"
    if phrase is not None:
        if not is_count_of(reading, draft, phrase, match):
            return None
    else:
        never = _NEVER_BARE if match.rule.build not in _YEAR_LIKE_BUILDS else _NEVER_ELLIPTICAL
        barred = any(not reading.classes(unit).isdisjoint(never) for unit in range(first, last))
        beyond = draft.value is not None and draft.value > LAST_YEAR and not reading.has(first, "decimal")  # no year: "hopes for 2500"
        if barred and not beyond and match.rule.build != "rate" and not is_average(reading, draft, first):
            return None
        phrase = phrase_elsewhere(match, reading, draft, first, single)
        if phrase is NO_THING or (draft.value is not None and draft.value < 0):
            return None  # "overnight lows fell to minus 14"
    verb = match.unit("verb")
    if verb == draft.first - 1 and draft.comparator == "exact":
        draft.comparator = cast("Comparator | None", reading.value(verb, "comparator_verb")) or "exact"  # "deaths top 700"
    if phrase is not None:
        draft.item = phrase.text(reading)
    end = draft.last if phrase is None or phrase.last < draft.last else phrase.last
    if not _is_given_something(reading, draft.first, end):
        draft.per = rate_of_things(reading, end)
    return draft


def _is_given_something(reading: Reading, first: int, end: int) -> bool:
    """Whether what stands behind things counted is given to them, and no rate: "gave 300 pupils a seat"."""
    given = reading.has(end, "number_article") and not reading.has(end + 1, "np_time")
    return given and reading.has(first - 1, "giving_verb")


def counted_phrase(match: Match, reading: Reading, draft: CountDraft, single: bool) -> NounPhrase | Uncounted | None:
    """The noun phrase after a number, None where none follows, NO_THING where what follows is no thing to count."""
    if "vague" in match.groups and not reading.has(draft.last, "np_of"):
        return None  # "hundreds fled"
    somebody = single and reading.has(draft.last, "np_of") and reading.has(draft.last + 1, "plural_pronoun")
    if somebody and reading.has_any(draft.first - 1, ("be_verb", "quoting_verb")):
        return NO_THING  # "which is one of them", "said one of them"
    place = after_number(reading, draft.last, match)
    partitive = place > draft.last and reading.has(draft.last, "np_of")
    if single and partitive and reading.has(draft.first - 1, "one_adjective"):
        return NO_THING  # "the first one of the new kind"
    if single and partitive:
        named = match.rule.build == "elliptical" and noun_phrase_at(reading, place) is not None
        return NO_THING if named else None  # "one of those machines" counts nothing, "one of them" does
    if place == draft.last and reading.has(place, "state_word") and reading.roles.of(reading, place + 1) in ".,&b":
        return None  # "One dead", "3,000 homeless"
    phrase = noun_phrase_at(reading, place, single)
    if phrase is None and place == draft.last and not single and "low" not in match.groups:
        phrase = shared_phrase(reading, draft) or unmarked_plural(reading, draft)
    if single and _stands_for_kind(reading, draft.first):
        return NO_THING  # "a 50-point one"
    if single and (reading.has(draft.first - 1, "one_modal") or (phrase is None and reading.has(draft.first - 1, "one_adjective"))):
        return NO_THING  # "could one ask", "the first one"
    if single and phrase is not None and phrase is not NO_THING and reading.has(phrase.last - 1, "np_adverbial"):
        if phrase.last - phrase.first == 1:
            return None  # "12 sites at home and one overseas"
        return NounPhrase(phrase.first, phrase.last - 1)  # "one vote short"
    if place == draft.last and isinstance(phrase, NounPhrase) and _is_what_a_part_did(reading, draft, phrase):
        return None
    governed = place > draft.last or reading.has_any(draft.first - 1, _GOVERNING)  # "dropped one set in"
    if single and phrase is None and governed and reading.roles.after(reading, place, 2)[0] in _NOUN_LIKE:
        return NounPhrase(place, place + 1)  # "one more cut in May"
    return phrase


def _is_what_a_part_did(reading: Reading, draft: CountDraft, phrase: NounPhrase) -> bool:
    """Whether the word behind a part of a counted whole is its verb: "Of the 60 appeals, 14 [concerned] pensions"."""
    verb = phrase.first
    acts = phrase.last - verb > 1 and reading.has(verb, "lower") and reading.word(verb).endswith(reading.vocabulary.endings("past_ending"))
    return acts and part_of_a_number(reading, draft.first) and reading.has(phrase.last - 1, "lower")


def shared_phrase(reading: Reading, draft: CountDraft) -> NounPhrase | Uncounted | None:
    """The noun phrase of a second number that a first one shares ("[914] and 630 closings", "[at least 12] but no more than 40
    firms"); None where none does, NO_THING where the two bounds are of no things."""
    second = draft.last + 1
    bounds = reading.has(draft.last, "bound_link") and reading.has(second, "comparator_before") and draft.comparator in _BOUNDS
    while bounds and (reading.has(second, "comparator_before") or reading.has(second, "comparator_degree")):
        second += 1
    if not (bounds or reading.has(draft.last, "np_coordinator")) or not reading.has(second, "number") or reading.has(second, "modern"):
        return None
    before = draft.first - 1
    if reading.has_any(before, ("range_open", "month_name", "number", "currency_before", "hyphen")):
        return None
    if bounds:
        return noun_phrase_at(reading, second + 1) if counted_by(reading, second) not in ("amount", "share") else None
    if not (is_big(reading, draft.last - 1, draft.last) or reading.has(before, "with_word")):
        return None
    phrase = noun_phrase_at(reading, second + 1)
    return None if phrase is NO_THING else phrase


def _stands_for_kind(reading: Reading, unit: int) -> bool:
    """Whether the "one" at a unit stands for a noun, an adjective and its article before it: "a big one", "a 50-point one"."""
    compound = reading.has(unit - 2, "hyphen")
    article = unit - 4 if compound else unit - 2
    return reading.has(article, "number_article") and (compound or reading.has(unit - 1, "np_adjective"))


def unmarked_plural(reading: Reading, draft: CountDraft) -> NounPhrase | None:
    """The noun in the singular that a newcomer counts behind a verb of having: "we have 45 teacher but no desk"; None where none does."""
    noun = draft.last
    before = draft.first - 1
    listed = reading.has_any(before, ("comma", "np_coordinator")) and reading.has(before - 1, "counted_person")  # "31 student, 14 boy"
    counted = (listed or reading.has(before, "having_verb")) and reading.has(noun - 1, "number") and not reading.has(noun - 1, "decimal")
    if not counted or not reading.has(noun, "counted_person"):
        return None
    return NounPhrase(noun, noun + 1) if reading.roles.of(reading, noun + 1) in ".,&b)" else None


def phrase_elsewhere(match: Match, reading: Reading, draft: CountDraft, number: int, single: bool) -> NounPhrase | Uncounted | None:
    """The counted noun phrase of a number that none follows: elsewhere in the sentence, None where it is only understood,
    NO_THING where there is no count."""
    how = match.rule.build
    if "vague" in match.groups and reading.has(draft.last, "np_of") and reading.has(draft.last + 1, "plural_pronoun"):
        return None  # "dozens of them"
    if how is None and "total" not in match.groups:
        if reading.has(draft.last, "range_to") and counted_by(reading, draft.last + 1) in OTHER_KINDS:
            return NO_THING  # "rise from 4,000 to 6,000 pounds"
        levelled = is_big(reading, number, draft.last) or draft.first < number
        changed = change_before(reading, draft) if levelled else None
        phrase = subject_phrase(reading, changed) if changed is not None else None
        if phrase is None and changed is not None and reading.has(changed - 1, "tally_noun"):
            return None  # "employment increased 17,500"
        if phrase is not None and is_priced(reading, phrase.last - 1):
            return NO_THING
        return phrase if phrase is not None or understood(reading, draft, number) else NO_THING
    if how == "predicate":
        if not single and reading.has(draft.last, "singular_verb"):
            return NO_THING
        following = noun_phrase_at(reading, draft.last + 1)
        if isinstance(following, NounPhrase) and not part_of_a_number(reading, number):
            return following  # not "of the 38 judges, three are women": judges
        return None if understood(reading, draft, number) else NO_THING
    if how == "series":
        last = match.unit("last")
        following = noun_phrase_at(reading, last + 1) if last is not None else None
        return following if isinstance(following, NounPhrase) and not follows_day(reading, number) else NO_THING
    if how == "figure":
        return None if spoken_of(reading, number) else NO_THING
    if how == "part":
        return None if things_before(reading, number) else NO_THING
    if how == "base":
        return None if is_base(match, reading) else NO_THING
    if how == "listed":
        return None if is_of_list(reading, number) else NO_THING
    if how == "level":
        verb = match.unit("verb")
        return subject_phrase(reading, verb) if verb is not None and is_level_reached(reading, verb) else NO_THING
    if how == "row":
        named = subject_phrase(reading, number)
        return named if named is not None and level_counts(reading, number) else NO_THING
    return changed_phrase(match, reading, draft) if how == "subject" else None


def is_priced(reading: Reading, noun: int) -> bool:
    """Whether a number of a noun is a price or sum and none of things: "sales rose to 31 million", not "car sales rose to 31,000"."""
    return reading.has(noun, "priced_noun") and not reading.has(noun - 1, "sold_singly")


def changed_phrase(match: Match, reading: Reading, draft: CountDraft) -> NounPhrase | Uncounted | None:
    """What a level or a change is one of: the subject of its verb; None where it is understood, NO_THING where it is no count."""
    ends = [counted_by(reading, match.groups[end][0]) for end in ("start", "end") if end in match.groups]
    if not OTHER_KINDS.isdisjoint(ends):
        return NO_THING  # "from 29 days to 6"
    verb, before = match.unit("verb"), match.unit("start")
    phrase = None
    if verb is not None and (before is None or noun_phrase_at(reading, before + 1) is None):
        phrase = subject_phrase(reading, verb)  # else the noun stands with the number that the change starts from
        if phrase is None and reading.has_any(verb, ("colon", "dash")) and reading.has(verb - 1, "plural_noun"):
            phrase = NounPhrase(verb - 1, verb)  # "Visits: 2,872"
    if phrase is not None and is_priced(reading, phrase.last - 1):
        return NO_THING  # "sales rose to 31 million"
    labelled = verb is not None and reading.has(verb, "colon") and reading.has_any(verb - 1, ("state_word", "participle"))
    counts = labelled or (verb is not None and reading.has(verb, "counting_verb"))  # "Injured: 4,877"
    if phrase is None and "things" not in ends and not counts and not level_counts(reading, draft.first):
        return NO_THING  # "the temperature fell to 12"
    return phrase


def _draft(match: Match, reading: Reading, first: int, last: int) -> CountDraft | None:
    amount = amount_of(match, reading)
    if amount is None:
        return None
    draft = CountDraft(match.rule.id, first, last, *amount)
    total = match.unit("total")
    if total is not None:
        whole = number_value(reading, total)
        if whole is None or whole.value < (ONE if amount.value is None else amount.value):
            return None
        draft.total = whole.value
    with_cues(draft, reading)
    if reading.has(draft.last, "hyphen") and reading.has(draft.last + 1, "comparator_after"):
        draft.last += 2  # "some 40-odd": a cue on both sides
    return draft


def after_number(reading: Reading, unit: int, match: Match) -> int:
    """Where the noun of a count begins: past an "of" and the determiner after it ("dozens of the firms", "two of its labs"),
    and past "more" ("12 more firms")."""
    if reading.has(unit, "count_more"):
        return unit + 1
    if not reading.has(unit, "np_of"):
        return unit
    place = unit + 1
    while reading.has(place, "np_determiner") and not reading.has(place + 1, "hyphen"):
        place += 1
    place = past_possessor(reading, place)
    if "vague" in match.groups or (place > unit + 1 and not reading.has(place, "number")):
        return place
    return unit


def names_place(reading: Reading, draft: CountDraft, number: int, single: bool) -> bool:
    """Whether the cue before a small number is a preposition: "speaks about one area", "under one roof", "over two sites"."""
    if single:
        return reading.has(draft.first, "one_preposition")
    if reading.has_any(draft.first - 1, ("np_of", "np_boundary")):
        return False  # "gatherings of over five people"
    few = reading.has(number, "cardinal") and draft.value is not None and draft.value < MANY
    return few and draft.first + 1 == number and reading.has(draft.first, "place_preposition")


def past_possessor(reading: Reading, unit: int) -> int:
    """Past an owner who is named where a noun phrase may begin ("of [the region's] largest banks"); the unit itself where none is."""
    for place in range(unit + 1, unit + 1 + LONGEST_POSSESSOR):
        if reading.has(place, "possessive") or (reading.has(place, "apostrophe") and reading.has(place, "glued")):
            return place + 1
        if not reading.has(place, "word") or reading.roles.of(reading, place) in ENDS:
            break
    return unit


def stands_free(reading: Reading, first: int, last: int) -> bool:
    """Whether a number is a word of its own: not part of "B2B", "COVID-19", "5G", "1/3", "four-lane", "0551", the "1210" mode."""
    if reading.has(first, "leading_zero"):
        return False
    opened = False
    if first and reading.has(first, "glued"):
        before = reading.classes(first - 1)
        opened = "quote" in before
        behind_dash = "dash" in before and not reading.has(first - 2, "number")
        behind_comma = "comma" in before and reading.has(first - 2, "word")  # "of track,34 bridges"
        behind_colon = "colon" in before and reading.has_any(first - 2, _LABELS)  # "beds:340"
        if before.isdisjoint(_OPENERS) and not (behind_dash or behind_comma or behind_colon):
            return False
    if last < len(reading) and reading.has(last, "glued"):
        after = reading.classes(last)
        if "hyphen" in after or "plus" in after:
            cue = last + 1 if "hyphen" in after else last
            closes = cue + 1 >= len(reading) or not reading.has(cue + 1, "glued") or not reading.has(cue + 1, "word")
            return reading.has(cue, "comparator_after") and closes
        if "dash" in after:
            return not reading.has(last + 1, "number")
        if after.isdisjoint(_CLOSERS) or (opened and "quote" in after and reading.has(first, "digits_4")):
            return False
        if "colon" in after and reading.has(last + 1, "glued") and reading.has(last + 1, "number"):
            return False
    return True


def is_count_of(reading: Reading, draft: CountDraft, phrase: NounPhrase, match: Match) -> bool:
    """Whether a number with a noun after it counts that noun: not as a year, a multiple, a slogan or a name."""
    first = match.start
    bare = match.unit("total") is None and "span" not in match.groups
    if bare and is_model(reading, first):
        return False
    if bare and reading.has(first, "year") and FIRST_YEAR <= int(reading.core(first)) <= LAST_YEAR:
        return False
    if phrase.last - phrase.first == 1 and reading.has(phrase.first, "times_word"):
        by_so_much = reading.has(first - 1, "change_verb") and not reading.has(
            phrase.last, "frequency_opener"
        )  # "risen three times since June"
        multiple = by_so_much or (reading.has(phrase.last, "times_compared") and not reading.has(phrase.last + 1, "np_time"))
        if multiple or reading.has(first, "decimal"):
            return False
    if reading.core(first)[:1].isupper() and is_name(reading, first, phrase):
        return False
    return not (reading.roles.quoted(reading, first, QUOTED_UNITS) and is_slogan(reading, first))


def is_model(reading: Reading, unit: int) -> bool:
    """Whether a number belongs to the name of a model, with an article that no plural has, or behind another number of its: "a Beech
    200 aircraft", "three Boeing 737 Max 8 jets"."""
    named = reading.has(unit, "numeral") and (reading.has(unit - 1, "capitalized") or reading.has(unit - 1, "upper"))
    return named and reading.has_any(unit - 2, ("number_article", "numeral"))


def is_name(reading: Reading, first: int, phrase: NounPhrase) -> bool:
    """Whether a capitalised number word belongs to a name ("the Ten Cities Project") and not to a title's words."""
    if not (reading.has(phrase.last - 1, "capitalized") or reading.has(phrase.first, "capitalized")):
        return False
    start, end = sentence_units(reading, first)
    named = reading.has(phrase.last - 1, "capitalized") and phrase.last - phrase.first > 1
    opens = first == start or reading.has(first - 1, "dash")  # behind the place of a dispatch: "LEEDS (NN) — Seven northern towns"
    return (not opens or named) and not is_title(reading, start, end)


def is_slogan(reading: Reading, first: int) -> bool:
    """Whether a number stands in a short quotation that names something: the "one window" model, "three reds, one green"."""
    if reading.has_any(first, ("grouped", "scaled")):
        return False  # he spoke of "some 3,600 homes"
    opening = _quote(reading, first, -1)
    closing = _quote(reading, first, 1)
    if opening is None or closing is None or not 2 < closing - opening <= QUOTED_UNITS:
        return False
    if reading.has(closing - 1, "comma"):
        return False  # speech
    if not reading.has(opening + 1, "glued") or (opening and reading.has(opening, "glued") and reading.has(opening - 1, "word")):
        return False  # the sign before the number closes a quotation
    if any(reading.has_any(unit, _OF_SPEECH) and not reading.has(unit, "number") for unit in range(opening + 1, closing)):
        return False  # "we built 1,000 homes in 2015"
    if reading.has(closing + 1, "word") and not reading.has(closing + 1, "glued"):
        return True
    return sum(reading.has(unit, "number") for unit in range(opening, closing)) > 1


def _quote(reading: Reading, unit: int, step: int) -> int | None:
    """The nearest quotation mark before or after a unit in its sentence, None where there is none near."""
    for place in range(unit + step, unit + step * QUOTED_UNITS, step):
        if not 0 <= place < len(reading):
            return None
        classes = reading.classes(place)
        if "quote" in classes:
            return place
        if "newline" in classes or "period" in classes:
            return None
    return None


def _is_part_of_verb(reading: Reading, unit: int) -> bool:
    """Whether a unit before a verb belongs to it: an auxiliary, an adverb, "more than" in "more than doubled"."""
    return reading.roles.of(reading, unit) in "xl" or reading.has_any(unit, _BEFORE_A_VERB)


def _past_places(reading: Reading, verb: int, start: int) -> int:
    """Where the subject of a verb ends: before its auxiliaries, and before the places and times between it and them ("infections [in
    Spain] rose", "confirmed cases [in the country] have reached")."""
    end = verb
    while end > start and _is_part_of_verb(reading, end - 1):
        end -= 1
    if reading.has(end - 1, "np_time") and reading.has_any(end - 2, ("np_determiner", "deictic")) and end - 2 > start:
        end -= 3 if reading.has(end - 3, "time_opener") else 2  # "arrivals this year stand at", "deaths during the year fell"
    for _ in range(2):
        place = end - 1
        while (
            place > start
            and end - place <= _LONGEST_PLACE
            and reading.roles.of(reading, place) in "nagdmpDs-"
            and not reading.has(place, "np_boundary")
        ):
            place -= 1
        if place > start and place < end - 1 and reading.has(place, "place_word") and reading.roles.of(reading, place - 1) in "pm":
            end = place
    return _before_a_time(reading, end, start)


def _before_a_time(reading: Reading, end: int, start: int) -> int:
    """Where the subject ends before a time that ends at a unit: "arrivals [in May] rose", "visits [for the first half of 2015] fell"."""
    if not reading.has_any(end - 1, ("month_name", "year", "np_time", "modern")):
        return end
    for place in range(end - 2, max(start, end - 1 - _LONGEST_TIME), -1):
        if reading.has(place, "time_opener") and reading.roles.of(reading, place - 1) in "pm":
            return place
        if reading.has_any(place, ("comma", "np_auxiliary", "semicolon")):
            break
    return end


def subject_phrase(reading: Reading, verb: int) -> NounPhrase | None:
    """The noun phrase of which a verb says the number: "the number of X" before it in the sentence, else the plural
    that ends right before the verb."""
    start = sentence_units(reading, verb)[0]
    near = max(start, verb - ANTECEDENT_REACH)
    for unit in range(verb - 2, near - 1, -1):
        if reading.has(unit, "semicolon"):
            break
        if reading.has(unit, "number_noun") and reading.has(unit + 1, "np_of"):
            place = unit + 2
            while reading.has(place, "np_determiner"):
                place += 1
            phrase = noun_phrase_at(reading, place)
            return None if phrase is NO_THING else phrase
    roles = reading.roles
    if any(reading.has(unit, "tally_noun") and roles.of(reading, unit + 1) == "b" for unit in range(near, verb - 1)):
        return None  # "the toll in the riots rose"
    end = _past_places(reading, verb, start)
    while end > start and _is_part_of_verb(reading, end - 1):
        end -= 1
    if end == start or roles.of(reading, end - 1) not in "pm":
        return None
    first = end - 1
    while first > start and (roles.of(reading, first - 1) in "nagdm" or reading.has(first - 1, "hyphen")):
        first -= 1
    if first > start and reading.has(first, "hyphen"):
        first -= 1  # "long-term arrivals"
    if first == start + 1 and roles.of(reading, start) == "v" and reading.has(start, "word"):
        first = start  # "Live births numbered 12": no verb opens a sentence that has its own
    if first == end - 1 and reading.has(first, "capitalized") and reading.has(first - 1, "place_word"):
        return None  # "it was highest in Lagos, at 12,300"
    if (first > start and reading.has(first - 1, "number")) or (first == end - 1 and reading.has(first, "tally_noun")):
        return None
    return NounPhrase(first, end)
