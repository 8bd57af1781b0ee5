"""Seeds and what is made of them: bytes and texts changed at random, the same for the same number."""

from __future__ import annotations

import random
from collections.abc import Callable

SIGNS = [
    "\0",
    "\r",
    "\n\n",
    "\t",
    "\u00a0",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\u2028",
    "\ud83d",
    "\U0001f600",
    "e\u0301",
    "ﬁ",
    "％",
    "５",
    "½",
    "①",
    "²",
    "(",
    ")",
    "[",
    "{",
    '"',
    "'",
    "“",
    "’",
    "-",
    "–",
    "—",
    "−",
    "/",
    "…",
    "..",
    ",",
    ";",
    ":",
    "|",
    "#",
    "* ",
    "> ",
    "<b>",
    "&amp;",
    "`",
    "$",
    "¥",
    "RMB ",
    "%",
    " per ",
    " of the ",
    " to ",
    " and ",
    "more than ",
    "No. ",
    "first",
    " million",
    " percent",
    " mu",
    " years old",
    "half",
    "0",
    "00",
    "1,",
    "9" * 40,
    "1e9",
    "-1",
    "31 February ",
    "0001-01-01",
    "9999-12-31",
    "last year",
    "next ",
    " ago",
    "Spring Festival",
    " million",
]
BYTES = [
    b"\0",
    b"\xff",
    b"\xfe\xff",
    b"\xff\xfe",
    b"\n",
    b"\r\n",
    b'"',
    b"{",
    b"}",
    b"[",
    b",",
    b"\xed\xa0\xbd",
    b"9" * 30,
    b"<",
    b"&",
    b"null",
    b"-1",
]


def changed_text(text: str, draw: random.Random) -> str:
    """The text with some changes, none of them long."""
    for _ in range(draw.choice((1, 1, 2, 3, 5, 9))):
        text = draw.choice(TEXT_CHANGES)(text, draw)[:20_000]
    return text


def changed_bytes(data: bytes, draw: random.Random) -> bytes:
    """The bytes with some changes."""
    for _ in range(draw.choice((1, 1, 2, 3, 5, 9))):
        at, to = _slice(len(data), draw)
        match draw.randrange(5):
            case 0:
                data = data[:at] + draw.choice(BYTES) + data[at:]
            case 1:
                data = data[:at] + data[to:]
            case 2:
                data = data[:to] + data[at:to] * draw.choice((1, 2, 50)) + data[to:]
            case 3:
                data = data[:at] + bytes([draw.randrange(256)]) + data[at + 1 :]
            case _:
                data = data[: draw.choice((at, to))]
        data = data[:200_000]
    return data


def _slice(length: int, draw: random.Random) -> tuple[int, int]:
    at = draw.randrange(length + 1)
    return at, min(length, at + draw.choice((1, 2, 5, 20, 100)))


def _insert(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(SIGNS) * draw.choice((1, 1, 1, 2, 30)) + text[at:]


def _drop(text: str, draw: random.Random) -> str:
    at, to = _slice(len(text), draw)
    return text[:at] + text[to:]


def _again(text: str, draw: random.Random) -> str:
    at, to = _slice(len(text), draw)
    return text[:to] + text[at:to] * draw.choice((1, 2, 20)) + text[to:]


def _move(text: str, draw: random.Random) -> str:
    at, to = _slice(len(text), draw)
    place = draw.randrange(len(text) + 1)
    return text[:place] + text[at:to] + text[place:]


def _case(text: str, draw: random.Random) -> str:
    at, to = _slice(len(text), draw)
    return text[:at] + draw.choice((str.upper, str.lower, str.title))(text[at:to]) + text[to:]


def _digit(text: str, draw: random.Random) -> str:
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    if not digits:
        return text
    at = draw.choice(digits)
    return text[:at] + draw.choice(("0", "9", "12", "", "1.5", "1,000", "３")) + text[at + 1 :]


def _cut(text: str, draw: random.Random) -> str:
    at = draw.randrange(len(text) + 1)
    return draw.choice((text[:at], text[at:]))


TEXT_CHANGES: list[Callable[[str, random.Random], str]] = [_insert, _insert, _drop, _again, _move, _case, _digit, _digit, _cut]
