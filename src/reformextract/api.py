"""The library calls: extract one text, extract many articles."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from pydantic import ValidationError

from reformextract.article import Article, Extraction
from reformextract.collecting import without_collecting
from reformextract.dateline import published_in
from reformextract.dates.date import is_known
from reformextract.kinds import known_kinds
from reformextract.matcher.timing import RuleTimeoutError
from reformextract.patterns.loading import Contents, patterns_of, read_user_files
from reformextract.stages import Stages

if TYPE_CHECKING:
    from spacy.language import Language


@lru_cache(maxsize=4)
def stages_of(language: str, patterns: Contents, exclude: tuple[str, ...]) -> Stages:
    """The stages for the texts of these pattern files, made once in a process."""
    with without_collecting():
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
    country: str | None = None,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
    kinds: Iterable[str] | None = None,
    facts: bool = True,
    nlp: Language | None = None,
) -> Extraction:
    """The records of one text and, unless ``facts`` is False, what its figures say.

    Relative dates are resolved from ``published`` or, without it, the text's own dateline.

    ``country`` (ISO 3166) is where it was published: it decides the order of dates in numbers and the fiscal year.
    ``kinds`` filters after everything has competed: the records of a kind are the same whatever else is asked for. ``exclude`` takes
    rules or kinds out before, which can change other records. With ``nlp``, a pipeline of your own that holds a component of ours,
    that pipeline does the work, with the patterns it has.

    >>> extraction = extract("It pooled more than 4,200 instruments worth over RMB 5.1 billion.")
    >>> [(record.kind, record.text) for record in extraction.records]
    [('count', 'more than 4,200'), ('money', 'over RMB 5.1 billion')]
    >>> extraction.records[1].value, extraction.records[1].currency, extraction.records[1].comparator
    (Decimal('5100000000'), 'CNY', 'more_than')
    """
    article = Article.model_validate({"text": text, "published": published, "country": country})
    (extraction,) = extract_many([article], patterns=patterns, exclude=exclude, kinds=kinds, facts=facts, nlp=nlp)
    return extraction


class ArticleError(ValueError):
    """An article of a stream that has no extraction: its ``number`` in the stream (from 0), its ``id`` and the ``reason``."""

    def __init__(self, number: int, id: str, reason: str) -> None:
        super().__init__(f"article {number}{f' ({id})' if id else ''}: {reason}")
        self.number = number
        self.id = id
        self.reason = reason


Given = Article | str | Mapping[str, Any]


@overload
def extract_many(
    articles: Iterable[Given],
    *,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
    kinds: Iterable[str] | None = None,
    facts: bool = True,
    nlp: Language | None = None,
    on_error: Literal["raise"] = "raise",
) -> Iterator[Extraction]: ...


@overload
def extract_many(
    articles: Iterable[Given],
    *,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
    kinds: Iterable[str] | None = None,
    facts: bool = True,
    nlp: Language | None = None,
    on_error: Literal["yield"],
) -> Iterator[Extraction | ArticleError]: ...


def extract_many(
    articles: Iterable[Given],
    *,
    patterns: Sequence[str | Path] = (),
    exclude: Iterable[str] = (),
    kinds: Iterable[str] | None = None,
    facts: bool = True,
    nlp: Language | None = None,
    on_error: Literal["raise", "yield"] = "raise",
) -> Iterator[Extraction | ArticleError]:
    """The records of many articles, one after another and in their order; nothing is read before it is asked for.

    An article is an ``Article``, a text, or a mapping with ``id``, ``text`` and ``published``. One that is none (a date that
    is no date, no text) raises :class:`ArticleError`; with ``on_error="yield"`` the error comes in its place and the stream
    goes on. For the rest see :func:`extract`.

    >>> many = extract_many([{"id": "a", "text": "Two pilots ended."}, "Three began."])
    >>> [extraction.records[0].text for extraction in many]
    ['Two', 'Three']
    >>> for found in extract_many([{"id": "a", "text": "Two.", "published": "soon"}, "Three began."], on_error="yield"):
    ...     print(found if isinstance(found, ArticleError) else found.records[0].text)
    article 0 (a): published: 'soon' is no date: Input should be a valid date or datetime, input is too short
    Three
    """
    if on_error not in ("raise", "yield"):
        raise ValueError(f'on_error is "raise" or "yield", not {on_error!r}')
    asked_for = None if kinds is None else known_kinds(kinds)
    return _read(articles, reader_of(nlp, patterns, exclude, facts, asked_for), asked_for, on_error)


def _read(
    articles: Iterable[Given], reader: Callable[[Article], Extraction], asked_for: tuple[str, ...] | None, on_error: str
) -> Iterator[Extraction | ArticleError]:
    for number, given in enumerate(articles):
        try:
            article = _article_of(given)
        except (ValidationError, TypeError) as cause:
            error = ArticleError(number, str(given.get("id") or "") if isinstance(given, Mapping) else "", _reason(cause))
            if on_error == "raise":
                raise error from cause
            yield error
            continue
        try:
            extraction = reader(article)
        except RuleTimeoutError as cause:
            if on_error == "raise":
                raise
            yield ArticleError(number, article.id, str(cause))
        else:
            yield extraction if asked_for is None else extraction.only(asked_for)


def _article_of(given: Given) -> Article:
    if isinstance(given, Article):
        return given
    if isinstance(given, Mapping):
        return Article.model_validate(dict(given))
    return Article(text=given)


def _reason(error: ValidationError | TypeError) -> str:
    """What is wrong with which field of an article, in a line."""
    if isinstance(error, TypeError):
        return str(error)
    detail = error.errors(include_url=False)[0]
    field = ".".join(map(str, detail["loc"]))
    what = f"{detail['input']!r} is no date: " if field == "published" else ""
    return f"{field}: {what}{detail['msg'].removeprefix('Value error, ')}"


def reader_of(
    nlp: Language | None,
    patterns: Sequence[str | Path],
    exclude: Iterable[str],
    facts: bool = True,
    kinds: Collection[str] | None = None,
) -> Callable[[Article], Extraction]:
    """What reads articles: the stages, or a user's pipeline. ``kinds`` are those that will be chosen from what it reads."""
    if nlp is None:
        stages = shared_stages(patterns, exclude)
        return lambda article: stages.extract(with_dateline(article, stages), facts=facts, kinds=kinds)
    if patterns or exclude:
        raise ValueError("nlp: a pipeline has patterns and exclusions of its own; give them to its component")
    return PipelineReader(nlp).extract


class PipelineReader:
    """Reads articles with a user's pipeline, which must hold ``reformextract``, ``reform_records`` or ``reform_dates``."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    @contextmanager
    def session(self) -> Iterator[None]:
        """Articles read within are forgotten by spaCy's vocabulary afterwards, so that memory stays flat over a million of them."""
        with self.nlp.memory_zone():
            yield

    def extract(self, article: Article) -> Extraction:
        """The records of an article. Raises ``ValueError`` where no component has made any."""
        about = article.model_dump(mode="json", exclude={"text"}, exclude_none=True)
        (doc,) = (doc for doc, _ in self.nlp.pipe([(article.text, about)], as_tuples=True))
        found: Extraction | None = doc._.extraction if doc.has_extension("extraction") else None
        if found is None:
            raise ValueError("the pipeline has no component reformextract or reform_records")
        return found.model_copy(update={"article": article.model_copy(update={"published": found.article.published})})


def with_dateline(article: Article, stages: Stages) -> Article:
    """The article with the publication date of its own dateline where it was given none."""
    if is_known(article.published):
        return article
    found = published_in(article.text, stages)
    return article if found is None else article.model_copy(update={"published": found})
