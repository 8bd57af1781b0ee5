"""What a figure measures where the frame does not name it: the clause's subject, the figure before."""

from __future__ import annotations

import re

from reformextract.facts.clauses import ADVERBIAL, REDUCED, RELATIVE
from reformextract.facts.nouns import extent_of, is_entity, is_property, subject_of
from reformextract.facts.scene import FactDraft, Scene, Units

_NEAR = 6  # chunks
_APPOSED = re.compile("(?:N|oN|IN|T|IT)*,(?:T,)?")  # between a figure and a noun of change in apposition to it

_GOES_ON = ("change", "comparison", "level", "before", "times", "state")
_TELLS_PROPERTY = ("change", "comparison", "level", "before", "times", "property", "change_head", "level_head")


def take_named(scene: Scene, draft: FactDraft) -> bool:
    chunk = draft.chunk("what")
    if chunk is None:
        return False
    if draft.role == "property":
        chunk = property_of(scene, chunk)
    if scene.s.chunks[chunk].pronoun and draft.role in _GOES_ON:
        take_told_before(scene, draft)
        return True
    draft.what_chunk = chunk
    draft.what = extent_of(scene, chunk)
    if draft.what[0] < scene.s.chunks[draft.figure].first < draft.what[1]:
        draft.what = draft.what[0], scene.s.chunks[chunk].last  # the figure is no part of what it measures
    return True


def property_of(scene: Scene, index: int) -> int:
    """Of "revenue from guests of 12 million" the revenue: the property that a noun phrase right before the figure is a complement of."""
    s = scene.s
    if not s.letters.endswith("NI", 0, index) or s.clause_of[index - 2] is not s.clause_of[index]:
        return index
    return index - 2 if is_property(scene, s.chunks[index - 2]) and not is_property(scene, s.chunks[index]) else index


def take_whole(scene: Scene, draft: FactDraft) -> None:
    chunk = draft.chunk("of")
    if chunk is not None:
        draft.of = extent_of(scene, chunk)


def find_measured(scene: Scene, draft: FactDraft) -> None:
    """The thing measured: named by the frame, else what an earlier figure of the clause measures, else the subject."""
    if take_named(scene, draft):
        return
    earlier = figure_before(scene, draft)
    if earlier is not None:
        draft.what, draft.what_chunk, draft.subject = earlier.what, earlier.what_chunk, earlier.subject
        return
    subject = subject_of(scene, draft.clause)
    if subject is None:
        return
    chunk = scene.s.chunks[subject]
    if chunk.letter == "F":
        told = told_of(scene, subject)
        if told is not None:
            draft.what, draft.what_chunk, draft.subject = told.what, told.what_chunk, told.subject
        elif scene.s.letters.startswith("N", subject + 1):
            draft.what_chunk, draft.what = subject + 1, extent_of(scene, subject + 1)
        return
    if costs(scene, draft) and scene.codes[chunk.head] in scene.words.scheme:
        return  # the plan will cost so much: of the plan
    if chunk.pronoun or foretells_of_another(scene, draft) or subject == draft.chunk("predicate"):
        take_told_before(scene, draft)
        return
    told = told_of(scene, subject - 1)
    if told is not None and draft.clause.kind == RELATIVE and told.what is not None:
        draft.what, draft.what_chunk, draft.subject = told.what, told.what_chunk, told.subject
        return
    before = scene.last
    if draft.role == "share" and draft.clause.kind == ADVERBIAL and before is not None and draft.figure - before.figure < _NEAR:
        draft.what, draft.what_chunk, draft.subject = before.what, before.what_chunk, before.subject
        return
    things = scene.kind(draft) == "count" and draft.role in ("level", "change", "before")
    if things and scene.codes[chunk.head] not in scene.words.capital and chunk.owner is None:
        draft.what_chunk, draft.what = subject, extent_of(scene, subject)
        return
    if (
        is_entity(scene, chunk)
        and not costs(scene, draft)
        and not (draft.clause.kind in (RELATIVE, REDUCED) and scene.codes[chunk.head] not in scene.words.capital)
    ):
        return
    draft.what_chunk = subject
    draft.what = extent_of(scene, subject)


def take_told_before(scene: Scene, draft: FactDraft) -> None:
    """What "they rose" goes on about: the property that the figure before tells of, in this sentence or the one before."""
    if draft.role not in _GOES_ON or costs(scene, draft):
        return
    before = [other for other in scene.drafts if other.part is scene.s] or scene.story.told.get(scene.number - 1) or []
    last = before[-1] if before else None
    if last is not None and last.what is not None and last.role in _TELLS_PROPERTY:
        draft.what = last.what


def foretells_of_another(scene: Scene, draft: FactDraft) -> bool:
    """Whether the clause's subject only says what another will be: "analysts had expected a rise of 3 percent"."""
    verb = draft.clause.verb
    return verb is not None and scene.codes[scene.s.chunks[verb].head] in scene.words.foretelling and not scene.s.chunks[verb].passive


def costs(scene: Scene, draft: FactDraft) -> bool:
    """Whether the figure is what the subject costs: it is the thing then, whatever it is called."""
    return scene.code(draft.chunk("predicate")) in scene.words.price


def told_of(scene: Scene, figure: int) -> FactDraft | None:
    return next((other for other in scene.drafts if other.part is scene.s and other.figure == figure), None)


def figure_before(scene: Scene, draft: FactDraft) -> FactDraft | None:
    """The figure before in the same clause whose thing this one goes on about ("collected 7 billion, down 8 percent")."""
    before, letters = scene.last, scene.s.letters
    if before is None or draft.role not in ("change", "level", "before", "comparison", "times"):
        return None
    gives = before.role == "flow" and letters.endswith("u", before.figure, draft.figure)
    if gives and before.clause is draft.clause:
        return before  # "made 21 tons, down 6 percent": of the same, which has no name
    if before.what is None:
        return None
    predicate = draft.chunk("predicate")
    if draft.role in ("comparison", "times") and letters[draft.figure - 1] == ",":
        return before if before.clause is draft.clause else None
    if predicate is None:
        return None
    if letters[predicate] == "N" and draft.role == "change":
        between = letters[before.figure + 1 : min(predicate, draft.figure)].replace("b", "")
        return before if _APPOSED.fullmatch(between) is not None else None
    return before if letters[predicate] == "u" and before.clause is draft.clause else None


def is_listed(scene: Scene, before: FactDraft, draft: FactDraft) -> bool:
    """Whether nothing but a comma or "and" stands between a figure and the one before, a date or phrase of comparison left out."""
    between = scene.s.letters[before.figure + 1 : draft.figure].replace("IT", "").replace("T", "").replace("b", "")
    return between in (",", "C", ",C")


def aside_of_another(scene: Scene, draft: FactDraft) -> None:
    """A bare number in brackets behind a name: the same of another ("ahead of Japan (974)")."""
    host, index = scene.s.host  # type: ignore[misc]
    before = next((other for other in reversed(scene.drafts) if other.part is host and other.figure <= index), scene.drafts[-1])
    draft.what, draft.role = before.what, before.role
    draft.subject = in_front(scene, draft) or before.subject
    beside = scene.drafts[-1]
    if beside.part.host is not None and beside.part.host[0] is host and beside.of is not None and scene.kind(draft) == "ratio":
        draft.of, draft.role, draft.what = beside.of, beside.role, beside.what  # "Sweden (19% of the total), Latvia (12%)"


def in_front(scene: Scene, draft: FactDraft) -> Units | None:
    """The name that an aside stands behind, of a row the last before it: "from Germany (41 percent) and Britain (18 percent)"."""
    if draft.part.host is None or draft.part.host[1] < 0:
        return None
    host, index = draft.part.host
    chunk = host.chunks[index]
    last = min(chunk.last, draft.part.first - 1)
    if chunk.letter != "N" or scene.codes[last - 1] not in scene.words.capital:
        return None
    joints = [unit for unit in range(chunk.core, last) if scene.codes[unit] in scene.words.coordinator]
    return joints[-1] + 1 if joints else chunk.core, last


def is_counted(scene: Scene, draft: FactDraft) -> bool:
    """Whether a number after a verb of reaching counts the noun behind it, since the subject is no property."""
    s, index = scene.s, draft.figure
    if scene.kind(draft) != "count" or not s.letters.startswith("N", index + 1):
        return False
    named = draft.chunk("what")
    if named is not None and is_property(scene, s.chunks[named]):
        return False
    if scene.code(index + 1) in scene.words.total:
        return False  # topped the 3 million mark
    subject = draft.clause.subject
    if subject is None:
        return True
    chunk = s.chunks[subject]
    kind = scene.codes[chunk.head] in scene.words.of_kind or scene.codes[chunk.head] in scene.words.change_noun
    people = scene.code(index + 1) in scene.words.entity and not kind
    return chunk.pronoun or people or not is_property(scene, chunk)
