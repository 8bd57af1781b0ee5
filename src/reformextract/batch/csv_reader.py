"""CSV and TSV: an article a row, the first row names the columns."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator

from reformextract.batch.items import Item
from reformextract.batch.limits import HEADER_CHARACTERS, excerpt, row_characters
from reformextract.batch.source_reading import BoundedLines, SourceReading, TooLongError, has_escapes

TIMES_BACK = 100  # that what stands behind an open quote is read again


def rows(reading: SourceReading, delimiter: str) -> Iterator[Item]:
    """Bytes that are no text make a failure of their row; a row that does not end is given up, and reading goes on behind it,
    or behind its first line where that has a quote that is never closed.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # the lines are bounded below
    lines = BoundedLines(reading.text(reading.open()), HEADER_CHARACTERS)
    found = csv.reader(lines, delimiter=delimiter)
    try:
        names = next((row for row in found if row), [])
    except (TooLongError, csv.Error) as error:
        yield reading.item_failure("invalid", f"the first row does not name columns: {error}: {excerpt(lines.head)}", lines.first)
        return
    if reading.inputs.columns.text not in names:
        yield reading.no_column(names)
        return
    lines.limit = row_characters(reading.options)
    yield from _articles(reading, found, lines, names, delimiter)


def _articles(reading: SourceReading, found: Iterator[list[str]], lines: BoundedLines, names: list[str], delimiter: str) -> Iterator[Item]:
    wanted = reading.wanted_columns()
    given_up: tuple[TooLongError, int, str] | None = None
    times_back = 0
    while True:
        lines.begin()
        try:
            row = next(found, None)
        except TooLongError as error:
            given_up = given_up or (error, lines.first, lines.head)
            continue
        except csv.Error as error:
            yield reading.item_failure("invalid", f"not CSV: {error}: {excerpt(lines.head)}", lines.number)
            continue
        if row is not None and given_up is None and _open_quote(lines, delimiter):
            yield reading.item_failure("invalid", f"not CSV: a quote that is never closed: {excerpt(lines.head)}", lines.first)
            times_back += 1
            if times_back <= TIMES_BACK:
                lines.go_back()
            continue
        if given_up is not None:
            if row is not None and len(row) != len(names):
                continue  # still in the midst of what was given up
            yield _given_up(reading, *given_up, lines.first - 1)
            given_up = None
        if row is None:
            return
        if row:
            yield _article(reading, dict(zip(names, row, strict=False)), wanted, lines.number)


def _open_quote(lines: BoundedLines, delimiter: str) -> bool:
    """Whether a row goes over several lines, or to the end of the text, only because a quote of its first line is never closed."""
    if lines.ended:
        return True
    if len(lines.record) < 2:
        return False
    try:
        next(csv.reader(lines.record, delimiter=delimiter, strict=True))
    except csv.Error:  # something other than the next cell stands behind the quote that closes it: that opens another cell
        return True
    return False


def _given_up(reading: SourceReading, error: TooLongError, first: int, head: str, last: int) -> Item:
    place = str(first) if last <= first else f"{first}-{last}"
    return reading.item_failure(error.error, f"{error.reason}: {excerpt(head)}", place)


def _article(reading: SourceReading, cells: dict[str, str], wanted: set[str], number: int) -> Item:
    fields: dict[str, str | None] = {name: value for name, value in cells.items() if name in wanted}
    fields.setdefault(reading.inputs.columns.text, None)
    for name, value in fields.items():
        if value is None:
            continue
        if has_escapes(value):
            reason = f"not {reading.inputs.encoding} text (another encoding? see --encoding)"
            return reading.item_failure("not_text", reason, number, name)
        if "\0" in value:
            return reading.item_failure("not_text", f"not text: a NUL character at offset {value.index(chr(0))}", number, name)
    return reading.numbered("row", number, fields)
