"""Each unit of an article -> one letter for its part in a noun phrase; which quotation mark closes which.

The letters stand for the lexicon classes of patterns/<language>/mechanism_words.toml and mechanism_heads.toml; nothing
here names a word. What is assumed of the language is its word order: modifiers stand before the head of a name,
complements after it.
"""

from __future__ import annotations

import re
from functools import cached_property

from reformextract.reading import Reading
from reformextract.vocabulary import Vocabulary

# class of the lexicon or shape -> letter, the first that fits wins
_LETTERS: tuple[tuple[str, str], ...] = (
    ("newline", "\n"), ("hyphen", "-"), ("quote", '"'), ("apostrophe", "'"), ("possessive", "S"), ("comma", ","),
    ("semicolon", ";"), ("colon", ":"), ("period&!word", "."), ("exclamation", "."), ("question", "."), ("ellipsis", "."),
    ("open", "("), ("close", ")"), ("open_bracket", "("), ("close_bracket", ")"), ("dash", "_"), ("slash", "/"),
    ("ampersand", "&"), ("plus", "+"), ("not_mechanism", "X"), ("phrase&comparator_before", "P"), ("phrase&list_opener", "P"),
    ("phrase&np_auxiliary", "U"), ("phrase&np_boundary", "P"),
    ("head_strong", "H"), ("head_plain", "h"), ("head_weak", "w"), ("head_action", "a"),
    ("number", "#"), ("cardinal", "#"), ("scale", "#"), ("name_determiner", "D"), ("name_relative", "T"), ("name_pronoun", "R"),
    ("name_of", "O"), ("name_for", "F"), ("name_link", "B"), ("name_with", "W"), ("name_on", "N"), ("name_in", "I"),
    ("name_by", "Y"), ("name_and", "C"), ("name_to", "t"), ("name_auxiliary", "U"), ("name_adverb", "L"), ("name_stop", "P"),
    ("name_gerund", "G"), ("name_verb&name_generic", "M"), ("name_verb", "V"), ("name_time", "d"), ("name_generic", "M"),
    ("capitalized", "K"), ("upper", "K"), ("word", "X"), ("phrase&period", "d"), ("phrase", "X"),
)  # fmt: skip
HEADS = "Hhwa"
NOUNS = frozenset("HhwaKXM")  # what can stand in a name besides signs and links


class Grammar:
    """The letters of a vocabulary's codes, and sets of codes that several steps ask for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        letters: dict[int, str] = {}
        known = vocabulary.classes
        for wanted, letter in _LETTERS:
            names = {part.lstrip("!") for part in re.split("[&|]", wanted)}
            if names - known:
                continue
            for code in vocabulary.codes_of(wanted):
                letters.setdefault(ord(code), letter)
        for code in vocabulary.codes_of("number|!number"):
            letters.setdefault(ord(code), "?")
        self.letters = letters
        self.head_forms: dict[str, str] = {}  # a head in any form -> its normal form
        for name in ("head_action", "head_weak", "head_plain", "head_strong"):
            self.head_forms.update(vocabulary.values.get(name, {}))
        self.edge = vocabulary.codes_of("newline&!paragraph")[0] * 8  # so that looking a few units ahead never leaves the article
        self.generic = self._codes("name_generic")
        self.leading = self._codes("name_leading")
        self.capital = self._codes("capitalized|upper")
        self.follower = self._codes("head_follower")
        self.glued = self._codes("glued")
        self.core = self._codes("name_core")
        self.as_what = self._codes("name_as")
        self.joining = self._codes("name_joining")
        self.state = self._codes("name_state")
        self.patron = self._codes("name_patron")
        self.linking = self._codes("name_link_participle")
        self.measure = self._codes("name_measure") | self._codes("scale") | self._codes("currency_before") | self._codes("currency_after")
        self.time = self._codes("name_time")
        self.marker = self._codes("name_marker")
        self.marker_of_action = self.marker | self._codes("name_manner")
        self.evaluative = self._codes("name_evaluative")
        self.place = self._codes("head_place")
        self.document = self._codes("document_noun")
        self.body = self._codes("name_body")
        self.building = self._codes("name_building")
        self.that = self._codes("name_that")
        self.comparator = self._codes("comparator_before")
        self.governor = self._codes("name_governor")
        self.governing_verb = self._codes("status_verb")
        self.future = self._codes("status_future")
        self.participle = self._codes("status_participle")
        self.takes_on = self._codes("head_with_on")
        self.takes_by = self._codes("head_with_by")
        self.takes_to = self._codes("head_with_to")
        self.takes_into = self._codes("head_with_into")
        self.into = self._codes("name_into")
        self.takes_in = self._codes("head_with_in")
        self.surname = self._codes("head_surname")
        self.gerund_endings = tuple(sorted(vocabulary.values.get("head_gerund_ending", {})))
        self.owner = self._codes("name_owner")
        self.of_to = self._codes("head_with_of_to")
        self.takes_infinitive = self._codes("head_with_infinitive")
        self.verb_endings = tuple(sorted(vocabulary.values.get("name_verb_ending", {})))
        self.before_infinitive = self._codes("name_before_infinitive")
        self.before_to = self._codes("name_before_to")
        self.upper = self._codes("upper")
        self.currency = self._codes("currency_before")
        self.extent = self._codes("name_extent")
        self.fresh = self._codes("name_fresh")
        self.fresh_compound = self._codes("name_fresh_compound")

    def codes_named(self, name: str) -> frozenset[str]:
        """The codes of a lexicon class; none where the patterns have no such class."""
        return self._codes(name)

    def _codes(self, wanted: str) -> frozenset[str]:
        known = self.vocabulary.classes
        usable = "|".join(part for part in wanted.split("|") if part in known)
        return frozenset(self.vocabulary.codes_of(usable)) if usable else frozenset()


class Sentences:
    """One article seen as letters: ``letters[i]`` for unit i (a few line ends behind the last), and its pairs of quotation marks."""

    __slots__ = ("__dict__", "codes", "grammar", "letters", "reading")

    def __init__(self, reading: Reading, grammar: Grammar) -> None:
        self.reading = reading
        self.grammar = grammar
        self.codes = reading.codes + grammar.edge
        self.letters = self.codes.translate(grammar.letters)

    @cached_property
    def quotes(self) -> tuple[dict[int, int], dict[int, int]]:
        """(closing unit of an opening mark, opening unit of a closing mark); a pair never crosses a line's end."""
        closing: dict[int, int] = {}
        opening: dict[int, int] = {}
        opened: list[tuple[int, str]] = []
        reading = self.reading
        for found in _MARKS.finditer(self.letters):
            unit, letter = found.start(), found.group()
            if letter == "\n":
                opened.clear()
                continue
            sign = reading.text[reading.start(unit)]
            if sign in _OPENING:
                opened.append((unit, letter))
                continue
            if sign in _STRAIGHT and not (opened and opened[-1][1] == letter):
                if letter == '"' or self.codes[unit] not in self.grammar.glued:
                    opened.append((unit, letter))
                continue
            while opened and opened[-1][1] != letter and letter == '"':
                opened.pop()
            if opened and opened[-1][1] == letter:
                first = opened.pop()[0]
                closing[first] = unit
                opening[unit] = first
        return closing, opening


_MARKS = re.compile("[\"'\n]")
_OPENING = frozenset("“‘「『《〈【〔[„‟‛")
_STRAIGHT = frozenset("\"'＂＇`′")
