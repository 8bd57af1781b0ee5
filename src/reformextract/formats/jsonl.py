"""Our own format: one article a line, as the annotation guidelines say. Carries everything."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from reformextract.article import Article, Extraction
from reformextract.formats.base import GoldError, json_lines, write_text
from reformextract.formats.check import Problem, check_article, check_records
from reformextract.models.record import Record


def parse_line(data: object) -> tuple[Article | None, list[Record], list[Problem]]:
    """The article, its well-formed records and the problems of one line's JSON value."""
    if not isinstance(data, Mapping):
        return None, [], [Problem("article", "not a JSON object")]
    article, problems = check_article({name: value for name, value in data.items() if name not in ("records", "warnings")})
    records = data.get("records")
    if not isinstance(records, list):
        problems.append(Problem("article", "missing" if records is None else "not a list", field="records"))
        return article, [], problems
    if article is None:
        return None, [], problems
    checked, found = check_records(article.text, records)
    return article, checked, problems + found


def read(path: Path) -> Iterator[Extraction]:
    """The articles of a file; a wrong one is refused with file, line, record and field."""
    for number, data in json_lines(path):
        article, records, problems = parse_line(data)
        if problems or article is None:
            raise GoldError.of(problems[0], path, number)
        warnings: Any = data.get("warnings") or ()
        yield Extraction(article=article, records=tuple(records), warnings=tuple(warnings))


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """One line an article."""
    write_text(path, "".join(json.dumps(extraction.to_gold(), ensure_ascii=False) + "\n" for extraction in extractions))
