"""One sentence made ready for its facts: chunks, clauses, the frames that match, what has been cut out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reformextract.facts.clauses import Clause, ClauseFinder
from reformextract.facts.frames import Frames
from reformextract.facts.grammar import Chunk, Letters, chunks_of, decide
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import is_title
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match, RuleSet
from reformextract.models.record import Record

FIGURES = frozenset({"count", "money", "ratio", "measure"})
_LONGEST_ASIDE = 40


@dataclass(slots=True, eq=False)
class Sentence:
    """Units ``first`` to ``last`` (half-open) as chunks; ``host`` is the sentence and chunk that an aside in brackets stands behind."""

    first: int
    last: int
    chunks: list[Chunk]
    letters: str
    clauses: list[Clause]
    clause_of: list[Clause]
    frames: Mapping[int, Match]
    bases: list[tuple[int, int, str]]
    asides: list[Sentence]
    host: tuple[Sentence, int] | None = None
    notes: list[tuple[int, int, int]] = field(default_factory=list)


class SentenceReader:
    """Reads sentences of one set of patterns."""

    def __init__(self, vocabulary: Vocabulary, frames: Frames, cues: RuleSet) -> None:
        self._letters = Letters(vocabulary)
        self._frames = frames
        self._cues = cues
        self._skipped = vocabulary.code_set("all_word|fact_skipped")
        self._totals = vocabulary.code_set("fact_total_noun")
        self._rest = vocabulary.code_set("fact_rest")
        self._definite = vocabulary.code_set("fact_definite|fact_own")
        self.definite: set[int] = set()
        self._opening = vocabulary.code_set("fact_opening")
        self._causing = vocabulary.code_set("fact_object_infinitive")
        self._times = vocabulary.code_set("np_time")
        self._hyphens = vocabulary.code_set("hyphen")
        self._words = vocabulary.code_set("word")
        self._speech = vocabulary.code_set("fact_speech")
        self._with = vocabulary.code_set("name_with")

    def read(self, reading: Reading, first: int, last: int, drafts: Sequence[tuple[int, Draft]], records: Sequence[Record]) -> Sentence:
        """The sentence of units first to last, in which ``drafts`` (with their places among the records) stand."""
        letters, places, bases = self._atoms(reading, first, last, drafts, records)
        cut: list[tuple[str, list[tuple[int, int, int]], int]] = []
        if "(" in letters:
            letters, places, cut = _without_brackets(letters, places)
        sentence = self._made(reading, first, last, letters, places, bases, records)
        for inside, inside_places, before in cut:
            if "F" in inside:
                aside = self._made(reading, inside_places[0][0], inside_places[-1][1], inside, inside_places, bases, records)
                aside.host = sentence, _chunk_before(sentence.chunks, before)
                sentence.asides.append(aside)
            elif inside[-1:] == "T" and len(inside) <= 2:
                sentence.notes.append((before, inside_places[-1][2], inside_places[0][0]))
        return sentence

    def _made(
        self, reading: Reading, first: int, last: int, letters: str, places: list[tuple[int, int, int]],
        bases: list[tuple[int, int, str]], records: Sequence[Record],
    ) -> Sentence:  # fmt: skip
        letters = decide(letters)
        chunks = chunks_of(letters, places, reading)
        codes = "".join([self._frames.vocabulary.code(chunk, reading, records) for chunk in chunks])
        withs = frozenset(index for index, chunk in enumerate(chunks) if chunk.letter == "I" and reading.codes[chunk.head] in self._with)
        speech = frozenset(
            index for index, chunk in enumerate(chunks) if chunk.letter in "VEG" and reading.codes[chunk.head] in self._speech
        )
        times = frozenset(index for index, chunk in enumerate(chunks) if chunk.letter == "N" and reading.codes[chunk.head] in self._times)
        opening = frozenset(
            index for index, chunk in enumerate(chunks) if chunk.letter == "I" and reading.codes[chunk.head] in self._opening
        )
        causing = frozenset(
            index for index, chunk in enumerate(chunks) if chunk.letter in "VEGJ" and reading.codes[chunk.head] in self._causing
        )
        finder = ClauseFinder(chunks, withs, speech, times, opening, causing)
        return Sentence(first, last, chunks, finder.letters, finder.clauses, finder.of, self._frames.best(codes), bases, [])

    def _atoms(
        self, reading: Reading, first: int, last: int, drafts: Sequence[tuple[int, Draft]], records: Sequence[Record]
    ) -> tuple[str, list[tuple[int, int, int]], list[tuple[int, int, str]]]:
        """Each word, figure, date and base of comparison as a letter and its place; adverbs and quotation marks left out."""
        codes = reading.codes
        table = self._letters.plain if is_title(reading, first, last) else self._letters.running
        raw = codes[first : first + 1].translate(self._letters.plain) + codes[first + 1 : last].translate(table)
        bases = [(first + m.start, first + m.end, m.rule.value or "") for m in self._cues.find(codes[first:last])]
        taken: dict[int, tuple[int, str, int]] = {start: (end, "b", -1) for start, end, _ in bases}
        covered = {unit for start, end, _ in bases for unit in range(start, end)}
        for index, draft in drafts:
            if covered.isdisjoint(range(draft.first, draft.last)):
                taken[draft.first] = draft.last, "T" if draft.kind == "date" else "F", index
        letters: list[str] = []
        places: list[tuple[int, int, int]] = []
        unit = first
        if raw[:1] == "#" and first not in taken and (raw[1:2] in "DKA" or reading.has(first + 1, "capitalized")):
            unit += 1  # the number of a paragraph
        while unit < last:
            atom = taken.get(unit)
            if atom is None:
                letter = raw[unit - first]
                if letter not in 'l"\n' and codes[unit] not in self._skipped:
                    letters.append(letter)
                    places.append((unit, unit + 1, -1))
                unit += 1
                continue
            end, letter, index = atom
            if letter == "T" and (
                (records[index].type == "SET" and end - unit == 1) or self._modifies(reading, unit, end)  # type: ignore[attr-defined]
            ):
                letter, index = ("A" if reading.codes[end : end + 1] in self._words else "l"), -1
            if letter == "l":
                unit = end
                continue
            if letter == "F" and letters[-2:-1] == ["D"] and reading.codes[places[-1][0]] in self._rest:
                letters.pop(), places.pop()
            while letters and letters[-1] == "D" and letter in "TF":
                if letter == "F" and reading.codes[places[-1][0]] in self._definite:
                    self.definite.add(index)
                letters.pop(), places.pop()
            if letter == "F" and letters[-1:] == ["o"] and codes[places[-2][0] if len(places) > 1 else first] in self._totals:
                drop = 3 if letters[-3:-2] == ["D"] else 0
                if drop:
                    del letters[-drop:], places[-drop:]
            letters.append(letter)
            places.append((unit, end, index))
            unit = end
        return "".join(letters), places, bases

    def _modifies(self, reading: Reading, first: int, last: int) -> bool:
        """Whether a date is a length that modifies the noun behind it: a two-year pilot."""
        return any(reading.codes[unit] in self._hyphens for unit in range(first, last)) and reading.codes[last : last + 1] in self._words


def _without_brackets(
    letters: str, places: list[tuple[int, int, int]]
) -> tuple[str, list[tuple[int, int, int]], list[tuple[str, list[tuple[int, int, int]], int]]]:
    """The letters outside of brackets, and what stood in each with the unit before it."""
    kept: list[str] = []
    kept_places: list[tuple[int, int, int]] = []
    cut: list[tuple[str, list[tuple[int, int, int]], int]] = []
    position = 0
    while position < len(letters):
        close = letters.find(")", position, position + _LONGEST_ASIDE) if letters[position] == "(" else -1
        if close < 0:
            kept.append(letters[position])
            kept_places.append(places[position])
            position += 1
            continue
        if close > position + 1:
            cut.append((letters[position + 1 : close], places[position + 1 : close], places[position][0]))
        position = close + 1
    return "".join(kept), kept_places, cut


def _chunk_before(chunks: Sequence[Chunk], unit: int) -> int:
    return max((index for index, chunk in enumerate(chunks) if chunk.first < unit), default=-1)
