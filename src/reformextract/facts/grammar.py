"""Units -> letters -> chunks: a sentence read as noun phrases, verb groups, figures, dates and the small words between them.

Two steps of a cascade, each a few regular expressions. First every unit is one letter by its part of speech, figures and
dates are one letter each; forms that are nouns as often as verbs are told by their neighbours. Then runs of letters
become chunks. Clauses (clauses.py) and frames (frames.py) see chunks only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reformextract.lexicon.parts_of_speech import first_of
from reformextract.lexicon.remembered import Remembered
from reformextract.lexicon.vocabulary import Vocabulary

# class expression -> letter, the first that fits wins
_LETTERS: tuple[tuple[str, str], ...] = (
    ("newline", "\n"), ("hyphen", "-"), ("quote", '"'), ("possessive", "S"), ("apostrophe", "'"), ("comma", ","), ("semicolon", ";"),
    ("colon|fact_namely", ":"), ("open|open_bracket", "("), ("close|close_bracket", ")"), ("dash", "_"), ("slash", "/"), ("ampersand", "&"),
    ("exclamation|question|ellipsis", "."), ("period&!word", "."), ("all_word", "l"), ("fact_noun", "p"), ("fact_adjective", "A"),
    ("fact_trade_gerund&!capitalized", "j"), ("fact_capita", "q"), ("fact_owing", "I"),
    ("fact_thing&!capitalized&!upper", "n"), ("fact_predicative", "A"),
    ("fact_than_phrase|fact_as|fact_above|fact_such&phrase", "I"), ("fact_up_to", "u"), ("comparator_before&phrase", "l"),
    ("fact_more|fact_less", "A"),
    ("number|vague_scale|cardinal", "#"), ("np_of", "o"), ("np_to", "t"), ("fact_be", "X"), ("fact_have", "H"),
    ("fact_modal", "M"), ("fact_not", "!"), ("fact_own", "Q"), ("fact_direction", "u"), ("fact_back", "k"), ("fact_worth", "w"),
    ("fact_relative", "R"), ("fact_beside", "Z"), ("fact_skipped", "l"), ("fact_subordinator", "B"), ("coordinator", "C"),
    ("auxiliary", "M"), ("determiner", "D"), ("pronoun", "P"), ("ordinal&word", "A"), ("fact_participle", "E"), ("fact_gerund", "G"),
    ("fact_base_in_s", "W"),
    ("fact_share_verb&gerund|fact_reach&gerund|fact_rise&gerund|fact_fall&gerund", "G"), ("fact_verb_noun&third_person", "Y"),
    ("fact_verb_noun&plural_noun", "Y"), ("fact_verb_noun&past_verb", "E"), ("fact_verb_noun", "W"),
    ("preposition|fact_according|compared_word|rate_every&phrase", "I"),
    ("taking_verb&phrase|holding_word&phrase|reach_verb&phrase|reach_verb_to&phrase|tense_cue&phrase|event_verb&phrase", "E"),
    ("status_taking_effect&phrase|life_verb&phrase|made_for&phrase|half_taking&phrase|comparator_verb&phrase", "E"),
    ("comparator_filler&phrase|status_in_force&phrase|status_on_the_table&phrase", "l"), ("np_boundary&subordinator", "B"), ("adverb", "l"),
    ("np_boundary|boundary", "l"),
    ("fact_rise&!fact_verb_noun&!participle&!gerund&!past_verb|fact_fall&!fact_verb_noun&!participle&!gerund&!past_verb", "V"),
    ("fact_rise&past_verb&!participle|fact_fall&past_verb&!participle", "V"), ("verb&past_verb&participle", "E"),
    ("past_verb&np_participle", "E"), ("verb&past_verb", "V"), ("name_gerund", "G"), ("gerund", "J"), ("participle", "E"),
    ("verb&third_person", "v"), ("verb&!capitalized&!upper", "V"), ("verb&base_verb", "V"), ("verb_or_noun&third_person", "Y"),
    ("verb_or_noun&!plural_noun", "W"), ("adjective&!capitalized", "A"), ("plural_noun&!capitalized&!upper", "p"),
    ("noun&!capitalized&!upper", "n"), ("capitalized|upper", "K"), ("word|phrase", "n"),
)  # fmt: skip
_RUNNING = "VEGJWYvp"  # what a capital in the middle of a sentence makes a name

# how neighbours decide, in order: (what must be there at all, pattern over letters, the letter it becomes)
_DECISIONS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (needed, re.compile(pattern), letter)
    for needed, pattern, letter in (
        ("'", r"(?<=[np])'(?=[AnpEK])", "S"),
        ("Y", r"(?:(?<=[nKAp#oIDQS,])|^)Y(?=W(?![npKA]))", "p"),
        ("E", r"(?<=[DQn])A(?=E[FDQ])", "n"),
        ("Av", r"(?<=[DQ])A(?=v[FDQ])", "n"),
        ("A", r"(?<=[DQnp])A(?=[XHMV])|(?<=n)A(?=o)", "n"),
        ("j", r"(?<=[npAKDQS\-])j(?=[npK])", "n"),
        ("j", r"j(?=[FDQPKtnpA])", "J"),
        ("j", r"j", "n"),
        ("oV", r"(?<=o)V(?=[np])", "A"),
        ("q", r"Iq(?=[AnpK])", "AA"),
        ("q", r"q", "n"),
        ("WV", r"(?<=[npK])W(?=V[np])", "V"),
        ("VV", r"(?<=V)V(?=[np])", "n"),
        ("EC", r"(?<=[FDQ])E(?=C[AE][AnpK])", "A"),
        ("ACE", r"(?<=AC)E(?=[AnpK])", "A"),
        ("E", r"(F(?:[AnK]|-[AnKE])+)E(?=[AnK\-]*p)", r"\1A"),
        ("W", r"(?<=[tM!])W", "V"),
        ("t", r"(?<=t)[Yv]", "p"),
        ("Y", r"(?<=[M!])Y", "V"),
        ("Mn", r"(?<=M)n", "V"),
        ("tn", r"(?<=t)n(?=[FDQ])", "V"),
        ("W", r"(?<=[XH])W(?!o)", "E"),
        ("XY", r"(?<=X)Y(?!o)", "E"),
        ("W", r"(?<=[DQSAoIF#\-])W", "n"),
        ("Y", r"(?<=[DQSAoIF#\-])Y", "n"),
        ("pW", r"(?<=p)W(?=[FItuDQKAnpTRP])", "V"),
        ("PW", r"(?<=P)W", "V"),
        ("PY", r"(?<=P)Y", "V"),
        ("A", r"(?<=[tM!])A(?=[DQ])", "V"),
        ("Y", r"(?<=[TR])Y(?=[FtuDQR])|(?<=,)Y(?=[FtuDQR])(?!FC[Yp]F)", "V"),
        ("Y", r"(?<=[nK])(?<!G[nA])Y(?=t!?[FVWXH]|[FDQR]|u(?!I?F))", "V"),
        ("pn", r"(?<=p)n(?=[FDQ])", "V"),
        ("Rn", r"(?<=R)n(?=[ItFDQX])", "V"),
        ("V", r"(?<=V)V(?=[It.,;])|(?<=[VE])V(?=w)", "n"),
        ("V", r"(?<=t[An])V(?=[C.,I])", "n"),
        ("Rp", r"(?<=R)p(?=[FDQ#])", "V"),
        ("RPp", r"(?<=RP)p", "V"),
        ("RPn", r"(?<=RP)n(?=[,.])", "V"),
        ("A,", r"^A(?=,)", "l"),
        ("FG", r"(?<=F)G(?=[npYW])", "n"),
        ("FJ", r"(?<=F)J(?=[npYW])", "n"),
        ("Y", r"(?<=[nK])Y(?=[XHM])", "p"),
        ("v", r"(?<=[nK])v(?=[XHM])", "p"),
        ("W", r"(?<=[RT])W(?=[FtuDQTKnpA])", "V"),
        ("RW", r"(?<=R)W(?=[IXHM])", "V"),
        ("W", r"(?<=[CZ])W(?=[DQFK])", "V"),
        ("CY", r"(?<=C)Y(?=t|IF)", "V"),
        ("k", r"(?<=[VE])k", "u"),
        ("k", r"(?<=[M!tp])k(?=[FDQAnpK])", "V"),
        ("k", r"k", "n"),
        (",W", r"(?<=,)W(?=F)", "V"),
        ("QV", r"(?<=Q)V", "n"),
        ("DV", r"(?<=D)V(?=[to.])", "n"),
        ("Fv", r"(?<=oF)v(?=[DQIt])", "V"),
        ("v", r"(?<=[ADQS#F])v", "p"),
        ("v", r"v", "V"),
        ("VE", r"(?<=V)E(?=[Anp])", "A"),
        ("Y", r"Y", "p"),
        ("W", r"W", "n"),
        ("E", r"(?<=[DQAoSF#\-])E(?=[AnpKGJ#\-])", "A"),
        ("IE", r"(?<=I)E(?=[Anp])", "A"),
        ("E", r"(?<=[DQAS])E", "A"),
        ("G", r"(?<=[DQSA\-])G", "n"),
        ("J", r"(?<=[DQSA\-])J", "n"),
        ("J", r"J(?=[DQFPKt])", "G"),
        ("J", r"(?<=[oICn/&])J", "n"),
        ("J", r"(?<=[Xp,])J", "G"),
        ("J", r"J", "n"),
    )
)

# A noun phrase: determiners, words and hyphened compounds up to a noun, adjectives joined on the way ("small, medium and large").
# No letter is read in two ways but up to a bound: a run of them would be tried in all.
_PARTS = r"(?:-[AnpKEVGIouBCtJD#])+"
_WORD = rf"(?:[AnpK#](?!-)|[AnpK#EVGuoItBCJF]{_PARTS})"
_JOINT = rf"(?<=A)(?:(?:,C?|C)A(?=[AC,]*[npK])|C(?:[npK](?!-)|[npK]{_PARTS}))"
_WORDS = rf"(?:{_WORD}[/&.]?|{_JOINT})+(?:(?<=[npK#])|(?<=-[AEVGIouBCtJ]))"
_PHRASE = rf"(?:[DQ]*(?:(?<=[DQ])T(?=[AnpK]))?(?:{_WORDS}|A+(?![AnpKE])))"
_SECOND = r"(?:(?:(?<=K)C(?=[AnpK])|(?<=[np])C(?=[Anp]))(?![AnpK]+S)[AnpK]*[npK](?!F))?"
_CHUNKS = re.compile(
    r"(?P<figure>F(?!-))|(?P<date>T)|(?P<base_cue>b)|(?P<sign>[,.;:_RZ])"  # what no chunk begins with, first
    rf"|(?P<np>{_PHRASE}(?:S{_PHRASE}){{0,8}}{_SECOND}|[DQ]+|P)"
    r"|(?P<infinitive>t!?(?:X?H?X?[VE]|X)(?:t[XH]*[VE])*)"
    r"|(?P<verb>(?:HI(?=[VE])|[MHX!]+)(?:[VEG]|A(?=t[VHX]))?(?:t!?[XH]*[VE]|t[XH])*|[VE](?:t!?[XH]*[VE]|tX)*)"
    r"|(?P<gerund>G(?:t[XH]*[VE])*)"
    r"|(?P<word>.)",
    re.DOTALL,
)


class Chunk:
    """A run of units (half-open): ``kind`` is np, verb, infinitive, gerund, figure, date or word; ``letter`` stands for it.

    Letters: N noun phrase, V finite verb, E bare past form or participle, J infinitive, G gerund, F figure, T date, and the small
    words by their own. ``head`` is the unit of the head noun or main verb; ``record`` the index of a figure or date.
    """

    # what few chunks have stands here for the others
    record: int = -1
    owner: tuple[int, int] | None = None  # the possessor inside of a noun phrase
    own: bool = False  # its, their
    pronoun: bool = False
    passive: bool = False
    ahead: bool = False  # is to be done
    copula: bool = False
    chain: tuple[int, ...] = ()  # the verbs and auxiliaries before the main verb
    dates: tuple[int, ...] = ()  # the records of dates inside of a noun phrase

    def __init__(self, kind: str, letter: str, first: int, last: int, head: int) -> None:
        self.kind = kind
        self.letter = letter
        self.first = first
        self.core = first  # of a noun phrase its first unit without determiner and possessor
        self.last = last
        self.head = head


class Letters:
    """The letters of a vocabulary's codes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        told = first_of(vocabulary, _LETTERS)
        self.plain = {ord(code): told.get(code, ".") for code in vocabulary.all_codes}
        capital = vocabulary.code_set("capitalized")
        plural = vocabulary.code_set("plural_noun&capitalized")
        self.plain.update((ord(code), "p") for code in plural if self.plain[ord(code)] == "K")
        self.running = {code: ("K" if letter in _RUNNING and chr(code) in capital else letter) for code, letter in self.plain.items()}


def decide(letters: str) -> str:
    """The letters with those that may be noun or verb told by their neighbours."""
    decided = letters
    for needed, pattern, letter in _DECISIONS:
        if needed in decided:
            decided = pattern.sub(letter, decided)
    if "Y" in letters or "W" in letters or "FE" in letters:
        with_verb = _with_verb(letters, decided)
        if with_verb != letters:
            return decide(with_verb)
    return decided


def _with_verb(letters: str, decided: str) -> str:
    """The letters with a verb in the first clause where that has none but a word that may be one."""
    joint = _JOINED.search(decided)
    end = joint.start() if joint is not None else len(letters)
    if not _VERBS.isdisjoint(decided[:end]) or (joint is not None and decided[0] in "IBGJ"):
        return letters
    pattern = _ONLY_VERB if letters[-1:] == "." else _ONLY_VERB_OF_TITLE
    found = pattern.search(letters, 0, end)
    return letters if found is None else f"{letters[: found.start()]}V{letters[found.end() :]}"


_VERBS = frozenset("VEXHM")
_JOINED = re.compile(",C|[;Z]")
_ONLY_VERB = re.compile(
    "(?<=[npKW])[YW](?=[ApnKDQFIt])|(?<=[npK])W(?=[.])|(?<=F)E(?=[AnpDI])"
)  # where no other word is a verb: "the scheme covers workers"
_ONLY_VERB_OF_TITLE = re.compile("(?<=[npK])[YW](?=u?t?F)")  # "Births in Kent fall below 300"


def chunks_of(letters: str, places: list[tuple[int, int, int]]) -> list[Chunk]:
    """The chunks of a row of letters; ``places`` has (first unit, last unit, record) of each."""
    found: list[Chunk] = []
    add = found.append
    for match in _CHUNKS.finditer(letters):
        kind = match.lastgroup
        a, b = match.span()
        if kind == "np":
            add(_noun_phrase(letters[a:b], a, b, places))
        elif kind == "sign" or (kind == "word" and letters[a] != "F"):
            first, last, _ = places[a]
            add(Chunk("word", letters[a], first, last, first))
        elif kind in _OF_VERBS:
            add(_verb(kind, letters[a:b], a, b, places))
        else:
            first, last, record = places[a]
            chunk = Chunk(_ALONE[letters[a]], letters[a], first, last, last - 1)  # a figure before a hyphen is a "word" of its own
            chunk.record = record
            add(chunk)
    return found


_OF_VERBS = frozenset({"infinitive", "verb", "gerund"})
_ALONE = {"F": "figure", "T": "date", "b": "base_cue"}


@dataclass(frozen=True, slots=True)
class _NounForm:
    """Where in the letters of a noun phrase its parts are: past determiners, possessive, core; ``dated`` where it may hold dates."""

    is_noun: bool
    opening: int
    possessive: int
    core: int
    own: bool
    pronoun: bool
    dated: bool

    @classmethod
    def of(cls, letters: str) -> _NounForm:
        opening = len(letters) - len(letters.lstrip("DQ"))
        possessive = letters.rfind("S")
        core = possessive + 1
        while core < len(letters) - 1 and letters[core] in "DQ":
            core += 1
        return cls(
            bool(letters.strip("#-")),
            opening,
            possessive,
            core,
            "Q" in letters,
            letters == "P" or not letters.strip("DQ"),
            "T" in letters or "A" in letters,
        )


_NOUN_FORMS: Remembered[str, _NounForm] = Remembered(_NounForm.of)


def _noun_phrase(letters: str, a: int, b: int, places: list[tuple[int, int, int]]) -> Chunk:
    form = _NOUN_FORMS[letters]
    if not form.is_noun:
        return Chunk("word", "#", places[a][0], places[b - 1][1], places[a][0])
    head, last, _ = places[b - 1]
    chunk = Chunk("np", "N", places[a][0], last, head)
    if form.core:
        chunk.core = places[a + form.core][0]
    if form.possessive > 0:
        chunk.owner = places[a + form.opening][0], places[a + form.possessive][0]
    if form.own:
        chunk.own = True
    if form.pronoun:
        chunk.pronoun = True
    if form.dated:
        chunk.dates = tuple([record for letter, (_, _, record) in zip(letters, places[a:b], strict=True) if record >= 0 and letter in "TA"])
    return chunk


@dataclass(frozen=True, slots=True)
class _VerbForm:
    """What the letters of a verb group tell, and where its verbs before the main one are."""

    letter: str
    head: int
    passive: bool
    copula: bool
    ahead: bool
    chain: tuple[int, ...]

    @classmethod
    def of(cls, key: tuple[str, str]) -> _VerbForm:
        kind, letters = key
        head = len(letters) - 1
        return cls(
            letter={"infinitive": "J", "gerund": "G"}.get(kind, "E" if letters[0] == "E" else "V"),
            head=head,
            passive=letters[head] == "E" and "X" in letters[:head][-2:],
            copula=letters[head] == "X",
            ahead="Xt" in letters,
            chain=tuple(place for place in range(head) if letters[place] not in "t!"),
        )


_VERB_FORMS: Remembered[tuple[str, str], _VerbForm] = Remembered(_VerbForm.of)


def _verb(kind: str, letters: str, a: int, b: int, places: list[tuple[int, int, int]]) -> Chunk:
    form = _VERB_FORMS[kind, letters]
    chunk = Chunk(kind, form.letter, places[a][0], places[b - 1][1], places[a + form.head][0])
    if b - a > 1:
        chunk.passive, chunk.ahead = form.passive, form.ahead
        chunk.chain = tuple([places[a + place][0] for place in form.chain])
    chunk.copula = form.copula
    return chunk
