"""One sentence made ready for its facts: chunks, clauses, the frames that match, what has been cut out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reformextract.facts.atoms import AtomReader, Atoms, Place, without_brackets
from reformextract.facts.clauses import Clause, ClauseFinder, ClauseWords
from reformextract.facts.frames import Frames
from reformextract.facts.grammar import Chunk, chunks_of, decide
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match, RuleSet
from reformextract.models.record import Record

FIGURES = frozenset({"count", "money", "ratio", "measure"})


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
    definite: set[int]
    times: list[int]  # the chunks that are dates
    dateline: int = -1  # the last unit of a place and day before "(Reporter ...)"
    asides: list[Sentence] = field(default_factory=list)
    host: tuple[Sentence, int] | None = None
    notes: list[tuple[int, int, int]] = field(default_factory=list)


class SentenceReader:
    """Reads sentences of one set of patterns."""

    def __init__(self, vocabulary: Vocabulary, frames: Frames, cues: RuleSet) -> None:
        self._atoms = AtomReader(vocabulary, cues)
        self._frames = frames
        self._words = ClauseWords.of(vocabulary)
        self._reporters = vocabulary.code_set("fact_reporter")

    def read(self, reading: Reading, first: int, last: int, drafts: Sequence[tuple[int, Draft]], records: Sequence[Record]) -> Sentence:
        """The sentence of units first to last, in which ``drafts`` (with their places among the records) stand."""
        atoms = self._atoms.read(reading, first, last, drafts, records)
        letters, places = "".join(atoms.letters), atoms.places
        cut: list[tuple[str, list[Place], int]] = []
        if "(" in letters:
            letters, places, cut = without_brackets(letters, places)
        sentence = self._made(reading, (first, last), letters, places, atoms, records)
        for inside, inside_places, before in cut:
            if reading.codes[inside_places[0][0]] in self._reporters:
                sentence.dateline = before
            if "F" in inside:
                extent = inside_places[0][0], inside_places[-1][1]
                aside = self._made(reading, extent, inside, inside_places, atoms, records)
                aside.host = sentence, _chunk_before(sentence.chunks, before)
                sentence.asides.append(aside)
            elif inside == "IoT" or (inside[-1:] == "T" and len(inside) <= 2):  # "(as of 2014)", "(since 2014)"
                sentence.notes.append((before, inside_places[-1][2], inside_places[0][0]))
        return sentence

    def _made(
        self, reading: Reading, extent: tuple[int, int], letters: str, places: list[Place], atoms: Atoms, records: Sequence[Record]
    ) -> Sentence:
        chunks = chunks_of(decide(letters), places)
        finder = ClauseFinder(chunks, reading.codes, self._words)
        times = [index for index, letter in enumerate(finder.letters) if letter == "T"] if "T" in finder.letters else []
        frames: Mapping[int, Match] = {}
        if "F" in finder.letters:
            frames = self._frames.best(self._frames.vocabulary.read(chunks, reading.codes, records))
        return Sentence(*extent, chunks, finder.letters, finder.clauses, finder.of, frames, atoms.bases, atoms.definite, times)


def _chunk_before(chunks: Sequence[Chunk], unit: int) -> int:
    return max((index for index, chunk in enumerate(chunks) if chunk.first < unit), default=-1)
