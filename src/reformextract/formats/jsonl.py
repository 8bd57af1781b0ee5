"""Our own format: one article a line, as the annotation guidelines say. Carries everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reformextract.article import LINE_VERSION, NOT_OF_ARTICLE, Article, Extraction
from reformextract.facts.record import Fact
from reformextract.formats.base import GoldError, json_lines, reads, to_json, write_text
from reformextract.formats.check import Problem, check_article, check_facts, check_records, check_warnings
from reformextract.models.record import Record
from reformextract.models.warning import ExtractionWarning


@dataclass(slots=True)
class Line:
    """What of a line is well formed, with its problems; ``records`` and ``facts`` have None for each that is not."""

    article: Article | None = None
    records: list[Record | None] = field(default_factory=list)
    facts: list[Fact | None] = field(default_factory=list)
    warnings: tuple[ExtractionWarning, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def extraction(self) -> Extraction:
        """The line without problems as an extraction."""
        assert self.article is not None
        return Extraction(article=self.article, records=tuple(self.records), facts=tuple(self.facts), warnings=self.warnings)


def parse_line(data: object) -> Line:
    """One line's JSON value, looked at part by part, so that lint can name every problem of it."""
    if not isinstance(data, Mapping):
        return Line(problems=[Problem("article", "not a JSON object")])
    article, problems = check_article({name: value for name, value in data.items() if name not in NOT_OF_ARTICLE})
    line = Line(article, problems=problems)
    problems += _version(data)
    records = data.get("records")
    if not isinstance(records, list):
        problems.append(Problem("article", "missing" if records is None else "not a list", field="records"))
        return line
    if article is None:
        return line
    line.records, found = check_records(article.text, records)
    problems += found
    line.facts, found = check_facts(article.text, data.get("facts"), line.records)
    problems += found
    line.warnings, found = check_warnings(data.get("warnings"))
    problems += found
    return line


def _version(data: Mapping[str, Any]) -> list[Problem]:
    """A line of a later version may say what this one would read wrongly."""
    version = data.get("schema", LINE_VERSION)
    if isinstance(version, int) and not isinstance(version, bool) and 0 < version <= LINE_VERSION:
        return []
    return [Problem("article", f"lines of version {version!r} are not known; those up to {LINE_VERSION} are", field="schema")]


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The articles of a file; a wrong one is refused with file, line, record and field."""
    for number, data in json_lines(path):
        line = parse_line(data)
        if line.problems:
            raise GoldError.of(line.problems[0], path, number)
        yield line.extraction()


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One line an article."""
    write_text(path, "".join(to_json(extraction.to_gold()) + "\n" for extraction in extractions))
