"""Runs of tokens -> one number unit. Which runs may make a number is said by the rules of kind ``number``."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import RuleSet
from reformextract.numbers.reading import NumberRuns
from reformextract.numbers.value import power_value

_LONGEST_NUMBER = 80  # units
_REACH_OF_COUNTED = 14  # units between what is counted and a figure with a letter for its scale
_COUNTED = ("letter_counted", "tally_noun", "crowd_word", "people_counted", "person_noun")
_LEVEL = (
    "range_to", "np_of", "at_word", "reach_verb", "from_word", "be_verb", "colon", "against_word", "possessive", "comparator_verb",
    "number_and", "comma", "ellipsis_than", "comparator_before", "number_adverb", "capitalized", "by_word", "reach_verb_to",
    "change_verb", "taking_verb", "ellipsis_determiner", "with_word", "open",
)  # fmt: skip


def merge_numbers(reading: Reading, rules: RuleSet, runs: NumberRuns) -> None:
    """Make every run of tokens that a number rule finds and the grammar reads one unit of class ``number``.

    A run may hold several numbers ("one hundred, two hundred" said without a comma): each becomes a unit of its own.
    """
    matches = sorted(rules.find(reading.codes), key=lambda m: (m.start, m.start - m.end, m.order))
    spans: list[tuple[int, int, str]] = []
    free = 0
    for match in matches:
        position = max(match.start, free)
        if match.rule.build == "counted" and not _numbers_things(reading, match.start):
            continue
        if match.rule.build == "power":
            text = reading.span_view(match.start, match.end)
            if position == match.start and power_value(text) is not None:
                spans.append((match.start, match.end, reading.vocabulary.composite("", reading.has(match.start, "glued"))))
                free = match.end
            continue
        fewest = 1 if match.rule.build == "decimal_comma" else 2  # tokens
        while position < match.end - fewest + 1:
            last = min(match.end, position + _LONGEST_NUMBER)
            number, taken = runs[tuple(reading.surfaces[reading.first[position] : reading.first[last]])]
            unread = number is None or (taken < fewest and match.rule.build != "spelled")
            if (unread and position == match.start) or reading.has(position - 1, "vague_quantifier"):
                break
            if number is None or taken < fewest:
                position += 1
                continue
            end = position + taken
            kind = "scaled" if number.scale >= 1000 else "" if fewest == 1 else match.rule.build or ""
            spans.append((position, end, reading.vocabulary.composite(kind, reading.has(position, "glued"))))
            position = free = end
    reading.merge(spans)


def _numbers_things(reading: Reading, figure: int) -> bool:
    """Whether a figure with a letter that could be a unit numbers things: a level of what is counted, or goes on from such a number
    ("visitors rose to [1.9m]", "1.2m members, more than its rival's [0.9m]")."""
    if not reading.has_any(figure - 1, _LEVEL):
        return False
    for place in range(figure - 1, max(-1, figure - 1 - _REACH_OF_COUNTED), -1):
        if reading.has_any(place, ("period", "newline", "semicolon", "exclamation", "question")):
            return False
        if reading.has_any(place, _COUNTED):
            return True
        if reading.has(place, "scale_letter") and reading.has(place - 1, "numeral") and reading.has(place + 1, "plural_noun"):
            return not reading.has(place + 1, "unit")
    return False
