"""Knowing an unknown name again in another article: by its folded form, and on request by one with a slip of the pen in it."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from reformextract.lexicon.tokens import TOKEN
from reformextract.lexicon.view import aligned_view
from reformextract.lexicon.vocabulary import Vocabulary

Key = tuple[str, ...]
_LONG_ENOUGH = 14  # letters of a name in which a slip can be told from another word
_LETTERS_A_SLIP = 9  # letters of it for each slip that it may have
_SMALL = ("name_determiner", "name_of", "name_for", "name_link", "name_with", "name_on", "name_in", "name_and", "name_to")


class NameKeys:
    """Makes the keys under which names are the same."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._folded = vocabulary.folded
        self._small = {vocabulary.folded(form) for name in _SMALL for form in vocabulary.values.get(name, {})} | {"", "\n", ","}

    def of(self, name: str) -> Key:
        """The meaning words of a name in the singular, hyphens and small words left out, in an order of their own.

        "ferry-ticket systems for islands" and "system for island ferry tickets" have the same key.
        """
        words = (self._folded(token.strip()) for token in TOKEN.findall(aligned_view(name)))
        return tuple(sorted(word for word in words if word not in self._small))


def slips(mentions: Mapping[Key, int]) -> dict[Key, Key]:
    """For each key that differs by a letter or two from one of more mentions, that key: river cheif system, river chief system."""
    ranked = sorted(mentions, key=lambda key: (-mentions[key], key))
    joined: dict[Key, Key] = {}
    for place, key in enumerate(ranked):
        text = " ".join(key)
        for more in ranked[:place]:
            other = " ".join(more)
            shorter = min(len(text), len(other))
            allowed = shorter // _LETTERS_A_SLIP if shorter >= _LONG_ENOUGH else 0
            near = len(more) == len(key) and more not in joined and allowed > 0 and abs(len(text) - len(other)) <= allowed
            if near and regex.fullmatch(f"(?:{regex.escape(other)}){{e<={allowed}}}", text):
                joined[key] = more
                break
    return joined
