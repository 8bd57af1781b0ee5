"""Mechanism: a named reform or policy arrangement. The whole way from an article's units to drafts.

Members of announced lists are read first, then head nouns, then names of the lexicon that neither found; of candidates
that overlap the listed one wins, then the longer. What is found gets its area, its known id, its cluster and its status.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.choose import without_overlap
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import RuleSet
from reformextract.mechanisms.areas import Areas, ArticleAreas
from reformextract.mechanisms.clusters import Clusters
from reformextract.mechanisms.drafts import EnumerationDraft, MechanismDraft
from reformextract.mechanisms.evidence import Weigher
from reformextract.mechanisms.grammar import Grammar
from reformextract.mechanisms.known import KnownMechanisms, KnownMention, overlapping
from reformextract.mechanisms.lists import ListFinder, MarkedList
from reformextract.mechanisms.members import LISTED, MemberReader
from reformextract.mechanisms.names import Name, NameReader
from reformextract.mechanisms.recognition import Recogniser
from reformextract.mechanisms.series import SeriesReader
from reformextract.mechanisms.status import StatusReader, Told
from reformextract.mechanisms.view import View
from reformextract.patterns.pattern_set import PatternSet

_BY_RULE_POINTS = 10
_LISTED_POINTS = 20
_LONG_ENOUGH = 60  # units of an article from which on its density says something
_POLICY_DENSITY = 16  # real policy news has 17 and more, a quarter of general news less than 11
_CLAUSE_REACH = 150  # units on either side of a name whose words tell its area


class MechanismFinder:
    """Finds the mechanisms of an article and the lists they stand in.

    ``rules`` are the pattern rules of kind ``mechanism``, ``lists`` those of kind ``enumeration``.
    """

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleSet, lists: RuleSet) -> None:
        self.enabled = any(rule.kind == "mechanism" for rule in patterns.rules.values())
        self.with_lists = any(rule.kind == "enumeration" for rule in patterns.rules.values())
        self._rules = rules
        self.grammar = Grammar(patterns, vocabulary)
        self._words = self.grammar.words
        self.names = NameReader(self.grammar)
        self._members = MemberReader(self.grammar, self.names)
        self._lists = ListFinder(self.grammar, lists)
        self.weigher = Weigher(patterns, self.grammar)
        self._series = SeriesReader(self.grammar)
        self._status = StatusReader(patterns, self.grammar)
        self._known = KnownMechanisms(patterns, vocabulary)
        self._recogniser = Recogniser(vocabulary, self.grammar, self._known, self.names)
        self._areas = Areas(patterns, vocabulary, self.grammar)

    def find(self, reading: Reading, others: Sequence[Draft]) -> list[Draft]:
        """Drafts of kind mechanism and enumeration, in order of place; those of one kind do not overlap.

        An enumeration's ``members`` are drafts until links.py puts their places in the record list.
        """
        if not self.enabled:
            return []
        view = View(reading, self.grammar.read(reading))
        lists = self._lists.find(view)
        mentions = self._known.find(reading)
        areas = ArticleAreas(self._areas, reading, view.symbols)
        names = self._listed(view, lists)
        names += self._headed(view, lists, mentions, areas, names)
        names += self._by_rules(view)
        names += self._recogniser.only_known(view, names, mentions)
        dates = sorted((draft.first, draft.last) for draft in others if draft.kind == "date")
        chosen = _choose([name for name in names if not _within(dates, name.first, name.last)])
        mechanisms = self._drafts(view, chosen, mentions, lists, areas)
        return [*mechanisms, *(self._enumerations(view, lists, mechanisms) if self.with_lists else [])]

    # -------------------------------------------------------------------------------------------------------- finding

    def _listed(self, view: View, lists: list[MarkedList]) -> list[Name]:
        """The names of the members of announced lists."""
        found = [self._members.read(view, start, end, one.strong) for one in lists for start, end in one.items]
        names = [name for name in found if name is not None]
        for name in names:
            name.score = _LISTED_POINTS
        return names

    def _headed(
        self, view: View, lists: list[MarkedList], mentions: list[KnownMention], areas: ArticleAreas, listed: list[Name]
    ) -> list[Name]:
        """Candidates around head nouns that have evidence enough, or stand with such."""
        symbols = view.symbols
        edges = sorted({edge for one in lists for item in one.items for edge in item})
        candidates = list(self.names.candidates(symbols, edges))
        for name in candidates:
            if mentions:
                self._take_in_known(name, mentions)
            self.weigher.weigh(symbols, name)
        self._mark_sparse(view, candidates, areas)
        for step in (self._series.mark, self._series.beside):
            for name in step(symbols, [*candidates, *listed]):
                self.weigher.weigh(symbols, name)
        found = [name for name in candidates if name.score >= 0]
        for name in found:
            name.rule = _rule_of(name)
        return found

    def _mark_sparse(self, view: View, candidates: list[Name], areas: ArticleAreas) -> None:
        """Mark the candidates before which an article hardly speaks of policy: what follows a name does not decide about it.

        The words of areas are looked up only where there may be a name.
        """
        if all(name.score < 0 for name in candidates):
            return
        for name in candidates:
            if name.last >= _LONG_ENOUGH and areas.density(name.last) < _POLICY_DENSITY:
                name.marks.add("sparse_article")
                if name.score >= 0:
                    self.weigher.weigh(view.symbols, name)

    @staticmethod
    def _take_in_known(name: Name, mentions: list[KnownMention]) -> None:
        """Widen a candidate to the known name that ends with its head, or that it is the beginning of."""
        for mention in overlapping(mentions, name.head, name.head + 1):
            if mention.last == name.head + 1:
                name.first = min(name.first, mention.first)
                name.marks.add("known_name")
            elif mention.first <= name.head < mention.last - 1 and mention.last >= name.last:
                name.last = mention.last
                name.marks.add("known_name")

    def _by_rules(self, view: View) -> list[Name]:
        """What the pattern rules of kind mechanism match: the head is the last unit of group ``head``, else of the match."""
        found: list[Name] = []
        for match in self._rules.find(view.reading.codes):
            head = match.groups.get("head", (match.start, match.end))[1] - 1
            found.append(Name(match.start, head, match.end, match.rule.id, _BY_RULE_POINTS))
        return found

    # --------------------------------------------------------------------------------------------------------- fields

    def _drafts(
        self, view: View, names: list[Name], mentions: list[KnownMention], lists: list[MarkedList], areas: ArticleAreas
    ) -> list[MechanismDraft]:
        reading = view.reading
        clusters = Clusters()
        drafts: list[MechanismDraft] = []
        for name, told in zip(names, self._statuses(view, names, lists), strict=True):
            folded = self._recogniser.folded(reading, name)
            whole = self._recogniser.recognise(view, name, mentions, folded, self._recogniser.head(view, name))
            head = self._recogniser.head(view, name)
            if name.canonical is not None and whole:
                area: str = self._known.entries[name.canonical].area
            else:
                area = areas.of(name, *self._clause(view, name))
            draft = MechanismDraft(name.rule, name.first, name.last, head=head, area=area, canonical=name.canonical, match=name.match)
            draft.cluster = clusters.number(name.canonical, self._known.folded(head), folded)
            draft.evidence = tuple(feature for feature, times in name.times.items() for _ in range(times))
            draft.status = told[1] if told is not None else "none"
            draft.status_cue = reading.extent(told[0], told[0] + 1) if told is not None else None
            drafts.append(draft)
        return drafts

    def _clause(self, view: View, name: Name) -> tuple[int, int]:
        """The part of its sentence between semicolons that a name stands in."""
        low, high = sentence_units(view.reading, name.first)
        low, high = max(low, name.first - _CLAUSE_REACH), min(high, name.last + _CLAUSE_REACH)
        low = max(low, view.find_last(self._words.semicolon, low, name.first) + 1)
        end = view.find(self._words.semicolon, name.last, high)
        return low, end if end >= 0 else max(high, name.last)

    def _statuses(self, view: View, names: list[Name], lists: list[MarkedList]) -> list[Told | None]:
        """The status of every name: from its own verb, that of the names beside it ("the A, the B and the C were ..."), its list's."""
        told = [self._status.of(view.reading, view.symbols, name.first, name.last) for name in names]
        joined = [self._series.joined(view.symbols, left, right) for left, right in pairwise(names)]
        for place, together in enumerate(joined):
            left = told[place]
            if together and told[place + 1] is None and left is not None and left[0] < names[place].first:
                told[place + 1] = left
        for place in reversed(range(len(joined))):
            right = told[place + 1]
            if joined[place] and told[place] is None and right is not None and right[0] >= names[place + 1].last:
                told[place] = right
        starts = [name.first for name in names]
        for one in lists:
            announced = self._status.of(view.reading, view.symbols, one.first, one.last)
            for place in range(bisect_left(starts, one.items[0][0]), bisect_left(starts, one.items[-1][1])):
                if told[place] is None and names[place].rule == LISTED and _within(one.items, names[place].first, names[place].last):
                    told[place] = announced
        return told

    def _enumerations(self, view: View, lists: list[MarkedList], mechanisms: list[MechanismDraft]) -> list[EnumerationDraft]:
        """The lists of which two members were found, or one of a number announced."""
        found: list[EnumerationDraft] = []
        beyond = 0
        listed = [draft for draft in mechanisms if draft.rule == LISTED]
        starts = [draft.first for draft in listed]
        for one in lists:
            members: list[MechanismDraft] = []
            for start, end in one.items:
                within = listed[bisect_left(starts, start) : bisect_left(starts, end)]
                member = next((draft for draft in within if draft.last <= end), None)
                if member is not None and (not members or member is not members[-1]):
                    members.append(member)
            if (len(members) < 2 and (one.declared is None or not members)) or one.first < beyond:
                continue
            noun = view.reading.word(one.noun) if one.noun is not None else None
            found.append(EnumerationDraft(one.rule, one.first, one.last, noun=noun, declared=one.declared, listed=members))
            beyond = one.last
        return found


def _rule_of(name: Name) -> str:
    """The rule that a candidate around a head noun is found by."""
    if "quoted" in name.times or "quote_closes" in name.times:
        return "mechanism.quoted"
    return "mechanism.action" if "action_head" in name.times else "mechanism.head"


def _within(places: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    """Whether units lie in one of some places, which are in order and do not overlap."""
    place = bisect_right(places, (first, sys.maxsize)) - 1
    return place >= 0 and last <= places[place][1]


def _choose(names: list[Name]) -> list[Name]:
    """The names that win, in order of their place; a member of a list before what overlaps it, of one extent the first head."""

    def rank(name: Name) -> tuple[bool, int, int, bool, int, int]:
        action = name.rule == "mechanism.action"
        return name.rule != LISTED, name.first - name.last, name.first, action, name.head, -name.score

    return without_overlap(names, attrgetter("first", "last"), rank)
