"""The compiled rules of some kinds, run together over an article's codes, and their matches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from math import inf
from operator import attrgetter, xor

from reformextract.lexicon.codes import FIRST_CODE, numbers_in, runs_in
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.compiling import SPARSE, CompiledRule, beginnings_of, compile_rule
from reformextract.matcher.prefix import ANY
from reformextract.matcher.timing import Clock
from reformextract.patterns.entries import Rule
from reformextract.patterns.pattern_set import PatternSet

Matcher = Callable[[str, int], re.Match[str] | None]


def _timed(compiled: CompiledRule) -> Matcher:
    """A user's rule's matcher for one article, which may take so long in all."""
    return partial(Clock("rule", compiled.rule.id).time, compiled.expression.match)


class Match:
    """A rule's match: units ``start`` to ``end`` (half-open), and the units that its groups have captured."""

    __slots__ = ("_compiled", "_found", "_spans", "end", "order", "rule", "start")

    def __init__(self, compiled: CompiledRule, found: re.Match[str]) -> None:
        self.rule = compiled.rule
        self.order = compiled.order
        self._found = found
        self._compiled = compiled
        self._spans: dict[str, tuple[int, int]] | None = None
        self.start, self.end = (compiled.extent and self._span(compiled.extent)) or found.span()

    def _span(self, numbers: Sequence[int]) -> tuple[int, int] | None:
        """The units (half-open) of the first of some groups that took part."""
        for number in numbers:
            span = self._found.span(number)
            if span[0] >= 0:
                return span
        return None

    @property
    def beginning(self) -> tuple[int, int]:
        """Where it begins, whatever its extent, and which of the rules it is of."""
        return self._found.start(), self.order

    @property
    def groups(self) -> dict[str, tuple[int, int]]:
        """The units (half-open) of every group that took part; most matches lose, so nothing is read before it is asked for."""
        if self._spans is None:
            spans = self._found.regs  # of all groups at once, (-1, -1) where one took no part
            self._spans = {name: spans[number] for name, number in self._compiled.numbered if spans[number][0] >= 0}
        return self._spans

    def unit(self, name: str) -> int | None:
        """The first unit of a group, None where it took no part."""
        numbers = self._compiled.groups.get(name)
        if numbers is None:
            return None  # most that builders ask for no pattern of the rule has
        for number in numbers:
            start = self._found.start(number)
            if start >= 0:
                return start
        return None


_BEGINNING = attrgetter("beginning")


class _ByCode(dict[str, int]):
    """For each code the rules that have it, as bits; found when a code is first met, for an article has few of those that there are."""

    def __init__(self, masks: Sequence[int]) -> None:
        """``masks`` are the codes of each rule: long runs (lexicon/vocabulary.py), so it is kept where the rules change."""
        super().__init__()
        changes: dict[int, int] = {}
        for number, mask in enumerate(masks):
            bit = 1 << number
            for run in runs_in(mask):
                for place in run:
                    changes[place] = changes.get(place, 0) ^ bit
        self._places = sorted(changes)
        self._rules = [0, *accumulate([changes[place] for place in self._places], xor)]

    def __missing__(self, code: str) -> int:
        found: int = self._rules[bisect_right(self._places, ord(code) - FIRST_CODE)]
        self[code] = found
        return found


class RuleBook:
    """The rules of a set of patterns, each compiled once, when a rule set first holds it."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        self._patterns = patterns
        self._vocabulary = vocabulary
        self._compiled: dict[str, CompiledRule] = {}

    def of(self, *kinds: str) -> RuleSet:
        """The rules of some kinds, to run together."""
        with_pattern = ((order, rule) for order, rule in enumerate(self._patterns.rules.values()) if rule.pattern)
        rules = [self._rule(rule, order) for order, rule in with_pattern if rule.kind in kinds]
        return RuleSet(rules, self._vocabulary.code_pattern(SPARSE))

    def _rule(self, rule: Rule, order: int) -> CompiledRule:
        compiled = self._compiled.get(rule.id)
        if compiled is None:
            compiled = self._compiled[rule.id] = compile_rule(rule, self._vocabulary, self._patterns, order)
        return compiled


class _Tables:
    """Where in an article which of some rules are tried."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self._rules = rules
        ways = [(number, way) for number, compiled in enumerate(rules) for way in compiled.prefix.ways]
        self._rule_of = [number for number, _ in ways]
        self._starting = _ByCode([way.first for _, way in ways])  # the ways in which a match of some rule may begin with a code
        self._going_on = _ByCode([max(way.second, 0) for _, way in ways])  # those in which it must go on with it
        self._ending = sum(
            1 << place for place, (_, way) in enumerate(ways) if way.second == ANY
        )  # those in which anything may follow, or nothing
        self._tried: Remembered[str, tuple[int, ...]] = Remembered(self._rules_at)
        self._numbers: Remembered[int, tuple[int, ...]] = Remembered(self._rules_that_go)  # few for many two
        self._matchers = [self._first_matcher(number) for number in range(len(rules))]
        self._own = [number for number, compiled in enumerate(rules) if compiled.own]
        self._beginnings = beginnings_of([way for _, way in ways])

    def _rules_at(self, two: str) -> tuple[int, ...]:
        """The rules to try at a unit and the one behind it (one alone at the end): those whose match may begin with them."""
        return self._numbers[self._starting[two[0]] & (self._ending | (self._going_on[two[1]] if len(two) > 1 else 0))]

    def _rules_that_go(self, ways: int) -> tuple[int, ...]:
        """The rules with a match that may begin in one of some ways."""
        return tuple(dict.fromkeys(self._rule_of[way] for way in numbers_in(ways)))

    def _first_matcher(self, number: int) -> Matcher:
        """A rule's matcher when it is first tried: it puts that of the compiled expression in its own place."""

        def match(codes: str, position: int) -> re.Match[str] | None:
            compiled = self._matchers[number] = self._rules[number].expression.match
            return compiled(codes, position)

        return match

    def find(self, codes: str, stretches: Iterable[tuple[int, int]]) -> list[Match]:
        """The matches that begin in some stretches of an article (half-open), in order of place.

        A rule is tried only where a match may begin by its first two units, so that most units cost one look-up.
        """
        found: list[Match] = []
        free: dict[int, int] = {}  # rule -> where its next match may begin
        tried, rules, matchers = self._tried, self._rules, self._matchers
        if self._own:
            matchers = matchers.copy()
            for number in self._own:
                matchers[number] = _timed(rules[number])
        for first, last in stretches:
            for beginning in self._beginnings.finditer(codes, first, last + 1):  # with the unit that may stand second
                position = beginning.start()
                for number in tried[codes[position : position + 2]] if position < last else ():
                    match = matchers[number](codes, position)
                    if match is not None and free.get(number, 0) <= position:
                        free[number] = match.end()
                        found.append(Match(rules[number], match))
        return found


class RuleSet:
    """Compiled rules, run together over an article's codes."""

    def __init__(self, rules: Sequence[CompiledRule], sparse: re.Pattern[str] | None = None) -> None:
        """``sparse`` finds the signs that are rare: rules that need one are looked for only as far before one as they reach."""
        self.rules = rules
        near = [] if sparse is None else [one for one in rules if one.reach_of_sparse is not None and one.reach_of_sparse < inf]
        self._everywhere = _Tables([one for one in rules if one not in near])
        self._near = _Tables(near)
        self._sparse = sparse if near else None
        self._reach = max((int(one.reach_of_sparse or 0) for one in near), default=0)

    def find(self, codes: str) -> list[Match]:
        """Every match of every rule (those of one rule do not overlap), in order of place.

        Raises RuleTimeoutError for a user's rule that takes too long.
        """
        if not self.rules:
            return []
        found = self._everywhere.find(codes, [(0, len(codes))])
        near = self._near.find(codes, self._before_sparse(codes)) if self._sparse is not None else []
        return sorted([*found, *near], key=_BEGINNING) if near else found

    def _before_sparse(self, codes: str) -> Iterator[tuple[int, int]]:
        """The stretches in which a match may begin that needs a rare sign."""
        beyond = 0
        for sign in self._sparse.finditer(codes) if self._sparse is not None else ():
            yield max(beyond, sign.start() - self._reach), sign.end()
            beyond = sign.end()
