"""How many figures and dates of gold other tools find, with the right value: ``python benchmarks/values.py GOLD...``.

The tools run in the environments of run.py (``--install-others``), and are told the publication date.

- A figure of gold (count, money, ratio, measure, age, rank, with one value) is found when a tool has that value at a place that overlaps
  it; a percentage may also come as a fraction.
- A date of gold (TIMEX3 type DATE, on the calendar) is found when the tool's day, or its first day, is one of those it covers; where a
  tool leaves several days open, any of them counts.
- Of what a tool finds, whatever overlaps a range, a duration, a time or a borderline record of gold is left out of account; of things found
  in one place one right one is enough.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reformextract import Article, Extraction, extract_many
from reformextract.formats import read_gold
from reformextract.models.record import Record
from run import HERE, OTHERS, markdown

Found = list[Any]  # start, end, "figure" or "date", value or day or days
FIGURES = ("count", "money", "ratio", "measure", "age", "rank", "number")
ENTITIES = "spacy_ner"  # has no values


def sort_of(record: Record) -> str | None:
    """What a record is to other tools: a figure, a date, or something that is not asked of them."""
    if record.optional:
        return None
    if record.kind in FIGURES:
        return "figure" if getattr(record, "value", None) is not None else None
    dated = record.kind == "date" and getattr(record, "type", None) == "DATE" and getattr(record, "earliest", None)
    return "date" if dated else None


def ours(articles: Iterable[Article]) -> list[list[Found]]:
    """What this library finds, told as the others tell it."""
    found: list[list[Found]] = []
    for extraction in extract_many(articles):
        told: list[Found] = []
        for record in extraction.records:
            if sort := sort_of(record):
                said = getattr(record, "earliest" if sort == "date" else "value")
                told.append([record.start, record.end, sort, str(said)])
        found.append(told)
    return found


def theirs(name: str, environments: Path, articles: Iterable[Article]) -> list[list[Found]]:
    """What another tool finds; raises OSError where it is not installed."""
    given = "\n".join(json.dumps({"text": one.text, "published": one.published and str(one.published)}) for one in articles)
    words = [str(environments / name / "bin" / "python"), str(HERE / "others" / f"{name}_texts.py")]
    done = subprocess.run(words, input=given, text=True, capture_output=True, check=True)
    found: list[list[Found]] = json.loads(done.stdout.splitlines()[-1])["found"]
    return found


def is_right(record: Record, sort: str, found: Found) -> bool:
    """Whether a thing found is what the record says."""
    start, end, kind, said = found
    if kind != sort or start >= record.end or end <= record.start or said is None:
        return False
    if sort == "date":
        return any(str(record.earliest) <= day <= str(record.latest) for day in ([said] if isinstance(said, str) else said))
    value = float(record.value)
    scales = (1, 100, 0.01) if record.kind == "ratio" else (1,)
    try:
        number = float(str(said).rstrip("%"))
    except ValueError:
        return False
    return any(abs(number - scale * value) <= 1e-4 * max(1e-9, abs(scale * value)) for scale in scales)


@dataclass(slots=True)
class Score:
    """Of one sort: how many gold has, how many of them were found, and of how many things found how many were right."""

    gold: int = 0
    met: int = 0
    found: int = 0
    right: int = 0

    def cells(self) -> list[str]:
        """Recall and precision in per cent."""
        if not self.found:
            return ["–", "–"]
        return [f"{100 * self.met / self.gold:.0f}", f"{100 * self.right / self.found:.0f}"]


def places(found: list[Found], sort: str) -> Iterator[list[Found]]:
    """The things found of a sort, those that overlap together."""
    group: list[Found] = []
    for one in sorted(one for one in found if one[2] == sort):
        if group and one[0] >= max(other[1] for other in group):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def score(gold: Iterable[Extraction], found: Iterable[list[Found]]) -> dict[str, Score]:
    """Figures and dates, over all articles."""
    scores = {"figure": Score(), "date": Score()}
    for extraction, things in zip(gold, found, strict=True):
        asked = [(record, sort) for record in extraction.records if (sort := sort_of(record))]
        aside = [record for record in extraction.records if not sort_of(record) and record.kind not in ("mechanism", "enumeration")]
        for sort, one in scores.items():
            wanted = [record for record, its in asked if its == sort]
            one.gold += len(wanted)
            one.met += sum(any(is_right(record, sort, thing) for thing in things) for record in wanted)
            for group in places(things, sort):
                if any(thing[0] < record.end and record.start < thing[1] for thing in group for record in aside):
                    continue
                one.found += 1
                one.right += any(is_right(record, sort, thing) for thing in group for record in wanted)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--environments", type=Path, default=HERE / ".environments")
    given = parser.parse_args()
    gold = [extraction for path in given.gold for extraction in read_gold(path)]
    articles = [extraction.article for extraction in gold]
    scores = {"reformextract": score(gold, ours(articles))}
    for name in OTHERS:
        if name != ENTITIES:
            scores[name] = score(gold, theirs(name, given.environments, articles))
    whole = scores["reformextract"]
    print(f"{len(gold)} texts, {whole['figure'].gold} figures, {whole['date'].gold} dates.\n")
    head = ["tool", "figures found", "figures right", "dates found", "dates right"]
    print(markdown(head, [[name, *one["figure"].cells(), *one["date"].cells()] for name, one in scores.items()]))


if __name__ == "__main__":
    main()
