"""Rules of kind ``fact``, run over the chunks of a sentence as other rules run over its words.

A chunk's classes are what it is (``np``, ``vp`` with ``finite``, ``bare``, ``infinitive``, ``gerund``, ``passive``, ``copula``;
``figure`` with its kind and ``percent``, ``points``, ``multiple``; ``date``; ``base_cue``) and those classes of its head that the
rules name. Every set of classes that can occur is one character, so that a sentence is a short string.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reformextract.facts.grammar import Chunk
from reformextract.lexicon.codes import Codes
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.compiling import asked_of, compile_rule
from reformextract.matcher.rules import Match, RuleSet
from reformextract.models.record import Record
from reformextract.patterns.pattern_set import PatternSet

KIND = "fact"
_FORMS = {"V": "finite", "E": "bare", "J": "infinitive", "G": "gerund"}
_UNITS = {"%": "percent", "permille": "percent", "pp": "points", "times": "multiple", "fraction": "fraction"}
_KINDS = ("count", "money", "measure", "age")
_FIGURES = (*((kind,) for kind in _KINDS), *(("ratio", unit) for unit in sorted(set(_UNITS.values()))))
_OF_WORDS = (
    frozenset[str](),
    *(frozenset(("np", *further)) for further in ((), ("pronoun_np",), ("determined",))),
    *(frozenset(("vp", form, *further)) for form in _FORMS.values() for further in ((), ("passive",), ("copula",))),
)
_ALONE = (frozenset(("date",)), frozenset(("base_cue",)), *(frozenset(("figure", *figure)) for figure in _FIGURES))
_FEATURES = frozenset(name for features in (*_OF_WORDS, *_ALONE) for name in features)


class ChunkVocabulary:
    """Which classes a chunk has, and the one-character code of every set of classes that can occur."""

    def __init__(self, vocabulary: Vocabulary, patterns: Iterable[str]) -> None:
        named: set[str] = set()
        for pattern in patterns:
            named |= asked_of(pattern).keys()
        self._named = frozenset(named & vocabulary.classes) - _FEATURES
        self._members = vocabulary.members
        self.codes = Codes()
        for word in {self._named & classes for classes in vocabulary.members.values()}:
            for features in _OF_WORDS:
                self.codes.allocate(word | features)
        for features in _ALONE:
            self.codes.allocate(features)
        self._chunks: Remembered[tuple[str, tuple[str, ...]], str] = Remembered(self._chunk_code)

    def _chunk_code(self, key: tuple[str, tuple[str, ...]]) -> str:
        code, features = key
        return self.codes.of((self._named & self._members[code]).union(features) if code else frozenset(features))

    def read(self, chunks: Iterable[Chunk], codes: str, records: Sequence[Record]) -> str:
        """The codes of a row of chunks; ``codes`` are those of the article's units."""
        known = self._chunks
        found: list[str] = []
        for chunk in chunks:
            kind = chunk.kind
            if kind == "word":
                found.append(known[codes[chunk.head], ()])
            elif kind == "np":
                further = _PRONOUN if chunk.pronoun else _DETERMINED if chunk.first < chunk.core else _NOUN
                found.append(known[codes[chunk.head], further])
            elif kind == "figure":
                found.append(known["", _figure(records[chunk.record])])
            elif kind in _ALIKE:
                found.append(known["", _ALIKE[kind]])
            else:
                form = _FORMS[chunk.letter]
                found.append(known[codes[chunk.head], _VERBS[form, chunk.passive, chunk.copula]])
        return "".join(found)


_NOUN, _PRONOUN, _DETERMINED = ("np",), ("np", "pronoun_np"), ("np", "determined")
_ALIKE = {"date": ("date",), "base_cue": ("base_cue",)}
_VERBS = {
    (form, passive, copula): ("vp", form, *(("passive",) if passive else ("copula",) if copula else ()))
    for form in _FORMS.values()
    for passive in (False, True)
    for copula in (False, True)
}


def _figure(record: Record) -> tuple[str, ...]:
    return ("figure", "ratio", _UNITS[record.unit]) if record.kind == "ratio" else ("figure", record.kind)  # type: ignore[attr-defined]


class Frames:
    """The rules of kind ``fact`` of a set of patterns."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary) -> None:
        rules = [(order, rule) for order, rule in enumerate(patterns.rules.values()) if rule.kind == KIND and rule.pattern]
        self.vocabulary = ChunkVocabulary(vocabulary, [rule.pattern for _, rule in rules])
        self._rules = RuleSet([compile_rule(rule, self.vocabulary, patterns, order) for order, rule in rules])

    def best(self, codes: str) -> dict[int, Match]:
        """For each figure (by its chunk) the match that tells most of it: of greatest priority, then the longest."""
        best: dict[int, Match] = {}
        for match in self._rules.find(codes):
            figure = match.unit("figure")
            if figure is None:
                continue
            known = best.get(figure)
            if known is None or _rank(match) > _rank(known):
                best[figure] = match
        return best


def _rank(match: Match) -> tuple[int, int, int]:
    return match.rule.priority, match.end - match.start, -match.order
