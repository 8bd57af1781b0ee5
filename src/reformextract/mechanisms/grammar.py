"""The grammar of names, compiled: patterns/<language>/mechanisms/grammar.toml as regular expressions over an article's symbols.

The grammar is data: classes of words, then phrases in stages (noun phrase, coordination, complement, name, series), each a
pattern that later ones use as ``@id``. This module compiles it; names.py runs it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.compiling import CompiledPattern, compile_pattern, expressions_of, uses_of, with_definitions
from reformextract.matcher.timing import Clock
from reformextract.mechanisms.alphabet import Alphabet
from reformextract.mechanisms.view import WORDS, Words
from reformextract.patterns.entries import PatternError
from reformextract.patterns.pattern_set import PatternSet

AFTER_DETERMINER = "name_determiner|possessive"
ASKED = (  # class expressions of words that the code asks for by itself, beside those of view.py
    "lower&!preposition&!name_determiner&!coordinator&!name_to", "name_breaker", "status_edge",
    AFTER_DETERMINER, "name_edge", "name_edge&name_verb", "capitalized|upper",
)  # fmt: skip
EDGE = 8  # line ends put behind an article, so that looking a few units ahead never leaves it


class Grammar:
    """The phrases and the evidence patterns of a set of patterns, over one alphabet."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        self._patterns = patterns
        self._clocks: dict[tuple[str, str], Clock] = {}  # of the user's entries
        self._phrases = patterns.phrases
        self._definitions: dict[str, str] = {}
        expressions = {*WORDS.values(), *ASKED}
        for phrase in patterns.phrases.values():
            self._definitions[phrase.id] = self._written_out(phrase.pattern, self.where("phrase", phrase.id))
            expressions |= expressions_of(phrase.pattern)
        for feature in patterns.evidence.values():
            expressions |= expressions_of(feature.pattern)
        for step in patterns.areas.values():
            expressions |= expressions_of(step.pattern)
        for rule in patterns.statuses.values():
            expressions |= expressions_of(rule.before) | expressions_of(rule.behind)
        self.alphabet = Alphabet(vocabulary, expressions)
        self.words = Words(self.alphabet)
        self._edge = self.alphabet.read(vocabulary.codes_of("newline&!paragraph")[0]) * EDGE

    def where(self, table: str, entry: str) -> str:
        """Where an entry stands, for a message."""
        return f"{self._patterns.source(table, entry) or table}: {table} {entry}"

    def _clock(self, table: str, entry: str, text: str) -> Clock | None:
        """The clock of a pattern that is the user's, or made of a phrase that is: that phrase's."""
        if (table, entry) in self._patterns.own_entries:
            return self._clocks.setdefault((table, entry), Clock(table, entry))
        if not self._patterns.own_entries:
            return None
        clocks = (self._clock("phrase", used, self._phrases[used].pattern) for _, _, used in uses_of(text))
        return next((clock for clock in clocks if clock is not None), None)

    def _written_out(self, pattern: str, where: str) -> str:
        try:
            return with_definitions(pattern, self._definitions)
        except PatternError as error:
            raise PatternError(f"{where}: pattern: {error}") from None

    def phrase(self, name: str) -> CompiledPattern:
        """A phrase of the grammar by its id."""
        return self.pattern(self._phrases[name].pattern, "phrase", name)

    def pattern(self, text: str, table: str, entry: str) -> CompiledPattern:
        """A pattern of an entry, which may use the phrases."""
        written, clock = self._written_out(text, self.where(table, entry)), self._clock(table, entry, text)
        where = self.where(table, entry) if clock is None else self.where(clock.table, clock.entry)
        return compile_pattern(written, self.alphabet, where, clock)

    def of_stage(self, stage: str) -> list[str]:
        """The phrases of a stage, in the order of the files."""
        return [phrase.id for phrase in self._phrases.values() if phrase.stage == stage]

    def pieces(self, name: str) -> Iterator[CompiledPattern]:
        """A phrase as patterns in a row: its chunks, and what stands before, between and behind them."""
        phrase = self._phrases[name]
        written = 0
        for start, end, used in uses_of(phrase.pattern):
            if used in self._chunks:
                yield from self._piece(phrase.pattern[written:start], name)
                yield self._chunks[used]
                written = end
        yield from self._piece(phrase.pattern[written:], name)

    def _piece(self, text: str, name: str) -> Iterator[CompiledPattern]:
        if text.strip():
            yield self.pattern(text, "phrase", name)

    @cached_property
    def _chunks(self) -> dict[str, CompiledPattern]:
        return {name: self.phrase(name) for name, phrase in self._phrases.items() if phrase.chunk}

    def read(self, reading: Reading) -> str:
        """An article as symbols, some line ends behind the last; the time of the user's patterns on it begins."""
        for clock in self._clocks.values():
            clock.start()
        return self.alphabet.read(reading.codes) + self._edge
