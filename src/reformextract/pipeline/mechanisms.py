"""``reform_mechanisms``: named mechanisms and the enumerations that list them."""

from __future__ import annotations

from spacy.language import Language

from reformextract.pipeline.component import SHARED, StageComponent
from reformextract.pipeline.settings import Settings


@Language.factory(
    "reform_mechanisms",
    default_config=SHARED,
    requires=["doc._.reform_units", "doc._.reform_numbers"],
    assigns=["doc._.reform_mechanisms"],
)
def make_mechanisms(nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str, spans_key: str) -> StageComponent:
    """The factory behind ``nlp.add_pipe("reform_mechanisms")``."""
    return StageComponent("mechanisms", name, Settings.of(language, patterns, exclude), spans_key)
