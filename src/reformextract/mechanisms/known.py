"""The lexicon of known mechanisms: its names and variants as a trie of folded words, and its matches in an article.

Folding ignores case, the plural, hyphens against spaces and quotation marks. A variant is a phrase of words separated by
spaces: ``(a|b)`` alternatives, ``word?`` optional, ``...`` a gap of up to four words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.tokens import TOKEN
from reformextract.lexicon.view import aligned_view
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.patterns.loading import KnownMechanism, PatternError, PatternSet

_GAP = "..."
_GAP_WORDS = 4
_LONGEST = 48  # tokens of a name
_GAP_REACH = 4 * _GAP_WORDS  # tokens in which the words of a gap and what ignoring leaves out must lie
_GAP_ENDS = frozenset("\n.;:,")
_MOST_PHRASES = 4096
_PIECE = re.compile(r"\s*(?:(?P<gap>\.\.\.|…)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<mark>\?)|(?P<word>[^\s()|?]+))")


@dataclass(frozen=True, slots=True)
class KnownMention:
    """A known mechanism's name at units ``first`` to ``last`` (half-open); ``match`` is exact or variant."""

    first: int
    last: int
    id: str
    match: str


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node]
    ends: tuple[str, str] | None = None  # id, match
    gap: _Node | None = None
    second: Container[str] = ()  # of a first word: what may follow it


class _Anything:
    def __contains__(self, word: object) -> bool:
        return True


_ANYTHING = _Anything()


def expand(variant: str) -> list[list[str]]:
    """The word sequences that a variant stands for.

    >>> expand("(river|lake) chief system?")
    [['river', 'chief', 'system'], ['river', 'chief'], ['lake', 'chief', 'system'], ['lake', 'chief']]

    Raises ``ValueError`` where brackets do not match or too many sequences would come out.
    """
    pieces = list(_PIECE.finditer(variant))
    position = 0

    def alternatives(depth: int) -> list[list[str]]:
        nonlocal position
        branches: list[list[list[str]]] = [[[]]]
        while position < len(pieces):
            piece = pieces[position]
            position += 1
            if piece["close"]:
                if not depth:
                    raise ValueError("')' without '('")
                return [sequence for branch in branches for sequence in branch]
            if piece["bar"]:
                if not depth:
                    raise ValueError("'|' outside of brackets")
                branches.append([[]])
                continue
            if piece["open"]:
                element = alternatives(depth + 1)
            elif piece["gap"]:
                element = [[_GAP]]
            elif piece["word"]:
                element = [[piece["word"]]]
            else:
                raise ValueError("'?' after nothing")
            if position < len(pieces) and pieces[position]["mark"]:
                position += 1
                element = [*element, []]
            branches[-1] = [left + right for left in branches[-1] for right in element]
            if len(branches[-1]) > _MOST_PHRASES:
                raise ValueError(f"stands for more than {_MOST_PHRASES} phrases")
        if depth:
            raise ValueError("'(' not closed")
        return [sequence for branch in branches for sequence in branch]

    return [sequence for sequence in alternatives(0) if sequence]


class KnownMechanisms:
    """Finds the mechanisms of the lexicon in an article, by name or variant, or by head and modifiers of a mention."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        self.entries = patterns.mechanisms
        self.folded = vocabulary.folded
        self._root = _Node({})
        pieces: dict[str, list[str]] = {_GAP: [_GAP]}

        def folded_piece(piece: str) -> list[str]:
            if piece not in pieces:
                pieces[piece] = self._phrase(piece)
            return pieces[piece]

        for entry in self.entries.values():
            for phrase in (entry.name, *entry.aliases):
                words = self._phrase(phrase)
                self._add(words, entry.id, "exact")
                if "," in words:
                    self._add([word for word in words if word != ","], entry.id, "exact")
        for entry in self.entries.values():
            for variant in entry.variants:
                try:
                    sequences = expand(variant)
                except ValueError as error:
                    where = patterns.source("mechanism", entry.id) or "mechanism"
                    raise PatternError(f"{where}: mechanism {entry.id}: variant {variant!r}: {error}") from None
                for sequence in sequences:
                    self._add([word for piece in sequence for word in folded_piece(piece)], entry.id, "variant")
        for node in self._root.children.values():
            node.second = {"", *node.children} if node.ends is None and node.gap is None else _ANYTHING
        self._by_word = self._index_keywords(patterns)

    def _add(self, words: list[str], entry: str, match: str) -> None:
        if not words or words[0] == _GAP:
            return
        node = self._root
        for word in words:
            child = node.children.get(word)
            if child is None:
                node.children[word] = child = _Node({})
                if word == _GAP:
                    node.gap = child
            node = child
        if node.ends is None:
            node.ends = entry, match

    def _phrase(self, text: str) -> list[str]:
        """A plain phrase folded."""
        return [word for word in map(self.folded, TOKEN.findall(aligned_view(text))) if word and word != "\n"]

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
        return frozenset(word for word in self._phrase(entry.name) if word not in self.empty and len(word) > 1)

    def find(self, reading: Reading) -> list[KnownMention]:
        """All names of known mechanisms in an article, the longest at each place, in order of place."""
        folded = reading.folded
        units = reading.first
        last = len(folded) - 1
        nodes = list(map(self._root.children.get, folded))
        found: list[KnownMention] = []
        beyond = 0
        for index, node, after in compress(zip(range(last), nodes, folded[1:], strict=False), nodes):
            if node is None or after not in node.second or index < beyond:  # nearly all: no name goes on so
                continue
            best = self._longest(node, folded, index + 1)
            if best is not None:
                beyond = best[0]
                found.append(KnownMention(bisect_right(units, index) - 1, bisect_right(units, beyond - 1), best[1], best[2]))
        node = nodes[last] if nodes and beyond <= last else None
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
