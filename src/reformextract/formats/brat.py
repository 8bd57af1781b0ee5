"""brat standoff: a folder with ``ID.txt`` and ``ID.ann`` for each article. Carries everything.

Records are text-bound annotations, their fields ``field=value`` pairs in an annotator's note, which can be edited in brat::

    T1	money 34 53	over RMB 3.6 billion
    #1	AnnotatorNotes T1	value=3600000000 comparator=more_than currency=CNY

Attributes (``A1 comparator T1 more_than``) are read as fields too. Publication date and other metadata stand in
``articles.jsonl``, ``annotation.conf`` lists the kinds. An extent over a line end is written in brat's fragments.
"""

from __future__ import annotations

import itertools
import re
import shlex
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reformextract.article import Extraction
from reformextract.formats.base import (
    GoldError,
    Region,
    an_object,
    article_metadata,
    article_of,
    from_regions,
    json_lines,
    read_text,
    reads,
    to_json,
    to_regions,
    write_text,
)
from reformextract.formats.names import file_stem, id_of_stem
from reformextract.kinds import KINDS

SIDECAR = "articles.jsonl"
_BREAK = re.compile(r"[\r\n\u2028\u2029\x85\x0b\x0c\x1c-\x1e]+")


def _fragments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    fragments: list[tuple[int, int]] = []
    for found in _BREAK.finditer(text, start, end):
        fragments.append((start, found.start()))
        start = found.end()
    fragments.append((start, end))
    return [fragment for fragment in fragments if fragment[0] < fragment[1]]


def _annotations(extraction: Extraction, path: Path) -> str:
    text = extraction.article.text
    lines: list[str] = []
    for number, region in enumerate(to_regions(extraction, "T"), start=1):
        fragments = _fragments(text, region.start, region.end)
        if not fragments or fragments[0][0] != region.start or fragments[-1][1] != region.end:
            raise GoldError(path, "brat can't carry an extent that begins or ends with a line end", article=extraction.article.id,
                            record=number - 1)  # fmt: skip
        places = ";".join(f"{start} {end}" for start, end in fragments)
        words = " ".join(text[start:end] for start, end in fragments)
        lines.append(f"{region.id}\t{region.kind} {places}\t{words}\n")
        if region.fields:
            note = " ".join(f"{name}={shlex.quote(value)}" for name, value in region.fields.items())
            if _BREAK.search(note):
                name = next(name for name, value in region.fields.items() if _BREAK.search(value))
                raise GoldError(
                    path, "brat can't carry a line end in a field", article=extraction.article.id, record=number - 1, field=name
                )
            lines.append(f"#{number}\tAnnotatorNotes {region.id}\t{note}\n")
    return "".join(lines)


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """A folder; files of other articles in it stay, and so does what is no part of a brat folder."""
    path.mkdir(parents=True, exist_ok=True)
    metadata = _own_sidecar(path / SIDECAR)
    for extraction in extractions:
        stem = file_stem(extraction.article.id)
        annotations = _annotations(extraction, path / f"{stem}.ann")
        _keep_another_text(path / stem, extraction.article.text)
        write_text(path / f"{stem}.txt", extraction.article.text)
        write_text(path / f"{stem}.ann", annotations)
        metadata[stem] = article_metadata(extraction, "T")
    write_text(path / SIDECAR, "".join(to_json(entry) + "\n" for entry in metadata.values()))
    if not (path / "annotation.conf").exists():
        write_text(
            path / "annotation.conf",
            "[entities]\n" + "".join(f"{kind}\n" for kind in KINDS) + "\n[relations]\n\n[events]\n\n[attributes]\n",
        )


def _own_sidecar(path: Path) -> dict[str, dict[str, Any]]:
    """What is known so far; raises :class:`GoldError` for a file of articles with their texts, which is somebody's own."""
    if not path.exists():
        return {}
    entries = _sidecar(path)
    if any("text" in entry for entry in entries.values()):
        raise GoldError(path, "holds articles with their texts and would be written over; name another folder")
    return entries


def _keep_another_text(path: Path, text: str) -> None:
    """Raises :class:`GoldError` where a text without annotations, which is somebody's own, has the article's name."""
    there = path.with_name(f"{path.name}.txt")
    if there.exists() and not path.with_name(f"{path.name}.ann").exists() and there.read_bytes() != text.encode("utf-8", "surrogatepass"):
        raise GoldError(there, "is another text and would be written over; name another folder")


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The articles of a folder in order of file name, or the one of an ``.ann`` file."""
    files = [path] if path.is_file() else sorted(path.glob("*.ann"))
    if not files:
        raise GoldError(path, "no .ann file in this folder")
    folder = path.parent if path.is_file() else path
    sidecar = folder / SIDECAR
    metadata = _sidecar(sidecar) if sidecar.exists() else {}
    for file in files:
        yield _read_one(file, metadata)


def _sidecar(path: Path) -> dict[str, dict[str, Any]]:
    """What is known of the articles, by the names of their files."""
    return {
        file_stem(str(entry.get("id", ""))): dict(entry)
        for entry in (an_object(entry, path, line=line) for line, entry in json_lines(path))
    }


def _read_one(file: Path, metadata: dict[str, dict[str, Any]]) -> Extraction:
    source = file.with_suffix(".txt")
    if not source.exists():
        raise GoldError(file, f"there is no {source.name} beside it")
    text = source.read_bytes()
    try:
        decoded = text.decode("utf-8")  # a BOM is a character of the text: offsets count it
    except UnicodeDecodeError:
        decoded = read_text(source)
    known = metadata.get(file.stem, {})
    identity = str(known.get("id", id_of_stem(file.stem)))
    article, beside = article_of(decoded, {**known, "id": identity}, file)
    spans: dict[str, tuple[str, int, int]] = {}
    fields: dict[str, dict[str, str]] = {}
    for number, line in enumerate(read_text(file).split("\n"), start=1):
        line = line.rstrip("\r")
        if not line.strip():
            continue
        parts = line.split("\t", 2)
        try:
            if line[0] == "T":
                spans[parts[0]] = _span(decoded, parts[1], parts[2])
            elif line[0] == "#" and parts[1].startswith("AnnotatorNotes "):
                for pair in shlex.split(parts[2]):
                    name, equals, value = pair.partition("=")
                    if equals:
                        fields.setdefault(parts[1].split()[1], {})[name] = value
            elif line[0] in "AM":
                name, target, *given = parts[1].split(" ", 2)
                fields.setdefault(target, {})[name] = given[0] if given else "true"
        except (IndexError, ValueError) as error:
            raise GoldError(file, f"{error} in {line!r}", line=number, article=identity) from error
    regions = [Region(name, *span, fields.get(name, {})) for name, span in spans.items()]
    return from_regions(article, regions, file, beside)


def _span(text: str, where: str, words: str) -> tuple[str, int, int]:
    kind, _, places = where.partition(" ")
    fragments = [tuple(map(int, place.split())) for place in places.split(";")]
    for (_, end), (start, _) in itertools.pairwise(fragments):
        if text[end:start].strip():
            raise ValueError("an extent in pieces, with other words in between, is no record")
    quoted = " ".join(text[start:end] for start, end in fragments)
    if quoted != words:
        raise ValueError(f"the text at {places} is {quoted!r}, not {words!r}")
    return kind, fragments[0][0], fragments[-1][1]
