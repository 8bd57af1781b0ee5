"""Counts are stored, ratios derived: precision, recall, F1 and accuracy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

View = Literal["strict", "overlap", "value"]
VIEWS: tuple[View, ...] = ("strict", "overlap", "value")


@dataclass(frozen=True, slots=True)
class Counts:
    """Records in the gold, predicted, and matched in some view.

    >>> (Counts(gold=4, predicted=5, matched=3) + Counts(gold=0, predicted=0, matched=0)).precision
    0.6
    """

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.predicted + other.predicted, self.matched + other.matched)

    @property
    def precision(self) -> float:
        """Matched of the predicted; 0 where nothing was predicted."""
        return self.matched / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Matched of the gold; 0 where there is no gold."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall: 2 matched / (gold + predicted)."""
        return 2 * self.matched / (self.gold + self.predicted) if self.gold + self.predicted else 0.0

    def to_dict(self) -> dict[str, float | int]:
        """The ratios, then the counts."""
        return {
            "precision": self.precision, "recall": self.recall, "f1": self.f1,
            "gold": self.gold, "predicted": self.predicted, "matched": self.matched,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Of the matched records where gold or prediction states a field, in how many it is right."""

    compared: int = 0
    right: int = 0

    @property
    def accuracy(self) -> float | None:
        """None where nothing was compared."""
        return self.right / self.compared if self.compared else None
