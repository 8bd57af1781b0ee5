"""A small alphabet for a grammar: the codes of a vocabulary that no pattern of the grammar tells apart become one symbol.

A vocabulary has a code for every set of classes, ten thousand of them; a grammar of names asks for some hundred class expressions
and tells some hundreds of kinds of units apart. Over symbols its expressions are short, quick to compile and to run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from reformextract.lexicon.codes import FIRST_CODE, Codes
from reformextract.lexicon.vocabulary import Vocabulary

_BITS = bytes.maketrans(b"01", b"\0\1")


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


def _row(mask: int, size: int) -> bytes:
    """The bits of a number, a byte each, the lowest first."""
    return bin(mask)[:1:-1].encode().ljust(size, b"0").translate(_BITS)


def _eight_in_one(rows: Sequence[bytes]) -> bytes:
    """Up to eight rows of bits as one row of bytes."""
    numbers = (int.from_bytes(row, "little") << place for place, row in enumerate(rows))
    return reduce(or_, numbers).to_bytes(len(rows[0]), "little")


def _batched(rows: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(rows), 8):
        yield rows[start : start + 8]


class Alphabet:
    """Symbols for the units of an article, fine enough for the class expressions given."""

    def __init__(self, vocabulary: Vocabulary, expressions: Iterable[str]) -> None:
        wanted = sorted(set(expressions))
        size = len(vocabulary.members)
        rows = [_row(vocabulary.codes.mask_of(expression), size) for expression in wanted]
        signatures = list(zip(*map(_eight_in_one, _batched(rows)), strict=True))
        kinds = sorted(set(signatures))
        symbols = {signature: chr(FIRST_CODE + place) for place, signature in enumerate(kinds)}
        self._table = [*map(chr, range(FIRST_CODE)), *(symbols[signature] for signature in signatures)]  # by the code's number
        example = {signature: number for number, signature in enumerate(signatures)}
        examples = [example[signature] for signature in reversed(kinds)]
        masks = {
            expression: int("".join(["1" if row[number] else "0" for number in examples]), 2)
            for expression, row in zip(wanted, rows, strict=True)
        }
        self.codes = Symbols(vocabulary.codes, masks, len(kinds))

    def code_set(self, wanted: str) -> frozenset[str]:
        """The symbols that satisfy a class expression of those given."""
        return self.codes.code_set(wanted)

    def read(self, codes: str) -> str:
        """The codes of an article as symbols."""
        return codes.translate(self._table)
