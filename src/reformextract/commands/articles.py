"""The articles of a command that reads a few and needs no workers, with its progress and its failures told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reformextract.api import shared_stages, with_dateline
from reformextract.article import Extraction
from reformextract.batch.articles import ArticleReader
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import Failure
from reformextract.commands.progress import Watch
from reformextract.commands.refusals import complain_error


class Extractions:
    """The extractions of some inputs, one after another; ``failed`` afterwards says whether an article had none.

    A failure is told on stderr as it comes. Raises what cannot be read at all: InputsError, MissingExtraError, PatternError, OSError.
    """

    def __init__(self, inputs: Sequence[str], reading: InputOptions, options: ExtractOptions, quiet: bool = False) -> None:
        self.stages = shared_stages(options.patterns, options.exclude)
        self.failed = False
        self._reader = ArticleReader(inputs, reading, options)
        self._kinds = options.kinds
        self._quiet = quiet

    def __iter__(self) -> Iterator[Extraction]:
        with Watch("articles", self._reader.bytes_total, self._quiet) as watch:
            for article in self._reader:
                if isinstance(article, Failure):
                    complain_error(article)
                    self.failed = True
                else:
                    found = self.stages.extract(with_dateline(article, self.stages))
                    yield found if self._kinds is None else found.only(self._kinds)
                watch.tell(self._reader.bytes_read)
