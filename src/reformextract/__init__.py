"""reformextract: policy news in, typed, normalised, checkable records out.

>>> import reformextract
>>> reformextract.extract("Sichuan ran 8 of the 13 pilots.").records[0].total
Decimal('13')
"""

from typing import TYPE_CHECKING, Any

from reformextract.api import ArticleError, extract, extract_many
from reformextract.article import Article, Extraction
from reformextract.dates.record import Date
from reformextract.facts.record import Fact
from reformextract.kinds import AnyRecord
from reformextract.mechanisms.record import Enumeration, Mechanism
from reformextract.models.record import Record
from reformextract.models.warning import ExtractionWarning
from reformextract.patterns.entries import PatternError
from reformextract.quantities.age import Age
from reformextract.quantities.count import Count
from reformextract.quantities.measure import Measure
from reformextract.quantities.money import Money
from reformextract.quantities.rank import Rank
from reformextract.quantities.ratio import Ratio
from reformextract.version import __version__

if TYPE_CHECKING:
    from reformextract.evaluation.evaluate import evaluate
    from reformextract.pipeline.assembly import load

__all__ = [
    "Age", "AnyRecord", "Article", "ArticleError", "Count", "Date", "Enumeration", "Extraction", "ExtractionWarning", "Fact", "Measure",
    "Mechanism", "Money", "PatternError", "Rank", "Ratio", "Record", "__version__", "evaluate", "extract", "extract_many", "load",
]  # fmt: skip

_ON_FIRST_USE = {"load": "reformextract.pipeline", "evaluate": "reformextract.evaluation"}


def __getattr__(name: str) -> Any:
    """``load`` brings spaCy and ``evaluate`` numpy: seconds of start-up that extraction alone does not need."""
    if name not in _ON_FIRST_USE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    found = getattr(importlib.import_module(_ON_FIRST_USE[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
