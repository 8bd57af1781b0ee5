"""Whether a figure is observed, planned, forecast, estimated, a rule, missed or conditional, by the verbs that govern it."""

from __future__ import annotations

from reformextract.facts.clauses import ADVERBIAL, GAPPED, GERUND, INFINITIVE, JOINED, MAIN, REDUCED, REPORT, UNDER, WITH, Clause
from reformextract.facts.grammar import Chunk
from reformextract.facts.nouns import shares_auxiliaries, speaks
from reformextract.facts.periods import supposes as is_supposed
from reformextract.facts.scene import FactDraft, Scene
from reformextract.facts.standing import is_rule

_BULLETS = frozenset("_-.:l(")
_GOVERNED = (INFINITIVE, GERUND, ADVERBIAL, UNDER, WITH, GAPPED)


def find_status(scene: Scene, draft: FactDraft) -> None:
    words = scene.words
    beside = told_in_front(scene, draft)
    if beside is not None:
        draft.status = beside.status
        return
    if is_apposed_worth(scene, draft):
        draft.status = "rule" if scene.story.records[draft.record].__dict__.get("per") is not None else "observed"
        return
    if is_called_estimated(scene, draft):
        draft.status = "estimate"
        return
    seen = status_words(scene, draft)
    if draft.role == "before":
        draft.status = "rule" if is_rule(scene, draft, seen - {"forecast"}) or is_charge_before(scene, draft, seen) else "observed"
        return
    if draft.frame is not None and draft.frame.rule.value in words.status:
        seen.add(draft.frame.rule.value)
    if misses(scene, draft, seen):
        draft.status = "missed"
    elif is_rule(scene, draft, seen):
        draft.status = "rule"
    elif is_supposed(scene, draft.clause):
        draft.status = "conditional"
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


def told_in_front(scene: Scene, draft: FactDraft) -> FactDraft | None:
    """The figure in front of an aside without a verb, of which the aside says more: "at 5,000 yuan (no more than 10,000 a family)"."""
    if draft.part.host is None or draft.clause.verb is not None:
        return None
    host, index = draft.part.host
    kind = scene.story.records[draft.record].kind
    before = [other for other in scene.drafts if other.part is host and other.figure <= index]
    return before[-1] if before and scene.story.records[before[-1].record].kind == kind else None


def is_called_estimated(scene: Scene, draft: FactDraft) -> bool:
    """Whether a word right before a figure says that it is estimated: "costs an estimated 550 million a year"."""
    before = draft.part.chunks[draft.figure].first - 1
    return before >= 0 and scene.codes[before] in scene.words.called_estimated


def is_apposed_worth(scene: Scene, draft: FactDraft) -> bool:
    """Whether a comma stands between the verbs and what something is worth: "agreed to expand the credit, now worth 600 yuan a child"."""
    if draft.predicate is None or scene.codes[draft.predicate[0]] not in scene.words.worth or draft.frame is None:
        return False
    return scene.s.letters[: draft.figure].rstrip("w").rstrip("T").endswith(",")


def misses(scene: Scene, draft: FactDraft, seen: set[str]) -> bool:
    """Whether a figure is what was not reached: "failed to build 500", "missing its target of 500"; not "three failed to open"."""
    verb = draft.clause.verb
    if verb is None:
        return False
    if draft.role == "aimed" and "missed" in scene.words.status_of.get(scene.codes[scene.s.chunks[verb].head], ()):
        return True
    return "missed" in seen and draft.figure > verb


def is_charge_before(scene: Scene, draft: FactDraft, seen: set[str]) -> bool:
    """Whether a level that will be left is a price or a grant that holds until then: "will be raised from 300 yuan"."""
    head = scene.codes[draft.part.chunks[draft.what_chunk].head] if draft.what_chunk is not None else ""
    ahead = not seen.isdisjoint(("target", "future", "conditional"))
    return ahead and scene.story.records[draft.record].kind == "money" and head in scene.words.charge


def moves_by_itself(scene: Scene, draft: FactDraft) -> bool:
    """Whether what is measured will reach its level by itself: "will rise to", not "will raise the fee", "will be raised"."""
    words, clause = scene.words, draft.clause
    if draft.role not in ("level", "change") or clause.kind == INFINITIVE or clause.verb is None:
        return False
    verb = scene.s.chunks[clause.verb]
    done = verb.passive or (
        draft.frame is not None and draft.frame.unit("what") is not None and draft.frame.unit("predicate") == clause.verb
    )
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
            if own and (asks_for(scene, draft, clause.verb) or is_bidding(scene, clause) or is_planned(scene, clause, chunk)):
                seen.add("target")
            if own and draft.role == "flow" and codes[chunk.head] in words.promised:
                seen.add("target")
            for unit in units:
                seen.update(words.status_of.get(codes[unit], ()))
            if own and lies_in_subject(scene, draft) and not (chunk.passive and codes[chunk.head] in words.create):
                seen -= {"future", "target"}
            if "conditional" in seen and (told_of_later(scene, clause) or is_reported(scene, chunk)):
                seen.discard("conditional")
                seen.add("future")
            if own and codes[chunk.head] in words.pledging and is_pledged(scene, draft, clause, chunk):
                seen.add("target")
            if clause.kind == MAIN and chunk.kind == "infinitive":
                seen.add("future")
            if clause.kind == INFINITIVE and own and not resultative(scene, clause, chunk) and draft.record not in scene.s.definite:
                seen.add("future")
            if shares_auxiliaries(scene, clause):
                clause = clause_before(scene, clause)
                continue
            if clause.kind in (ADVERBIAL, REDUCED) and is_seen(scene, clause):
                seen.add("forecast")
        own = False
        if clause.kind not in _GOVERNED and not goes_on(clause):
            break
        if clause.kind == WITH and clause.parent is not None and draft.figure < (clause.parent.verb or 0):
            break  # "the town, with 8,000 inhabitants living there, will build"
        beside = clause.kind == ADVERBIAL
        clause = clause.parent
        if beside and clause is not None and clause.verb is not None and misses_by(scene, s.chunks[clause.verb]):
            break  # "failed to sell 500, selling 300"
    is_level = draft.role == "level" or (draft.clause.verb is not None and draft.clause.verb + 1 == draft.figure)
    if s.letters.startswith("R", draft.figure + 1):  # the 340 million that analysts had expected
        behind = s.clause_of[draft.figure + 1]
        if behind.verb is not None and codes[s.chunks[behind.verb].head] in words.foretelling and behind.subject != draft.figure:
            seen.update(words.status_of.get(codes[s.chunks[behind.verb].head], ()))
    nouns = [draft.what_chunk, draft.clause.subject if is_level else None]
    if s.letters.endswith("No", 0, draft.figure):
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


def misses_by(scene: Scene, chunk: Chunk) -> bool:
    """Whether a verb group says that something was not reached."""
    return any("missed" in scene.words.status_of.get(scene.codes[unit], ()) for unit in (*chunk.chain, chunk.head))


def is_seen(scene: Scene, clause: Clause) -> bool:
    """Whether a gerund tells what is seen coming: "output is seen rising by 2 percent"."""
    outer = clause.parent.verb if clause.parent is not None else None
    beside = outer is not None and clause.verb == outer + 1 and scene.s.letters[clause.verb] == "G"
    return beside and outer is not None and scene.s.chunks[outer].passive and scene.code(outer) in scene.words.see


def lies_in_subject(scene: Scene, draft: FactDraft) -> bool:
    """Whether a measure tells how long or wide the subject is that will do something: "a road of 7 km is to link"."""
    verb = draft.clause.verb
    return verb is not None and draft.figure < verb and draft.role == "property" and scene.story.records[draft.record].kind == "measure"


def is_pledged(scene: Scene, draft: FactDraft, clause: Clause, verb: Chunk) -> bool:
    """Whether a figure is what is pledged, not who pledges: "pledged 3 million", "3 million was pledged", "3 million pledged to farms"."""
    behind = scene.s.chunks[draft.figure].first > verb.first
    return behind or clause.kind == REDUCED or (verb.passive and scene.kind(draft) == "money")


def asks_for(scene: Scene, draft: FactDraft, verb: int) -> bool:
    """Whether somebody wants what stands behind "for": "is looking for five", "300 were asked for", not "300 looked for work"."""
    s, codes, words = scene.s, scene.codes, scene.words
    if codes[s.chunks[verb].head] not in words.asking or not s.letters.startswith("I", verb + 1):
        return False
    named = s.letters.startswith("N", verb + 2)  # what is wanted
    is_wanted = not s.letters.startswith(("N,", "N."), verb + 2) if draft.figure > verb else not named
    return is_wanted and codes[s.chunks[verb + 1].head] in words.for_word


def is_bidding(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence begins with what is to be done: "- add 12,000 classrooms"."""
    if clause.kind != MAIN or clause.subject is not None or clause.verb is None or not set(scene.s.letters[: clause.verb]) <= _BULLETS:
        return False
    chunk = scene.s.chunks[clause.verb]
    return chunk.kind == "verb" and not chunk.chain and scene.codes[chunk.head] in scene.words.base_only


def is_planned(scene: Scene, clause: Clause, chunk: Chunk) -> bool:
    """Whether a plan is said to hold what its figures tell, today: "the plans include 61 bridges"."""
    if clause.subject is None or chunk.chain or scene.codes[chunk.head] not in scene.words.plan_verb:
        return False
    return scene.code(clause.subject) in scene.words.plan


def goes_on(clause: Clause) -> bool:
    """Whether a clause goes on with one that hangs on another: "estimate that it cost 3 million and displaced 900"."""
    return clause.kind == JOINED and clause.parent is not None and clause.parent.kind == UNDER and clause.subject == clause.parent.subject


def told_of_later(scene: Scene, clause: Clause) -> bool:
    """Whether "would" is the "will" of what somebody said: "said the fee would rise"."""
    outer = clause.parent
    if outer is None or outer.verb is None or not speaks(scene, outer) or supposes(scene):
        return False
    return scene.codes[scene.s.chunks[outer.verb].head] in scene.words.past


def is_reported(scene: Scene, verb: Chunk) -> bool:
    """The same where the one who said it stands behind: "the fee would be raised, she said"; what something would cost stays a case."""
    words, chunks = scene.words, scene.s.chunks
    if scene.codes[verb.head] in words.price or supposes(scene):
        return False
    said = [other.verb for other in scene.s.clauses if other.verb is not None and (other.kind == REPORT or speaks_at_the_end(scene, other))]
    return any(scene.codes[chunks[place].head] in words.past for place in said)


def speaks_at_the_end(scene: Scene, clause: Clause) -> bool:
    """Whether a clause of saying ends a sentence: ", she said."."""
    return clause.verb is not None and speaks(scene, clause) and scene.s.letters[clause.verb + 1 :] in (".", "")


def supposes(scene: Scene) -> bool:
    """Whether the sentence thinks of a case: "if"."""
    return any(chunk.letter == "B" and scene.codes[chunk.head] in scene.words.supposing for chunk in scene.s.chunks)


def clause_before(scene: Scene, clause: Clause) -> Clause | None:
    """The clause whose auxiliaries a bare verb shares: "will build 3 and open 2"."""
    place = scene.s.clauses.index(clause)
    for other in reversed(scene.s.clauses[:place]):
        if other.subject == clause.subject and other.verb is not None:
            return other
    return None


def resultative(scene: Scene, clause: Clause, chunk: Chunk) -> bool:
    """Whether "to reach" tells what came of it and no purpose."""
    outer = scene.code(clause.parent.verb) if clause.parent is not None else ""
    return scene.codes[chunk.head] in scene.words.reach or outer in scene.words.observed
