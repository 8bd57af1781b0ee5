"""The kernel: an Arrow record batch of articles -> an Arrow record batch of records (schema.py).

The same core as the local run (process.py), for whatever moves Arrow: Ray Data, Spark, DuckDB, Polars. An article that
fails gives one row with ``error`` and ``reason``, so that nothing is lost on the way.

    articles = pyarrow.RecordBatch.from_pylist([{"id": "a", "text": "It spent RMB 3 billion.", "published": "2019-01-23"}])
    Kernel()(articles).column("value_decimal")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from reformextract.article import Extraction
from reformextract.batch.items import article_of_fields
from reformextract.batch.options import Columns, ExtractOptions
from reformextract.batch.outcome import Failure, InputError
from reformextract.batch.process import Processor
from reformextract.batch.schema import record_batch


@lru_cache(maxsize=4)
def _processor(options: ExtractOptions) -> Processor:
    return Processor(options)


class Kernel:
    """Call it with a ``pyarrow.RecordBatch`` (or Table) of articles. The engine is loaded once in a process, where it is first used.

    ``columns`` names the input's columns; ids may be of any type, dates strings, dates or timestamps. Picklable.
    """

    def __init__(self, options: ExtractOptions | None = None, columns: Columns | None = None) -> None:
        self.options = options or ExtractOptions()
        self.columns = columns or Columns()

    def _outcomes(self, rows: Iterable[dict[str, Any]]) -> Iterator[Extraction | Failure]:
        processor = _processor(self.options)
        with processor.session():
            for row in rows:
                id = str(row.get(self.columns.id) or "")
                try:
                    article = article_of_fields(row, id, self.columns, self.options)
                except InputError as error:
                    yield error.failure(id, id)
                else:
                    yield processor.extract(article)

    def __call__(self, articles: Any) -> Any:
        """The records of the articles. Raises ``ValueError`` when there is no text column."""
        names = articles.schema.names
        if self.columns.text not in names:
            raise ValueError(f"no column {self.columns.text!r} (the columns: {', '.join(names)})")
        wanted = [name for name in self.columns.names if name in names]
        return record_batch(self._outcomes(articles.select(wanted).to_pylist()), self.columns.keep)
