"""Whether a date lies behind or ahead, by the verbs, plans and deadlines around it; whether "today" means these times."""

from __future__ import annotations

from reformextract.dates.context import REACH, stands_aside
from reformextract.dates.expressions.expression import Tense
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units

OPENING_REACH = 20  # after a date that opens its sentence
_LEANINGS: dict[str, Tense] = {"strong": "future", "deadline": "leaning", "soft": "leaning"}
_STOP = "semicolon|comma"
_CUES = "tense_cue|commitment_verb|same_past"
_CUES_AND_STOPS = f"{_CUES}|{_STOP}"
_CLAUSE = "semicolon|comma|np_coordinator"  # "began in January and will end in May"
CLOSE_REACH = 3
_ENDS_A_SUBJECT = ("np_auxiliary", "finite_verb", "comma", "semicolon")
GOVERNED = 2  # a verb, a preposition, a date
_NOTHING: frozenset[str] = frozenset()
_BEFORE_WHAT_IS_TO_BE = ("period_preposition", "infinitive_word", "from_year", "set_for", "promise_before")  # of these one must stand
_DETERMINERS = ("date_article", "unit_article", "date_possessive")
ASIDE_REACH = 14
COMMITMENT_REACH = 5  # "instructed the regions to"
SHORT_WORD = 3  # "his", "its"
PLAN_REACH = 60
REPORT_REACH = 5  # a verb of saying further off tells when it was said, not when it was


def speaks_of_the_times(reading: Reading, first: int, last: int) -> bool:
    """Whether the "today" of units first to last (half-open) means these times rather than this day.

    It does where its sentence sets the present against the past ("in the past ... today", "still ... today"), beside a noun of
    the times ("today's world", "the villages of today"), behind an amount that another is held against ("from 15 GW today"),
    and where it opens a clause without a comma that says nothing of the past or the future ("today the firm has 40 staff").
    """
    if reading.has(last, "possessive"):
        return reading.has(last + 1, "era_noun")
    if reading.has_any(last + 1, ("heat_noun", "weather_subject")):
        return False  # "Today the temperature is minus 17 degrees"
    if reading.value(first - 1, "tense_cue") == "report":
        return False  # "said today"
    start, end = sentence_units(reading, first)
    vocabulary, codes = reading.vocabulary, reading.codes
    if reading.has(first - 1, "era_world"):
        return not _is_told_as_past(reading, first)
    if not vocabulary.code_set("era_cue").isdisjoint(codes[start:end]):
        told_of = first - start > 1 and reading.has(first - 1, "capitalized")  # "Mr. Adeyemi today bade them farewell"
        return not told_of and not _is_told_as_past(reading, first)
    if first - start > 1 and reading.has(first - 1, "edge_of"):
        return not reading.has(first - 2, "as_word")
    if first > start and codes[first - 1] in vocabulary.code_set("number|unit|scale|ratio_unit|currency_after|nothing_word"):
        beside = codes[max(start, first - 5) : first]
        return not vocabulary.code_set("present_comparison").isdisjoint(beside) and tense_at(reading, first, last) != "past"
    opens = first == start or codes[first - 1] in vocabulary.code_set("semicolon|colon")
    follows = last < end and codes[last] not in vocabulary.code_set("comma|tense_cue|link_of|link_on")
    return opens and follows and _is_present(reading, last, min(end, last + REACH))


def _is_told_as_past(reading: Reading, first: int) -> bool:
    """Whether "was" or "were" is the verb form right before a day, in its clause: "counting was still under way today"."""
    for unit in range(first - 1, max(first - COMMITMENT_REACH - 1, 0), -1):
        if reading.has(unit, "semicolon") or reading.has(unit, "comma"):
            return False
        if reading.has(unit, "tense_cue"):
            return reading.value(unit, "tense_cue") == "past_to"
    return False


def _is_present(reading: Reading, first: int, end: int) -> bool:
    """Whether the first verb of a clause says what is, rather than what happened or will."""
    for unit in range(first, end):
        if reading.has(unit, "comma") or reading.has(unit, "semicolon"):
            return False
        verb = reading.value(unit, "present_verb")
        if verb is not None:
            if unit + 1 < end and reading.has(unit + 1, "tense_cue"):
                return False
            if unit + 1 < end and reading.word(unit + 1).endswith(reading.vocabulary.endings("progressive_ending")):
                return False  # "today 200,000 are living in tents"
            return verb == "present" or unit + 1 >= end or not _is_past_form(reading, unit + 1)
        if _tense_of(reading, unit, 1) is not None:
            return False
    return False


def tense_at(reading: Reading, first: int, last: int) -> Tense:
    """Past or future, by the verb form nearest to units first to last (half-open) in their sentence.

    What will be done on or by a date lies "ahead"; of a date that stands before its verb ("From June it will") that is less sure:
    "future". Without a verb it is "leaning" after a word that often looks ahead ("from July 1"), else "unknown".
    """
    tense = _verb_tense(reading, first, last)
    deadline = tense == "future" and reading.value(first - 1, "future_preposition") == "deadline"
    return "ahead" if deadline else tense


def _verb_tense(reading: Reading, first: int, last: int) -> Tense:
    """The tense of the verb form nearest to units first to last (half-open) in their sentence.

    Without one it is "leaning" after a word that often looks ahead ("from July 1"), else "unknown".
    """
    before = reading.classes(first - 1) if first else _NOTHING
    if "since_word" in before:
        return "past"
    leaning = reading.value(first - 1, "future_preposition") if "future_preposition" in before else None
    start, end = sentence_units(reading, first)
    if _is_deadline(reading, first) or reading.has(last, "delivery_noun"):
        return "ahead"
    if not before.isdisjoint(_BEFORE_WHAT_IS_TO_BE) and _is_to_be(reading, start, first):
        return "ahead"
    if _is_condition(reading, start, first) and _verb_behind(reading, last, min(end, last + 1), _STOP) != "past":
        return "ahead"
    opens = first - start <= (leaning is not None or "scene_word" in before)
    if leaning == "strong" and not opens:
        verb, best = _verb_before(reading, first, max(start, first - REACH), False)
        return "leaning" if best == "past" and reading.has_any(verb - 1, ("plan_had",)) else "future"  # "had closed it until 9 April"
    if reading.has(last, "possessive"):
        return "past"
    reported = reading.has(last, "that_word")  # "told a meeting on Tuesday that 40 would be added"
    verb, best = _verb_before(reading, first, max(start, first - REACH), reported)
    stops = _CLAUSE
    if best is None:
        bounded = (leaning is not None and not opens) or stands_aside(reading, first, last)
        stops = _STOP if bounded else "semicolon"
    reach = OPENING_REACH if opens else min(REACH, first - verb - 1)
    governed = best == "past" and first - verb == GOVERNED and leaning is None  # "the pact agreed in May ends"
    behind = None if reported or governed else _verb_behind(reading, last, min(end, last + reach), stops)
    if behind == "future" and not opens and reading.has(last, "colon"):
        behind = None  # "approved on May 8: bonds to be sold"
    if behind is not None:
        return behind
    if best is None and leaning is None and reading.has(first - 1, "comma") and reading.has(last, "comma"):
        behind = _verb_behind(reading, last + 1, min(end, last + CLOSE_REACH), _STOP)
        if behind is not None:
            return behind  # "the last deadline, 31 December, passed"
    if best is None:
        return _tense_without_verb(reading, first, last, leaning)
    if best == "future" and _was_put_off(reading, first, last, end):
        return "past"
    if best == "past" and leaning == "soft" and _is_decided(reading, verb, first):
        return "ahead"
    if best == "past" and leaning == "deadline" and reading.has_any(verb - 1, ("plan_had",)):
        return "past"  # "15,000 had crossed the border by Sunday"
    if best == "past" and leaning == "deadline":
        return "future" if _has_plan_before(reading, start, first) else "unknown"
    return "ahead" if best == "future" and not reading.has(first - 1, "date_article") else best


def _verb_before(reading: Reading, first: int, start: int, reported: bool) -> tuple[int, Tense | None]:
    """The nearest verb form from a date back to ``start``, with the tense it tells; ``start`` - 1 and None without one."""
    vocabulary, codes = reading.vocabulary, reading.codes
    telling, commas, semicolons = vocabulary.code_set(_CUES_AND_STOPS), vocabulary.code_set("comma"), vocabulary.code_set("semicolon")
    endings = vocabulary.endings("past_ending") + vocabulary.endings("progressive_ending")
    surfaces, tokens = reading.surfaces, reading.first
    unit = first
    while unit > start:
        unit -= 1
        code = codes[unit]
        if code not in telling and not surfaces[tokens[unit]].endswith(endings):
            continue
        if code in semicolons:
            break
        if code in commas:
            opening = _aside_before(reading, unit)
            if opening is not None:
                start, unit = max(sentence_units(reading, first)[0], start - unit + opening), opening
            continue
        tense = _commitment(reading, unit, first) or _tense_of(reading, unit, 1 if reported else first - unit)
        if tense is not None:
            return unit, tense
    return first - REACH - 1, None


def _aside_before(reading: Reading, comma: int) -> int | None:
    """The comma that opens the relative clause which a comma closes: "The agency, which met last month, will publish them in June"."""
    for unit in range(comma - 1, max(comma - ASIDE_REACH, 0), -1):
        if reading.has(unit, "comma"):
            relative = any(reading.has(place, "aside_relative") for place in range(unit + 1, min(unit + COMMITMENT_REACH, comma)))
            goes_on = reading.has_any(comma + 1, ("tense_cue", "infinitive_word", "modal_word")) or _is_past_form(reading, comma + 1)
            return unit if relative and goes_on else None
    return None


def _verb_behind(reading: Reading, last: int, end: int, stops: str) -> Tense | None:
    """The tense that the first verb form behind a date tells, before what stops a clause."""
    vocabulary, codes = reading.vocabulary, reading.codes
    cues, closing = vocabulary.code_set(_CUES), vocabulary.code_set(stops)
    endings = vocabulary.endings("past_ending") + vocabulary.endings("progressive_ending")
    surfaces, tokens = reading.surfaces, reading.first
    for unit in range(last, end):
        code = codes[unit]
        if code in closing:
            return None
        if (code in cues or surfaces[tokens[unit]].endswith(endings)) and not reading.has(unit, "due_word"):
            tense = _tense_of(reading, unit, unit - last + 1)
            if tense is not None:
                return tense
    return None


def _tense_without_verb(reading: Reading, first: int, last: int, leaning: str | None) -> Tense:
    """What the words beside a date tell where no verb does."""
    if _is_predicate(reading, first) or _is_forecast(reading, first):
        return "future"  # "the hearing is on Friday"
    of_a_level = leaning is not None and reading.has(last, "lower") and not reading.has(last, "date_follow")  # "to fall from May peak"
    if _is_headline_of_plans(reading, first) and not of_a_level:
        return "future"
    if leaning is None:
        if _is_told_when_over(reading, last):
            return "past"
        due = reading.has(last, "deadline_noun") and not reading.has(last - 1, "weekday")
        return "leaning" if due else "unknown"  # "the June 30 deadline"
    start, end = sentence_units(reading, first)
    if leaning == "deadline" and any(reading.has(unit, "plan_had") for unit in range(last, min(end, last + CLOSE_REACH))):
        return "past"  # "The fire, half contained by Tuesday night, had burned 40 farms"
    if leaning == "soft" and reading.has(first - 1, "from_year") and _is_compared(reading, start, first - 1):
        # "down 0.8 points from April", but "they will get a rise of 3 percent from April"
        return "future" if _has_modal(reading, start, first) else "past"
    if reading.has(start, "imperative_verb"):
        return "ahead"  # "Send replies by May 3"
    if leaning == "deadline" and _has_plan_before(reading, start, first):
        return "future"
    return _LEANINGS[leaning]


def _is_decided(reading: Reading, verb: int, first: int) -> bool:
    """Whether a verb of proposing or deciding has an object that begins on a date: "approved a levy from April", "announced data from May"
    not; "announced on Monday a ban from May" is."""
    at = first - 1
    if not reading.has(verb, "deciding_verb") or not reading.has(at, "from_year") or at - verb < CLOSE_REACH:
        return False
    return not reading.has_any(at - 1, ("data_noun", "past_verb"))


def _is_compared(reading: Reading, start: int, unit: int) -> bool:
    """Whether a change stands shortly before "from": "down 0.8 points from April", "unchanged from May"."""
    before = reading.codes[max(start, unit - COMMITMENT_REACH) : unit]
    return not reading.vocabulary.code_set("compared_noun").isdisjoint(before)


def _is_headline_of_plans(reading: Reading, first: int) -> bool:
    """Whether a headline says with an infinitive what will be done: "Gas bills to rise in October"."""
    start, end = sentence_units(reading, first)
    if reading.has(end - 1, "period") or reading.has(end - 1, "question"):
        return False
    before = range(max(start, first - REACH), first - 1)
    return any(reading.has(unit, "infinitive_word") and reading.has(unit + 1, "word") for unit in before)


def _is_forecast(reading: Reading, first: int) -> bool:
    """Whether a noun of what lies ahead takes a date: "the forecast for Friday"."""
    return reading.has(first - 1, "period_preposition") and reading.has(first - 2, "ahead_noun")


def _is_to_be(reading: Reading, start: int, first: int) -> bool:
    """Whether something is planned, moved or called for a date, wanted by it or impossible before it."""
    if _is_planned_for(reading, first) or _is_not_before(reading, start, first):
        return True
    return _is_moved_or_called(reading, start, first) or _is_wanted_by(reading, start, first)


def _is_planned_for(reading: Reading, first: int) -> bool:
    """Whether a participle of plans takes a date: "the sale planned for December", not "had been planned for December"."""
    if not (reading.has(first - 1, "period_preposition") and reading.has(first - 2, "planned_word")):
        return False
    return not (reading.has(first - 3, "plan_been") and reading.has(first - 4, "plan_had"))


def _is_not_before(reading: Reading, start: int, first: int) -> bool:
    """Whether something cannot be before a date ("it cannot open before March"), or will be, "but not before October"."""
    if not reading.has(first - 1, "promise_before") or reading.value(first - 1, "future_preposition") == "deadline":
        return False
    impossible = reading.vocabulary.code_set("impossible_word")
    if not impossible.isdisjoint(reading.codes[max(start, first - 1 - CLOSE_REACH) : first - 1]):
        return True
    return reading.has(first - 2, "not_word") and _has_modal(reading, start, first)


def _has_modal(reading: Reading, start: int, first: int) -> bool:
    """Whether a modal verb stands before a date, and no month of May."""
    return any(reading.has(unit, "modal_word") and reading.has(unit, "lower") for unit in range(start, first))


def _is_moved_or_called(reading: Reading, start: int, first: int) -> bool:
    """Whether something was put off to a date or called for it: "the vote was postponed to May", "called elections for May"."""
    if reading.has_any(first - 1, ("infinitive_word", "from_year")):  # "moved from Tuesday to Friday"
        moved = reading.vocabulary.code_set("moved_word")
        return not moved.isdisjoint(reading.codes[max(start, first - CLOSE_REACH - 2) : first - 1])
    calling = reading.vocabulary.code_set("calling_verb")
    return reading.has(first - 1, "set_for") and not calling.isdisjoint(reading.codes[max(start, first - CLOSE_REACH - 1) : first - 1])


def _is_wanted_by(reading: Reading, start: int, first: int) -> bool:
    """Whether somebody wants or needs something by a date: "they need 50 doctors by Christmas", "want it passed before Ramadan"."""
    if not reading.has(first - 1, "promise_before"):
        return False
    wanting, ends = reading.vocabulary.code_set("wanting_verb"), reading.vocabulary.code_set("comma|colon")
    for unit in range(first - 2, max(start, first - PLAN_REACH) - 1, -1):
        if reading.codes[unit] in wanting:
            return not reading.has_any(unit - 1, _DETERMINERS)
        if reading.codes[unit] in ends or reading.value(unit, "tense_cue") == "past":
            return False  # "need more than they did before Christmas"
    return False


def _is_condition(reading: Reading, start: int, first: int) -> bool:
    """Whether a present verb behind "if", "once" or "before" takes a date: still to come ("once the law takes effect in May")."""
    vocabulary, codes = reading.vocabulary, reading.codes
    present, beyond = vocabulary.code_set("third_person"), max(first - COMMITMENT_REACH, start)
    if present.isdisjoint(codes[beyond + 1 : first]):
        return False
    opening, stops = vocabulary.code_set("condition_word"), vocabulary.code_set(_CUES_AND_STOPS)
    verb = next(unit for unit in range(first - 1, beyond, -1) if codes[unit] in present)
    for unit in range(verb - 1, max(verb - REPORT_REACH - 1, start - 1), -1):
        if codes[unit] in opening:
            return True
        if codes[unit] in stops or _is_past_form(reading, unit):
            return False
    return False


def _is_deadline(reading: Reading, first: int) -> bool:
    """Whether a deadline that is not over takes a date: "has set a deadline of Sunday", "the deadline is noon on Sunday", not "missed the
    deadline of Sunday"."""
    nearest = max(sentence_units(reading, first)[0], first - CLOSE_REACH)
    if reading.vocabulary.code_set("present_copula|edge_of").isdisjoint(reading.codes[nearest:first]):
        return False
    for unit in range(first - 1, nearest - 1, -1):
        if reading.has(unit, "present_copula"):
            return reading.has(unit - 1, "deadline_noun")
        if reading.has_any(unit, _ENDS_A_SUBJECT):
            break
    return reading.has(first - 1, "edge_of") and reading.has(first - 2, "deadline_noun") and reading.has(first - 3, "unit_article")


def _is_told_when_over(reading: Reading, last: int) -> bool:
    """Whether what is counted for a month stands behind it ("the April figures", "the April and May figures")."""
    if reading.has(last, "np_coordinator") and reading.has(last + 1, "month"):
        last += 2
    return reading.has(last, "data_noun")


def _was_put_off(reading: Reading, first: int, last: int, end: int) -> bool:
    """Whether what was due on a date did not come: "the report, due in October, has been put off"."""
    due = any(reading.value(unit, "tense_cue") == "future_participle" for unit in range(max(first - CLOSE_REACH, 0), first))
    aside = due and (reading.has(last, "comma") or reading.has(last, "close"))
    return aside and not reading.vocabulary.code_set("delay_word").isdisjoint(reading.codes[last : min(end, last + REACH)])


def _has_plan_before(reading: Reading, start: int, first: int) -> bool:
    """Whether something that is to be done stands before a deadline: "is to check 40 firms and hand in its findings by May 15"."""
    start = max(start, first - PLAN_REACH)
    plan = reading.vocabulary.code_set("commitment_verb|plan_verb")
    return not plan.isdisjoint(reading.codes[start:first]) and not reading.vocabulary.code_set("infinitive_word|modal_word").isdisjoint(
        reading.codes[start:first]
    )


def _is_predicate(reading: Reading, first: int) -> bool:
    """Whether a date is what a present "is" says of its subject."""
    at = first - 1
    if reading.has(at, "link_on") or reading.has(at, "link_of"):
        at -= 1
    if reading.has(at, "out_word"):
        at -= 1  # "the figures are out on Friday"
    return reading.has(at, "present_copula")


def _commitment(reading: Reading, unit: int, first: int) -> Tense | None:
    """The future that a verb of promise or order opens: "agreed to cut output from January", "was told to leave by March"."""
    if not reading.has(unit, "commitment_verb"):
        return None
    if first - unit <= CLOSE_REACH:
        return "past" if reading.has(unit, "saying_verb") else None  # "the mayor promised over the weekend"
    behind = range(unit + 1, min(unit + COMMITMENT_REACH, first - 1))
    opening = next((place for place in behind if reading.has(place, "infinitive_word")), None)
    if opening is None:  # "has promised 50 million before Christmas"
        return "future" if reading.has(unit, "saying_verb") and reading.has(first - 1, "promise_before") else None
    has_its_day = any(reading.has(place, "weekday") for place in range(unit + 1, opening))  # "agreed on Sunday to close it in May"
    if has_its_day or reading.has(first - 1, "future_preposition"):
        return "future"
    return None if reading.has(first, "weekday") else "leaning"  # "decided to close it in May": the nearest May


def _tense_of(reading: Reading, unit: int, distance: int) -> Tense | None:
    cue = reading.value(unit, "tense_cue")
    if reading.has(unit, "same_past") and reading.has(unit - 1, "aside_relative"):
        return "past"  # "the board, which cut 17 routes in September"
    if cue is not None:
        if cue == "future_to":
            planned = reading.has(unit, "plan_word") and not reading.has(unit - 1, "plan_had")
            planned = planned and reading.has_any(unit + 1, ("unit_article", "date_article", "number"))
            deadline = reading.has(unit, "likely_word") and reading.has(unit + 1, "future_preposition")  # "unlikely before Friday"
            return "future" if planned or deadline or reading.has(unit + 1, "infinitive_word") else None
        if cue == "past" and reading.has(unit - 1, "infinitive_word"):
            return None  # "mercury to hit 41C by Thursday": what stands before decides
        if cue == "past" and reading.has(unit - 1, "participle_before"):
            return _passive(reading, unit, distance)
        if cue == "past" and reading.has(unit, "obligation_verb") and reading.has(unit + 1, "infinitive_word"):
            return "future"  # "owners have to register by Jan. 1"
        if cue == "report":
            return "past" if distance <= REPORT_REACH else None
        if cue == "future_participle":
            return "past" if reading.has(unit - 1, "plan_been") and reading.has(unit - 2, "plan_had") else "future"
        if cue == "past_to" and not reading.has(unit - 1, "participle_before"):
            return "future" if reading.has(unit + 1, "infinitive_word") else "past"
        if cue == "future_plural":
            return "future" if _is_plural_subject(reading, unit - 1) else None
        if cue == "future_particle":
            return "future" if reading.has(unit + 1, "tense_particle") else None
        if cue == "future_set":
            return "future" if reading.has(unit + 1, "infinitive_word") or reading.has(unit + 1, "set_for") else None
        if cue == "future" and _is_noun(reading, unit):
            return None
        if cue == "future" and reading.has(unit, "could_word") and reading.has(unit + 1, "not_word"):
            return "past"
        if cue == "future":
            return None if reading.has(unit - 1, "infinitive_word") else "future"  # "had been due to expire": what stands before decides
        return "past"
    if reading.has(unit - 1, "present_copula") and reading.word(unit).endswith(reading.vocabulary.endings("progressive_ending")):
        return "future" if distance <= CLOSE_REACH else None  # "they are meeting on Saturday"
    if reading.has(unit, "lower") and _is_past_form(reading, unit):
        if reading.has_any(unit - 1, _DETERMINERS) or reading.value(unit - 2, "tense_cue") == "future":
            return None  # "the revised figures", "will publish revised figures"
        if reading.has(unit - 1, "participle_before"):
            return _passive(reading, unit, distance)
        return None if reading.has(unit, "no_past") or reading.has(unit + 1, "participle_after") else "past"
    return None


def _is_noun(reading: Reading, unit: int) -> bool:
    """Whether what could be a verb is counted or opens its sentence, or is a month: "made 40 visits", "Visits in May are free", "5 may"."""
    if reading.has(unit, "month_common"):
        return reading.has(unit - 1, "day") or reading.has(unit + 1, "number")
    plural = reading.word(unit).endswith(reading.vocabulary.endings("counted_ending"))
    counted = reading.has(unit - 1, "number") and not reading.has(unit - 1, "year")
    if plural and reading.has(unit - 1, "lower") and reading.has(unit - 2, "number"):
        said_of = reading.has(unit - 1, "plural_noun") or reading.has(unit - 2, "year")  # "40 shops open"
        return not said_of  # "won 332 electoral votes"
    return plural and (reading.has(unit, "capitalized") or counted)


def _is_plural_subject(reading: Reading, unit: int) -> bool:
    """Whether a unit can be the subject of a verb in its plain form: "schools", "they", not "his", "this"."""
    if reading.has(unit, "plural_subject"):
        return True
    if reading.has(unit, "np_coordinator"):
        return reading.has_any(unit + 2, ("link_on", "link_of", "future_preposition"))  # "opened in May and close on Friday"
    word = reading.word(unit)
    plural = len(word) > SHORT_WORD and word.endswith(reading.vocabulary.endings("counted_ending"))
    return plural and not reading.has_any(unit, ("possessive", "date_possessive", "deictic", "tense_cue"))


def _passive(reading: Reading, unit: int, distance: int) -> Tense | None:
    """What a participle behind a form of "be" tells: "to be held" lies ahead, unless it had to; "is held" on a day that is near may."""
    ahead = reading.has(unit - 2, "infinitive_word") and reading.value(unit - 3, "tense_cue") not in ("past", "past_to")
    if ahead:
        return "future"
    return "leaning" if distance <= CLOSE_REACH and reading.has(unit - 1, "present_copula") else None


def _is_past_form(reading: Reading, unit: int) -> bool:
    """Whether a word has the form of a past tense or participle."""
    word = reading.surfaces[reading.first[unit]]
    return len(word) > 5 and word.endswith(reading.vocabulary.endings("past_ending")) and len(reading.word(unit)) > 4
