"""The articles of the inputs one after another, for commands that read a few and need no workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from reformextract.article import Article
from reformextract.batch.items import to_article
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import Failure
from reformextract.batch.readers import check_extras, read_batches
from reformextract.batch.sources import InputsError, find_sources


def read_articles(inputs: Sequence[str], published: str | None = None) -> Iterator[Article | Failure]:
    """Every article of files, folders, globs or ``-``; a Failure for one that cannot be read.

    ``published`` is the ISO date of articles that come without one. Raises InputsError, MissingExtraError, OSError.
    """
    try:
        options = ExtractOptions.model_validate({"published": published})
    except ValidationError as error:
        raise InputsError(f"--published: {published!r}: {error.errors()[0]['msg']}") from None
    how = InputOptions()
    sources, _ = find_sources(list(inputs))
    check_extras(sources)
    for batch in read_batches(sources, how, options):
        for item in batch.items:
            yield to_article(item, how, options)
