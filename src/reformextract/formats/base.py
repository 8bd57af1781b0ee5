"""What all formats share: the interface, the error, and records as regions with fields as strings.

A format is a module with two functions, ``read`` and ``write`` (see :class:`Format`). Formats of annotation tools know
spans with an id, a label and attributes; :func:`to_regions` and :func:`from_regions` translate between these and records.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, Protocol, get_args

from reformextract.article import Article, Extraction
from reformextract.facts.record import Base, Fact
from reformextract.formats.check import Problem, check_article, check_facts, check_records, check_warnings, shown
from reformextract.models.warning import ExtractionWarning

LIST_FIELDS = frozenset({"members", "stated", "sentence", "status_cue", "alt", "loose"})
POINTER_FIELDS = frozenset({"members", "equals"})
_MOST_DIGITS = 19  # more are no offset
EXTENT_FIELDS = frozenset({"kind", "start", "end", "text"})
_PART = ".part"  # at the end of the name of a file that is not yet whole


class Format(Protocol):
    """One gold format: reads a path into extractions and writes extractions to a path."""

    def read(self, path: Path) -> Iterator[Extraction]:
        """The articles of a file or folder, in its order; raises :class:`GoldError`."""
        ...

    def write(self, extractions: Iterable[Extraction], path: Path) -> None:
        """Write the articles; raises :class:`GoldError` where the format can't carry one of them."""
        ...


LONGEST_REASON = 600


def shortened(text: str) -> str:
    """A text for a message: what is longer than a message should be without its middle.

    >>> len(shortened("x" * 10_000))
    605
    """
    half = LONGEST_REASON // 2
    return text if len(text) <= LONGEST_REASON else f"{text[:half]} ... {text[-half:]}"


class GoldError(ValueError):
    """A gold file that can't be read or written: ``file``, ``line``, ``article``, ``record`` or ``fact``, ``field`` and ``reason``.

    >>> print(GoldError("a gold.jsonl", "unknown kind 'price'", line=17, record=3, field="kind"))
    a gold.jsonl:17: records[3].kind: unknown kind 'price'
    """

    def __init__(
        self,
        file: str | Path,
        reason: str,
        *,
        line: int | None = None,
        article: str | None = None,
        record: int | str | None = None,
        field: str | None = None,
        fact: int | None = None,
    ) -> None:
        self.file, self.line, self.article, self.record, self.field, self.reason = str(file), line, article, record, field, reason
        self.fact = fact
        place = f"{self.file}:{line}" if line is not None else self.file
        if article is not None:
            place += f": article {shortened(repr(article))}"
        where = "" if record is None else f"records[{record}]" if isinstance(record, int) else f"region {record!r}"
        if fact is not None:
            where = f"facts[{fact}]"
        if field is not None:
            where += f".{field}" if where else field
        super().__init__(": ".join(part for part in (place, where, shortened(reason)) if part))

    @classmethod
    def of(cls, problem: Problem, file: str | Path, line: int | None = None, article: str | None = None) -> GoldError:
        """The error that a problem makes."""
        return cls(file, problem.reason, line=line, article=article, record=problem.record, field=problem.field,
                   fact=problem.fact)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """A record as annotation tools know it: ``id``, ``kind`` as label, extent and all other fields as strings."""

    id: str
    kind: str
    start: int
    end: int
    fields: Mapping[str, str] = field(default_factory=dict)


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return " ".join(str(part) for part in value)
    return json.dumps(value)


def to_regions(extraction: Extraction, prefix: str = "r") -> list[Region]:
    """The records as regions ``r1``, ``r2`` ... in their order; pointers to records become region ids.

    >>> import reformextract
    >>> to_regions(reformextract.extract("It cost RMB 3 billion."))[0].fields["value"]
    '3000000000'
    """
    regions: list[Region] = []
    for index, record in enumerate(extraction.records):
        values = record.model_dump(mode="json")
        fields: dict[str, str] = {}
        for name, value in values.items():
            if name in EXTENT_FIELDS:
                continue
            if name in POINTER_FIELDS:
                value = [f"{prefix}{pointer + 1}" for pointer in (value if isinstance(value, list) else [value])]
            fields[name] = _as_text(value)
        regions.append(Region(f"{prefix}{index + 1}", record.kind, record.start, record.end, fields))
    return regions


def _slice(text: str, start: object, end: object) -> str | None:
    """The words of an extent; None where it is none, which the check of the record says."""
    return text[start:end] if isinstance(start, int) and isinstance(end, int) else None


def _from_text(name: str, text: str) -> Any:
    if name in LIST_FIELDS:
        parts = text.split()
        return [int(part) if part.isascii() and part.isdigit() and len(part) < _MOST_DIGITS else part for part in parts]
    return text


@dataclass(frozen=True, slots=True)
class Beside:
    """What of an article stands beside its regions: ``facts`` point to regions by their ids."""

    warnings: tuple[ExtractionWarning, ...] = ()
    facts: tuple[dict[str, Any], ...] = ()


def from_regions(
    article: Article, regions: Sequence[Region], file: str | Path, beside: Beside = Beside(), line: int | None = None
) -> Extraction:
    """The extraction of an article and its regions, in their order; raises :class:`GoldError` naming region and field."""
    index_of = {region.id: index for index, region in enumerate(regions)}
    records: list[dict[str, Any]] = []
    for region in regions:
        data: dict[str, Any] = {
            "kind": region.kind,
            "start": region.start,
            "end": region.end,
            "text": _slice(article.text, region.start, region.end),
        }
        for name, text in region.fields.items():
            if name in POINTER_FIELDS:
                unknown = [part for part in text.split() if part not in index_of]
                if unknown:
                    raise GoldError(file, f"points to {unknown[0]!r}, no region of the article", line=line, article=article.id,
                                    record=region.id, field=name)  # fmt: skip
                pointers = [index_of[part] for part in text.split()]
                data[name] = pointers if name in LIST_FIELDS else pointers[0] if pointers else None
            else:
                data[name] = _from_text(name, text)
        records.append(data)
    checked, problems = check_records(article.text, records)
    for problem in problems:
        region_id = regions[problem.record].id if problem.record is not None else None
        raise GoldError(file, problem.reason, line=line, article=article.id, record=region_id, field=problem.field)
    pointing, gone = _facts_of_ids(beside.facts, index_of)
    facts, problems = check_facts(article.text, pointing, checked)
    if problems:
        raise GoldError.of(problems[0], file, line, article.id)
    return Extraction(article=article, records=tuple(checked), facts=tuple(facts), warnings=(*beside.warnings, *gone))


def facts_with_ids(extraction: Extraction, prefix: str = "r") -> list[dict[str, Any]]:
    """The facts as JSON, their pointers to records as the ids of :func:`to_regions`."""
    facts: list[dict[str, Any]] = []
    for fact in extraction.facts:
        data = fact.model_dump(mode="json")
        facts.append({
            name: f"{prefix}{value + 1}" if name in Fact.pointers and isinstance(value, int) else value for name, value in data.items()
        })  # fmt: skip
    return facts


def _facts_of_ids(facts: Sequence[dict[str, Any]], index_of: Mapping[str, int]) -> tuple[list[dict[str, Any]], list[ExtractionWarning]]:
    """Facts with the indices of their records; what points to a region that an annotator took away goes with it, and a warning says so."""
    kept: list[dict[str, Any]] = []
    gone: list[ExtractionWarning] = []
    for number, given in enumerate(facts):
        fact = dict(given)
        for name in Fact.pointers:
            pointer = fact.get(name)
            if not isinstance(pointer, str) or (name == "base" and pointer in get_args(Base)):
                continue
            fact[name] = index_of.get(pointer)
            if fact[name] is None:
                message = f"facts[{number}].{name}: region {pointer!r} is gone, the {'fact' if name == 'figure' else 'field'} is left out"
                gone.append(ExtractionWarning(code="region_gone", message=message))
        if fact.get("period") is None:
            fact.pop("period_to", None)
            fact.pop("period_relation", None)
        if fact.get("figure") is not None:
            kept.append(fact)
    return kept, gone


def article_metadata(extraction: Extraction, prefix: str = "r") -> dict[str, Any]:
    """Everything of the article but its text, as strings; its facts and its warnings as JSON lists.

    ``prefix`` is that of the regions' ids, which the facts point to.
    """
    values: dict[str, Any] = extraction.article.model_dump(mode="json", exclude_none=True, exclude={"text"})
    if values.get("language") == "en":
        del values["language"]
    kept = values.pop("kept", None)
    if kept:
        values["kept"] = json.dumps(kept, ensure_ascii=False)
    if extraction.facts:
        values["facts"] = json.dumps(facts_with_ids(extraction, prefix), ensure_ascii=False)
    if extraction.warnings:
        values["warnings"] = json.dumps([warning.model_dump(mode="json") for warning in extraction.warnings], ensure_ascii=False)
    return values


def article_of(text: str, metadata: Mapping[str, Any], file: str | Path, line: int | None = None) -> tuple[Article, Beside]:
    """The article with its facts and warnings from :func:`article_metadata`; unknown metadata is left out."""
    identity = str(metadata.get("id", ""))
    fields = {name: metadata[name] for name in Article.model_fields if name != "text" and metadata.get(name) is not None}
    if isinstance(fields.get("kept"), str):
        try:
            fields["kept"] = json.loads(fields["kept"])
        except (ValueError, RecursionError) as error:
            raise GoldError(file, bad_json(error), line=line, article=identity, field="kept") from error
    article, problems = check_article({"text": text, **fields})
    if article is None:
        raise GoldError.of(problems[0], file, line, identity)
    warnings, problems = check_warnings(_json_list(metadata, "warnings", file, line, identity))
    if problems:
        raise GoldError.of(problems[0], file, line, identity)
    facts = _json_list(metadata, "facts", file, line, identity)
    for number, fact in enumerate(facts):
        if not isinstance(fact, dict):
            raise GoldError(file, f"not an object: {shown(fact)}", line=line, article=identity, fact=number)
    return article, Beside(warnings, tuple(facts))


def _json_list(metadata: Mapping[str, Any], name: str, file: str | Path, line: int | None, article: str) -> list[Any]:
    """A list among the metadata, which most tools know as a string only."""
    given = metadata.get(name) or []
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except (ValueError, RecursionError) as error:
            raise GoldError(file, bad_json(error), line=line, article=article, field=name) from error
    if not isinstance(given, list):
        raise GoldError(file, f"not a list: {shown(given)}", line=line, article=article, field=name)
    return given


def resolve_extent(text: str, start: int, end: int, quoted: str | None) -> tuple[int, int] | None:
    """The code point offsets that a tool means with ``start`` and ``end``, told by the words it quotes; None when none fit.

    Browsers count UTF-16 units, and a line end of two characters as one; tools built on them may do so too.

    >>> resolve_extent("\N{BUS} to Linz", 6, 10, "Linz"), resolve_extent("\N{BUS} to Linz", 5, 9, "Linz")
    ((5, 9), (5, 9))
    """
    if quoted is None:
        return (start, end) if 0 <= start < end <= len(text) else None
    wanted = quoted.replace("\r\n", "\n")
    for utf16 in (False, True):
        for joined in (False, True):
            if not utf16 and not joined:
                found = (start, end)
            else:
                places = _places(text, utf16, joined)
                if start not in places or end not in places:
                    continue
                found = (places[start], places[end])
            if 0 <= found[0] < found[1] <= len(text) and text[found[0] : found[1]].replace("\r\n", "\n") == wanted:
                return found
    return None


def _places(text: str, utf16: bool, joined: bool) -> dict[int, int]:
    """The code point offset for each offset counted in UTF-16 units and/or with CRLF as one character."""
    places: dict[int, int] = {}
    counted = 0
    for index, character in enumerate(text):
        places.setdefault(counted, index)
        if joined and character == "\r" and text[index + 1 : index + 2] == "\n":
            continue
        counted += 2 if utf16 and ord(character) > 0xFFFF else 1
    places[counted] = len(text)
    return places


def read_text(path: Path) -> str:
    """A UTF-8 file with its line ends as they are; raises :class:`GoldError` for other bytes."""
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise GoldError(path, f"not UTF-8: byte {error.start} is {data[error.start]:#04x}", line=line) from error


def part_path(path: Path) -> Path:
    """What is not yet whole is written here."""
    return path.with_name(path.name + _PART)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Another path to write to, which gets the name when all is written and goes when it is not; a device is written to itself."""
    if path.exists() and not path.is_file():
        yield path
        return
    part = part_path(path)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 with the line ends as they are, whole or not at all."""
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise GoldError(path, f"half of a surrogate pair at {error.start}: UTF-8 can't carry it") from error
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole(path) as part:
        part.write_bytes(data)


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON with its letters as they are; halves of surrogate pairs, as an id may have, escaped with all else."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        written.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, indent=indent)
    return written


def an_object(value: Any, file: str | Path, **place: Any) -> Mapping[str, Any]:
    """A JSON object; raises :class:`GoldError` at the place for anything else. Null is an empty one."""
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise GoldError(file, f"not an object: {shown(value)}", **place)
    return value


def a_list(value: Any, file: str | Path, **place: Any) -> Sequence[Any]:
    """A JSON list; raises :class:`GoldError` at the place for anything else. Null is an empty one."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise GoldError(file, f"not a list: {shown(value)}", **place)
    return value


def texts(value: Any, file: str | Path, **place: Any) -> dict[str, str]:
    """A JSON object of fields as strings; raises :class:`GoldError` at the place where it is none."""
    found: dict[str, str] = {}
    for name, written in an_object(value, file, **place).items():
        if isinstance(written, Mapping):
            raise GoldError(file, f"not a string: {shown(dict(written))}", **{**place, "field": str(name)})
        found[str(name)] = _as_text(written)
    return found


_Read = Callable[[Path], Iterator[Extraction]]


def reads(read: _Read) -> _Read:
    """A format's reader, in which what is nested too deeply is a :class:`GoldError` too, wherever it is met."""

    @wraps(read)
    def guarded(path: Path) -> Iterator[Extraction]:
        try:
            yield from read(path)
        except RecursionError as error:
            raise GoldError(path, "nested too deeply") from error

    return guarded


def json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Line number and JSON value of each line that is not blank; raises :class:`GoldError` for bad JSON."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(path, bad_json(error), line=number) from error


def bad_json(error: ValueError | RecursionError) -> str:
    """The reason in words, with its column where the parser knows it."""
    if isinstance(error, RecursionError):
        return "JSON that is nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"bad JSON at column {error.colno}: {error.msg}"
    return f"bad JSON: {error}"
