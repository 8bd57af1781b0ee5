"""``reform_numbers``: numbers of several words become one unit each."""

from __future__ import annotations

from spacy.language import Language

from reformextract.pipeline.component import SHARED, StageComponent
from reformextract.pipeline.settings import Settings


@Language.factory(
    "reform_numbers",
    default_config=SHARED,
    requires=["doc._.reform_units"],
    assigns=["doc._.reform_numbers"],
)
def make_numbers(nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str, spans_key: str) -> StageComponent:
    """The factory behind ``nlp.add_pipe("reform_numbers")``."""
    return StageComponent("numbers", name, Settings.of(language, patterns, exclude), spans_key)
