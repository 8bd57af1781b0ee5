"""What a reader wants to know of a whole run: its frequent mechanisms, its largest amounts, what could not be placed.

Every worker notes it of its articles while they are warm; the counts of batches add up, and they stand in the manifest, so that
a resumed run tells of the whole.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reformextract.article import Extraction
from reformextract.dates.record import Date
from reformextract.mechanisms.record import Mechanism
from reformextract.models.record import plain
from reformextract.quantities.money import Money

NAMES_HELD = 2_000  # when more are known, the half of them that is named least often is forgotten
AMOUNTS_HELD = 3  # of a currency


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """An amount of money, the words for it, and the article they stand in."""

    value: Decimal
    text: str
    article: str


@dataclass(slots=True)
class Highlights:
    """Undated articles, dates without a place on the calendar, warnings, facts, mentions of mechanisms, amounts by currency."""

    undated: int = 0
    unplaced: int = 0
    warnings: int = 0
    facts: int = 0
    mechanisms: Counter[str] = field(default_factory=Counter)
    amounts: dict[str, list[Amount]] = field(default_factory=dict)

    def see(self, extraction: Extraction) -> None:
        """Note an article's records."""
        self.undated += extraction.article.published is None
        self.warnings += len(extraction.warnings)
        self.facts += len(extraction.facts)
        for record in extraction.records:
            if isinstance(record, Money):
                self._see_amount(record, extraction.article.id)
            elif isinstance(record, Mechanism):
                self.mechanisms[record.canonical or " ".join(record.text.split()).lower()] += 1
            elif isinstance(record, Date) and record.earliest is None and record.type in ("DATE", "TIME"):
                self.unplaced += not record.value.endswith("_REF")

    def _see_amount(self, record: Money, article: str) -> None:
        value = record.value if record.value is not None else record.high if record.high is not None else record.low
        held = self.amounts.get(record.currency, [])
        if value is None or record.per is not None or (len(held) >= AMOUNTS_HELD and value <= held[-1].value):
            return
        self.amounts[record.currency] = held
        held.append(Amount(value, " ".join(record.text.split()), article))
        held.sort(key=lambda amount: -amount.value)
        del held[AMOUNTS_HELD:]

    def add(self, other: Highlights) -> None:
        """Add those of later articles."""
        self.undated += other.undated
        self.unplaced += other.unplaced
        self.warnings += other.warnings
        self.facts += other.facts
        self.mechanisms.update(other.mechanisms)
        if len(self.mechanisms) > NAMES_HELD:
            self.mechanisms = Counter(dict(self.mechanisms.most_common(NAMES_HELD // 2)))
        for currency, amounts in other.amounts.items():
            held = self.amounts.setdefault(currency, [])
            held.extend(amounts)
            held.sort(key=lambda amount: -amount.value)
            del held[AMOUNTS_HELD:]

    def to_json(self) -> dict[str, Any]:
        """Plain values for the manifest."""
        return {
            "undated": self.undated,
            "unplaced": self.unplaced,
            "warnings": self.warnings,
            "facts": self.facts,
            "mechanisms": dict(self.mechanisms),
            "amounts": {currency: [[plain(a.value), a.text, a.article] for a in held] for currency, held in self.amounts.items()},
        }

    @classmethod
    def from_json(cls, saved: dict[str, Any]) -> Highlights:
        """The reverse of :meth:`to_json`."""
        amounts = {code: [Amount(Decimal(value), *words) for value, *words in held] for code, held in saved["amounts"].items()}
        return cls(saved["undated"], saved["unplaced"], saved["warnings"], saved["facts"], Counter(saved["mechanisms"]), amounts)
