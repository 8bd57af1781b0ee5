"""The lexicon of known mechanisms: its names and variants as a trie of folded words, and its matches in an article.

Folding ignores case, the plural, hyphens against spaces and quotation marks. Variants are written in a small language (variants.py).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import compress
from operator import attrgetter

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import TOKEN
from reformextract.lexicon.view import aligned_view
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.mechanisms.variants import GAP, beginnings_of, parse_variant, phrases_of
from reformextract.patterns.entries import KnownMechanism, PatternError
from reformextract.patterns.pattern_set import PatternSet

_GAP_WORDS = 4
_LONGEST = 48  # tokens of a name
_GAP_REACH = 4 * _GAP_WORDS  # tokens in which the words of a gap and what ignoring leaves out must lie
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
    children: dict[str, _Node] = field(default_factory=dict)
    ends: tuple[str, str] | None = None  # id, match
    gap: _Node | None = None
    second: Container[str] = ()  # of a first word: what may follow it


class _Anything:
    def __contains__(self, word: object) -> bool:
        return True


_ANYTHING = _Anything()
_Phrases = Callable[[], Iterable[list[str]]]


class _Waiting:
    """Stands for what may follow a first word, until that is asked: then the names that begin with the word are made."""

    def __init__(self, names: KnownNames, word: str) -> None:
        self._names = names
        self._word = word

    def __contains__(self, word: object) -> bool:
        return word in self._names.made(self._word).second


class KnownNames:
    """The names as a trie of folded words; what goes on from a first word is made when an article has the word."""

    def __init__(self) -> None:
        self.first: dict[str, _Node] = {}
        self._waiting: dict[str, list[tuple[_Phrases, str, str]]] = {}

    def add(self, firsts: Iterable[str], phrases: _Phrases, entry: str, match: str) -> None:
        """Names of an entry that begin with one of the words ``firsts``; of two that are alike the earlier counts."""
        for word in firsts:
            if word not in self.first:
                self.first[word] = _Node(second=_Waiting(self, word))
            self._waiting.setdefault(word, []).append((phrases, entry, match))

    def made(self, word: str) -> _Node:
        """The node of a first word with all that goes on from it; what two threads make at once is alike."""
        node = self.first[word]
        if isinstance(node.second, _Waiting):
            made = _Node()
            for phrases, entry, match in self._waiting[word]:
                for words in phrases():
                    if words and words[0] == word:
                        self._grow(made, words, (entry, match))
            node.children, node.ends, node.gap = made.children, made.ends, made.gap
            node.second = {"", *node.children} if node.ends is None and node.gap is None else _ANYTHING
        return node

    @staticmethod
    def _grow(node: _Node, words: list[str], ends: tuple[str, str]) -> None:
        for word in words[1:]:
            child = node.children.get(word)
            if child is None:
                node.children[word] = child = _Node()
                if word == GAP:
                    node.gap = child
            node = child
        if node.ends is None:
            node.ends = ends


class KnownMechanisms:
    """Finds the mechanisms of the lexicon in an article, by name or variant, or by head and modifiers of a mention."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        self.entries = patterns.mechanisms
        self.folded = vocabulary.folded
        self._pieces: Remembered[str, list[str]] = Remembered(lambda piece: [GAP] if piece == GAP else self._phrases([piece])[piece])
        self._words = self._phrases([phrase for entry in self.entries.values() for phrase in (entry.name, *entry.aliases)])
        self._names = KnownNames()
        for entry in self.entries.values():
            for phrase in (entry.name, *entry.aliases):
                words = self._words[phrase]
                spellings = [words, [word for word in words if word != ","]] if "," in words else [words]
                self._names.add(words[:1], lambda spellings=spellings: spellings, entry.id, "exact")  # type: ignore[misc]
        for entry in self.entries.values():
            for variant in entry.variants:
                try:
                    self._add_variant(variant, entry.id)
                except ValueError as error:
                    where = patterns.source("mechanism", entry.id) or "mechanism"
                    raise PatternError(f"{where}: mechanism {entry.id}: variant {variant!r}: {error}") from None
        self._first: Remembered[str, _Node | None] = Remembered(lambda surface: self._names.first.get(self.folded(surface)))
        self._by_word = self._index_keywords(patterns)

    def _add_variant(self, text: str, entry: str) -> None:
        variant = parse_variant(text)
        pieces = self._pieces

        @cache
        def phrases() -> list[list[str]]:
            return [[word for piece in sequence for word in pieces[piece]] for sequence in phrases_of(variant)]

        self._names.add(sorted(beginnings_of(variant, pieces.__getitem__) - {GAP}), phrases, entry, "variant")

    def _phrases(self, phrases: Iterable[str]) -> dict[str, list[str]]:
        """Plain phrases folded; all are cut at once, each on a line of its own."""
        found: dict[str, list[str]] = {}
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
            found.update(zip(some, rows, strict=False))
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
        """All names of known mechanisms in an article, the longest at each place, in order of place."""
        surfaces, units, fold = reading.surfaces, reading.first, self.folded
        last = len(surfaces) - 1
        nodes = list(map(self._first.__getitem__, surfaces))
        found: list[KnownMention] = []
        beyond = 0
        for index, node in compress(enumerate(nodes[:-1]), nodes):
            if node is None or index < beyond or fold(surfaces[index + 1]) not in node.second:  # nearly all: no name goes on so
                continue
            best = self._longest(node, reading.folded, index + 1)
            if best is not None:
                beyond = best[0]
                found.append(KnownMention(bisect_right(units, index) - 1, bisect_right(units, beyond - 1), best[1], best[2]))
        node = self._names.made(fold(surfaces[last])) if nodes and nodes[last] is not None and beyond <= last else None
        if node is not None and node.ends is not None:
            unit = bisect_right(units, last)
            found.append(KnownMention(unit - 1, unit, *node.ends))
        return found

    def _longest(self, node: _Node, folded: Sequence[str], index: int) -> tuple[int, str, str] | None:
        """(one past the last token, id, match) of the longest name that goes on from a node at a token; exact before variant."""
        best: tuple[int, str, str] | None = None
        size = len(folded)
        while True:
            if node.gap is not None and not node.gap.children.keys().isdisjoint(folded[index : index + _GAP_REACH]):
                for end, entry, match in self._walk(node, folded[index : index + _LONGEST], 0):
                    if best is None or index + end > best[0] or (index + end == best[0] and match == "exact" != best[2]):
                        best = index + end, entry, match
                return best
            if node.ends is not None:
                best = index, *node.ends
            word = ""
            while index < size and not word:
                word = folded[index]
                index += 1
            child = node.children.get(word) if word else None
            if child is None:
                return best
            node = child

    def _walk(self, node: _Node, words: Sequence[str], index: int) -> Iterator[tuple[int, str, str]]:
        """(one past the last token, id, match) of every name that goes on from a node at a token."""
        if node.ends is not None:
            yield index, *node.ends
        children = node.children
        size = len(words)
        while index < size and words[index] == "":
            index += 1
        if index >= size:
            return
        child = children.get(words[index])
        if child is not None:
            yield from self._walk(child, words, index + 1)
        gap = node.gap
        if gap is not None:
            after, skipped = index, 0
            while after < size and skipped <= _GAP_WORDS:
                word = words[after]
                if word:
                    if word in _GAP_ENDS:
                        break
                    beyond = gap.children.get(word)
                    if beyond is not None:
                        yield from self._walk(beyond, words, after + 1)
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
