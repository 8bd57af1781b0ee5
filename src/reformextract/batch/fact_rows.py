"""Facts as flat rows, one a fact: what is measured, of whom, how much, when, in words and values, without pointers.

``earliest`` and ``latest`` are the days that the fact holds for: "since 2015" has no ``latest``, "by" and "until 2018" have no
``earliest``; "from 2016 to 2018" runs from the first day of the one to the last day of the other.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from reformextract.article import Extraction
from reformextract.batch.csv_cells import cell, given, header
from reformextract.batch.render import NUMBERS
from reformextract.facts.record import Fact, Phrase
from reformextract.facts.values import days_of

FACT_COLUMNS = (
    "article", "title", "published", "figure", "kind", "text", "subject", "what", "predicate", "comparator", "value", "low", "high",
    "unit", "currency", "per", "period", "period_to", "period_relation", "earliest", "latest", "mod", "change", "base", "base_text",
    "share_of", "status", "source", "start", "end", "sentence", "rule",
)  # fmt: skip
# What the row of the figure's record says already, and what is the fact's own.
OF_FIGURE = ("kind", "text", "start", "end", "comparator", "value", "low", "high", "unit", "currency", "per")
OF_FACT = tuple(name for name in FACT_COLUMNS if name not in (*OF_FIGURE, "article", "published", "figure"))
DAYS = frozenset({"published", "earliest", "latest"})


def fact_rows(extraction: Extraction) -> Iterator[dict[str, Any]]:
    """The facts of an article in their order, every column of :data:`FACT_COLUMNS` in each.

    >>> from reformextract.facts.record import Fact
    >>> import reformextract
    >>> made = reformextract.extract("In 2017 it spent RMB 3 billion.")
    >>> made = made.model_copy(update={"facts": (Fact(figure=1, period=0),)})
    >>> made.facts[0].bind(made.records)
    >>> [(row["value"], row["earliest"].isoformat(), row["sentence"]) for row in fact_rows(made)]
    [(Decimal('3000000000'), '2017-01-01', 'In 2017 it spent RMB 3 billion.')]
    """
    article = extraction.article
    for fact in extraction.facts:
        figure = fact.figure_record
        start, end = fact.evidence or figure.sentence or (figure.start, figure.end)
        base = fact.base_record
        row = {
            "article": article.id,
            "title": article.title,
            "published": article.published,
            "figure": fact.figure,
            **{name: getattr(figure, name, None) for name in OF_FIGURE},
            **{name: _words(getattr(fact, name)) for name in ("subject", "what", "predicate", "source")},
            **_period(fact),
            "change": fact.change,
            "base": "record" if base is not None else fact.base,
            "base_text": " ".join(base.text.split()) if base is not None else None,
            "share_of": _words(fact.of),
            "status": fact.status,
            "sentence": " ".join(article.text[start:end].split()),
            "rule": fact.rule,
        }
        yield {name: row[name] for name in FACT_COLUMNS}


def _words(phrase: Phrase | None) -> str | None:
    return None if phrase is None else " ".join(phrase.text.split())


def _period(fact: Fact) -> dict[str, Any]:
    period, to = fact.period_record, fact.period_to_record
    relation = fact.period_relation or ("in" if period is not None else None)
    earliest, latest = days_of(fact)
    return {
        "period": None if period is None else " ".join(period.text.split()),
        "period_to": None if to is None else " ".join(to.text.split()),
        "period_relation": relation,
        "earliest": earliest,
        "latest": latest,
        "mod": None if period is None else period.mod,
    }


FACT_CSV_COLUMNS = (*FACT_COLUMNS, *(f"{name}_decimal" for name in NUMBERS))


def fact_csv_header() -> bytes:
    """The head of a CSV file of facts."""
    return header(FACT_CSV_COLUMNS)


def _csv_row(row: dict[str, Any]) -> dict[str, Any]:
    cells = {name: cell(value) for name, value in row.items()}
    return {**cells, "article": given(row["article"] or ""), **{f"{name}_decimal": cells[name] for name in NUMBERS}}


def fact_csv(extractions: Iterable[Extraction]) -> bytes:
    """A row a fact, no header; see :mod:`reformextract.batch.csv_cells`."""
    text = io.StringIO()
    writer = csv.DictWriter(text, FACT_CSV_COLUMNS, lineterminator="\r\n")
    for extraction in extractions:
        writer.writerows(_csv_row(row) for row in fact_rows(extraction))
    return text.getvalue().encode("utf-8", "backslashreplace")
