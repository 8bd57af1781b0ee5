"""``reform_facts``: what every figure says, of whom and when: ``doc._.extraction.facts``, behind ``reform_records``.

Facts point to records. What they are made of is kept of the Doc that has come through ``reform_records`` last; of any other Doc (a
component between them held many back) it is made again.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from reformextract.extensions import set_extraction
from reformextract.pipeline.component import SHARED, Component, dated
from reformextract.pipeline.passage import arrive, arrived
from reformextract.pipeline.settings import Settings
from reformextract.stages import StageError


class FactsComponent(Component):
    """The stage of the facts; it puts them into the extraction that the Doc has."""

    def __call__(self, doc: Doc) -> Doc:
        made = (doc._.extractions or {}).get(self.spans_key)
        if made is None:
            raise StageError(f'{self.name}: needs reform_records before it; nlp.add_pipe("reform_records", before="{self.name}")')
        row = arrived(doc, self.spans_key)
        if row is not None:
            self._run("facts", row)
        else:
            row = self._row(doc)
            row.article = dated(doc, row)
            row.analysis.published = row.article.published
            row.stages.run(row.analysis)
            arrive(doc, self.spans_key)
        whole = row.analysis.extraction(row.article or made.article)
        set_extraction(doc, self.spans_key, whole if row.kinds is None else whole.only(row.kinds))
        return doc


@Language.factory("reform_facts", default_config=SHARED, requires=["doc._.records"], assigns=["doc._.extraction"])
def make_facts(nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str, spans_key: str) -> FactsComponent:
    """The factory behind ``nlp.add_pipe("reform_facts")``."""
    return FactsComponent(name, Settings.of(language, patterns, exclude), spans_key)
