"""Chunks -> clauses: which verb and which subject belong together, without a parser.

A clause begins at a conjunction, a relative pronoun, a participle, a semicolon, or where a noun phrase and a finite verb follow a
verb that has its own. Relative and participial clauses hang on the noun phrase before them; the clause that they interrupt
goes on at the next finite verb.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reformextract.facts.grammar import Chunk
from reformextract.lexicon.vocabulary import Vocabulary

MAIN, JOINED, UNDER, RELATIVE, REDUCED, ADVERBIAL, INFINITIVE, GERUND, WITH, GAPPED, REPORT, BESIDE = (
    "main", "joined", "under", "relative", "reduced", "adverbial", "infinitive", "gerund", "with", "gapped", "report", "beside",
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Clause:
    """A clause: chunk indices of its subject and verb (None where it has none), the clause it hangs on, where it begins."""

    kind: str
    first: int
    parent: Clause | None = None
    subject: int | None = None
    verb: int | None = None
    last: int = -1

    def root(self) -> Clause:
        """The clause at the top of those that this one hangs on."""
        return self if self.parent is None else self.parent.root()


_COMPLEMENTS = r"(?:[oI](?:[NT]|FN?+)|T|FN?+|[NG](?=[oI])|b|C(?=N[^NF]|F[^NFVE])|,(?=T,)|,I?R[^;:_.,BZ]*+,)*"
_VERB_AHEAD = re.compile(_COMPLEMENTS + "(?P<verb>[VE])")
_VERB_BEHIND_PARTICIPLE = re.compile(_COMPLEMENTS + "R?E(?=[It][NTF])[ItoNTF]*(?P<verb>[VE])")
_FRONTED = re.compile(r"(?:,C?|C)(?:I(?:T|N(?:oN)*)|T)+,?$")
_DATELINE = re.compile(r",(?:I?T,?)+$")  # between the place of a dispatch and its first subject
_BEGINNING = "^"  # before the first chunk
_TELLING = frozenset(";:_.BITZRNFVEGJ")  # the letters at which a clause may begin or get its subject or verb
_APPOSED = re.compile(r",(?P<speaker>N),N(?:[oI]N)*,$")
_ABSOLUTE = re.compile(r"(?:N(?:[oI](?:N|T|FN))*(?:,N)*(?:,?CN)?(?:[oI]N)*(?:G|E|[It]F|J|N?u)|FN?(?:[oI](?:N|T|FN))*(?:G|E|J|N?u))")
_PARENTHESIS = re.compile(r"[^;:_.,]*,V")
_INVERTED = re.compile(r"N[^VE]*$|N(?:o?N|IN)*[,.]")
_SEGMENT_END = re.compile("[;:_.BZR,]|C(?=[NFVE])")
_ANY_VERB, _SURE_VERB = re.compile("[VE]"), re.compile("V|E(?=[NFtIu])")
_BETWEEN_FRONT = re.compile("N(?:oN)*[VE],(?=[NF])")
_BETWEEN = re.compile("N(?:oN)*[VE],(?=[VEMH])")
_GAP = re.compile(r"(?:[oI](?:N(?!F)|T))*(?:[tI]?F)")


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The codes of words that decide where a clause begins."""

    with_word: frozenset[str]
    speech: frozenset[str]
    times: frozenset[str]
    opening: frozenset[str]
    causing: frozenset[str]
    uninverted: frozenset[str]
    property: frozenset[str]
    base: frozenset[str]
    present: frozenset[str]
    scheme: frozenset[str]
    after: frozenset[str]
    many: frozenset[str]
    singular: frozenset[str]
    plural: frozenset[str]
    in_place: frozenset[str]
    capital: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> ClauseWords:
        """Those of a vocabulary."""
        codes = vocabulary.code_set
        return cls(
            codes("name_with"),
            codes("fact_speech"),
            codes("np_time"),
            codes("fact_opening"),
            codes("fact_object_infinitive"),
            codes("fact_uninverted"),
            codes("fact_property"),
            codes("base_verb&!past_verb|fact_verb_noun&!past_verb&!third_person&!plural_noun"),
            codes("base_verb&!past_verb&!fact_like_past&!fact_verb_noun"),
            codes("fact_scheme"),
            codes("fact_after"),
            codes("plural_noun|fact_people"),
            codes("third_person|fact_singular_verb"),
            codes("fact_plural_verb"),
            codes("fact_in_place"),
            codes("capitalized|upper"),
        )


class ClauseFinder:
    """Cuts one sentence; ``clauses`` in order of their beginning, ``of[i]`` the clause of chunk i."""

    def __init__(self, chunks: list[Chunk], units: str, words: ClauseWords) -> None:
        codes = [units[chunk.head] for chunk in chunks]
        self.units = units
        self.chunks = chunks
        self.codes = codes
        self.words = words
        self.letters = "".join([chunk.letter for chunk in chunks])
        self._cuts = "".join(["B" if code in words.opening else chunk.letter for code, chunk in zip(codes, chunks, strict=True)])
        self.clauses: list[Clause] = []
        self.of: list[Clause] = []
        self.outer: Clause | None = None  # the clause that a speaker between commas interrupts
        self.current = self._open(MAIN, 0)
        for index, letter in enumerate(self.letters):
            if letter in _TELLING:
                self._take(index, letter)
            self.of.append(self.current)

    def _open(self, kind: str, first: int, parent: Clause | None = None, subject: int | None = None) -> Clause:
        clause = Clause(kind, first, parent, subject)
        self.clauses.append(clause)
        self.current = clause
        return clause

    def _before(self, index: int) -> str:
        return self.letters[index - 1] if index else _BEGINNING

    def _take(self, index: int, letter: str) -> None:
        if letter in ";:_.":
            self._open(MAIN, index)
        elif letter == "B":
            self._open(UNDER, index, self.current.root())
        elif letter in "IT" and self._before(index) == "," and self.current.kind in (REDUCED, ADVERBIAL, GERUND):
            outer = self.current.root()
            if outer.verb is None:
                self.current = outer
        elif letter == "Z":
            self._open(JOINED, index, self.current.root())
        elif letter == "R":
            self._relative(index)
        elif letter in "NF":
            self._nominal(index, letter)
        elif letter in "VE":
            self._verb(index, letter)
        elif letter == "G":
            self._gerund(index)
        elif letter == "J":
            if self._is_verb_of_title(index):
                self.current.verb = index
            else:
                self._open(INFINITIVE, index, self.current, self._object(index) or self._acting()).verb = index
        elif self.codes[index] in self.words.with_word and self._is_absolute(index):
            self._open(WITH, index, self.current)

    def _is_absolute(self, index: int) -> bool:
        """Whether "with" opens a clause of its own and no complement of the subject."""
        current = self.current
        return (current.verb is not None or current.subject is None) and _after_with(self.letters, index)

    def _is_verb_of_title(self, index: int) -> bool:
        """Whether an infinitive is all the verb that a title has: "3,000 flats to be built by 2030"."""
        current = self.current
        opens = current.kind == MAIN and current.verb is None and current.subject is not None
        return opens and not self.letters.endswith(".") and _ANY_VERB.search(self.letters, index + 1) is None

    def _object(self, index: int) -> int | None:
        """The noun phrase before an infinitive that acts in it: "expects traffic to grow"."""
        verb = self.current.verb
        if verb is None or self.codes[verb] not in self.words.causing:
            return None
        aside = self._before(index) == "," and self.letters.count(",", verb, index) == 2  # "expects sales, of cars too, to grow"
        return verb + 1 if self.letters.startswith("N", verb + 1) and (aside or self._before(index) in "NT") else None

    def _acting(self) -> int | None:
        """The subject that a subjectless clause takes over."""
        clause: Clause | None = self.current
        while clause is not None:
            if clause.subject is not None:
                return clause.subject
            clause = clause.parent
        return None

    def _relative(self, index: int) -> None:
        before = self._before(index)
        noun = self._noun_before(index)
        if noun is None or (before != "," and self._speaks()):
            self._open(UNDER, index, self.current)
        else:
            described = self._agreeing(self._described(noun, before), index, before)
            waits = before != "," or self.current.verb is None
            self._open(RELATIVE, index, self.current if waits else self.current.root(), described)

    def _described(self, noun: int, before: str) -> int:
        """What a relative clause behind a comma describes: of "exports to Kent, which rose" the exports."""
        while before == "," and self.letters[:noun].endswith(("Nt", "NI", "No")) and self.codes[noun - 2] in self.words.property:
            noun -= 2
        return noun

    def _agreeing(self, noun: int, index: int, before: str) -> int:
        """Of a row of nouns the one that the verb behind "which" agrees with: of "the tax policy for firms, which sets" the policy; of what
        is in a place not the place."""
        words, letters = self.words, self.letters
        if not letters[:noun].endswith(("Nt", "NI", "No")) or not letters.startswith(("V", "E"), index + 1):
            return noun
        verb = self.chunks[index + 1]
        first = verb.chain[0] if verb.chain else verb.head
        arranged = self.codes[noun - 2] in words.scheme and self.codes[noun] not in words.scheme
        if arranged and (verb.chain or self.units[first] in words.singular):
            return noun - 2  # "a plan for remote areas that will raise"
        if before != ",":
            return noun
        outer, inner = self.codes[noun - 2] in words.many, self.codes[noun] in words.many
        code = self.units[first]
        if (code in words.singular and inner and not outer) or (code in words.plural and outer and not inner):
            return noun - 2
        in_place = (
            self.codes[noun - 1] in words.in_place and self.codes[noun] in words.capital and self.codes[noun - 2] not in words.capital
        )
        return self._described(noun - 2, before) if in_place else noun

    def _speaks(self) -> bool:
        verb = self.current.verb
        return verb is not None and self.codes[verb] in self.words.speech

    def _noun_before(self, index: int) -> int | None:
        """The noun phrase that ends right before a chunk, a comma or bracket between left out."""
        before = self.letters[:index].rstrip(",Ito")
        return len(before) - 1 if before.endswith(("N", "F")) else None

    def _nominal(self, index: int, letter: str) -> None:
        current, before = self.current, self._before(index)
        if before in "otI":
            if current.kind == WITH and current.first == index - 1:
                current.subject = index
            elif before == "I" and self.codes[index - 1] in self.words.opening and not self._waits() and self._finite_ahead(index):
                self._open(BESIDE, index, current.root(), index)
            return
        if letter == "N" and (before == "F" or (self.codes[index] in self.words.times and self.letters.startswith(",", index + 1))):
            return
        if before == "S":
            if current.subject == index - 2:
                current.subject = index  # "the county's 23 mills drew": the mills
            return
        if before == "," and current.kind == REPORT and self.outer is not None and current.verb is not None:
            current = self.current = self.outer
            self.outer = None
        if before == "," and letter == "N" and self._says_between(index):
            self.outer = current
            self._open(REPORT, index, None, index)
            return
        outer = current.root()
        if before == "," and current is not outer and outer.subject is None and outer.verb is None and self._finite_ahead(index):
            self.current = outer  # behind what stands in front of the subject
            outer.subject = index
            return
        if current.verb is None:
            if (
                current.subject is None
                or (current.kind == RELATIVE and self._finite_ahead(index))
                or (before == "," and self.letters[current.first] == "I" and self._finite_ahead(index))
                or _DATELINE.match(self.letters[current.subject + 1 : index])
            ):
                current.subject = index
            return
        if before in ",C" or before == "T":
            if self._finite_ahead(index):
                self._fronted(self._open(JOINED, index, current.root(), index), index)
            elif before in ",C" and _GAP.match(self.letters, index + 1) and letter == "N" and self._same_shape(index, current.verb):
                clause = self._open(GAPPED, index, current, index)
                clause.verb = current.verb
        elif before in "VE" and self._acts_behind(index, letter):
            self._open(UNDER, index, current, index)

    def _comes_uncut(self, index: int) -> bool:
        """Whether a verb follows a noun phrase before any word that opens a clause."""
        return any(pattern.match(self._cuts, index + 1) is not None for pattern in (_VERB_AHEAD, _VERB_BEHIND_PARTICIPLE))

    def _waits(self) -> bool:
        """Whether the clause has a subject right before that still wants its verb: "losses after harvest are"."""
        current = self.current
        behind = self.codes[len(self.of) - 1] in self.words.after
        return behind and current.subject is not None and current.verb is None and not self.letters[: len(self.of) - 1].endswith(",")

    def _acts_behind(self, index: int, letter: str) -> bool:
        """Whether a noun phrase behind a verb is the subject of the next: "said exports rose"; not in "firms that hire miners get"."""
        if not self._speaks() and (letter == "F" or not self._comes_uncut(index)):
            return False  # in "closed mills after prices fell" the mills do nothing
        if not self._finite_ahead(index) or self.chunks[index].own:
            return False
        return self.current.kind != RELATIVE or self._waiting() is None

    def _says_between(self, index: int) -> bool:
        """Whether somebody speaks between commas: "the bill, the official added, is 3 million", "by 2025, he said, 300 will be built"."""
        waits = self.current.subject is not None
        found = (_BETWEEN if waits else _BETWEEN_FRONT).match(self.letters, index)
        return found is not None and self.current.verb is None and self.codes[found.end() - 2] in self.words.speech

    def _fronted(self, clause: Clause, index: int) -> None:
        """Give a clause the phrases before its subject: ", and in July, the port ..."."""
        found = _FRONTED.search(self.letters[:index])
        if found is not None:
            clause.first = found.start()
            self.of[found.start() :] = [clause] * (index - found.start())

    def _same_shape(self, index: int, verb: int) -> bool:
        """Whether a noun phrase and its figure stand as the subject and the figure of the clause before do."""
        before = self.letters[index + 1 : self.letters.index("F", index)]
        shape = before[-1:] + "F"
        return self.letters.startswith((shape, "u" + shape), verb + 1)

    def _finite_ahead(self, index: int) -> bool:
        """Whether a finite verb follows a noun phrase with nothing but its complements between."""
        start = index if self.letters[index] == "F" else index + 1
        for pattern in (_VERB_AHEAD, _VERB_BEHIND_PARTICIPLE):
            found = pattern.match(self.letters, start)
            if found is not None and (found["verb"] == "V" or self._is_finite(found.start("verb"))):
                return True
        return False

    def _is_finite(self, index: int) -> bool:
        """Whether a bare past form is the verb of a clause and no participle behind a noun."""
        if self.letters.startswith(("N", "F", "R", "u"), index + 1) or self.letters[:index].endswith("RN"):
            return True  # "the rivers that the bureau cleaned are blue"
        verb = _ANY_VERB if self.letters.startswith("t", index + 1) else _SURE_VERB
        return verb.search(self.letters, index + 1, self._segment_end(index)) is None

    def _segment_end(self, index: int) -> int:
        found = _SEGMENT_END.search(self._cuts, index + 1)
        return len(self.letters) if found is None else found.start()

    def _verb(self, index: int, letter: str) -> None:
        if self.current.kind == REPORT and self.outer is not None and self.current.verb is not None:
            self.current, self.outer = self.outer, None
        current, before = self.current, self._before(index)
        speaker = self._apposed_speaker(index) if before == "," and self.codes[index] in self.words.uninverted else None
        if speaker is not None:
            self._open(REPORT, speaker, None, speaker).verb = index
            self.of[speaker:] = [self.current] * (index - speaker)
            return
        acts = self.codes[index] in self.words.causing and current.verb is None
        if self.codes[index] in self.words.speech and before in ",_" and not acts and _INVERTED.match(self.letters, index + 1):
            opened = self._open(REPORT, index, None, index + 1)  # "..., said the mayor"
            opened.verb = index
            return
        finite = letter == "V" or self._is_finite(index)
        if self.letters[:index].endswith("CT") and finite and current.verb is not None:
            # "and now serves": the time is that of the verb behind it
            opened = self._open(JOINED, index - 1, current.root(), self._acting_finite())
            self.of[index - 1] = opened
            opened.verb = index
            return
        if letter == "E" and (current.kind == WITH or (before == "," and current.verb is None and self._verb_comes(index))):
            finite = False
        noun = self._noun_before(index)
        if letter == "E" and before != "T" and current.kind == MAIN and current.subject is current.verb is None and self._is_fronted(index):
            finite = False
        if not finite or (letter == "E" and current.verb is not None and before not in ",C" and not self._goes_to_figure(index)):
            opened = self._open(REDUCED, index, current, noun if noun is not None else self._acting())
            opened.verb = index
        elif current.verb is None and (current.subject is not None or current.kind in (MAIN, UNDER, JOINED)):
            if current.subject is None and before == "Z" and current.parent is not None:
                current.subject = current.parent.subject  # "welcomed it but said"
            current.verb = index
        elif before in ",C":
            outer = self._waiting()
            if outer is not None and before == ",":
                outer.verb = index
                self.current = outer
                return
            shares = before == "C" and current.subject is not None and self._goes_on_describing(index)
            goes_on = shares or (before == "C" and current.kind == UNDER and current.subject is not None)
            acting = current.subject if shares else self._acting_finite()
            opened = self._open(JOINED, index, current if goes_on else current.root(), acting)
            opened.verb = index
        else:
            outer = self._waiting()
            if outer is not None:
                outer.verb = index
                self.current = outer
                return
            opened = self._open(UNDER, index, current, noun)
            opened.verb = index

    def _goes_on_describing(self, index: int) -> bool:
        """Whether a verb behind "and" belongs to a relative clause, the clause outside having its own: "which killed 3 and hurt 5"."""
        outer = self.current.root().verb
        closed = self.current.kind == RELATIVE and self.current.verb is not None and outer is not None and outer < self.current.first
        return (closed and not self._changes_tense(index)) or self._shares_modal(index)

    def _changes_tense(self, index: int) -> bool:
        """Whether a verb behind "and" leaves the present tense of a relative clause: "blamed tolls that remain high and said"."""
        verb = self.current.verb
        present = verb is not None and not self.chunks[verb].chain and self.codes[verb] in self.words.present
        return present and not self.chunks[index].chain and self.codes[index] not in self.words.base

    def _shares_modal(self, index: int) -> bool:
        """Whether a bare verb goes on with the auxiliary of a relative clause: "a wing that will have 4 gates and cover 3 hectares"."""
        if self.current.kind != RELATIVE or self.current.verb is None or not self.chunks[self.current.verb].chain:
            return False
        return not self.chunks[index].chain and self.codes[index] in self.words.base

    def _verb_comes(self, index: int) -> bool:
        """Whether a participle between commas has the verb of its noun behind it: "the fee, paid when it closes, will rise"."""
        return _PARENTHESIS.match(self.letters, index + 1) is not None

    def _goes_to_figure(self, index: int) -> bool:
        """Whether a past form behind a participle is the verb of the clause outside: "mills built in 2015 made 5 tons"."""
        follows = self.letters.startswith(("t", "F", "u", "IF"), index + 1) or self._before(index) == "E"
        return (follows or _ANY_VERB.search(self.letters, index + 1) is None) and self._waiting() is not None

    def _apposed_speaker(self, index: int) -> int | None:
        """Who speaks behind what is said, with an apposition: "..., Peng, head of the bureau, told the press"."""
        found = _APPOSED.search(self.letters[:index])
        return found.start("speaker") if found is not None else None

    def _is_fronted(self, index: int) -> bool:
        """Whether a participle opens its clause and the subject comes behind a comma: "Founded in 1990, the firm makes"."""
        return "N" in self.letters[index:].partition(",")[2]

    def _acting_finite(self) -> int | None:
        clause: Clause | None = self.current
        while clause is not None and clause.kind in (REDUCED, RELATIVE, WITH, INFINITIVE, GERUND, ADVERBIAL) and clause.parent is not None:
            reported = clause.kind == RELATIVE and clause.parent.verb is not None and clause.parent.verb < clause.first
            if reported and clause.subject is not None and clause.subject > clause.first:
                return clause.subject  # "learned that output had risen, reaching 3 million"
            clause = clause.parent
        if clause is None or clause.subject is None:
            return self.current.root().subject
        return clause.subject

    def _waiting(self) -> Clause | None:
        """The nearest outer clause that has a subject and no verb yet."""
        clause = self.current.parent
        while clause is not None:
            if clause.subject is not None and clause.verb is None:
                return clause
            clause = clause.parent
        return None

    def _gerund(self, index: int) -> None:
        before = self._before(index)
        noun = index - 1 if before in "NF" else None
        if self.letters[:index].endswith("NoF"):
            noun = index - 3  # "a road of 45 km linking": the road
        if self.current.kind == WITH and self.current.verb is None and self.current.subject is not None:
            self.current.verb = index
            return
        if noun is not None:
            opened = self._open(REDUCED, index, self.current, noun)
        elif before in "oIt":
            opened = self._open(GERUND, index, self.current, self._acting())
        else:
            opened = self._open(ADVERBIAL, index, self._goes_on_from(before), self._acting_finite())
        opened.verb = index

    def _goes_on_from(self, before: str) -> Clause:
        """The clause that a participle hangs on: a comma ends a relative clause that none began: "in the year that ended, earning 3"."""
        clause = self.current
        while before == "," and clause.kind in (RELATIVE, REDUCED) and clause.parent is not None and self._before(clause.first) != ",":
            clause = clause.parent
        return clause


def _after_with(letters: str, index: int) -> bool:
    """Whether "with" opens a clause of its own: a noun phrase or figure, then a participle or a figure with its preposition."""
    return _ABSOLUTE.match(letters, index + 1) is not None
