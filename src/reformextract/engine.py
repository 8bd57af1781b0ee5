"""The whole way of one article: text -> reading -> numbers -> matches -> drafts -> links -> records.

No spaCy here: the engine works on characters, so that the spaCy component (pipeline.py), the library call (api.py) and
the batch kernel give the same records. Everything it holds is read-only after construction.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reformextract.article import Article, Extraction
from reformextract.dates import date
from reformextract.dates.record import DateDraft
from reformextract.kinds import AnyRecord
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import SentenceFinder
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.choose import choose
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import Match, RuleSet, literals_of
from reformextract.mechanisms.finder import MechanismFinder
from reformextract.numbers.numbers import merge_numbers
from reformextract.patterns.loading import PatternSet, load_patterns
from reformextract.quantities import count, measure, money, rank, ratio
from reformextract.quantities.ellipsis import share_units
from reformextract.records import enumerations, links

BUILDERS = {"count": count, "money": money, "ratio": ratio, "measure": measure, "rank": rank, "date": date}
COMPETING = (*BUILDERS, "not")


class Engine:
    """Extracts the records of one article after another; made once, used for many."""

    def __init__(self, patterns: PatternSet) -> None:
        self.patterns = patterns
        literals: set[str] = set()
        for rule in patterns.rules.values():
            literals |= literals_of(rule.pattern)
        self.vocabulary = Vocabulary(patterns, literals)
        self.number_rules = RuleSet(patterns, self.vocabulary, ["number"])
        self.rules = RuleSet(patterns, self.vocabulary, COMPETING)
        mechanism_rules, list_rules = (RuleSet(patterns, self.vocabulary, [kind]) for kind in ("mechanism", "enumeration"))
        self.mechanisms = MechanismFinder(patterns, self.vocabulary, mechanism_rules, list_rules)
        self.sentences = SentenceFinder(self.vocabulary)

    def read(self, text: str) -> Reading:
        """The article as units: phrases of the lexicon and numbers made one unit each, sentence ends marked."""
        reading = Reading(text, self.vocabulary)
        self._merge_phrases(reading)
        merge_numbers(reading, self.number_rules)
        self.sentences.mark(reading)
        return reading

    def _merge_phrases(self, reading: Reading) -> None:
        surfaces = reading.surfaces
        vocabulary = self.vocabulary
        spans: list[tuple[int, int, str]] = []
        position = 0
        for index in reading.phrase_beginnings:
            if index < position:
                continue
            found = vocabulary.phrase_at(surfaces, index)
            if found is not None and found[0] - index > 1:
                spans.append((index, *found))
                position = found[0]
        reading.merge(spans)

    @staticmethod
    def _build(found: Sequence[Match], reading: Reading) -> tuple[list[Draft], set[int]]:
        """The drafts of the winning matches, and the units that negative rules have won.

        What its kind refuses is no match: others compete for its place again.
        """
        built: dict[int, Draft | None] = {}
        standing = list(found)
        while True:
            chosen = choose(standing)
            winners = [match for match in chosen if match.rule.kind in BUILDERS]
            for match in winners:
                if id(match) not in built:
                    built[id(match)] = BUILDERS[match.rule.kind].build(match, reading)
            drafts = [draft for match in winners if (draft := built[id(match)]) is not None]
            if len(drafts) == len(winners):
                barred = {unit for match in chosen if match.rule.kind not in BUILDERS for unit in range(match.start, match.end)}
                return drafts, barred
            standing = [match for match in standing if built.get(id(match), match) is not None]

    def extract(self, article: Article) -> Extraction:
        """All records of an article, in order of start, then the longer first."""
        reading = self.read(article.text)
        records, warnings = self.records(reading, article.published)
        return Extraction.model_construct(article=article, records=tuple(records), warnings=tuple(warnings))

    def records(self, reading: Reading, published: datetime.date | None) -> tuple[list[AnyRecord], list[str]]:
        """The records of a reading and the warnings for its reader."""
        drafts, barred = self._build(self.rules.find(reading.codes), reading)
        drafts = share_units(drafts, barred, reading)
        date.resolve(drafts, reading, self.patterns, published)
        warnings = _without_publication_date(drafts) if published is None else []
        drafts += self.mechanisms.find(reading, drafts)
        drafts.sort(key=lambda draft: (draft.first, -draft.last))
        links.link_restated_amounts(drafts, reading)
        warnings += enumerations.link_members(drafts, reading)
        records: list[Any] = [draft.to_record(reading) for draft in drafts]
        return records, warnings


def _without_publication_date(drafts: Sequence[Draft]) -> list[str]:
    """The warning for relative dates that could not be placed on the calendar; none where there are none."""
    unplaced = sum(
        isinstance(draft, DateDraft) and draft.type in ("DATE", "TIME") and draft.earliest is None and not draft.value.endswith("_REF")
        for draft in drafts
    )
    return [f"publication date unknown: relative dates without a place on the calendar: {unplaced}"] if unplaced else []


def make_engine(language: str = "en", patterns: Sequence[str | Path] = (), exclude: Iterable[str] = ()) -> Engine:
    """An engine on the shipped patterns of a language and the user's own; raises PatternError."""
    return Engine(load_patterns(language, patterns, exclude))
