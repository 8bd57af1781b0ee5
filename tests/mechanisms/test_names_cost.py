"""What could be read as a name in many ways is read in one: hard words cost as many steps as there are of them."""

from __future__ import annotations

import random

import pytest

from reformextract.api import shared_stages
from reformextract.mechanisms.finder import MechanismFinder
from steps import steps_of

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
STEPS = 40_000  # of such a text, the most being 14,000; what is tried in exponentially many ways would take far more


def hard_texts(number: int) -> list[str]:
    chance = random.Random(14)
    texts = [" ".join([word, other] * (WORDS // 2)) for word in HARD[:10] for other in HARD[:10]]
    for _ in range(number):
        some = [chance.choice(HARD) for _ in range(chance.randint(1, WORDS))]
        texts.append(" ".join((some * WORDS)[:WORDS]))
    return texts


def cost_of(text: str) -> int:
    """The steps that finding names in a text takes, once its words are known."""
    reading = STAGES.read(text)
    FINDER.find(reading, [])
    reading = STAGES.read(text)
    return steps_of(lambda: FINDER.find(reading, []))


def test_hard_words_cost_little() -> None:
    slow = {text: steps for text in hard_texts(300) if (steps := cost_of(text)) > STEPS}
    assert not slow


@pytest.mark.parametrize(
    "words", ["existing building ", "the new first building and ", "Green & Green schemes of ", "National Green Finance Reform Pilot Zone "]
)
def test_four_times_the_words_cost_four_times_the_steps(words: str) -> None:
    once, four = (cost_of(words * number) for number in (100, 400))
    assert four < 5 * once
