"""Markup left in a text: HTML tags and entities, Markdown's links, emphasis and headings, what mail encodes and
what falls apart in a PDF, as pieces that are read otherwise.

Tags, attributes and link targets say nothing; what stands in a link, in emphasis or in a cell is read on across its marks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from reformextract.lexicon.splice import Piece

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_ENCODED = re.compile(r"=\n|(?:=[0-9A-F]{2})+")  # as mail writes signs and long lines (quoted-printable, RFC 2045)
_SURELY_ENCODED = re.compile(r"=(?:\n|[0-9][A-F]|[A-F][0-9A-F])")
_FEWEST_ENCODED = 2
_APART = re.compile(  # 0 .7, 1 ,120
    r" (?=[.,][0-9])(?:(?<=[^0-9.,][0-9] )|(?<=[^0-9.,][0-9]{2} )|(?<=[^0-9.,][0-9]{3} ))(?=\.|,[0-9]{3}(?![0-9]))"
)
_POINT_APART, _COMMA_APART = re.compile(r"\.(?<=[0-9] \.)[0-9]"), re.compile(r",(?<=[0-9] ,)[0-9]")  # signs are fewer than spaces
_TAG = re.compile(
    r"<sup\b[^<>]*>(?P<raised>[^<>]*)</sup\s*>"
    r"|<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:[\s/][^<>]*)?>"
    r"|<![A-Za-z][^<>]*>",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"<(?:!--|(?P<name>script|style|head|template|svg)\b[^<>]*>)", re.IGNORECASE)
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "option", "p",
     "pre", "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul")
)  # fmt: skip
_CELLS = frozenset(("td", "th"))
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "col", "colgroup", "data", "del", "dfn", "em", "font",
     "i", "iframe", "img", "input", "ins", "kbd", "label", "link", "mark", "meta", "nobr", "object", "param", "picture", "q", "s", "samp",
     "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "video", "wbr", "o", "st1", "audio")
)  # fmt: skip
_POWER_OF_TEN = re.compile("[x×·]\\s?10(?P<raised>⁻?[⁰¹²³⁴-⁹]+)")  # 2×10⁶
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_TEN_BEFORE = re.compile(r"[x×]\s?10$")
_RAISED_UNIT = re.compile(r"(?:\b(?:k|c|m|d)?m|\b(?:kilo|centi|milli)?met(?:re|er)s?)$", re.IGNORECASE)
_LINE_END_IN_MARKUP = re.compile(r"(?<![\n-])[^\S\n]*\n[^\S\n]*(?!\s)")

# Nothing here gives back what it has taken, so that a target without an end costs no more than its length.
_TARGET = r"(?:https?:|mailto:|tel:|www\.|[#/]|\.{1,2}/|[\w%~-]++(?:[./][\w%~-]++)++)[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+"
_TITLE = r"(?:\"[^\"]*+\"|'[^']*+')"
_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]]++|\[[^\[\]]*+\])*+)\]"
    rf"(?P<target>\((?:\s*+(?:<[^<>\n]*+>|{_TARGET})(?:\s++{_TITLE})?+|\s++{_TITLE})?+\s*+\)|\[[\w -]*+\](?=[\s.,;:!?)]|$))"
)
_LINK_SIGNS = re.compile(r"\][(\[:]")  # what a link or the definition of one has at least
_DEFINITION = re.compile(rf"^[ ]{{0,3}}\[[^\]\n]+\]:\s*<?{_TARGET}>?[^\n]*$", re.MULTILINE)
_BARE_LINK = re.compile(r"<(?:https?://|mailto:)[^<>\s]*>")
_EMPHASIS = {
    "*": re.compile(
        r"(?P<mark>\*(?<![\w*\\]\*)\*{0,2})(?=[^\s*])(?P<text>(?:(?!\n\s*\n).){1,1000}?)(?<=[^\s*\\])(?P=mark)(?![\w*])", re.DOTALL
    ),
    "_": re.compile(
        r"(?P<mark>_(?<![\w\\]_)_{0,2})(?=[^\s_])(?P<text>(?:(?!\n\s*\n).){1,1000}?)(?<=[^\s_\\])(?P=mark)(?![\w_])", re.DOTALL
    ),
    "~~": re.compile(r"(?P<mark>~~(?<![\w~]~~))(?=[^\s~])(?P<text>(?:(?!\n\s*\n).){1,1000}?)(?<=[^\s~])(?P=mark)(?![\w~])", re.DOTALL),
    "`": re.compile(r"(?P<mark>`(?<!``))(?=[^\s`])(?P<text>[^`\n]+)(?<=[^\s`])(?P=mark)(?!`)"),
}
_QUOTED_LINE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+(?=[ \n]|[A-Za-z*_\"“(\[])", re.MULTILINE)
_LINE_OPENER = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+|[ \t]+#{2,6}[ \t]*$", re.MULTILINE)


def pieces_of_markup(text: str) -> list[Piece]:
    """What is read otherwise than it is written; nothing in a plain text."""
    pieces: list[Piece] = []
    if "&" in text:
        pieces += _entities(text)
    if _POINT_APART.search(text) or _COMMA_APART.search(text):
        pieces += [Piece(*found.span()) for found in _APART.finditer(text)]
    if not text.isascii() and "10" in text:
        pieces += [Piece(*found.span("raised"), reads="^" + found["raised"].translate(_LOWERED)) for found in _POWER_OF_TEN.finditer(text)]
    if "=" in text and len(_SURELY_ENCODED.findall(text)) >= _FEWEST_ENCODED:
        pieces += _encoded(text)
    if "<" in text:
        pieces += _tags(text)
    if ("]" in text and _LINK_SIGNS.search(text)) or ("<" in text and _BARE_LINK.search(text)):
        pieces += _links(text)
    if "*" in text or "_" in text or "~" in text or "`" in text:
        pieces += _emphasis(text)
    if ">" in text and "> " in text:
        pieces += [Piece(*found.span()) for found in _QUOTED_LINE.finditer(text)]
    if "#" in text and ("# " in text or "##" in text):
        pieces += [Piece(*found.span()) for found in _LINE_OPENER.finditer(text)]
    return pieces


def _entities(text: str) -> Iterator[Piece]:
    for found in _ENTITY.finditer(text):
        reads = html.unescape(found[0])
        if reads != found[0]:
            yield Piece(found.start(), found.end(), reads)


def _encoded(text: str) -> Iterator[Piece]:
    for found in _ENCODED.finditer(text):
        signs = bytes.fromhex(found[0].replace("=", "").strip())
        for encoding in ("utf-8", "cp1252"):
            try:
                reads = signs.decode(encoding)
            except UnicodeDecodeError:
                continue
            if not signs or reads.isprintable():
                yield Piece(found.start(), found.end(), reads)
            break


def _unread(text: str) -> Iterator[Piece]:
    """Comments and what pages hold for machines, each with its end; one that has no end is left as it stands."""
    lowered = text.lower()
    without_end: set[str] = set()
    position = 0
    while (found := _UNREAD.search(text, position)) is not None:
        position = found.end()
        closing = f"</{found['name'].lower()}" if found["name"] else "-->"
        end = -1 if closing in without_end else lowered.find(closing, position)
        if end < 0:
            without_end.add(closing)
            continue
        position = end + len(closing)
        if found["name"]:
            position = lowered.find(">", position) + 1 or len(text)
        yield Piece(found.start(), position)


def _tags(text: str) -> list[Piece]:
    pieces: list[Piece] = list(_unread(text))
    blocks = False
    for found in _TAG.finditer(text):
        start, end = found.span()
        if found["raised"] is not None:
            if _RAISED_UNIT.search(text[max(0, start - 16) : start]) and found["raised"].strip() in ("2", "3"):
                pieces.append(Piece(start, end, found["raised"].strip()))
            elif _TEN_BEFORE.search(text[max(0, start - 4) : start]):
                pieces.append(Piece(start, end, "^" + found["raised"].strip()))
            else:
                ordinal = found["raised"].strip().lower() in ("st", "nd", "rd", "th")  # "the 3<sup>rd</sup> stage"
                pieces.append(Piece(start, end, found["raised"] if ordinal else ""))  # else the mark of a footnote
            continue
        name = (found["name"] or "").lower()
        if name in _CELLS:
            pieces.append(Piece(start, end, "" if found["close"] else " | "))
            blocks = True
        elif name == "br":
            pieces.append(Piece(start, end, "\n"))
        elif name in _BLOCKS:
            pieces.append(Piece(start, end, "\n\n"))
            blocks = True
        elif name in _INLINE or not name:
            pieces.append(Piece(start, end))
    if blocks:
        pieces += [Piece(*found.span(), reads=" ") for found in _LINE_END_IN_MARKUP.finditer(text)]
    return pieces


def _links(text: str) -> Iterator[Piece]:
    for found in _LINK.finditer(text):
        if found["image"]:
            yield Piece(*found.span())
        else:
            yield Piece(found.start(), found.start("text"))
            yield Piece(found.end("text"), found.end())
    for pattern in (_DEFINITION, _BARE_LINK):
        for found in pattern.finditer(text):
            yield Piece(*found.span())


def _emphasis(text: str) -> Iterator[Piece]:
    for mark, pattern in _EMPHASIS.items():
        if mark[0] not in text:
            continue
        position = 0
        while (found := pattern.search(text, position)) is not None:
            yield Piece(found.start("mark"), found.end("mark"))
            yield Piece(found.end("text"), found.end())
            position = found.end("mark")
