"""What the files of a run are called: the output, what stands beside it, and how both are known again."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from reformextract.batch.options import OutputOptions

PART = re.compile(r"part-(\d{6,})\.(jsonl|csv|parquet)(\.partial)?")
MANIFEST_BYTES = 1 << 20


def manifest_path(output: OutputOptions) -> Path:
    """Where the manifest of an output stands."""
    path = Path(output.path)
    return path / "manifest.json" if output.parts else path.with_name(path.name + ".manifest.json")


def errors_path(output: OutputOptions) -> Path:
    """Where the failures of a run stand, when there are any."""
    path = Path(output.path)
    return path / "errors.jsonl" if output.parts else path.with_name(path.name + ".errors.jsonl")


def ids_path(output: OutputOptions) -> Path:
    """Where the ids of a run are kept while it is not complete."""
    path = Path(output.path)
    return path / ".ids" if output.parts else path.with_name(path.name + ".ids")


def lock_path(output: OutputOptions) -> Path:
    """The file that a run holds locked as long as it works on an output."""
    path = Path(output.path)
    return path / ".lock" if output.parts else lock_path_of(path)


def lock_path_of(path: Path) -> Path:
    """The lock of an output that is one file."""
    return path.with_name(path.name + ".lock")


def partial_path(path: Path) -> Path:
    """What is not yet whole is written here."""
    return path.with_name(path.name + ".partial")


def wal_path(path: Path) -> Path:
    """Where DuckDB keeps the last changes of a file it has open."""
    return path.with_name(path.name + ".wal")


def staging_path(path: Path) -> Path:
    """The folder in which the parts of one Parquet or DuckDB file are gathered."""
    return path.with_name(path.name + ".parts")


def done_with(staging: Path) -> Path:
    """What a staging folder is called while it is deleted."""
    return staging.with_name(staging.name + ".done")


def part_number(name: str) -> int | None:
    """The number of a part file of ours, whole or not; None for any other name.

    >>> part_number("part-000012.jsonl"), part_number("part-000012.csv.partial"), part_number("part-000012.jsonl.bak")
    (12, 12, None)
    """
    match = PART.fullmatch(name)
    return int(match[1]) if match else None


def part_files(folder: Path) -> list[Path]:
    """The part files in a folder, whole or not."""
    return sorted(path for path in folder.glob("part-*") if part_number(path.name) is not None)


def beside(output: OutputOptions) -> Iterator[Path]:
    """The paths of a run but for the output itself and its manifest: they hold what is not yet whole, and the failures."""
    path = Path(output.path)
    yield errors_path(output)
    yield ids_path(output)
    if output.parts:
        yield from part_files(path)
        return
    yield partial_path(path)
    if output.form in ("parquet", "duckdb"):
        yield staging_path(path)
        yield done_with(staging_path(path))


def touched(output: OutputOptions) -> Iterator[Path]:
    """Every file that a run to this output may change, of those that are there."""
    path, manifest = Path(output.path), manifest_path(output)
    single = [] if output.parts else [path, wal_path(partial_path(path))]
    for one in (*single, manifest, manifest.with_name(manifest.name + ".tmp"), lock_path(output), *beside(output)):
        if one.is_dir():
            yield from (inner for inner in one.rglob("*") if not inner.is_dir())
        else:
            yield one


def is_manifest(path: Path) -> bool:
    """Whether a file is the manifest of a run of ours, of whatever version."""
    with suppress(OSError, ValueError, RecursionError):
        with open(path, "rb") as file:
            content = json.loads(file.read(MANIFEST_BYTES))
        return isinstance(content, dict) and "made_by" in content and "checkpoint" in content
    return False


def own_outputs(folder: Path, names: Collection[str]) -> set[str]:
    """Of the names of files in a folder those that an earlier run has written, as its manifest beside them tells."""
    found = {name for name in names if f"{name}.manifest.json" in names and is_manifest(folder / f"{name}.manifest.json")}
    if "manifest.json" in names and is_manifest(folder / "manifest.json"):
        found |= {name for name in names if part_number(name) is not None}
    return found
