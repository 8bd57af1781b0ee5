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
        # one set first and its parts behind it: so the search passes over all other units at once
        going_on = _going_on(vocabulary)
        self._ends = re.compile(f"[{newline}{stop}](?:(?<=[{newline}])|(?<=[{stop}]){going_on}[{closer}]*(?![{glued}{lower}]))")

    def mark(self, reading: Reading) -> None:
        """Fill ``reading.sentence_ends`` with the unit positions one past each sentence's last unit."""
        reading.sentence_spans.clear()
        reading.titles.clear()
        reading.sentence_ends = [match.end() for match in self._ends.finditer(reading.codes)]


_SHORT_FORMS = (  # what stands before a dot, and what behind it goes on: "No. 2", "Mr. Smith", "Feb. 6", "Hull Co. Ltd.", "J. K. Smith"
    (("number_sign&!lower",), "number"),
    (("abbreviated_month",), "number"),
    (("abbreviated_title",), "capital_word"),
    (("abbreviated_firm",), "firm_ending"),
    (("name_initial",), "name_initial"),
    (("capital_word", "name_initial"), "capital_word"),
    (("name_initial", "period", "name_initial"), "capital_word"),
)


def _going_on(vocabulary: Vocabulary) -> str:
    """An expression for a dot behind a short form that ends no sentence."""
    forms: list[str] = []
    for before, behind in _SHORT_FORMS:
        codes = [vocabulary.codes_of(one) for one in (*before, behind)]
        if all(codes):
            forms.append("(?<=" + "".join(f"[{one}]" for one in codes[:-1]) + f".)[{codes[-1]}]")
    return f"(?!{'|'.join(forms)})" if forms else ""


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
    span = reading.extent(start, end)
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
    most_lower = (end - start) // 4
    capital = longer = 0
    for unit, code in enumerate(reading.codes[start:end], start):
        if (code in lower or code in capitals) and reading.end(unit) - reading.start(unit) > _SHORT:
            longer += 1
            capital += code in capitals
            if longer - capital > most_lower:
                return False
    return longer > 0 and capital * 4 >= longer * 3
