"""Of whom the text speaks: subjects carried over from the sentence, the sentences before, the headline."""

from __future__ import annotations

from reformextract.facts.clauses import RELATIVE, REPORT, Clause
from reformextract.facts.nouns import core_of, is_entity, is_property, speaks, subject_of
from reformextract.facts.scene import FactDraft, Scene, Units
from reformextract.facts.sentence import Sentence

_LEAD = 3  # sentences
_MAIN = -1  # in the place of a sentence's number
_OTHERS = ("held", "compared")  # figures of others, which the next sentence does not go on about


def carried_subject(scene: Scene, draft: FactDraft) -> Units | None:
    """The subject that the sentence, the sentences before or the headline have set."""
    if names_property(scene, draft):
        return carried_owner(scene, draft)
    for other in reversed(scene.drafts):
        if other.subject is not None:
            return other.subject
    outer = outer_entity(scene, draft)
    if outer is not None:
        return outer
    for number in range(scene.number - 1, max(-1, scene.number - 4), -1):
        topic = topic_of(scene, number)
        if topic is not None:
            return topic
    return topic_of(scene, 0) if scene.number else None


def outer_entity(scene: Scene, draft: FactDraft) -> Units | None:
    """The subject of the clause, or of one that it hangs on, where that names somebody."""
    clause: Clause | None = draft.clause
    while clause is not None:
        if clause.subject is not None and clause.subject not in (draft.what_chunk, draft.figure):
            chunk = scene.s.chunks[clause.subject]
            says = speaks(scene, clause) or (draft.source is not None and draft.source[0] == chunk.core)
            if chunk.letter == "N" and not chunk.pronoun and is_entity(scene, chunk) and not says:
                return core_of(scene, clause.subject)
        clause = clause.parent
    return None


def names_property(scene: Scene, draft: FactDraft) -> bool:
    """Whether what is measured is a property, which only a place, a body or a firm has: "exports", "the number of mills"."""
    if draft.what_chunk is None or draft.role == "counted":
        return False
    chunk = draft.part.chunks[draft.what_chunk]
    return is_property(scene, chunk) and scene.codes[chunk.head] not in scene.words.personal and not chunk.own


def carried_owner(scene: Scene, draft: FactDraft) -> Units | None:
    """Whose a property is that names nobody: of a place or body that the text speaks of, the nearest, else of whom the article tells."""
    for other in reversed(scene.drafts):
        if other.subject is not None and scene.codes[head_of(scene, other.subject)] not in scene.words.people:
            return other.subject
    outer = outer_entity(scene, draft)
    if outer is not None:
        return outer
    national = scene.code(draft.what_chunk) in scene.words.national
    for number in range(scene.number, max(-1, scene.number - 4), -1):
        firm = firm_that_says(scene, number) if not national else None
        if firm is not None:
            return firm
        topic = topic_of(scene, number) if number < scene.number else None
        if topic is not None and may_own(scene, topic) and not is_passing(scene, topic):
            return topic
    return main_topic(scene)


def firm_that_says(scene: Scene, number: int) -> Units | None:
    """The firm that tells of itself: "sales rose 5 percent, the Leeds-based group said"."""
    with scene.at(number):
        for clause in scene.s.clauses:
            if (
                clause.subject is None
                or clause.verb is None
                or not speaks(scene, clause)
                or scene.code(clause.verb) in scene.words.foretelling
            ):
                continue
            chunk = scene.s.chunks[clause.subject]
            if chunk.letter == "N" and scene.codes[chunk.head] in scene.words.firm and scene.codes[chunk.first] in scene.words.definite:
                return chunk.core, chunk.last
    return None


def head_of(scene: Scene, units: Units) -> int:
    """The unit of the noun that a phrase is about: the last before a preposition."""
    first, last = units
    for unit in range(first + 1, last):
        if scene.codes[unit] in scene.words.preposition:
            return unit - 1
    return last - 1


def may_own(scene: Scene, units: Units) -> bool:
    """Whether a phrase names a place or a body, and no group of people and no thing."""
    code = scene.codes[head_of(scene, units)]
    nation = code in scene.words.plural_name and units[1] - units[0] == 1  # "Indians"
    if nation or code in scene.words.people or code in scene.words.office or code in scene.words.property:
        return False
    return code in scene.words.entity or is_name(scene, units)


def is_name(scene: Scene, units: Units) -> bool:
    """Whether a phrase has a capital in it that is not there because a sentence begins: "Hull", not "Pet food"."""
    story, core = scene.story, scene.reading.core
    head = head_of(scene, units)
    if scene.codes[head] in scene.words.capital and not (head in story.starts and scene.codes[head] in scene.words.many):
        return True
    capitals = (unit for unit in range(*units) if scene.codes[unit] in scene.words.capital)
    return any(unit not in story.starts or core(unit) in story.names for unit in capitals)


def is_passing(scene: Scene, topic: Units) -> bool:
    """Whether a name is spoken of once, in the paragraph before: the next one goes on with whom the article tells of."""
    if not scene.story.opens_paragraph(scene.number):
        return False
    text, starts = scene.reading.text, scene.story.starts
    names = [scene.reading.core(unit) for unit in range(*topic) if scene.codes[unit] in scene.words.capital and unit not in starts]
    return bool(names) and all(text.count(name) == 1 and name.lower() not in text for name in names)


def main_topic(scene: Scene) -> Units | None:
    """Of whom the article tells: the first place or body with a name that a fact or a clause of its beginning is about."""
    known = scene.story.topics
    if _MAIN not in known:
        for number in range(min(_LEAD, scene.number)):
            told = [draft.subject for draft in scene.story.told.get(number, ()) if draft.subject is not None]
            named = (one for one in (*told, topic_of(scene, number)) if one is not None and may_own(scene, one) and is_name(scene, one))
            known[_MAIN] = next(named, None)
            if known[_MAIN] is not None:
                break
        if scene.number < _LEAD:
            return known.pop(_MAIN, None)
    return known[_MAIN]


def antecedent(scene: Scene, draft: FactDraft) -> Units | None:
    """Whom "it" or "their" means: who speaks, the subject of the sentence before where it names somebody, else who is carried over."""
    speaker = speaker_of(scene, draft)
    if speaker is not None:
        return speaker
    for clause in scene.s.clauses:
        if clause.subject is None or clause.subject >= draft.figure or clause is draft.clause or scene.s.letters[clause.subject] != "N":
            continue
        chunk = scene.s.chunks[clause.subject]
        names = (
            not scene.drafts
            and not chunk.pronoun
            and is_entity(scene, chunk)
            and agrees(scene, scene.s, draft, chunk.head)
            and not speaks(scene, clause)
        )
        return core_of(scene, clause.subject) if names else carried_subject(scene, draft)  # "when Hull grew, it sold 45 tons"
    number = scene.number - 1
    if number < 0:
        return None
    here = scene.s
    with scene.at(number):
        for clause in scene.s.clauses:
            if clause.subject is None or clause.verb is None or (speaks(scene, clause) and clause.kind == REPORT):
                continue
            chunk = scene.s.chunks[clause.subject]
            fits = chunk.letter == "N" and not chunk.pronoun and is_entity(scene, chunk) and agrees(scene, here, draft, chunk.head)
            if speaks(scene, clause):
                if fits and speaker is None and scene.codes[chunk.head] in scene.words.entity:
                    speaker = core_of(scene, clause.subject)
                continue
            if fits:
                return core_of(scene, clause.subject)
            break
    return speaker if speaker is not None else carried_subject(scene, draft)


def agrees(scene: Scene, part: Sentence, draft: FactDraft, head: int) -> bool:
    """Whether a noun may be what the pronoun of a figure's clause means: none that is one thing for "they", none that are many for "it"."""
    subject = subject_of(scene, draft.clause)
    code = scene.codes[part.chunks[subject].first] if subject is not None else ""
    many = scene.codes[head] in scene.words.many and scene.codes[head] not in scene.words.country
    if code in scene.words.plural_pronoun:
        return many
    return not (code in scene.words.singular_pronoun and many)


def speaker_of(scene: Scene, draft: FactDraft) -> Units | None:
    """The body that speaks of itself: "the bank said its profit rose"; nobody where another stands between."""
    place = scene.s.clauses.index(draft.clause)
    before = next((clause for clause in reversed(scene.s.clauses[:place]) if clause.verb is not None), None)
    if before is None or before.subject is None or not speaks(scene, before) or before.verb is None or before.verb > draft.figure:
        return None
    chunk = scene.s.chunks[before.subject]
    if chunk.letter != "N" or chunk.pronoun or not is_entity(scene, chunk):
        return None
    body = before.subject + 2
    person = scene.codes[chunk.head] not in scene.words.entity and scene.s.letters.startswith("oN", before.subject + 1)
    if person and scene.code(body) in scene.words.entity:
        owner = scene.s.chunks[body].owner
        return core_of(scene, body) if owner is None else (owner[0], scene.s.chunks[body].last)  # "Li Wei of the bank's branch said it"
    return core_of(scene, before.subject)


def topic_of(scene: Scene, number: int) -> Units | None:
    """Of whom a sentence before speaks, found once: the subject of its last fact, else that of its first clause with one."""
    known = scene.story.topics
    if number not in known:
        known[number] = _topic(scene, number)
    return known[number]


def is_contrast(scene: Scene, draft: FactDraft) -> bool:
    """Whether a figure stands in a side clause, whose subject's reign ends with the sentence: ", while Hull bought 3 tons"."""
    clause = draft.clause
    return scene.codes[draft.part.chunks[clause.first].head] in scene.words.contrast


def is_beside(draft: FactDraft) -> bool:
    """Whether a figure is told on the way, in brackets or of a place: "(12%)", "where 3,000 people live"."""
    return draft.part.host is not None or (draft.role == "counted" and draft.clause.kind == RELATIVE)


def _topic(scene: Scene, number: int) -> Units | None:
    for draft in reversed(scene.story.told.get(number, ())):
        if draft.subject is not None and draft.role not in _OTHERS and not is_beside(draft) and not is_contrast(scene, draft):
            return draft.subject
    with scene.at(number):
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
    return None
