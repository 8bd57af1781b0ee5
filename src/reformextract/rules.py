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
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from reformextract.patterns import PatternError, PatternSet, Rule
from reformextract.tokens import Vocabulary

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
    """A rule ready to run. ``names`` are the pattern's names of the groups of its expression, in their order."""

    rule: Rule
    order: int
    expression: re.Pattern[str]
    names: tuple[str, ...]
    required: tuple[frozenset[str], ...]


def compile_rule(rule: Rule, vocabulary: Vocabulary, patterns: PatternSet, order: int) -> CompiledRule:
    """Compile one rule; raises PatternError naming file and rule for a pattern that is wrong."""
    where = f"{patterns.source('rule', rule.id) or 'rule'}: rule {rule.id}"
    known = vocabulary.classes
    out: list[str] = []
    names_of_groups: list[str] = []
    elements: list[tuple[int, int, frozenset[str]]] = []  # depth, place in out, codes
    depth = 0
    branches_at_top = False
    position = 0
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
        if element["repeat"]:
            out.append("{" + element["repeat"] + "}")
        elif element["open"]:
            out.append(capture(element["group"]) if element["group"] else element["open"] if element["open"] != "(" else "(?:")
            depth += 1
        elif element["operator"]:
            operator = element["operator"]
            if operator == ")":
                depth -= 1
            elif operator == "|" and depth == 0:
                branches_at_top = True
            out.append("[^\\n]" if operator == "." else operator)
        else:
            classes = element["classes"] or f"={(element['quoted'] or element['literal']).lower()}"
            names = {part.strip().lstrip("!") for part in re.split(r"[|&]", classes)}
            if element["classes"] and names - known:
                raise PatternError(f"{where}: pattern: no class {sorted(names - known)}")
            codes = vocabulary.codes_of(classes)
            piece = f"[{_ranges(codes)}]" if codes else "(?!)"
            elements.append((depth, len(out), frozenset(codes)))
            out.append(f"{capture(element['name'])}{piece})" if element["name"] else piece)
    if depth:
        raise PatternError(f"{where}: pattern: brackets do not match")
    required: tuple[frozenset[str], ...] = ()
    if not branches_at_top:
        required = tuple(
            codes
            for level, place, codes in elements
            if level == 0 and not (place + 1 < len(out) and (out[place + 1] in "?*" or out[place + 1].startswith("{0")))
        )
    try:
        expression = re.compile("".join(out))
    except re.error as error:
        raise PatternError(f"{where}: pattern: {error}") from None
    if expression.match("") is not None:
        raise PatternError(f"{where}: pattern: matches nothing at all")
    return CompiledRule(rule, order, expression, tuple(names_of_groups), required)


@dataclass(slots=True, eq=False)
class Match:
    """A rule's match: units ``start`` to ``end`` (half-open) and the captured ``groups`` as unit ranges."""

    rule: Rule
    order: int
    start: int
    end: int
    groups: dict[str, tuple[int, int]]

    def unit(self, name: str) -> int | None:
        """The first unit of a group, None where it took no part."""
        span = self.groups.get(name)
        return span[0] if span is not None else None


class RuleSet:
    """The compiled rules of some kinds, run together over an article's codes."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, kinds: Iterable[str]) -> None:
        wanted = set(kinds)
        self.rules = [
            compile_rule(rule, vocabulary, patterns, order)
            for order, rule in enumerate(patterns.rules.values())
            if rule.kind in wanted and rule.pattern
        ]
        self._distinct = list(dict.fromkeys(codes for compiled in self.rules for codes in compiled.required))
        place = {codes: index for index, codes in enumerate(self._distinct)}
        self._needed = [(compiled, tuple(place[codes] for codes in compiled.required)) for compiled in self.rules]

    def find(self, codes: str) -> list[Match]:
        """Every match of every rule (those of one rule do not overlap), in no particular order."""
        found: list[Match] = []
        absent_from = set(codes).isdisjoint
        absent = {index for index, wanted in enumerate(self._distinct) if absent_from(wanted)}
        for compiled, needed in self._needed:
            if absent and not absent.isdisjoint(needed):
                continue
            rule, order = compiled.rule, compiled.order
            for match in compiled.expression.finditer(codes):
                groups: dict[str, tuple[int, int]] = {}
                for number, name in enumerate(compiled.names, 1):
                    span = match.span(number)
                    if span[0] >= 0:
                        groups.setdefault(name, span)
                start, end = groups["extent"] if "extent" in groups else match.span()
                found.append(Match(rule, order, start, end, groups))
        return found
