"""Of whom a figure is said: the possessor, the clause's subject, a place, else who is carried over."""

from __future__ import annotations

from reformextract.facts.carrying import carried_subject
from reformextract.facts.clauses import WITH
from reformextract.facts.nouns import core_of, extent_of, is_entity, is_property, subject_of
from reformextract.facts.scene import FactDraft, Scene, Units

_LONG_THING = 9  # units; what is described at this length is not somebody's mere "output"


def find_subject(scene: Scene, draft: FactDraft) -> None:
    """Give a fact its subject: the possessor, the clause's subject, else a place or who is carried over."""
    if draft.subject is not None or owned(scene, draft):
        return
    beside = place_behind(scene, draft)
    if beside is not None:
        draft.subject = beside
        return
    subject = acting_subject(scene, draft)
    if subject is not None and foretells(scene, draft, subject):
        draft.source = core_of(scene, subject)
        draft.subject = carried_subject(scene, draft)
    elif subject is not None and subject not in (draft.figure, draft.what_chunk) and subject - 1 != draft.figure:
        draft.subject = told_subject(scene, draft, subject)
    elif draft.role == "counted" and subject is not None:
        draft.subject = named_place(scene, draft)  # the things counted are themselves who acts
    elif draft.role != "share_of" or subject != draft.figure:
        draft.subject = outer_subject(scene, draft)


def owned(scene: Scene, draft: FactDraft) -> bool:
    """Whether the thing measured names whose it is; the subject is that one then."""
    owner = owner_of(scene, draft.what_chunk, draft) if draft.what_chunk is not None else None
    if owner is None:
        return False
    draft.subject = owner
    leave_out_owner(scene, draft)
    return True


def acting_subject(scene: Scene, draft: FactDraft) -> int | None:
    """The subject of the figure's clause; of "with" and the thing itself, that of the clause outside."""
    subject = subject_of(scene, draft.clause)
    if draft.clause.kind == WITH and draft.clause.parent is not None and subject in (draft.figure, draft.what_chunk):
        return subject_of(scene, draft.clause.parent)
    return subject


def told_subject(scene: Scene, draft: FactDraft, subject: int) -> Units | None:
    """The clause's subject in words: as it is named, the things it counts, or the one that a pronoun stands for."""
    chunk = scene.s.chunks[subject]
    if chunk.letter == "F":
        following = scene.s.letters[subject + 1 : subject + 2]
        return extent_of(scene, subject + 1) if following == "N" else outer_subject(scene, draft)
    return carried_subject(scene, draft) if chunk.pronoun else named_subject(scene, subject, draft)


def outer_subject(scene: Scene, draft: FactDraft) -> Units | None:
    """A place before the verb, else who is carried over, else a place behind it; of a thing that names itself only the first."""
    place = named_place(scene, draft)
    verb = draft.clause.verb
    fronted = place is not None and verb is not None and place[0] < scene.s.chunks[verb].first
    if fronted or names_itself(scene, draft):
        return place
    carried = carried_subject(scene, draft)
    return carried if carried is not None else place


def names_itself(scene: Scene, draft: FactDraft) -> bool:
    """Whether the thing measured says by itself whose it is: it holds a name, or a complement ("the subsidy for rural residents")."""
    if draft.what is None or draft.role == "counted":
        return False
    first, last = draft.what
    if any(scene.codes[unit] in scene.words.capital and unit != scene.s.first for unit in range(first, last - 1)):
        return True
    return last - first > _LONG_THING


def foretells(scene: Scene, draft: FactDraft, subject: int) -> bool:
    """Whether the subject is one who says what will be: "the ministry expects exports of 2 million"."""
    verb = draft.clause.verb
    if verb is None or scene.codes[scene.s.chunks[verb].head] not in scene.words.foretelling:
        return False
    return scene.codes[scene.s.chunks[subject].head] in scene.words.forecaster


def place_behind(scene: Scene, draft: FactDraft) -> Units | None:
    """The place right behind a figure that has no other noun: "70 in Beijing and 30 in Shanghai"."""
    s, index = scene.s, draft.figure
    if draft.role in ("counted", "flow", "counted_in") or s.letters[index + 1 : index + 3] != "IN":
        return None
    following = s.chunks[index + 2]
    subject = subject_of(scene, draft.clause)
    if subject is None or not (s.chunks[subject].pronoun or is_property(scene, s.chunks[subject])) or s.chunks[subject].owner is not None:
        return None
    named = scene.codes[following.head] in scene.words.capital and scene.codes[s.chunks[index + 1].head] in scene.words.place_link
    return core_of(scene, index + 2) if named and draft.role in ("level", "before", "") else None


def named_subject(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """A subject as it is named; of "China's exports" it is the possessor."""
    chunk = scene.s.chunks[index]
    if not is_entity(scene, chunk) and (chunk.owner is not None or is_property(scene, chunk)):
        owner = owner_of(scene, index, draft)
        if owner is None and draft.clause.kind == WITH and draft.clause.parent is not None:
            outer = subject_of(scene, draft.clause.parent)
            if outer is not None and outer != index and scene.s.letters[outer] == "N":
                return core_of(scene, outer)
        return owner if owner is not None else carried_subject(scene, draft)
    first, last = extent_of(scene, index)
    return first, last


def owner_of(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """The possessor of what is measured: before it ("China's exports"), behind it ("the output of the mills")."""
    s = scene.s
    chunk = s.chunks[index]
    if chunk.owner is not None:
        return chunk.owner
    if chunk.own:
        subject = subject_of(scene, draft.clause)
        if (
            subject is not None
            and subject != index
            and not s.chunks[subject].pronoun
            and s.letters[subject] == "N"
            and not is_property(scene, s.chunks[subject])
        ):
            return core_of(scene, subject)
        return carried_subject(scene, draft)
    place = index + 1
    letters = s.letters
    while place + 1 < len(letters) and letters[place] in "oI" and letters[place + 1] == "N":
        following = s.chunks[place + 1]
        named = scene.codes[following.head] in scene.words.capital and draft.role == "counted"
        held = is_property(scene, chunk) and scene.codes[chunk.head] not in scene.words.of_kind
        if letters[place] == "o" and is_entity(scene, following) and (named or held):
            return core_of(scene, place + 1)
        if letters[place] == "o" and following.owner is not None:
            return following.owner
        if letters[place] == "I" and scene.codes[s.chunks[place].head] in scene.words.by and is_property(scene, chunk):
            return core_of(scene, place + 1)
        if (
            letters[place] == "I"
            and draft.clause.subject == index
            and scene.codes[s.chunks[place].head] in scene.words.place_link
            and is_entity(scene, following)
        ):
            return core_of(scene, place + 1)
        place += 2
    return holder_of(scene, index, draft)


def leave_out_owner(scene: Scene, draft: FactDraft) -> None:
    """Of "the output of the mills" the thing is the output."""
    s, index = scene.s, draft.what_chunk
    if index is None or draft.what is None or draft.subject is None or not draft.what[0] < draft.subject[0] < draft.what[1]:
        return
    place = next((place for place in range(index, len(s.chunks)) if s.chunks[place].last >= draft.subject[1]), index)
    if place > index + 1 and s.letters[place - 1] == "o":
        draft.what = draft.what[0], s.chunks[place - 2].last


def holder_of(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """Whose property stands behind "with": "a hole with a depth of 50 cm"; of a second one it is the first one's."""
    s = scene.s
    if draft.role != "property" or index < 2:
        return None
    before = s.chunks[index - 1]
    if before.letter == "I" and scene.codes[before.head] in scene.words.with_word and s.letters[index - 2] == "N":
        return core_of(scene, index - 2)
    if before.letter == "C" and scene.drafts and scene.drafts[-1].figure == index - 2 and scene.drafts[-1].role == "property":
        return scene.drafts[-1].subject
    return None


def named_place(scene: Scene, draft: FactDraft) -> Units | None:
    """A place that the clause names: "in Sabah", "in the city"."""
    s = scene.s
    for index, letter in enumerate(s.letters):
        if letter == "I" and s.letters[index + 1 : index + 2] == "N" and s.clause_of[index] is draft.clause:
            following = scene.codes[s.chunks[index + 1].head]
            fronted = draft.clause.subject is not None and index < draft.clause.subject and following in scene.words.entity
            if scene.codes[s.chunks[index].head] in scene.words.place_link and (
                fronted or following in scene.words.place or following in scene.words.capital
            ):
                return core_of(scene, index + 1)
    return None
