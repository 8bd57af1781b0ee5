"""Parquet: an article a row."""

from __future__ import annotations

from collections.abc import Iterator

from reformextract.batch.files import Unpacked
from reformextract.batch.items import Item
from reformextract.batch.source_reading import SourceReading
from reformextract.extras import need

ROWS_AT_ONCE = 64
BYTES_AT_ONCE = 8_000_000


def rows(reading: SourceReading) -> Iterator[Item]:
    """The rows, few at a time where they are large; what unpacks to far more than is stored is not read on."""
    parquet = need("pyarrow.parquet", "arrow", f"reading {reading.source.path}")
    file = parquet.ParquetFile(reading.raw)
    names = list(file.schema_arrow.names)
    if reading.inputs.columns.text not in names:
        yield reading.no_column(names)
        return
    columns = [name for name in names if name in reading.wanted_columns()]
    unpacked = Unpacked()
    number = 0
    for group in range(file.num_row_groups):
        found = file.metadata.row_group(group)
        if number + found.num_rows <= reading.skip:  # a resumed run does not read what it has done
            for _ in range(found.num_rows):
                number += 1
                yield reading.numbered("row", number, None)
            continue
        size = found.total_byte_size  # of all columns: to ask one of a malformed file ends the process in C++
        unpacked.check(size, reading.source.size)
        at_once = max(1, min(ROWS_AT_ONCE, BYTES_AT_ONCE * found.num_rows // max(size, 1)))
        for batch in file.iter_batches(batch_size=at_once, row_groups=[group], columns=columns):
            unpacked.add(batch.nbytes, reading.source.size)
            for row in batch.to_pylist():
                number += 1
                yield reading.numbered("row", number, row)
