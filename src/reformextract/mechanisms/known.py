"""The lexicon of known mechanisms: its names and variants as a trie of folded words, and its matches in an article.

Folding ignores case, the plural, hyphens against spaces and quotation marks. Variants are written in a small language (variants.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from reformextract.lexicon.codes import FIRST_CODE
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import TOKEN
from reformextract.lexicon.view import aligned_view
from reformextract.lexicon.vocabulary import NOT_ASKED, Vocabulary
from reformextract.mechanisms.variants import GAP, Variant, beginnings_of, openings_of, parse_variant, phrases_of, pieces_in
from reformextract.patterns.entries import KnownMechanism, PatternError
from reformextract.patterns.pattern_set import PatternSet

_GAP_WORDS = 4
_LONGEST = 48  # tokens of a name
_GAP_REACH = 4 * _GAP_WORDS  # tokens in which the words of a gap and what ignoring leaves out must lie
ALONE = ""  # in place of a second word where there is none
_GAP_ENDS = frozenset("\n.;:,")


@dataclass(frozen=True, slots=True)
class KnownMention:
    """A known mechanism's name at units ``first`` to ``last`` (half-open); ``match`` is exact or variant."""

    first: int
    last: int
    id: str
    match: str


def overlapping(mentions: Sequence[KnownMention], first: int, last: int) -> Iterator[KnownMention]:
    """Of mentions in order of place those that have a unit of ``first`` to ``last`` (half-open)."""
    place = bisect_right(mentions, first, key=attrgetter("last"))
    while place < len(mentions) and mentions[place].first < last:
        yield mentions[place]
        place += 1


@dataclass(slots=True, eq=False)
class _Node:
    children: dict[str, _Node] = field(default_factory=lambda: _NOTHING)  # one for all the leaves, which are many
    ends: tuple[str, str] | None = None  # id, match
    gap: _Node | None = None


_NOTHING: dict[str, _Node] = {}


class _Names(Protocol):
    """Some names of an entry that are alike in kind: what they may begin with, and all of them, made when that is asked."""

    ends: tuple[str, str]

    def openings(self) -> Iterable[tuple[str, ...]]:
        """The first two words of each, one where it has no more."""

    def phrases(self) -> Iterable[Sequence[str]]:
        """The words of each."""


class _Name:
    """A name as it is written, with its commas and without."""

    __slots__ = ("ends", "words")

    def __init__(self, words: tuple[str, ...], ends: tuple[str, str]) -> None:
        self.words = words
        self.ends = ends

    def openings(self) -> Iterable[tuple[str, ...]]:
        return [spelling[:2] for spelling in self.phrases()]

    def phrases(self) -> Sequence[tuple[str, ...]]:
        return [self.words, tuple(word for word in self.words if word != ",")] if "," in self.words else [self.words]


class _VariantNames:
    """The names that a variant stands for."""

    def __init__(self, variant: Variant, pieces: Mapping[str, Sequence[str]], ends: tuple[str, str]) -> None:
        self._variant = variant
        self._pieces = pieces.__getitem__
        self.ends = ends

    @cached_property
    def _openings(self) -> Iterable[tuple[str, ...]]:
        return openings_of(self._variant, self._pieces, 2)

    def openings(self) -> Iterable[tuple[str, ...]]:
        return self._openings

    @cached_property
    def _phrases(self) -> Sequence[tuple[str, ...]]:
        return [tuple(word for piece in sequence for word in self._pieces(piece)) for sequence in phrases_of(self._variant)]

    def phrases(self) -> Sequence[tuple[str, ...]]:
        return self._phrases


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word that names begin with: one of some words must be among so many behind it, where "" is a sign that names do without.

    ``ahead`` are the letters of these words. Where the ``reach`` is none, nothing need follow.
    """

    first: FirstWord
    ahead: frozenset[str]
    reach: int


class FirstWord:
    """The names that begin with a word; those that go on with the word behind it are made when an article has the two.

    ``letters`` are those of all words of names, and GAP for a gap: what is made of the names is made of these.
    """

    def __init__(self, word: str, letters: Mapping[str, str]) -> None:
        self.word = word
        self._letters = letters
        self._names: list[_Names] = []
        self._made: dict[str, _Node] = {}

    def add(self, names: _Names) -> None:
        """Of two names that are alike the earlier counts."""
        self._names.append(names)

    @cached_property
    def _by_second(self) -> dict[str, list[int]]:
        """By a second word the names that have it; ALONE those that have none. What two threads make at once is alike."""
        by_second: dict[str, list[int]] = {}
        for number, names in enumerate(self._names):
            for second in {opening[1:] for opening in names.openings() if opening[:1] == (self.word,)}:
                by_second.setdefault(self._letters[second[0]] if second else ALONE, []).append(number)
        return by_second

    def beginning(self, written_gap: str) -> Beginning:
        """What must stand behind it for a name to begin here; ``written_gap`` is the letter of a gap that is written."""
        if ALONE in self._by_second:
            return Beginning(self, frozenset(), 0)
        gap = self.node(ALONE).gap
        ahead = {self._letters[""], *self._by_second, *(gap.children if gap is not None else ())}
        if GAP in ahead:
            ahead.add(written_gap)
        return Beginning(self, frozenset(ahead), 1 if gap is None else _GAP_WORDS + 1)

    def node(self, following: str) -> _Node:
        """All that may go on from this word where the next one is ``following``, as a trie."""
        following = following if following in self._by_second else ALONE
        node = self._made.get(following)
        if node is None:
            ways = (following, GAP, ALONE)
            node = _Node()
            for number in sorted({number for way in ways for number in self._by_second.get(way, ())}):
                for words in self._names[number].phrases():
                    if words and words[0] == self.word and (len(words) == 1 or self._letters[words[1]] in ways):
                        _grow(node, [self._letters[word] for word in words[1:]], self._names[number].ends)
            self._made[following] = node
        return node


def _grow(node: _Node, letters: Sequence[str], ends: tuple[str, str]) -> None:
    for letter in letters:
        child = node.children.get(letter)
        if child is None:
            if node.children is _NOTHING:
                node.children = {}
            node.children[letter] = child = _Node()
            if letter == GAP:
                node.gap = child
        node = child
    if node.ends is None:
        node.ends = ends


class KnownMechanisms:
    """Finds the mechanisms of the lexicon in an article, by name or variant, or by head and modifiers of a mention."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        self.entries = patterns.mechanisms
        self.folded = vocabulary.folded
        self._pieces: Remembered[str, tuple[str, ...]] = Remembered(lambda piece: (GAP,) if piece == GAP else self._phrases([piece])[piece])
        self._words = self._phrases([phrase for entry in self.entries.values() for phrase in (entry.name, *entry.aliases)])
        self._firsts: dict[str, FirstWord] = {}
        self._letters: dict[str, str] = {}  # of words in names, GAP for a gap
        for entry in self.entries.values():
            for phrase in (entry.name, *entry.aliases):
                self._add_name(self._words[phrase], entry.id)
        variants = list(self._variants(patterns))
        self._pieces.update(self._phrases({piece for variant, _ in variants for piece in pieces_in(variant) if piece != GAP}))
        for variant, entry_id in variants:
            self._add_variant(variant, entry_id)
        letters = self._letters_of_words(phrase for phrases in (self._words, self._pieces) for phrase in phrases.values())
        self._letters.update({**letters, GAP: GAP})
        self._first_words = {self._letters[word]: first for word, first in self._firsts.items()}
        self._begins = re.compile(f"[{''.join(self._first_words)}]" if self._firsts else "(?!)")
        self._sign, self._written_gap = letters[""], letters[GAP]
        self._gap_ends = frozenset([self._letters[end] for end in _GAP_ENDS])
        self._beginning: Remembered[str, Beginning] = Remembered(self._beginning_of)
        vocabulary.look_for_names(letters)
        self._by_word = self._index_keywords(patterns)

    def _add(self, firsts: Iterable[str], names: _Names) -> None:
        for word in firsts:
            first = self._firsts.get(word)
            if first is None:
                first = self._firsts[word] = FirstWord(word, self._letters)
            first.add(names)

    def _add_name(self, words: tuple[str, ...], entry: str) -> None:
        self._add(words[:1], _Name(words, (entry, "exact")))

    def _variants(self, patterns: PatternSet) -> Iterator[tuple[Variant, str]]:
        for entry in self.entries.values():
            for variant in entry.variants:
                try:
                    yield parse_variant(variant), entry.id
                except ValueError as error:
                    where = patterns.source("mechanism", entry.id) or "mechanism"
                    raise PatternError(f"{where}: mechanism {entry.id}: variant {variant!r}: {error}") from None

    def _add_variant(self, variant: Variant, entry: str) -> None:
        firsts = beginnings_of(variant, self._pieces.__getitem__) - {GAP}
        self._add(sorted(firsts), _VariantNames(variant, self._pieces, (entry, "variant")))

    def _letters_of_words(self, phrases: Iterable[Sequence[str]]) -> dict[str, str]:
        """A letter for each word that names have, for what ends a gap and for signs, whose word is ""; in an order of their own."""
        others = {word for words in phrases for word in words}.union(_GAP_ENDS, ("", GAP)).difference(self._firsts)
        return {word: chr(FIRST_CODE + number) for number, word in enumerate((*self._firsts, *sorted(others)))}

    def _phrases(self, phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Plain phrases folded; all are cut at once, each on a line of its own."""
        found: dict[str, tuple[str, ...]] = {}
        fold = Remembered(self.folded)
        lines = {phrase: " ".join(phrase.split()) or "-" for phrase in phrases}
        for plain in (True, False):  # one odd sign would send all through the slower expression
            some = [phrase for phrase, line in lines.items() if line.isascii() is plain]
            tokens = TOKEN.findall(aligned_view("\n".join([lines[phrase] for phrase in some])))
            rows: list[list[str]] = [[]]
            for word in map(fold.__getitem__, tokens):
                if word == "\n":
                    rows.append([])
                elif word:
                    rows[-1].append(word)
            found.update(zip(some, map(tuple, rows), strict=False))
        return found

    def _index_keywords(self, patterns: PatternSet) -> dict[str, list[tuple[frozenset[str], str]]]:
        empty: set[str] = set()
        for name in (
            "name_determiner",
            "name_of",
            "name_for",
            "name_link",
            "name_with",
            "name_on",
            "name_in",
            "name_and",
            "name_stop",
            "name_to",
        ):
            empty.update(self.folded(form) for form in patterns.lexicon.get(name, {}))
        self.empty = frozenset(empty)
        self.meaningless = self.empty | {"", ","}
        keywords = [(self.keywords(entry), entry.id) for entry in self.entries.values()]
        common = Counter(word for words, _ in keywords for word in words)
        index: dict[str, list[tuple[frozenset[str], str]]] = {}
        for words, entry_id in keywords:
            if len(words) >= 3:
                index.setdefault(min(words, key=lambda word: (common[word], word)), []).append((words, entry_id))
        return index

    def keywords(self, entry: KnownMechanism) -> frozenset[str]:
        """The words of an entry's name that carry meaning, folded."""
        return frozenset(word for word in self._words[entry.name] if word not in self.empty and len(word) > 1)

    def find(self, reading: Reading) -> list[KnownMention]:
        """All names of known mechanisms in an article, the longest at each place, in order of place.

        They are read off the letters of its tokens, which stand side by side; tokens and what is known of each are far apart in memory.
        """
        letters, units, beginnings = self._letters_in(reading), reading.first, self._beginning
        found: list[KnownMention] = []
        beyond = 0
        for first in self._begins.finditer(letters):
            index = first.end()
            one = beginnings[letters[index - 1]]
            if index <= beyond or (one.reach and one.ahead.isdisjoint(letters[index : index + one.reach])):  # nearly always
                continue
            best = self._longest(one.first.node(self._next_word(letters, index)), letters, index)
            if best is not None:
                beyond = best[0]
                found.append(KnownMention(bisect_right(units, index - 1) - 1, bisect_right(units, beyond - 1), best[1], best[2]))
        return found

    @staticmethod
    def _letters_in(reading: Reading) -> str:
        """The letters of an article's tokens in names; made here of an article that was read before there was this finder."""
        letters = reading.name_letters
        return reading.vocabulary.read(reading.surfaces)[2] if letters.startswith(NOT_ASKED) else letters

    def _beginning_of(self, letter: str) -> Beginning:
        return self._first_words[letter].beginning(self._written_gap)

    def _next_word(self, letters: str, index: int) -> str:
        """The word at a token, or behind the signs there that names do without; ALONE where there is none near."""
        return letters[index : index + _LONGEST].lstrip(self._sign)[:1] or ALONE

    def _longest(self, node: _Node, letters: str, index: int) -> tuple[int, str, str] | None:
        """(one past the last token, id, match) of the longest name that goes on from a node at a token; exact before variant."""
        best: tuple[int, str, str] | None = None
        sign = self._sign
        size = len(letters)
        while True:
            if node.gap is not None and not node.gap.children.keys().isdisjoint(letters[index : index + _GAP_REACH]):
                for end, entry, match in self._walk(node, letters[index : index + _LONGEST], 0):
                    if best is None or index + end > best[0] or (index + end == best[0] and match == "exact" != best[2]):
                        best = index + end, entry, match
                return best
            if node.ends is not None:
                best = index, *node.ends
            while index < size and letters[index] == sign:
                index += 1
            child = node.children.get(letters[index]) if index < size else None
            if child is None:
                return best
            index += 1
            node = child

    def _walk(self, node: _Node, letters: str, index: int) -> Iterator[tuple[int, str, str]]:
        """(one past the last token, id, match) of every name that goes on from a node at a token."""
        if node.ends is not None:
            yield index, *node.ends
        children = node.children
        size = len(letters)
        while index < size and letters[index] == self._sign:
            index += 1
        if index >= size:
            return
        child = children.get(letters[index])
        if child is not None:
            yield from self._walk(child, letters, index + 1)
        gap = node.gap
        if gap is not None:
            after, skipped = index, 0
            while after < size and skipped <= _GAP_WORDS:
                letter = letters[after]
                if letter != self._sign:
                    if letter in self._gap_ends:
                        break
                    beyond = gap.children.get(letter)
                    if beyond is not None:
                        yield from self._walk(beyond, letters, after + 1)
                    skipped += 1
                after += 1

    def by_keywords(self, words: Iterable[str], head: str) -> str | None:
        """The known mechanism whose head is ``head`` and whose name's words all occur among ``words`` (folded)."""
        present = words if isinstance(words, frozenset) else frozenset(words)
        best: tuple[int, str] | None = None
        for word in present:
            for wanted, entry_id in self._by_word.get(word, ()):
                fits = wanted <= present and self.entries[entry_id].head == head
                if fits and (best is None or (-len(wanted), entry_id) < best):
                    best = -len(wanted), entry_id
        return best[1] if best is not None else None
