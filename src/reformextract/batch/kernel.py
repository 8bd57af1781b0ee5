"""The kernel: an Arrow record batch of articles -> an Arrow record batch of records (schema.py).

The same core as the local run (process.py), for whatever moves Arrow: Ray Data, Spark, DuckDB, Polars. An article that
fails gives one row with ``error`` and ``reason``, so that nothing is lost on the way.

    articles = pyarrow.RecordBatch.from_pylist([{"id": "a", "text": "It spent RMB 3 billion.", "published": "2019-01-23"}])
    Kernel()(articles).column("value_decimal")
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from reformextract.article import Article, Extraction
from reformextract.batch.items import article_of_fields
from reformextract.batch.options import Columns, ExtractOptions
from reformextract.batch.outcome import Failure, InputError
from reformextract.batch.process import Processor, told_apart
from reformextract.batch.schema import record_batch


@lru_cache(maxsize=4)
def _processor(options: ExtractOptions) -> Processor:
    return Processor(options)


class Names:
    """What the articles of a batch are called: by their id, and where they have none, or one that was used before, by their text.

    >>> names = Names()
    >>> [names.of(Article(id=id, text=text)) for id, text in (("a", "One."), ("a", "Two."), ("", "One."))]
    ['a', 'a (text 5fc527b8d9170f73)', 'text 41b48e2bc66337b3']
    """

    def __init__(self) -> None:
        self._used: set[str] = set()

    def of(self, article: Article) -> str:
        """Its name, which no other article of the batch has."""
        name = article.id
        if not name or name in self._used:
            text = f"text {hashlib.blake2b(article.text.encode('utf-8', 'surrogatepass'), digest_size=8).hexdigest()}"
            name = f"{name} ({text})" if name else text
        while name in self._used:
            name += "'"
        self._used.add(name)
        return name


class Kernel:
    """Call it with a ``pyarrow.RecordBatch`` (or Table) of articles. The engine is loaded once in a process, where it is first used.

    ``columns`` names the input's columns; ids may be of any type, dates strings, dates or timestamps. Two articles of one id in a
    batch are told apart, with a warning. Picklable.
    """

    def __init__(self, options: ExtractOptions | None = None, columns: Columns | None = None) -> None:
        self.options = options or ExtractOptions()
        self.columns = columns or Columns()

    def _outcomes(self, rows: Iterable[dict[str, Any]]) -> Iterator[Extraction | Failure]:
        processor = _processor(self.options)
        names = Names()
        with processor.session():
            for row in rows:
                id = str(row.get(self.columns.id) or "")
                try:
                    article = article_of_fields(row, id, self.columns, self.options)
                except InputError as error:
                    yield error.failure(id, id)
                else:
                    name = names.of(article)
                    outcome = processor.extract(article.model_copy(update={"id": name}) if name != article.id else article)
                    yield told_apart(outcome, name) if article.id and name != article.id else outcome

    def __call__(self, articles: Any) -> Any:
        """The records of the articles. Raises ``ValueError`` when there is no text column."""
        names = articles.schema.names
        if self.columns.text not in names:
            raise ValueError(f"no column {self.columns.text!r} (the columns: {', '.join(names)})")
        wanted = [name for name in self.columns.names if name in names]
        return record_batch(self._outcomes(articles.select(wanted).to_pylist()), self.columns.keep)
