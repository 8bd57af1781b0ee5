"""Codes: every distinct set of classes that a unit can have is one character, so that an article is one short string.

Codes are numbered as they are allocated; a set of codes is kept as the bits of one number, so that class expressions cost a few
operations on numbers whatever there are of codes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from reformextract.lexicon.class_expressions import parse_expression
from reformextract.lexicon.remembered import Remembered

FIRST_CODE = 0x100  # no code is a sign that regular expressions read


def numbers_in(mask: int) -> Iterator[int]:
    """The places of the bits of a number: 0b1010 -> 1, 3."""
    digits = bin(mask)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def bits_of(numbers: Iterable[int]) -> int:
    """The reverse of ``numbers_in``.

    >>> bits_of([1, 3])
    10
    """
    octets = bytearray()
    for number in numbers:
        place = number >> 3
        if place >= len(octets):
            octets.extend(bytes(place - len(octets) + 1))
        octets[place] |= 1 << (number & 7)
    return int.from_bytes(octets, "little")


class Codes:
    """The codes of a vocabulary: all are allocated first; then it is asked which of them satisfy a class expression."""

    def __init__(self) -> None:
        self.members: dict[str, frozenset[str]] = {}  # code -> its classes
        self.by_number: list[frozenset[str]] = [frozenset()] * FIRST_CODE  # the same by ord(code): a list is asked a third faster
        self._codes: dict[frozenset[str], str] = {}
        self.plainest: dict[str, frozenset[str]] = {}  # the classes of a word, and of a sign, that has nothing of its own
        self._by_class: defaultdict[str, list[int]] = defaultdict(list)  # the numbers of the codes that have a class
        self._of_class: dict[str, int] = {}  # the same as bits, of those that were asked for
        self._masks: dict[str, int] = {}
        self._chosen: dict[str, str] = {}
        # the codes that satisfy a class expression, as a set; what finds them in a string of codes: each made once, asked for everywhere
        self.code_set: Callable[[str], frozenset[str]] = Remembered[str, frozenset[str]](self._set_of).__getitem__
        self.any_of: Callable[[int], str] = Remembered[int, str](_any_of).__getitem__  # what stands in an expression for one of some codes
        self.code_pattern: Callable[[str], re.Pattern[str]] = Remembered[str, re.Pattern[str]](self._pattern_of).__getitem__

    def allocate(self, classes: frozenset[str]) -> None:
        """Give a set of classes a code, where it has none."""
        if classes in self._codes:
            return
        number = len(self._codes)
        code = self._codes[classes] = chr(FIRST_CODE + number)
        self.members[code] = classes
        self.by_number.append(classes)
        for name in classes:
            self._by_class[name].append(number)

    def of(self, classes: frozenset[str]) -> str:
        """The code of a set of classes."""
        code = self._codes.get(classes)
        return self.nearest(classes) if code is None else code

    def nearest(self, classes: frozenset[str]) -> str:
        """The code of a set that was not foreseen: the plainest one, so that no text ever fails here."""
        return self._codes[self.plainest["word" if "word" in classes else "symbol"]]

    @property
    def classes(self) -> frozenset[str]:
        """All classes that some code has."""
        return frozenset(self._by_class)

    def has_class(self, name: str) -> bool:
        """Whether some code has a class."""
        return name in self._by_class

    @property
    def all(self) -> int:
        """The bits of all codes."""
        return (1 << len(self._codes)) - 1

    def mask_of(self, wanted: str) -> int:
        """The bits of the codes that satisfy a class expression."""
        found = self._masks.get(wanted)
        if found is None:
            found = 0
            for alternative in parse_expression(wanted):
                mask = self.all
                for name, negated in alternative:
                    named = self._mask_of_class(name)
                    mask &= ~named if negated else named
                found |= mask
            self._masks[wanted] = found
        return found

    def _mask_of_class(self, name: str) -> int:
        mask = self._of_class.get(name)
        if mask is None:
            mask = self._of_class[name] = bits_of(self._by_class.get(name, ()))
        return mask

    def codes_of(self, wanted: str) -> str:
        """The codes that satisfy a class expression: ``a|b`` either, ``a&b`` both, ``!a`` not; ``&`` binds tighter."""
        found = self._chosen.get(wanted)
        if found is None:
            found = self._chosen[wanted] = codes_in(self.mask_of(wanted))
        return found

    def _set_of(self, wanted: str) -> frozenset[str]:
        return frozenset(self.codes_of(wanted))

    def _pattern_of(self, wanted: str) -> re.Pattern[str]:
        return re.compile(self.any_of(self.mask_of(wanted)))


def runs_in(mask: int) -> Iterator[tuple[int, int]]:
    """The bits of a number as runs (half-open).

    >>> list(runs_in(0b10111))
    [(0, 3), (4, 5)]
    """
    digits = bin(mask)[:1:-1]
    first = digits.find("1")
    while first >= 0:
        end = digits.find("0", first)
        beyond = end if end >= 0 else len(digits)
        yield first, beyond
        first = digits.find("1", beyond)


def codes_in(mask: int) -> str:
    """The codes whose bits a number has."""
    return "".join(["".join(map(chr, range(FIRST_CODE + first, FIRST_CODE + beyond))) for first, beyond in runs_in(mask)])


def ranges_of(mask: int) -> str:
    """A set of codes as a character class says it, neighbours written as ranges: short to parse and to compile.

    >>> ranges_of(0b10111) == "\u0100-\u0102\u0104"
    True
    """
    return "".join(
        [
            chr(FIRST_CODE + first) if beyond == first + 1 else f"{chr(FIRST_CODE + first)}-{chr(FIRST_CODE + beyond - 1)}"
            for first, beyond in runs_in(mask)
        ]
    )


def _any_of(mask: int) -> str:
    return f"[{ranges_of(mask)}]" if mask else "(?!)"
