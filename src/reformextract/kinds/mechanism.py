"""Mechanism: a named reform or policy arrangement."""

from __future__ import annotations

from reformextract.kinds.draft import Draft
from reformextract.patterns import PatternSet
from reformextract.rules import RuleSet
from reformextract.tokens import Reading, Vocabulary


class MechanismFinder:
    """Finds the mechanisms of an article; ``rules`` are those of kind ``mechanism``."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleSet) -> None:
        self.patterns = patterns
        self.rules = rules

    def find(self, reading: Reading, others: list[Draft]) -> list[Draft]:
        """Drafts of kind mechanism, in order of place, none overlapping another; ``others`` are all other drafts."""
        return []
