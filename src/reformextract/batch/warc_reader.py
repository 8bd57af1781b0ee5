"""Web archives: an article a page, every HTML response in the archive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from reformextract.batch.items import Item
from reformextract.batch.limits import BYTES_PER_CHARACTER_OF_HTML, HEADER_LINE_BYTES, HEADER_LINES, excerpt
from reformextract.batch.outcome import InputError
from reformextract.batch.source_reading import SourceReading
from reformextract.extras import need

HTML = ("text/html", "application/xhtml+xml")


def pages(reading: SourceReading) -> Iterator[Item]:
    """The HTML responses; the number in a place counts the archive's records."""
    limit = reading.options.max_characters * BYTES_PER_CHARACTER_OF_HTML
    archive, lines = _archive(reading.open(), reading.source.path)
    misplaced = 0
    for number, record in enumerate(archive, 1):
        lines.count = 0
        if archive.err_count > misplaced:
            misplaced = archive.err_count
            yield reading.item_failure("invalid", "the record before it has a wrong length: what stands between was passed over", number)
        if not _is_page(record):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI")
        if (record.http_headers.get_header("Content-Encoding") or "").strip().lower() == "br":
            yield reading.item_failure("unreadable", "the page is compressed by Brotli, which is not read", number)
            continue
        page = record.content_stream().read(limit + 1)
        if len(page) > limit:
            yield reading.item_failure("too_long", f"the page has more than {limit} bytes (--max-chars)", number)
        else:
            yield reading.numbered("html", number, page, url)
        lines.count = 0


def _is_page(record: Any) -> bool:
    if record.rec_type != "response" or record.http_headers is None:
        return False
    kind = (record.http_headers.get_header("Content-Type") or "").split(";")[0].strip().lower()
    return kind in HTML and (record.http_headers.get_statuscode() or "").startswith("2")


class _Lines:
    """The lines of headers in an archive, of bounded length and number."""

    def __init__(self, readline: Any) -> None:
        self._readline = readline
        self.count = 0

    def __call__(self, length: int | None = None) -> bytes:
        line: bytes = self._readline(HEADER_LINE_BYTES if length is None else min(length, HEADER_LINE_BYTES))
        self.count += 1
        too_long = len(line) > HEADER_LINE_BYTES // 2 and not line.endswith(b"\n")  # warcio may give less than was asked for
        if too_long or self.count > HEADER_LINES:
            what = f"a line of more than {HEADER_LINE_BYTES // 2} bytes" if too_long else f"more than {HEADER_LINES} lines"
            raise InputError("unreadable", f"no web archive: {what} where a header should be: {excerpt(line.decode('latin-1'))}")
        return line


def _archive(file: IO[bytes], path: str) -> tuple[Any, _Lines]:
    """warcio's records of an archive that is already decompressed, with its reading of headers bounded."""
    warcio = need("warcio.archiveiterator", "warc", f"reading {path}")
    readers = need("warcio.bufferedreaders", "warc", f"reading {path}")
    archive = warcio.ArchiveIterator(file)
    archive.INC_RECORD = ""  # it would write what it passes over to stderr
    archive.reader = readers.BufferedReader(archive.fh)
    lines = _Lines(archive.reader.readline)
    archive.reader.readline = lines
    return archive, lines
