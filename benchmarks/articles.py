"""Generated articles: paragraphs of the corpus put together anew, their numbers drawn anew. The same seed, the same articles."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DIGITS = re.compile(r"\d+")
MEAN_CHARACTERS = 3000


def corpus() -> list[dict[str, str]]:
    """The articles of the shipped corpus as they are, in its order."""
    lines = [line for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [{name: article[name] for name in ("id", "text", "published")} for article in map(json.loads, lines)]


def paragraphs() -> list[str]:
    """The paragraphs of the corpus."""
    return [paragraph for article in corpus() for paragraph in article["text"].split("\n") if paragraph.strip()]


def generate(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """``count`` articles of 1,500 to 4,500 characters with ids and dates; no two alike."""
    draw = random.Random(seed)
    pool = paragraphs()

    def other_digits(found: re.Match[str]) -> str:
        digits = found[0]
        if len(digits) == 4 and digits[:2] in ("19", "20"):  # a year
            return digits
        return str(draw.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1))

    for number in range(count):
        wanted = draw.randint(MEAN_CHARACTERS // 2, MEAN_CHARACTERS * 3 // 2)
        chosen: list[str] = []
        length = 0
        while length < wanted:
            paragraph = draw.choice(pool)
            chosen.append(DIGITS.sub(other_digits, paragraph))
            length += len(paragraph)
        published = f"{draw.randint(2008, 2023)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        yield {"id": f"g{number:07d}", "text": "\n\n".join(chosen), "published": published}


def write(path: Path, count: int, seed: int = 1) -> int:
    """The articles as JSONL; gives their characters."""
    characters = 0
    with path.open("w", encoding="utf-8") as file:
        for article in generate(count, seed):
            characters += len(article["text"])
            file.write(json.dumps(article, ensure_ascii=False) + "\n")
    return characters
