"""Sentence ends, from the reading's own units: no model, no language assumed beyond the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_right

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary


class SentenceFinder:
    """Finds sentence ends: a final sign with its closing quotes or brackets before a space, or a line's end."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        stop = vocabulary.codes_of("period|exclamation|question")
        closer = vocabulary.codes_of("quote|close|close_bracket|apostrophe")
        glued = vocabulary.codes_of("glued&!newline&!quote&!close&!close_bracket&!apostrophe")
        lower = vocabulary.codes_of("lower&!glued")
        newline = vocabulary.codes_of("newline")
        sign, number = vocabulary.codes_of("number_sign&!lower"), vocabulary.codes_of("number")
        named = f"(?!(?<=[{sign}].)[{number}])" if sign else ""  # "No. 2"
        # one set first and its parts behind it: so the search passes over all other units at once
        self._ends = re.compile(f"[{newline}{stop}](?:(?<=[{newline}])|(?<=[{stop}]){named}[{closer}]*(?![{glued}{lower}]))")

    def mark(self, reading: Reading) -> None:
        """Fill ``reading.sentence_ends`` with the unit positions one past each sentence's last unit."""
        reading.sentence_spans.clear()
        reading.titles.clear()
        reading.sentence_ends = [match.end() for match in self._ends.finditer(reading.codes)]


_SHORT = 3  # characters of words that tell nothing of a title


def sentence_units(reading: Reading, unit: int) -> tuple[int, int]:
    """The units (half-open) of the sentence that holds a unit."""
    ends = reading.sentence_ends
    index = bisect_right(ends, unit)
    start = ends[index - 1] if index else 0
    end = ends[index] if index < len(ends) else len(reading)
    return start, end


def sentence_span(reading: Reading, first: int, last: int, beyond: int) -> tuple[int, int]:
    """The characters of the sentence (or sentences) that units first to last (half-open) stand in, space at its ends left out.

    ``beyond`` is one past the last character of those units.
    """
    ends = reading.sentence_ends
    opening = bisect_right(ends, first)
    closing = opening
    while closing < len(ends) and ends[closing] < last:
        closing += 1
    known = reading.sentence_spans.get((opening, closing))
    if known is not None and known[1] >= beyond:
        return known
    start = ends[opening - 1] if opening else 0
    end = ends[closing] if closing < len(ends) else len(reading)
    while end > last and reading.has(end - 1, "newline"):
        end -= 1
    span = reading.start(start), reading.end(end - 1)
    reading.sentence_spans[(opening, closing)] = span
    return span


def is_title(reading: Reading, start: int, end: int) -> bool:
    """Whether the words of a sentence are written as in a title: most of its longer words capitalised. Looked at once a sentence."""
    known = reading.titles.get((start, end))
    if known is None:
        known = reading.titles[start, end] = _is_written_as_title(reading, start, end)
    return known


def _is_written_as_title(reading: Reading, start: int, end: int) -> bool:
    capitals, lower = reading.vocabulary.code_set("word&!lower"), reading.vocabulary.code_set("word&lower")
    capital = longer = 0
    for unit, code in enumerate(reading.codes[start:end], start):
        if (code in lower or code in capitals) and reading.end(unit) - reading.start(unit) > _SHORT:
            longer += 1
            capital += code in capitals
    return longer > 0 and capital * 4 >= longer * 3
