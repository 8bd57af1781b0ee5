"""Tokens as parts of a number: a numeral, a number word, a scale, a sign, a word that joins.

Told by the lexicon classes ``cardinal`` and ``scale`` (with values), ``scale_letter``, ``fraction_word`` (its denominator),
``number_half``, ``number_and``, ``number_article``, ``number_of``, ``number_point`` and ``number_rounding``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import takewhile
from typing import Literal

from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.tokens import has_decimal_comma, has_dotted_groups, normal_form
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.numbers.value import ZERO, fraction_sign_value, numeral_value

_LONGEST_NUMERAL = 300  # characters
PartKind = Literal[
    "numeral", "cardinal", "scale", "half", "fraction", "sign", "article", "and", "of", "hyphen", "point", "slash", "period", "rounding"
]


@dataclass(frozen=True, slots=True)
class Part:
    """A token inside a number: what it is, what it is worth (a ``fraction`` word: its denominator), as written, spaced or glued."""

    kind: PartKind
    worth: Decimal
    core: str
    spaced: bool


class NumberParts(Remembered[str, Part | None]):
    """What each surface of a vocabulary is inside a number, each made once; held by the stage of the numbers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(partial(_part, vocabulary.values))

    def of(self, surfaces: Iterable[str]) -> list[Part]:
        """The parts that tokens are, up to the first token that can be none (a malformed numeral, another word)."""
        return [part for part in takewhile(bool, map(self.__getitem__, surfaces)) if part is not None]


def _part(values: Mapping[str, Mapping[str, str]], surface: str) -> Part | None:
    core = surface.strip()
    spaced = surface != core

    def part(kind: PartKind, worth: Decimal = ZERO) -> Part:
        return Part(kind, worth, core, spaced)

    first = core[:1]
    if "0" <= first <= "9":
        if len(core) > _LONGEST_NUMERAL:
            return None
        if not (core.replace(",", "").replace(".", "", 1).isdigit() or has_decimal_comma(core) or has_dotted_groups(core)):
            return None
        return part("numeral", numeral_value(core))
    if first and (first in "¼½¾" or "⅐" <= first <= "⅞"):
        return part("sign", fraction_sign_value(core)) if len(core) == 1 else None  # one with a mark above it is none
    if core in "-/.":
        return {"-": part("hyphen"), "/": part("slash"), ".": part("period")}.get(core)
    norm = normal_form(core)
    for name in ("scale", "scale_letter"):
        scales = values.get(name, {})
        worth = scales.get(f"={core}") or scales.get(norm)
        if worth is not None:
            return part("scale", Decimal(worth))
    if norm in values.get("cardinal", {}):
        return part("cardinal", Decimal(values["cardinal"][norm]))
    if norm in values.get("number_half", {}):
        return part("half")
    if norm in values.get("fraction_word", {}):
        return part("fraction", Decimal(values["fraction_word"][norm]))
    simple: tuple[tuple[str, PartKind], ...] = (
        ("number_and", "and"), ("number_article", "article"), ("number_of", "of"), ("number_point", "point"),
        ("number_rounding", "rounding"),
    )  # fmt: skip
    for name, kind in simple:
        if norm in values.get(name, {}):
            return part(kind)
    return None
