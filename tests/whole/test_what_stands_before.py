"""An unrelated paragraph behind an article changes nothing of what stands before it.

What the whole article decides may change: the area of a mechanism (by the sector that most of it is about), a dollar's country, what a
fiscal year or another date that leans on others is. Everything else, of every kind: in fewer than 3 of 1,000 trials.
"""

from __future__ import annotations

import os
import random
from typing import Any

from corpus_texts import gold
from reformextract import extract
from reformextract.article import Article

BY_THE_WHOLE = {"mechanism": {"area"}, "date": {"value", "earliest", "latest"}}
SHARE = 0.003
ROUNDS = 30 if os.environ.get("REFORMEXTRACT_LONG") else 3  # paragraphs for each article
Place = tuple[str, int, int]


def said(text: str, article: Article, end: int) -> dict[Place, dict[str, Any]]:
    """The records up to a place, each with what may not change."""
    found = {}
    for record in extract(text, published=article.published).records:
        if record.end <= end:
            left_out = {"sentence", *BY_THE_WHOLE.get(record.kind, ())}
            found[record.kind, record.start, record.end] = record.model_dump(exclude=left_out)
    return found


def test_a_paragraph_behind_changes_nothing_before() -> None:
    articles = [one.article for one in gold()]
    alone = [said(article.text, article, len(article.text)) for article in articles]
    paragraphs = [(article.id, part) for article in articles for part in article.text.split("\n") if 200 < len(part) < 900]
    draw = random.Random(1)
    trials = [one for one in zip(articles, alone, strict=True) for _ in range(ROUNDS)]
    changed = []
    for article, before in trials:
        paragraph = draw.choice([part for id, part in paragraphs if id != article.id])
        after = said(f"{article.text}\n\n{paragraph}", article, len(article.text))
        different = {place for place in before | after if before.get(place) != after.get(place)}
        if different:
            changed.append((article.id, paragraph[:40], [(before.get(place), after.get(place)) for place in different]))
    assert len(changed) < SHARE * len(trials), changed
