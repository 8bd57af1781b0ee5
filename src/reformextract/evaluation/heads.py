"""The head word of a noun phrase, by which two readings of "what is measured" are compared.

It is the last word before the first preposition, relative pronoun or participle that follows the noun: "main business
revenue from military-civilian integration" has "revenue". The words are those of the language's patterns.
"""

from __future__ import annotations

import re
from functools import cache

from reformextract.patterns.loading import load_patterns

_WORD = re.compile(r"\w[\w'’.&-]*\w|\w")
_PREPOSITIONS, _RELATIVES, _PAST, _INFINITIVE = "preposition_word", "name_relative", "irregular_past", "to"
_PLURAL = re.compile(r"(?<![su])s$")


@cache
def _words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """What ends a head: prepositions and relative pronouns; irregular participles."""
    lexicon = load_patterns(language).lexicon
    after = {form.lstrip("=") for name in (_PREPOSITIONS, _RELATIVES) for form in lexicon.get(name, ())} | {_INFINITIVE}
    return frozenset(after), frozenset(lexicon.get(_PAST, ()))


def head_word(phrase: str, language: str = "en") -> str:
    """The head word in lower case; empty for a phrase without a word.

    >>> head_word("main business revenue from military-civilian integration"), head_word("patents granted to foreigners")
    ('revenue', 'patents')
    >>> head_word("registered capital"), head_word("firms using robots"), head_word("coal mining areas")
    ('capital', 'firms', 'areas')
    """
    words: list[str] = [word.casefold() for word in _WORD.findall(phrase)]
    after, past = _words(language)
    for place in range(1, len(words)):
        if words[place] in after or _is_participle(words, place, after, past):
            return words[place - 1]
    return words[-1] if words else ""


def _is_participle(words: list[str], place: int, after: frozenset[str], past: frozenset[str]) -> bool:
    """Does a participle follow its noun here? Before a noun it modifies it: "newly signed contracts"."""
    word = words[place]
    last = place + 1 == len(words)
    if word in past or word.endswith("ed"):
        return last or words[place + 1] in after
    return word.endswith("ing") and len(word) >= 5 and bool(_PLURAL.search(words[place - 1])) and not last
