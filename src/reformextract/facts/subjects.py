"""Of whom a figure is said: the possessor, the clause's subject, a place, else who is carried over."""

from __future__ import annotations

import re

from reformextract.facts.carrying import antecedent, carried_subject
from reformextract.facts.clauses import REDUCED, RELATIVE, WITH
from reformextract.facts.measured import costs, in_front, told_of
from reformextract.facts.nouns import core_of, extent_of, is_entity, is_property, subject_of
from reformextract.facts.scene import FactDraft, Scene, Units

_ACTS = ("counted", "flow", "property")  # roles in which the clause's subject does something with the figure
_ROW_OF_COUNTS = re.compile("(?:FN(?:[oI]N)*,?C?)+")
_IN = re.compile("IN")  # a preposition and its noun
_EACH_OF = re.compile("No(?:NS)?FN")  # each of the 85 firms
_LONG_THING = 9  # units; what is described at this length is not somebody's mere "output"


def find_subject(scene: Scene, draft: FactDraft) -> None:
    """Give a fact its subject: the possessor, the clause's subject, else a place or who is carried over."""
    if draft.subject is not None or draft.role in ("compared", "aimed") or owned(scene, draft):
        return
    beside = place_behind(scene, draft) or lived_in(scene, draft) or (in_front(scene, draft) if draft.role == "share_of" else None)
    if beside is not None:
        draft.subject = beside
        return
    subject = acting_subject(scene, draft)
    owner = scene.s.chunks[subject].owner if subject is not None and within_subject(scene, draft, subject) else None
    if owner is not None:
        draft.subject = owner
    elif subject is not None and (foretells(scene, draft, subject) or puts(draft)):
        draft.source = extent_of(scene, subject)
        draft.subject = carried_subject(scene, draft)
    elif subject == draft.figure and goes_to(scene, draft) is not None:
        draft.subject = goes_to(scene, draft)
    elif (
        subject is not None
        and not in_row_with(scene, draft, subject)
        and subject not in (draft.figure, draft.what_chunk)
        and subject - 1 != draft.figure
    ):
        draft.subject = told_subject(scene, draft, subject)
    elif draft.role == "counted" and subject is not None:
        draft.subject = origin(scene, draft) or named_place(scene, draft)  # the things counted are themselves who acts
        if draft.subject is None and (is_passive(scene, draft) or is_known(scene, draft)):
            carried = carried_subject(scene, draft)
            draft.subject = carried if carried is not None and holds_name(scene, carried) else None
    elif draft.role != "share_of" or subject != draft.figure:
        draft.subject = outer_subject(scene, draft)


def in_row_with(scene: Scene, draft: FactDraft, subject: int) -> bool:
    """Whether the things counted are a subject together with those counted before: "46 schools and 31 firms joined"."""
    return draft.role == "counted" and _ROW_OF_COUNTS.fullmatch(scene.s.letters, subject, draft.figure) is not None


def goes_to(scene: Scene, draft: FactDraft) -> Units | None:
    """Who gets an amount: "3 million of it went to Hull"."""
    verb = draft.clause.verb
    goes = verb is not None and scene.code(verb) in scene.words.gone and scene.kind(draft) != "ratio"
    if verb is None or not goes or not scene.s.letters.startswith("tN", verb + 1):
        return None
    return extent_of(scene, verb + 2)


def leave_out_repetition(scene: Scene, draft: FactDraft) -> None:
    """What costs so much is nobody of whom it is said."""
    if draft.subject is not None and draft.subject == draft.what and costs(scene, draft):
        draft.subject = None


def owned(scene: Scene, draft: FactDraft) -> bool:
    """Whether the thing measured names whose it is; the subject is that one then."""
    if draft.what_chunk is None or draft.what is None:
        return False
    owner = owner_of(scene, draft.what_chunk, draft)
    if owner is None:
        return False
    draft.subject = owner
    draft.what = without_owner(scene, draft.what, draft.what_chunk, owner)
    return True


def lived_in(scene: Scene, draft: FactDraft) -> Units | None:
    """Of things that are somewhere it is that place: "the town, where 3,000 people live"."""
    before = draft.figure - 1
    return whose(scene, before) if draft.role == "counted" and scene.code(before) in scene.words.whose else None


def acting_subject(scene: Scene, draft: FactDraft) -> int | None:
    """The subject of the figure's clause; of "with" and the thing itself, that of the clause outside."""
    subject = subject_of(scene, draft.clause)
    if draft.clause.kind == WITH and draft.clause.parent is not None and subject in (draft.figure, draft.what_chunk):
        return subject_of(scene, draft.clause.parent)
    return subject


def told_subject(scene: Scene, draft: FactDraft, subject: int) -> Units | None:
    """The clause's subject in words: as it is named, the things it counts, or the one that a pronoun stands for."""
    chunk = scene.s.chunks[subject]
    if chunk.letter == "F":
        counted = extent_of(scene, subject + 1) if scene.s.letters.startswith("N", subject + 1) else None
        if counted is not None and counted == draft.what and draft.role in ("before", "change", "comparison"):
            return named_place(scene, draft)  # what is measured is nobody of whom it is said
        return counted if counted is not None else outer_subject(scene, draft)
    each = _EACH_OF.match(scene.s.letters, subject) if chunk.pronoun else None
    if each is not None:
        things = extent_of(scene, each.end() - 1)
        return things if things != draft.what else outer_subject(scene, draft)
    if chunk.pronoun:
        exists = scene.codes[chunk.head] in scene.words.there
        return outer_subject(scene, draft) if exists else antecedent(scene, draft)
    return named_subject(scene, subject, draft)


def outer_subject(scene: Scene, draft: FactDraft) -> Units | None:
    """A place before the verb, else who is carried over, else a place behind it; of a thing that names itself only the first."""
    place = named_place(scene, draft)
    verb = draft.clause.verb
    if place is not None and verb is not None and place[0] < scene.s.chunks[verb].first:
        return place
    if draft.what is not None and draft.role != "counted" and names_itself(scene, draft.what):
        return place_inside(scene, draft.what) or place
    carried = carried_subject(scene, draft)
    return carried if carried is not None else place


def names_itself(scene: Scene, what: Units) -> bool:
    """Whether the thing measured says by itself whose it is: it holds a name, or a complement ("the subsidy for rural residents")."""
    first, last = what
    link = ""
    for unit in range(first, last):
        code = scene.codes[unit]
        if code in scene.words.preposition:
            link = code
        elif code in scene.words.capital and unit != scene.s.first and (unit < last - 1 or link) and link not in scene.words.partner_link:
            return True  # "births in Kent", "the Kent rate"; not "the GDP"
    return last - first > _LONG_THING


def is_known(scene: Scene, draft: FactDraft) -> bool:
    """Whether the things counted were told of before, and are nobody: "the 7 measures are"."""
    thing = draft.what_chunk
    if thing is None or draft.record not in scene.s.definite:
        return False
    return scene.codes[scene.s.chunks[thing].head] not in scene.words.entity


def holds_name(scene: Scene, units: Units) -> bool:
    """Whether a phrase has a name in it: a capital that begins no sentence, or that the article has elsewhere too."""
    story = scene.story
    capitals = [unit for unit in range(*units) if scene.codes[unit] in scene.words.capital]
    return any(unit not in story.starts or scene.reading.core(unit) in story.names for unit in capitals)


def is_passive(scene: Scene, draft: FactDraft) -> bool:
    """Whether something is done to the things counted: by the one that the text is about."""
    verb, thing = draft.clause.verb, draft.what_chunk
    if verb is None or thing is None or not scene.s.chunks[verb].passive:
        return False
    if not scene.words.status["future"].isdisjoint(scene.codes[unit] for unit in scene.s.chunks[verb].chain):
        return False  # what will be done nobody has done yet
    made = scene.codes[scene.s.chunks[verb].head] in scene.words.create
    code = scene.code(thing)
    return made or not (code in scene.words.entity or code in scene.words.people or code in scene.words.plural_name)


def within_subject(scene: Scene, draft: FactDraft, subject: int) -> bool:
    """Whether things are counted inside of the subject's own noun phrase: "Kent's share of the 8 towns grew"."""
    verb = draft.clause.verb
    return draft.role == "counted" and verb is not None and subject < draft.figure < verb


def origin(scene: Scene, draft: FactDraft) -> Units | None:
    """Where the things counted come from: "8 of the 13 came from Kent"."""
    s, verb = scene.s, draft.clause.verb
    if verb is None or scene.code(verb) not in scene.words.come or not s.letters.startswith("IN", verb + 1):
        return None
    named = scene.code(verb + 1) in scene.words.from_word and is_entity(scene, s.chunks[verb + 2])
    return core_of(scene, verb + 2) if named else None


def place_inside(scene: Scene, what: Units) -> Units | None:
    """The place that the thing measured names: "babies born in Kent"."""
    for found in _IN.finditer(scene.s.letters):
        index = found.start()
        if what[0] < scene.s.chunks[index].first < what[1] and is_place(scene, index):
            return core_of(scene, index + 1)
    return None


def is_place(scene: Scene, index: int) -> bool:
    """Whether a preposition and its noun name a place: "in Kent"."""
    return scene.code(index) in scene.words.place_link and scene.code(index + 1) in scene.words.capital


def foretells(scene: Scene, draft: FactDraft, subject: int) -> bool:
    """Whether the subject is one who says what will be: "the ministry expects exports of 2 million"."""
    verb = draft.clause.verb
    if verb is None or scene.codes[scene.s.chunks[verb].head] not in scene.words.foretelling:
        return False
    return scene.codes[scene.s.chunks[subject].head] in scene.words.forecaster


def puts(draft: FactDraft) -> bool:
    """Whether the subject is one who puts the thing at a figure: "put the cost at 4 million"."""
    return draft.frame is not None and draft.frame.rule.value == "estimate" and draft.frame.unit("what") is not None


def place_behind(scene: Scene, draft: FactDraft) -> Units | None:
    """The place right behind a figure that has no other noun: "70 in Beijing and 30 in Shanghai"."""
    s, index = scene.s, draft.figure
    if draft.role not in ("level", "before", "") or not s.letters.startswith("IN", index + 1):
        return None
    subject = subject_of(scene, draft.clause)
    if subject is None or not (s.chunks[subject].pronoun or is_property(scene, s.chunks[subject])) or s.chunks[subject].owner is not None:
        return None
    return core_of(scene, index + 2) if is_place(scene, index + 1) else None


def named_subject(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """A subject as it is named; of "China's exports" it is the possessor."""
    chunk = scene.s.chunks[index]
    if is_property(scene, chunk) or (chunk.owner is not None and draft.role not in _ACTS and not is_entity(scene, chunk)):
        owner = owner_of(scene, index, draft)
        return owner if owner is not None else outer_subject(scene, draft)
    return extent_of(scene, renamed(scene, index, draft))


def renamed(scene: Scene, index: int, draft: FactDraft) -> int:
    """The name in apposition to a noun that is none: "the builder, Leeds Works, opened", "in Leeds, a city in which"."""
    s, capital = scene.s, scene.words.capital
    hangs = draft.clause.kind in (RELATIVE, REDUCED)
    if hangs and s.letters[:index].endswith("N,") and scene.codes[s.chunks[index].first] in scene.words.indefinite:
        return index - 2 if scene.codes[s.chunks[index - 2].head] in capital else index
    named = s.letters[index + 1 : index + 4] == ",N," and scene.codes[s.chunks[index].head] not in capital
    return index + 2 if named and scene.codes[s.chunks[index + 2].head] in capital else index


def owner_of(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """The possessor of what is measured: before it ("China's exports"), behind it ("the output of the mills")."""
    s = scene.s
    chunk = s.chunks[index]
    if chunk.owner is not None:
        return chunk.owner
    if draft.role == "counted":
        holder = owner_of_counted(scene, index, draft)
        if holder is not None:
            return holder
    if scene.code(index - 1) in scene.words.whose:
        return whose(scene, index - 1)
    if chunk.own:
        subject = subject_of(scene, draft.clause)
        if (
            subject is not None
            and subject != index
            and not s.chunks[subject].pronoun
            and s.letters[subject] == "N"
            and not is_property(scene, s.chunks[subject])
        ):
            return extent_of(scene, subject)
        return antecedent(scene, draft)
    place = index + 1
    letters = s.letters
    while letters.startswith(("oN", "IN"), place):
        following = s.chunks[place + 1]
        named = scene.codes[following.head] in scene.words.capital and draft.role == "counted"
        held = is_property(scene, chunk) and scene.codes[chunk.head] not in scene.words.of_kind
        if letters[place] == "o" and following.owner is not None:
            return following.owner
        if letters[place] == "o" and is_entity(scene, following) and (named or held):
            return core_of(scene, place + 1)
        sent = scene.code(place) in scene.words.from_word and scene.codes[chunk.head] in scene.words.outgoing
        if letters[place] == "I" and sent and scene.codes[following.head] in scene.words.capital:
            return core_of(scene, place + 1)
        if letters[place] == "I" and scene.codes[s.chunks[place].head] in scene.words.by and is_property(scene, chunk):
            return core_of(scene, place + 1)
        if (
            letters[place] == "I"
            and draft.clause.subject == index
            and scene.codes[s.chunks[place].head] in scene.words.place_link
            and is_entity(scene, following)
        ):
            return core_of(scene, place + 1)
        place += 2
    return holder_of(scene, index, draft)


def owner_of_counted(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """Whose the things counted are: "the zone's 85 firms", "18 measures taken by the ministry", "the 36 rivers that the bureau watches"."""
    s = scene.s
    before = draft.figure - 2
    if s.letters[: draft.figure].endswith("NS"):
        return s.chunks[before].core, s.chunks[before].last
    if s.letters[: draft.figure].endswith("NI") and is_held(scene, before):
        return core_of(scene, before)
    if s.letters.startswith("EIN", index + 1) and scene.code(index + 2) in scene.words.by:
        return extent_of(scene, index + 3)
    acts = s.letters.startswith(("RNV", "RNE"), index + 1) and s.clause_of[index + 2].subject == index + 2
    return core_of(scene, index + 2) if acts and is_entity(scene, s.chunks[index + 2]) else None


def is_held(scene: Scene, index: int) -> bool:
    """Whether somebody has what stands behind "with": "firms with 50 employees"."""
    return scene.code(index + 1) in scene.words.with_word and scene.code(index) in scene.words.entity


def whose(scene: Scene, index: int) -> Units | None:
    """The one that "whose" or "where" means: the noun phrase before it."""
    place = len(scene.s.letters[:index].rstrip(",Iot")) - 1
    if place < 0 and scene.s.host is not None:
        host, chunk = scene.s.host
        return (host.chunks[chunk].core, host.chunks[chunk].last) if chunk >= 0 and host.letters[chunk] == "N" else None
    return core_of(scene, place) if place >= 0 and scene.s.letters[place] == "N" else None


def without_owner(scene: Scene, what: Units, index: int, owner: Units) -> Units:
    """Of "the output of the mills" the thing is the output."""
    s = scene.s
    if not what[0] < owner[0] < what[1]:
        return what
    place = next(place for place in range(index, len(s.chunks)) if s.chunks[place].last >= owner[1])
    return (what[0], s.chunks[place - 2].last) if s.letters[place - 1] == "o" else what


def holder_of(scene: Scene, index: int, draft: FactDraft) -> Units | None:
    """Whose property stands behind "with": "a hole with a depth of 50 cm"; of a second one it is the first one's."""
    letters = scene.s.letters
    if draft.role != "property":
        return None
    if letters[:index].endswith("NI") and scene.code(index - 1) in scene.words.with_word:
        return extent_of(scene, head_of_row(letters, index - 2))
    other = told_of(scene, index - 2)
    if letters[:index].endswith("C") and other is not None and other.role == "property":
        return other.subject
    return None


def sets_scene(scene: Scene, index: int) -> bool:
    """Whether a preposition and its noun say where or in which field something is: "in the city", "in bulk drugs", not "in response"."""
    noun = scene.code(index + 1)
    return noun in scene.words.entity or (scene.code(index) in scene.words.inside and noun not in scene.words.framing)


def head_of_row(letters: str, index: int) -> int:
    """The first of noun phrases that hang together: of "a mission on pulses" the mission."""
    while letters[:index].endswith(("No", "NI")):
        index -= 2
    return index


def named_place(scene: Scene, draft: FactDraft) -> Units | None:
    """A place that the clause names: "in Sabah", "in the city"."""
    s = scene.s
    for found in _IN.finditer(s.letters):
        index = found.start()
        if s.clause_of[index] is draft.clause and scene.code(index) in scene.words.place_link:
            following = scene.code(index + 1)
            fronted = draft.clause.subject is not None and index < draft.clause.subject and sets_scene(scene, index)
            if fronted or following in scene.words.place or (following in scene.words.capital and following not in scene.words.calendar):
                return core_of(scene, index + 1)
    return None
