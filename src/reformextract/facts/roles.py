"""What a frame makes of a figure: one function for each ``build`` of the patterns."""

from __future__ import annotations

import re
from collections.abc import Callable

from reformextract.facts.clauses import GAPPED
from reformextract.facts.comparisons import dates_behind, direction_of, of_clause
from reformextract.facts.grammar import Chunk
from reformextract.facts.measured import aside_of_another, find_measured, is_listed, take_named, take_told_before, take_whole
from reformextract.facts.nouns import core_of, extent_of, is_entity, is_property, said_to_be, subject_of
from reformextract.facts.scene import FactDraft, Scene, Units

_APPOSED_SHARE = re.compile("(?:oN|N|IT|T)*,C?")  # between a figure and its share
_BEHIND = re.compile("N?(?P<link>I)N(?:C|,C?)")  # between a figure and the same of another place, which stand behind them
_ELSEWHERE = re.compile("(?:,|C|,C)I(?P<place>N)(?:oN|I(?:F?N))*(?:,?I)?")  # between a figure and the same of another place


def build_change(scene: Scene, draft: FactDraft) -> None:
    chunk = predicate_of(scene, draft)
    if chunk is not None and chunk.letter == "N" and chunk.head > chunk.core and scene.codes[chunk.head - 1] in scene.words.property:
        draft.what = chunk.core, chunk.head  # "saw rainfall drop by 5 percent"
    else:
        find_measured(scene, draft)
    draft.change = direction_of(scene, draft)


def predicate_of(scene: Scene, draft: FactDraft) -> Chunk | None:
    index = draft.chunk("predicate")
    return scene.s.chunks[index] if index is not None else None


def build_change_head(scene: Scene, draft: FactDraft) -> None:
    build_level_head(scene, draft)
    draft.change = direction_of(scene, draft)


def build_level_head(scene: Scene, draft: FactDraft) -> None:
    """What changes is the noun phrase without the word of change at its end."""
    chunk = scene.s.chunks[draft.frame.unit("predicate")]  # type: ignore[union-attr,index]
    if chunk.head > chunk.core:
        draft.what = chunk.core, chunk.head
        draft.what_chunk = draft.frame.unit("predicate")  # type: ignore[union-attr]
    else:
        find_measured(scene, draft)


def build_level(scene: Scene, draft: FactDraft) -> None:
    find_measured(scene, draft)


def build_of_them(scene: Scene, draft: FactDraft) -> None:
    """The noun and the subject are those of the figure before."""
    counted = [other for other in scene.drafts if other.part is scene.s and other.role == "counted"] or scene.drafts
    complement = said_to_be(scene, draft)
    if complement is not None and counted:
        draft.what_chunk, draft.what, draft.subject = complement, extent_of(scene, complement), counted[-1].subject
    elif not counted:
        told = next((other for other in scene.story.told.get(scene.number - 1, ()) if other.role == "counted"), None)
        if told is not None:
            draft.what, draft.subject = told.what, told.subject
    elif counted[-1].part is scene.s:
        draft.what, draft.what_chunk, draft.subject = counted[-1].what, counted[-1].what_chunk, counted[-1].subject


def build_comparison(scene: Scene, draft: FactDraft) -> None:
    if is_more_of_them(scene, draft):
        take_counted_before(scene, draft)
        return
    find_measured(scene, draft)
    if any(of_clause(scene, draft, unit) for unit, _, _ in scene.s.bases) or dates_behind(scene, draft):
        draft.change = direction_of(scene, draft)


def is_more_of_them(scene: Scene, draft: FactDraft) -> bool:
    """Whether so many more are counted of those told before: "hired two engineers and wants five more"."""
    letters, figure = scene.s.letters, draft.figure
    if scene.kind(draft) != "count" or any(scene.code(place) in scene.words.base_link for place in range(figure + 1, len(letters))):
        return False
    return letters[figure + 2 : figure + 3] in (".", ",", "", ";", "T", "I", "C") and letters[figure - 1] in "VEIotC"


def take_counted_before(scene: Scene, draft: FactDraft) -> None:
    """Make a figure one of the things that were counted last, in this sentence or the one before."""
    told = [*(scene.story.told.get(scene.number - 1) or ()), *(other for other in scene.drafts if other.part is scene.s)]
    counted = next((other for other in reversed(told) if other.role == "counted" and other.what is not None), None)
    if counted is not None:
        draft.what, draft.what_chunk, draft.role = counted.what, counted.what_chunk if counted.part is scene.s else None, "counted"
        draft.predicate = None  # the verb, not "more"


def build_share(scene: Scene, draft: FactDraft) -> None:
    find_measured(scene, draft)
    subject = subject_of(scene, draft.clause)
    if (
        draft.what_chunk is not None
        and draft.what_chunk == subject
        and not is_property(scene, scene.s.chunks[subject])
        and draft.frame is not None
        and draft.frame.rule.id == "fact.share_verb"
    ):
        draft.subject, draft.what, draft.what_chunk = draft.what, None, None
    take_whole(scene, draft)


def build_compared(scene: Scene, draft: FactDraft) -> None:
    """Another value of what the figure before measures."""
    before = scene.last
    if before is not None:
        draft.what, draft.what_chunk, draft.subject = before.what, before.what_chunk, before.subject
        if scene.kind(draft) == "ratio":
            draft.of = before.of


def build_restated(scene: Scene, draft: FactDraft) -> None:
    """The same as the figure before, as a share."""
    before = scene.last
    if before is not None:
        draft.clause, draft.what, draft.what_chunk, draft.subject = before.clause, before.what, before.what_chunk, before.subject
    take_whole(scene, draft)


def build_moved(scene: Scene, draft: FactDraft) -> None:
    """What fell below a number is at a level, what fell a number has changed by it."""
    bound = scene.story.records[draft.record].__dict__.get("comparator") in ("less_than", "more_than")
    draft.role = "level" if bound else "change"
    BUILDERS[draft.role](scene, draft)


def build_held(scene: Scene, draft: FactDraft) -> None:
    """Of the one before "with"; the thing is that of the figure before."""
    holder = draft.chunk("holder")
    if (
        holder is not None
        and scene.s.letters[:holder].endswith("No")
        and (holder if draft.clause.subject is None else draft.clause.subject) < holder - 2
    ):
        draft.what_chunk, draft.what = holder, extent_of(scene, holder)  # "was the main buyer of tea with 3 tons"
        return
    if holder is not None and is_entity(scene, scene.s.chunks[holder]) and holder != draft.clause.subject:
        draft.subject = core_of(scene, holder)
    if scene.last is not None:
        draft.what = scene.last.what


def build_extreme(scene: Scene, draft: FactDraft) -> None:
    """Of the place where it is highest; the thing is the clause's subject, or what "it" goes on about."""
    holder = draft.chunk("holder")
    if holder is not None:
        draft.subject = extent_of(scene, holder)
    subject = subject_of(scene, draft.clause)
    if scene.last is not None and scene.last.clause is draft.clause:
        draft.what = scene.last.what
    elif subject is not None and scene.s.chunks[subject].pronoun:
        draft.role = "level"
        take_told_before(scene, draft)
    elif subject is not None:
        draft.what = extent_of(scene, subject)
    draft.role = "held"


def build_share_of(scene: Scene, draft: FactDraft) -> None:
    take_whole(scene, draft)
    before = scene.last
    whole = draft.of is not None and scene.codes[draft.of[1] - 1] in scene.words.total
    if whole and before is not None and _APPOSED_SHARE.fullmatch(scene.s.letters, before.figure + 1, draft.figure):
        draft.what, draft.subject = before.what, before.subject  # "came to 48 billion, half of the total"
        return
    clause = draft.clause
    if clause.subject == draft.figure and clause.verb is not None and scene.s.chunks[clause.verb].copula:
        following = clause.verb + 1
        if scene.s.letters.startswith("N", following):
            draft.what_chunk, draft.what = following, extent_of(scene, following)


def build_property(scene: Scene, draft: FactDraft) -> None:
    take_named(scene, draft)


def build_share_named(scene: Scene, draft: FactDraft) -> None:
    take_named(scene, draft)
    take_whole(scene, draft)


def build_counted(scene: Scene, draft: FactDraft) -> None:
    if draft.what_chunk is None:
        draft.what_chunk = draft.chunk("what")
    if draft.what_chunk is not None:
        draft.what = extent_of(scene, draft.what_chunk)


def build_flow(scene: Scene, draft: FactDraft) -> None:
    """An amount given has no name of its own; that of a property is its subject."""
    subject = subject_of(scene, draft.clause)
    if subject is not None and scene.s.letters[subject] == "N" and is_property(scene, scene.s.chunks[subject]):
        find_measured(scene, draft)
    elif foretold_before(scene, draft):
        told = [other for other in scene.story.told.get(scene.number - 1, ()) if other.role in ("level", "change", "property")]
        if told and subject is not None:
            draft.what, draft.subject, draft.source = told[0].what, told[0].subject, core_of(scene, subject)


def shares_whole(scene: Scene, draft: FactDraft) -> bool:
    """Whether a share is one of the whole of the share before: "of those asked 54 percent agreed and 31 percent did not"."""
    letters, figure, before = scene.s.letters, draft.figure, scene.last
    if before is None or before.of is None or before.role != "share_of":
        return False
    if scene.kind(draft) != "ratio" or letters[figure - 1] not in "CZ,":
        return False
    acts = letters.startswith(("V", "E"), figure + 1) and draft.clause.subject == figure
    return acts or letters.startswith(("tN", "IN"), figure + 1)


def acts_alone(scene: Scene, draft: FactDraft) -> bool:
    """Whether a number without a noun is subject or object of its clause: "of the 98 towns 62 grew", "built 23 mills and closed nine"."""
    letters, figure = scene.s.letters, draft.figure
    if scene.kind(draft) != "count":
        return False
    if letters.startswith(("V", "E"), figure + 1):
        return draft.clause.subject == figure
    if scene.code(figure - 1) in scene.words.such:
        return True  # "50,000 flats, including 8,000 in the centre"
    return letters[:figure].endswith(("V", "E", "C")) and letters[figure + 1 : figure + 2] in (",", ".", "C", "I", "T", "B", ";", "")


def foretold_before(scene: Scene, draft: FactDraft) -> bool:
    """Whether the figure is all that somebody had foreseen, of what the sentence before tells: "Analysts had expected 49 million"."""
    verb = draft.clause.verb
    return verb is not None and verb + 1 == draft.figure and scene.code(verb) in scene.words.foretelling


def build_bare(scene: Scene, draft: FactDraft) -> None:
    clause = draft.clause
    if scene.s.letters.startswith("oR", draft.figure + 1) and scene.code(draft.figure + 2) in scene.words.them:
        draft.clause = scene.s.clause_of[draft.figure + 2]
        return  # "half of which was spent": a share of what stands before
    complement = said_to_be(scene, draft) if scene.kind(draft) == "count" else None
    if complement is not None:
        draft.what_chunk, draft.what, draft.role = complement, extent_of(scene, complement), "counted"
        if scene.last is not None:
            draft.subject = scene.last.subject
        return
    if scene.s.host is not None and scene.drafts:
        aside_of_another(scene, draft)
        return
    if shares_whole(scene, draft):
        draft.role, draft.of = "share_of", scene.drafts[-1].of
        return
    if goes_from_to(scene, draft) or is_elsewhere(scene, draft):
        return
    before = counterpart(scene, draft) if clause.kind == GAPPED else scene.last
    if before is not None and (clause.kind == GAPPED or is_listed(scene, before, draft)):
        draft.role, draft.change, draft.predicate, draft.of = before.role, before.change, before.predicate, before.of
        if clause.kind == GAPPED and draft.role in ("share", "share_of"):
            return
        if clause.kind != GAPPED:
            draft.what, draft.what_chunk, draft.subject = before.what, before.what_chunk, before.subject
            return
    if clause.kind == GAPPED or scene.kind(draft) == "ratio":
        find_measured(scene, draft)
    elif scene.kind(draft) == "measure" and clause.subject == draft.figure:
        take_same_unit(scene, draft)
    elif acts_alone(scene, draft):
        told = (other for other in reversed(scene.drafts) if other.part is scene.s and other.role == "counted")
        counted = next((other for other in told if scene.code(other.figure - 1) not in scene.words.such), None)  # not "including 12 miners"
        if counted is not None:
            draft.what, draft.what_chunk, draft.role = counted.what, counted.what_chunk, "counted"
            if clause.subject in (None, draft.figure, counted.clause.subject):
                draft.subject = counted.subject


def counterpart(scene: Scene, draft: FactDraft) -> FactDraft | None:
    """The figure before that does in its clause what this one does where the verb is left out: the last of its kind, else the last."""
    told = [other for other in reversed(scene.drafts) if other.part is scene.s]
    return next((other for other in told if scene.kind(other) == scene.kind(draft)), scene.last)


def is_elsewhere(scene: Scene, draft: FactDraft) -> bool:
    """Whether a figure is the same of another place: "in Leeds the rate was 12 percent, in Hull 9 and in York (at) 7"."""
    kind = scene.kind(draft)
    before = next((other for other in reversed(scene.drafts) if other.part is scene.s and scene.kind(other) == kind), None)
    if before is None or before.what is None:
        return False
    subject = place_in_front(scene, before, draft) or place_behind_too(scene, before, draft)
    if subject is None:
        return False
    draft.role, draft.change, draft.predicate, draft.of = before.role, before.change, before.predicate, before.of
    draft.what, draft.subject = before.what, subject
    return True


def place_in_front(scene: Scene, before: FactDraft, draft: FactDraft) -> Units | None:
    """The other place, where it stands before the figure: ", in Hull 9"."""
    found = _ELSEWHERE.fullmatch(scene.s.letters, before.figure + 1, draft.figure)
    if found is None or scene.code(found.start("place") - 1) not in scene.words.place_link:
        return None
    return core_of(scene, found.start("place"))


def place_behind_too(scene: Scene, before: FactDraft, draft: FactDraft) -> Units | None:
    """The other place, where it stands behind the figure as that of the figure before does: "5 percent in Kent and 7 percent in Hull";
    of "Leeds's sales fell 5 percent in Kent and 7 percent in Hull" it is Leeds."""
    found = _BEHIND.fullmatch(scene.s.letters, before.figure + 1, draft.figure)
    if found is None or not scene.s.letters.startswith("IN", draft.figure + 1):
        return None
    alike = scene.code(found.start("link")) == scene.code(draft.figure + 1) and scene.code(draft.figure + 2) in scene.words.capital
    if not alike:
        return None
    return core_of(scene, draft.figure + 2) if before.subject == core_of(scene, found.start("link") + 1) else before.subject


def take_same_unit(scene: Scene, draft: FactDraft) -> None:
    """Make an amount one of what the sentence before counts in the same unit: "It sold 9 tons of tea. 4 tons went to Hull"."""
    records = scene.story.records
    unit = records[draft.record].__dict__.get("unit")
    told = [*(scene.story.told.get(scene.number - 1) or ()), *scene.drafts]
    same = (other for other in reversed(told) if other.role == "counted" and records[other.record].__dict__.get("unit") == unit)
    before = next(same, None)
    if before is not None:
        draft.what, draft.subject, draft.role = before.what, before.subject, "counted"


def goes_from_to(scene: Scene, draft: FactDraft) -> bool:
    """Whether a figure is an end of a change whose verb is left out: "and the charge from 2 to 3 yuan"."""
    letters, figure, clause = scene.s.letters, draft.figure, draft.clause
    if clause.kind != GAPPED or clause.subject is None:
        return False
    starts = letters.startswith("tF", figure + 1) and scene.code(figure - 1) in scene.words.from_word
    ends = letters[:figure].endswith("Ft") and scene.last is not None and scene.last.role == "before"
    if not starts and not ends:
        return False
    draft.role, draft.what_chunk, draft.what = "before" if starts else "level", clause.subject, extent_of(scene, clause.subject)
    return True


BUILDERS: dict[str, Callable[[Scene, FactDraft], None]] = {
    "change": build_change,
    "change_head": build_change_head,
    "level_head": build_level_head,
    "level": build_level,
    "of_them": build_of_them,
    "comparison": build_comparison,
    "share": build_share,
    "compared": build_compared,
    "times": build_level,
    "aimed": build_compared,
    "held": build_held,
    "restated": build_restated,
    "moved": build_moved,
    "extreme": build_extreme,
    "share_named": build_share_named,
    "share_of": build_share_of,
    "property": build_property,
    "counted": build_counted,
    "flow": build_flow,
    "bare": build_bare,
    "before": build_level,
    "modifier": build_property,
}
