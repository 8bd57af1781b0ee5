"""Facts: for every figure what it says, by the frame around it, its clause, and what the text before has set."""

from __future__ import annotations

from collections.abc import Sequence

from reformextract.facts.frames import Frames
from reformextract.facts.record import Fact
from reformextract.facts.scene import Scene
from reformextract.facts.sentence import SentenceReader
from reformextract.facts.story import Story
from reformextract.facts.telling import facts_of
from reformextract.facts.words import Words
from reformextract.lexicon.reading import Reading
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import RuleSet
from reformextract.models.record import Record
from reformextract.patterns.pattern_set import PatternSet


class FactFinder:
    """Finds the facts of one article after another; made once, used for many."""

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, cues: RuleSet) -> None:
        self._reader = SentenceReader(vocabulary, Frames(patterns, vocabulary), cues)
        self._words = Words(vocabulary)

    def find(self, reading: Reading, drafts: Sequence[Draft], records: Sequence[Record]) -> list[Fact]:
        """The facts of an article, in the order of their figures; pointers are places among the records."""
        story = Story(self._reader, reading, drafts, records)
        facts = [fact for number in story.with_figures() for fact in facts_of(Scene(story, number, self._words))]
        facts.sort(key=lambda fact: fact.figure)
        return facts
