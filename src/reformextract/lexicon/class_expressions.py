"""Class expressions: ``a|b`` either, ``a&b`` both, ``!a`` not; ``&`` binds tighter."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

Expression = tuple[tuple[tuple[str, bool], ...], ...]  # alternatives; of each the classes with whether they are to be absent


@cache
def parse_expression(wanted: str) -> Expression:
    """A class expression as its alternatives; an empty one has none and nothing satisfies it."""
    if not wanted.strip():
        return ()
    return tuple(
        tuple((part.strip().lstrip("!"), part.strip().startswith("!")) for part in alternative.split("&"))
        for alternative in wanted.split("|")
    )


class Condition:
    """A class expression made ready to be asked of many sets of classes.

    >>> Condition(parse_expression("number|word&!upper")).holds({"word", "lower"})
    True
    """

    __slots__ = ("_alone", "_further")

    def __init__(self, wanted: Expression) -> None:
        self._alone = frozenset(each[0][0] for each in wanted if len(each) == 1 and not each[0][1])  # any of them is enough
        self._further = [
            (frozenset(name for name, absent in each if not absent), frozenset(name for name, absent in each if absent))
            for each in wanted
            if len(each) > 1 or each[0][1]
        ]

    def holds(self, classes: Set[str]) -> bool:
        """Whether a set of classes satisfies the expression."""
        if not self._alone.isdisjoint(classes):
            return True
        for present, absent in self._further:  # noqa: SIM110 - asked a hundred thousand times: a generator costs as much again
            if present <= classes and absent.isdisjoint(classes):
                return True
        return False


def names_in(wanted: Expression) -> set[str]:
    """The classes that an expression names."""
    return {name for alternative in wanted for name, _ in alternative}
