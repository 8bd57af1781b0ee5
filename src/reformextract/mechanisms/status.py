"""What happened to a mechanism, as its sentence says it: the rules of patterns/<language>/mechanisms/status.toml, in order."""

from __future__ import annotations

from dataclasses import dataclass

from reformextract.lexicon.reading import Reading
from reformextract.matcher.compiling import CompiledPattern
from reformextract.mechanisms.grammar import Grammar
from reformextract.patterns.entries import StatusRule
from reformextract.patterns.pattern_set import PatternSet

_BEFORE = 60  # units in front of a name in which what governs it may begin
_BEHIND = 16
Told = tuple[int, str]  # the unit that tells a status, and the status


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: StatusRule
    before: CompiledPattern | None
    behind: CompiledPattern | None


class StatusReader:
    """Reads the status of the names of one article after another; made once."""

    def __init__(self, patterns: PatternSet, grammar: Grammar) -> None:
        self._rules = [self._compile(rule, grammar) for rule in patterns.statuses.values()]
        self._ends = grammar.alphabet.code_set("status_edge")

    @staticmethod
    def _compile(rule: StatusRule, grammar: Grammar) -> _Compiled:
        before = grammar.pattern(rule.before, "status", rule.id) if rule.before else None
        behind = grammar.pattern(rule.behind, "status", rule.id) if rule.behind else None
        return _Compiled(rule, before, behind)

    def of(self, reading: Reading, symbols: str, first: int, last: int) -> Told | None:
        """What the first rule that fits says of the units ``first`` to ``last``."""
        low = first
        floor = max(0, first - _BEFORE)
        while low > floor and symbols[low - 1] not in self._ends:
            low -= 1
        high = last
        while high < last + _BEHIND and symbols[high] not in self._ends:
            high += 1
        for compiled in self._rules:
            told = self._fits(compiled, reading, symbols, (low, first, last, high))
            if told is not None:
                return told
        return None

    @staticmethod
    def _fits(compiled: _Compiled, reading: Reading, symbols: str, place: tuple[int, int, int, int]) -> Told | None:
        low, first, last, high = place
        verb: int | None = None
        if compiled.before is not None:
            found = compiled.before.ending.search(symbols, low, first)
            if found is None:
                return None
            verb = (compiled.before.span(found, "verb") or found.span())[0]
        if compiled.behind is not None:
            behind = compiled.behind.expression.match(symbols, last, high)
            if behind is None:
                return None
            own = compiled.behind.span(behind, "verb")
            verb = own[0] if own is not None else last if verb is None else verb
        assert verb is not None
        status = compiled.rule.status or reading.value(verb, "status_verb") or reading.value(verb, "status_noun")
        return (verb, status) if status is not None else None
