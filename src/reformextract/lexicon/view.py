"""Text -> its view: what the rest of the library reads, with the place of each of its characters in the text.

The text itself is never rewritten. Markup is left out (markup.py), odd characters become plain ones (full-width digits, curly
quotes, hard spaces), signs of thousands become commas, lines in capitals are read in small letters, the line ends within a
sentence become spaces (lines.py). In nearly all articles the view is as long as the text, and places are the same.
"""

from __future__ import annotations

import re
from typing import Protocol

from reformextract.lexicon.lines import Words, line_ends
from reformextract.lexicon.markup import pieces_of_markup
from reformextract.lexicon.splice import Places, splice
from reformextract.lexicon.structure import without_part_numbers

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\ufeff\u200b\u2060\t\v\f"
_VIEW = dict.fromkeys(_SPACES, " ")
_VIEW |= {chr(full): chr(full - 0xFEE0) for full in range(0xFF01, 0xFF5F)}  # full-width ASCII: １ ％ （ ， ：
_VIEW |= dict(zip("‘’‛′`“”„‟″「」『』〈〉《》【】〔〕、。−‐‑‒￥￡￠￦﹪٪﹩", '\'\'\'\'\'"""""""""""""[][],.----¥£¢₩%%$', strict=True))
_ODD = frozenset(_VIEW)
_ODD_ASCII = frozenset(odd for odd in _VIEW if odd.isascii())
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


def aligned_view(text: str) -> str:
    """The text with odd characters replaced one for one (full-width digits, curly quotes, hard spaces): equal length.

    >>> aligned_view("１２３，“a”")
    '123,"a"'
    """
    odd_ones = _ODD_ASCII if text.isascii() else _ODD_ASCII | _ODD.intersection("".join(_NOT_ASCII.findall(text)))
    for odd in odd_ones:  # a handful of replacements: several times faster than str.translate
        text = text.replace(odd, _VIEW[odd])
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text


_THOUSANDS = {  # by the sign that sets them apart: one sign is found many times faster than either
    sign: re.compile(rf"{sign}(?<=[0-9].)(?<![0-9]{{4}}.)(?=[0-9]{{3}}(?![\w]|[.,][0-9]{{3}}))") for sign in "'’"
}
_SPACED_THOUSANDS = re.compile("[\u00a0\u2009\u202f\u2007](?<=[0-9].)(?<![0-9]{4}.)(?=[0-9]{3}(?![\\w]|,[0-9]{3}))")
_DOTTED_THOUSANDS = re.compile(r"(?<![\w.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![.,]?[0-9])")
_POINT_AND_THREE = re.compile(r"\.[0-9]{3}(?![0-9])")  # what such a numeral has at least: found many times faster
_SHOWS_DOTTED = re.compile(  # that points set thousands apart and commas decimals: € 1.234,50; 3,5 %; 1.234.567
    r"[€$£]\s?[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}(?![0-9,])|(?<![0-9,])[0-9]{1,3},[0-9]{1,2}\s?(?:%|€|per ?cent\b|euros?\b)"
    r"|(?<![\w.])[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![.,]?[0-9])"
)
_MAY_SHOW_DOTTED = re.compile(r"[,.](?:(?<=[0-9],)[0-9]{1,2}(?![0-9])|(?<=[0-9]\.)[0-9]{3}\.[0-9]{3})")  # what that has at least
_SHOWS_COMMAS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_PRIME = re.compile("[′″](?<=[0-9].)")
_PRIMES = {"′": "ʹ", "″": "ʺ"}  # feet and inches behind a figure, which are no quotation marks
_DASH = re.compile("[–—](?=[0-9])")
_BEFORE_MINUS = frozenset(' \t\n\u00a0(:|=/"“')
_RAISED_POINT = re.compile("·(?<=[0-9]·)(?<![·0-9][0-9]·[0-9]·)(?=[0-9]+(?![·0-9]))")  # the decimal point of older British print: 61·3
_CELL_END = re.compile(r"(?<=\S)\t+(?=\S)")
_CAPITALS = re.compile(
    r"(?m)^(|[^\n]{1,80}?[-:–—] )(?=[^a-z\n]*$)([^\n]*?[A-Z]{3}[^\n]*)$"
)  # a line, or what stands behind its place and date
_ENDS_WITHOUT_SMALL_LETTERS = re.compile(r"\n(?<=[^a-z\n]{11}\n)")  # a line: four words of two letters; line ends are found at once
_CAPITAL_WORD = re.compile(r"[^\W\d_]{2,}(?:'[^\W\d_]+)*")


class View:
    """What is read of a text: ``text``, the same in plain characters ``plain``, and where its characters stand in the text as given."""

    __slots__ = ("places", "plain", "text")

    def __init__(self, text: str, plain: str, places: Places | None) -> None:
        self.text, self.plain, self.places = text, plain, places


class Spellings(Words, Protocol):
    """What knows also the words that are written in one case only."""

    def knows_exactly(self, word: str) -> bool: ...

    def has(self, surface: str, names: frozenset[str]) -> bool: ...


def plain_signs(text: str) -> str:
    """A text in plain signs: equal length, and no lexicon asked."""
    return aligned_view(_separators(text))


def view_of(text: str, words: Spellings, plain: str | None = None) -> View:
    """How a text is read; ``plain`` is the text in plain signs where that is known."""
    pieces = pieces_of_markup(text)
    spliced, places = splice(text, pieces)
    if plain is None or pieces:
        plain = plain_signs(spliced)
    if _ENDS_WITHOUT_SMALL_LETTERS.search(f"{plain}\n") is not None:
        plain = _CAPITALS.sub(lambda found: _in_small_letters(found, words), plain)
    if "\n" not in plain:
        return View(spliced, plain, places)
    plain = without_part_numbers(plain, words)
    soft, cuts = line_ends(plain, words)
    for place in soft:
        plain = f"{plain[:place]} {plain[place + 1 :]}"
    if cuts:
        plain = splice(plain, cuts)[0]
        spliced, places = splice(spliced, cuts, places)
    return View(spliced, plain, places)


def _separators(text: str) -> str:
    """Signs that set thousands apart as commas, dashes that are minus signs, tabs between cells as bars: equal length."""
    for sign, thousands in _THOUSANDS.items():
        if sign in text:
            text = thousands.sub(",", text)
    if not text.isascii():
        text = _SPACED_THOUSANDS.sub(",", text)
        if "·" in text:
            text = _RAISED_POINT.sub(".", text)
        if "′" in text or "″" in text:
            text = _PRIME.sub(lambda found: _PRIMES[found[0]], text)
        if "–" in text or "—" in text:
            text = _DASH.sub(lambda found: "−" if _is_minus(text, found.start()) else found[0], text)
    dotted = _POINT_AND_THREE.search(text) and _MAY_SHOW_DOTTED.search(text) and _SHOWS_DOTTED.search(text)
    if dotted and not _SHOWS_COMMAS.search(text):
        text = _DOTTED_THOUSANDS.sub(lambda found: found[0].replace(".", ","), text)
    if "\t" in text:
        text = _CELL_END.sub(lambda found: "|" + " " * (len(found[0]) - 1), text)
    return text


def _is_minus(text: str, place: int) -> bool:
    """Whether the dash at a place before a figure stands behind a space or an opening sign, and no figure before that ("2010 –2015")."""
    if place and text[place - 1] not in _BEFORE_MINUS:
        return False
    return not text[max(0, place - 3) : place].rstrip(" ")[-1:].isdigit()


_FEWEST_CAPITAL_WORDS = 4  # of a line
_WRAPPED = 40  # characters: a line as long may be wrapped
_NUMBERED = frozenset(("numbered_name", "place_of_number"))  # nouns of what is called by its number, capitals with one only: "YEAR 10"
_FEWEST_BEHIND_OTHERS = 8  # where small letters stand before them, as those of a dateline do: fewer may be a name


def _goes_on_from_the_line_before(capitals: re.Match[str]) -> bool:
    """Whether a line in capitals goes on with the sentence of a long line in capitals before it."""
    text, start = capitals.string, capitals.start()
    line = text[text.rfind("\n", 0, start - 1) + 1 : start - 1].rstrip() if start else ""
    return len(line) >= _WRAPPED and line.isupper() and line[-1] not in ".!?:"


def _in_small_letters(capitals: re.Match[str], words: Spellings) -> str:
    """What stands in capitals as it would be written in a sentence; what is known in capitals or with one stays so."""
    before, line = capitals.groups()
    goes_on = not before and _goes_on_from_the_line_before(capitals)
    if len(_CAPITAL_WORD.findall(line)) < (_FEWEST_BEHIND_OTHERS if before else _FEWEST_CAPITAL_WORDS):
        return capitals[0]

    def spelled(found: re.Match[str]) -> str:
        word = found[0]
        capitalized = word[0] + word[1:].lower()
        stands_before = line[: found.start()].rstrip()
        opens = stands_before[-1] in ".!?:" if stands_before else not goes_on
        if words.knows_exactly(word) and not words.knows(word):
            return word
        if not opens and words.has(capitalized, _NUMBERED) and not line[found.end() :].lstrip()[:1].isdigit():
            return word.lower()  # "LAST YEAR", but "YEAR 10"
        return capitalized if opens or words.knows_exactly(capitalized) else word.lower() if len(word.lower()) == len(word) else word

    return before + _CAPITAL_WORD.sub(spelled, line)
