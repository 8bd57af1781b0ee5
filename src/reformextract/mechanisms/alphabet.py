"""A small alphabet for a grammar: the codes of a vocabulary that no pattern of the grammar tells apart become one symbol.

A vocabulary has a code for every set of classes, ten thousand of them; a grammar of names asks for some hundred class expressions
and tells some hundreds of kinds of units apart. Over symbols its expressions are short, quick to compile and to run.
"""

from __future__ import annotations

from collections.abc import Iterable

from reformextract.lexicon.codes import FIRST_CODE, Codes, numbers_in
from reformextract.lexicon.vocabulary import Vocabulary


class Symbols(Codes):
    """The symbols of an alphabet as codes of their own: only the class expressions that it was made for can be asked."""

    def __init__(self, known: Codes, masks: dict[str, int], size: int) -> None:
        super().__init__()
        self._known = known
        self._masks = masks
        self._size = size

    @property
    def all(self) -> int:
        return (1 << self._size) - 1

    def has_class(self, name: str) -> bool:
        return self._known.has_class(name)

    def mask_of(self, wanted: str) -> int:
        return self._masks[wanted]


class Alphabet:
    """Symbols for the units of an article, fine enough for the class expressions given."""

    def __init__(self, vocabulary: Vocabulary, expressions: Iterable[str]) -> None:
        wanted = sorted(set(expressions))
        signatures = [0] * len(vocabulary.members)
        for bit, expression in enumerate(wanted):
            for number in numbers_in(vocabulary.codes.mask_of(expression)):
                signatures[number] |= 1 << bit
        symbols = {signature: place for place, signature in enumerate(sorted(set(signatures)))}
        self._table = {chr(FIRST_CODE + number): chr(FIRST_CODE + symbols[signature]) for number, signature in enumerate(signatures)}
        masks = dict.fromkeys(wanted, 0)
        for signature, place in symbols.items():
            for bit in numbers_in(signature):
                masks[wanted[bit]] |= 1 << place
        self.codes = Symbols(vocabulary.codes, masks, len(symbols))

    def code_set(self, wanted: str) -> frozenset[str]:
        """The symbols that satisfy a class expression of those given."""
        return self.codes.code_set(wanted)

    def read(self, codes: str) -> str:
        """The codes of an article as symbols."""
        return "".join(map(self._table.__getitem__, codes))
