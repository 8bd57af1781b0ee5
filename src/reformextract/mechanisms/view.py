"""An article as the mechanisms room sees it: its units as symbols of the grammar's alphabet, and sets of symbols by name."""

from __future__ import annotations

from dataclasses import dataclass

from reformextract.lexicon.reading import Reading
from reformextract.mechanisms.alphabet import Alphabet

WORDS = {  # what the code asks of a unit by itself; everything that asks for more than one unit is a pattern of the grammar
    "comma": "comma",
    "semicolon": "semicolon",
    "colon": "colon",
    "period": "period&!word|exclamation|question",
    "newline": "newline",
    "open": "open|open_bracket",
    "close": "close|close_bracket",
    "quote": "quote|apostrophe",
    "hyphen": "hyphen",
    "coordinator": "name_and",
    "determiner": "name_determiner&!head",
    "pronoun": "name_pronoun&!head",
    "adverb": "name_adverb&!head",
    "auxiliary": "name_auxiliary",
    "to": "name_to",
    "verb": "name_verb&!name_generic&!head|sure_verb&!head|status_verb&!head",
    "gerund": "name_gerund&!head",
    "preposition": "name_stop&!head|name_in|name_on|name_by|small_phrase",
    "link": "name_of|name_for|name_link|name_with|name_on|name_in|name_by|name_stop",
    "number": "number&!head",
    "nominal": "nominal",
    "head": "head",
    "action_head": "head_action&!head_weak&!head_plain&!head_strong",
    "capital": "capital_word",
    "specific": "specific",
    "list_noun": "list_noun",
    "list_opener": "list_opener",
    "list_copula": "list_copula",
    "list_end": "list_end",
    "list_sign": "list_sign",
    "list_ordinal": "list_ordinal",
}


class Words:
    """The sets of symbols of WORDS, by attribute."""

    def __init__(self, alphabet: Alphabet) -> None:
        self._sets = {name: alphabet.code_set(expression) for name, expression in WORDS.items()}

    def __getattr__(self, name: str) -> frozenset[str]:
        try:
            return self.__dict__["_sets"][name]  # type: ignore[no-any-return]
        except KeyError:
            raise AttributeError(name) from None


@dataclass(frozen=True, slots=True)
class View:
    """One article: ``symbols[i]`` for unit i, some line ends behind the last."""

    reading: Reading
    symbols: str

    def find(self, wanted: frozenset[str], start: int, end: int) -> int:
        """The first unit from ``start`` on whose symbol is wanted; -1 where none is before ``end``."""
        return min((unit for symbol in wanted if (unit := self.symbols.find(symbol, start, end)) >= 0), default=-1)

    def find_last(self, wanted: frozenset[str], start: int, end: int) -> int:
        """The last unit before ``end`` whose symbol is wanted; -1 where none is from ``start`` on."""
        return max((self.symbols.rfind(symbol, start, end) for symbol in wanted), default=-1)

    def has(self, wanted: frozenset[str], start: int, end: int) -> bool:
        """Whether one of the units ``start`` to ``end`` has a symbol that is wanted."""
        return not wanted.isdisjoint(self.symbols[start:end])
