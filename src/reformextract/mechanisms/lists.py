"""Lists of mechanisms in the text: what announces them, and the units of each member.

A list is marked, "(1) ...; (2) ...", "first, ... second, ...", or run on, "the three pilots are a, b and c". The rules of
kind ``enumeration`` find what announces it; where its members begin and end is read from the signs between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise

from reformextract.lexicon.sentences import sentence_units
from reformextract.matcher.rules import RuleSet
from reformextract.mechanisms.grammar import NOUNS, Grammar, Sentences
from reformextract.numbers.reading import number_value

_MARK = re.compile(r"\(([#XDKRC])\)|(?<![^\n])#[.)]")
_DOCUMENT = re.compile(r"[KHhwa]{1,6}\(#")  # the number of a document in brackets
_OPENER_WITHIN = 40  # units between a counted noun and what opens its list


@dataclass(slots=True)
class MarkedList:
    """An announced list: the units of what announces it (or of its first mark), and of each member."""

    rule: str
    first: int
    last: int
    noun: int | None
    declared: int | None
    strong: bool
    items: list[tuple[int, int]] = field(default_factory=list)
    end: int = 0


@dataclass(slots=True)
class _Announcement:
    rule: str
    first: int
    last: int
    noun: int
    declared: int | None
    strong: bool
    opened: int | None  # where the list begins, when the announcement itself says it
    used: bool = False


class ListFinder:
    """Finds the lists of an article; ``rules`` are those of kind ``enumeration``."""

    def __init__(self, grammar: Grammar, rules: RuleSet) -> None:
        self.grammar = grammar
        self.rules = rules
        self.strong = grammar.vocabulary.code_set("list_noun")
        self.opener = grammar.vocabulary.code_set("list_opener")
        self.copula = grammar.vocabulary.code_set("list_copula")
        self.end = grammar.vocabulary.code_set("list_end")
        self.ordinal = grammar.vocabulary.code_set("list_ordinal")
        self.signs = grammar.vocabulary.code_set("list_sign")
        self.has_mark = grammar.vocabulary.code_pattern("list_ordinal|list_sign")

    def find(self, view: Sentences) -> list[MarkedList]:
        """All lists, in order of the place of their announcement; members may themselves hold lists."""
        announced = self._announcements(view)
        found = self._marked(view, announced)
        nouns = [one.noun for one in announced]
        for announcement in announced:
            if not announcement.used:
                following = bisect_right(nouns, announcement.noun)
                run_on = self._run_on(view, announcement, announced[following].first if following < len(nouns) else len(view.reading))
                if run_on is not None:
                    found.append(run_on)
        found.sort(key=lambda one: one.first)
        return found

    # ---------------------------------------------------------------------------------------------- what announces it

    def _announcements(self, view: Sentences) -> list[_Announcement]:
        reading = view.reading
        found: list[_Announcement] = []
        taken: set[int] = set()
        for match in sorted(self.rules.find(view.reading.codes), key=lambda m: (m.unit("noun") or 0, "declared" not in m.groups)):
            noun = match.unit("noun")
            if noun is None:
                continue
            declared_unit = match.unit("declared")
            declared: int | None = None
            first, last = match.groups.get("extent", (match.start, match.end))
            opened: int | None = None
            if declared_unit is not None:
                number = number_value(reading, declared_unit)
                if number is None or number.value != int(number.value) or not 2 <= number.value <= 99:
                    continue
                declared = int(number.value)
            else:
                opened = match.end
                first, last = noun, noun + 1
                while (first and view.letters[first - 1] in NOUNS) or (first > 1 and view.letters[first - 1] == "-"):
                    first -= 1
            if noun in taken:
                if opened is not None:  # the same noun, counted: its list opens right behind it
                    for one in found:
                        if one.noun == noun:
                            one.opened = opened
                continue
            taken.add(noun)
            found.append(_Announcement(match.rule.id, first, last, noun, declared, view.codes[noun] in self.strong, opened))
        return found

    # ---------------------------------------------------------------------------------------------------- marked lists

    def _marks(self, view: Sentences) -> list[tuple[int, int, int, str]]:
        """(unit of the mark, unit behind it, its place, its style) of every mark that could begin a member."""
        reading, letters = view.reading, view.letters
        marks: list[tuple[int, int, int, str]] = []
        for found in _MARK.finditer(letters):
            unit = found.start() + (1 if letters[found.start()] == "(" else 0)
            style = "bracket" if letters[found.start()] == "(" else "line"
            if letters[unit] == "#":
                number = number_value(reading, unit)
                value = int(number.value) if number is not None and number.value == int(number.value) else 0
            else:
                value, style = int(reading.value(unit, "list_letter") or 0), "letter"
            if 0 < value < 40:
                marks.append((found.start(), found.end(), value, style))
        for found in self.has_mark.finditer(view.codes):
            unit = found.start()
            if view.codes[unit] in self.signs:
                marks.append((unit, unit + 1, int(reading.value(unit, "list_sign") or 0), "sign"))
                continue
            nxt = letters[unit + 1 : unit + 2]
            before = letters[unit - 1] if unit else "\n"
            if (before in '\n.;,:"C' and nxt in (",", ":")) or (before in ";:" and nxt in ("t", "D", "V")):
                marks.append((unit, unit + (2 if nxt in (",", ":") else 1), int(reading.value(unit, "list_ordinal") or 0), "ordinal"))
            elif nxt == "," and before in "UVX":  # "the province will, first, ..." without its first comma
                marks.append((unit, unit + 2, int(reading.value(unit, "list_ordinal") or 0), "ordinal"))
        marks.sort()
        return marks

    def _marked(self, view: Sentences, announced: list[_Announcement]) -> list[MarkedList]:
        found: list[MarkedList] = []
        runs: dict[str, list[tuple[int, int, int, str]]] = {}
        done: list[list[tuple[int, int, int, str]]] = []
        for mark in self._marks(view):
            run = runs.get(mark[3])
            if run and run[-1][2] < mark[2] <= run[-1][2] + 2 and mark[0] - run[-1][0] < 160:
                run.append(mark)
            elif mark[2] == 1:
                runs[mark[3]] = run = [mark]
                done.append(run)
        starts = sorted(one.last for one in announced)
        for run in done:
            if len(run) < 2:
                continue
            announcement = self._announcement_of(view, announced, starts, run[0][0])
            if announcement is not None:
                announcement.used = True
                one = MarkedList(
                    announcement.rule, announcement.first, announcement.last, announcement.noun, announcement.declared, announcement.strong
                )
            elif run[0][3] == "ordinal":
                mark = run[0]
                one = MarkedList("enumeration.ordinal", mark[0], mark[0] + 1, None, None, False)
            else:
                continue
            for mark, after in zip(run, [*run[1:], None], strict=True):
                end = after[0] if after is not None else self._last_end(view, mark[1], run)
                while end > mark[1] + 1 and view.letters[end - 1] in ";,C\n":
                    end -= 1
                one.items.append((mark[1], end))
            one.end = one.items[-1][1]
            found.append(one)
        return found

    def _announcement_of(self, view: Sentences, announced: list[_Announcement], starts: list[int], unit: int) -> _Announcement | None:
        """The announcement before a first mark, at most one sentence back."""
        low = sentence_units(view.reading, max(0, sentence_units(view.reading, unit)[0] - 1))[0]
        while low and view.letters[low:unit].strip("\n") == "":
            low = sentence_units(view.reading, low - 1)[0]
        best: _Announcement | None = None
        for one in announced:
            if (
                low <= one.first
                and one.last <= unit
                and not one.used
                and (best is None or one.declared is not None or best.declared is None)
            ):
                best = one
        return best

    def _last_end(self, view: Sentences, unit: int, run: list[tuple[int, int, int, str]]) -> int:
        end = sentence_units(view.reading, unit)[1]
        semicolon = view.letters.find(";", unit, end)
        return semicolon if semicolon >= 0 else end

    # ---------------------------------------------------------------------------------------------------- run-on lists

    def _opening(self, view: Sentences, announcement: _Announcement, following: int) -> int | None:
        """Where the members of an announced run-on list begin; before what is announced next."""
        letters, codes = view.letters, view.codes
        if announcement.opened is not None:
            return announcement.opened
        unit = announcement.last
        sentence_end = sentence_units(view.reading, unit - 1)[1]
        end = min(sentence_end, unit + _OPENER_WITHIN, max(following, unit))
        if unit < end and letters[unit] == "(":
            return None if _DOCUMENT.match(letters, unit + 1) else unit + 1
        while unit < end:
            letter = letters[unit]
            if letter == ":":
                return unit + 1
            if codes[unit] in self.opener:
                return unit + 1 + (letters[unit + 1 : unit + 2] in (":", ","))
            if letter == ";":
                return None
            if codes[unit] in self.copula:
                nxt = unit + 1
                while nxt < end and letters[nxt] == "L":
                    nxt += 1
                if nxt < end and letters[nxt] in 'D"':
                    return nxt
                if nxt + 2 < end and letters[nxt] == "t" and letters[nxt + 1] in "VXHha" and letters[nxt + 2] == "D":
                    return nxt
            unit += 1
        nxt = sentence_end
        resumed = letters[nxt - 1] == "." and letters[nxt] in "RD" and codes[nxt + 1] in self.copula and letters[nxt + 2] in 'D"'
        return nxt + 2 if resumed and announcement.declared is not None else None

    def _run_on(self, view: Sentences, announcement: _Announcement, following: int) -> MarkedList | None:
        start = self._opening(view, announcement, following)
        if start is None or start >= len(view.reading):
            return None
        letters = view.letters
        end = sentence_units(view.reading, start)[1]
        if start and letters[start - 1] == "(":
            close = letters.find(")", start, end)
            end = close if close >= 0 else end
        one = MarkedList(
            announcement.rule, announcement.first, announcement.last, announcement.noun, announcement.declared, announcement.strong
        )
        commas, semicolons, ands = self._separators(view, start, end)
        if semicolons:
            edges = [start, *semicolons, end]
            one.items = [(a + (1 if letters[a] == ";" else 0), b) for a, b in pairwise(edges)]
        else:
            one.items = self._comma_items(view, start, end, commas, ands)
        one.strong = one.strong and (one.declared is not None or len(one.items) > 1)  # one thing behind "including" is no list
        one.end = one.items[-1][1] if one.items else start
        return one if one.items else None

    def _separators(self, view: Sentences, start: int, end: int) -> tuple[list[int], list[int], list[int]]:
        """Commas, semicolons and conjunctions outside of quotation marks and brackets."""
        letters = view.letters
        closing = view.quotes[0]
        commas: list[int] = []
        semicolons: list[int] = []
        ands: list[int] = []
        unit = start
        while unit < end:
            letter = letters[unit]
            if letter in "\"'" and unit in closing:
                unit = closing[unit]
            elif letter == "(":
                close = letters.find(")", unit, end)
                unit = close if close >= 0 else unit
            elif letter == ",":
                commas.append(unit)
            elif letter == ";":
                semicolons.append(unit)
            elif letter == "C":
                ands.append(unit)
            unit += 1
        return commas, semicolons, ands

    def _comma_items(self, view: Sentences, start: int, end: int, commas: list[int], ands: list[int]) -> list[tuple[int, int]]:
        letters = view.letters
        edges = [start, *(comma + 1 for comma in commas), end + 1]
        items: list[tuple[int, int]] = []
        determined = letters[start] == "D"
        for place, (a, b) in enumerate(pairwise(edges)):
            b -= 1
            first = a
            closes = False
            if letters[first : first + 1] == "C":
                first += 1
                closes = True
                if first < b and letters[first] == "P":  # "and, last of all, the ..."
                    continue
            if first >= b:
                if closes:
                    determined = True
                continue
            if view.codes[first] in self.end:
                break
            if letters[first] == "D" and letters[first + 1] in "PIUVT":
                continue
            if (letters[first] not in "D\"'#GtV" and letters[first] not in NOUNS) or (items and letters[first] in "tV"):
                continue
            if (
                items
                and determined
                and letters[first] not in 'D"'
                and not any(first < unit < b and letters[unit + 1] in 'D"' for unit in ands)
                and self._part_of_previous(view, first, b)
            ):
                items[-1] = (items[-1][0], b)
                continue
            inner = [unit for unit in ands if first < unit < b]
            closing = not any(self._goes_on(view, edge) for edge in edges[place + 1 : -1])
            split = None if closes else self._last_conjunction(view, first, b, inner, closing)
            if split is None:
                items.append((first, b))
            else:
                items.append((first, split))
                items.append((split + 1, b))
                break
            if closes:
                break
        return items

    def _goes_on(self, view: Sentences, unit: int) -> bool:
        """Whether a member, or "and" and a member, begins at a unit."""
        letters = view.letters
        if letters[unit] == "C":
            return True
        if letters[unit] == "D":
            return letters[unit + 1] in NOUNS or letters[unit + 1] in '"#-L'
        return letters[unit] == '"' or (
            letters[unit] in NOUNS and any(letter in "Hhwa" for letter in letters[unit : unit + 6].split(",")[0])
        )

    def _part_of_previous(self, view: Sentences, first: int, last: int) -> bool:
        """Whether a stretch between commas goes on with the member before it: no head noun ends it."""
        letters = view.letters
        return not any(letter in "Hhwa" for letter in letters[first:last])

    def _last_conjunction(self, view: Sentences, first: int, last: int, ands: list[int], closing: bool) -> int | None:
        """The "and" before the last member; ``closing``: nothing further of the list can follow this stretch."""
        letters = view.letters
        for unit in ands:
            if letters[unit + 1] in 'D"':
                return unit
            if letters[unit + 1] in ",P" and any(letter in 'D"' for letter in letters[unit + 2 : last]):  # "and, last of all, the"
                return unit
        if not closing:
            return None
        for unit in reversed(ands):
            left, right = letters[first:unit], letters[unit + 1 : last]
            whole = letters[unit - 1] in "HhwaX" and (len(left.lstrip("D")) >= 2) and any(letter in "Hhwa" for letter in left)
            if whole and letters[unit + 1] in NOUNS and _ENDS_NAME.search(right + "."):
                return unit
        return None


_ENDS_NAME = re.compile("[Hhwa](?![HhwaXKM-])")
