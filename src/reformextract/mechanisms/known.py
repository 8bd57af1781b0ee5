"""The lexicon of known mechanisms: its names and variants as a trie of folded words, and its matches in an article.

Folding ignores case, the plural, hyphens against spaces and quotation marks. A variant is a phrase of words separated by
spaces: ``(a|b)`` alternatives, ``word?`` optional, ``...`` a gap of up to four words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reformextract.patterns import KnownMechanism, PatternError, PatternSet
from reformextract.tokens import TOKEN, Reading, aligned_view, normal_form

_GAP = "..."
_GAP_WORDS = 4
_GAP_ENDS = frozenset("\n.;:,")
_MOST_PHRASES = 4096
_IGNORED = frozenset("-\"'–—‘’“”")
_PIECE = re.compile(r"\s*(?:(?P<gap>\.\.\.|…)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<mark>\?)|(?P<word>[^\s()|?]+))")


class Folder:
    """Surfaces of tokens -> folded words; "" for what matching ignores. Endings of the plural are the lexicon's."""

    def __init__(self, patterns: PatternSet) -> None:
        endings = patterns.lexicon.get("plural_ending", {})
        self._endings = sorted(((ending, stem) for ending, stem in endings.items()), key=lambda pair: -len(pair[0]))
        self._known: dict[str, str] = {}

    def word(self, surface: str) -> str:
        """One token folded: "Systems" -> system."""
        core = surface.strip()
        if core in _IGNORED or not core:
            return "" if core else "\n"
        word = normal_form(core)
        if len(word) > 3:
            for ending, stem in self._endings:
                if word.endswith(ending) and not word.endswith(2 * ending):
                    return word[: -len(ending)] + stem
        return word

    def known(self, surface: str) -> str:
        """The same, each surface folded once."""
        found = self._known.get(surface)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[surface] = found = self.word(surface)
        return found

    def phrase(self, text: str) -> list[str]:
        """A plain phrase folded."""
        return [word for word in (self.word(token) for token in TOKEN.findall(aligned_view(text))) if word and word != "\n"]


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

    def __init__(self, patterns: PatternSet) -> None:
        self.entries = patterns.mechanisms
        self.folder = Folder(patterns)
        self._root = _Node({})
        pieces: dict[str, list[str]] = {_GAP: [_GAP]}

        def folded_piece(piece: str) -> list[str]:
            if piece not in pieces:
                pieces[piece] = self.folder.phrase(piece)
            return pieces[piece]

        for entry in self.entries.values():
            for phrase in (entry.name, *entry.aliases):
                words = self.folder.phrase(phrase)
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
        self._seen: set[str] = set()
        self._pairs: dict[tuple[str, str], bool] = {}
        self._starts: dict[str, str] = {}  # surface -> the folded first word of some name
        self._by_word = self._index_keywords(patterns)

    def _add(self, words: list[str], entry: str, match: str) -> None:
        if not words or words[0] == _GAP:
            return
        node = self._root
        for word in words:
            child = node.children.get(word)
            if child is None:
                node.children[word] = child = _Node({})
            node = child
        if node.ends is None:
            node.ends = entry, match

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
            empty.update(self.folder.word(form) for form in patterns.lexicon.get(name, {}))
        self.empty = frozenset(empty)
        keywords = [(self.keywords(entry), entry.id) for entry in self.entries.values()]
        common = Counter(word for words, _ in keywords for word in words)
        index: dict[str, list[tuple[frozenset[str], str]]] = {}
        for words, entry_id in keywords:
            if len(words) >= 3:
                index.setdefault(min(words, key=lambda word: (common[word], word)), []).append((words, entry_id))
        return index

    def keywords(self, entry: KnownMechanism) -> frozenset[str]:
        """The words of an entry's name that carry meaning, folded."""
        return frozenset(word for word in self.folder.phrase(entry.name) if word not in self.empty and len(word) > 1)

    def find(self, reading: Reading) -> list[KnownMention]:
        """All names of known mechanisms in an article, the longest at each place, in order of place."""
        surfaces = reading.surfaces
        if not self._seen.issuperset(surfaces):
            self._learn(surfaces)
        starts = self._starts
        root = self._root.children
        pairs = self._pairs
        if len(pairs) > 500_000:
            pairs.clear()
        units = reading.first
        size = len(surfaces)
        found: list[KnownMention] = []
        beyond = 0
        for index in [index for index, surface in enumerate(surfaces) if surface in starts]:
            if index < beyond:
                continue
            pair = surfaces[index], surfaces[index + 1] if index + 1 < size else "\n"
            possible = pairs.get(pair)
            if possible is None:
                pairs[pair] = possible = self._may_begin(*pair)
            if not possible:
                continue
            node = root[starts[surfaces[index]]]
            best: tuple[int, str, str] | None = None
            for end, entry, match in self._walk(node, surfaces, index + 1):
                if best is None or end > best[0] or (end == best[0] and match == "exact" != best[2]):
                    best = end, entry, match
            if best is not None:
                beyond = best[0]
                found.append(KnownMention(bisect_right(units, index) - 1, bisect_right(units, best[0] - 1), best[1], best[2]))
        return found

    def _may_begin(self, surface: str, after: str) -> bool:
        """Whether a name can begin with two tokens."""
        node = self._root.children[self._starts[surface]]
        word = self.folder.known(after)
        return node.ends is not None or _GAP in node.children or word in node.children or word == ""

    def _learn(self, surfaces: list[str]) -> None:
        """Note which surfaces a name can begin with."""
        if len(self._seen) > 200_000:
            self._seen.clear()
            self._starts.clear()
        for surface in surfaces:
            if surface not in self._seen:
                self._seen.add(surface)
                word = self.folder.known(surface)
                if word in self._root.children:
                    self._starts[surface] = word

    def _walk(self, node: _Node, surfaces: list[str], index: int) -> Iterator[tuple[int, str, str]]:
        """(one past the last token, id, match) of every name that goes on from a node at a token."""
        if node.ends is not None:
            yield index, *node.ends
        children = node.children
        if not children:
            return
        known = self.folder.known
        size = len(surfaces)
        while index < size and known(surfaces[index]) == "":
            index += 1
        if index >= size:
            return
        word = known(surfaces[index])
        child = children.get(word)
        if child is not None:
            yield from self._walk(child, surfaces, index + 1)
        gap = children.get(_GAP)
        if gap is not None:
            after, skipped = index, 0
            while after < size and skipped <= _GAP_WORDS:
                word = known(surfaces[after])
                if word:
                    if word in _GAP_ENDS:
                        break
                    beyond = gap.children.get(word)
                    if beyond is not None:
                        yield from self._walk(beyond, surfaces, after + 1)
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
