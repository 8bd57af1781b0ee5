"""The facts ask for classes of words that the lexicon has: a class that it has not is a set of no words, and nothing would tell."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from reformextract.api import shared_stages
from reformextract.facts.grammar import Letters
from reformextract.facts.sentence import SentenceReader
from reformextract.facts.words import Words


class Asking:
    """A vocabulary that refuses to be asked for a class without words."""

    def __init__(self) -> None:
        self._whole = shared_stages().vocabulary
        self._names = {name for classes in self._whole.members.values() for name in classes}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole, name)

    def code_set(self, wanted: str) -> frozenset[str]:
        for name in re.split("[|&]", wanted):
            assert name.removeprefix("!") in self._names, name
        return self._whole.code_set(wanted)


@pytest.mark.parametrize("reader", [Words, Letters, lambda vocabulary: SentenceReader(vocabulary, Any, Any)])
def test_every_class_has_words(reader: Callable[[Any], object]) -> None:
    assert reader(Asking())


def test_what_a_word_says_of_the_status() -> None:
    """A word may say more than one thing of it."""
    vocabulary = shared_stages().vocabulary
    words = Words(vocabulary)
    assert {name for names in words.status_of.values() for name in names} == set(words.status)
    for name, codes in words.status.items():
        assert codes == {code for code, names in words.status_of.items() if name in names} == vocabulary.code_set(f"fact_status_{name}")
    assert not words.plural_name & words.country
    assert words.plural_name


def test_a_capital_within_a_sentence_makes_a_name() -> None:
    vocabulary = shared_stages().vocabulary
    letters = Letters(vocabulary)
    capital, plural = vocabulary.code_set("capitalized"), vocabulary.code_set("plural_noun&capitalized")
    assert letters.plain.keys() == letters.running.keys() == {ord(code) for code in vocabulary.all_codes}
    assert {letters.plain[ord(code)] for code in plural} >= {"p"}
    assert "K" not in {letters.plain[ord(code)] for code in plural}  # at the head of a sentence "Exports" are exports
    assert "K" in {letters.plain[ord(code)] for code in capital}
    for code, letter in letters.plain.items():
        verb_or_plural = letter in "VEGJWYvp"
        assert len(letter) == 1
        assert letters.running[code] == ("K" if verb_or_plural and chr(code) in capital else letter)
