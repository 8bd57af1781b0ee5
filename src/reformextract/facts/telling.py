"""What the figures of one sentence tell: each figure's frame says what it is, its clause whose and when."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reformextract.facts.clauses import (
    ADVERBIAL,
    BESIDE,
    GAPPED,
    GERUND,
    INFINITIVE,
    JOINED,
    MAIN,
    REDUCED,
    RELATIVE,
    REPORT,
    UNDER,
    WITH,
    Clause,
)
from reformextract.facts.grammar import Chunk
from reformextract.facts.record import Fact, Phrase
from reformextract.facts.sentence import Sentence
from reformextract.lexicon.vocabulary import Vocabulary
from reformextract.matcher.rules import Match

if TYPE_CHECKING:
    from reformextract.facts.finder import Story

Units = tuple[int, int]
_AHEAD = ("forecast", "target", "estimate", "conditional")
_LONG_DAYS = 25
_FRONT = frozenset("IotC,RZBNTl:")
_GOVERNED = (INFINITIVE, GERUND, ADVERBIAL, UNDER, WITH, GAPPED)


class Words:
    """The sets of codes that are asked for."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        codes = vocabulary.code_set
        self.entity = codes("fact_entity")
        self.country = codes("fiscal_region|currency_context")
        self.property = codes("fact_property")
        self.capital = codes("capitalized|upper")
        self.rise = codes("fact_rise|fact_rise_noun|fact_more")
        self.fall = codes("fact_fall|fact_fall_noun|fact_less")
        self.change_noun = codes("fact_rise_noun|fact_fall_noun")
        self.down = codes("fact_down")
        self.speech = codes("fact_speech")
        self.of_kind = codes("fact_kind_noun")
        self.base_link = codes("fact_base_link")
        self.since = codes("fact_since")
        self.by = codes("name_by")
        self.until = codes("fact_until")
        self.from_word = codes("from_word")
        self.to_word = codes("np_to")
        self.place = codes("fact_place")
        self.place_link = codes("fact_place_link")
        self.impersonal = codes("fact_impersonal")
        self.with_word = codes("name_with")
        self.according = codes("fact_according")
        self.see = codes("fact_see")
        self.reach = codes("fact_reach")
        self.have = codes("fact_have_verb")
        self.rule = codes("fact_rule")
        self.status = {
            name: codes(f"fact_status_{name}") for name in ("target", "forecast", "estimate", "conditional", "future", "missed", "possible")
        }
        self.pledging = codes("fact_pledging")
        self.goal = codes("fact_goal")
        self.bound = codes("fact_bound")
        self.duty = codes("fact_duty")
        self.base_form = codes("base_verb|fact_verb_noun&!past_verb&!third_person")
        self.allowed = codes("fact_possible")
        self.third = codes("third_person")
        self.present_aux = codes("fact_present_aux")
        self.have_to = codes("fact_have_to")
        self.standing = codes("fact_standing")
        self.foretelling = codes("fact_status_forecast|fact_status_estimate")
        self.promised = codes("fact_promised")
        self.forecast_noun = codes("fact_forecast_noun")
        self.estimate_noun = codes("fact_estimate_noun")
        self.forecaster = codes("fact_forecaster")
        self.length_link = codes("fact_length_link")
        self.respective = codes("respective_word")
        self.when = codes("fact_when")
        self.past = codes("past_verb|participle")
        self.past_aux = codes("fact_past_aux")
        self.base_perhaps = codes("fact_base_perhaps")
        self.observed = codes("fact_observed")


@dataclass(slots=True)
class Draft:
    """A fact in the making: places in units."""

    figure: int
    record: int
    frame: Match | None
    clause: Clause
    part: Sentence
    what: Units | None = None
    what_chunk: int | None = None
    subject: Units | None = None
    predicate: Units | None = None
    change: str | None = None
    base: str | int | None = None
    of: Units | None = None
    status: str = "observed"
    source: Units | None = None
    period: int | None = None
    period_to: int | None = None
    relation: str | None = None
    role: str = ""
    fields: dict[str, Any] = field(default_factory=dict)


class Telling:
    """The facts of one sentence."""

    def __init__(self, story: Story, number: int, words: Words) -> None:
        self.story = story
        self.number = number
        self.reading = story.reading
        self.codes = story.reading.codes
        self.words = words
        self.s: Sentence = story.sentence(number)
        self.drafts: list[Draft] = []

    def facts(self) -> list[Fact]:
        sentence = self.s
        for part in (sentence, *sentence.asides):
            self.s = part
            for index, chunk in enumerate(part.chunks):
                if chunk.letter == "F" and self._has_fact(chunk):
                    self.drafts.append(self._draft(index, chunk))
        self.s = sentence
        if any(self.codes[unit] in self.words.respective for unit in range(sentence.first, sentence.last)):
            Respective(self).share()
        self.story.told[self.number] = self.drafts
        return [self._fact(draft) for draft in self.drafts]

    def _has_fact(self, chunk: Chunk) -> bool:
        record = self.story.records[chunk.record]
        return getattr(record, "equals", None) is None

    def _fact(self, draft: Draft) -> Fact:
        phrase = self._phrase
        first, last = self.s.first, self.s.last
        while last > first + 1 and self.reading.has(last - 1, "newline"):
            last -= 1
        fields: dict[str, Any] = {
            "figure": draft.record,
            "what": phrase(draft.what),
            "subject": self._nearest(draft.subject),
            "predicate": self._first_word(draft) if draft.role == "comparison" else phrase(draft.predicate),
            "period": draft.period,
            "period_to": draft.period_to,
            "period_relation": draft.relation,
            "change": draft.change,
            "base": draft.base,
            "of": phrase(draft.of),
            "status": draft.status,
            "source": phrase(draft.source),
            "evidence": (self.reading.start(first), self.reading.end(last - 1)),
            "rule": draft.frame.rule.id if draft.frame is not None else None,
        }
        return Fact.model_construct(**fields)

    def _phrase(self, units: Units | None) -> Phrase | None:
        return None if units is None or units[1] <= units[0] else self.story.phrase(*units)

    def _first_word(self, draft: Draft) -> Phrase | None:
        """Of "higher than", which is one unit, the first word."""
        phrase = self._phrase(draft.predicate)
        if phrase is None:
            return None
        word = phrase.text.split()[0]
        return Phrase.model_construct(start=phrase.start, end=phrase.start + len(word), text=word)

    def _nearest(self, units: Units | None) -> Phrase | None:
        """A subject at the place where it was last mentioned, up to the sentence of the figure."""
        found = self._phrase(units)
        if found is None or units is None or units[0] >= self.s.first:
            return found
        text = self.story.reading.text
        place = text.rfind(found.text, found.end, self.reading.end(self.s.last - 1))
        if place < 0 or text[place - 1].isalnum() or text[place + len(found.text) : place + len(found.text) + 1].isalnum():
            return found
        return Phrase.model_construct(start=place, end=place + len(found.text), text=found.text)

    # ---------------------------------------------------------------------------------------------------------- one figure

    def _draft(self, index: int, chunk: Chunk) -> Draft:
        s = self.s
        frame = s.frames.get(index)
        draft = Draft(index, chunk.record, frame, s.clause_of[index], s)
        build = (frame.rule.build or "") if frame is not None else ""
        if build == "level" and self._is_counted(draft):
            build = "counted"
            following = index + 1
            draft.what_chunk = following
        draft.role = build
        if frame is not None:
            predicate = frame.unit("predicate")
            if predicate is not None:
                draft.predicate = self._predicate(predicate)
                draft.clause = s.clause_of[predicate] if build not in ("counted",) else draft.clause
        getattr(self, f"_build_{build or 'bare'}")(draft)
        if draft.predicate is None:
            self._predicate_of_clause(draft)
        self._subject(draft)
        self._status(draft)
        self._period(draft)
        self._base(draft)
        self._source(draft)
        return draft

    def _predicate(self, index: int) -> Units:
        chunk = self.s.chunks[index]
        return chunk.head, chunk.head + 1

    def _predicate_of_clause(self, draft: Draft) -> None:
        clause: Clause | None = draft.clause
        while clause is not None and clause.verb is None:
            clause = clause.parent
        if clause is not None and clause.verb is not None:
            head = self.s.chunks[clause.verb].head
            draft.predicate = head, head + 1

    def _is_counted(self, draft: Draft) -> bool:
        """Whether a number after a verb of reaching counts the noun behind it, since the subject is no property."""
        s, index = self.s, draft.figure
        if self.story.records[draft.record].kind != "count" or s.letters[index + 1 : index + 2] != "N":
            return False
        predicate = draft.frame.unit("predicate") if draft.frame is not None else None
        clause = s.clause_of[predicate] if predicate is not None else draft.clause
        subject = clause.subject
        if subject is None:
            return True
        chunk = s.chunks[subject]
        return chunk.pronoun or not self._is_property(chunk)

    # ------------------------------------------------------------------------------------------------------------- builders

    def _build_change(self, draft: Draft) -> None:
        self._measured(draft)
        draft.change = self._direction(draft)

    def _build_change_head(self, draft: Draft) -> None:
        self._build_level_head(draft)
        draft.change = self._direction(draft)

    def _build_level_head(self, draft: Draft) -> None:
        """What changes is the noun phrase without the word of change at its end."""
        chunk = self.s.chunks[draft.frame.unit("predicate")]  # type: ignore[union-attr,index]
        if chunk.head > chunk.core:
            draft.what = chunk.core, chunk.head
            draft.what_chunk = draft.frame.unit("predicate")  # type: ignore[union-attr]
        else:
            self._measured(draft)

    def _build_level(self, draft: Draft) -> None:
        self._measured(draft)

    _build_before = _build_level

    def _complement(self, draft: Draft) -> int | None:
        """What a number without a noun is said to be: "of which 12 were pilots"."""
        letters, index = self.s.letters, draft.figure
        if letters[index + 1 : index + 3] == "VN" and self.s.chunks[index + 1].copula:
            return index + 2
        return None

    def _build_of_them(self, draft: Draft) -> None:
        """The noun and the subject are those of the figure before."""
        counted = [other for other in self.drafts if other.part is self.s and other.role == "counted"] or self.drafts
        complement = self._complement(draft)
        if complement is not None and counted:
            draft.what_chunk, draft.what, draft.subject = complement, self._extended(complement), counted[-1].subject
        elif counted and counted[-1].part is self.s:
            draft.what, draft.what_chunk, draft.subject = counted[-1].what, counted[-1].what_chunk, counted[-1].subject

    def _build_comparison(self, draft: Draft) -> None:
        self._measured(draft)
        if any(self._of_clause(draft, unit) for unit, _, _ in self.s.bases) or self._date_after_than(draft):
            draft.change = self._direction(draft)

    def _build_share(self, draft: Draft) -> None:
        self._measured(draft)
        subject = self._clause_subject(draft.clause)
        if (
            draft.what_chunk is not None
            and draft.what_chunk == subject
            and not self._is_property(self.s.chunks[subject])
            and draft.frame is not None
            and draft.frame.rule.id == "fact.share_verb"
        ):
            draft.subject, draft.what, draft.what_chunk = draft.what, None, None
        self._whole_of(draft)

    def _build_compared(self, draft: Draft) -> None:
        """Another value of what the figure before measures."""
        if self.drafts and self.drafts[-1].part is self.s:
            before = self.drafts[-1]
            draft.what, draft.what_chunk, draft.subject, draft.of = before.what, before.what_chunk, before.subject, before.of

    def _build_held(self, draft: Draft) -> None:
        """Of the one before "with"; the thing is that of the figure before."""
        holder = draft.frame.unit("holder") if draft.frame is not None else None
        if holder is not None and self._is_entity(self.s.chunks[holder]) and holder != draft.clause.subject:
            draft.subject = self._core(holder)
        if self.drafts and self.drafts[-1].part is self.s:
            draft.what = self.drafts[-1].what

    def _build_share_of(self, draft: Draft) -> None:
        self._whole_of(draft)
        clause = draft.clause
        if clause.subject == draft.figure and clause.verb is not None and self.s.chunks[clause.verb].copula:
            following = clause.verb + 1
            if self.s.letters[following : following + 1] == "N":
                draft.what_chunk = following
                draft.what = self._extended(following)

    def _build_property(self, draft: Draft) -> None:
        self._group_what(draft)

    _build_modifier = _build_property

    def _build_counted(self, draft: Draft) -> None:
        if draft.what_chunk is None:
            draft.what_chunk = draft.frame.unit("what") if draft.frame is not None else None
        if draft.what_chunk is not None:
            draft.what = self._extended(draft.what_chunk)

    def _build_flow(self, draft: Draft) -> None:
        """An amount given has no name of its own; that of a property is its subject."""
        subject = self._clause_subject(draft.clause)
        if subject is not None and self.s.letters[subject] == "N" and self._is_property(self.s.chunks[subject]):
            self._measured(draft)

    def _build_bare(self, draft: Draft) -> None:
        clause = draft.clause
        complement = self._complement(draft) if self.story.records[draft.record].kind == "count" else None
        if complement is not None:
            draft.what_chunk, draft.what, draft.role = complement, self._extended(complement), "counted"
            if self.drafts and self.drafts[-1].part is self.s:
                draft.subject = self.drafts[-1].subject
            return
        if self.s.host is not None and self.drafts:
            self._aside_of_another(draft)
            return
        if clause.kind == GAPPED or self._listed(draft):
            before = self.drafts[-1] if self.drafts and self.drafts[-1].part is self.s else None
            if before is not None:
                draft.role, draft.change, draft.predicate, draft.of = before.role, before.change, before.predicate, before.of
                if clause.kind == GAPPED and draft.role in ("share", "share_of"):
                    return
                if clause.kind != GAPPED:
                    draft.what, draft.what_chunk, draft.subject = before.what, before.what_chunk, before.subject
                    return
        if clause.kind == GAPPED or self.story.records[draft.record].kind == "ratio":
            self._measured(draft)

    def _aside_of_another(self, draft: Draft) -> None:
        """A bare number in brackets behind a name: the same of another ("ahead of Japan (974)")."""
        host, index = self.s.host  # type: ignore[misc]
        before = self.drafts[-1]
        draft.what, draft.role = before.what, before.role
        chunk = host.chunks[index] if index >= 0 else None
        if chunk is not None and chunk.letter == "N" and self.codes[chunk.head] in self.words.capital:
            draft.subject = chunk.core, chunk.last
        else:
            draft.subject = before.subject

    def _listed(self, draft: Draft) -> bool:
        """Whether nothing but a comma or "and" stands between a figure and the one before."""
        if not self.drafts or self.drafts[-1].part is not self.s:
            return False
        between = self.s.letters[self.drafts[-1].figure + 1 : draft.figure]
        return between in (",", "C", ",C")

    def _group_what(self, draft: Draft) -> bool:
        chunk = draft.frame.unit("what") if draft.frame is not None else None
        if chunk is None:
            return False
        draft.what_chunk = chunk
        draft.what = self._extended(chunk)
        return True

    def _whole_of(self, draft: Draft) -> None:
        chunk = draft.frame.unit("of") if draft.frame is not None else None
        if chunk is not None:
            draft.of = self._extended(chunk)

    def _measured(self, draft: Draft) -> None:
        """The thing measured: named by the frame, else what an earlier figure of the clause measures, else the subject."""
        if self._group_what(draft):
            return
        earlier = self._earlier(draft)
        if earlier is not None:
            draft.what, draft.what_chunk, draft.subject = earlier.what, earlier.what_chunk, earlier.subject
            return
        subject = self._clause_subject(draft.clause)
        if subject is None:
            return
        chunk = self.s.chunks[subject]
        if chunk.letter == "F":
            told = self._told(subject)
            if told is not None:
                draft.what, draft.what_chunk, draft.subject = told.what, told.what_chunk, told.subject
            elif self.s.letters[subject + 1 : subject + 2] == "N":
                draft.what_chunk, draft.what = subject + 1, self._extended(subject + 1)
            return
        if chunk.pronoun:
            return
        told = self._told(subject - 1) if subject and self.s.letters[subject - 1] == "F" else None
        if told is not None and draft.clause.kind == RELATIVE and told.what is not None:
            draft.what, draft.what_chunk, draft.subject = told.what, told.what_chunk, told.subject
            return
        before = self.drafts[-1] if self.drafts and self.drafts[-1].part is self.s else None
        if draft.role == "share" and draft.clause.kind == ADVERBIAL and before is not None and 0 < draft.figure - before.figure < 6:
            draft.what, draft.what_chunk, draft.subject = before.what, before.what_chunk, before.subject
            return
        things = self.story.records[draft.record].kind == "count" and draft.role in ("level", "change", "before")
        if things and self.codes[chunk.head] not in self.words.capital and chunk.owner is None:
            draft.what_chunk, draft.what = subject, self._extended(subject)
            return
        if self._is_entity(chunk) and not (draft.clause.kind in (RELATIVE, REDUCED) and self.codes[chunk.head] not in self.words.capital):
            return
        draft.what_chunk = subject
        draft.what = self._extended(subject)

    def _told(self, figure: int) -> Draft | None:
        return next((other for other in self.drafts if other.part is self.s and other.figure == figure), None)

    def _earlier(self, draft: Draft) -> Draft | None:
        """The figure before in the same clause whose thing this one goes on about ("collected 7 billion, down 8 percent")."""
        if draft.role not in ("change", "level", "before", "comparison") or not self.drafts or self.drafts[-1].part is not self.s:
            return None
        before = self.drafts[-1]
        if before.what is None or (before.role == "counted" and draft.role not in ("change", "before")):
            return None
        predicate = draft.frame.unit("predicate") if draft.frame is not None else None
        letter = self.s.letters[predicate] if predicate is not None else ""
        if draft.role == "comparison" and draft.figure and self.s.letters[draft.figure - 1] == ",":
            letter = "u"
        if letter == "u" and before.clause is draft.clause and before.figure < draft.figure:
            return before
        return None

    def _direction(self, draft: Draft) -> str | None:
        frame = draft.frame
        if frame is None:
            return None
        if frame.rule.value:
            return frame.rule.value
        index = frame.unit("predicate")
        if index is None:
            return None
        code = self.codes[self.s.chunks[index].head]
        if code in self.words.fall or code in self.words.down:
            return "decrease"
        return "increase"

    # -------------------------------------------------------------------------------------------------------- noun phrases

    def _is_property(self, chunk: Chunk) -> bool:
        return self.codes[chunk.head] in self.words.property or self.codes[chunk.head] in self.words.change_noun

    def _is_entity(self, chunk: Chunk) -> bool:
        """Whether a noun phrase names a place, a body or a group, and no property of one."""
        code = self.codes[chunk.head]
        if code in self.words.property:
            return False
        if code in self.words.entity or code in self.words.country:
            return True
        if code not in self.words.capital:
            return False
        opens = chunk.head == self.s.first and chunk.core == chunk.head
        return not opens or self.reading.core(chunk.head) in self.story.names

    def _extended(self, index: int) -> Units:
        """A noun phrase with the complements that identify it, without determiner and possessor."""
        s = self.s
        chunk = s.chunks[index]
        first = chunk.core if chunk.core >= 0 else chunk.first
        letters = s.letters
        clause = s.clause_of[index]
        is_subject = clause.subject is not None and clause.verb is not None and clause.subject <= index < clause.verb
        last = index
        place = index + 1
        while place < len(letters):
            letter = letters[place]
            following = letters[place + 1 : place + 2]
            if is_subject and place >= (clause.verb or 0):
                break
            if letter == "o" and following == "N":
                last, place = place + 1, place + 2
            elif letter == "o" and letters[place + 1 : place + 3] == "FN":
                last, place = place + 2, place + 3
            elif letter == "I" and following == "N" and (is_subject or self.codes[s.chunks[place].head] in self.words.place_link):
                last, place = place + 1, place + 2
            elif letter == "I" and following == "T" and is_subject and place + 2 < (clause.verb or 0) and letters[place + 2] not in ",":
                place += 2
            elif letter == "C" and following == "N" and letters[place - 2 : place - 1] == "o" and is_subject:
                last, place = place + 1, place + 2
            elif (letter in "RE" and s.clause_of[place].kind in (RELATIVE, REDUCED)) or (
                letter == "G" and s.clause_of[place].kind == REDUCED
            ):
                end = self._end_of(s.clause_of[place], place)
                if "F" in letters[place:end]:
                    break
                last, place = end - 1, end
                break
            else:
                break
        return first, s.chunks[last].last

    def _end_of(self, clause: Clause, index: int) -> int:
        """One past the last chunk of a clause that begins at a chunk, to the next sign or date."""
        s = self.s
        place = index + 1
        while (
            place < len(s.chunks)
            and (s.clause_of[place] is clause or s.clause_of[place].parent is clause)
            and s.letters[place] not in ",;:._TbC"
        ):
            place += 1
        while s.letters[place - 1] in "Iot":
            place -= 1
        return place

    # ------------------------------------------------------------------------------------------------------------- subject

    def _clause_subject(self, clause: Clause | None) -> int | None:
        while clause is not None:
            if clause.subject is not None:
                return clause.subject
            clause = clause.parent
        return None

    def _subject(self, draft: Draft) -> None:
        if draft.subject is not None:
            return
        s = self.s
        if draft.what_chunk is not None:
            owner = self._owner(draft.what_chunk, draft)
            if owner is not None:
                draft.subject = owner
                self._leave_out_owner(draft)
                return
        own = {draft.figure, draft.what_chunk}
        beside = self._place_behind(draft)
        if beside is not None:
            draft.subject = beside
            return
        subject = self._clause_subject(draft.clause)
        if subject is not None and self._foretells(draft, subject):
            draft.source = self._core(subject)
            draft.subject = self._carried(draft)
            return
        if draft.clause.kind == WITH and draft.clause.parent is not None and subject in own:
            subject = self._clause_subject(draft.clause.parent)
        if subject is not None and subject not in own and subject - 1 != draft.figure:
            chunk = s.chunks[subject]
            if chunk.letter == "F":
                if s.letters[subject + 1 : subject + 2] == "N":
                    draft.subject = self._extended(subject + 1)
                    return
            elif chunk.pronoun:
                draft.subject = self._carried(draft)
                return
            else:
                draft.subject = self._named(subject, draft)
                return
        if draft.role == "counted" and subject in (draft.figure, draft.what_chunk):
            verb = draft.clause.verb
            place = self._place(draft)
            if place is not None:
                draft.subject = place
            elif verb is not None and s.chunks[verb].passive:
                draft.subject = self._carried(draft)
            return
        place = self._place(draft)
        verb = draft.clause.verb
        fronted = place is not None and verb is not None and place[0] < self.s.chunks[verb].first
        if fronted or self._names_itself(draft):
            draft.subject = place
            return
        carried = self._carried(draft)
        draft.subject = carried if carried is not None else place

    def _names_itself(self, draft: Draft) -> bool:
        """Whether the thing measured holds a name that says whose it is: "the Turkish lira exchange rate"."""
        if draft.what is None or draft.role == "counted":
            return False
        capital = self.words.capital
        return any(self.codes[unit] in capital and unit != self.s.first for unit in range(draft.what[0], draft.what[1] - 1))

    def _foretells(self, draft: Draft, subject: int) -> bool:
        """Whether the subject is one who says what will be: "the ministry expects exports of 2 million"."""
        verb = draft.clause.verb
        if verb is None or self.codes[self.s.chunks[verb].head] not in self.words.foretelling:
            return False
        return self.codes[self.s.chunks[subject].head] in self.words.forecaster

    def _place_behind(self, draft: Draft) -> Units | None:
        """The place right behind a figure that has no other noun: "70 in Beijing and 30 in Shanghai"."""
        s, index = self.s, draft.figure
        if draft.role in ("counted", "flow", "counted_in") or s.letters[index + 1 : index + 3] != "IN":
            return None
        following = s.chunks[index + 2]
        subject = self._clause_subject(draft.clause)
        if (
            subject is None
            or not (s.chunks[subject].pronoun or self._is_property(s.chunks[subject]))
            or s.chunks[subject].owner is not None
        ):
            return None
        named = self.codes[following.head] in self.words.capital and self.codes[s.chunks[index + 1].head] in self.words.place_link
        return self._core(index + 2) if named and draft.role in ("level", "before", "") else None

    def _named(self, index: int, draft: Draft) -> Units | None:
        """A subject as it is named; of "China's exports" it is the possessor."""
        chunk = self.s.chunks[index]
        if not self._is_entity(chunk) and (chunk.owner is not None or self._is_property(chunk)):
            owner = self._owner(index, draft)
            if owner is None and draft.clause.kind == WITH and draft.clause.parent is not None:
                outer = self._clause_subject(draft.clause.parent)
                if outer is not None and outer != index and self.s.letters[outer] == "N":
                    return self._core(outer)
            return owner if owner is not None else self._carried(draft)
        first, last = self._extended(index)
        return first, last

    def _owner(self, index: int, draft: Draft) -> Units | None:
        """The possessor of what is measured: before it ("China's exports"), behind it ("the output of the mills")."""
        s = self.s
        chunk = s.chunks[index]
        if chunk.owner is not None:
            return chunk.owner
        if chunk.own:
            subject = self._clause_subject(draft.clause)
            if (
                subject is not None
                and subject != index
                and not s.chunks[subject].pronoun
                and s.letters[subject] == "N"
                and not self._is_property(s.chunks[subject])
            ):
                return self._core(subject)
            return self._carried(draft)
        place = index + 1
        letters = s.letters
        while place + 1 < len(letters) and letters[place] in "oI" and letters[place + 1] == "N":
            following = s.chunks[place + 1]
            named = self.codes[following.head] in self.words.capital and draft.role == "counted"
            held = self._is_property(chunk) and self.codes[chunk.head] not in self.words.of_kind
            if letters[place] == "o" and self._is_entity(following) and (named or held):
                return self._core(place + 1)
            if letters[place] == "o" and following.owner is not None:
                return following.owner
            if letters[place] == "I" and self.codes[s.chunks[place].head] in self.words.by and self._is_property(chunk):
                return self._core(place + 1)
            if (
                letters[place] == "I"
                and draft.clause.subject == index
                and self.codes[s.chunks[place].head] in self.words.place_link
                and self._is_entity(following)
            ):
                return self._core(place + 1)
            place += 2
        return self._holder(index, draft)

    def _leave_out_owner(self, draft: Draft) -> None:
        """Of "the output of the mills" the thing is the output."""
        s, index = self.s, draft.what_chunk
        if index is None or draft.what is None or draft.subject is None or not draft.what[0] < draft.subject[0] < draft.what[1]:
            return
        place = next((place for place in range(index, len(s.chunks)) if s.chunks[place].last >= draft.subject[1]), index)
        if place > index + 1 and s.letters[place - 1] == "o":
            draft.what = draft.what[0], s.chunks[place - 2].last

    def _holder(self, index: int, draft: Draft) -> Units | None:
        """Whose property stands behind "with": "a hole with a depth of 50 cm"; of a second one it is the first one's."""
        s = self.s
        if draft.role != "property" or index < 2:
            return None
        before = s.chunks[index - 1]
        if before.letter == "I" and self.codes[before.head] in self.words.with_word and s.letters[index - 2] == "N":
            return self._core(index - 2)
        if before.letter == "C" and self.drafts and self.drafts[-1].figure == index - 2 and self.drafts[-1].role == "property":
            return self.drafts[-1].subject
        return None

    def _core(self, index: int) -> Units:
        chunk = self.s.chunks[index]
        if chunk.owner is not None:
            return chunk.owner
        return chunk.core, chunk.last

    def _place(self, draft: Draft) -> Units | None:
        """A place that the clause names: "in Sabah", "in the city"."""
        s = self.s
        for index, letter in enumerate(s.letters):
            if letter == "I" and s.letters[index + 1 : index + 2] == "N" and s.clause_of[index] is draft.clause:
                following = self.codes[s.chunks[index + 1].head]
                fronted = draft.clause.subject is not None and index < draft.clause.subject and following in self.words.entity
                if self.codes[s.chunks[index].head] in self.words.place_link and (
                    fronted or following in self.words.place or following in self.words.capital
                ):
                    return self._core(index + 1)
        return None

    def _carried(self, draft: Draft) -> Units | None:
        """The subject that the sentence, the sentences before or the headline have set."""
        for other in reversed(self.drafts):
            if other.subject is not None:
                return other.subject
        clause: Clause | None = draft.clause
        while clause is not None:
            if clause.subject is not None and clause.subject not in (draft.what_chunk, draft.figure):
                chunk = self.s.chunks[clause.subject]
                if chunk.letter == "N" and not chunk.pronoun and self._is_entity(chunk) and not self._speaks(clause):
                    return self._core(clause.subject)
            clause = clause.parent
        for number in range(self.number - 1, max(-1, self.number - 4), -1):
            topic = self._topic(number)
            if topic is not None:
                return topic
        return self._topic(0) if self.number > 3 else None

    def _speaks(self, clause: Clause) -> bool:
        return clause.verb is not None and self.codes[self.s.chunks[clause.verb].head] in self.words.speech

    def _topic(self, number: int) -> Units | None:
        """Of whom a sentence speaks: the subject of its last fact, else that of its first clause with one."""
        told: list[Draft] | None = self.story.told.get(number)
        if told:
            for draft in reversed(told):
                if draft.subject is not None:
                    return draft.subject
        here, self.s = self.s, self.story.sentence(number)
        try:
            for clause in self.s.clauses:
                if clause.subject is None or clause.verb is None or self._speaks(clause):
                    continue
                chunk = self.s.chunks[clause.subject]
                if chunk.letter != "N" or chunk.pronoun:
                    continue
                if chunk.owner is not None and not self._is_entity(chunk):
                    return chunk.owner
                if self._is_entity(chunk):
                    return self._core(clause.subject)
        finally:
            self.s = here
        return None

    # -------------------------------------------------------------------------------------------------------------- period

    def _of_clause(self, draft: Draft, unit: int) -> bool:
        for index, chunk in enumerate(self.s.chunks):
            if chunk.first <= unit < chunk.last:
                return self.s.clause_of[index] is draft.clause or index - draft.figure in (1, 2)
        return False

    def _usable(self, index: int) -> bool:
        record = self.story.records[self.s.chunks[index].record]
        if record.kind != "date" or record.type == "SET":  # type: ignore[attr-defined]
            return False
        clause = self.s.clause_of[index]
        if clause.kind == REPORT or self._speaks(clause) or self._is_dateline(index):
            return False
        if record.type == "DURATION" and record.earliest is None:  # type: ignore[attr-defined]
            return bool(index) and self.codes[self.s.chunks[index - 1].head] in self.words.length_link
        return record.value not in ("PAST_REF", "FUTURE_REF") or " " in record.text  # type: ignore[attr-defined]

    def _is_dateline(self, index: int) -> bool:
        """Whether a date stands in the place and day of a dispatch: no verb before a dash or colon."""
        clause = self.s.clause_of[index]
        if clause.verb is not None or clause.kind != MAIN:
            return False
        found = re.compile("[_:;.]").search(self.s.letters, index)
        return found is not None and found.group() in "_:" and "F" not in self.s.letters[clause.first : found.start()]

    def _is_base_date(self, index: int, draft: Draft) -> bool:
        """Whether a date is what is compared with: "than in 2018"; behind a change also "from 2015", "over 2019"."""
        s, codes = self.s, self.codes
        if draft.role == "comparison" and 0 < index - draft.figure < 8 and s.clause_of[index] is s.clause_of[draft.figure]:
            return True
        perhaps = (
            index > draft.figure
            and draft.role in ("change", "comparison", "change_head", "share_of", "share")
            and s.letters[index + 1 : index + 3] != "tT"
        )
        place = index - 1
        while place >= 0 and s.letters[place] in "ItNDo":
            code = codes[s.chunks[place].head]
            if code in self.words.base_link or (perhaps and code in self.words.base_perhaps):
                return True
            if s.letters[place] == "N" and not s.chunks[place].pronoun and code not in self.words.goal:
                return False
            place -= 1
        return False

    def _date_after_than(self, draft: Draft) -> bool:
        s = self.s
        return any(
            s.letters[index] == "T" and s.clause_of[index] is draft.clause
            for index in range(draft.figure + 1, min(len(s.letters), draft.figure + 8))
        )

    def _period(self, draft: Draft) -> None:
        index = self._period_chunk(draft)
        if index is not None:
            self._set_period(draft, index)
            return
        for before, record, opening in self.s.notes:
            if self.s.chunks[draft.figure].last <= before and not any(
                chunk.letter in "FVE" and self.s.chunks[draft.figure].last <= chunk.first < before for chunk in self.s.chunks
            ):
                draft.period = record
                if self.codes[opening] in self.words.since:
                    draft.relation = "since"
                return
        if self.s.host is not None:
            for other in reversed(self.drafts):
                if other.period is not None:
                    draft.period, draft.period_to, draft.relation = other.period, other.period_to, other.relation
                    return
            return
        self._carried_period(draft)

    def _period_chunk(self, draft: Draft) -> int | None:
        s = self.s
        figure = draft.figure
        if draft.what_chunk is not None and s.chunks[draft.what_chunk].dates:
            return -2 - draft.what_chunk
        clauses = [draft.clause] if s.clause_of[figure] is draft.clause else [s.clause_of[figure], draft.clause]
        candidates = [
            index
            for index, letter in enumerate(s.letters)
            if letter == "T" and s.clause_of[index] in clauses and self._usable(index) and not self._is_base_date(index, draft)
        ]
        after = [index for index in candidates if index > figure and "F" not in s.letters[figure + 1 : index]]
        before = [index for index in candidates if index < figure]
        if after:
            return after[0]
        if before and draft.role not in ("before", "compared"):
            return before[-1] if s.clause_of[before[-1]] is draft.clause else before[0]
        after = [index for index in candidates if index > figure and not self._compares_between(figure, index)]
        if after:
            return after[0]
        if draft.role == "before":
            return None
        for index in range(figure + 1, len(s.letters)):
            clause: Clause | None = s.clause_of[index]
            assert clause is not None
            if (
                s.letters[index] == "T"
                and clause.kind in (INFINITIVE, GERUND, REDUCED)
                and clause.parent in clauses
                and self._usable(index)
                and (clause.kind != REDUCED or clause.subject != draft.what_chunk)
            ):
                return index
            if (
                s.letters[index] == "T"
                and clause.kind == UNDER
                and self._usable(index)
                and self.codes[s.chunks[clause.first].head] in self.words.when
            ):
                return index
        clause = draft.clause
        while clause is not None:
            if (clause.kind in (JOINED, BESIDE) and not self._goes_on(clause)) or draft.status in _AHEAD:
                break
            clause = clause.parent
            for index, letter in enumerate(s.letters):
                if (
                    letter == "T"
                    and s.clause_of[index] is clause
                    and self._usable(index)
                    and not self._is_base_date(index, draft)
                    and index < figure
                ):
                    return index
        return self._sentence_date(draft)

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a clause that is joined to another goes on with its subject and in the past tense."""
        parent = clause.parent
        if parent is None or parent.subject != clause.subject or clause.verb is None or parent.verb is None:
            return False
        chunk = self.s.chunks[clause.verb]
        return not chunk.chain and self.codes[chunk.head] in self.words.past

    def _compares_between(self, first: int, last: int) -> bool:
        """Whether another figure that this one is set against stands between two chunks."""
        s, words = self.s, self.words
        return any(
            s.letters[index] == "u"
            or self.codes[s.chunks[index].head] in words.base_link
            or (self.codes[s.chunks[index].head] in words.from_word and s.letters[index + 1 : index + 2] == "F")
            for index in range(first + 1, last)
        )

    def _sentence_date(self, draft: Draft) -> int | None:
        """The last date before the figure that stands at the head of a clause: it holds for those that follow."""
        s = self.s
        if draft.status == "rule":
            return None
        found = None
        for index, letter in enumerate(s.letters[: draft.figure]):
            if letter == "T" and self._usable(index) and not self._is_base_date(index, draft):
                clause = s.clause_of[index]
                if clause.kind not in (RELATIVE, REDUCED) and not self._speaks(clause) and set(s.letters[clause.first : index]) <= _FRONT:
                    found = index
        return found

    def _set_period(self, draft: Draft, index: int) -> None:
        s = self.s
        if index < -1:
            draft.period = s.chunks[-2 - index].dates[0]
            return
        codes, words = self.codes, self.words
        draft.period = s.chunks[index].record
        before = codes[s.chunks[index - 1].head] if index else ""
        following = s.letters[index + 1 : index + 3]
        link = codes[s.chunks[index + 1].head] if index + 1 < len(s.chunks) else ""
        if following in ("tT", "IT", "_T") and (link in words.to_word or link in words.until or following == "_T"):
            draft.period_to = s.chunks[index + 2].record
            return
        if s.letters[index - 2 : index] in ("Tt",) and index > 1:
            draft.period, draft.period_to = s.chunks[index - 2].record, s.chunks[index].record
            return
        if before in words.since or before in words.from_word:
            draft.relation = "since"
        elif before in words.by:
            draft.relation = "by"
        elif before in words.until:
            draft.relation = "until"

    def _carried_period(self, draft: Draft) -> None:
        """The period of the figure before in the sentence, or the one that the preceding sentence has set."""
        if draft.role in ("before", "compared"):
            return
        for other in reversed(self.drafts):
            if other.period is not None and other.clause.root() is draft.clause.root():
                draft.period, draft.period_to, draft.relation = other.period, other.period_to, other.relation
                return
        told: list[Draft] = self.story.told.get(self.number - 1) or []
        periods = {other.period: other for other in told if other.period is not None}
        if len(periods) != 1 or draft.status != "observed":
            return
        (other,) = periods.values()
        parallel = any(self._word(before.predicate) == self._word(draft.predicate) != "" for before in told)
        if other.status == "observed" and other.relation != "until" and self._lasts(other) and (parallel or self._goes_with(draft)):
            draft.period, draft.period_to, draft.relation = other.period, other.period_to, other.relation

    def _lasts(self, other: Draft) -> bool:
        """Whether a period holds for the next sentence too: a month or longer, on the calendar."""
        record: Any = self.story.records[other.period] if other.period is not None else None
        return record is not None and record.earliest is not None and (record.latest - record.earliest).days > _LONG_DAYS

    def _goes_with(self, draft: Draft) -> bool:
        """Whether a figure goes on with the times of the one before: a level or change, or something done in the past."""
        if draft.role in ("change", "level", "comparison", "share", "level_head", "change_head"):
            return True
        verb = draft.clause.verb
        past = verb is not None and self.codes[self.s.chunks[verb].head] in self.words.past and not self.s.chunks[verb].chain
        return past and draft.role in ("property", "share_of", "")

    def _word(self, units: Units | None) -> str:
        return "" if units is None else self.reading.word(units[0])

    # ------------------------------------------------------------------------------------------------ base, status, source

    def _base(self, draft: Draft) -> None:
        frame = draft.frame
        if frame is not None:
            base = frame.unit("base")
            if base is not None:
                draft.base = self.s.chunks[base].record
                return
        if draft.role == "level" and self.drafts and self.drafts[-1].role == "before" and self.drafts[-1].clause is draft.clause:
            draft.base = self.drafts[-1].record
            return
        if draft.role == "before" and self.drafts and self.drafts[-1].part is self.s:
            before = self.drafts[-1]
            if (
                before.change is None
                and before.base is None
                and before.role != "before"
                and 0 < draft.figure - before.figure < 8
                and before.what == draft.what
            ):
                before.base = draft.record
        if draft.change is None and draft.role != "comparison":
            return
        s = self.s
        best = None
        for first, _, value in s.bases:
            if self._of_clause(draft, first):
                distance = abs(first - s.chunks[draft.figure].first)
                if best is None or distance < best[0]:
                    best = distance, value
        if best is not None:
            draft.base = best[1]
            return
        for index in range(draft.figure + 1, min(len(s.letters), draft.figure + 8)):
            compared = draft.role == "comparison" or self._is_base_date(index, draft)
            if s.letters[index] == "T" and compared and s.clause_of[index] is s.clause_of[draft.figure]:
                draft.base = s.chunks[index].record
                return

    def _status(self, draft: Draft) -> None:
        words, codes, s = self.words, self.codes, self.s
        seen = self._status_words(draft)
        if draft.role == "before":
            draft.status = "rule" if self._is_rule(draft, seen) else "observed"
            return
        if draft.frame is not None and draft.frame.rule.value == "estimate":
            seen.add("estimate")
        if self._is_rule(draft, seen):
            draft.status = "rule"
        elif "missed" in seen:
            draft.status = "missed"
        elif "forecast" in seen or ("estimate" in seen and "future" in seen):
            draft.status = "forecast"
        elif "estimate" in seen:
            draft.status = "estimate"
        elif "target" in seen:
            draft.status = "target"
        elif "future" in seen:
            head = codes[s.chunks[draft.clause.verb].head] if draft.clause.verb is not None else ""
            moves = draft.role in ("level", "change", "before") and draft.clause.kind != INFINITIVE
            draft.status = "forecast" if moves and (head in words.reach or head in words.rise or head in words.fall) else "target"
        elif "conditional" in seen:
            draft.status = "conditional"
        elif "possible" in seen:
            draft.status = "estimate"

    def _status_words(self, draft: Draft) -> set[str]:
        """What the verbs say that govern a figure: its own auxiliaries, the verbs on which its clause hangs."""
        words, codes, s = self.words, self.codes, self.s
        seen: set[str] = set()
        clause: Clause | None = draft.clause
        own = True
        while clause is not None:
            if clause.verb is not None:
                chunk = s.chunks[clause.verb]
                units = chunk.chain if own else (*chunk.chain, chunk.head)
                if own and codes[chunk.head] in words.foretelling:
                    units = (*chunk.chain, chunk.head)
                if chunk.ahead:
                    seen.add("target")
                if own and draft.role == "flow" and codes[chunk.head] in words.promised:
                    seen.add("target")
                for name, chosen in words.status.items():
                    if any(codes[unit] in chosen for unit in units):
                        seen.add(name)
                if own and codes[chunk.head] in words.pledging:
                    seen.add("target")
                if clause.kind == INFINITIVE and own and not self._resultative(clause, chunk) and draft.record not in self.story.definite:
                    seen.add("future")
                if clause.kind == JOINED and not chunk.chain and codes[chunk.head] in words.base_form:
                    clause = self._clause_before(clause)
                    continue
            own = False
            if clause.kind not in _GOVERNED:
                break
            clause = clause.parent
        nouns = [draft.what_chunk, draft.clause.subject if draft.role == "level" else None]
        for index in nouns:
            noun = s.chunks[index] if index is not None else None
            if noun is None or noun.letter != "N":
                continue
            named = {codes[unit] for unit in range(noun.first, noun.last)}
            for name, chosen in (("target", words.goal), ("forecast", words.forecast_noun), ("estimate", words.estimate_noun)):
                if not named.isdisjoint(chosen):
                    seen.add(name)
        return seen

    def _clause_before(self, clause: Clause) -> Clause | None:
        """The clause whose auxiliaries a bare verb shares: "will build 3 and open 2"."""
        place = self.s.clauses.index(clause)
        for other in reversed(self.s.clauses[:place]):
            if other.subject == clause.subject and other.verb is not None:
                return other
        return None

    def _resultative(self, clause: Clause, chunk: Chunk) -> bool:
        """Whether "to reach" tells what came of it and no purpose."""
        parent = clause.parent
        head = self.s.chunks[parent.verb].head if parent is not None and parent.verb is not None else None
        return self.codes[chunk.head] in self.words.reach or (head is not None and self.codes[head] in self.words.observed)

    def _obliges(self, head: Chunk) -> bool:
        """Whether a verb group has "have to" in it."""
        return any(
            self.codes[unit] in self.words.have_to and self.codes[unit + 1] in self.words.to_word
            for unit in range(head.first, head.last - 1)
        )

    def _present(self, head: Chunk) -> bool:
        """Whether a verb group stands in the simple present: pays, is paid, may be paid."""
        codes, words = self.codes, self.words
        if head.kind != "verb":
            return False
        if not head.chain:
            return codes[head.head] in words.base_form or codes[head.head] in words.third
        return all(codes[unit] in words.present_aux for unit in head.chain)

    def _is_rule(self, draft: Draft, seen: set[str]) -> bool:
        words, codes, s = self.words, self.codes, self.s
        units: list[int] = []
        if draft.what is not None:
            units += range(*draft.what)
        near = s.chunks[draft.figure - 1] if draft.figure else None
        if near is not None and near.kind != "word":
            units += range(near.first, near.last)
        if any(codes[unit] in words.bound for unit in units):
            return True
        verb = draft.clause.verb
        head = s.chunks[verb] if verb is not None else None
        if head is not None and any(codes[unit] in words.have_to for unit in head.chain) and head.kind == "verb" and self._obliges(head):
            return True
        past = head is not None and not head.chain and codes[head.head] in words.past and not self._present(head)
        if past or (head is not None and any(codes[unit] in words.past_aux for unit in head.chain)):
            return False
        if head is not None:
            units.append(head.head)
        if any(codes[unit] in words.rule for unit in units):
            return head is not None and "target" not in seen
        if (
            head is not None
            and codes[head.head] in words.standing
            and not seen - {"possible"}
            and self._present(head)
            and draft.role != "counted"
        ):
            return True
        if head is not None and any(codes[unit] in words.duty for unit in head.chain):
            return self._period_chunk(draft) is None
        record = self.story.records[draft.record]
        if (
            head is not None
            and getattr(record, "comparator", None) == "at_most"
            and any(codes[unit] in words.allowed for unit in head.chain)
        ):
            return True
        return record.kind == "money" and getattr(record, "per", None) is not None and head is not None and not seen

    def _source(self, draft: Draft) -> None:
        if draft.source is not None:
            return
        s, codes, words = self.s, self.codes, self.words
        for index, chunk in enumerate(s.chunks):
            if chunk.kind == "word" and codes[chunk.head] in words.according:
                for place in range(index + 1, min(index + 3, len(s.letters))):
                    if s.letters[place] == "N":
                        draft.source = self._extended(place)
                        return
        for clause in s.clauses:
            if clause is draft.clause or clause.subject is None or clause.verb is None:
                continue
            if codes[s.chunks[clause.verb].head] in words.speech and s.letters[clause.subject] == "N":
                following = s.letters[clause.verb + 1 : clause.verb + 2]
                if (
                    codes[s.chunks[clause.subject].head] not in words.impersonal
                    and clause.subject not in (draft.what_chunk, draft.clause.subject)
                    and following in ("", ".", ",", "R", "N", "T", "I", "_", ":")
                ):
                    draft.source = self._extended(clause.subject)
                    return


class Respective:
    """Ties the n-th figure to the n-th thing or date: "A, B and C rose 3, 5 and 7 percent respectively"."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.s = telling.s

    def share(self) -> None:
        """Give each figure of a row its own of the row of as many dates, things or names before it."""
        for row in self._rows():
            first = row[0].figure
            dates = self._dates_before(first, len(row))
            things = self._things_before(row[0].clause.verb, len(row))
            for place, draft in enumerate(row):
                if dates:
                    draft.period, draft.period_to, draft.relation = self.s.chunks[dates[place]].record, None, None
                elif things:
                    self._tie(draft, things[place])

    def _rows(self) -> list[list[Draft]]:
        rows: list[list[Draft]] = []
        for draft in self.telling.drafts:
            if draft.part is not self.s:
                continue
            between = self.s.letters[rows[-1][-1].figure + 1 : draft.figure] if rows else "."
            if between in (",", "C", ",C", "N,", "NC", "N,C"):
                rows[-1].append(draft)
            else:
                rows.append([draft])
        return [row for row in rows if len(row) > 1]

    def _dates_before(self, figure: int, count: int) -> list[int]:
        """The chunks of the last row of as many dates before a figure."""
        pattern = "T" + "(?:,?C?T)" * (count - 1)
        found = [match.span() for match in re.finditer(pattern, self.s.letters[:figure])]
        if not found:
            return []
        return [index for index in range(*found[-1]) if self.s.letters[index] == "T"]

    def _things_before(self, verb: int | None, count: int) -> list[Units]:
        """The noun phrases of the row right before a verb, those joined in one chunk taken apart."""
        things: list[Units] = []
        index = (verb or 0) - 1
        while index >= 0 and self.s.letters[index] in "N,C":
            if self.s.letters[index] == "N":
                things = [*self._parts(self.s.chunks[index]), *things]
            index -= 1
        return things if len(things) == count else []

    def _parts(self, chunk: Chunk) -> list[Units]:
        joints = [unit for unit in range(chunk.core, chunk.last) if self.telling.reading.has(unit, "np_coordinator")]
        if len(joints) != 1:
            return [(chunk.core, chunk.last)]
        return [(chunk.core, joints[0]), (joints[0] + 1, chunk.last)]

    def _tie(self, draft: Draft, thing: Units) -> None:
        code = self.telling.codes[thing[1] - 1]
        if code in self.telling.words.property or not (code in self.telling.words.entity or code in self.telling.words.capital):
            draft.what = thing
        else:
            draft.what, draft.subject = (draft.what if draft.what_chunk is None else None), thing
