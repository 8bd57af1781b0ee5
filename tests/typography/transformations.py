"""The same article, written otherwise: what must not change its numbers and dates."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from typing import Any

from reformextract.models.record import Record

NUMERIC_KINDS = frozenset(("count", "money", "ratio", "measure", "age", "rank", "date"))
_LEFT_OUT = frozenset(("start", "end", "text", "sentence", "rule", "equals", "kind", "stated"))
_PARAGRAPH = "The harbour office has nothing to add to what it told the paper, and its clerk would not be drawn."
ENTITIES = (
    ("&", "&amp;"), ("£", "&pound;"), ("€", "&#8364;"), ("–", "&ndash;"), ("’", "&rsquo;"), ("“", "&ldquo;"), ("”", "&rdquo;"),
)  # fmt: skip
_LONG_LINE = "Filed under: " + "harbours and waterways, " * 12 + "notices"


def wrapped(width: int) -> Callable[[str], str]:
    """Every line of the text broken at a width, words left whole."""

    def wrap(text: str) -> str:
        lines = (textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""] for line in text.split("\n"))
        return "\n".join("\n".join(line) for line in lines)

    return wrap


def with_long_line(text: str) -> str:
    """Wrapped, but for one line in the middle that is not."""
    paragraphs = wrapped(60)(text).split("\n\n")
    return "\n\n".join([*paragraphs[:2], _LONG_LINE, *paragraphs[2:]])


def with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_hard_spaces(text: str) -> str:
    """A hard space before and behind every figure."""
    return re.sub(r"(?<=[0-9%]) (?=\w)|(?<=\w) (?=[0-9])", "\u00a0", text)


def with_straight_quotes(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''"))


def with_curly_quotes(text: str) -> str:
    text = re.sub(r"(?<![\w.,!?)])\"", "“", text)
    return text.replace('"', "”").replace("'", "’")


def with_entities(text: str) -> str:
    for sign, entity in ENTITIES:
        text = text.replace(sign, entity)
    return re.sub(r"(?<=[0-9]) (?=\w)", "&nbsp;", text)


def with_paragraph_before(text: str) -> str:
    return f"{_PARAGRAPH}\n\n{text}"


def with_paragraph_behind(text: str) -> str:
    return f"{text}\n\n{_PARAGRAPH}"


def with_headline_in_capitals(text: str) -> str:
    headline, end, rest = text.partition("\n")
    return headline.upper() + end + rest


TRANSFORMATIONS: dict[str, Callable[[str], str]] = {
    "wrapped at 78": wrapped(78),
    "wrapped at 60": wrapped(60),
    "wrapped at 42": wrapped(42),
    "wrapped at 30": wrapped(30),
    "a long line among wrapped ones": with_long_line,
    "CRLF": with_crlf,
    "hard spaces": with_hard_spaces,
    "straight quotes": with_straight_quotes,
    "curly quotes": with_curly_quotes,
    "entities": with_entities,
    "headline in capitals": with_headline_in_capitals,
    "a paragraph before": with_paragraph_before,
    "a paragraph behind": with_paragraph_behind,
}


def what_is_said(record: Record) -> tuple[str, ...]:
    """A record without its place, and its words without what a transformation may change in them."""
    fields: dict[str, Any] = record.model_dump(mode="json")
    words = plain_words(record.text).casefold()
    said = [f"{name}={plain_words(str(value)).casefold()}" for name, value in fields.items() if name not in _LEFT_OUT]
    return record.kind, words, *said


def plain_words(text: str) -> str:
    for sign, entity in (*ENTITIES, (" ", "&nbsp;")):
        text = text.replace(entity, sign)
    return " ".join(text.translate(str.maketrans("“”‘’", "\"\"''")).split())
