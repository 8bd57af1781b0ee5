"""The spaCy side: a thin component a stage and one for the whole way, tokenizer, scorer, saving. Nothing below this room knows spaCy.

    tokenizer -> reform_lexicon -> reform_numbers -> reform_quantities -> reform_dates -> reform_mechanisms
        -> reform_records -> reform_facts

spaCy finds components, tokenizer, scorer and colours by their entry points (pyproject.toml).
"""

from reformextract.extensions import SPAN_GROUP
from reformextract.pipeline import dates, facts, lexicon, mechanisms, numbers, quantities, records, whole
from reformextract.pipeline.assembly import load

__all__ = ["SPAN_GROUP", "dates", "facts", "lexicon", "load", "mechanisms", "numbers", "quantities", "records", "whole"]
