"""With what a figure is compared: the direction of a change, its base."""

from __future__ import annotations

from reformextract.facts.scene import FactDraft, Scene


def direction_of(scene: Scene, draft: FactDraft) -> str | None:
    frame = draft.frame
    if frame is None:
        return None
    if frame.rule.value:
        return frame.rule.value
    index = frame.unit("predicate")
    if index is None:
        return None
    code = scene.codes[scene.s.chunks[index].head]
    if code in scene.words.fall or code in scene.words.down:
        return "decrease"
    return "increase"


def of_clause(scene: Scene, draft: FactDraft, unit: int) -> bool:
    for index, chunk in enumerate(scene.s.chunks):
        if chunk.first <= unit < chunk.last:
            return scene.s.clause_of[index] is draft.clause or index - draft.figure in (1, 2)
    return False


def is_base_date(scene: Scene, index: int, draft: FactDraft) -> bool:
    """Whether a date is what is compared with: "than in 2018"; behind a change also "from 2015", "over 2019"."""
    s, codes = scene.s, scene.codes
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
        if code in scene.words.base_link or (perhaps and code in scene.words.base_perhaps):
            return True
        if s.letters[place] == "N" and not s.chunks[place].pronoun and code not in scene.words.goal:
            return False
        place -= 1
    return False


def date_after_than(scene: Scene, draft: FactDraft) -> bool:
    s = scene.s
    return any(
        s.letters[index] == "T" and s.clause_of[index] is draft.clause
        for index in range(draft.figure + 1, min(len(s.letters), draft.figure + 8))
    )


def find_base(scene: Scene, draft: FactDraft) -> None:
    frame = draft.frame
    if frame is not None:
        base = frame.unit("base")
        if base is not None:
            draft.base = scene.s.chunks[base].record
            return
    if draft.role == "level" and scene.drafts and scene.drafts[-1].role == "before" and scene.drafts[-1].clause is draft.clause:
        draft.base = scene.drafts[-1].record
        return
    if draft.role == "before" and scene.drafts and scene.drafts[-1].part is scene.s:
        before = scene.drafts[-1]
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
    s = scene.s
    best = None
    for first, _, value in s.bases:
        if of_clause(scene, draft, first):
            distance = abs(first - s.chunks[draft.figure].first)
            if best is None or distance < best[0]:
                best = distance, value
    if best is not None:
        draft.base = best[1]
        return
    for index in range(draft.figure + 1, min(len(s.letters), draft.figure + 8)):
        compared = draft.role == "comparison" or is_base_date(scene, index, draft)
        if s.letters[index] == "T" and compared and s.clause_of[index] is s.clause_of[draft.figure]:
            draft.base = s.chunks[index].record
            return
