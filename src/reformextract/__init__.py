"""reformextract: policy news in, typed, normalised, checkable records out.

>>> import reformextract
>>> reformextract.extract("Sichuan ran 8 of the 13 pilots.").records[0].total
Decimal('13')
"""

from reformextract.api import extract, extract_many
from reformextract.article import Article, Extraction
from reformextract.evaluation import evaluate
from reformextract.patterns import PatternError
from reformextract.pipeline import load
from reformextract.records import (
    AnyRecord,
    Count,
    Date,
    Enumeration,
    Measure,
    Mechanism,
    Money,
    Rank,
    Ratio,
    Record,
)
from reformextract.version import __version__

__all__ = [
    "AnyRecord", "Article", "Count", "Date", "Enumeration", "Extraction", "Measure", "Mechanism", "Money",
    "PatternError", "Rank", "Ratio", "Record", "__version__", "evaluate", "extract", "extract_many", "load",
]  # fmt: skip
