"""Floors of agreement with the gold of the corpus, article by article: kept in a table, written anew by the test's own file as a command.

What a table says is a floor: better is always right. It is to be looked at when it is written anew, since a rule that gains in one
article may lose in another; a number that falls needs a reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from corpus_texts import gold
from reformextract import extract
from reformextract.article import Extraction
from reformextract.evaluation import Evaluation, evaluate

Agreement = dict[str, int]


def against_gold(read: Extraction) -> Evaluation:
    """An article of the gold and what is found in it now."""
    article = read.article
    made = extract(article.text, published=article.published, country=article.country)
    return evaluate([read], [made.model_copy(update={"article": article})])


def lost(table: Path, id: str, now: Agreement) -> dict[str, tuple[int, int]]:
    """Where an article agrees less than the table says: (now, the floor)."""
    floor = json.loads(table.read_text(encoding="utf-8"))[id]
    return {name: (now[name], wanted) for name, wanted in floor.items() if now[name] < wanted}


def articles(wanted: Callable[[Extraction], bool]) -> dict[str, Extraction]:
    """The articles of the gold that a table is of, by id."""
    return {one.article.id: one for one in gold() if wanted(one)}


def write(table: Path, read: dict[str, Extraction], agreement: Callable[[Extraction], Agreement]) -> None:
    """Write a table anew."""
    lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(agreement(one))}" for id, one in read.items())
    table.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
