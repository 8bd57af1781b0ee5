"""All patterns of one language: the entries by their ids, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reformextract.patterns.entries import (
    AreaRule,
    Currency,
    Evidence,
    KnownMechanism,
    PartOfSpeech,
    PatternError,
    Period,
    Phrase,
    Rule,
    StatusRule,
    Unit,
)


@dataclass(frozen=True)
class Source:
    """Where an entry stands: file and, where it could be told, the line."""

    file: str
    line: int | None = None

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(eq=False)
class PatternSet:
    """All patterns of one language, validated. ``lexicon[class][form]`` is the value of a form (the form itself if none)."""

    language: str
    lexicon: dict[str, dict[str, str]] = field(default_factory=dict)
    currencies: dict[str, Currency] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    mechanisms: dict[str, KnownMechanism] = field(default_factory=dict)
    parts_of_speech: dict[str, PartOfSpeech] = field(default_factory=dict)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    areas: dict[str, AreaRule] = field(default_factory=dict)
    statuses: dict[str, StatusRule] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    own: set[str] = field(default_factory=set)  # the ids of rules that a user's file gives
    own_entries: set[tuple[str, str]] = field(default_factory=set)  # the tables and ids of the user's other patterns
    digest: str = ""
    left_out: tuple[str, ...] = ()  # what without() was asked to leave out

    def patterns(self) -> Iterator[str]:
        """Every pattern in the rule language, whatever table it stands in."""
        for table in (self.rules, self.phrases, self.evidence, self.areas):
            yield from (entry.pattern for entry in table.values())
        for status in self.statuses.values():
            yield status.before
            yield status.behind

    def grammar_tables(self) -> tuple[tuple[str, Mapping[str, object]], ...]:
        """The tables with patterns that are no rules, by their names in a file."""
        return ("phrase", self.phrases), ("evidence", self.evidence), ("area", self.areas), ("status", self.statuses)

    def source(self, table: str, entry: str) -> Source | None:
        return self.sources.get((table, entry))

    def without(self, exclude: Iterable[str]) -> PatternSet:
        """The same patterns less the rules, mechanisms, periods, currencies or units of these ids, and kinds by name."""
        left_out = set(exclude)
        kinds = {rule.kind for rule in self.rules.values()}
        known = {*self.rules, *self.mechanisms, *self.periods, *self.currencies, *self.units, *kinds}
        if left_out - known:
            raise PatternError(f"exclude: no rule, entry or kind is called {', '.join(sorted(left_out - known))}")
        for name in sorted(left_out & self.rules.keys()):
            if not self.rules[name].pattern:
                kind = self.rules[name].kind
                raise PatternError(f"exclude: {name} has no pattern to take out; leave out the kind {kind} or its patterns and entries")
        return replace(
            self,
            rules={k: v for k, v in self.rules.items() if k not in left_out and v.kind not in left_out},
            mechanisms={k: v for k, v in self.mechanisms.items() if k not in left_out},
            periods={k: v for k, v in self.periods.items() if k not in left_out},
            currencies={k: v for k, v in self.currencies.items() if k not in left_out},
            units={k: v for k, v in self.units.items() if k not in left_out},
            left_out=tuple(sorted({*self.left_out, *left_out})),
        )
