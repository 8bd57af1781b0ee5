"""Class expressions: ``a|b`` either, ``a&b`` both, ``!a`` not; ``&`` binds tighter."""

from __future__ import annotations

from collections.abc import Set

Expression = tuple[tuple[tuple[str, bool], ...], ...]  # alternatives; of each the classes with whether they are to be absent


def parse_expression(wanted: str) -> Expression:
    """A class expression as its alternatives; an empty one has none and nothing satisfies it."""
    if not wanted.strip():
        return ()
    return tuple(
        tuple((part.strip().lstrip("!"), part.strip().startswith("!")) for part in alternative.split("&"))
        for alternative in wanted.split("|")
    )


def satisfies(classes: Set[str], wanted: Expression) -> bool:
    """Whether a set of classes satisfies an expression.

    >>> satisfies({"word", "lower"}, parse_expression("number|word&!upper"))
    True
    """
    return any(all((name in classes) != absent for name, absent in alternative) for alternative in wanted)


def names_in(wanted: Expression) -> set[str]:
    """The classes that an expression names."""
    return {name for alternative in wanted for name, _ in alternative}
