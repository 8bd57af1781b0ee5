"""The language of variants: ``(a|b)`` alternatives, ``word?`` optional, ``...`` a gap of up to four words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, product
from math import prod
from typing import TypeAlias

GAP = "..."
_MOST_PHRASES = 4096
_PIECE = re.compile(r"\s*(?:(?P<gap>\.\.\.|…)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<mark>\?)|(?P<word>[^\s()|?]+))")

Variant: TypeAlias = "tuple[tuple[str | Variant, ...], ...]"  # alternatives, each of words and alternatives in a row


def parse_variant(text: str) -> Variant:
    """Read a variant; raises ``ValueError`` where brackets do not match or it stands for too many phrases."""
    pieces = list(_PIECE.finditer(text))[::-1]
    variant = _alternatives(pieces, 0)
    if _number_of(variant) > _MOST_PHRASES:
        raise ValueError(f"stands for more than {_MOST_PHRASES} phrases")
    return variant


def _alternatives(pieces: list[re.Match[str]], depth: int) -> Variant:
    """Read up to the bracket that closes; ``pieces`` are those not read yet, the next one last."""
    branches: list[list[str | Variant]] = [[]]
    while pieces:
        piece = pieces.pop()
        if piece["close"]:
            if not depth:
                raise ValueError("')' without '('")
            return tuple(map(tuple, branches))
        if piece["bar"]:
            if not depth:
                raise ValueError("'|' outside of brackets")
            branches.append([])
            continue
        if piece["mark"]:
            raise ValueError("'?' after nothing")
        element = _alternatives(pieces, depth + 1) if piece["open"] else GAP if piece["gap"] else piece["word"]
        if pieces and pieces[-1]["mark"]:
            pieces.pop()
            element = (*(element if isinstance(element, tuple) else ((element,),)), ())
        branches[-1].append(element)
    if depth:
        raise ValueError("'(' not closed")
    return tuple(map(tuple, branches))


def pieces_in(variant: Variant) -> Iterator[str]:
    """Its words and gaps, in order."""
    for branch in variant:
        for element in branch:
            if isinstance(element, str):
                yield element
            else:
                yield from pieces_in(element)


def _number_of(variant: Variant) -> int:
    return sum(prod(1 if isinstance(element, str) else _number_of(element) for element in branch) for branch in variant)


def phrases_of(variant: Variant) -> Iterator[list[str]]:
    """The word sequences that a variant stands for.

    >>> list(phrases_of(parse_variant("(river|lake) chief system?")))
    [['river', 'chief', 'system'], ['river', 'chief'], ['lake', 'chief', 'system'], ['lake', 'chief']]
    """
    for branch in variant:
        for chosen in product(*([[element]] if isinstance(element, str) else list(phrases_of(element)) for element in branch)):
            yield list(chain.from_iterable(chosen))


def openings_of(variant: Variant, words_of: Callable[[str], Sequence[str]], most: int) -> set[tuple[str, ...]]:
    """The first words of its phrases, ``most`` at most; ``words_of`` are the words that a piece of it stands for, none where it is a sign.

    >>> sorted(openings_of(parse_variant("(river|lake)? chief (system|post)"), lambda piece: [piece], 2))
    [('chief', 'post'), ('chief', 'system'), ('lake', 'chief'), ('river', 'chief')]
    """
    found: set[tuple[str, ...]] = set()
    for branch in variant:
        openings: set[tuple[str, ...]] = {()}
        for element in branch:
            open_ones = {opening for opening in openings if len(opening) < most}
            if not open_ones:
                break
            more = {tuple(words_of(element)[:most])} if isinstance(element, str) else openings_of(element, words_of, most)
            openings = openings - open_ones | {(opening + further)[:most] for opening in open_ones for further in more}
        found |= openings
    return found


def beginnings_of(variant: Variant, words_of: Callable[[str], Sequence[str]]) -> set[str]:
    """The words that its phrases may begin with; ``words_of`` are the words that a piece of it stands for, none where it is a sign."""
    return _beginnings(variant, words_of)[0]


def _beginnings(variant: Variant, words_of: Callable[[str], Sequence[str]]) -> tuple[set[str], bool]:
    """The words, and whether a phrase may be empty."""
    found: set[str] = set()
    may_be_empty = False
    for branch in variant:
        for element in branch:
            if isinstance(element, str):
                words = words_of(element)[:1]
                found.update(words)
                goes_on = not words
            else:
                more, goes_on = _beginnings(element, words_of)
                found |= more
            if not goes_on:
                break
        else:
            may_be_empty = True
    return found, may_be_empty
