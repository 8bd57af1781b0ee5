"""``reform_quantities``: the competition of all matches; counts, money, ratios, measures, ranks."""

from __future__ import annotations

from spacy.language import Language

from reformextract.pipeline.component import SHARED, StageComponent
from reformextract.pipeline.settings import Settings


@Language.factory(
    "reform_quantities",
    default_config=SHARED,
    requires=["doc._.reform_units", "doc._.reform_numbers"],
    assigns=["doc._.reform_quantities"],
)
def make_quantities(nlp: Language, name: str, patterns: list[str], exclude: list[str], language: str, spans_key: str) -> StageComponent:
    """The factory behind ``nlp.add_pipe("reform_quantities")``."""
    return StageComponent("quantities", name, Settings.of(language, patterns, exclude), spans_key)
