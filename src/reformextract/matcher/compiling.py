"""A rule's pattern -> a compiled regular expression over unit codes.

The pattern language, one element a unit, spaces mean nothing:

* ``{class}`` a unit of that class; ``{a|b}`` either, ``{a&b}`` both, ``{!a}`` not; ``{name:class}`` captures it as ``name``
* ``word`` a unit with that normal form (``of``, ``the``); ``'-'`` or ``'a.m.'`` in quotes for signs
* ``( ) | ? * + {2,3}``, lazy ``*?``, ``(?P<name> ...)``, look-around ``(?= (?! (?<= (?<!``, ``(?>`` for what is
  not given back once it is taken, as in regular expressions; a name may stand in several alternatives; ``.`` is any unit
* ``@name`` in a grammar: the phrase of that name (mechanisms/grammar.py)
* a group called ``extent`` is the record's extent where it is not the whole match
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from operator import or_
from typing import Any, Protocol

from reformextract.lexicon.class_expressions import names_in, parse_expression
from reformextract.lexicon.codes import Codes, codes_in, ranges_of
from reformextract.lexicon.remembered import Remembered
from reformextract.matcher.ambiguity import is_exponential
from reformextract.matcher.prefix import ANY, Prefix, PrefixReader, Way
from reformextract.matcher.timing import Clock, TimedPattern
from reformextract.patterns.entries import PatternError, Rule
from reformextract.patterns.pattern_set import PatternSet

_ELEMENT = re.compile(
    r"(?P<space>\s+)"
    r"|\{(?P<repeat>\d+(?:,\d*)?)\}"
    r"|\{(?:(?P<name>[a-z_]+):)?(?P<classes>[a-z0-9_!|&\s]+)\}"
    r"|(?P<open>\(\?P<(?P<group>[a-z_]+)>|\(\?(?:<=|<!|=|!|:|>)|\()"
    r"|(?P<operator>[)|.*+?])"
    r"|'(?P<quoted>[^']+)'"
    r"|(?P<literal>[^\W\d_]+)"
)

SPARSE = "colon|dash"  # signs that are rare: a rule that cannot do without is looked for before them only
_FEW_FIRSTS = 1000  # codes with which rules begin that are looked for by themselves
_FIRST_WIDTHS, _SECOND_WIDTHS = (300, 1500), (16, 400)  # codes with which rules begin and go on that are looked for together
_USE = re.compile(r"@([a-z_]+)")


def uses_of(pattern: str) -> list[tuple[int, int, str]]:
    """(start, end, name) of every ``@name`` of a pattern."""
    return [(use.start(), use.end(), use[1]) for use in _USE.finditer(pattern)]


def with_definitions(pattern: str, definitions: Mapping[str, str]) -> str:
    """A pattern with every ``@name`` replaced by the pattern that it stands for; raises PatternError for a name that has none."""

    def definition(use: re.Match[str]) -> str:
        if use[1] not in definitions:
            raise PatternError(f"nothing above is called @{use[1]}")
        return f"({definitions[use[1]]})"

    return _USE.sub(definition, pattern)


def expressions_of(pattern: str) -> set[str]:
    """The class expressions that a pattern asks for, its literal words among them; ``@name`` left out."""
    found = set()
    for element in _ELEMENT.finditer(_USE.sub(" ", pattern)):
        if element["classes"]:
            found.add(element["classes"])
        elif element["quoted"] or element["literal"]:
            found.add(f"={(element['quoted'] or element['literal']).lower()}")
    return found


def asked_of(pattern: str) -> Counter[str]:
    """How often a pattern asks for each class, its literal words (which the vocabulary gives classes of their own) as ``=word``."""
    asked: Counter[str] = Counter()
    for element in _ELEMENT.finditer(_USE.sub(" ", pattern)):
        if element["classes"]:
            asked.update(names_in(parse_expression(element["classes"])))
        elif literal := element["quoted"] or element["literal"]:
            asked[f"={literal.lower()}"] += 1
    return asked


class Coded(Protocol):
    """What rules are compiled against: it has codes."""

    @property
    def codes(self) -> Codes: ...


class CompiledRule:
    """A rule ready to run: what can begin a match, and by name the numbers of the expression's groups.

    Its expression is compiled when it is first tried: of the shipped rules an article needs a part only. A user's rule (``own``) is
    compiled at once, so that a wrong one is told, and with ``regex``, whose matching can be given a time; the others with ``re``, which
    is faster.
    """

    def __init__(self, rule: Rule, order: int, compiler: _Compiler, own: bool) -> None:
        self.rule = rule
        self.order = order
        self.own = own
        self.prefix = compiler.beginning
        self.groups = compiler.groups
        self.extent = compiler.groups.get("extent", ())
        # every group of the expression with its name; of those of one name the first stands last, so that in a dict it wins
        self.numbered = [(name, number) for name, numbers in compiler.groups.items() for number in reversed(numbers)]
        self.reach_of_sparse = compiler.reach_of(SPARSE)
        self._compiler = compiler
        if own:
            _ = self.expression

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The regular expression over codes."""
        text = self._compiler.expression()
        return _compile_own(text) if self.own else re.compile(text)


def _compile_own(text: str) -> re.Pattern[str]:
    """A user's expression, which can be given a time; raises PatternError for one that is wrong or of exponential shape."""
    import regex

    try:
        compiled: re.Pattern[str] = regex.compile(text)
    except regex.error as error:
        raise PatternError(str(error)) from None
    if is_exponential(text):
        raise PatternError("can match the same words in exponentially many ways: a repetition within a repetition, or alternatives alike")
    return compiled


def beginnings_of(ways: Iterable[Way]) -> re.Pattern[str]:
    """What finds the units at which a match may begin in one of some ways.

    A unit alone tells where those may begin that may be one unit long; the others are looked for by two units together, those that begin
    or go on with few codes apart from those that do with more, so that neither makes the other's search wide. Where few codes begin a match
    they are looked for first, all at once, and how it goes on is asked only there.
    """
    alone = 0
    by_two: dict[tuple[int, int], tuple[int, int]] = {}
    for way in ways:
        if way.second == ANY:
            alone |= way.first
        else:
            widths = bisect_left(_FIRST_WIDTHS, way.first.bit_count()), bisect_left(_SECOND_WIDTHS, way.second.bit_count())
            first, second = by_two.get(widths, (0, 0))
            by_two[widths] = first | way.first, second | way.second
    pairs = [(first & ~alone, second) for first, second in by_two.values() if first & ~alone]
    any_first = reduce(or_, (first for first, _ in pairs), alone)
    few = 0 < any_first.bit_count() <= _FEW_FIRSTS
    first_is = "(?<=[{}])" if few else "[{}]"
    found = [first_is.format(ranges_of(alone))] if alone else []
    found += [f"{first_is.format(ranges_of(first))}(?=[{ranges_of(second)}])" for first, second in pairs]
    any_way = "|".join(found) or "(?!)"
    return re.compile(f"[{ranges_of(any_first)}](?:{any_way})" if few else any_way)


def compile_rule(rule: Rule, vocabulary: Coded, patterns: PatternSet, order: int) -> CompiledRule:
    """Read one rule; raises PatternError naming file and rule for a pattern that is wrong."""
    try:
        return CompiledRule(rule, order, _Compiler(rule.pattern, vocabulary), rule.id in patterns.own)
    except PatternError as error:
        where = patterns.source("rule", rule.id) or "rule"
        raise PatternError(f"{where}: rule {rule.id}: pattern: {error}") from None


class CompiledPattern:
    """A pattern of a grammar, ready to run; one of the user's, or made of one, has the time of a ``clock`` and is compiled at once."""

    def __init__(self, compiler: _Compiler, clock: Clock | None = None) -> None:
        self._compiler = compiler
        self.beginning = compiler.beginning
        self._groups = compiler.groups
        self._clock = clock
        if clock is not None:
            _ = self.expression

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The regular expression over codes."""
        return self._compiled(self._compiler.expression())

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """The same for a stretch that ends with it."""
        return self._compiled(f"(?:{self._compiler.expression()})$")

    def _compiled(self, source: str) -> re.Pattern[str]:
        if self._clock is None:
            return re.compile(source)
        timed: Any = TimedPattern(_compile_own(source), self._clock)
        return timed  # type: ignore[no-any-return]

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """The codes that can begin a match."""
        return frozenset(codes_in(self.beginning.first))

    @cached_property
    def ends(self) -> frozenset[str]:
        """The codes that can end a match."""
        return frozenset(codes_in(self.beginning.last))

    def span(self, found: re.Match[str], name: str) -> tuple[int, int] | None:
        """The units (half-open) of the first group of a name that took part; None where none did."""
        for number in self._groups.get(name, ()):
            span = found.span(number)
            if span[0] >= 0:
                return span
        return None


class PatternsTogether:
    """Patterns of a grammar by name, looked for in a whole article in one go: tried only where a match of theirs may begin."""

    def __init__(self, patterns: Mapping[str, CompiledPattern]) -> None:
        self._patterns = patterns
        self._begun_by: Remembered[str, list[str]] = Remembered(self._names_begun_by)

    def _names_begun_by(self, code: str) -> list[str]:
        return [name for name, pattern in self._patterns.items() if code in pattern.beginnings]

    @cached_property
    def _beginnings(self) -> re.Pattern[str]:
        return beginnings_of(way for pattern in self._patterns.values() for way in pattern.beginning.ways)

    def each(self, codes: str) -> Iterator[tuple[str, re.Match[str]]]:
        """The matches, each with the name of its pattern, in order of place; those of one pattern do not overlap."""
        beyond = dict.fromkeys(self._patterns, 0)
        for beginning in self._beginnings.finditer(codes):
            start = beginning.start()
            for name in self._begun_by[codes[start]]:
                found = self._patterns[name].expression.match(codes, start) if start >= beyond[name] else None
                if found is not None:
                    beyond[name] = found.end()
                    yield name, found


def compile_pattern(pattern: str, coded: Coded, where: str, clock: Clock | None = None) -> CompiledPattern:
    """Compile a pattern that is no rule of its own; raises PatternError that begins with ``where``."""
    try:
        return CompiledPattern(_Compiler(pattern, coded), clock)
    except (PatternError, re.error) as error:
        raise PatternError(f"{where}: pattern: {error}") from None


class _Compiler:
    """Translates a pattern element by element.

    ``out`` are the pieces of the expression, of a unit the bits of its codes; ``groups`` the numbers of the named groups.
    """

    def __init__(self, pattern: str, vocabulary: Coded) -> None:
        self._codes = vocabulary.codes
        self.out: list[str | int] = []
        self.groups: dict[str, tuple[int, ...]] = {}
        self._captures = 0
        self._prefix = PrefixReader()
        self._depth = 0
        self._quantified = False  # a '?' after a quantifier makes it lazy
        position = 0
        while position < len(pattern):
            element = _ELEMENT.match(pattern, position)
            if element is None:
                raise PatternError(f"cannot read {pattern[position : position + 20]!r}")
            position = element.end()
            if not element["space"]:
                self._element(element)
        if self._depth:
            raise PatternError("brackets do not match")
        self.beginning = self._prefix.result()
        if self.beginning.first == ANY:
            raise PatternError("matches nothing at all")

    def reach_of(self, wanted: str) -> float | None:
        """How many units can stand in a match before one of a class expression that it cannot do without; None where it can."""
        return self._prefix.reach_of(self._codes.mask_of(wanted))

    def expression(self) -> str:
        """The pattern as a regular expression."""
        any_of = self._codes.any_of
        return "".join([piece if isinstance(piece, str) else any_of(piece) for piece in self.out])

    def _element(self, element: re.Match[str]) -> None:
        after_quantifier, self._quantified = self._quantified, False
        if element["repeat"]:
            self._repeat("{" + element["repeat"] + "}")
        elif element["open"]:
            self._open(element)
        elif element["operator"]:
            self._operator(element["operator"], after_quantifier)
        else:
            self._unit(element)

    def _capture(self, name: str) -> str:
        self._captures += 1
        self.groups[name] = (*self.groups.get(name, ()), self._captures)
        return "("

    def _repeat(self, quantifier: str) -> None:
        self.out.append(quantifier)
        self._prefix.repeat(quantifier)
        self._quantified = True

    def _open(self, element: re.Match[str]) -> None:
        self._prefix.open(element["open"])
        self._depth += 1
        if element["group"]:
            self.out.append(self._capture(element["group"]))
        else:
            self.out.append(element["open"] if element["open"] != "(" else "(?:")

    def _operator(self, operator: str, after_quantifier: bool) -> None:
        if operator == ")":
            self._depth -= 1
            self._prefix.close()
        elif operator == "|":
            self._prefix.branch()
        elif operator == ".":
            self._prefix.add(Prefix.unit(self._codes.all))
            operator = "[^\\n]"
        elif not after_quantifier:
            return self._repeat(operator)
        self.out.append(operator)
        return None

    def _unit(self, element: re.Match[str]) -> None:
        """A class expression or a literal: one unit."""
        classes = element["classes"] or f"={(element['quoted'] or element['literal']).lower()}"
        unknown = [name for name in sorted(names_in(parse_expression(classes))) if not self._codes.has_class(name)]
        if element["classes"] and unknown:
            raise PatternError(f"no class {unknown}")
        mask = self._codes.mask_of(classes)
        self._prefix.add(Prefix.unit(mask))
        if element["name"]:
            self.out += (self._capture(element["name"]), mask, ")")
        else:
            self.out.append(mask)
