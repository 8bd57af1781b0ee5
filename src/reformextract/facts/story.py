"""An article on the way to its facts: its sentences, read when they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reformextract.facts.record import Phrase
from reformextract.facts.sentence import FIGURES, Sentence, SentenceReader
from reformextract.lexicon.reading import Reading
from reformextract.matcher.draft import Draft
from reformextract.models.record import Record, made

if TYPE_CHECKING:
    from reformextract.facts.scene import FactDraft

LONGEST_SENTENCE = 300  # units; of the sentences of news one in many thousands is longer


class Story:
    """An article on the way to its facts: its sentences, read when they are asked for, and what they have set so far."""

    def __init__(self, reader: SentenceReader, reading: Reading, drafts: Sequence[Draft], records: Sequence[Record]) -> None:
        self.reading = reading
        self.records = records
        self.drafts = drafts
        self._reader = reader
        self._ends = sentence_ends(reading, drafts)
        self._by_sentence: dict[int, list[tuple[int, Draft]]] = {}
        for index, draft in enumerate(drafts):
            if draft.kind in FIGURES or draft.kind == "date":
                self._by_sentence.setdefault(bisect_right(self._ends, draft.first), []).append((index, draft))
        self._read: dict[int, Sentence] = {}
        self.told: dict[int, list[FactDraft]] = {}  # what the sentences before say
        self.speaker: tuple[int, int] | None = None  # who has spoken last, by name
        self.topics: dict[int, tuple[int, int] | None] = {}  # of whom they speak

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that have a capital where no sentence begins."""
        reading = self.reading
        capital = reading.vocabulary.code_set("capitalized")
        return frozenset(reading.core(unit) for unit, code in enumerate(reading.codes) if code in capital and unit not in self.starts)

    @cached_property
    def starts(self) -> frozenset[int]:
        """The units that sentences begin with, behind a quotation mark too."""
        quotes = self.reading.vocabulary.code_set("quote|open|hyphen|dash")
        starts = {0, *self._ends}
        return frozenset((*starts, *(unit + 1 for unit in starts if self.reading.codes[unit : unit + 1] in quotes)))

    def with_figures(self) -> list[int]:
        """The numbers of the sentences in which a figure stands."""
        return [number for number, found in self._by_sentence.items() if any(draft.kind in FIGURES for _, draft in found)]

    def names_time(self, number: int) -> bool:
        """Whether a date stands in a sentence."""
        return any(draft.kind == "date" for _, draft in self._by_sentence.get(number, ()))

    def date_within(self, number: int, first: int, last: int) -> int | None:
        """The record of a date that shares some units (half-open) of a sentence."""
        drafts = self._by_sentence.get(number, ())
        return next((index for index, draft in drafts if draft.kind == "date" and draft.first < last and first < draft.last), None)

    def bounds(self, number: int) -> tuple[int, int]:
        """The units (half-open) of a sentence."""
        return (self._ends[number - 1] if number else 0), self._ends[number]

    def sentence(self, number: int) -> Sentence:
        """A sentence by its number."""
        known = self._read.get(number)
        if known is None:
            first, last = self.bounds(number)
            known = self._read[number] = self._reader.read(self.reading, first, last, self._by_sentence.get(number, []), self.records)
        return known

    def opens_paragraph(self, number: int) -> bool:
        """Whether a sentence is the first of its line."""
        first = self.bounds(number)[0]
        return first == 0 or self.reading.codes[first - 1] in self._newlines

    @cached_property
    def _dots(self) -> frozenset[str]:
        return self.reading.vocabulary.code_set("period")

    @cached_property
    def _short(self) -> frozenset[str]:
        return self.reading.vocabulary.code_set("firm_ending|abbreviated_firm")

    @cached_property
    def _newlines(self) -> frozenset[str]:
        return self.reading.vocabulary.code_set("newline")

    def phrase(self, first: int, last: int) -> Phrase:
        """The words of some units (half-open), with the dot of a short form: "Hull Corp."."""
        codes = self.reading.codes
        if codes[last - 1] in self._short and codes[last : last + 1] in self._dots:
            last += 1
        start, end = self.reading.extent(first, last)
        return made_phrase(start, end, self.reading.text[start:end])


def sentence_ends(reading: Reading, drafts: Sequence[Draft]) -> list[int]:
    """One past the last unit of each sentence; the end of a line belongs to the sentence before it.

    What runs on far longer than sentences do is cut, between drafts, so that its length costs no more than itself.
    """
    newline = reading.vocabulary.code_set("newline")
    ends: list[int] = []
    start = 0
    for end in (*reading.sentence_ends, len(reading)):
        if end - start == 1 and reading.codes[start] in newline and ends:
            ends[-1] = end
        elif end > start:
            if end - start > LONGEST_SENTENCE:
                ends.extend(_cuts(start, end, drafts))
            ends.append(end)
        start = end
    return ends


def _cuts(start: int, end: int, drafts: Sequence[Draft]) -> list[int]:
    """Where to cut a sentence without an end: into pieces of a bounded length, never within a draft."""
    within = {unit for draft in drafts if start <= draft.first < end for unit in range(draft.first + 1, draft.last)}
    cuts: list[int] = []
    place = start + LONGEST_SENTENCE
    while place < end:
        while place in within:
            place += 1
        cuts.append(place)
        place += LONGEST_SENTENCE
    return [cut for cut in cuts if cut < end]


def made_phrase(start: int, end: int, text: str) -> Phrase:
    """A phrase that the library itself has made, which pydantic does not look at again."""
    return made(Phrase, {"start": start, "end": end, "text": text})
