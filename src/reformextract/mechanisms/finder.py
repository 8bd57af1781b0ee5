"""Mechanism: a named reform or policy arrangement. The whole way from an article's letters to drafts.

Members of announced lists are read first, then head nouns, then names of the lexicon that neither found; of candidates
that overlap the listed one wins, then the longer. What is found gets its area, its known id, its cluster and its status.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reformextract.lexicon.reading import Reading
from reformextract.lexicon.sentences import sentence_units
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.choose import without_overlap
from reformextract.matcher.draft import Draft
from reformextract.matcher.rules import RuleSet
from reformextract.mechanisms.areas import Areas, ArticleAreas
from reformextract.mechanisms.clusters import Clusters
from reformextract.mechanisms.drafts import EnumerationDraft, MechanismDraft
from reformextract.mechanisms.evidence import THRESHOLD, specific_modifiers, weigh
from reformextract.mechanisms.grammar import NOUNS, Grammar, Sentences
from reformextract.mechanisms.known import KnownMechanisms, KnownMention
from reformextract.mechanisms.lists import ListFinder, MarkedList
from reformextract.mechanisms.members import member_name
from reformextract.mechanisms.phrases import Name, head_form, is_plural, is_verb, left_edge, right_edge, says_what
from reformextract.mechanisms.status import StatusFinder
from reformextract.patterns.loading import PatternSet

_HEAD = re.compile("[Hhwa]")
_LISTED_POINTS = 20
_LONG_ENOUGH = 100  # units of an article from which on its density says something
_POLICY_DENSITY = 16  # real policy news has 17 and more, a quarter of general news less than 11
_OFF_POLICY = THRESHOLD + 2  # points of a name in an article that hardly speaks of policy
_CLAUSE_REACH = 150  # units on either side of a name whose words tell its area
_KNOWN_POINTS = 10
_MODIFIES = re.compile("[XKM-]{1,5}[Hhwa]+(?![XKM-])(?! *[DR#])")
_SERIES = re.compile("[,;]?(?:C|PPP)?D?[M]?")
_GOES_ON = "OFWBTNIY"  # what a complement begins with
_BESIDE_NAMES = 3  # points for standing in a series with names
_LAUNCHED = ("established", "piloted", "promoted", "abolished")  # statuses whose verbs govern arrangements
_COMPLEMENT = "OFBWNIYt"
_SEMICOLON = (";", ";D", ";CD", ";C")
_CLOSED = "D.;:\nNUWTYBtd("  # before a head: it has no modifier
_NAMED = NOUNS | {"-", "V"}  # what can stand between two heads of a proper name
_MODIFIERS = frozenset("HhwaKXM-#\"'SG)&/+CLVPFI")
_PRONE = "wa"  # heads that a noun behind them turns into modifiers


def _choose(names: list[Name]) -> list[Name]:
    """The names that win, in order of their place; a member of a list before what overlaps it, of one extent the first head."""

    def rank(candidate: int) -> tuple[bool, int, int, bool, int, int]:
        name = names[candidate]
        action = name.rule == "mechanism.action"
        return name.score < _LISTED_POINTS, name.first - name.last, name.first, action, name.head, -name.score

    return [names[winner] for winner in without_overlap([(name.first, name.last) for name in names], rank)]


def _strengthened(view: Sentences, run: list[Name], status: StatusFinder) -> list[Name]:
    """The members of a series that become names by standing in it."""
    if len(run) < 2 or all(name.score >= THRESHOLD for name in run):
        return []
    more = _BESIDE_NAMES + (len(run) > 2)
    if all(name.score < THRESHOLD for name in run):
        verb = status.before(run[0].first)
        if verb is None or verb[1] not in _LAUNCHED:
            return []
        more = min(len(run), _BESIDE_NAMES)
    accepted = []
    for name in run:
        if name.score < THRESHOLD <= name.score + more and (name.complement or specific_modifiers(view, name) > 1):
            name.rule = "mechanism.action" if view.letters[name.head] == "a" else "mechanism.head"
            name.score = THRESHOLD
            accepted.append(name)
    return accepted


class MechanismFinder:
    """Finds the mechanisms of an article and the lists they stand in.

    ``rules`` are the pattern rules of kind ``mechanism``, ``lists`` those of kind ``enumeration``.
    """

    def __init__(self, patterns: PatternSet, vocabulary: Vocabulary, rules: RuleSet, lists: RuleSet) -> None:
        self.enabled = any(rule.kind == "mechanism" for rule in patterns.rules.values())
        self.with_lists = any(rule.kind == "enumeration" for rule in patterns.rules.values())
        self.rules = rules
        self.grammar = Grammar(vocabulary)
        self.lists = ListFinder(self.grammar, lists)
        self.known = KnownMechanisms(patterns, vocabulary)
        self.areas = Areas(vocabulary)

    def find(self, reading: Reading, others: list[Draft]) -> list[Draft]:
        """Drafts of kind mechanism and enumeration, in order of place; those of one kind do not overlap.

        An enumeration's ``members`` are drafts until links.py puts their places in the record list.
        """
        if not self.enabled:
            return []
        view = Sentences(reading, self.grammar)
        lists = self.lists.find(view)
        names: list[Name] = []
        for one in lists:
            for start, end in one.items:
                name = member_name(view, start, end, one.strong)
                if name is not None:
                    name.rule, name.score = "mechanism.listed", _LISTED_POINTS
                    names.append(name)
        edges = sorted({edge for one in lists for item in one.items for edge in item})
        mentions = self.known.find(reading)
        dates = [(draft.first, draft.last) for draft in others if draft.kind == "date"]
        names += self._headed(view, edges, mentions)
        names += self._by_rules(view)
        names += self._only_known(view, names, mentions)
        if dates and names:
            names = [name for name in names if not any(first <= name.first and name.last <= last for first, last in dates)]
        if not names:
            return []
        areas = self.areas.read(reading)
        if len(reading) >= _LONG_ENOUGH and areas.density < _POLICY_DENSITY:
            names = [name for name in names if name.score >= _OFF_POLICY]
        chosen = _choose(names)
        drafts = self._drafts(view, chosen, mentions, lists, areas)
        return [*drafts, *(self._enumerations(view, lists, chosen, drafts) if self.with_lists else ())]

    # -------------------------------------------------------------------------------------------------------- finding

    def _headed(self, view: Sentences, edges: list[int], mentions: list[KnownMention]) -> list[Name]:
        """Candidates around head nouns that have evidence enough."""
        letters, codes, grammar = view.letters, view.codes, view.grammar
        size = len(view.reading)
        known_by_end = {mention.last: mention for mention in mentions}
        found: list[Name] = []
        faint: list[Name] = []
        edge_index = 0
        for match in _HEAD.finditer(letters):
            head = match.start()
            letter = letters[head]
            nxt = letters[head + 1] if head + 1 < size else "\n"
            known = head + 1 in known_by_end
            if nxt in "Hhwa" and not (head + 2 < size and letters[head + 2] in "DR#T"):
                continue
            if nxt == "-" or (nxt == "d" and codes[head + 1] in grammar.capital):
                continue
            if nxt == "(" and letters[head + 2] == "#" and codes[head] in grammar.capital and not known:
                continue  # the number of a document: "Gui Ban [2019] 64"
            if nxt == "C" and letter in "wa" and codes[head] in grammar.capital and codes[head + 2] in grammar.capital and not known:
                continue  # in the middle of a longer proper name
            if nxt in "XKMG" and not (letter == "H" and (is_verb(view, head + 1) or codes[head + 1] in grammar.joining)):
                if codes[head + 1] in grammar.follower and not known and letters[head + 2] not in "#DR":
                    continue
                if nxt == "K" and codes[head] in grammar.capital:
                    continue
                if letter in _PRONE and nxt in "XM" and letters[head + 2] not in "DR#" and not known:
                    continue
                if nxt != "G" and _MODIFIES.match(letters, head + 1):
                    continue
            bare = letters[head - 1] in _CLOSED and letters[head - 2] != "-"
            goes_on = (
                nxt in _GOES_ON
                or codes[head + 1] in grammar.linking
                or codes[head + 1] in grammar.joining
                or (nxt == "t" and codes[head] in grammar.takes_infinitive)
            )
            lone = letter in _PRONE and letters[head - 1] in NOUNS and letters[head - 2] not in _MODIFIERS  # one modifier is too little
            if not goes_on and (bare or (lone and not known and codes[head] not in grammar.capital)):
                continue
            if letters[head - 1] == "U" and not is_plural(view, head):
                continue  # a verb: "must account for"
            if nxt in "#DR" and letters[head - 1] in "Hhwa" and is_plural(view, head):
                continue  # a verb: "the platform lists 40 instruments"
            if nxt in "DR#" and letter == "a" and view.reading.word(head).endswith(grammar.gerund_endings):
                continue  # "aircraft monitoring the zone"
            name = Name(head, head, head + 1)
            while edge_index < len(edges) and edges[edge_index] <= head:
                edge_index += 1
            floor = edges[edge_index - 1] if edge_index else 0
            limit = edges[edge_index] if edge_index < len(edges) else size
            left_edge(view, name, floor)
            if known and (mention := known_by_end[head + 1]).first < name.first:
                name.first = mention.first
                if letter in _PRONE:
                    name.head = self._head_of(view, mention)
            if nxt in "\"'" and view.quotes[1].get(head + 1) == name.first - 1 and letters[head + 2] in "OFW":  # a "..." for ...
                name.first, name.last, name.quoted, name.inside_quotes = name.first - 1, head + 2, True, False
                name.determined = letters[name.first - 1] == "D"
                right_edge(view, name, min(limit, size))
                name.rule, name.score = "mechanism.quoted", weigh(view, name) + 2
                if name.complement and name.score >= THRESHOLD:
                    found.append(name)
                    continue
                name.first, name.last, name.quoted, name.inside_quotes = name.first + 1, head + 1, False, True
            opened = view.quotes[1].get(head + 1, -1) if nxt in "\"'" else -1
            if opened > 1 and letters[opened - 2 : opened] == "DX" and not is_verb(view, opened - 1):  # the talent "green card"
                name.first, name.last, name.quoted, name.determined = opened - 1, head + 2, True, True
            if name.first == head and not goes_on:
                continue
            if letter == "a" and nxt == "C" and letters[head + 2 : head + 4] in ("aO", "aF"):
                name.last = head + 3
            right_edge(view, name, min(limit, size))
            for mention in mentions:
                if mention.first <= head < mention.last - 1 and mention.last >= name.last:  # "reform of the ...", a known name
                    name.last, name.complement = mention.last, max(name.complement, mention.last - head - 1)
                    known = True
            if name.first == head and not name.complement:
                continue
            name.score = weigh(view, name) + (4 if known else 0)
            if letter == "a" and name.complement and "H" in letters[head + 1 : name.last] and not name.quoted:
                name.score -= 2
            if letter == "a" and name.complement and letters[name.last] == ";" and found:
                name.score += letters[found[-1].last : name.first] in _SEMICOLON
            if name.score < THRESHOLD and name.score >= THRESHOLD - 2 and found and self._beside(view, found[-1], name):
                name.score += 2
            if name.score >= THRESHOLD:
                name.rule = (
                    "mechanism.quoted" if name.quoted or name.inside_quotes else "mechanism.action" if letter == "a" else "mechanism.head"
                )
                found.append(name)
            elif name.score > -1 and (name.complement or name.head - name.first > 1):
                faint.append(name)
        return found + self._in_series(view, found, faint) if faint and len(found) + len(faint) > 1 else found

    def _in_series(self, view: Sentences, found: list[Name], faint: list[Name]) -> list[Name]:
        """Of candidates with little evidence, those in a series with a name, or in a series governed by a verb of setting up."""
        status = StatusFinder(view)
        accepted: list[Name] = []
        run: list[Name] = []
        for name in sorted([*found, *faint], key=lambda n: (n.first, -n.last)):
            if run and name.first < run[-1].last:
                continue
            if run and run[-1].last < name.first and _SERIES.fullmatch(view.letters, run[-1].last, name.first):
                run.append(name)
                continue
            accepted += _strengthened(view, run, status)
            run = [name]
        return accepted + _strengthened(view, run, status)

    def _beside(self, view: Sentences, before: Name, name: Name) -> bool:
        """Whether a candidate stands beside a name in a series: "..., the NAME; and circuit courts for ..."."""
        gap = view.letters[before.last : name.first]
        if not 0 < len(gap) <= 24 or "." in gap or "\n" in gap:
            return False
        tail = gap.rstrip("DW")
        return tail[-1:] == "C" or tail[-1:] == ";" or (tail == "," and len(gap) <= 2)

    def _by_rules(self, view: Sentences) -> list[Name]:
        """What the pattern rules of kind mechanism match: the head is the last unit of group ``head``, else of the match."""
        found: list[Name] = []
        if not self.rules.rules:
            return found
        for match in self.rules.find(view.reading.codes):
            head = match.groups.get("head", (match.start, match.end))[1] - 1
            found.append(Name(match.start, head, match.end, score=_KNOWN_POINTS, rule=match.rule.id))
        return found

    def _only_known(self, view: Sentences, names: list[Name], mentions: list[KnownMention]) -> list[Name]:
        """Names of the lexicon where no candidate stands."""
        found: list[Name] = []
        letters = view.letters
        for mention in mentions:
            if any(name.first < mention.last and mention.first < name.last for name in names):
                continue
            name = Name(mention.first, mention.last - 1, mention.last, score=_KNOWN_POINTS, rule="mechanism.known")
            name.head = self._head_of(view, mention)
            after = mention.last - 1
            if after > name.head and letters[after] in "Hhwa" and _NAMED.issuperset(letters[name.head : after]):
                name.head = after  # "Stock Connect programme"
            opened = mention.first - 1 - (letters[mention.first - 1] in "\"'")
            if letters[opened] == "(" and mention.last - mention.first == 1 and any(other.last == opened for other in names):
                continue  # the short form of the name before it
            capital = view.grammar.capital
            alone = mention.last - mention.first == 1 and view.codes[mention.first] in capital and letters[mention.first - 1] == "K"
            if alone or (view.codes[mention.last - 1] in capital and letters[mention.last] == "K"):
                continue  # part of a longer proper name
            left_edge(view, name)
            if view.letters[name.first] == "#":
                name.first = mention.first
            right_edge(view, name, len(view.reading))
            if name.last < mention.last:
                name.last = mention.last
            if name.quoted and name.last in view.quotes[1] and view.quotes[1][name.last] >= name.first:
                name.last += 1  # talent "green card"
            found.append(name)
        return found

    def _head_of(self, view: Sentences, mention: KnownMention) -> int:
        """The head of a known name as it stands in the text, else its last noun before a complement ("contracts for difference")."""
        head = self.known.entries[mention.id].head
        for unit in range(mention.last - 1, mention.first - 1, -1):
            if head_form(view, unit) == head:
                return unit
        for unit in range(mention.first + 1, mention.last):
            if view.letters[unit] in _COMPLEMENT and view.letters[unit - 1] in NOUNS:
                return unit - 1
        return mention.last - 1

    # --------------------------------------------------------------------------------------------------------- fields

    def _drafts(
        self, view: Sentences, names: list[Name], mentions: list[KnownMention], lists: list[MarkedList], areas: ArticleAreas
    ) -> list[MechanismDraft]:
        reading = view.reading
        clusters = Clusters()
        status = StatusFinder(view)
        fold = self.known.folded
        drafts: list[MechanismDraft] = []
        governing = self._list_status(view, lists, status)
        statuses = self._statuses(view, names, governing, status)
        for place, name in enumerate(names):
            folded = self._folded(reading, name.first, name.last)
            head = head_form(view, name.head) if view.letters[name.head] in "Hhwa" else fold(reading.word(name.head))
            whole = self._recognise(view, name, mentions, folded, head)
            unit = name.head
            proper = view.codes[unit] in view.grammar.capital or view.letters[unit] not in NOUNS or reading.has(unit, "phrase")
            if name.rule == "mechanism.known" and name.canonical is not None and view.letters[name.head] not in "Hhwa" and proper:
                head = self.known.entries[name.canonical].head
            if name.canonical is not None and whole:
                area: str = self.known.entries[name.canonical].area
            else:
                area = areas.of(name.first, name.last, name.head, *self._clause(view, name))
            own = statuses[place]
            draft = MechanismDraft(name.rule, name.first, name.last, head=head, area=area, canonical=name.canonical, match=name.match)
            draft.cluster = clusters.number(name.canonical, fold(head), folded)
            draft.status = own[1] if own is not None else "none"
            draft.status_cue = (reading.start(own[0]), reading.end(own[0])) if own is not None else None
            drafts.append(draft)
        return drafts

    def _folded(self, reading: Reading, first: int, last: int) -> frozenset[str]:
        """The meaning words of a name, folded."""
        units = reading.first
        if units[last] - units[first] == last - first:
            return frozenset(reading.folded[units[first] : units[last]]) - self.known.meaningless
        return frozenset(self.known.folded(reading.word(unit)) for unit in range(first, last)) - self.known.meaningless

    def _clause(self, view: Sentences, name: Name) -> tuple[int, int]:
        """The part of its sentence between semicolons that a name stands in."""
        low, high = sentence_units(view.reading, name.first)
        low, high = max(low, name.first - _CLAUSE_REACH), min(high, name.last + _CLAUSE_REACH)
        low = max(low, view.letters.rfind(";", low, name.first) + 1)
        end = view.letters.find(";", name.last, high)
        return low, end if end >= 0 else max(high, name.last)

    def _recognise(self, view: Sentences, name: Name, mentions: list[KnownMention], folded: frozenset[str], head: str) -> bool:
        """Sets ``canonical`` and ``match``; whether the whole name is known, and not only a modifier in it."""
        best: KnownMention | None = None
        for mention in mentions:
            if mention.first >= name.last:
                break
            if (name.first <= mention.first and mention.last <= name.last) or (mention.first <= name.head < mention.last):
                holds_head = mention.first <= name.head < mention.last
                if holds_head or (mention.first == name.first and mention.last > name.head):
                    if best is None or mention.last - mention.first > best.last - best.first:
                        best = mention
                elif best is None and mention.first - name.first <= (view.letters[name.first] in "\"'"):
                    best = mention
        if best is not None:
            name.canonical, name.match = best.id, best.match
            whole = best.last > name.head or self.known.entries[best.id].head == head
            return whole or (
                best.first > name.first and not name.complement and not says_what(view, best.last, name.head)
            )  # "... chief" system
        found = self.known.by_keywords(folded | {head}, head)
        if found is not None:
            name.canonical, name.match = found, "head"
        return found is not None

    def _statuses(
        self, view: Sentences, names: list[Name], governing: dict[tuple[int, int], tuple[int, str]], status: StatusFinder
    ) -> list[tuple[int, str] | None]:
        """The status of every name: from its own verb, its list's, or that of the names beside it ("the A, the B and the C were ...")."""
        before = [status.before(name.first) for name in names]
        after = [status.after(name.last, sentence_units(view.reading, name.last - 1)[1]) for name in names]
        joined = [False] + [bool(_SERIES.fullmatch(view.letters, a.last, b.first)) for a, b in pairwise(names)]
        for place in range(1, len(names)):
            if joined[place] and before[place] is None and after[place - 1] is None:
                before[place] = before[place - 1]
        for place in range(len(names) - 1, 0, -1):
            if joined[place] and after[place - 1] is None and before[place - 1] is None:
                after[place - 1] = after[place]
        return [left or right or self._listed_status(name, governing) for name, left, right in zip(names, before, after, strict=True)]

    def _list_status(self, view: Sentences, lists: list[MarkedList], status: StatusFinder) -> dict[tuple[int, int], tuple[int, str]]:
        """The status that governs each list, by its items."""
        found: dict[tuple[int, int], tuple[int, str]] = {}
        for one in lists:
            if not one.items:
                continue
            end = sentence_units(view.reading, one.last - 1)[1]
            verb = status.after(one.last, min(end, one.items[0][0])) or status.before(one.first)
            if verb is None:
                verb = status.after(one.items[-1][1], sentence_units(view.reading, one.items[-1][1] - 1)[1])
            if verb is not None:
                for item in one.items:
                    found[item] = verb
        return found

    def _listed_status(self, name: Name, governing: dict[tuple[int, int], tuple[int, str]]) -> tuple[int, str] | None:
        if name.rule != "mechanism.listed":
            return None
        for item, verb in governing.items():
            if item[0] <= name.first and name.last <= item[1]:
                return verb
        return None

    def _enumerations(
        self, view: Sentences, lists: list[MarkedList], names: list[Name], drafts: list[MechanismDraft]
    ) -> list[EnumerationDraft]:
        found: list[EnumerationDraft] = []
        beyond = 0
        for one in lists:
            members: list[MechanismDraft] = []
            for start, end in one.items:
                for name, draft in zip(names, drafts, strict=True):
                    if (
                        start <= name.first
                        and name.last <= end
                        and name.rule == "mechanism.listed"
                        and not any(draft is member for member in members)
                    ):
                        members.append(draft)
                        break
            if (len(members) < 2 and (one.declared is None or not members)) or one.first < beyond:
                continue
            noun = view.reading.word(one.noun) if one.noun is not None else None
            found.append(EnumerationDraft(one.rule, one.first, one.last, noun, one.declared, members))
            beyond = one.last
        return found
