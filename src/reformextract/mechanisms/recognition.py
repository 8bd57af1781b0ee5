"""Knowing a mechanism again: its head, the known mechanism that it names, and the names of the lexicon that no head noun shows."""

from __future__ import annotations

from collections.abc import Set

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.known import KnownMechanisms, KnownMention, overlapping
from reformextract.mechanisms.names import Name, NameReader
from reformextract.mechanisms.view import View

KNOWN = "mechanism.known"
_KNOWN_POINTS = 10
_HEADS = ("head_action", "head_weak", "head_plain", "head_strong")


class Recogniser:
    """Compares the names of an article with those of the lexicon."""

    def __init__(self, vocabulary: Vocabulary, grammar: Grammar, known: KnownMechanisms, names: NameReader) -> None:
        self.known = known
        self._words = grammar.words
        self._names = names
        self._proper = grammar.phrase("longer_proper_name").expression
        self._front = grammar.phrase("front_of_known").ending
        self._forms: dict[str, str] = {}  # a head in any form -> its normal form
        for heads in _HEADS:
            self._forms.update(vocabulary.values.get(heads, {}))

    def head_form(self, reading: Reading, unit: int) -> str:
        """The normal form of a head; of a word that is no head noun of the lexicon, the word itself."""
        word = reading.word(unit)
        return self._forms.get(word, word)

    def head(self, view: View, name: Name) -> str:
        """The head of a name as the record gives it: of a known one without a head noun the lexicon's."""
        reading = view.reading
        if view.symbols[name.head] in self._words.head:
            return self.head_form(reading, name.head)
        proper = view.symbols[name.head] in self._words.capital or reading.has(name.head, "phrase")
        if name.rule == KNOWN and name.canonical is not None and (proper or view.symbols[name.head] not in self._words.nominal):
            return self.known.entries[name.canonical].head
        return self.known.folded(reading.word(name.head))

    def folded(self, reading: Reading, name: Name) -> frozenset[str]:
        """The meaning words of a name, folded."""
        units = reading.first
        if units[name.last] - units[name.first] == name.last - name.first:
            return frozenset(map(self.known.folded, reading.surfaces[units[name.first] : units[name.last]])) - self.known.meaningless
        return frozenset(self.known.folded(reading.word(unit)) for unit in range(name.first, name.last)) - self.known.meaningless

    def recognise(self, view: View, name: Name, mentions: list[KnownMention], folded: frozenset[str], head: str) -> bool:
        """Sets ``canonical`` and ``match``; whether the whole name is known, and not only a modifier in it."""
        mention = self._mention_in(view, name, mentions)
        if mention is not None:
            name.canonical, name.match = mention.id, mention.match
            if mention.last > name.head or self.known.entries[mention.id].head == head:
                return True
            says_more = view.has(self._words.specific, mention.last, name.head)
            return mention.first > name.first and not name.complement and not says_more  # "... chief" system
        found = self.known.by_keywords(folded | {head}, head)
        if found is not None:
            name.canonical, name.match = found, "head"
        return found is not None

    def _mention_in(self, view: View, name: Name, mentions: list[KnownMention]) -> KnownMention | None:
        """The known name that a name holds: the longest that holds its head, else one that it begins with."""
        best: KnownMention | None = None
        for mention in overlapping(mentions, name.first, name.last):
            holds_head = mention.first <= name.head < mention.last
            if not (holds_head or (name.first <= mention.first and mention.last <= name.last)):
                continue
            if holds_head or (mention.first == name.first and mention.last > name.head):
                if best is None or mention.last - mention.first > best.last - best.first:
                    best = mention
            elif best is None and mention.first - name.first <= (view.symbols[name.first] in self._words.quote):
                best = mention
        return best

    # ------------------------------------------------------------------------------------------- names without a head noun

    def only_known(self, view: View, names: list[Name], mentions: list[KnownMention]) -> list[Name]:
        """Names of the lexicon where no candidate stands."""
        found: list[Name] = []
        taken = {unit for name in names for unit in range(name.first, name.last)}
        ends = {name.last for name in names}
        for mention in mentions:
            free = taken.isdisjoint(range(mention.first, mention.last))
            if free and not self._short_form(view, mention, ends) and not self._part_of_longer(view, mention):
                found.append(self._name_of(view, mention))
        return found

    def _short_form(self, view: View, mention: KnownMention, ends: Set[int]) -> bool:
        """Whether it is the short form in brackets of the name before it; ``ends`` are the units behind names."""
        words = self._words
        opened = mention.first - 1 - (view.symbols[mention.first - 1] in words.quote)
        if opened < 1 or view.symbols[opened] not in words.open or mention.last - mention.first > 1:
            return False
        return opened in ends or view.symbols[opened - 1] in words.capital

    def _part_of_longer(self, view: View, mention: KnownMention) -> bool:
        """Whether it stands in a longer proper name."""
        capital = self._words.capital
        alone = mention.last - mention.first == 1 and view.symbols[mention.first] in capital
        if alone and mention.first and view.symbols[mention.first - 1] in capital:
            return True
        return view.symbols[mention.last - 1] in capital and self._proper.match(view.symbols, mention.last) is not None

    def _name_of(self, view: View, mention: KnownMention) -> Name:
        name = Name(mention.first, self.head_of(view, mention), mention.last, KNOWN, _KNOWN_POINTS)
        front = self._front.search(view.symbols, max(0, mention.first - 6), mention.first)
        if front is not None:
            name.first = front.start()
        quotes = [unit for unit in range(name.first, name.last) if view.symbols[unit] in self._words.quote]
        if len(quotes) == 1 and name.first and view.symbols[name.first - 1] in self._words.quote:
            name.first -= 1  # the known name goes on behind the quotation
        self._names.complete(view.symbols, name, len(view.symbols))
        name.last = max(name.last, mention.last)
        return name

    def head_of(self, view: View, mention: KnownMention) -> int:
        """The head of a known name as it stands in the text, else its last noun before a complement ("contracts for difference")."""
        head = self.known.entries[mention.id].head
        for unit in range(mention.last - 1, mention.first - 1, -1):
            if self.head_form(view.reading, unit) == head:
                return unit
        if view.symbols[mention.last - 1] in self._words.head and view.symbols[mention.last - 2] in self._words.nominal:
            return mention.last - 1  # "Stock Connect programme"
        for unit in range(mention.first + 1, mention.last):
            if view.symbols[unit] in self._words.link and view.symbols[unit - 1] in self._words.nominal:
                return unit - 1
        return mention.last - 1
