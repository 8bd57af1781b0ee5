"""Spark: a DataFrame of articles -> a DataFrame of records, ``mapInArrow`` over Python workers that load the engine once.

    from reformextract.engines.spark import extract_dataframe

    articles = spark.read.parquet("hdfs:///news/2020/")
    extract_dataframe(articles).write.parquet("hdfs:///records/2020/")

Needs the extra ``spark``, and a Java runtime where Spark runs. The records' schema is that of reformextract.batch.schema;
an article that fails gives a row with ``error`` and ``reason``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reformextract.batch.kernel import Kernel
from reformextract.batch.options import Columns, ExtractOptions
from reformextract.batch.schema import SCHEMA
from reformextract.extras import need


def spark_schema() -> Any:
    """The records' schema as a Spark ``StructType``."""
    types = need("pyspark.sql.pandas.types", "spark", "the Spark engine")
    return types.from_arrow_schema(SCHEMA())


class PartitionExtractor:
    """What ``mapInArrow`` calls: Arrow batches of a partition's articles in, of their records out."""

    def __init__(self, options: ExtractOptions, columns: Columns) -> None:
        self.kernel = Kernel(options, columns)

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        for batch in batches:
            yield self.kernel(batch)


def extract_dataframe(articles: Any, options: ExtractOptions | None = None, columns: Columns | None = None) -> Any:
    """The records of a Spark DataFrame of articles, lazily; its partitions are worked on in parallel.

    Raises MissingExtraError, and where the frame is computed ``ValueError`` when it has no text column.
    """
    extractor = PartitionExtractor(options or ExtractOptions(), columns or Columns())
    return articles.mapInArrow(extractor.__call__, spark_schema())
