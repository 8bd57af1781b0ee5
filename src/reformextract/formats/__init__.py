"""Gold formats in and out, through one interface: ``read`` and ``write`` by name, the name found from the path.

| name | path | carries |
| --- | --- | --- |
| ``jsonl`` | ``.jsonl`` file | everything |
| ``spacy`` | ``.spacy`` file (DocBin) | everything, the span group ``reformextract`` for other tools |
| ``brat`` | folder of ``.txt`` and ``.ann`` | everything, fields as notes |
| ``label-studio`` | ``.json`` file | everything, fields as per-region text areas and choices |
| ``doccano`` | ``.jsonl`` file | everything, fields beside the entities |
| ``prodigy`` | ``.jsonl`` file | everything, fields as keys of the spans |
| ``uima`` | folder of ``.xmi`` with ``TypeSystem.xml`` | everything (extra ``uima``: dkpro-cassis) |
| ``timeml`` | folder of ``.tml`` | dates |
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from reformextract.article import Extraction
from reformextract.formats.base import Format, GoldError, part_path

MODULES = {
    "jsonl": "jsonl",
    "spacy": "docbin",
    "brat": "brat",
    "label-studio": "label_studio",
    "doccano": "doccano",
    "prodigy": "prodigy",
    "uima": "uima",
    "timeml": "timeml",
}
FOLDERS = {"brat": ("*.txt", "*.ann", "articles.jsonl", "annotation.conf"), "uima": ("*.xmi", "TypeSystem.xml"), "timeml": ("*.tml",)}
SUFFIXES = {".spacy": "spacy", ".ann": "brat", ".json": "label-studio", ".xmi": "uima", ".tml": "timeml", ".jsonl": "jsonl"}

__all__ = ["MODULES", "Format", "GoldError", "detect_format", "get_format", "read_gold", "write_gold"]


def get_format(name: str) -> Format:
    """The format of this name; raises ``ValueError`` naming those there are."""
    if name not in MODULES:
        raise ValueError(f"unknown format {name!r}; the formats are {', '.join(MODULES)}")
    return cast(Format, importlib.import_module(f"reformextract.formats.{MODULES[name]}"))


def detect_format(path: Path) -> str:
    """The format of a file or folder, by its suffix and for ``.jsonl`` by the keys of its first line.

    >>> detect_format(Path("gold.spacy")), detect_format(Path("new.jsonl"))
    ('spacy', 'jsonl')
    """
    if path.is_dir():
        for suffix in (".ann", ".tml", ".xmi", ".spacy"):
            if next(path.glob(f"*{suffix}"), None) is not None:
                return SUFFIXES[suffix]
        return "jsonl"
    if path.suffix == ".jsonl" and path.is_file():
        return _jsonl_dialect(path)
    return SUFFIXES.get(path.suffix, "jsonl")


def _jsonl_dialect(path: Path) -> str:
    with path.open("rb") as file:
        for line in file:
            if not line.strip():
                continue
            try:
                first = json.loads(line)
            except ValueError:
                return "jsonl"
            if isinstance(first, dict) and "records" not in first:
                if "spans" in first:
                    return "prodigy"
                if "label" in first or "entities" in first or "labels" in first:
                    return "doccano"
            return "jsonl"
    return "jsonl"


def files_of(path: Path, name: str) -> list[Path]:
    """The files that a path stands for: the ``.jsonl`` (``.json``, ``.spacy``) files of a folder in order of name, else itself.

    Raises :class:`GoldError` where there is nothing.
    """
    if not path.exists():
        raise GoldError(path, "no such file or folder")
    if path.is_dir() and name in ("jsonl", "doccano", "prodigy", "label-studio", "spacy"):
        suffix = {"label-studio": ".json", "spacy": ".spacy"}.get(name, ".jsonl")
        files = sorted(path.glob(f"*{suffix}"))
        if not files:
            raise GoldError(path, f"no {suffix} file in this folder")
        return files
    return [path]


def written_by(path: Path, name: str) -> list[Path]:
    """The files that writing a format to a path may write over, of those that are there."""
    if name in FOLDERS and path.suffix != ".tml":
        return [file for pattern in FOLDERS[name] for ending in ("", ".part") for file in path.glob(pattern + ending)]
    files = [path, path.with_name(f"{path.stem}.config.xml")] if name == "label-studio" else [path]
    return [one for file in files for one in (file, part_path(file)) if one.exists()]


def read_gold(path: str | Path, format: str | None = None) -> Iterator[Extraction]:
    """The articles of a file or folder in a format, by default the one its path tells."""
    path = Path(path)
    name = format or detect_format(path)
    reader = get_format(name)
    for file in files_of(path, name):
        yield from reader.read(file)


def write_gold(extractions: Iterable[Extraction], path: str | Path, format: str | None = None) -> None:
    """Write articles in a format, by default the one the path tells."""
    path = Path(path)
    get_format(format or detect_format(path)).write(extractions, path)
