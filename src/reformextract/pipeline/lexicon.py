"""``reform_lexicon``: phrases of the lexicon: the units of the text."""

from __future__ import annotations

from spacy.language import Language

from reformextract.pipeline.component import SHARED, StageComponent
from reformextract.pipeline.settings import Settings


@Language.factory(
    "reform_lexicon",
    default_config=SHARED,
    requires=[],
    assigns=["doc._.reform_units"],
)
def make_lexicon(nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str, spans_key: str) -> StageComponent:
    """The factory behind ``nlp.add_pipe("reform_lexicon")``."""
    return StageComponent("lexicon", name, Settings.of(language, patterns, exclude), spans_key)
