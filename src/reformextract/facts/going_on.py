"""The period that goes on from the figures before: those of the sentence, those of the sentences before it."""

from __future__ import annotations

from typing import Any

from reformextract.facts.clauses import REDUCED, RELATIVE, Clause
from reformextract.facts.nouns import is_present
from reformextract.facts.periods import AHEAD, SET_AGAINST, is_lasting, is_over, is_usable, supposes
from reformextract.facts.scene import FactDraft, Scene, Units

_LONG_DAYS = 25
_REACH = 3  # sentences
_LEVELS = ("change", "level", "comparison", "share", "level_head", "change_head")
_REPORTED = (*_LEVELS, "share_of", "held", "share_named")  # what bulletins go on telling of their month
_TO_COME = (*_LEVELS, "property", "share_of", "of_them")


def carried_period(scene: Scene, draft: FactDraft) -> None:
    """The period of the figure before in the sentence, or the one that the preceding sentence has set."""
    if draft.role in SET_AGAINST or supposes(scene, draft.clause) or is_lasting(scene, draft):
        return
    other = told_beside(scene, draft) or told_before(scene, draft)
    if other is not None:
        draft.period, draft.period_to, draft.relation, draft.as_of = other.period, other.period_to, other.relation, other.as_of


def since_then(scene: Scene, draft: FactDraft) -> bool:
    """Give a figure the last date of the sentence before where it tells of the time since: "Since then 45 came", "has since fallen"."""
    if not says_since(scene, draft) or not scene.number:
        return False
    with scene.at(scene.number - 1):
        dates = [index for index in scene.s.times if is_usable(scene, index)]
        if not dates:
            return False
        draft.period, draft.relation = scene.s.chunks[dates[-1]].record, "since"
    return True


def says_since(scene: Scene, draft: FactDraft) -> bool:
    """Whether "since then" stands before a figure, or "since" between the auxiliary and the verb of its clause."""
    s, codes, words = scene.s, scene.codes, scene.words
    verb = s.chunks[draft.clause.verb] if draft.clause.verb is not None else None
    if verb is not None and verb.chain and not words.since.isdisjoint(codes[verb.chain[0] : verb.head]):
        return True
    places = (unit for unit in range(s.first, s.chunks[draft.figure].first) if codes[unit] in words.since)
    return any(codes[unit + 1] in words.then for unit in places)


def told_beside(scene: Scene, draft: FactDraft) -> FactDraft | None:
    """The figure before in the sentence whose period holds for this one too."""
    root = draft.clause.root()
    for other in reversed(scene.drafts):
        if other.period is None or not other.shares_period or other.clause.root() is not root:
            continue
        if other.role in SET_AGAINST or is_of_before(scene, other):
            continue
        if draft.status in AHEAD if is_over(scene, other.clause) else other.status in AHEAD and draft.status == "observed":
            continue  # what lies ahead takes none of what has been, nor the other way round
        if not encloses_only_its_own(other, draft):
            return other
    return None


def told_before(scene: Scene, draft: FactDraft) -> FactDraft | None:
    """The figure of a sentence before whose period goes on: the one that all its figures share."""
    if scene.lasting is None:
        scene.lasting = (lasting_period(scene),)
    (other,) = scene.lasting
    if other is None:
        return None
    if other.status != "observed" or draft.status != "observed":
        return other if is_foretold_on(scene, draft, other) else None
    if other not in scene.story.told.get(scene.number - 1, ()):
        return other if other.relation is None and draft.role in _REPORTED and is_past(scene, draft.clause) else None
    told = scene.story.told[scene.number - 1]
    parallel = any(word_of(scene, before.predicate) == word_of(scene, draft.predicate) != "" for before in told)
    if other.relation == "since" and draft.role not in _LEVELS:
        return None
    return other if parallel or goes_with(scene, draft) or there_were(scene, draft) else None


def lasting_period(scene: Scene) -> FactDraft | None:
    """Of the nearest sentence before that tells of a period a figure with the only one that is told there, where that goes on."""
    for number in range(scene.number - 1, max(-1, scene.number - 1 - _REACH), -1):
        told = scene.story.told.get(number) or ()
        own = [other for other in told if other.period is not None and other.role not in SET_AGAINST and not is_of_before(scene, other)]
        main = [other for other in own if other.clause.kind != RELATIVE]  # of what "which has been so since May" tells another is told
        periods = {other.period: other for other in main or own}
        if len(periods) > 1:
            return None
        for other in periods.values():
            return other if other.relation != "until" and lasts(scene, other) else None
        reported = period_of_report(scene, number)
        if reported is not None:
            return reported if lasts(scene, reported) else None
    return None


def period_of_report(scene: Scene, number: int) -> FactDraft | None:
    """The period of which a sentence says that results are told: "announced its results for the year to May"."""
    if not scene.story.names_time(number) or scene.words.report.isdisjoint(scene.codes[slice(*scene.story.bounds(number))]):
        return None
    with scene.at(number):
        s = scene.s
        for index in s.times:
            if s.letters.endswith(("NI", "No"), 0, index) and scene.code(index - 2) in scene.words.report:
                return FactDraft(index, -1, None, s.clause_of[index], s, period=s.chunks[index].record)
    return None


def is_foretold_on(scene: Scene, draft: FactDraft, other: FactDraft) -> bool:
    """Whether a level to come goes on with a forecast behind its time: "For 2025 Hull expects sales of 5. Costs will be 3"."""
    if other.status != "forecast" or draft.status not in AHEAD or other.relation is not None or other.period is None:
        return False
    beside = other in scene.story.told.get(scene.number - 1, ()) and not scene.story.opens_paragraph(scene.number)
    return beside and draft.role in _TO_COME and scene.story.drafts[other.period].first <= other.part.first + 1


def is_of_before(scene: Scene, other: FactDraft) -> bool:
    """Whether a figure is of the time before the one that is told of: "a year earlier", "compared with a loss of 3 million in 2017"."""
    chunk = other.what_chunk
    if chunk is not None and chunk < other.figure and other.part.letters.endswith("I", 0, chunk):
        links = {scene.codes[before.head] for before in other.part.chunks[max(0, chunk - 2) : chunk] if before.letter == "I"}
        if not scene.words.base_link.isdisjoint(links):
            return True
    draft = scene.story.drafts[other.period] if other.period is not None else None
    return draft is not None and scene.codes[draft.last - 1] in scene.words.earlier


def encloses_only_its_own(other: FactDraft, draft: FactDraft) -> bool:
    """Whether an earlier figure stands in a relative clause that a later one has no part in: its time is that of the clause."""
    clause: Clause | None = draft.clause
    if other.clause.kind not in (RELATIVE, REDUCED):
        return False
    while clause is not None and clause is not other.clause:
        clause = clause.parent
    return clause is None


def lasts(scene: Scene, other: FactDraft) -> bool:
    """Whether a period holds for the next sentence too: a month or longer, on the calendar."""
    record: Any = scene.story.records[other.period] if other.period is not None else None
    if record is None or record.earliest is None:
        return False
    return (record.latest - record.earliest).days > _LONG_DAYS or other.as_of


def there_were(scene: Scene, draft: FactDraft) -> bool:
    """Whether a sentence says how many there were, or how many somebody had."""
    clause = draft.clause
    if clause.verb is None or scene.s.chunks[clause.verb].chain or scene.code(clause.verb) not in scene.words.were:
        return False
    return scene.code(clause.subject) in scene.words.there or (scene.code(clause.verb) in scene.words.have and draft.role == "counted")


def goes_with(scene: Scene, draft: FactDraft) -> bool:
    """Whether a figure goes on with the times of the one before: a level or change, or something done in the past."""
    verb = draft.clause.verb
    if draft.role in _LEVELS:
        return verb is None or not is_present(scene, scene.s.chunks[verb])  # what is sold at so much was not in the year before
    if draft.role == "share_of":
        return is_past(scene, draft.clause)
    if verb is None or scene.s.chunks[verb].chain:
        return False
    return scene.code(verb) in scene.words.past and draft.role in ("property", "", "flow")


def is_past(scene: Scene, clause: Clause) -> bool:
    """Whether a clause has a verb in the past tense: "fell", "was", "had been", "came to see", not "has been"."""
    if clause.verb is None:
        return False
    chunk = scene.s.chunks[clause.verb]
    code = scene.codes[chunk.chain[0] if chunk.chain else chunk.head]
    return code in scene.words.past or code in scene.words.were


def word_of(scene: Scene, units: Units | None) -> str:
    return "" if units is None else scene.reading.word(units[0])
