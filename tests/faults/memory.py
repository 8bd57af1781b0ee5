"""Memory over many different texts: it must not grow with their number.

    python tests/faults/memory.py --texts 200000 --way extract_many

Prints the resident megabytes at each tenth of the way; the exit status is 1 when the last is more than ``ALLOWED`` over that at a fifth.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import reformextract
from reformextract.batch.items import Item
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.process import Processor

ALLOWED = 40.0  # megabytes
BATCH = 64
SYLLABLES = ("ba", "do", "ke", "lin", "mor", "nu", "pai", "qua", "ris", "tan", "vel", "wu", "xi", "yor", "zen")


def texts(number: int, seed: int = 3) -> Iterator[str]:
    """Texts of words and figures that mostly come once, as names and numbers in news do."""
    draw = random.Random(seed)

    def name() -> str:
        return "".join(draw.choices(SYLLABLES, k=draw.randint(2, 5))).capitalize()

    for _ in range(number):
        yield (
            f"{name()} County spent RMB {draw.randint(2, 10**7)}.{draw.randint(1, 99)} million "
            f"on {draw.randint(2, 10**6)} {name().lower()}s in {draw.randint(1950, 2030)}. "
            f"The {name()} {name()} Mechanism was set up on {draw.randint(1, 28)} May {draw.randint(1950, 2030)}."
        )


def megabytes() -> float:
    """What is resident now, where the system tells; else the peak."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def extract_many(given: Iterator[str]) -> Iterator[object]:
    yield from reformextract.extract_many(given)


def pipe(given: Iterator[str]) -> Iterator[object]:
    """spaCy's own way to bound its vocabulary: a memory zone a batch."""
    nlp = reformextract.load()
    batch: list[str] = []
    for text in given:
        batch.append(text)
        if len(batch) == BATCH:
            with nlp.memory_zone():
                for doc in nlp.pipe(batch):
                    _ = doc._.records
            yield from batch
            batch = []


def worker(given: Iterator[str]) -> Iterator[object]:
    """What a process of a batch run does."""
    processor = Processor(ExtractOptions(), InputOptions())
    items: list[Item] = []
    for number, text in enumerate(given):
        items.append(Item("text", str(number), str(number), text.encode()))
        if len(items) == BATCH:
            processor.batch(items, "jsonl")
            yield from items
            items = []


WAYS: dict[str, Callable[[Iterator[str]], Iterator[object]]] = {"extract_many": extract_many, "pipe": pipe, "worker": worker}


def measured(way: str, number: int) -> list[float]:
    """The megabytes at each tenth."""
    found: list[float] = []
    for done, _ in enumerate(WAYS[way](texts(number)), 1):
        if done % (number // 10) == 0:
            found.append(megabytes())
    return found


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=200_000)
    parser.add_argument("--way", choices=sorted(WAYS), default="worker")
    options = parser.parse_args()
    found = measured(options.way, options.texts)
    print(f"{options.way}: {' '.join(f'{size:.0f}' for size in found)} MB")
    return 0 if found[-1] - found[1] <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
