"""Ray Data: a dataset of articles -> a dataset of records, ``map_batches`` over actors that load the engine once.

    import ray
    from reformextract.engines.ray import extract_dataset

    articles = ray.data.read_parquet("s3://news/2020/")
    extract_dataset(articles, concurrency=16).write_parquet("s3://records/2020/")

Needs the extra ``ray``. The records' schema is that of reformextract.batch.schema; an article that fails gives a row with
``error`` and ``reason``.
"""

from __future__ import annotations

from typing import Any

from reformextract.batch.kernel import Kernel
from reformextract.batch.options import Columns, ExtractOptions
from reformextract.extras import need

BATCH_ARTICLES = 256


class ArticleExtractor:
    """What an actor runs: made once, called with a ``pyarrow.Table`` of articles, gives one of records."""

    def __init__(self, options: ExtractOptions, columns: Columns) -> None:
        self.kernel = Kernel(options, columns)

    def __call__(self, articles: Any) -> Any:
        pyarrow = need("pyarrow", "ray", "the Ray engine")
        return pyarrow.Table.from_batches([self.kernel(articles)])


def extract_dataset(
    articles: Any,
    options: ExtractOptions | None = None,
    columns: Columns | None = None,
    concurrency: int | tuple[int, int] = 1,
    batch_size: int = BATCH_ARTICLES,
    **resources: Any,
) -> Any:
    """The records of a ``ray.data.Dataset`` of articles, lazily; ``concurrency`` is the number of actors (or their bounds).

    ``resources`` go to ``map_batches`` (``num_cpus``, ``memory``, ...). Raises MissingExtraError, and where the dataset runs
    ``ValueError`` when it has no text column.
    """
    need("ray.data", "ray", "the Ray engine")
    return articles.map_batches(
        ArticleExtractor,
        fn_constructor_args=(options or ExtractOptions(), columns or Columns()),
        batch_format="pyarrow",
        batch_size=batch_size,
        concurrency=concurrency,
        **resources,
    )
