"""When a figure holds: a date of its sentence, a note in brackets behind it, the period that goes on from what was told before."""

from __future__ import annotations

import re

from reformextract.facts.going_on import carried_period, since_then
from reformextract.facts.periods import SET_AGAINST, period_chunk, set_period
from reformextract.facts.scene import FactDraft, Scene

_PHRASE_BEHIND = re.compile("I?b")


def find_period(scene: Scene, draft: FactDraft) -> None:
    """Give a figure the period that holds for it."""
    index = period_chunk(scene, draft)
    if index is not None:
        set_period(scene, draft, index)
    elif draft.role in SET_AGAINST:
        draft.period = date_of_phrase(scene, draft)
    elif set_by_note(scene, draft):
        return
    elif scene.s.host is not None:
        other = next((other for other in reversed(scene.drafts) if other.period is not None), None)
        if other is not None:
            draft.period, draft.period_to, draft.relation = other.period, other.period_to, other.relation
    elif not since_then(scene, draft):
        carried_period(scene, draft)


def set_by_note(scene: Scene, draft: FactDraft) -> bool:
    """Give a figure the date in brackets right behind it: "12 clinics (2016)", "grew by 5 percent (since 2014)"."""
    last = scene.s.chunks[draft.figure].last
    for before, record, opening in scene.s.notes:
        if last > before or any(chunk.letter in "FVE" and last <= chunk.first < before for chunk in scene.s.chunks):
            continue
        draft.period = record
        if scene.codes[opening] in scene.words.since:
            draft.relation = "since"
        return True
    return False


def date_of_phrase(scene: Scene, draft: FactDraft) -> int | None:
    """The date of a figure set against others, where it is a phrase of comparison: "against 81 percent in the same month of 2017"."""
    found = _PHRASE_BEHIND.match(scene.s.letters, draft.figure + 1)
    if found is None:
        return None
    phrase = scene.s.chunks[found.end() - 1]
    return scene.story.date_within(scene.number, phrase.first, phrase.last)
