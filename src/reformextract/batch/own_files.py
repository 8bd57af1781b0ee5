"""Tables and reports that this library has written, told by how they begin: among articles they are none."""

from __future__ import annotations

import csv
import json
import os
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from reformextract.extras import MissingExtraError, need

HEAD_BYTES = 1 << 14
GENERATOR = b'<meta name="generator" content="reformextract '
COLUMNS = (  # of records, of facts, of mechanisms as a table and as lines
    {"article", "index", "kind", "start", "end", "rule"},
    {"article", "figure", "kind", "status"},
    {"article", "name", "area", "mentions"},
    {"articles", "name", "area", "mentions"},
)


def is_own(path: Path, form: str) -> bool:
    """Whether a file of a form that is read holds a table of ours, or a report."""
    if form not in ("csv", "jsonl", "html", "parquet"):
        return False
    with suppress(OSError, ValueError, RecursionError, csv.Error, MissingExtraError):
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        if form == "parquet":
            return _has_columns(need("pyarrow.parquet", "arrow", "reading Parquet").read_schema(path).names)
        with open(path, "rb") as file:
            head = file.read(HEAD_BYTES)
        if form == "html":
            return GENERATOR in head
        first = head.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode()
        return _has_columns(json.loads(first) if form == "jsonl" else next(csv.reader([first]), []))
    return False


def _has_columns(names: object) -> bool:
    return isinstance(names, Collection) and any(columns <= set(names) for columns in COLUMNS)
