"""Candidates for names: the phrases of an article that the grammar can read as one, each with its head and its complements."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from reformextract.mechanisms.complements import ComplementReader
from reformextract.mechanisms.grammar import AFTER_DETERMINER, Grammar

_LONGEST = 24  # units of complements
_FARTHEST = 40  # units between the beginning of a phrase and its head
_BEHIND = 8  # units behind the head that are looked at; bounded, since what fails is tried in many ways
_QUOTED = 16  # units of a quotation in a phrase


@dataclass(slots=True, eq=False)
class Name:
    """A candidate: units ``first`` to ``last`` (half-open) and its ``head``; ``times`` how often which features were seen of it."""

    first: int
    head: int
    last: int
    rule: str = "mechanism.head"
    score: int = 0
    times: Mapping[str, int] = field(default_factory=dict)
    canonical: str | None = None
    match: str | None = None
    marks: set[str] = field(default_factory=set)

    @property
    def complement(self) -> int:
        return self.last - self.head - 1


class NameReader:
    """Runs the stages of the grammar over an article's symbols."""

    def __init__(self, grammar: Grammar) -> None:
        alphabet = grammar.alphabet
        self._name = grammar.phrase("name")
        self._first = ComplementReader(grammar, "first_complement")
        self._later = ComplementReader(grammar, "later_complement")
        self._only_where = grammar.phrase("only_where")
        self._words = grammar.words
        self._last_noun = grammar.phrase("last_noun").expression
        self._breaks = alphabet.code_set("name_breaker")
        self._quote = re.compile(f"[{''.join(sorted(self._words.quote))}]")
        self._stops = self._breaks | alphabet.code_set("name_edge")
        self._hyphen = self._words.hyphen
        self._verbs = alphabet.code_set("name_edge&name_verb")
        self._opening = alphabet.code_set(AFTER_DETERMINER)
        self._joining = self._words.hyphen | alphabet.code_set("capitalized|upper")
        self._telling = self._words.specific | self._words.quote | self._words.hyphen | self._words.number

    def candidates(self, symbols: str, edges: Sequence[int] = ()) -> Iterator[Name]:
        """Every phrase that ends in a head noun and in which something says what it arranges, in order of place; none goes over an edge."""
        search = self._name.expression.search
        for start, last_head in self._regions(symbols):
            while start <= last_head:
                found = search(symbols, start, min(last_head + _BEHIND, start + 2 * _FARTHEST))
                if found is None or found.start() > min(last_head, start + _FARTHEST):
                    start += _FARTHEST
                    continue
                name = self._read(symbols, found, edges)
                if name.complement or not self._telling.isdisjoint(symbols[name.first : name.head]):
                    yield name
                start = found.end()

    def _regions(self, symbols: str) -> Iterator[tuple[int, int]]:
        """Where phrases with a head may begin, and the last head that one of these may have; in order, without overlap."""
        start, last = 0, -1
        quotes = [found.start() for found in self._quote.finditer(symbols)]
        for found in self._last_noun.finditer(symbols):
            head = found.start()
            beginning = self._beginning(symbols, head, last + 1, quotes)
            if beginning > last + 1:
                if last >= 0:
                    yield start, last
                start = beginning
            last = head
        if last >= 0:
            yield start, last

    def _read(self, symbols: str, found: re.Match[str], edges: Sequence[int]) -> Name:
        span, head = self._name.span(found, "name"), self._name.span(found, "head")
        assert span is not None
        assert head is not None
        name = Name(span[0], head[0], span[1])
        following = bisect_right(edges, name.head)
        self.complete(symbols, name, edges[following] if following < len(edges) else len(symbols))
        return name

    def _beginning(self, symbols: str, head: int, floor: int, quotes: Sequence[int]) -> int:
        """Where a phrase with this head may begin: behind the last word that no phrase goes over, before the last quotation mark."""
        floor = max(floor, head - _FARTHEST)
        unit = head
        stops, breaks = self._stops, self._breaks
        while unit > floor:
            symbol = symbols[unit - 1]
            if symbol in stops and (symbol in breaks or not self._goes_over(symbols, unit - 1)):
                break
            unit -= 1
        quoted = _last_quote(quotes, floor, head)
        if quoted < head and quoted < unit + _QUOTED:
            unit = min(unit, max(floor, _last_quote(quotes, floor, quoted) - 2))
        return unit

    def _goes_over(self, symbols: str, unit: int) -> bool:
        """Whether a phrase may go over a word at which most end."""
        before = symbols[unit - 1]
        return before in self._joining or symbols[unit + 1] in self._hyphen or (symbols[unit] in self._verbs and before in self._opening)

    def complete(self, symbols: str, name: Name, limit: int) -> None:
        """Move the end of a name past the complements that identify it; nothing is read beyond ``limit``."""
        longest = name.last + _LONGEST
        limit = min(limit, longest + _BEHIND)
        end = self._first.end(symbols, name.head, limit)
        if end is None or self._only_says_where(symbols, name, end):
            return
        while end is not None and end <= longest:
            name.last = end
            end = self._later.end(symbols, end, limit)

    def _only_says_where(self, symbols: str, name: Name, end: int) -> bool:
        """Whether a complement is the name of one place, behind a name in lower case that says what it arranges without it."""
        where = self._only_where.expression.match(symbols, name.head + 1, end)
        return (
            where is not None
            and where.end() == end
            and symbols[name.head] not in self._words.capital
            and not self._words.specific.isdisjoint(symbols[name.first : name.head])
        )


def _last_quote(quotes: Sequence[int], floor: int, unit: int) -> int:
    """The last of the quotation marks of an article within reach before a unit; the unit itself where none is."""
    place = bisect_left(quotes, unit)
    return quotes[place - 1] if place and quotes[place - 1] >= max(floor, unit - _QUOTED) else unit
