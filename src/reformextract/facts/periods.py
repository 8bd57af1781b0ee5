"""The date of its sentence that holds for a figure: in its clause, in one that it hangs on, at the head of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from reformextract.facts.clauses import BESIDE, GERUND, INFINITIVE, JOINED, MAIN, REDUCED, RELATIVE, REPORT, UNDER, Clause
from reformextract.facts.comparisons import is_base_date
from reformextract.facts.nouns import shares_auxiliaries, speaks
from reformextract.facts.scene import FactDraft, Scene

AHEAD = ("forecast", "target", "estimate", "conditional")
SET_AGAINST = ("before", "compared")  # figures of another time than the one that is told of
_STOP = re.compile("[_:;.]")
_FROM_BEFORE = re.compile("IFN?I?")
_CUT_OFF = re.compile(",I[NoI]*N$")
_FRONT = frozenset("IotC,RZBNTl:")


def is_usable(scene: Scene, index: int, draft: FactDraft | None = None) -> bool:
    """Whether a date tells when something is: no habit, dateline, bare length, nor when somebody says so; of a figure that somebody
    foretells ("expects exports of 2 million tonnes this year") one behind it does."""
    record = scene.story.records[scene.s.chunks[index].record]
    if record.kind != "date" or record.type == "SET":  # type: ignore[attr-defined]
        return False
    clause = scene.s.clause_of[index]
    if is_record(scene, index):
        return False
    if clause.kind == REPORT or is_dateline(scene, index) or (speaks(scene, clause) and not foretold(scene, index, draft)):
        return False
    if record.type == "DURATION" and record.earliest is None:  # type: ignore[attr-defined]
        return scene.code(index - 1) in scene.words.length_link
    return True


def is_record(scene: Scene, index: int) -> bool:
    """Whether a date says since when something is without equal: "the least in 11 months", "the largest fall since 2020"."""
    s = scene.s
    if not s.letters.endswith("NI", 0, index) or scene.code(index - 1) not in scene.words.record_link:
        return False
    return not scene.words.superlative.isdisjoint(scene.codes[s.chunks[index - 2].first : s.chunks[index - 1].first])


def foretold(scene: Scene, index: int, draft: FactDraft | None) -> bool:
    """Whether a date stands behind a figure that a verb of foretelling has as its object."""
    if draft is None or scene.s.clause_of[index] is not draft.clause:
        return False
    return index > draft.figure or scene.code(index - 1) in scene.words.for_word  # "for 2025 it forecast sales of"


def is_dateline(scene: Scene, index: int) -> bool:
    """Whether a date stands in the place and day of a dispatch: no verb before a dash or colon."""
    clause = scene.s.clause_of[index]
    if scene.s.chunks[index].first <= scene.s.dateline:
        return True
    if clause.verb is not None or clause.kind != MAIN:
        return False
    found = _STOP.search(scene.s.letters, index)
    return found is not None and found.group() in "_:" and "F" not in scene.s.letters[clause.first : found.start()]


def period_chunk(scene: Scene, draft: FactDraft) -> int | None:
    """The chunk of the date that holds for a figure; of one inside the thing measured -2 less its chunk."""
    chunks = scene.s.chunks
    if draft.what_chunk is not None and chunks[draft.what_chunk].dates:
        return -2 - draft.what_chunk
    if not scene.s.times:
        return None
    found = own_date(scene, draft)
    if is_lasting(scene, draft):
        return found if found is not None and "," not in scene.s.letters[draft.figure : found] else None  # when it opened is another matter
    if found is None and supposes(scene, draft.clause):
        return None
    if found is None and draft.role != "before":
        found = inner_date(scene, draft)
        if found is None:
            found = outer_date(scene, draft)
        if found is None:
            found = sentence_date(scene, draft)
        if found is None:
            found = subject_date(scene, draft)
        if found is None:
            found = joined_date(scene, draft)
    return found


def joined_date(scene: Scene, draft: FactDraft) -> int | None:
    """The date that ends a row of verbs that share a subject and "will": "will build 22 plants and install 80 meters by 2022"."""
    s, own = scene.s, draft.clause
    verb = s.chunks[own.verb] if own.verb is not None else None
    if verb is None or not (scene.codes[verb.head] in scene.words.plain if verb.chain else own.kind == JOINED):
        return None
    last = own
    for clause in s.clauses[s.clauses.index(own) + 1 :]:
        if clause.verb is None:
            continue  # what ends the sentence
        if clause.subject != own.subject or not shares_auxiliaries(scene, clause):
            return None
        last = clause
    index = s.times[-1]
    at_end = s.clause_of[index] is last and s.letters[index + 1 :].strip("._") == ""
    return index if last is not own and at_end and is_usable(scene, index, draft) and not is_base_date(scene, index, draft) else None


def supposes(scene: Scene, clause: Clause | None) -> bool:
    """Whether a clause is a case that is thought of: what stands behind "if" has no time of the sentence."""
    while clause is not None:
        if clause.kind == UNDER and scene.code(clause.first) in scene.words.supposing:
            return True
        clause = clause.parent
    return False


def is_lasting(scene: Scene, draft: FactDraft) -> bool:
    """Whether the thing measured is how long or high something is, which has no time but its own."""
    named = draft.role in ("property", "modifier") and scene.kind(draft) == "measure"
    return named and scene.code(draft.what_chunk) in scene.words.dimension


def own_date(scene: Scene, draft: FactDraft) -> int | None:
    """A date of the figure's clause: right behind the figure, else before it, else behind other figures that share it."""
    s, figure = scene.s, draft.figure
    clauses = [s.clause_of[figure], draft.clause]
    if s.letters.startswith("oR", figure + 1):  # "half of which was spent by 2020"
        clauses = [s.clause_of[figure + 2]]
    dates = [
        index
        for index in s.times
        if s.clause_of[index] in clauses and is_usable(scene, index, draft) and not is_base_date(scene, index, draft)
    ]
    dates = [index for index in dates if not set_aside(scene, index, figure) and not is_of_level_ahead(scene, index, draft)]
    after = [index for index in dates if index > figure]
    if after and "F" not in s.letters[figure + 1 : after[0]]:
        return after[0]
    if after and draft.status in AHEAD and draft.role not in SET_AGAINST and _FROM_BEFORE.fullmatch(s.letters, figure + 1, after[0]):
        return after[0]  # "will raise the fee to 5 from 3 yuan next April"
    before = [index for index in dates if index < figure and not is_of_level_before(scene, index)]
    if len(before) > 1:
        before = [index for index in before if not is_now(scene, index)] or before  # "for 2023, it now expects"
    if before and draft.role not in ("before", "compared"):
        return before[-1] if s.clause_of[before[-1]] is draft.clause else before[0]
    return next((index for index in after if not compares_between(scene, figure, index, draft.role == "counted")), None)


def is_of_level_before(scene: Scene, index: int) -> bool:
    """Whether a date tells when the level was that a change starts from: "from 9 tons in 2008 to 12 tons"."""
    figure = index - 1 - scene.s.letters.endswith("I", 0, index)
    return any(other.role == "before" and other.part is scene.s and other.figure == figure for other in scene.drafts)


def is_of_level_ahead(scene: Scene, index: int, draft: FactDraft) -> bool:
    """Whether a date behind a level that will be left tells when the one to come is reached: "to 5 yuan from 3 next April"."""
    last = scene.last
    if draft.role != "before" or last is None or last.status not in AHEAD:
        return False
    return last.period == scene.s.chunks[index].record


def is_now(scene: Scene, index: int) -> bool:
    """Whether a date is the present: "now", "today"."""
    record: Any = scene.story.records[scene.s.chunks[index].record]
    return bool(record.value == "PRESENT_REF")


def set_aside(scene: Scene, index: int, figure: int) -> bool:
    """Whether a date stands in an aside between commas that the figure is no part of: ", currently under repair, could hold 900"."""
    letters = scene.s.letters
    if not letters.endswith(",", 0, index):
        return False
    if letters.startswith("V", index + 1):
        return index > figure and scene.s.clause_of[index + 1] is not scene.s.clause_of[figure]  # ", now expects"
    return letters.startswith(("I", "E", "w"), index + 1) and (index > figure or "," in letters[index:figure])


def inner_date(scene: Scene, draft: FactDraft) -> int | None:
    """A date of a clause that hangs on the figure's and comes after it: "hopes for a million people to come today"."""
    s = scene.s
    clauses = (s.clause_of[draft.figure], draft.clause)
    for index in s.times:
        clause = s.clause_of[index]
        if index < draft.figure or not is_usable(scene, index):
            continue
        told = clause.parent if clause.kind == JOINED and clause.parent is not None else clause
        if told.kind == UNDER and scene.code(told.first) in scene.words.when and not is_of_relative(scene, told, clauses):
            return index
        if clause.kind == BESIDE and scene.code(clause.first - 1) in scene.words.since and not is_record(scene, clause.first):
            draft.relation = "since"
            return index
        if clause.kind == RELATIVE and is_of_counted(scene, clause, draft):
            draft.shares_period = False
            return index
        hangs = clause.kind in (INFINITIVE, GERUND, REDUCED) and clause.parent in clauses
        if clause.kind == REDUCED and (is_set_off(scene, draft, clause) or is_of_other_figure(scene, draft, clause)):
            continue
        if hangs and (clause.kind != REDUCED or clause.subject != draft.what_chunk or adds_up(scene, index) or is_now(scene, index)):
            return index
    return None


def is_of_relative(scene: Scene, clause: Clause, own: Sequence[Clause]) -> bool:
    """Whether "when" stands behind a relative clause that is none of the figure's: "a mill that will make 5 tons when it opens in May"."""
    before = scene.s.clause_of[max(0, clause.first - 2)]
    return before.kind == RELATIVE and before not in own


def is_set_off(scene: Scene, draft: FactDraft, clause: Clause) -> bool:
    """Whether a comma cuts a participle off: "a survey of firms, published in May", "fell 5 percent, thanks to the plan begun in May"."""
    letters = scene.s.letters
    cause = _CUT_OFF.search(letters, draft.figure, clause.first)
    return letters.endswith(",", 0, clause.first) or (cause is not None and scene.code(cause.start() + 1) in scene.words.owing)


def is_of_other_figure(scene: Scene, draft: FactDraft, clause: Clause) -> bool:
    """Whether a participle says which amount another figure is: "45 were less than half of the 300 counted in May"."""
    other = clause.subject
    return other is not None and other != draft.figure and scene.s.letters[other] == "F" and other + 1 == clause.first


def adds_up(scene: Scene, index: int) -> bool:
    """Whether a date is the end of what is counted up to it: "trips made as of May", "homes built since 2015"."""
    code = scene.code(index - 1)
    return code in scene.words.by or code in scene.words.since or scene.s.letters.endswith("Io", 0, index)


def is_of_counted(scene: Scene, clause: Clause, draft: FactDraft) -> bool:
    """Whether a relative clause tells what somebody else does with the things counted: "240 apprentices whom a mill took in 2017"."""
    what = draft.what_chunk
    own = clause.subject is not None and clause.subject > clause.first
    return own and what is not None and scene.s.letters[what + 1 : clause.first] in ("", ",")


def outer_date(scene: Scene, draft: FactDraft) -> int | None:
    """A date before the figure in a clause that the figure's hangs on; what lies ahead takes none of what has been."""
    s = scene.s
    clause: Clause | None = draft.clause
    while clause is not None and draft.status not in AHEAD:
        if clause.kind in (JOINED, BESIDE) and not goes_on(scene, clause):
            return None
        clause = clause.parent
        for index in s.times:
            if index < draft.figure and s.clause_of[index] is clause and is_usable(scene, index) and not is_base_date(scene, index, draft):
                return index
    return None


def goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether a clause that is joined to another goes on with its subject and in the past tense."""
    parent = clause.parent
    if parent is None or parent.subject != clause.subject or clause.verb is None or parent.verb is None:
        return False
    chunk = scene.s.chunks[clause.verb]
    return not chunk.chain and scene.codes[chunk.head] in scene.words.past


def compares_between(scene: Scene, first: int, last: int, counted: bool = False) -> bool:
    """Whether another figure that this one is set against stands between two chunks, and none that is reached behind it; what is
    counted is set against nothing by "from": "68 funds from 14 countries since 2020"."""
    s, words = scene.s, scene.words
    if s.letters.endswith("t", 0, s.letters.rfind("F", first, last)):
        return False  # "rose 5 percent from 6 tons to 7 tons in 2018"
    return any(
        s.letters[index] == "u"
        or scene.code(index) in words.base_link
        or (not counted and scene.code(index) in words.from_word and s.letters.startswith("F", index + 1))
        for index in range(first + 1, last)
    )


def sentence_date(scene: Scene, draft: FactDraft) -> int | None:
    """The last date before the figure that stands at the head of a clause: it holds for those that follow."""
    s = scene.s
    if draft.status == "rule":
        return None
    found = None
    for index in s.times:
        if index < draft.figure and is_usable(scene, index) and not is_base_date(scene, index, draft):
            clause = s.clause_of[index]
            if clause.kind == BESIDE and scene.code(clause.first - 1) in scene.words.since and clause.first == 1:
                draft.relation, found = "since", index  # "Since it opened in 2015, 300 firms have joined"
                continue
            heads = opens_with(scene, clause) or (
                clause.kind not in (RELATIVE, REDUCED) and not speaks(scene, clause) and set(s.letters[clause.first : index]) <= _FRONT
            )
            over = draft.status in AHEAD and is_over(scene, clause) and not goes_on_now(scene, clause, index)
            if heads and not over and not set_aside(scene, index, draft.figure):
                found = index
    return found


def opens_with(scene: Scene, clause: Clause) -> bool:
    """Whether a participle describes what stands in front of the subject: "In a survey held in May, 77 percent said"."""
    outer = clause.parent
    if clause.kind != REDUCED or outer is None or outer.subject is None:
        return False
    return clause.first < outer.subject and scene.code(outer.first) in scene.words.inside


def subject_date(scene: Scene, draft: FactDraft) -> int | None:
    """A date of what is said of the clause's subject: "the number of babies born last year fell to 3,000"."""
    s, verb = scene.s, draft.clause.verb
    if verb is None or (draft.change is None and draft.role != "level"):
        return None
    for index in s.times:
        clause = s.clause_of[index]
        if index < verb and clause.kind == REDUCED and clause.parent is draft.clause and is_usable(scene, index):
            return index
    return None


def is_over(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells what has been, so that its date is none of what lies ahead."""
    if clause.verb is None:
        return False
    chunk = scene.s.chunks[clause.verb]
    return (
        scene.codes[chunk.head] in scene.words.past if not chunk.chain else any(scene.codes[u] in scene.words.past_aux for u in chunk.chain)
    )


def goes_on_now(scene: Scene, clause: Clause, index: int) -> bool:
    """Whether a clause in the present perfect begins with its time, which is not over: "In 2024 3 million has been set aside"."""
    record: Any = scene.story.records[scene.s.chunks[index].record]
    chain = scene.s.chunks[clause.verb].chain if clause.verb is not None else ()
    perfect = bool(chain) and scene.codes[chain[0]] in scene.words.has
    within = scene.code(index - 1) in scene.words.inside
    return perfect and within and record.type == "DATE" and record.earliest is not None


def set_period(scene: Scene, draft: FactDraft, index: int) -> None:
    s = scene.s
    if index < -1:
        draft.period = s.chunks[-2 - index].dates[0]
        return
    words, letters = scene.words, s.letters
    draft.period = s.chunks[index].record
    draft.as_of = letters.endswith("Io", 0, index)
    before = scene.code(index - 1)
    is_length = scene.story.records[draft.period].__dict__.get("type") == "DURATION"  # the 26 weeks to May 1 are one
    until = letters.startswith(("tT", "IT"), index + 1) and (scene.code(index + 1) in words.to_word or scene.code(index + 1) in words.until)
    between = letters.startswith("CT", index + 1) and before in words.between
    if not is_length and (until or between or letters.startswith("_T", index + 1)):
        draft.period_to = s.chunks[index + 2].record
        return
    since = letters.endswith("ITC", 0, index) and scene.code(index - 3) in words.between
    if since or letters.endswith("Tt", 0, index):
        draft.period, draft.period_to = s.chunks[index - 2].record, s.chunks[index].record
        return
    if before in words.since or before in words.from_word:
        draft.relation = "since"
    elif before in words.by:
        draft.relation = "by"
    elif before in words.until:
        draft.relation = "until"
