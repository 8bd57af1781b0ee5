"""A sentence on the way to its facts: what is known of it, and the facts in the making."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reformextract.facts.clauses import Clause
from reformextract.facts.sentence import Sentence
from reformextract.facts.words import Words
from reformextract.matcher.rules import Match

if TYPE_CHECKING:
    from reformextract.facts.story import Story

Units = tuple[int, int]


@dataclass(slots=True)
class FactDraft:
    """A fact in the making: places in units."""

    figure: int
    record: int
    frame: Match | None
    clause: Clause
    part: Sentence
    what: Units | None = None
    what_chunk: int | None = None
    subject: Units | None = None
    predicate: Units | None = None
    change: str | None = None
    base: str | int | None = None
    of: Units | None = None
    status: str = "observed"
    source: Units | None = None
    period: int | None = None
    period_to: int | None = None
    relation: str | None = None
    as_of: bool = False  # whether the period is a day up to which things are counted
    shares_period: bool = True  # not where it is the time of what is counted alone
    role: str = ""
    near: str | None = None  # the codes of the words beside it (standing.py), once they have been asked for

    def chunk(self, group: str) -> int | None:
        """The chunk that the frame has in a group; None where it has none, or no frame matched."""
        return self.frame.unit(group) if self.frame is not None else None


class Scene:
    """The sentence of a number in its story; ``s`` is the part of it that is looked at, itself or an aside in brackets."""

    def __init__(self, story: Story, number: int, words: Words) -> None:
        self.story = story
        self.number = number
        self.reading = story.reading
        self.codes = story.reading.codes
        self.words = words
        self.s: Sentence = story.sentence(number)
        self.drafts: list[FactDraft] = []
        self.quoted: tuple[Units | None] | None = None  # who is quoted on from the sentence before, once it has been asked
        self.lasting: tuple[FactDraft | None] | None = (
            None  # the figure before whose period goes on in this sentence, once it has been asked
        )
        self.sources: dict[int, tuple[Units | None, list[tuple[Clause, Units]]]] = {}  # of each part, who says so

    @contextmanager
    def at(self, number: int) -> Iterator[None]:
        """Look at another sentence of the story for as long as the block goes on."""
        here, self.s = self.s, self.story.sentence(number)
        try:
            yield
        finally:
            self.s = here

    @property
    def last(self) -> FactDraft | None:
        """The figure before, where it stands in the part that is looked at."""
        return self.drafts[-1] if self.drafts and self.drafts[-1].part is self.s else None

    def code(self, index: int | None) -> str:
        """The code of a chunk's head; nothing's where the sentence has no such chunk."""
        chunks = self.s.chunks
        return self.codes[chunks[index].head] if index is not None and 0 <= index < len(chunks) else ""

    def kind(self, draft: FactDraft) -> str:
        """The kind of a figure's record."""
        return self.story.records[draft.record].kind
