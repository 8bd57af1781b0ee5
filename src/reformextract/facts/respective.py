"""The n-th figure of a row and the n-th thing or date: "A, B and C rose 3, 5 and 7 percent respectively"."""

from __future__ import annotations

import re

from reformextract.facts.grammar import Chunk
from reformextract.facts.scene import FactDraft, Scene, Units


class Respective:
    """Ties the n-th figure to the n-th thing or date: "A, B and C rose 3, 5 and 7 percent respectively"."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.s = scene.s

    def share(self) -> None:
        """Give each figure of a row its own of the row of as many dates, things or names before it."""
        for row in self._rows():
            first = row[0].figure
            dates = self._dates_before(first, len(row))
            things = self._things_before(row[0].clause.verb, len(row))
            for place, draft in enumerate(row):
                if dates:
                    draft.period, draft.period_to, draft.relation = self.s.chunks[dates[place]].record, None, None
                elif things:
                    self._tie(draft, things[place])
                    draft.of = draft.of or row[-1].of

    def _rows(self) -> list[list[FactDraft]]:
        rows: list[list[FactDraft]] = []
        for draft in self.scene.drafts:
            if draft.part is not self.s:
                continue
            between = self.s.letters[rows[-1][-1].figure + 1 : draft.figure] if rows else "."
            if between in (",", "C", ",C", "N,", "NC", "N,C"):
                rows[-1].append(draft)
            else:
                rows.append([draft])
        return [row for row in rows if len(row) > 1]

    def _dates_before(self, figure: int, count: int) -> list[int]:
        """The chunks of the last row of as many dates before a figure."""
        pattern = "T" + "(?:,?C?T)" * (count - 1)
        found = [match.span() for match in re.finditer(pattern, self.s.letters[:figure])]
        if not found:
            return []
        return [index for index in range(*found[-1]) if self.s.letters[index] == "T"]

    def _things_before(self, verb: int | None, count: int) -> list[Units]:
        """The noun phrases of the row right before a verb, those joined in one chunk taken apart."""
        things: list[Units] = []
        before = self.s.letters[: verb or 0]
        first = len(before.rstrip("N,C"))
        for chunk in self.s.chunks[first : len(before)]:
            if chunk.letter == "N":
                things += self._parts(chunk)
        complements = before.endswith(("No", "NI", "Nt"), 0, first)  # trade with A and B
        return things if len(things) == count and not complements else []

    def _parts(self, chunk: Chunk) -> list[Units]:
        joints = [unit for unit in range(chunk.core, chunk.last) if self.scene.reading.has(unit, "np_coordinator")]
        if len(joints) != 1:
            return [(chunk.core, chunk.last)]
        return [(chunk.core, joints[0]), (joints[0] + 1, chunk.last)]

    def _tie(self, draft: FactDraft, thing: Units) -> None:
        code = self.scene.codes[thing[1] - 1]
        if draft.role == "share" or (draft.of is not None and draft.what_chunk is None):
            draft.what, draft.subject = None, thing  # it is they who make up so much
        elif code in self.scene.words.property or not (code in self.scene.words.entity or code in self.scene.words.capital):
            draft.what = thing
        else:
            named = draft.what_chunk is None or draft.role in ("property", "counted")
            draft.what, draft.subject = (draft.what if named else None), thing
