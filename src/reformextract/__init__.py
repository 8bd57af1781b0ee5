"""reformextract: policy news in, typed, normalised, checkable records out.

>>> import reformextract
>>> reformextract.extract("Sichuan ran 8 of the 13 pilots.").records[0].total
Decimal('13')
"""

from reformextract.api import extract, extract_many
from reformextract.article import Article, Extraction
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

__version__ = "0.1.0"
__all__ = [
    "AnyRecord", "Article", "Count", "Date", "Enumeration", "Extraction", "Measure", "Mechanism", "Money",
    "PatternError", "Rank", "Ratio", "Record", "extract", "extract_many", "load",
]  # fmt: skip
