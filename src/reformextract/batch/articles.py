"""The articles of the inputs one after another, for commands that read a few and need no workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformextract.article import Article
from reformextract.batch.items import to_article
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import Failure
from reformextract.batch.readers import check_extras, read_batches
from reformextract.batch.sources import find_sources


class ArticleReader:
    """Every article of files, folders, globs or ``-``; a Failure for one that cannot be read.

    ``bytes_read`` of ``bytes_total`` tells how far it is. Raises InputsError, MissingExtraError, OSError.
    """

    def __init__(self, inputs: Sequence[str], reading: InputOptions | None = None, options: ExtractOptions | None = None) -> None:
        self.reading = reading or InputOptions()
        self.options = options or ExtractOptions()
        self.sources, self.notes = find_sources(list(inputs), self.reading.form, self.reading.follow_links)
        check_extras(self.sources)
        self.bytes_total = sum(source.size for source in self.sources)
        self.bytes_read = 0

    def __iter__(self) -> Iterator[Article | Failure]:
        for batch in read_batches(self.sources, self.reading, self.options):
            step = (batch.bytes_read - self.bytes_read) / len(batch.items)
            for item in batch.items:
                yield to_article(item, self.reading, self.options)
                self.bytes_read += int(step)
            self.bytes_read = batch.bytes_read
