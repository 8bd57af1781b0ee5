"""What the figures of one sentence tell: each figure's frame says what it is, its clause whose and when."""

from __future__ import annotations

from typing import Any

from reformextract.facts.clauses import GAPPED, REDUCED, Clause
from reformextract.facts.comparisons import find_base
from reformextract.facts.grammar import Chunk
from reformextract.facts.measured import is_counted
from reformextract.facts.predicates import predicate_phrase
from reformextract.facts.record import Fact, Phrase
from reformextract.facts.respective import Respective
from reformextract.facts.roles import BUILDERS
from reformextract.facts.scene import FactDraft, Scene, Units
from reformextract.facts.sources import find_source
from reformextract.facts.statuses import find_status
from reformextract.facts.story import made_phrase
from reformextract.facts.subjects import find_subject, leave_out_repetition
from reformextract.facts.when import find_period
from reformextract.models.record import made


def facts_of(scene: Scene) -> list[Fact]:
    """The facts of a sentence, those of its asides in brackets behind its own."""
    sentence = scene.s
    for part in (sentence, *sentence.asides):
        scene.s = part
        for index, chunk in enumerate(part.chunks):
            if chunk.letter == "F" and not _restates(scene, chunk):
                scene.drafts.append(_draft(scene, index, chunk))
    scene.s = sentence
    name_rows(scene)
    if not scene.words.respective.isdisjoint(scene.codes[sentence.first : sentence.last]):
        Respective(scene).share()
    scene.story.told[scene.number] = scene.drafts
    evidence = _evidence(scene)
    return [_fact(scene, draft, evidence) for draft in scene.drafts]


def name_rows(scene: Scene) -> None:
    """Give the figures of a row that name nothing what the last of it counts: "3 tons, 5 tons and 7 tons of tea", "12 and 15 mills"."""
    for draft, following in reversed([*zip(scene.drafts, scene.drafts[1:], strict=False)]):
        if draft.what is None and following.what is not None and following.role == "counted" and draft.role in ("", "flow"):
            letters = draft.part.letters[draft.figure + 1 : following.figure]
            kinds = scene.story.records[draft.record].kind, scene.story.records[following.record].kind
            if following.part is draft.part and letters in (",", "C", ",C") and (kinds[0] == kinds[1] or kinds[0] == "count"):
                draft.what, draft.what_chunk, draft.role = following.what, following.what_chunk, "counted"


def _restates(scene: Scene, chunk: Chunk) -> bool:
    """Whether an amount says again what another says: it shares that one's fact."""
    return scene.story.records[chunk.record].__dict__.get("equals") is not None


def _draft(scene: Scene, index: int, chunk: Chunk) -> FactDraft:
    """All that is found of one figure, step by step: each step may ask for what those before have found."""
    frame = scene.s.frames.get(index)
    if frame is not None and frame.rule.build == "property" and scene.s.clause_of[index].kind == GAPPED and frame.unit("predicate") is None:
        frame = None  # "exports rose 5 percent and imports 7 percent": the verb is the first one's
    draft = FactDraft(index, chunk.record, frame, scene.s.clause_of[index], scene.s)
    draft.role = (frame.rule.build or "") if frame is not None else ""
    if draft.role == "level" and is_counted(scene, draft):
        draft.role, draft.what_chunk = "counted", index + 1
    predicate = frame.unit("predicate") if frame is not None else None
    if predicate is not None:
        head = scene.s.chunks[predicate].head
        draft.predicate = head, head + 1
        if draft.role != "counted":
            draft.clause = scene.s.clause_of[predicate]
    described = _described(scene, draft)
    if described is not None:
        draft.clause, draft.predicate = described, _verb_of(scene, described)
        draft.role = "compared" if scene.code(index - 1) in scene.words.base_link | scene.words.above else ""
    BUILDERS[draft.role or "bare"](scene, draft)
    if draft.predicate is None:
        draft.predicate = _verb_of(scene, draft.clause)
    find_subject(scene, draft)
    leave_out_repetition(scene, draft)
    find_status(scene, draft)
    find_period(scene, draft)
    find_base(scene, draft)
    find_source(scene, draft)
    return draft


def _described(scene: Scene, draft: FactDraft) -> Clause | None:
    """The participle that says which amount it is: "far below the 8 million targeted", "of the 3 million set aside in 2020"."""
    behind = draft.figure + 1
    if draft.record not in scene.s.definite or not scene.s.letters.startswith("E", behind):
        return None
    clause = scene.s.clause_of[behind]
    return clause if clause.kind == REDUCED and clause.subject == draft.figure and scene.kind(draft) != "count" else None


def _verb_of(scene: Scene, clause: Clause | None) -> Units | None:
    """The verb of a clause, else of the one that it hangs on."""
    while clause is not None and clause.verb is None:
        clause = clause.parent
    if clause is None or clause.verb is None:
        return None
    head = scene.s.chunks[clause.verb].head
    return head, head + 1


def _evidence(scene: Scene) -> tuple[int, int]:
    """Where the sentence stands, the ends of lines behind it left out."""
    reading = scene.reading
    first, last = scene.s.first, scene.s.last
    while last > first + 1 and reading.has(last - 1, "newline"):
        last -= 1
    return reading.extent(first, last)


def _fact(scene: Scene, draft: FactDraft, evidence: tuple[int, int]) -> Fact:
    """The finished fact."""
    fields: dict[str, Any] = {
        "figure": draft.record,
        "what": _phrase(scene, draft.what),
        "subject": _nearest(scene, draft.subject),
        "predicate": predicate_phrase(scene, draft),
        "period": draft.period,
        "period_to": draft.period_to,
        "period_relation": draft.relation,
        "change": draft.change,
        "base": draft.base,
        "of": _phrase(scene, draft.of),
        "status": draft.status,
        "source": _phrase(scene, draft.source),
        "evidence": evidence,
        "rule": draft.frame.rule.id if draft.frame is not None else None,
        "optional": None,
        "loose": None,
    }
    return made(Fact, fields)


def _phrase(scene: Scene, units: Units | None) -> Phrase | None:
    return None if units is None or units[1] <= units[0] else scene.story.phrase(*units)


def _nearest(scene: Scene, units: Units | None) -> Phrase | None:
    """A subject at the place where it was last mentioned, up to the sentence of the figure."""
    found = _phrase(scene, units)
    if found is None or units is None or units[0] >= scene.s.first:
        return found
    text = scene.reading.text
    start = text.rfind(found.text, found.end, scene.reading.end(scene.s.last - 1))
    end = start + len(found.text)
    if start < 0 or text[start - 1].isalnum() or text[end : end + 1].isalnum():
        return found
    return made_phrase(start, end, found.text)
