"""What can begin a match of a pattern: a rule is tried only where the first two units of an article's place allow it."""

from __future__ import annotations

from typing import NamedTuple


class Prefix(NamedTuple):
    """What can begin and end a match of a pattern: the codes of its first, second and last unit, and whether it may have no or one unit."""

    first: int = 0  # codes as the bits of a number (lexicon/codes.py)
    second: int = 0
    may_be_empty: bool = True
    may_be_one: bool = False
    last: int = 0

    def then(self, after: Prefix) -> Prefix:
        return Prefix(
            self.first | after.first if self.may_be_empty else self.first,
            self.second | (after.first if self.may_be_one else 0) | (after.second if self.may_be_empty else 0),
            self.may_be_empty and after.may_be_empty,
            (self.may_be_one and after.may_be_empty) or (self.may_be_empty and after.may_be_one),
            self.last | after.last if after.may_be_empty else after.last,
        )

    def either(self, other: Prefix) -> Prefix:
        return Prefix(
            self.first | other.first,
            self.second | other.second,
            self.may_be_empty or other.may_be_empty,
            self.may_be_one or other.may_be_one,
            self.last | other.last,
        )

    def repeated(self, quantifier: str) -> Prefix:
        """Under ``?``, ``*``, ``+`` or ``{m,n}``: anything that repeats may follow itself."""
        again = self.second if quantifier == "?" else self.second | self.first
        may_be_empty = self.may_be_empty or quantifier[0] in "?*" or quantifier.startswith("{0")
        return Prefix(self.first, again, may_be_empty, self.may_be_one, self.last)


_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


class PrefixReader:
    """Computes the Prefix of a pattern while the compiler walks over it: a stack of open brackets, each with its branches.

    Look-around takes no unit, so it counts as nothing; only a look-ahead at the very end of a pattern says what must follow.
    """

    def __init__(self) -> None:
        # of each open bracket: its sign, its finished branches, its open branch as (prefix, whether a look-ahead)
        self._stack: list[tuple[str, list[Prefix], list[tuple[Prefix, bool]]]] = [("(", [], [])]

    def open(self, sign: str) -> None:
        self._stack.append((sign, [], []))

    def close(self) -> None:
        if len(self._stack) == 1:
            return  # the expression's own compilation says what is wrong
        sign = self._stack[-1][0]
        prefix = self._level()
        self._stack.pop()
        if sign not in _LOOK_AROUND:
            self.add(prefix)
        elif sign == "(?=" and len(self._stack) == 1:
            self._stack[-1][2].append((prefix, True))

    def branch(self) -> None:
        self._stack[-1][1].append(self._sequence())
        self._stack[-1][2].clear()

    def add(self, prefix: Prefix) -> None:
        self._stack[-1][2].append((prefix, False))

    def repeat(self, quantifier: str) -> None:
        sequence = self._stack[-1][2]
        if sequence and not sequence[-1][1]:
            sequence[-1] = sequence[-1][0].repeated(quantifier), False

    def _sequence(self) -> Prefix:
        elements = self._stack[-1][2]
        taking = max((index for index, (_, ahead) in enumerate(elements) if not ahead), default=-1)
        whole = Prefix()
        for index, (prefix, ahead) in enumerate(elements):
            if not ahead:
                whole = whole.then(prefix)
            elif index > taking:
                whole = whole.then(prefix)._replace(last=whole.last)
        return whole

    def _level(self) -> Prefix:
        whole = self._sequence()
        for branch in self._stack[-1][1]:
            whole = whole.either(branch)
        return whole

    def result(self) -> Prefix:
        return self._level()
