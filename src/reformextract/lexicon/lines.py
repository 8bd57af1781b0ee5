"""Line ends within a sentence: which of a view's line ends a reader reads across, by what stands on both sides of them.

A line end is hard where a line ends a sentence, where the next opens a list item, a heading or a table row, and between
paragraphs. It is soft where the lines were wrapped at one width (the next word would not have fitted), or where the line breaks
off: after a preposition, a number before its unit, a comma. A word that a hyphen cuts at the line's end is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from reformextract.lexicon.splice import Piece
from reformextract.lexicon.tokens import TOKEN, normal_form

_BREAK = re.compile(r"\n[^\S\n]*(?=\S)")
_OPENS_BLOCK = re.compile(
    r"[-*+•·●▪■◦○‣◆►▶➤✓✔]\s|[–—]\s(?![a-z])"  # a bullet
    r"|[0-9]{1,3}(?:\.[0-9]{1,2})*[.)]\s|[0-9]{1,2}(?:\.[0-9]{1,2})+\s(?=[A-Z\"'(])"  # 3. or 4.6.
    r"|\(?(?:[a-z]|[ivx]{1,5}|[0-9]{1,3})\)\s|[a-hA-H]\.\s|[ivxIVX]{1,4}\.\s"  # (ii), a)
    r"|[12][0-9]{3}-[01]?[0-9]-[0-3]?[0-9]\b"  # the line of a date
    r"|[#|=~>]|[-_*=]{3,}\s*$|[A-Z][\w .-]{0,30}:\s"  # a heading, a table row, a rule, a label
)
_WRAP_WIDTHS = 24, 110
_PROSE = 0.3  # of the lines of a wrapped paragraph at least so many begin with a small letter or a figure
_ENDS_SENTENCE = ".!?:;…"
_CLOSERS = "\"')]"
_HYPHENS = "-\u00ad"
_LONG_LINE = 200
_FEWEST_FULL_LINES = 6


class Words(Protocol):
    """What knows the words of the language: a vocabulary."""

    def knows(self, word: str) -> bool: ...

    def has(self, surface: str, names: frozenset[str]) -> bool: ...


_RUNS_ON = frozenset(
    ("preposition", "determiner", "auxiliary", "coordinator", "comma", "currency_before", "comparator_before", "comparator_verb",
     "comparator_filler", "range_to", "range_open", "np_to", "np_of", "number_of", "number_article", "np_determiner", "reach_verb",
     "change_verb", "payment_word", "taking_verb", "hyphen", "dash", "slash", "open", "open_bracket", "ampersand", "finite_verb", "deictic")
)  # fmt: skip
_NUMBER = frozenset(("number",))
_YEAR = frozenset(("year",))
_YEAR_WORD = frozenset(("year_word",))
_MONTH = frozenset(("month_name",))
_CURRENCY = frozenset(("currency_before",))
_FUNCTION = frozenset(("function_word",))
_TAKES_NUMBER = frozenset(("scale", "unit", "currency_after", "currency_minor", "ratio_unit", "month_name", "time_unit", "scale_letter"))


class _Line(NamedTuple):
    """A line's characters, blanks at its ends left out."""

    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


def line_ends(view: str, words: Words) -> tuple[list[int], list[Piece]]:
    """The line ends to be read as spaces (their places), and the cuts of words to be left out."""
    soft: list[int] = []
    cuts: list[Piece] = []
    blocks = list(_blocks(view))
    fulls = [_wrapped(block, view) for block in blocks]
    width = _common_width(blocks, fulls)
    for block, wrapped in zip(blocks, fulls, strict=True):
        if width is not None:
            wrapped = [full or _is_full(view, *pair, width) for pair, full in zip(pairwise(block), wrapped, strict=True)]
        for (line, following), full in zip(pairwise(block), wrapped, strict=True):
            cut = _cut_word(view, line, following, words)
            if cut is not None:
                cuts.append(cut)
            elif _goes_on(view, line, following, full, words):
                soft.append(view.index("\n", line.end, following.start))
    return soft, cuts


def _blocks(view: str) -> Iterator[list[_Line]]:
    """Runs of two or more lines with no empty line between them."""
    block: list[_Line] = []
    beyond = -1
    for found in _BREAK.finditer(view):
        start = view.rfind("\n", 0, found.start()) + 1
        before = len(view[start : found.start()].rstrip()) + start
        if before == start:
            continue  # an empty line
        if before != beyond or not block:
            if block:
                yield block
            block = [_Line(start + _indent(view, start), before)]
        end = view.find("\n", found.end())
        end = len(view) if end < 0 else end
        line = _Line(found.end(), len(view[found.end() : end].rstrip()) + found.end())
        block.append(line)
        beyond = line.end
    if block:
        yield block


def _indent(view: str, start: int) -> int:
    line = view[start : start + _LONG_LINE]
    return len(line) - len(line.lstrip(" "))


def _wrapped(block: Sequence[_Line], view: str) -> list[bool]:
    """Of each line of a block whether it is full: the next line's first word would have gone beyond the width of the lines around."""
    full = [False] * (len(block) - 1)
    for first, last in _stretches(block):
        if last - first < 3:
            continue
        width = max(line.length for line in block[first:last])
        if not _WRAP_WIDTHS[0] <= width <= _WRAP_WIDTHS[1]:
            continue
        fits = [not _is_full(view, *pair, width) for pair in pairwise(block[first:last])]
        flowing = sum(view[line.start].islower() or view[line.start].isdigit() for line in block[first + 1 : last])
        if flowing >= _PROSE * (last - 1 - first) and fits.count(False) >= 0.6 * len(fits):
            for place, fit in enumerate(fits, first):
                full[place] = not fit
    return full


def _common_width(blocks: Sequence[Sequence[_Line]], fulls: Sequence[Sequence[bool]]) -> int | None:
    """The width at which the lines of an article were wrapped; None where too few show it."""
    lines = [line.length for block, full in zip(blocks, fulls, strict=True) for line, is_full in zip(block, full, strict=False) if is_full]
    return max(lines) if len(lines) >= _FEWEST_FULL_LINES else None


def _is_full(view: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether the first word of the next line would have gone beyond a width."""
    return line.length <= width < line.length + 1 + _first_word_length(view, following)


def _stretches(block: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """The parts of a block between lines that were never wrapped (half-open)."""
    first = 0
    for place, line in enumerate(block):
        if line.length > _WRAP_WIDTHS[1]:
            yield first, place
            first = place + 1
    yield first, len(block)


def _first_word_length(view: str, line: _Line) -> int:
    word = view.find(" ", line.start, line.end)
    return (word if word > 0 else line.end) - line.start


def _goes_on(view: str, line: _Line, following: _Line, full: bool, words: Words) -> bool:
    """Whether a sentence goes on over a line end."""
    begins = view[following.start]
    if _OPENS_BLOCK.match(view, following.start, following.end) and not (
        full and begins.isdigit() and _breaks_off(view, line, words, view[following.start : following.end])
    ):
        return False
    if view[line.start] in "#|" or "\t" in view[line.start : line.end]:
        return False
    if view.find("|", line.start, line.end) >= 0 and view.find("|", following.start, following.end) >= 0:
        return False  # two rows of a table
    if full:
        return True
    last = view[line.end - 1]
    ended = view[: line.end].rstrip(_CLOSERS)[-1:] if last in _CLOSERS else last
    if ended in _ENDS_SENTENCE:
        return ended == "." and begins.isdigit() and _is_short_month(view, line, words)
    if begins.islower():
        return True
    return _breaks_off(view, line, words, view[following.start : following.end])


def _is_short_month(view: str, line: _Line, words: Words) -> bool:
    """Whether a line ends with a month written short: "Oct."."""
    tokens = TOKEN.findall(view, max(line.start, line.end - 40), line.end)
    return len(tokens) > 1 and words.has(f" {tokens[-2].strip()}", _MONTH)


def _last_token(view: str, line: _Line) -> str:
    tokens = TOKEN.findall(view, max(line.start, line.end - 40), line.end)
    return f" {tokens[-1].strip()}"


def _breaks_off(view: str, line: _Line, words: Words, rest: str = "") -> bool:
    """Whether a line ends where no sentence, heading or cell does."""
    last = _last_token(view, line)
    if line.length > len(last) and words.has(last, _RUNS_ON) and not (words.has(last, _MONTH) or last.strip().isupper()):
        return True
    first = TOKEN.match(rest)
    if first is None:
        return False
    opening = f" {first[0].strip()}"
    if words.has(last, _YEAR_WORD):
        return words.has(opening, _YEAR)
    if words.has(last, _NUMBER):
        return words.has(opening, _TAKES_NUMBER)
    if words.has(last, _MONTH) and line.length > len(last):
        return words.has(opening, _NUMBER) and not _is_thing(TOKEN.match(rest, first.end()), words)
    return words.has(last, _CURRENCY) and words.has(opening, _NUMBER)


def _is_thing(token: re.Match[str] | None, words: Words) -> bool:
    """Whether a token behind a number may be the thing counted: "26 firms joined" is no day of July."""
    return token is not None and token[0].strip().isalpha() and not words.has(token[0], _FUNCTION)


def _cut_word(view: str, line: _Line, following: _Line, words: Words) -> Piece | None:
    """What is to be left out between the two halves of a word that a hyphen cuts: the line end, and a hyphen that is none of the word's.

    A compound keeps its hyphen where it is known with one or where both its halves are words and the whole is none.
    """
    if view[line.end - 1] not in _HYPHENS or line.length < 3 or not view[following.start].isalnum():
        return None
    before = re.search(r"[^\W_]+$", view[line.start : line.end - 1])
    after = re.match(r"[^\W\d_]+", view[following.start : following.end])
    if before is None or after is None or not (after[0].islower() or after[0].isupper()):
        return None
    left, right = normal_form(before[0]), normal_form(after[0])
    hyphen_stays = before[0][-1].isdigit() or (not words.knows(left + right) and words.knows(left) and words.knows(right))
    if not hyphen_stays and not words.knows(left + right):
        lowered = view.lower()
        hyphen_stays = f"{left}-{right}" in lowered and f"{left}{right}" not in lowered
    return Piece(line.end if hyphen_stays else line.end - 1, following.start)
