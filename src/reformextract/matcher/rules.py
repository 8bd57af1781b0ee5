"""A rule's pattern -> a compiled regular expression over unit codes.

The pattern language, one element a unit, spaces mean nothing:

* ``{class}`` a unit of that class; ``{a|b}`` either, ``{a&b}`` both, ``{!a}`` not; ``{name:class}`` captures it as ``name``
* ``word`` a unit with that normal form (``of``, ``the``); ``'-'`` or ``'a.m.'`` in quotes for signs
* ``( ) | ? * + {2,3}``, lazy ``*?``, ``(?P<name> ...)``, look-around ``(?= (?! (?<= (?<!``, as in regular expressions; a
  name may stand in several alternatives; ``.`` is any unit
* a group called ``extent`` is the record's extent where it is not the whole match
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.patterns.loading import PatternError, PatternSet, Rule

_ELEMENT = re.compile(
    r"(?P<space>\s+)"
    r"|\{(?P<repeat>\d+(?:,\d*)?)\}"
    r"|\{(?:(?P<name>[a-z_]+):)?(?P<classes>[a-z0-9_!|&\s]+)\}"
    r"|(?P<open>\(\?P<(?P<group>[a-z_]+)>|\(\?(?:<=|<!|=|!|:)|\()"
    r"|(?P<operator>[)|.*+?])"
    r"|'(?P<quoted>[^']+)'"
    r"|(?P<literal>[^\W\d_]+)"
)


def literals_of(pattern: str) -> set[str]:
    """The literal words that a pattern names; the vocabulary gives each a class of its own."""
    found = set()
    for element in _ELEMENT.finditer(pattern):
        literal = element["quoted"] or element["literal"]
        if literal:
            found.add(literal.lower())
    return found


@dataclass(frozen=True, slots=True)
class Prefix:
    """What can begin a match of a pattern: its first and second unit's codes, and whether a match may have no or one unit."""

    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()
    may_be_empty: bool = True
    may_be_one: bool = False

    def then(self, after: Prefix) -> Prefix:
        return Prefix(
            self.first | after.first if self.may_be_empty else self.first,
            self.second | (after.first if self.may_be_one else frozenset()) | (after.second if self.may_be_empty else frozenset()),
            self.may_be_empty and after.may_be_empty,
            (self.may_be_one and after.may_be_empty) or (self.may_be_empty and after.may_be_one),
        )

    def either(self, other: Prefix) -> Prefix:
        return Prefix(
            self.first | other.first,
            self.second | other.second,
            self.may_be_empty or other.may_be_empty,
            self.may_be_one or other.may_be_one,
        )

    def repeated(self, quantifier: str) -> Prefix:
        """Under ``?``, ``*``, ``+`` or ``{m,n}``: anything that repeats may follow itself."""
        again = self.second if quantifier == "?" else self.second | self.first
        return Prefix(self.first, again, self.may_be_empty or quantifier[0] in "?*" or quantifier.startswith("{0"), self.may_be_one)


_LOOK_AROUND = ("(?=", "(?!", "(?<=", "(?<!")


class _PrefixReader:
    """Computes the Prefix of a pattern while compile_rule walks over it: a stack of open brackets, each with its branches.

    Look-around takes no unit, so it counts as nothing; only a look-ahead at the very end of a pattern says what must follow.
    """

    def __init__(self) -> None:
        # of each open bracket: its sign, its finished branches, its open branch as (prefix, whether a look-ahead)
        self._stack: list[tuple[str, list[Prefix], list[tuple[Prefix, bool]]]] = [("(", [], [])]

    def open(self, sign: str) -> None:
        self._stack.append((sign, [], []))

    def close(self) -> None:
        if len(self._stack) == 1:
            return  # the expression's own compilation says what is wrong
        sign = self._stack[-1][0]
        prefix = self._level()
        self._stack.pop()
        if sign not in _LOOK_AROUND:
            self.add(prefix)
        elif sign == "(?=" and len(self._stack) == 1:
            self._stack[-1][2].append((prefix, True))

    def branch(self) -> None:
        self._stack[-1][1].append(self._sequence())
        self._stack[-1][2].clear()

    def add(self, prefix: Prefix) -> None:
        self._stack[-1][2].append((prefix, False))

    def repeat(self, quantifier: str) -> None:
        sequence = self._stack[-1][2]
        if sequence and not sequence[-1][1]:
            sequence[-1] = sequence[-1][0].repeated(quantifier), False

    def _sequence(self) -> Prefix:
        elements = self._stack[-1][2]
        taking = max((index for index, (_, ahead) in enumerate(elements) if not ahead), default=-1)
        whole = Prefix()
        for index, (prefix, ahead) in enumerate(elements):
            if not ahead or index > taking:
                whole = whole.then(prefix)
        return whole

    def _level(self) -> Prefix:
        whole = self._sequence()
        for branch in self._stack[-1][1]:
            whole = whole.either(branch)
        return whole

    def result(self) -> Prefix:
        return self._level()


@lru_cache(maxsize=4096)
def _ranges(codes: str) -> str:
    """The codes of a character class with neighbours written as ranges: shorter to parse and to compile."""
    points = sorted(map(ord, codes))
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in runs)


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule ready to run. ``groups`` are the pattern's names, each with the numbers of the expression's groups that bear it."""

    rule: Rule
    order: int
    expression: re.Pattern[str]
    groups: dict[str, tuple[int, ...]]
    prefix: Prefix
    extent: tuple[int, ...]


def compile_rule(rule: Rule, vocabulary: Vocabulary, patterns: PatternSet, order: int) -> CompiledRule:
    """Compile one rule; raises PatternError naming file and rule for a pattern that is wrong."""
    where = f"{patterns.source('rule', rule.id) or 'rule'}: rule {rule.id}"
    known = vocabulary.classes
    out: list[str] = []
    names_of_groups: list[str] = []
    prefix = _PrefixReader()
    depth = 0
    position = 0
    quantified = False  # a '?' after a quantifier makes it lazy
    text = rule.pattern

    def capture(name: str) -> str:
        names_of_groups.append(name)
        return "("

    while position < len(text):
        element = _ELEMENT.match(text, position)
        if element is None:
            raise PatternError(f"{where}: pattern: cannot read {text[position : position + 20]!r}")
        position = element.end()
        if element["space"]:
            continue
        after_quantifier, quantified = quantified, False
        if element["repeat"]:
            out.append("{" + element["repeat"] + "}")
            prefix.repeat(out[-1])
            quantified = True
        elif element["open"]:
            prefix.open(element["open"])
            out.append(capture(element["group"]) if element["group"] else element["open"] if element["open"] != "(" else "(?:")
            depth += 1
        elif element["operator"]:
            operator = element["operator"]
            if operator == ")":
                depth -= 1
                prefix.close()
            elif operator == "|":
                prefix.branch()
            elif operator == ".":
                prefix.add(Prefix(vocabulary.all_codes, frozenset(), False, True))
            elif not after_quantifier:
                prefix.repeat(operator)
                quantified = True
            out.append("[^\\n]" if operator == "." else operator)
        else:
            classes = element["classes"] or f"={(element['quoted'] or element['literal']).lower()}"
            names = {part.strip().lstrip("!") for part in re.split(r"[|&]", classes)}
            if element["classes"] and names - known:
                raise PatternError(f"{where}: pattern: no class {sorted(names - known)}")
            codes = vocabulary.codes_of(classes)
            piece = f"[{_ranges(codes)}]" if codes else "(?!)"
            prefix.add(Prefix(frozenset(codes), frozenset(), False, True))
            out.append(f"{capture(element['name'])}{piece})" if element["name"] else piece)
    if depth:
        raise PatternError(f"{where}: pattern: brackets do not match")
    try:
        expression = re.compile("".join(out))
    except re.error as error:
        raise PatternError(f"{where}: pattern: {error}") from None
    beginning = prefix.result()
    if beginning.may_be_empty:
        raise PatternError(f"{where}: pattern: matches nothing at all")
    groups: dict[str, tuple[int, ...]] = {}
    for number, name in enumerate(names_of_groups, 1):
        groups[name] = (*groups.get(name, ()), number)
    return CompiledRule(rule, order, expression, groups, beginning, groups.get("extent", ()))


class Match:
    """A rule's match: units ``start`` to ``end`` (half-open), and the units that its groups have captured."""

    __slots__ = ("_found", "_names", "_spans", "end", "order", "rule", "start")

    def __init__(self, compiled: CompiledRule, found: re.Match[str]) -> None:
        self.rule = compiled.rule
        self.order = compiled.order
        self._found = found
        self._names = compiled.groups
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
    def groups(self) -> dict[str, tuple[int, int]]:
        """The units (half-open) of every group that took part; most matches lose, so nothing is read before it is asked for."""
        if self._spans is None:
            self._spans = {name: span for name, numbers in self._names.items() if (span := self._span(numbers)) is not None}
        return self._spans

    def unit(self, name: str) -> int | None:
        """The first unit of a group, None where it took no part."""
        for number in self._names.get(name, ()):
            start = self._found.start(number)
            if start >= 0:
                return start
        return None


def _bits(number: int) -> tuple[int, ...]:
    """The places of the bits of a number: 0b1010 -> (1, 3)."""
    return tuple(place for place in range(number.bit_length()) if number >> place & 1)


class RuleBook:
    """The rules of a set of patterns, each compiled once, when a rule set first holds it."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        self._patterns = patterns
        self._vocabulary = vocabulary
        self._compiled: dict[str, CompiledRule] = {}

    def of(self, *kinds: str) -> RuleSet:
        """The rules of some kinds, to run together."""
        with_pattern = ((order, rule) for order, rule in enumerate(self._patterns.rules.values()) if rule.pattern)
        return RuleSet([self._rule(rule, order) for order, rule in with_pattern if rule.kind in kinds])

    def _rule(self, rule: Rule, order: int) -> CompiledRule:
        compiled = self._compiled.get(rule.id)
        if compiled is None:
            compiled = self._compiled[rule.id] = compile_rule(rule, self._vocabulary, self._patterns, order)
        return compiled


class RuleSet:
    """Compiled rules, run together over an article's codes."""

    def __init__(self, rules: Sequence[CompiledRule]) -> None:
        self.rules = rules
        self._starting: dict[str, int] = {}  # code -> the rules whose match may begin with it, as bits
        for number, compiled in enumerate(self.rules):
            for code in compiled.prefix.first:
                self._starting[code] = self._starting.get(code, 0) | 1 << number
        self._alone = sum(1 << number for number, compiled in enumerate(self.rules) if compiled.prefix.may_be_one)
        self._going_on: dict[str, int] = {}  # code -> the rules whose match may have it as its second unit or have but one
        for number, compiled in enumerate(self.rules):
            for code in compiled.prefix.second:
                self._going_on[code] = self._going_on.get(code, self._alone) | 1 << number
        self._numbers = Remembered(_bits)
        self._beginnings = re.compile(f"[{_ranges(''.join(self._starting))}]" if self._starting else "(?!)")

    def find(self, codes: str) -> list[Match]:
        """Every match of every rule (those of one rule do not overlap), in order of place.

        A rule is tried only where a match may begin by its first two units, so that most units cost one look-up.
        """
        found: list[Match] = []
        free: dict[int, int] = {}  # rule -> where its next match may begin
        starting, going_on, alone, rules = self._starting, self._going_on, self._alone, self.rules
        for beginning in self._beginnings.finditer(codes):
            position = beginning.start()
            bits = starting[codes[position]] & going_on.get(codes[position + 1 : position + 2], alone)
            if not bits:
                continue
            for number in self._numbers[bits]:
                if free.get(number, 0) > position:
                    continue
                compiled = rules[number]
                match = compiled.expression.match(codes, position)
                if match is not None:
                    free[number] = match.end()
                    found.append(Match(compiled, match))
        return found
