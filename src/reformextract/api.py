"""The library calls: extract one text, extract many articles."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from reformextract.article import Article, Extraction
from reformextract.dateline import published_in
from reformextract.patterns.loading import Contents, patterns_of, read_user_files
from reformextract.stages import Stages


@lru_cache(maxsize=4)
def stages_of(language: str, patterns: Contents, exclude: tuple[str, ...]) -> Stages:
    """The stages for the texts of these pattern files, made once in a process."""
    return Stages(patterns_of(language, patterns, exclude))


def shared_stages(patterns: Sequence[str | Path] = (), exclude: Iterable[str] = (), language: str = "en") -> Stages:
    """The stages for these pattern files or folders, made once in a process for what they say."""
    patterns = (patterns,) if isinstance(patterns, (str, Path)) else patterns
    exclude = (exclude,) if isinstance(exclude, str) else exclude
    return stages_of(language, read_user_files(patterns) if patterns else (), tuple(exclude))


def extract(
    text: str,
    published: str | datetime.date | None = None,
    *,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
) -> Extraction:
    """The records of one text; relative dates are resolved from ``published`` or, without it, the text's own dateline.

    >>> extraction = extract("It pooled more than 4,200 instruments worth over RMB 5.1 billion.")
    >>> [(record.kind, record.text) for record in extraction.records]
    [('count', 'more than 4,200'), ('money', 'over RMB 5.1 billion')]
    >>> extraction.records[1].value, extraction.records[1].currency, extraction.records[1].comparator
    (Decimal('5100000000'), 'CNY', 'more_than')
    """
    article = Article.model_validate({"text": text, "published": published})
    stages = shared_stages(patterns, exclude)
    return stages.extract(with_dateline(article, stages))


def extract_many(
    articles: Iterable[Article | str | Mapping[str, Any]],
    *,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
) -> Iterator[Extraction]:
    """The records of many articles, one after another and in their order; nothing is read before it is asked for.

    An article is an ``Article``, a text, or a mapping with ``id``, ``text`` and ``published``.

    >>> many = extract_many([{"id": "a", "text": "Two pilots ended."}, "Three began."])
    >>> [extraction.records[0].text for extraction in many]
    ['Two', 'Three']
    """
    stages = shared_stages(patterns, exclude)
    for given in articles:
        if isinstance(given, Article):
            article = given
        elif isinstance(given, str):
            article = Article(text=given)
        else:
            article = Article.model_validate(given)
        yield stages.extract(with_dateline(article, stages))


def with_dateline(article: Article, stages: Stages) -> Article:
    """The article with the publication date of its own dateline where it was given none."""
    if article.published is not None:
        return article
    return article.model_copy(update={"published": published_in(article.text, stages)})
