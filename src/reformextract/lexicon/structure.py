"""Numbers that only count the parts of a text: paragraphs and sections, told by their place and their sequence.

A number at the head of a line, before a word with a capital, is one where the next (or the one before) counts on from it:
"3 Parliament welcomes ... 4 It asks ...". They are read as blanks. Numbers with a stop or in brackets are known as list items.
"""

from __future__ import annotations

import re

from reformextract.lexicon.lines import Words

_HEAD = re.compile(r"(?m)^[ \t]*(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2}){0,2})(?=[ \t]+(?P<word>[\"'(]?[^\W\d_]+))")
_FIGURE_AT_LINE_START = re.compile(r"\n[ \t]*[0-9]")
_COUNTED = frozenset(("month_name", "scale", "unit", "currency_after", "ratio_unit"))
_FARTHEST = 12  # heads of lines among which the next number is looked for


def without_part_numbers(view: str, words: Words) -> str:
    """A view with the numbers of paragraphs and sections blanked out."""
    if _FIGURE_AT_LINE_START.search(view) is None:
        return view
    heads = [found for found in _HEAD.finditer(view) if _may_be(found, words)]
    if len(heads) < 2:
        return view
    parts = [tuple(map(int, found["number"].split("."))) for found in heads]
    structural: set[int] = set()
    for place, part in enumerate(parts):
        for later in range(place + 1, min(len(parts), place + 1 + _FARTHEST)):
            if _counts_on(part, parts[later]):
                structural |= {place, later}
                break
    for place in structural:
        start, end = heads[place].span("number")
        view = view[:start] + " " * (end - start) + view[end:]
    return view


def _may_be(found: re.Match[str], words: Words) -> bool:
    word = found["word"].lstrip("\"'(")
    return word[0].isupper() and not words.has(f" {word}", _COUNTED)


def _counts_on(part: tuple[int, ...], later: tuple[int, ...]) -> bool:
    """Whether a number is the next after another: 3, 4; 4.6, 4.7; 4.9, 5.1."""
    if len(part) == len(later):
        if part[:-1] == later[:-1]:
            return later[-1] == part[-1] + 1
        return len(part) > 1 and later[-1] == 1 and later[:-1] == (*part[:-2], part[-2] + 1)
    return False
