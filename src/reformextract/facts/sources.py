"""Who says so."""

from __future__ import annotations

import re

from reformextract.facts.carrying import antecedent
from reformextract.facts.clauses import RELATIVE, REPORT, Clause
from reformextract.facts.nouns import core_of, extent_of
from reformextract.facts.scene import FactDraft, Scene, Units

_AFTER_SPEECH = frozenset((".", ",", "R", "N", "T", "I", "_", ":", ""))
_SPEAKER = re.compile("I.?N")  # according to him
_NEAR = 6  # chunks
_BACK = 3  # sentences
_PARAGRAPH = 400  # units
_APPOSED_NAME = re.compile("N(?:[oI]N)*,N,")
_PUBLISHED = re.compile("N(?:E(?:I?T)*)?IN")  # figures released on Monday by the bureau


def find_source(scene: Scene, draft: FactDraft) -> None:
    """Give a fact its source: "according to ...", else the subject of the nearest clause of saying that the figure is no part of."""
    if draft.source is not None:
        return
    known = scene.sources.get(id(scene.s))
    if known is None:
        known = scene.sources[id(scene.s)] = according_to(scene) or ends_with(scene) or learned_from(scene), reports(scene)
    according, reporting = known
    if according is not None:
        draft.source = according
        return
    said = [(clause, source) for clause, source in reporting if speaks_of(clause, draft)]
    if said:
        governing = [source for clause, source in said if governs(clause, draft)]
        draft.source = governing[-1] if governing else said[0][1]
    elif draft.clause.subject is not None and foretells_itself(scene, draft):
        draft.source = foreteller(scene, draft, draft.clause.subject)
    else:
        if scene.quoted is None:
            scene.quoted = (quoted_speaker(scene),)
        draft.source = scene.quoted[0]


def speaks_of(clause: Clause, draft: FactDraft) -> bool:
    """Whether a clause of saying may have said a figure: it is not the figure's own, nor is the figure told of the speaker."""
    if clause is draft.clause or clause.subject in (draft.what_chunk, draft.clause.subject):
        return False
    if clause.kind == RELATIVE and clause.subject is not None and clause.subject > clause.first and not governs(clause, draft):
        return clause.first == draft.figure + 1  # "the 340 million that analysts had expected" is all they say
    return clause.kind != REPORT or not governs(clause, draft)


def governs(clause: Clause, draft: FactDraft) -> bool:
    """Whether the figure's clause hangs on another."""
    outer = draft.clause.parent
    while outer is not None and outer is not clause:
        outer = outer.parent
    return outer is clause


def foretells_itself(scene: Scene, draft: FactDraft) -> bool:
    """Whether the clause's subject foretells the figure, of itself or another: "the company expects sales of 3 million"."""
    clause = draft.clause
    if clause.verb is None or clause.subject is None or scene.s.letters[clause.subject] != "N":
        return False
    chunk = scene.s.chunks[clause.verb]
    return not chunk.passive and scene.codes[chunk.head] in scene.words.foretelling


def foreteller(scene: Scene, draft: FactDraft, subject: int) -> Units | None:
    """Who foretells a figure: of "it" whom it means, of "we" who speaks."""
    if not scene.s.chunks[subject].pronoun:
        return core_of(scene, subject)
    return antecedent(scene, draft)


def according_to(scene: Scene) -> Units | None:
    """The one behind "according to"."""
    for index, letter in enumerate(scene.s.letters):
        if letter == "I" and scene.code(index) in scene.words.according:
            found = _SPEAKER.match(scene.s.letters, index)
            if found is None:
                return None
            who = found.end() - 1
            spoke = spoke_before(scene) if scene.s.chunks[who].pronoun else None
            return spoke or report_of(scene, who)
    return None


def report_of(scene: Scene, index: int) -> Units:
    """A speaker, or a report with whose it is: "data from the ministry", "figures released by the ministry"."""
    s, words = scene.s, scene.words
    found = _PUBLISHED.match(s.letters, index)
    link = scene.code(found.end() - 2) if found is not None else ""
    if found is not None and (link in words.by or link in words.from_word):
        return s.chunks[index].core, named_speaker(scene, found.end() - 1)[1]
    return named_speaker(scene, index)


def ends_with(scene: Scene) -> Units | None:
    """Whose data show it, at the end of the sentence, where the verb might be a noun: ", ministry data show"."""
    s = scene.s
    if not s.letters.endswith(",N.") or scene.codes[s.chunks[-2].head] not in scene.words.speech:
        return None
    chunk = s.chunks[-2]
    return (chunk.core, chunk.head) if chunk.head > chunk.core else None


def learned_from(scene: Scene) -> Units | None:
    """The one from whom a reporter has it: "this reporter learned from the bureau"."""
    s, words = scene.s, scene.words
    for clause in s.clauses:
        verb = clause.verb
        if verb is not None and scene.code(verb) in words.learn and s.letters.startswith("IN", verb + 1):
            return core_of(scene, verb + 2) if scene.code(verb + 1) in words.from_word else None
    return None


def reports(scene: Scene) -> list[tuple[Clause, Units]]:
    """The clauses in which somebody says something, and who."""
    return [(clause, speaker(scene, clause.subject)) for clause in saying(scene) if clause.subject is not None]


def saying(scene: Scene) -> list[Clause]:
    """The clauses in which somebody says something."""
    s, codes, words = scene.s, scene.codes, scene.words
    found: list[Clause] = []
    for clause in s.clauses:
        if clause.subject is None or clause.verb is None or codes[s.chunks[clause.verb].head] not in words.speech:
            continue
        verb = s.chunks[clause.verb]
        named = s.letters[clause.subject] == "N" and codes[s.chunks[clause.subject].head] not in words.impersonal
        if named and not verb.passive and verb.kind != "infinitive" and is_told(scene, clause.verb):
            found.append(clause)
    return found


def is_told(scene: Scene, verb: int) -> bool:
    """Whether what is said follows a verb or stands before it; a figure begins it where a clause begins there."""
    s = scene.s
    letter = s.letters[verb + 1 : verb + 2]
    if s.letters[verb] == "G":
        return letter == "R"  # "adding that"
    return letter in _AFTER_SPEECH or (letter == "F" and s.clause_of[verb + 1] is not s.clause_of[verb])


def speaker(scene: Scene, index: int) -> Units:
    """Who says something in words; of "he" the one who spoke before."""
    chunk = scene.s.chunks[index]
    if chunk.pronoun:
        return spoke_before(scene) or (chunk.core, chunk.last)
    found = scene.story.speaker = report_of(scene, index)
    return found


def named_speaker(scene: Scene, index: int) -> Units:
    """A speaker as named: of "the minister, Anna Ross," the name, of "Anna Ross of the mill" too; of a survey not how many it asked."""
    s, words = scene.s, scene.words
    chunk = s.chunks[index]
    apposed = _APPOSED_NAME.match(s.letters, index)
    if apposed is not None and chunk.first < chunk.core:
        name = s.chunks[apposed.end() - 2]
        if all(scene.codes[unit] in words.capital for unit in range(name.core, name.last)):
            return name.core, name.last
    office = any(scene.codes[unit] in words.title for unit in range(chunk.core, chunk.last))
    is_person = (
        not office
        and scene.codes[chunk.head] in words.capital
        and scene.codes[chunk.head] not in words.entity
        and chunk.first == chunk.core
    )
    if is_person and s.letters[index + 1 : index + 3] == "oN" and chunk.last - chunk.core > 1:
        return chunk.core, chunk.last
    if is_person and not s.letters.startswith("oN", index + 1) and chunk.head not in scene.story.starts:
        return chunk.core, chunk.last
    first, last = extent_of(scene, index)
    first = chunk.owner[0] if chunk.owner is not None else first  # the ombudsman's office
    counted = s.letters.find("oF", index, index + _NEAR)
    return first, min(last, s.chunks[counted - 1].last) if counted > 0 else last


def quoted_speaker(scene: Scene) -> Units | None:
    """Who is quoted on from the sentence before: '"Prices rose," said Anna Ross. "They may rise by 5 percent more."'."""
    codes, quote, first = scene.codes, scene.words.quote, scene.s.first
    if not scene.number or not (codes[first] in quote or is_quoted(scene, first)):
        return None
    with scene.at(scene.number - 1):
        if quote.isdisjoint(codes[scene.s.first : scene.s.last]) and not is_quoted(scene, scene.s.first):
            return None
        said = [clause.subject for clause in saying(scene) if clause.subject is not None]
        return speaker(scene, said[-1]) if said else None


def is_quoted(scene: Scene, unit: int) -> bool:
    """Whether a quotation that was opened in the paragraph is still open before a unit."""
    before = scene.codes[max(0, unit - _PARAGRAPH) : unit]
    paragraph = before[1 + max(map(before.rfind, scene.words.newline), default=-1) :]
    return sum(map(paragraph.count, scene.words.quote)) % 2 == 1


def spoke_before(scene: Scene) -> Units | None:
    """Who spoke last, by name: where no figure stands, in the sentences right before."""
    story = scene.story
    for number in range(scene.number - 1, max(-1, scene.number - _BACK - 1), -1):
        if number in story.told:
            break
        with scene.at(number):
            named = [
                clause.subject for clause in saying(scene) if clause.subject is not None and not scene.s.chunks[clause.subject].pronoun
            ]
            if named:
                story.speaker = named_speaker(scene, named[-1])
                break
    return story.speaker
