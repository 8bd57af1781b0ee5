"""``reform_records``: the links between the records, and the records themselves in the Doc.

``doc._.records``, ``doc._.extraction``, ``doc.spans[KEY]`` and one group a kind (``doc.spans["KEY/money"]``); ``kinds`` filters here, after
everything has competed, so that the records of a kind are the same whatever else is asked for.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from reformextract.article import Extraction
from reformextract.pipeline.component import SHARED, AnnotatingComponent, dated
from reformextract.pipeline.scorer import DEFAULT_WEIGHTS, SCORER
from reformextract.pipeline.settings import Settings

ENDING = {**SHARED, "kinds": None, "annotate_ents": False, "scorer": SCORER}
ASSIGNS = ["doc._.records", "doc._.extraction", "doc._.extractions", "doc._.reform_json", "doc.spans", "span._.record"]


class RecordsComponent(AnnotatingComponent):
    """The last stage in a row of components."""

    def match(self, doc: Doc) -> Extraction:
        row = self._row(doc)
        self._run("records", row)
        row.article = row.article or dated(doc, row)
        row.kinds = self.kinds
        return row.analysis.extraction(row.article)


@Language.factory(
    "reform_records",
    default_config=ENDING,
    requires=["doc._.reform_units", "doc._.reform_numbers"],
    assigns=ASSIGNS,
    default_score_weights=DEFAULT_WEIGHTS,
)
def make_records(
    nlp: Language,
    name: str,
    patterns: list[str],
    exclude: list[str],
    language: str,
    spans_key: str,
    kinds: list[str] | None,
    annotate_ents: bool,
    scorer: Any,
) -> RecordsComponent:
    """The factory behind ``nlp.add_pipe("reform_records", config={"kinds": [...]})``."""
    return RecordsComponent(name, Settings.of(language, patterns, exclude), spans_key, kinds, annotate_ents, scorer)
