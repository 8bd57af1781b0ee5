"""The articles of the shipped corpus, as gold and as (text, context) pairs for ``nlp.pipe``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reformextract.article import Extraction
from reformextract.formats import get_format

CORPUS = Path(__file__).parents[1] / "corpus"


@cache
def gold() -> list[Extraction]:
    return [article for file in sorted(CORPUS.glob("*.jsonl")) for article in get_format("jsonl").read(file)]


def pairs() -> list[tuple[str, dict[str, Any]]]:
    return [(one.article.text, one.article.model_dump(exclude={"text", "language"}, exclude_none=True)) for one in gold()]
