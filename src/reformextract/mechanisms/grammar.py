"""Each unit of an article -> one letter for its part in a noun phrase; which quotation mark closes which.

The letters stand for the lexicon classes of patterns/<language>/mechanism_words.toml and mechanism_heads.toml; nothing
here names a word. What is assumed of the language is its word order: modifiers stand before the head of a name,
complements after it.
"""

from __future__ import annotations

import re
from functools import cached_property

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary

# class of the lexicon or shape -> letter, the first that fits wins
_LETTERS: tuple[tuple[str, str], ...] = (
    ("newline", "\n"), ("hyphen", "-"), ("quote", '"'), ("apostrophe", "'"), ("possessive", "S"), ("comma", ","),
    ("semicolon", ";"), ("colon", ":"), ("period&!word", "."), ("exclamation", "."), ("question", "."), ("ellipsis", "."),
    ("open", "("), ("close", ")"), ("open_bracket", "("), ("close_bracket", ")"), ("dash", "_"), ("slash", "/"),
    ("ampersand", "&"), ("plus", "+"), ("not_mechanism", "X"), ("phrase&comparator_before", "P"), ("phrase&list_opener", "P"),
    ("phrase&np_auxiliary", "U"), ("phrase&status_verb", "V"), ("phrase&tense_cue", "V"), ("phrase&np_boundary", "P"),
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
        for wanted, letter in _LETTERS:
            for code in vocabulary.codes_of(wanted):
                letters.setdefault(ord(code), letter)
        for code in vocabulary.codes_of("number|!number"):
            letters.setdefault(ord(code), "?")
        self.letters = letters
        self.head_forms: dict[str, str] = {}  # a head in any form -> its normal form
        for name in ("head_action", "head_weak", "head_plain", "head_strong"):
            self.head_forms.update(vocabulary.values.get(name, {}))
        self.edge = vocabulary.codes_of("newline&!paragraph")[0] * 8  # so that looking a few units ahead never leaves the article
        codes = vocabulary.code_set
        self.generic = codes("name_generic")
        self.leading = codes("name_leading")
        self.capital = codes("capitalized|upper")
        self.follower = codes("head_follower")
        self.glued = codes("glued")
        self.core = codes("name_core")
        self.as_what = codes("name_as")
        self.joining = codes("name_joining")
        self.state = codes("name_state")
        self.patron = codes("name_patron")
        self.linking = codes("name_link_participle")
        self.measure = codes("name_measure|scale|currency_before|currency_after")
        self.time = codes("name_time")
        self.marker = codes("name_marker")
        self.marker_of_action = self.marker | codes("name_manner")
        self.evaluative = codes("name_evaluative")
        self.place = codes("head_place")
        self.document = codes("document_noun")
        self.body = codes("name_body")
        self.building = codes("name_building")
        self.that = codes("name_that")
        self.comparator = codes("comparator_before")
        self.governor = codes("name_governor")
        self.governing_verb = codes("status_verb")
        self.future = codes("status_future")
        self.participle = codes("status_participle")
        self.takes_on = codes("head_with_on")
        self.takes_by = codes("head_with_by")
        self.takes_to = codes("head_with_to")
        self.takes_into = codes("head_with_into")
        self.into = codes("name_into")
        self.takes_in = codes("head_with_in")
        self.surname = codes("head_surname")
        self.gerund_endings = tuple(sorted(vocabulary.values.get("head_gerund_ending", {})))
        self.owner = codes("name_owner")
        self.of_to = codes("head_with_of_to")
        self.takes_infinitive = codes("head_with_infinitive")
        self.verb_endings = tuple(sorted(vocabulary.values.get("name_verb_ending", {})))
        self.before_infinitive = codes("name_before_infinitive")
        self.before_to = codes("name_before_to")
        self.upper = codes("upper")
        self.currency = codes("currency_before")
        self.extent = codes("name_extent")
        self.fresh = codes("name_fresh")
        self.fresh_compound = codes("name_fresh_compound")


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
