"""``reformextract``: the whole way in one component, for anybody's pipeline.

It runs the list of :mod:`reformextract.stages` on the text of the Doc, whichever tokenizer made it. The publication date comes from
``doc._.published`` (a date or an ISO string), from a context of ``nlp.pipe(pairs, as_tuples=True)`` such as
``{"published": "2019-01-23"}``, or from the article's own dateline.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from reformextract.article import Extraction
from reformextract.pipeline.component import AnnotatingComponent, dated
from reformextract.pipeline.records import ASSIGNS, ENDING
from reformextract.pipeline.scorer import DEFAULT_WEIGHTS
from reformextract.pipeline.settings import Settings


class ReformExtract(AnnotatingComponent):
    """All stages, one after another; the facts where they are asked for."""

    options = (*AnnotatingComponent.options, "facts")
    facts = True

    def match(self, doc: Doc) -> Extraction:
        row = self._row(doc)
        article = dated(doc, row)
        row.analysis.published = article.published
        return row.stages.run(row.analysis, facts=self.facts).extraction(article)


@Language.factory(
    "reformextract", default_config={**ENDING, "facts": True}, assigns=[*ASSIGNS, "doc._.published"], default_score_weights=DEFAULT_WEIGHTS
)
def make_component(
    nlp: Language,
    name: str,
    patterns: list[str],
    exclude: list[str],
    language: str,
    spans_key: str,
    kinds: list[str] | None,
    annotate_ents: bool,
    scorer: Any,
    facts: bool,
) -> ReformExtract:
    """The factory behind ``nlp.add_pipe("reformextract", config={"patterns": [...], "exclude": [...], "kinds": [...]})``."""
    component = ReformExtract(name, Settings.of(language, patterns, exclude), spans_key, kinds, annotate_ents, scorer)
    component.facts = facts
    return component
