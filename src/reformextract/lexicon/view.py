"""Text -> its view: what the rest of the engine reads. Equal length, character for character, so that every offset holds for the text.

The text itself is never rewritten. Odd characters become plain ones (full-width digits, curly quotes, hard spaces); the soft
line ends of a wrapped text become spaces.
"""

from __future__ import annotations

import re
from itertools import pairwise

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


_WRAP = re.compile(r"(?<=[^\n]{45})\n(?=[^\s])")


def unwrapped(view: str) -> str:
    """A text whose lines were all wrapped at one width, its soft line ends made spaces; any other text as it is. Equal length.

    A wrapped text has no long line, and nearly all lines that another follows directly are close to full.
    """
    if view.count("\n") < 4:
        return view
    lengths = [len(line) for line in view.split("\n")]
    if max(lengths) > 110:
        return view
    followed = [length for length, following in pairwise(lengths) if length and following]
    if len(followed) < 4 or sum(length >= 45 for length in followed) < 0.8 * len(followed):
        return view
    return _WRAP.sub(" ", view)
