"""A text with pieces left out or put in, and where each of its characters stands in the text as given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Piece(NamedTuple):
    """The characters ``start`` to ``end`` (half-open) of a text are read as ``reads``: nothing, a character, a line's end."""

    start: int
    end: int
    reads: str = ""


class Places:
    """Where each character of a spliced text stands in the text as given: it begins at ``starts[i]`` and ends before ``ends[i]``."""

    __slots__ = ("ends", "starts")

    def __init__(self, starts: list[int], ends: list[int]) -> None:
        self.starts = starts
        self.ends = ends


def splice(text: str, pieces: Iterable[Piece], places: Places | None = None) -> tuple[str, Places | None]:
    """A text with some pieces read as what they say; of overlapping ones the first (then the longest) counts.

    ``places`` are those of the text itself, where it has been spliced before.

    >>> splice("5&nbsp;km", [Piece(1, 7, " ")])[0]
    '5 km'
    """
    ordered = sorted(pieces, key=lambda piece: (piece.start, -piece.end))
    if not ordered:
        return text, places
    chunks: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    was_starts: Sequence[int] = range(len(text)) if places is None else places.starts
    was_ends: Sequence[int] = range(1, len(text) + 1) if places is None else places.ends
    position = 0
    for piece in ordered:
        if piece.start < position:
            continue
        chunks += text[position : piece.start], piece.reads
        starts += was_starts[position : piece.start]
        ends += was_ends[position : piece.start]
        if piece.reads:
            starts += [was_starts[piece.start]] * len(piece.reads)
            ends += [was_ends[piece.end - 1]] * len(piece.reads)
        position = piece.end
    chunks.append(text[position:])
    starts += was_starts[position:]
    ends += was_ends[position:]
    return "".join(chunks), Places(starts, ends)
