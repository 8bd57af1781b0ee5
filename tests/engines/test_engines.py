"""Ray and Spark for real, on this machine: the same articles give the same records as the local processes."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pyarrow = pytest.importorskip("pyarrow", reason="needs the extra arrow")

import reformextract  # noqa: E402
from reformextract.batch.kernel import Kernel  # noqa: E402
from reformextract.batch.options import OutputOptions  # noqa: E402
from reformextract.batch.run import Run  # noqa: E402
from reformextract.batch.schema import SCHEMA  # noqa: E402
from reformextract.batch.sources import find_sources  # noqa: E402

pytestmark = pytest.mark.engines
CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = int(os.environ.get("REFORMEXTRACT_ENGINE_ARTICLES", "200"))  # the check: 10000
PACKAGE = str(Path(reformextract.__file__).parents[1])
needs_ray = pytest.mark.skipif(importlib.util.find_spec("ray") is None, reason="needs the extra ray")
needs_spark = pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="needs the extra spark")
needs_java = pytest.mark.skipif(
    shutil.which("java") is None and not os.environ.get("JAVA_HOME"),
    reason="Spark needs a Java runtime (Debian: apt-get install default-jre-headless)",
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Paragraphs of the corpus in varied order, one article a row, the last ones failures."""
    import random

    import pyarrow.parquet

    texts = [json.loads(line)["text"] for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    paragraphs = [paragraph for text in texts for paragraph in text.split("\n") if len(paragraph) > 80]
    draw = random.Random(3)
    rows: list[dict[str, Any]] = [
        {"id": f"a{number}", "text": "\n".join(draw.choices(paragraphs, k=draw.randint(1, 4))), "published": "2020-01-05"}
        for number in range(ARTICLES - 2)
    ]
    rows += [{"id": "empty", "text": "", "published": None}, {"id": "odd date", "text": "Two.", "published": "soon"}]
    path = tmp_path_factory.mktemp("engines") / "articles.parquet"
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    return path


def in_order(table: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.to_pylist()
    return sorted(rows, key=lambda row: (row["article"], row["index"] if row["index"] is not None else -1))


@pytest.fixture(scope="module")
def expected(articles: Path) -> list[dict[str, Any]]:
    """The records of local processes, as their Parquet output holds them, and the failures of the kernel."""
    import pyarrow.parquet

    sources, _ = find_sources([str(articles)])
    out = articles.with_name("local.parquet")
    counts = Run(sources, workers=2).write(OutputOptions(path=str(out), form="parquet"))
    assert (counts.articles_out, counts.errors) == (ARTICLES - 2, 2)
    local = pyarrow.parquet.read_table(out)
    kernel = pyarrow.Table.from_batches([Kernel()(pyarrow.parquet.read_table(articles))])
    failures = kernel.filter(pyarrow.compute.is_valid(kernel["error"]))
    assert failures["article"].to_pylist() == ["empty", "odd date"]
    return in_order(pyarrow.concat_tables([local, failures]))


@pytest.fixture
def ray() -> Iterator[Any]:
    import ray

    os.environ["RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO"] = "0"
    environment = {"env_vars": {"PYTHONPATH": PACKAGE}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR", runtime_env=environment)
    yield ray
    ray.shutdown()


@needs_ray
def test_ray(ray: Any, articles: Path, expected: list[dict[str, Any]]) -> None:
    import ray.data as data

    from reformextract.engines.ray import extract_dataset

    data.DataContext.get_current().enable_progress_bars = False
    records = extract_dataset(data.read_parquet(str(articles)), concurrency=1, batch_size=64)
    table = pyarrow.concat_tables(ray.get(ref) for ref in records.to_arrow_refs())
    assert in_order(table.cast(SCHEMA())) == expected


@pytest.fixture
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", PACKAGE)
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "50")
        .getOrCreate()
    )
    yield session
    session.stop()


@needs_spark
@needs_java
def test_spark(spark: Any, articles: Path, expected: list[dict[str, Any]]) -> None:
    from reformextract.engines.spark import extract_dataframe, spark_schema

    records = extract_dataframe(spark.read.parquet(str(articles)).repartition(2))
    assert records.schema.fieldNames() == spark_schema().fieldNames() == SCHEMA().names
    out = articles.with_name("spark.parquet")
    records.write.parquet(str(out))
    import pyarrow.parquet

    assert in_order(pyarrow.parquet.read_table(out).select(SCHEMA().names).cast(SCHEMA())) == expected
