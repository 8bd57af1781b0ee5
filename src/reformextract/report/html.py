"""Renders the report: template, style and script of this package into one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from reformextract.article import Extraction
from reformextract.evaluation.evaluate import Evaluation
from reformextract.evaluation.scores import VIEWS
from reformextract.formats.base import whole
from reformextract.report.facts import charts, fact_table
from reformextract.report.model import (
    ERRORS,
    STATES,
    Intervals,
    amounts,
    content_hash,
    evaluated_articles,
    extracted_articles,
    kinds_and_states,
    score_rows,
    timeline,
)
from reformextract.report.styles import report_style
from reformextract.version import __version__

TEMPLATE = "report.html.j2"


def _part(name: str) -> str:
    return files("reformextract.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=DictLoader({TEMPLATE: _part(TEMPLATE)}),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_report(
    extractions: Iterable[Extraction] | None = None,
    evaluation: Evaluation | None = None,
    intervals: Intervals | None = None,
    title: str = "reformextract report",
) -> str:
    """The report as HTML: of an evaluation (scores, errors, articles) or of extractions (articles only).

    All text is escaped; the page loads nothing and its policy allows no script but its own.

    >>> import reformextract
    >>> page = render_report([reformextract.extract("<em>It</em> cost RMB 3 billion.")])
    >>> "&lt;em&gt;" in page, "<em>" in page
    (True, False)
    """
    if (extractions is None) == (evaluation is None):
        raise ValueError("give either extractions or an evaluation")
    given = list(extractions or ())
    articles = evaluated_articles(evaluation) if evaluation is not None else extracted_articles(given)
    kinds, states = kinds_and_states(articles)
    script = _part("report.js")
    errors = {
        kind: [(view, item) for view in articles for item in view.items if item.kind == kind and item.state in ERRORS] for kind in kinds
    }
    return (
        _environment()
        .get_template(TEMPLATE)
        .render(
            title=title,
            version=__version__,
            articles=articles,
            kinds=kinds,
            states=states,
            state_names=STATES,
            views=VIEWS,
            evaluated=evaluation is not None,
            scores=score_rows(evaluation, intervals or {}) if evaluation is not None else [],
            errors={kind: rows for kind, rows in errors.items() if rows},
            timeline=timeline(articles),
            amounts=amounts(articles),
            facts=fact_table(given),
            charts=charts(given),
            style=Markup(report_style()),
            script=Markup(script),
            script_hash=content_hash(script),
        )
    )


def write_report(
    path: str | Path,
    extractions: Iterable[Extraction] | None = None,
    evaluation: Evaluation | None = None,
    intervals: Intervals | None = None,
    title: str = "reformextract report",
) -> None:
    """Write :func:`render_report` to a file, whole or not at all."""
    page = render_report(extractions, evaluation, intervals, title)
    with whole(Path(path)) as part:
        part.write_text(page, encoding="utf-8", errors="backslashreplace", newline="\n")
