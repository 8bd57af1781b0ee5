"""What could be read as a name in many ways is read in one: hard words cost as many steps as there are of them."""

from __future__ import annotations

import random
import time

import pytest

from reformextract.api import shared_stages
from reformextract.mechanisms.finder import MechanismFinder

STAGES = shared_stages()
FINDER: MechanismFinder = STAGES["mechanisms"].finder  # type: ignore[attr-defined]
HARD = [
    "building",
    "coastal",
    "and",
    ",",
    "-",
    '"',
    "(",
    ")",
    "Green",
    "AB",
    "boats",
    "of",
    "for",
    "3",
    "paid",
    "new",
    "first",
    "the",
    "'s",
]
HARD += [
    "training",
    "schemes",
    "scheme",
    "&",
    "its",
    "Help",
    "to",
    "pooling",
    "in",
    "with",
    "backs",
    "one",
    "by",
    "2019",
    "large",
    "between",
]
WORDS = 96
SECONDS = 0.25  # of such a text; what is tried in exponentially many ways would take hours


def hard_texts(number: int) -> list[str]:
    chance = random.Random(14)
    texts = [" ".join([word, other] * (WORDS // 2)) for word in HARD[:10] for other in HARD[:10]]
    for _ in range(number):
        some = [chance.choice(HARD) for _ in range(chance.randint(1, WORDS))]
        texts.append(" ".join((some * WORDS)[:WORDS]))
    return texts


def seconds_of(text: str) -> float:
    reading = STAGES.read(text)
    began = time.process_time()
    FINDER.find(reading, [])
    return time.process_time() - began


def test_hard_words_cost_little() -> None:
    slow = {text: seconds for text in hard_texts(300) if (seconds := seconds_of(text)) > SECONDS and seconds_of(text) > SECONDS}
    assert not slow


@pytest.mark.parametrize(
    "words", ["existing building ", "the new first building and ", "Green & Green schemes of ", "National Green Finance Reform Pilot Zone "]
)
def test_four_times_the_words_cost_four_times_the_seconds(words: str) -> None:
    once, four = (min(seconds_of(words * number) for _ in range(3)) for number in (500, 2000))
    assert four < 8 * once + 0.05
