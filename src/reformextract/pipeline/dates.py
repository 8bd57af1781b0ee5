"""``reform_dates``: dates grow to whole phrases and are placed on the calendar.

Behind ``reform_quantities`` it reads the dates that have won their places there. Without it (or before it) it matches by itself,
date rules and named negatives among themselves, without the competition of numbers: a date keeps a place that a count or an
amount would have won. Used alone, with no component of ours before it, it is a whole pipeline of its own: it makes the units and
numbers it needs, and puts its dates into ``doc._.records`` and the span groups.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from reformextract.article import Article, Extraction
from reformextract.pipeline.component import SHARED, AnnotatingComponent, dated
from reformextract.pipeline.passage import row_of
from reformextract.pipeline.scorer import SCORER
from reformextract.pipeline.settings import Settings
from reformextract.stages import Analysis, StageError, Stages


class DatesComponent(AnnotatingComponent):
    """The stage of the dates, in a row of components or alone."""

    _in_row = False

    def __call__(self, doc: Doc) -> Doc:
        self._in_row = row_of(doc, self.spans_key) is not None
        if not self._in_row:
            made = (doc._.extractions or {}).get(self.spans_key)
            if made is not None and any(record.kind != "date" for record in made.records):
                raise StageError(f"{self.name}: must stand before the component that makes the records; or give it a spans_key of its own")
            return super().__call__(doc)
        row = self._row(doc)
        row.article = dated(doc, row)
        row.analysis.published = row.article.published
        self._run("dates", row)
        return doc

    def match(self, doc: Doc) -> Extraction:
        row = self._row(doc)
        article = dated(doc, row)
        row.analysis.published = article.published
        return _alone(row.stages, row.analysis).extraction(article)

    def read_again(self, article: Article) -> Extraction:
        return _alone(self.stages, self.stages.begin(article.text, article.published, article.country)).extraction(article)

    def score(self, examples: Iterable[Any], **options: Any) -> dict[str, Any]:
        """Scored where it is used alone; in a row of components the last of them scores."""
        return {} if self._in_row else super().score(examples, **options)


def _alone(stages: Stages, analysis: Analysis) -> Analysis:
    for name in ("lexicon", "numbers", "dates", "records"):
        stages[name](analysis)
    return analysis


@Language.factory(
    "reform_dates",
    default_config={**SHARED, "annotate_ents": False, "scorer": SCORER},
    assigns=["doc._.reform_dates", "doc._.published"],
)
def make_dates(
    nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str, spans_key: str, annotate_ents: bool, scorer: Any
) -> DatesComponent:
    """The factory behind ``nlp.add_pipe("reform_dates")``."""
    return DatesComponent(name, Settings.of(language, patterns, exclude), spans_key, ["date"], annotate_ents, scorer)
