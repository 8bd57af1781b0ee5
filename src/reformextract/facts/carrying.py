"""Of whom the text speaks: subjects carried over from the sentence, the sentences before, the headline."""

from __future__ import annotations

from reformextract.facts.clauses import Clause
from reformextract.facts.nouns import core_of, is_entity, speaks
from reformextract.facts.scene import FactDraft, Scene, Units

_OTHERS = ("held", "compared")  # figures of others, which the next sentence does not go on about


def carried_subject(scene: Scene, draft: FactDraft) -> Units | None:
    """The subject that the sentence, the sentences before or the headline have set."""
    for other in reversed(scene.drafts):
        if other.subject is not None:
            return other.subject
    clause: Clause | None = draft.clause
    while clause is not None:
        if clause.subject is not None and clause.subject not in (draft.what_chunk, draft.figure):
            chunk = scene.s.chunks[clause.subject]
            if chunk.letter == "N" and not chunk.pronoun and is_entity(scene, chunk) and not speaks(scene, clause):
                return core_of(scene, clause.subject)
        clause = clause.parent
    for number in range(scene.number - 1, max(-1, scene.number - 4), -1):
        topic = topic_of(scene, number)
        if topic is not None:
            return topic
    return topic_of(scene, 0) if scene.number > 3 else None


def antecedent(scene: Scene, draft: FactDraft) -> Units | None:
    """Whom "it" or "their" means: who speaks, the subject of the sentence before where it names somebody, else who is carried over."""
    speaker = speaker_of(scene, draft)
    if speaker is not None:
        return speaker
    for clause in scene.s.clauses:
        if (
            clause.subject is not None
            and clause.subject < draft.figure
            and clause is not draft.clause
            and scene.s.letters[clause.subject] == "N"
        ):
            return carried_subject(scene, draft)
    number = scene.number - 1
    if number < 0:
        return None
    here, scene.s = scene.s, scene.story.sentence(number)
    try:
        for clause in scene.s.clauses:
            if clause.subject is None or clause.verb is None or speaks(scene, clause):
                continue
            chunk = scene.s.chunks[clause.subject]
            if chunk.letter == "N" and not chunk.pronoun and is_entity(scene, chunk):
                return core_of(scene, clause.subject)
            break
    finally:
        scene.s = here
    return carried_subject(scene, draft)


def speaker_of(scene: Scene, draft: FactDraft) -> Units | None:
    """The body that speaks of itself: "the bank said its profit rose"; nobody where another stands between."""
    place = scene.s.clauses.index(draft.clause)
    before = next((clause for clause in reversed(scene.s.clauses[:place]) if clause.verb is not None), None)
    if before is None or before.subject is None or not speaks(scene, before) or before.verb is None or before.verb > draft.figure:
        return None
    chunk = scene.s.chunks[before.subject]
    return core_of(scene, before.subject) if chunk.letter == "N" and not chunk.pronoun and is_entity(scene, chunk) else None


def topic_of(scene: Scene, number: int) -> Units | None:
    """Of whom a sentence before speaks, found once: the subject of its last fact, else that of its first clause with one."""
    known = scene.story.topics
    if number not in known:
        known[number] = _topic(scene, number)
    return known[number]


def is_contrast(scene: Scene, draft: FactDraft) -> bool:
    """Whether a figure stands in a side clause, whose subject's reign ends with the sentence: ", while Hull bought 3 tons"."""
    clause = draft.clause
    return draft.part.letters[clause.first] == "Z" and scene.codes[draft.part.chunks[clause.first].head] in scene.words.contrast


def _topic(scene: Scene, number: int) -> Units | None:
    for draft in reversed(scene.story.told.get(number, ())):
        if draft.subject is not None and draft.role not in _OTHERS and not is_contrast(scene, draft):
            return draft.subject
    here, scene.s = scene.s, scene.story.sentence(number)
    try:
        for clause in scene.s.clauses:
            if clause.subject is None or clause.verb is None or speaks(scene, clause):
                continue
            chunk = scene.s.chunks[clause.subject]
            if chunk.letter != "N" or chunk.pronoun:
                continue
            if chunk.owner is not None and not is_entity(scene, chunk):
                return chunk.owner
            if is_entity(scene, chunk):
                return core_of(scene, clause.subject)
    finally:
        scene.s = here
    return None
