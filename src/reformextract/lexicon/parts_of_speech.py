"""The parts of speech of a unit: one inventory with names for every room, told without a model.

The inventory is data, ``[[part_of_speech]]`` in patterns/<language>/lexicon/parts_of_speech.toml: each part is a class
expression over the lexicon, or an ending of words that no list has. Parts are ordinary classes: a unit gets them when its
code is allocated (vocabulary.py), once for every distinct word, so they cost nothing at all in a rule or a look-up:

* in a rule: ``{determiner}? {adjective}* {plural_noun&!capitalized}``, ``to {verb}``, ``{finite_verb|auxiliary}``
* in code: ``reading.has(unit, "participle")``, ``vocabulary.code_set("noun|plural_noun")``, ``vocabulary.code_pattern(...)``

A unit may have several ("that" is a determiner and a relative, "plans" a plural noun and a word that may be a verb). Who needs
exactly one for each unit, as a cascade over letters does, lists expressions in the order of his own preference and takes the
first that fits (``first_of`` in this module makes such a reading of all codes of a vocabulary; ROLES in
tests/lexicon/test_parts_of_speech.py gives the roles of counted noun phrases so, the same for every unit of the corpus).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from reformextract.lexicon.class_expressions import Condition, names_in, parse_expression
from reformextract.patterns.entries import PatternError
from reformextract.patterns.pattern_set import PatternSet

Endings = tuple[int, ...]  # which of the parts told by an ending a word's ending tells


class _Codes(Protocol):
    """What has codes for sets of classes: a vocabulary."""

    @property
    def all_codes(self) -> frozenset[str]: ...

    def codes_of(self, wanted: str) -> str: ...


class PartsOfSpeech:
    """Tells the parts of speech of a unit by its classes and its last word."""

    def __init__(self, patterns: PatternSet) -> None:
        self._patterns = patterns
        self._parts: list[tuple[str, Condition, Condition]] = []  # name, by its classes, by its ending among these classes
        self._endings: list[tuple[int, str, int]] = []  # part, ending, length from which on a word has it
        named: set[str] = set()
        for index, part in enumerate(patterns.parts_of_speech.values()):
            by_class, among = parse_expression(part.classes), parse_expression(part.among)
            named |= names_in(by_class) | names_in(among)
            self._parts.append((part.id, Condition(by_class), Condition(among)))
            self._endings += [(index, ending, len(ending) + part.stem + 1) for ending in part.endings]
        self._any_ending = tuple(ending for _, ending, _ in self._endings)
        self._lengths: dict[str, list[int]] = {}  # of the endings that have a last letter, the longest first
        for ending in sorted(self._any_ending, key=len, reverse=True):
            lengths = self._lengths.setdefault(ending[-1:], [])
            if len(ending) not in lengths:
                lengths.append(len(ending))
        self._known_endings = frozenset(self._any_ending)
        self._longest_told = max((length for _, _, length in self._endings), default=0)
        self._told_by: dict[tuple[str, int], Endings] = {}
        self._named = frozenset(named)
        self._told: dict[tuple[frozenset[str], Endings], frozenset[str]] = {}

    def endings_of(self, core: str) -> Endings:
        """The parts that the ending of a word may tell; none of a sign, a numeral or a word in capitals."""
        form = core.lower()
        for length in self._lengths.get(form[-1:], ()):  # none for most words
            longest = form[-length:]
            if longest in self._known_endings and len(form) >= length:
                if not core[0].isalpha() or (core.isupper() and len(core) > 1):
                    return ()
                return self._told_by_ending(longest, min(len(form), self._longest_told))
        return ()

    def _told_by_ending(self, longest: str, size: int) -> Endings:
        """The parts that the longest known ending of a word of some size tells, and the shorter ones within it."""
        told = self._told_by.get((longest, size))
        if told is None:
            told = tuple([part for part, ending, length in self._endings if size >= length and longest.endswith(ending)])
            self._told_by[longest, size] = told
        return told

    def all_endings(self) -> Iterator[Endings]:
        """Whatever ``endings_of`` can give."""
        made = {self.endings_of("x" * stem + ending) for ending in self._any_ending for stem in range(6)}
        yield from sorted(made | {()})

    def told(self, classes: Iterable[str], endings: Endings) -> frozenset[str]:
        """The parts of a unit of some classes, whose last word has some endings."""
        key = self._named.intersection(classes), endings
        parts = self._told.get(key)
        if parts is None:
            parts = self._told[key] = self._tell(*key)
        return parts

    def _tell(self, classes: frozenset[str], endings: Endings) -> frozenset[str]:
        known = set(classes)
        parts: set[str] = set()
        for index, (name, wanted, among) in enumerate(self._parts):
            if wanted.holds(known) or (index in endings and among.holds(known)):
                known.add(name)
                parts.add(name)
        return frozenset(parts)

    def check(self, known: frozenset[str]) -> None:
        """Refuse a part that names a class which no unit has."""
        for part in self._patterns.parts_of_speech.values():
            unknown = (names_in(parse_expression(part.classes)) | names_in(parse_expression(part.among))) - known
            if unknown:
                where = self._patterns.source("part_of_speech", part.id) or "part_of_speech"
                raise PatternError(f"{where}: part_of_speech {part.id}: no class {sorted(unknown)}")


def first_of(vocabulary: _Codes, preference: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For each code the name of the first class expression that it satisfies: ``preference`` lists (expression, name).

    Codes that satisfy none are left out.
    """
    reading: dict[str, str] = {}
    for wanted, name in preference:
        for code in vocabulary.codes_of(wanted):
            reading.setdefault(code, name)
    return reading
