"""View -> tokens: how a view is cut into words, numerals and signs, and the classes that the shape of a token gives it.

Shape classes: ``word`` (``lower``, ``capitalized``, ``upper``), ``number`` (``numeral``: ``integer``, ``grouped``,
``decimal``, ``fraction_sign``; of an integer ``year`` (``round``, ``modern``), ``day``, ``month_number``, ``digits_2``, ``digits_4``),
``malformed``, the signs of SIGNS. Vocabulary.py adds ``newline``, ``paragraph``, ``glued`` (no space before), ``phrase`` and
``composite`` (units of several tokens).
"""

from __future__ import annotations

import re
import sys
from functools import cached_property

_SOFT = "\u00ad\u200c\u200d"


def _expression(hurried: str, word: str, sign: str, space: str, gap: str) -> str:
    """A token with the space before it: a word, an address, a numeral, signs; or the end of a line."""
    address = rf"(?:https?://[^{space}]*|www\.[^{space}]*)[^{space}.,;:!?)\]\"']"
    numeral = r"[0-9]+(?:[.,]{1,3}[0-9]+)*"
    return rf"{gap}*+(?:{hurried}|{address}|{word}|{numeral}|'s\b|-{{2,}}|\.{{2,}}|{sign})|{gap}*\n[{space}]*"


_ASCII = _expression(
    hurried=r"[A-Za-gi-vx-z][A-Za-z]*+(?!')",  # most words: nothing but letters, no h(ttp) or w(ww)
    word=r"[A-Za-z]+(?:'(?!s\b)[A-Za-z]+)*",
    sign=r"\S",
    space=r"\s",
    gap=r"[^\S\n]",
)
_LETTERS = r"\p{L}[\p{L}\p{M}\p{Nl}\p{No}--[¼-¾⅐-⅞]]*+"  # with marks that are set on them, and figures set beside them ("km²")
_SPACE = r"\s\x1c-\x1f"  # re counts these four controls among space, Unicode's White_Space does not
_ANY = "(?V1)" + _expression(
    hurried=r"[A-Za-gi-vx-z][A-Za-z]*+(?![^\x00-\x7f]|')",
    word=rf"{_LETTERS}(?:[{_SOFT}]++{_LETTERS})*+(?:'(?!s\b){_LETTERS})*+",
    sign=rf"\p{{Sc}}|[^{_SPACE}]\p{{M}}*+",
    space=_SPACE,
    gap=rf"[{_SPACE}--\n]",
)


_PLAIN = re.compile(_ASCII)
_LINE = re.compile(r"[^\n]*(?:\n\s*)?")  # with its end, which is one token with the space behind it


class _Token:
    """The expression of a token: what plain texts need in ``re``, the classes of Unicode (letters, marks, currency signs) in ``regex``.

    On ASCII the two agree (a test holds them together); most lines are ASCII, and ``re`` takes a quarter of the time.
    """

    @cached_property
    def _any(self) -> re.Pattern[str]:
        import regex

        expression: re.Pattern[str] = regex.compile(_ANY)
        return expression

    def findall(self, view: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """The tokens of a view (of a part of it), each with the space before it."""
        if view.isascii():
            return _PLAIN.findall(view, start, end)
        lines = [found[0] for found in _LINE.finditer(view, start, end)]  # no token goes over a line's end
        return [token for line in lines for token in (_PLAIN if line.isascii() else self._any).findall(line)]

    def match(self, view: str, start: int = 0) -> re.Match[str] | None:
        """The token at a place of a view."""
        return (_PLAIN if view.isascii() else self._any).match(view, start)


TOKEN = _Token()
_BLANKS = " \t\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"


def tokens_of(view: str) -> list[str]:
    """The tokens of a view, each with the space before it; blanks at its end are none (and cost no search for one)."""
    return TOKEN.findall(view, 0, len(view.rstrip(_BLANKS)))


_URL = re.compile(r"(?:https?://|www\.)\S+")
SIGNS = {
    ",": "comma", ";": "semicolon", ":": "colon", ".": "period", "!": "exclamation", "?": "question", "(": "open",
    ")": "close", "[": "open_bracket", "]": "close_bracket", '"': "quote", "'": "apostrophe", "/": "slash",
    "&": "ampersand", "+": "plus", "~": "tilde", "–": "dash", "—": "dash", "@": "at_sign", "#": "hash", "|": "bar",
    "*": "asterisk", "_": "underscore", "<": "less", ">": "greater", "=": "equals", "±": "plus_minus", "×": "cross",
    "^": "caret", "\\": "backslash",
}  # fmt: skip
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}")
_DECIMAL_COMMA = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}|0,[0-9]{1,4}")
_DOT_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}")
GLUED = "glued"


def has_decimal_comma(core: str) -> bool:
    """Whether a numeral may have a comma for a decimal point: 2,75 and 1.234,5, not 1,234."""
    return _DECIMAL_COMMA.fullmatch(core) is not None


def has_dotted_groups(core: str) -> bool:
    """Whether a numeral has points for its thousands: 1.234.567, not 1.234."""
    return _DOT_GROUPED.fullmatch(core) is not None


def _numeral_classes(core: str) -> set[str]:
    if core.count(".") > 1 and has_dotted_groups(core):
        return {"number", "numeral", "grouped"}
    if "," in core and has_decimal_comma(core):
        return {"malformed", "decimal_comma"}
    whole, point, rest = core.partition(".")
    if not whole.isdigit():
        if not _GROUPED.fullmatch(whole):
            return {"malformed"}
        if point and not rest.isdigit():
            return {"malformed"}
        return {"number", "numeral", "grouped"} | ({"decimal"} if point else set())
    if point:
        return {"number", "numeral", "decimal"} if rest.isdigit() else {"malformed", "dotted"}
    classes = {"number", "numeral", "integer"}
    value = int(core) if len(core) < 5 else 0
    if len(core) == 4:
        classes.add("digits_4")
        if 1000 <= value <= 2199:
            classes.add("year")
            if value % 100 == 0:
                classes.add("round")
            if 1900 <= value <= 2100:
                classes.add("modern")
    if len(core) == 2:
        classes.add("digits_2")
    if len(core) <= 2 and 1 <= value <= 31:
        classes.add("day")
        if value <= 12:
            classes.add("month_number")
        if value <= 24:
            classes.add("hour_number")
    if len(core) > 1 and core[0] == "0":
        classes.add("leading_zero")
    if core in ("0", "00"):
        classes.add("zero")
        classes.add("hour_number")
    return classes


def letter_case(core: str) -> str:
    """The shape class of a word: ``upper`` (two letters or more), ``capitalized`` or ``lower``."""
    if core.isupper() and len(core) > 1:
        return "upper"
    return "capitalized" if core[0].isupper() or core[0].istitle() else "lower"


def shape_classes(core: str, spaced: bool) -> set[str]:
    """The classes that a token's shape gives it, ``glued`` left out; ``spaced``: a space stands before it."""
    first = core[0]
    if first.isalpha() and not "⅐" <= first <= "⅞":
        return {"word", letter_case(core)}
    if "0" <= first <= "9":
        return _numeral_classes(core)
    if first in "¼½¾" or "⅐" <= first <= "⅞":
        return {"number", "fraction_sign"}
    if core == "'s":
        return {"possessive"}
    if first == "-":
        if len(core) > 1:
            return {"dash", "double_dash"}
        return {"dash", "minus"} if spaced else {"hyphen"}
    if _URL.match(core):
        return {"url"}
    if core[:2] == "..":
        return {"ellipsis"}
    if core == "…":
        return {"ellipsis"}
    return {SIGNS.get(first, "symbol")}


def normal_form(core: str) -> str:
    """The form under which the lexicon knows a token: lower case, soft hyphens left out."""
    form = core.lower()
    return form if form.isascii() else re.sub(f"[{_SOFT}]", "", form)


SAMPLES = (  # a token of every shape but words
    *(str(n) for n in range(40)), "00", "01", "05", "09", "012", "0123", "100", "999", "1000", "1234", "1900", "1999", "2020",
    "2200", "3000", "9999", "10000", "1,000", "1.5", "1,000.5", "1,2", "1,2.", "1..2", "1.2.3",
    *SIGNS, "-", "--", "..", "…", "'s", "½", "⅓", "www.a", "°", "§", "√", "\x01",
)  # fmt: skip
