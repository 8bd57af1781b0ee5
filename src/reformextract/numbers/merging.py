"""Runs of tokens -> one number unit. Which runs may make a number is said by the rules of kind ``number``."""

from __future__ import annotations

from reformextract.lexicon.reading import Reading
from reformextract.matcher.rules import RuleSet
from reformextract.numbers.grammar import Grammar
from reformextract.numbers.parts import parts_of
from reformextract.numbers.value import power_value

_LONGEST_NUMBER = 80  # units


def merge_numbers(reading: Reading, rules: RuleSet) -> None:
    """Make every run of tokens that a number rule finds and the grammar reads one unit of class ``number``.

    A run may hold several numbers ("one hundred, two hundred" said without a comma): each becomes a unit of its own.
    """
    matches = sorted(rules.find(reading.codes), key=lambda m: (m.start, m.start - m.end, m.order))
    spans: list[tuple[int, int, str]] = []
    free = 0
    for match in matches:
        position = max(match.start, free)
        if match.rule.build == "power":
            text = reading.span_view(match.start, match.end)
            if position == match.start and power_value(text) is not None:
                spans.append((match.start, match.end, reading.vocabulary.composite("", reading.has(match.start, "glued"))))
                free = match.end
            continue
        fewest = 1 if match.rule.build == "decimal_comma" else 2  # tokens
        while position < match.end - fewest + 1:
            grammar = Grammar(parts_of(reading, position, min(match.end, position + _LONGEST_NUMBER)))
            number = grammar.read()
            unread = number is None or (grammar.taken < fewest and match.rule.build != "spelled")
            if (unread and position == match.start) or reading.has(position - 1, "vague_quantifier"):
                break
            if number is None or grammar.taken < fewest:
                position += 1
                continue
            end = position + grammar.taken
            kind = "scaled" if number.scale >= 1000 else "" if fewest == 1 else match.rule.build or ""
            spans.append((position, end, reading.vocabulary.composite(kind, reading.has(position, "glued"))))
            position = free = end
    reading.merge(spans)
