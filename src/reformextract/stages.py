"""The way of an article: the list of stages, written once. Each takes what the stages before it have made and adds its own.

    lexicon -> numbers -> quantities -> dates -> mechanisms -> records -> facts

A stage is pure logic over the article's units and knows nothing of spaCy; it is made once from the patterns, holds what it makes
of them and is read-only from then on. :class:`Stages` runs the whole list (``extract``, the batch, the component ``reformextract``);
the components of :mod:`reformextract.pipeline` are thin shells around one stage each.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar, cast

from reformextract.article import Article, Extraction
from reformextract.collecting import without_collecting
from reformextract.dates import date
from reformextract.dates.expressions.builders import Known
from reformextract.facts.checks import check_facts
from reformextract.facts.finder import FactFinder
from reformextract.facts.record import Fact
from reformextract.facts.relations import relations_of
from reformextract.kinds import BUILDERS, AnyRecord, check_kinds
from reformextract.lexicon.phrases import merge_phrases
from reformextract.lexicon.reading import Cut, Reading, cut
from reformextract.lexicon.roles import Roles
from reformextract.lexicon.sentences import SentenceFinder
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.choose import choose_built
from reformextract.matcher.compiling import asked_of
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import RuleBook, RuleSet
from reformextract.mechanisms.finder import MechanismFinder
from reformextract.models.made_by import MadeBy
from reformextract.models.record import Comparator, made
from reformextract.models.warning import ExtractionWarning
from reformextract.numbers.merging import merge_numbers
from reformextract.numbers.parts import NumberParts
from reformextract.numbers.reading import NumberRuns, NumberWorths
from reformextract.patterns.loading import load_patterns
from reformextract.patterns.pattern_set import PatternSet
from reformextract.quantities.ellipsis import share_units
from reformextract.quantities.number import PlainNumber, plain_numbers
from reformextract.quantities.tables import count_cells
from reformextract.records import enumerations, links
from reformextract.version import __version__


class StageError(ValueError):
    """A stage was asked to run where a stage that it needs has not, or where it comes too late."""


@dataclass(slots=True, eq=False, weakref_slot=True)
class Analysis:
    """What the stages have made of one article so far.

    ``dates`` are the date matches that won their places among all competing matches, not yet read; None where no
    competition was held. ``drafts`` are what is found, in units of the ``reading``; ``records`` what they became in the end.
    ``wants_numbers``: somebody may ask for plain numbers.
    """

    reading: Reading
    published: datetime.date | None = None
    done: set[str] = field(default_factory=set)
    dates: list[Draft] | None = None
    drafts: list[Draft] = field(default_factory=list)
    warnings: list[ExtractionWarning] = field(default_factory=list)
    records: tuple[AnyRecord, ...] = ()
    facts: tuple[Fact, ...] = ()
    plain_numbers: tuple[AnyRecord, ...] = ()
    wants_numbers: bool = True
    made_by: MadeBy | None = None

    def extraction(self, article: Article) -> Extraction:
        """What has come of the article in the end."""
        warnings = (*article.warnings(), *self.warnings)
        fields = {"article": article, "records": self.records, "facts": self.facts, "warnings": warnings, "made_by": self.made_by}
        return made(Extraction, fields, private={"_plain_numbers": self.plain_numbers})


class Stage:
    """One step of the way. ``requires`` names the stages that must have run, ``before`` those that must not have."""

    name: ClassVar[str]
    requires: ClassVar[tuple[str, ...]] = ("lexicon", "numbers")
    before: ClassVar[tuple[str, ...]] = ("records",)

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.patterns = patterns

    def run(self, analysis: Analysis) -> None:
        """Add to the analysis what this stage finds."""
        raise NotImplementedError

    def __call__(self, analysis: Analysis) -> None:
        """Run where it may; raises StageError."""
        missing = [name for name in self.requires if name not in analysis.done]
        if missing:
            raise StageError(f"the stage {self.name} needs {' and '.join(missing)} before it")
        late = [name for name in (*self.before, self.name) if name in analysis.done]
        if late:
            raise StageError(f"the stage {self.name} cannot run after {late[0]}")
        self.run(analysis)
        analysis.done.add(self.name)


class Lexicon(Stage):
    """Phrases of the lexicon become one unit each."""

    name = "lexicon"
    requires = ()

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.roles = Roles(vocabulary)

    def run(self, analysis: Analysis) -> None:
        analysis.reading.roles = self.roles
        merge_phrases(analysis.reading)


class Numbers(Stage):
    """Numbers of several words become one unit each; then all units are made, and sentence ends are found."""

    name = "numbers"
    requires = ("lexicon",)
    before = ("quantities", "dates", "mechanisms", "records")

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.rules = rules.of("number")
        self.parts = NumberParts(vocabulary)
        self.runs = NumberRuns(self.parts, cast("dict[str, Comparator]", vocabulary.values.get("number_rounding", {})))
        self.worths = NumberWorths(self.parts, self.runs)
        self.sentences = SentenceFinder(vocabulary)

    def run(self, analysis: Analysis) -> None:
        analysis.reading.number_worths = self.worths
        merge_numbers(analysis.reading, self.rules, self.runs)
        self.sentences.mark(analysis.reading)


class Quantities(Stage):
    """All competing matches, the choice among them; counts, money, ratios, measures and ranks are drafted, dates handed on.

    Dates that were found before (an order of the user's choice) keep their places.
    """

    name = "quantities"

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.rules = rules.of(*BUILDERS, "not")

    def run(self, analysis: Analysis) -> None:
        reading = analysis.reading
        found = self.rules.find(reading.codes)
        if "dates" in analysis.done:
            taken = {unit for draft in analysis.drafts for unit in range(draft.first, draft.last)}
            found = [match for match in found if match.rule.kind != "date" and taken.isdisjoint(range(match.start, match.end))]
        drafts, barred = choose_built(found, BUILDERS, reading)
        drafts = count_cells(share_units(drafts, barred, reading), reading)
        analysis.drafts += [draft for draft in drafts if draft.kind != "date"]
        if "dates" not in analysis.done:
            analysis.dates = [draft for draft in drafts if draft.kind == "date"]


class Dates(Stage):
    """Dates grow to whole phrases and are placed on the calendar.

    Where no competition was held it matches by itself: date rules and named negatives compete among themselves only, so that
    a number which would have won the place of a date does not.
    """

    name = "dates"

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.patterns = patterns
        self._book = rules
        self._known: Known = {}

    @cached_property
    def rules(self) -> RuleSet:
        """What is needed only where this stage matches by itself."""
        return self._book.of("date", "not")

    def run(self, analysis: Analysis) -> None:
        reading = analysis.reading
        dates = analysis.dates
        if dates is None:
            dates, _ = choose_built(self.rules.find(reading.codes), BUILDERS, reading)
        drafts = [*analysis.drafts, *dates]
        published = analysis.published if date.is_known(analysis.published) else None
        date.resolve(drafts, reading, self.patterns, published, self._known)
        analysis.drafts, analysis.dates = drafts, []
        if analysis.published is not None and published is None:
            analysis.warnings.append(date.placeholder_warning(analysis.published))
        if published is None:
            analysis.warnings += date.unplaced_warnings(drafts, reading)


class Mechanisms(Stage):
    """Named mechanisms and the enumerations that list them; they may hold a date or a count."""

    name = "mechanisms"

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.finder = MechanismFinder(patterns, vocabulary, rules.of("mechanism"), rules.of("enumeration"))

    def run(self, analysis: Analysis) -> None:
        analysis.drafts += self.finder.find(analysis.reading, analysis.drafts)


class Records(Stage):
    """The order of the records, the links between them, the records themselves."""

    name = "records"
    before = ()

    def run(self, analysis: Analysis) -> None:
        drafts, reading = analysis.drafts, analysis.reading
        drafts.sort(key=lambda draft: (draft.first, -draft.last))
        links.link_restated_amounts(drafts, reading)
        analysis.warnings += enumerations.link_members(drafts, reading)
        records: list[Any] = [draft.to_record(reading) for draft in drafts]
        analysis.records = tuple(records)
        if analysis.wants_numbers:
            plain: list[Any] = [draft.to_record(reading) for draft in plain_numbers(reading, drafts)]
            analysis.plain_numbers = tuple(plain)


class Facts(Stage):
    """What every figure says, of whom and when; it points to the records, which stand in their order by now."""

    name = "facts"
    requires = ("records",)
    before = ()

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleBook) -> None:
        self.finder = FactFinder(patterns, vocabulary, rules.of("cue"))

    def run(self, analysis: Analysis) -> None:
        facts = self.finder.find(analysis.reading, analysis.drafts, analysis.records)
        for fact in facts:
            fact.bind(analysis.records)
        analysis.facts = tuple(facts)
        analysis.warnings += check_facts(analysis.reading.text, analysis.records, facts, relations_of(facts))


STAGES: tuple[type[Stage], ...] = (Lexicon, Numbers, Quantities, Dates, Mechanisms, Records, Facts)


class Stages:
    """The stages of one set of patterns, each made once, when it is first needed; used for any number of articles."""

    def __init__(self, patterns: PatternSet) -> None:
        self.patterns = patterns
        self.made_by = MadeBy(version=__version__, patterns=patterns.digest, exclude=patterns.left_out)
        asked: Counter[str] = Counter()
        for pattern in patterns.patterns():
            asked.update(asked_of(pattern))
        self.vocabulary = Vocabulary(patterns, asked)
        check_kinds(patterns)
        self.rules = RuleBook(patterns, self.vocabulary)
        self._made: dict[str, Stage] = {}

    def __getitem__(self, name: str) -> Stage:
        stage = self._made.get(name)
        if stage is None:
            (kind,) = (stage for stage in STAGES if stage.name == name)
            with without_collecting():
                stage = self._made[name] = kind(self.patterns, self.vocabulary, self.rules)
        return stage

    def begin(self, text: str | Cut, published: datetime.date | None = None, country: str | None = None) -> Analysis:
        """An article at the beginning of its way; its text may have been cut already, by the tokenizer of a Doc."""
        reading = Reading(cut(text) if isinstance(text, str) else text, self.vocabulary)
        reading.country = country
        return Analysis(reading, published, made_by=self.made_by)

    def read(self, text: str) -> Reading:
        """The article as units: phrases of the lexicon and numbers made one unit each, sentence ends marked."""
        analysis = self.begin(text)
        self["lexicon"](analysis)
        self["numbers"](analysis)
        return analysis.reading

    def run(self, analysis: Analysis, *, facts: bool = True) -> Analysis:
        """The whole way; without its last stage where no facts are asked for."""
        stages = STAGES if facts else STAGES[:-1]
        with nullcontext() if len(self._made) >= len(stages) else without_collecting():  # with the first article rules are compiled
            for stage in stages:
                self[stage.name](analysis)
        return analysis

    @cached_property
    def date_rules(self) -> RuleSet:
        """The rules of dates alone, for the dateline."""
        return self.rules.of("date")

    def extract(self, article: Article, *, facts: bool = True, kinds: Collection[str] | None = None) -> Extraction:
        """All records of an article, in order of start, then the longer first, and the facts that tie them.

        Records of all kinds; but where ``kinds`` are given and plain numbers are none of them, nothing is done for these.
        """
        analysis = self.begin(article.text, article.published, article.country)
        analysis.wants_numbers = kinds is None or PlainNumber.name in kinds
        extraction = self.run(analysis, facts=facts).extraction(article)
        analysis.reading.memory.clear()  # what is there holds the reading: so both go at once, and are no garbage to be searched for
        return extraction


def make_stages(language: str = "en", patterns: Sequence[str | Path] = (), exclude: Iterable[str] = ()) -> Stages:
    """The stages on the shipped patterns of a language and the user's own; raises PatternError."""
    with without_collecting():
        return Stages(load_patterns(language, patterns, exclude))
