"""Whether a figure is observed, planned, forecast, estimated, a rule, missed or conditional, by the verbs that govern it."""

from __future__ import annotations

from reformextract.facts.clauses import ADVERBIAL, GAPPED, GERUND, INFINITIVE, JOINED, UNDER, WITH, Clause
from reformextract.facts.grammar import Chunk
from reformextract.facts.nouns import speaks
from reformextract.facts.periods import period_chunk
from reformextract.facts.scene import FactDraft, Scene

_GOVERNED = (INFINITIVE, GERUND, ADVERBIAL, UNDER, WITH, GAPPED)


def find_status(scene: Scene, draft: FactDraft) -> None:
    words = scene.words
    seen = status_words(scene, draft)
    if draft.role == "before":
        draft.status = "rule" if is_rule(scene, draft, seen) else "observed"
        return
    if draft.frame is not None and draft.frame.rule.value in words.status:
        seen.add(draft.frame.rule.value)
    if is_rule(scene, draft, seen):
        draft.status = "rule"
    elif "missed" in seen:
        draft.status = "missed"
    elif "forecast" in seen or ("estimate" in seen and "future" in seen):
        draft.status = "forecast"
    elif "estimate" in seen:
        draft.status = "estimate"
    elif "target" in seen:
        draft.status = "target"
    elif "future" in seen:
        draft.status = "forecast" if moves_by_itself(scene, draft) else "target"
    elif "conditional" in seen:
        draft.status = "conditional"
    elif "possible" in seen:
        draft.status = "estimate"


def moves_by_itself(scene: Scene, draft: FactDraft) -> bool:
    """Whether what is measured will reach its level without anybody who does it: "will rise to", not "will raise the fee", "will be raised"."""
    words, clause = scene.words, draft.clause
    if draft.role not in ("level", "change", "before") or clause.kind == INFINITIVE or clause.verb is None:
        return False
    verb = scene.s.chunks[clause.verb]
    done = verb.passive or (draft.frame is not None and draft.frame.unit("what") is not None and draft.frame.unit("predicate") == clause.verb)
    code = scene.codes[verb.head]
    return not done and (code in words.reach or code in words.rise or code in words.fall)


def status_words(scene: Scene, draft: FactDraft) -> set[str]:
    """What the verbs say that govern a figure: its own auxiliaries, the verbs on which its clause hangs."""
    words, codes, s = scene.words, scene.codes, scene.s
    seen: set[str] = set()
    clause: Clause | None = draft.clause
    own = True
    while clause is not None:
        if clause.verb is not None:
            chunk = s.chunks[clause.verb]
            units = chunk.chain if own or codes[chunk.head] in words.placing else (*chunk.chain, chunk.head)
            if own and codes[chunk.head] in words.foretelling:
                units = (*chunk.chain, chunk.head)
            if chunk.ahead:
                seen.add("target")
            if own and draft.role == "flow" and codes[chunk.head] in words.promised:
                seen.add("target")
            for unit in units:
                seen.update(words.status_of.get(codes[unit], ()))
            if "conditional" in seen and told_of_later(scene, clause):
                seen.discard("conditional")
                seen.add("future")
            if own and codes[chunk.head] in words.pledging:
                seen.add("target")
            if clause.kind == INFINITIVE and own and not resultative(scene, clause, chunk) and draft.record not in scene.s.definite:
                seen.add("future")
            if clause.kind == JOINED and not chunk.chain and codes[chunk.head] in words.base_form:
                clause = clause_before(scene, clause)
                continue
        own = False
        if clause.kind not in _GOVERNED and not goes_on(clause):
            break
        clause = clause.parent
    nouns = [draft.what_chunk, draft.clause.subject if draft.role == "level" else None]
    if draft.figure > 1 and s.letters[draft.figure - 2 : draft.figure] == "No":
        nouns.append(draft.figure - 2)  # a target of 500 megawatts
    for index in nouns:
        noun = s.chunks[index] if index is not None else None
        if noun is None or noun.letter != "N":
            continue
        named = codes[noun.first : noun.last]
        for name, chosen in (("target", words.goal), ("forecast", words.forecast_noun), ("estimate", words.estimate_noun)):
            if not chosen.isdisjoint(named):
                seen.add(name)
    return seen


def goes_on(clause: Clause) -> bool:
    """Whether a clause goes on with one that hangs on another: "estimate that it cost 3 million and displaced 900"."""
    return clause.kind == JOINED and clause.parent is not None and clause.parent.kind == UNDER and clause.subject == clause.parent.subject


def told_of_later(scene: Scene, clause: Clause) -> bool:
    """Whether "would" is the "will" of what somebody said: "said the fee would rise"."""
    outer = clause.parent
    if outer is None or outer.verb is None or not speaks(scene, outer):
        return False
    return scene.codes[scene.s.chunks[outer.verb].head] in scene.words.past


def clause_before(scene: Scene, clause: Clause) -> Clause | None:
    """The clause whose auxiliaries a bare verb shares: "will build 3 and open 2"."""
    place = scene.s.clauses.index(clause)
    for other in reversed(scene.s.clauses[:place]):
        if other.subject == clause.subject and other.verb is not None:
            return other
    return None


def resultative(scene: Scene, clause: Clause, chunk: Chunk) -> bool:
    """Whether "to reach" tells what came of it and no purpose."""
    parent = clause.parent
    head = scene.s.chunks[parent.verb].head if parent is not None and parent.verb is not None else None
    return scene.codes[chunk.head] in scene.words.reach or (head is not None and scene.codes[head] in scene.words.observed)


def obliges(scene: Scene, head: Chunk) -> bool:
    """Whether a verb group has "have to" in it."""
    return any(
        scene.codes[unit] in scene.words.have_to and scene.codes[unit + 1] in scene.words.to_word
        for unit in range(head.first, head.last - 1)
    )


def is_present(scene: Scene, head: Chunk) -> bool:
    """Whether a verb group stands in the simple present: pays, is paid, may be paid."""
    codes, words = scene.codes, scene.words
    if head.kind != "verb":
        return False
    if not head.chain:
        return codes[head.head] in words.base_form or codes[head.head] in words.third
    return all(codes[unit] in words.present_aux for unit in head.chain)


def is_rule(scene: Scene, draft: FactDraft, seen: set[str]) -> bool:
    """Whether a figure is a standing rule or price: a bound, what has to be, what is paid in the simple present."""
    if bounds(scene, draft):
        return True
    verb = draft.clause.verb
    head = scene.s.chunks[verb] if verb is not None else None
    if head is None:
        return False
    if head.kind == "verb" and obliges(scene, head):
        return True
    return not is_past(scene, head) and stands(scene, draft, head, seen)


def words_near(scene: Scene, draft: FactDraft) -> str:
    """The codes of the thing measured and of the phrase right before the figure."""
    near = scene.s.chunks[draft.figure - 1] if draft.figure else None
    before = scene.codes[near.first : near.last] if near is not None and near.kind != "word" else ""
    return scene.codes[slice(*draft.what)] + before if draft.what is not None else before


def bounds(scene: Scene, draft: FactDraft) -> bool:
    """Whether the thing measured, or the word before the figure, says that it is a bound: the maximum grant."""
    return not scene.words.bound.isdisjoint(words_near(scene, draft))


def is_past(scene: Scene, head: Chunk) -> bool:
    """Whether a verb group tells what has been."""
    codes, words = scene.codes, scene.words
    if not head.chain:
        return codes[head.head] in words.past and not is_present(scene, head)
    return any(codes[unit] in words.past_aux for unit in head.chain)


def stands(scene: Scene, draft: FactDraft, head: Chunk, seen: set[str]) -> bool:
    """Whether a verb that tells nothing past tells how it always is: "is entitled to", "pays 18 yuan per mu", "may claim up to 5,000"."""
    words, codes = scene.words, scene.codes
    if codes[head.head] in words.rule or not words.rule.isdisjoint(words_near(scene, draft)):
        return "target" not in seen
    kind = scene.story.records[draft.record].kind
    if (
        kind in ("money", "ratio")
        and codes[head.head] in words.standing
        and not seen - {"possible"}
        and is_present(scene, head)
        and draft.role != "counted"
    ):
        return True
    if any(codes[unit] in words.duty for unit in head.chain):
        return period_chunk(scene, draft) is None
    fields = scene.story.records[draft.record].__dict__
    if fields.get("comparator") == "at_most" and any(codes[unit] in words.allowed for unit in head.chain):
        return True
    is_worth = draft.predicate is not None and codes[draft.predicate[0]] in words.worth
    return fields["kind"] == "money" and fields.get("per") is not None and not seen and not is_worth
