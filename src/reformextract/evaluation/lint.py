"""Lint: what is wrong or doubtful in a gold file, each finding with file, line, article, record and field.

Checks by name: ``json``, ``article``, ``record``, ``kind``, ``unknown-field``, ``offsets``, ``text``, ``field``,
``pointer``, ``duplicate-id``, ``published``, ``overlap``, ``duplicate-record``, ``edge``, ``value``, ``comparator``,
``timex``, ``interval``, ``complete``, ``leeway``, ``fact``. All are errors but ``published: null`` and ``edge``, which are warnings.
"""

from __future__ import annotations

import calendar
import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from reformextract.api import shared_stages
from reformextract.article import NOT_OF_ARTICLE, Article
from reformextract.dates.record import Date
from reformextract.facts.record import Fact, Phrase
from reformextract.formats import GoldError, detect_format, files_of, get_format
from reformextract.formats.base import bad_json
from reformextract.formats.check import Problem
from reformextract.formats.jsonl import Line, parse_line
from reformextract.lexicon.tokens import normal_form
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Quantity, Record, plain
from reformextract.numbers.reading import number_value
from reformextract.numbers.value import rounded_fraction
from reformextract.quantities.money import Money
from reformextract.quantities.rank import Rank
from reformextract.quantities.ratio import Ratio

ARTICLE_KEYS = NOT_OF_ARTICLE | set(Article.model_fields)
WARNINGS = frozenset({"edge", "published"})
Severity = Literal["error", "warning"]

_DATE = r"(?:\d{4}|\d{3}X|\d{2}XX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?|-Q[1-4X]|-H[12X]|-W(?:\d{2}|XX)(?:-(?:\d|WE))?|-(?:SP|SU|FA|WI))?"
_OPEN_DATE = r"(?:XXXX|\d{2}|\d{4})(?:-(?:\d{2}|XX|W\w{2}|Q\w|H\w|SP|SU|FA|WI)(?:-(?:\w{1,2}))?)?"
_TIME = r"T(?:\d{2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?)?|MO|MI|AF|EV|NI|PM|DT)(?:Z|[+-]\d{2}(?::?\d{2})?)?"
_ANY_DATE = rf"(?:{_DATE}|{_OPEN_DATE})(?:{_TIME})?"
_PERIOD = r"P(?:(?:[\d.]+|X+)(?:DE|CE|Y|Q|M|W|D|WE|H))*(?:T(?:(?:[\d.]+|X+)(?:H|M|S)|X?(?:MO|AF|EV|NI))+)?"
_TIMEX = {
    "DATE": re.compile(rf"(?:{_ANY_DATE}(?:/{_ANY_DATE})?|PRESENT_REF|PAST_REF|FUTURE_REF|BC\d+)\Z"),
    "TIME": re.compile(rf"(?:(?:{_ANY_DATE})?(?:{_TIME})?(?:/(?:{_ANY_DATE})?(?:{_TIME})?)?|PRESENT_REF|PAST_REF|FUTURE_REF)\Z"),
    "DURATION": re.compile(rf"{_PERIOD}(?:/{_PERIOD})?\Z"),
    "SET": re.compile(rf"(?:{_PERIOD}|{_ANY_DATE}|{_TIME})\Z"),
}
_GLUED = re.compile(r"\d[^\W\d]")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d{2}(?![\d,]|\.\d)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; prints as ``file:line: severity: article 'id' records[3].value: reason [check]``."""

    file: str
    line: int | None
    article: str | None
    problem: Problem

    @property
    def severity(self) -> Severity:
        return "warning" if self.problem.check in WARNINGS else "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line is not None else self.file
        where = (f"article {self.article!r} " if self.article else "") + self.problem.place
        parts = [place, self.severity, where.strip(), f"{self.problem.reason} [{self.problem.check}]"]
        return ": ".join(part for part in parts if part)

    def to_dict(self) -> dict[str, Any]:
        """As JSON: file, line, article, record, fact, field, check, severity, reason."""
        return {
            "file": self.file, "line": self.line, "article": self.article, "record": self.problem.record, "fact": self.problem.fact,
            "field": self.problem.field, "check": self.problem.check, "severity": self.severity, "reason": self.problem.reason,
        }  # fmt: skip


def lint_jsonl(path: Path, seen: dict[str, str] | None = None) -> Iterator[Finding]:
    """Every finding of a JSONL file; a line that can't be read is a finding and the next is read on."""
    seen = {} if seen is None else seen
    for number, raw in enumerate(path.read_bytes().split(b"\n"), start=1):
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        try:
            data = json.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            yield Finding(str(path), number, None, Problem("json", f"not UTF-8: byte {error.start} of the line"))
            continue
        except (ValueError, RecursionError) as error:
            yield Finding(str(path), number, None, Problem("json", bad_json(error)))
            continue
        identity = data.get("id") if isinstance(data, Mapping) else None
        named = identity if isinstance(identity, str) else None
        for problem in lint_article(data):
            yield Finding(str(path), number, named, problem)
        yield from _repeated(str(path), number, named, seen)


def lint_article(data: object) -> Iterator[Problem]:
    """The problems of one article as a JSON value."""
    line = parse_line(data)
    article = line.article
    yield from line.problems
    if not isinstance(data, Mapping):
        return
    if not data.get("id"):
        yield Problem("article", "missing", field="id")
    for name in data:
        if name not in ARTICLE_KEYS:
            yield Problem("unknown-field", "an article has no such field", field=str(name))
    if "published" not in data:
        yield Problem("article", "missing (null where the date is unknown)", field="published")
    elif data["published"] is None:
        yield Problem("published", "no publication date: relative dates can't be checked", field="published")
    if article is None:
        return
    yield from _facts(article.text, line)
    records = [(record, index) for index, record in enumerate(line.records) if record is not None]
    yield from _overlaps(records)
    for record, index in records:
        yield from _edges(article.text, record, index)
        yield from _leeway(record, index)
        if isinstance(record, Quantity | Rank):
            yield from _number(article, record, index)
        if isinstance(record, Date):
            yield from _timex(record, index)
        if isinstance(record, Enumeration) and record.complete not in (None, record.declared == record.found):
            yield Problem("complete", f"declared is {record.declared}, found {record.found}", index, "complete")


def _overlaps(records: Sequence[tuple[Record, int]]) -> Iterator[Problem]:
    by_kind: dict[str, list[tuple[Record, int]]] = {}
    for record, index in records:
        by_kind.setdefault(record.kind, []).append((record, index))
    for kind, group in by_kind.items():
        group.sort(key=lambda pair: (pair[0].start, -pair[0].end, pair[1]))
        reach: tuple[Record, int] | None = None
        for record, index in group:
            if reach is not None and record.start < reach[0].end:
                if (record.start, record.end) == (reach[0].start, reach[0].end):
                    yield Problem("duplicate-record", f"the same {kind} as records[{reach[1]}]", index, "start")
                else:
                    yield Problem("overlap", f"overlaps records[{reach[1]}], {reach[0].text!r}, of the same kind", index, "start")
            if reach is None or record.end > reach[0].end:
                reach = record, index


def _edges(text: str, record: Record, index: int) -> Iterator[Problem]:
    yield from _cut_words(text, record, index)


def _cut_words(text: str, record: Record | Phrase, index: int, field: str | None = None) -> Iterator[Problem]:
    if record.text != record.text.strip():
        yield Problem("edge", f"{record.text!r} begins or ends with a space", index, field or "text")
    for name, place in (("start", record.start), ("end", record.end)):
        before, after = text[place - 1 : place] if place else "", text[place : place + 1]
        if before.isalpha() and after.isalpha() and before.isascii() and after.isascii():
            yield Problem("edge", f"{record.text!r} cuts a word in two at {place}", index, field or name)


def _leeway(record: Record, index: int) -> Iterator[Problem]:
    """What grants leeway must grant some, and stay with the record."""
    if record.alt is not None:
        if record.alt == (record.start, record.end):
            yield Problem("leeway", "is the extent itself", index, "alt")
        elif not (record.alt[0] < record.end and record.start < record.alt[1]):
            yield Problem("leeway", f"{record.alt} shares no character with the extent", index, "alt")
    if isinstance(record, Mechanism) and record.alt_area == record.area:
        yield Problem("leeway", "is the area itself", index, "alt_area")


def _facts(text: str, line: Line) -> Iterator[Problem]:
    """One fact a figure, none of an amount that restates another; the clause that was read holds the figure."""
    seen: dict[int, int] = {}
    for index, fact in enumerate(line.facts):
        record = line.records[fact.figure] if fact is not None and fact.figure < len(line.records) else None
        if fact is None or record is None:
            continue
        if fact.figure in seen:
            yield Problem("fact", f"the same figure as facts[{seen[fact.figure]}]", field="figure", fact=index)
        seen.setdefault(fact.figure, index)
        if isinstance(record, Money) and record.equals is not None:
            yield Problem("fact", f"{record.text!r} restates records[{record.equals}], which has the fact", field="figure", fact=index)
        if fact.evidence is not None and not (fact.evidence[0] <= record.start and record.end <= fact.evidence[1]):
            yield Problem("fact", f"{fact.evidence} does not hold the figure {record.text!r}", field="evidence", fact=index)
        for name in Fact.phrases:
            phrase = getattr(fact, name)
            if phrase is not None:
                yield from (replace(problem, record=None, fact=index) for problem in _cut_words(text, phrase, 0, name))


def _number(article: Article, record: Quantity | Rank, index: int) -> Iterator[Problem]:
    """Do the numbers follow from the record's own words, or from what the library reads at its place?"""
    stated = {name: number for name in ("value", "low", "high", "total", "of") if (number := getattr(record, name, None)) is not None}
    if isinstance(record, Quantity) and (record.comparator == "range") != (record.low is not None and record.high is not None):
        yield Problem("comparator", f"{record.comparator!r} with " + ("low and high" if record.low is not None else "a single value"),
                      index, "comparator")  # fmt: skip
    readable = _numbers_in(article, record)
    if not readable:
        return
    for name, number in stated.items():
        if name == "of" or number in readable:
            continue
        if _GLUED.search(record.text) and _digits(number) in map(_digits, readable):
            continue  # "£15m", "15p": a scale that we may not know
        shown = " or ".join(plain(other) for other in sorted(readable))
        yield Problem("value", f"{plain(number)} does not follow from {record.text!r}, which reads {shown}", index, name)


def _digits(number: Decimal) -> tuple[int, ...]:
    return number.normalize().as_tuple().digits


def _numbers_in(article: Article, record: Record) -> set[Decimal]:
    stages = shared_stages()
    reading = stages.read(record.text)
    numbers: set[Decimal] = set()
    scales: set[Decimal] = set()
    cardinals = reading.vocabulary.values.get("cardinal", {})
    for unit in range(len(reading.codes)):
        found = number_value(reading, unit)
        if found is not None:
            numbers.add(found.value)
            scales.add(found.scale)
        else:  # "two" in "two of the 16"
            for token in range(reading.first[unit], reading.first[unit + 1]):
                word = normal_form(reading.surfaces[token].strip())
                if word in cardinals:
                    numbers.add(Decimal(cardinals[word]))
    in_words = not any(character.isdigit() for character in record.text)
    if not numbers or (in_words and isinstance(record, Ratio) and record.unit in ("fraction", "times")):
        return set()  # "two-thirds" is no arithmetic of its words
    derived = {number * scale for number in numbers for scale in scales}  # "3 to 5 million"
    whole = sorted(numbers)
    if record.kind == "ratio" and len(whole) <= 3:  # "two out of five", "1:3", "three quarters"
        derived |= {rounded_fraction(one, other) for one in whole for other in whole if other}
    beside = Article(text=article.text[max(0, record.start - 40) : record.end + 40], published=article.published)
    offset = max(0, record.start - 40)
    for other in stages.extract(beside).records:
        if other.start + offset < record.end and record.start < other.end + offset:
            derived |= {number for name in ("value", "low", "high", "total") if isinstance(number := getattr(other, name, None), Decimal)}
    return numbers | derived


def _timex(record: Date, index: int) -> Iterator[Problem]:
    if not _TIMEX[record.type].match(record.value):
        yield Problem("timex", f"{record.value!r} is no TIMEX3 value of type {record.type}", index, "value")
        return
    if record.earliest is None or record.latest is None:
        return
    covered = days_of(record.value) if record.type in ("DATE", "TIME") else None
    if covered is not None and covered != (record.earliest, record.latest):
        name = "earliest" if covered[0] != record.earliest else "latest"
        yield Problem("interval", f"{record.value} is {covered[0]} to {covered[1]}, not {record.earliest} to {record.latest}", index, name)
    if record.type in ("DATE", "TIME") and "/" not in record.value:
        years = [int(year) for year in _YEAR.findall(record.text)]
        if years and not any(record.earliest.year - 1 <= year <= record.latest.year + 1 for year in years):
            yield Problem("value", f"{record.value} does not follow from {record.text!r}", index, "value")


def days_of(value: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a TIMEX3 DATE or TIME value; None where it can't be told from the value alone.

    >>> days_of("2019-Q3")
    (datetime.date(2019, 7, 1), datetime.date(2019, 9, 30))
    """
    if "/" in value:
        first, _, last = value.partition("/")
        one, other = days_of(first), days_of(last)
        return (one[0], other[1]) if one and other else None
    try:
        if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?", value):
            day = datetime.date(*map(int, found.groups()))
            return day, day
        if found := re.fullmatch(r"(\d{4})-(\d{2})", value):
            return _months(int(found[1]), int(found[2]), 1)
        if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
        if found := re.fullmatch(r"(\d{4})-H([12])", value):
            return _months(int(found[1]), 6 * int(found[2]) - 5, 6)
        if found := re.fullmatch(r"(\d{4})-W(\d{2})", value):
            monday = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + datetime.timedelta(days=6)
        if re.fullmatch(r"\d{4}", value):
            return _months(int(value), 1, 12)
        if re.fullmatch(r"\d{3}X", value):
            return datetime.date(int(value[:3] + "0"), 1, 1), datetime.date(int(value[:3] + "9"), 12, 31)
    except ValueError:
        return None
    return None


def _months(year: int, first: int, number: int) -> tuple[datetime.date, datetime.date]:
    last = first + number - 1
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


def lint_files(path: Path, format: str | None = None, seen: dict[str, str] | None = None) -> list[Finding]:
    """The findings of a file or folder in any format; ids must differ over all files of one ``seen``.

    Raises :class:`~reformextract.formats.GoldError` where there is no such file.
    """
    seen = {} if seen is None else seen
    name = format or detect_format(path)
    findings: list[Finding] = []
    for file in files_of(path, name):
        if file.is_file() and not file.read_bytes().strip():
            findings.append(Finding(str(file), None, None, Problem("empty", "no article in it")))
            continue
        if name == "jsonl":
            findings += lint_jsonl(file, seen)
            continue
        try:
            for extraction in get_format(name).read(file):
                identity = extraction.article.id
                findings += [Finding(str(file), None, identity, problem) for problem in lint_article(extraction.to_gold())]
                findings += _repeated(str(file), None, identity, seen)
        except GoldError as error:
            record = error.record if isinstance(error.record, int) else None
            reason = error.reason if record is not None or error.record is None else f"region {error.record!r}: {error.reason}"
            findings.append(Finding(error.file, error.line, error.article, Problem("record", reason, record, error.field, error.fact)))
    return findings


def _repeated(file: str, line: int | None, identity: str | None, seen: dict[str, str]) -> Iterator[Finding]:
    if not identity:
        return
    if identity in seen:
        yield Finding(file, line, identity, Problem("duplicate-id", f"the id stands in {seen[identity]} too", field="id"))
    else:
        seen[identity] = file if line is None else f"{file}:{line}"
