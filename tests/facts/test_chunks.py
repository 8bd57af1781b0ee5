"""Chunks from letters: where each begins, what its core and head are, what its verbs tell.

The n-th letter stands for the units from ten times n, of which it takes five.
"""

from __future__ import annotations

import pytest

from reformextract.facts.grammar import Chunk, chunks_of

FLAGS = ("own", "pronoun", "passive", "ahead", "copula")


def told(chunk: Chunk) -> str:
    """The chunk in words: kind, letter, first unit, core where it is another, end and head; what else is not as usual."""
    core = f">{chunk.core}" if chunk.core != chunk.first else ""
    words = [f"{chunk.kind} {chunk.letter} {chunk.first}{core}-{chunk.last} {chunk.head}"]
    words += [name for name in FLAGS if getattr(chunk, name)]
    words += [f"{name} {value}" for name in ("owner", "chain", "dates") if (value := getattr(chunk, name))]
    return " ".join(words)


@pytest.mark.parametrize(
    ("letters", "chunks"),
    [
        ("DAn", ["np N 0>10-25 20"]),  # the new mill
        ("Qn", ["np N 0>10-15 10 own"]),  # its mill
        ("P", ["np N 0-5 0 pronoun"]),  # they
        ("D", ["np N 0-5 0 pronoun"]),  # these
        ("Q", ["np N 0-5 0 own pronoun"]),
        ("DD", ["np N 0>10-15 10 pronoun"]),  # all these
        ("KSn", ["np N 0>20-25 20 owner (0, 10)"]),  # Hull's mill
        ("DnSn", ["np N 0>30-35 30 owner (10, 20)"]),  # the mill's owner
        ("QnSn", ["np N 0>30-35 30 own owner (10, 20)"]),  # its mill's owner
        ("KSQn", ["np N 0>30-35 30 own owner (0, 10)"]),  # Hull's own mill
        ("#", ["word # 0-5 0"]),  # 2017, which is no year here
        ("#-#", ["word # 0-25 0"]),
        ("n#", ["np N 0-15 10"]),  # team 2
        ("V", ["verb V 0-5 0"]),
        ("X", ["verb V 0-5 0 copula"]),
        ("E", ["verb E 0-5 0"]),
        ("XE", ["verb V 0-15 10 passive chain (0,)"]),  # was built
        ("HXE", ["verb V 0-25 20 passive chain (0, 10)"]),  # has been built
        ("HE", ["verb V 0-15 10 chain (0,)"]),  # has built
        ("M!V", ["verb V 0-25 20 chain (0,)"]),  # will not build
        ("XtV", ["verb V 0-25 20 ahead chain (0,)"]),  # is to build
        ("XtXE", ["verb V 0-35 30 passive ahead chain (0, 20)"]),  # is to be built
        ("XtHE", ["verb V 0-35 30 ahead chain (0, 20)"]),  # is to have built
        ("XAtV", ["verb V 0-35 30 chain (0, 10)"]),  # is likely to build
        ("tV", ["infinitive J 0-15 10"]),
        ("tXE", ["infinitive J 0-25 20 passive chain (10,)"]),  # to be built
        ("tX", ["infinitive J 0-15 10 copula"]),
        ("G", ["gerund G 0-5 0"]),
        ("GtV", ["gerund G 0-25 20 chain (0,)"]),  # planning to build
        ("nV", ["np N 0-5 0", "verb V 10-15 10"]),
        ("F-", ["figure F 0-5 4", "word - 10-15 10"]),
        ("nF", ["np N 0-5 0", "figure F 10-15 14"]),
        ("T", ["date T 0-5 4"]),
        ("b", ["base_cue b 0-5 4"]),
        (",", ["word , 0-5 0"]),
        ("o", ["word o 0-5 0"]),
    ],
)
def test_chunks(letters: str, chunks: list[str]) -> None:
    assert [told(chunk) for chunk in chunks_of(letters, [(10 * place, 10 * place + 5, -1) for place in range(len(letters))])] == chunks


def test_records() -> None:
    """A figure or date keeps its record; a noun phrase has those of the dates in it."""
    (figure,) = chunks_of("F", [(0, 1, 7)])
    assert figure.record == 7
    (plan, number) = (chunks_of(letters, [(0, 1, -1), (1, 2, 5), (2, 3, -1)])[0] for letters in ("DTn", "D#n"))
    assert (plan.dates, number.dates) == ((5,), ())
