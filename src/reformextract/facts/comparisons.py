"""With what a figure is compared: the direction of a change, its base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reformextract.facts.clauses import GAPPED
from reformextract.facts.scene import FactDraft, Scene

_NEAR = 8  # chunks
_COMPARES = ("comparison", "times")
_AHEAD = ("target", "forecast")  # a change to come is counted from no day that it begins on
_DAY = len("2019-01-23")


def direction_of(scene: Scene, draft: FactDraft) -> str | None:
    frame = draft.frame
    if frame is None:
        return None
    if frame.rule.value:
        return frame.rule.value
    code = scene.code(frame.unit("predicate"))
    if code in scene.words.fall or code in scene.words.down:
        return "decrease"
    return "increase"


def of_clause(scene: Scene, draft: FactDraft, unit: int) -> bool:
    for index, chunk in enumerate(scene.s.chunks):
        if chunk.first <= unit < chunk.last:
            return scene.s.clause_of[index] is draft.clause
    return False


def is_base_date(scene: Scene, index: int, draft: FactDraft) -> bool:
    """Whether a date is what is compared with: "than in 2018"; behind a change also "from 2015", "over 2019"."""
    s, codes = scene.s, scene.codes
    if index == multiplied(scene, draft):
        return True
    behind = dates_behind(scene, draft) if draft.role in _COMPARES else []
    if index in behind:
        return index == behind[-1] if draft.role == "times" else compares_with(scene, draft, index)
    perhaps = (
        index > draft.figure
        and draft.role in ("change", "change_head")
        and not s.letters.startswith("tT", index + 1)
        and may_be_base(scene, index)
        and (draft.status not in _AHEAD or scene.code(index - 1) in scene.words.on_word)
    )
    place = index - 1
    while place >= 0 and s.letters[place] in "ItNDo":
        code = codes[s.chunks[place].head]
        if code in scene.words.base_link or code in scene.words.above or (perhaps and code in scene.words.base_perhaps):
            return True
        if s.letters[place] == "N" and not s.chunks[place].pronoun and code not in scene.words.goal and code not in scene.words.total:
            return False
        place -= 1
    return False


def multiplied(scene: Scene, draft: FactDraft) -> int | None:
    """The date of whose level a figure is a multiple: "twice that of 2015"."""
    of_date = scene.s.letters.startswith(("NoT", "RoT"), draft.figure + 1)
    return draft.figure + 3 if of_date and scene.story.records[draft.record].__dict__.get("unit") == "times" else None


def compares_with(scene: Scene, draft: FactDraft, index: int) -> bool:
    """Whether "than" stands before a date, or nothing between it and "above": "5 percent above 2018", not "above the average on Sunday"."""
    beside = index == draft.figure + 2 or scene.s.letters.endswith("o", 0, index)
    return beside or any(scene.code(place) in scene.words.base_link for place in range(draft.figure + 1, index))


def may_be_base(scene: Scene, index: int) -> bool:
    """Whether a date behind "from", "over" or "on" may be what is compared with: "over 2019"; a day or a length is when it was."""
    record: Any = scene.story.records[scene.s.chunks[index].record]
    from_then = scene.code(index - 1) in scene.words.from_word
    return from_then or (record.type == "DATE" and max(map(len, record.value.split("/"))) < _DAY)  # a year of 2008/09 too


def dates_behind(scene: Scene, draft: FactDraft) -> list[int]:
    """The dates a little behind a figure in its clause."""
    s, figure = scene.s, draft.figure
    return [index for index in s.times if figure < index < figure + _NEAR and s.clause_of[index] is s.clause_of[figure]]


def find_base(scene: Scene, draft: FactDraft) -> None:
    """Give a fact its base: the figure that the frame names, the level before, a phrase of comparison, a date compared with."""
    base, last = draft.chunk("base"), scene.last
    if base is not None:
        draft.base = scene.s.chunks[base].record
    elif draft.role == "level" and last is not None and last.role == "before" and last.clause is draft.clause:
        draft.base = last.record
    elif draft.role == "before" and last is not None:
        be_base_of(draft, scene.drafts)
    elif draft.change is not None or draft.role in _COMPARES or multiplied(scene, draft) is not None:
        draft.base = phrase_of_base(scene, draft) or date_of_base(scene, draft)
        if draft.base is None and draft.clause.kind == GAPPED and last is not None and isinstance(last.base, str):
            draft.base = last.base  # "rose 5 percent year on year and imports 7 percent"


def be_base_of(draft: FactDraft, told: Sequence[FactDraft]) -> None:
    """Make a level before the base of the level that was told first: "to 193,000, down (5 percent) from 322,000"."""
    for level in reversed(told[-2:]):
        if level.part is not draft.part or level.what != draft.what or draft.figure - level.figure >= _NEAR:
            return
        if level.change is None:
            if level.base is None and level.role != "before":
                level.base = draft.record
            return


def phrase_of_base(scene: Scene, draft: FactDraft) -> str | None:
    """The nearest phrase of comparison of the clause: year on year."""
    figure = scene.s.chunks[draft.figure]
    own = [(first, last, value) for first, last, value in scene.s.bases if of_clause(scene, draft, first)]
    return min(own, key=lambda base: max(base[0] - figure.last, figure.first - base[1]))[2] if own else None


def date_of_base(scene: Scene, draft: FactDraft) -> int | None:
    """The date that a change is measured from: "than in 2018", "compared with 2018," at the head of its clause."""
    s = scene.s
    before = (index for index in s.times if index < draft.figure and s.clause_of[index] is draft.clause)
    dates = [*dates_behind(scene, draft), *before]
    found = multiplied(scene, draft) or next((index for index in dates if is_base_date(scene, index, draft)), None)
    return scene.s.chunks[found].record if found is not None else None
