"""Whether a figure is a standing rule or a price: a bound, what has to be, what is paid in the simple present."""

from __future__ import annotations

from reformextract.facts.clauses import ADVERBIAL, UNDER, Clause
from reformextract.facts.grammar import Chunk
from reformextract.facts.nouns import is_present, shares_auxiliaries
from reformextract.facts.periods import period_chunk
from reformextract.facts.scene import FactDraft, Scene


def obliges(scene: Scene, head: Chunk) -> bool:
    """Whether a verb group has "have to" in it."""
    return any(scene.codes[unit] in scene.words.have_to and scene.codes[unit + 1] in scene.words.to_word for unit in head.chain)


def shares_duty(scene: Scene, draft: FactDraft) -> bool:
    """Whether a bare verb shares "have to" with the verb before: "will have to register, pay 45 yuan and pass a test"."""
    if not shares_auxiliaries(scene, draft.clause):
        return False
    before = [clause for clause in scene.s.clauses if clause.subject == draft.clause.subject and clause.first < draft.clause.first]
    return any(clause.verb is not None and obliges(scene, scene.s.chunks[clause.verb]) for clause in before)


def is_rule(scene: Scene, draft: FactDraft, seen: set[str]) -> bool:
    """Whether a figure is a standing rule or price: a bound, what has to be, what is paid in the simple present."""
    verb = draft.clause.verb
    head = scene.s.chunks[verb] if verb is not None else None
    if "forecast" in seen and not (head is not None and any(scene.codes[unit] in scene.words.allowed for unit in head.chain)):
        return False
    if bounds(scene, draft) and not (head is not None and changed(scene, draft, head)):
        return True
    if head is None:
        return False
    if scene.codes[head.head] in scene.words.limiting and head.letter == "E":
        return True  # "a grant, limited to 5,000 yuan"
    if head.kind == "verb" and (obliges(scene, head) or shares_duty(scene, draft)):
        return True
    return not is_past(scene, head) and stands(scene, draft, head, seen)


def words_near(scene: Scene, draft: FactDraft) -> str:
    """The codes of the thing measured and of the phrase right before the figure, "a limit of 45 yuan" too: looked up once a figure."""
    if draft.near is None:
        draft.near = _words_near(scene, draft)
    return draft.near


def _words_near(scene: Scene, draft: FactDraft) -> str:
    place = draft.figure - 1 - scene.s.letters.endswith("No", 0, draft.figure)
    near = scene.s.chunks[place] if draft.figure else None
    before = scene.codes[near.first : near.last] if near is not None and near.kind != "word" else ""
    if draft.what is None:
        return before
    first, last = draft.what
    links = scene.words.inner_link
    inner = (unit for unit in range(first + 1, last) if scene.codes[unit] in links and scene.codes[unit - 1] not in scene.words.hyphen)
    return scene.codes[first : next(inner, last)] + before  # "the quota on pay above the ceiling" is no ceiling


def bounds(scene: Scene, draft: FactDraft) -> bool:
    """Whether the thing measured, or the word before the figure, says that it is a bound: the maximum grant."""
    return not scene.words.bound.isdisjoint(words_near(scene, draft))


def changed(scene: Scene, draft: FactDraft, head: Chunk) -> bool:
    """Whether a bound was moved or is to be: "the minimum price was raised by 3 yuan", "the ceiling is to rise"."""
    moved = scene.codes[head.head] in scene.words.rise or scene.codes[head.head] in scene.words.fall
    return moved and draft.role in ("change", "level", "before") and (is_past(scene, head) or head.ahead)


def is_past(scene: Scene, head: Chunk) -> bool:
    """Whether a verb group tells what has been."""
    codes, words = scene.codes, scene.words
    if not head.chain:
        return codes[head.head] in words.past_aux or (codes[head.head] in words.past and not is_present(scene, head))
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
        and not seen - {"possible"} - ({"forecast"} if any(codes[unit] in words.allowed for unit in head.chain) else set())
        and is_present(scene, head)
        and draft.role != "counted"
        and not is_average(scene, draft)
        and is_laid_down(scene, draft)
    ):
        return True
    if any(codes[unit] in words.duty for unit in head.chain):
        return period_chunk(scene, draft) is None
    fields = scene.story.records[draft.record].__dict__
    if fields.get("comparator") == "at_most" and "conditional" not in seen and covers_cost(scene, draft):
        return True
    bound = fields.get("comparator") == "at_most" and fields["kind"] in ("money", "ratio")  # "can carry up to 600 cars" is what it can do
    if bound and may(scene, draft):
        return True
    if fields.get("comparator") == "at_least" and fields["kind"] == "money" and draft.role == "property" and is_present(scene, head):
        return True
    if fields["kind"] != "money" or fields.get("per") is None or seen or is_average(scene, draft):
        return False
    thing = codes[scene.s.chunks[draft.what_chunk].head] if draft.what_chunk is not None else ""
    return thing in words.charge or codes[head.head] in words.standing or codes[head.head] in words.price


def covers_cost(scene: Scene, draft: FactDraft) -> bool:
    """Whether a bound is what is paid at most: "covering up to 45 percent of the cost", "at most 9,000 yuan a household"."""
    if draft.of is not None:
        return not scene.words.charge_of.isdisjoint(scene.codes[slice(*draft.of)])
    record = scene.story.records[draft.record].__dict__
    return record["kind"] == "money" and record.get("per") is not None


def may(scene: Scene, draft: FactDraft) -> bool:
    """Whether somebody may do what a figure bounds: "may claim up to 5,000", "can claim a grant, covering up to half"."""
    clause: Clause | None = draft.clause
    while clause is not None:
        if clause.verb is not None and any(scene.codes[unit] in scene.words.allowed for unit in scene.s.chunks[clause.verb].chain):
            return True
        clause = clause.parent if clause.kind == ADVERBIAL else None
    return False


def is_laid_down(scene: Scene, draft: FactDraft) -> bool:
    """Whether what is paid in the simple present is a rule: not a share of things, nor what some of many get."""
    subject, parent, verb = draft.clause.subject, draft.clause.parent, draft.clause.verb
    if draft.of is not None and draft.role == "share_of" and scene.words.property.isdisjoint(scene.codes[slice(*draft.of)]):
        gets = verb is not None and scene.codes[scene.s.chunks[verb].head] in scene.words.getting
        if gets:
            return False  # "gets a third of its power from coal"
    if subject is not None and scene.s.letters[subject] == "F":
        return False
    governed = draft.clause.kind == UNDER and parent is not None and parent.verb is not None
    return not (governed and scene.codes[scene.s.chunks[parent.verb].head] in scene.words.observed)  # type: ignore[union-attr,index]


def is_average(scene: Scene, draft: FactDraft) -> bool:
    """Whether a figure is an average, which nobody has laid down."""
    chunks, index = scene.s.chunks, draft.figure
    skipped = scene.codes[chunks[index - 1].last : chunks[index].first] if index else ""  # "pay an average of 45 yuan"
    return not scene.words.average.isdisjoint(words_near(scene, draft) + skipped)
