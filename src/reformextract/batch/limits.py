"""What reading holds in memory at most, and how a message shows something long. The inputs are not trusted."""

from __future__ import annotations

from reformextract.batch.options import ExtractOptions

BYTES_PER_CHARACTER = 4
BYTES_PER_CHARACTER_OF_HTML = 40
JSON_OVERHEAD = 3  # bytes of a JSON line over those of its text: \uXXXX escapes
CELLS_OVERHEAD = 4  # characters of a table's row over those of the longest article
SLACK = 100_000

HEADER_CHARACTERS = 100_000  # of the first line of a table
HEADER_LINE_BYTES = 64_000  # of a line of a web archive's headers
HEADER_LINES = 2_000  # of the headers of a web archive's record
ATTRIBUTES = 50_000  # of a tag of HTML: libxml2 compares each with all before it
ID_CHARACTERS = 1_000
FIELD_CHARACTERS = 10_000  # of title, source and url

UNPACKED_FREELY = 64_000_000  # bytes that compressed data may always give
UNPACKED_RATIO = 250  # beyond them: bytes for each stored byte; articles come to 3 to 20

REASON_CHARACTERS = 500
EXCERPT_CHARACTERS = 60


def line_bytes(options: ExtractOptions) -> int:
    """The longest line of JSON that can be one article."""
    return options.max_characters * BYTES_PER_CHARACTER * JSON_OVERHEAD + SLACK


def row_characters(options: ExtractOptions) -> int:
    """The longest row of a table that can be one article."""
    return options.max_characters * CELLS_OVERHEAD + SLACK


def shortened(text: str, limit: int = REASON_CHARACTERS) -> str:
    """The text, or its beginning and how long it was.

    >>> shortened("abcdefgh", 4)
    'abcd... (8 characters)'
    """
    return text if len(text) <= limit else f"{text[:limit]}... ({len(text)} characters)"


def excerpt(text: str, position: int = 0) -> str:
    """What stands at a place of a text, quoted, on one line.

    >>> excerpt("a" * 100 + "b", 98)
    "'aab'"
    """
    piece = text[position : position + EXCERPT_CHARACTERS]
    return repr(piece + ("..." if len(text) > position + EXCERPT_CHARACTERS else ""))
