"""The core of every run: items or articles in, extractions or failures out; nothing an article does stops it.

Local processes, the Arrow kernel, Ray and Spark all come through :class:`Processor`.
"""

from __future__ import annotations

import importlib
import signal
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any, Protocol

from reformextract.api import PipelineReader, stages_of, with_dateline
from reformextract.article import Article, Extraction
from reformextract.batch.forms import RENDERERS
from reformextract.batch.items import Item, to_article
from reformextract.batch.options import DEFAULT_ENGINE, ExtractOptions, InputOptions
from reformextract.batch.outcome import BatchResult, Counts, Failure
from reformextract.models.warning import ExtractionWarning
from reformextract.stages import Stages


class Extractor(Protocol):
    """What an engine factory must give."""

    def extract(self, article: Article, /) -> Extraction: ...


WARMING_UP = Article(text="On 5 May 2020 the county spent RMB 3 million, 2 percent more, on three pilots of a river chief system.")


class EngineError(RuntimeError):
    """The engine cannot be made; no article would come through."""


class TimeLimit(BaseException):
    """Raised in the midst of an article that takes too long; no ``except Exception`` on the way holds it up."""


def make_extractor(options: ExtractOptions) -> Extractor:
    """The engine that the options name; raises EngineError (PatternError where the patterns are wrong)."""
    if options.pipeline is not None:
        return _pipeline(options.pipeline)
    module, _, function = options.engine.partition(":")
    try:
        factory = getattr(importlib.import_module(module), function)
    except (ImportError, AttributeError) as error:
        raise EngineError(f"no engine {options.engine}: {error}") from None
    engine: Extractor = factory(list(options.patterns), list(options.exclude))
    return engine


def _pipeline(name: str) -> Extractor:
    import spacy

    try:
        return PipelineReader(spacy.load(name))
    except Exception as error:  # whatever its components raise
        raise EngineError(f"no pipeline {name}: {error}") from None


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeLimit inside the block after so many seconds, where the platform and the thread allow it."""
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(signum: int, frame: Any) -> None:
        raise TimeLimit

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def _where(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f" ({Path(frames[-1].filename).name}:{frames[-1].lineno} in {frames[-1].name})" if frames else ""


class Processor:
    """An engine with its limits, made once in a process; ``started`` is told of every article that begins."""

    def __init__(self, options: ExtractOptions, inputs: InputOptions | None = None, started: Callable[[int], None] | None = None) -> None:
        self.options = options
        self.inputs = inputs or InputOptions()
        self.started = started
        self.engine = make_extractor(options)
        self._shipped = options.engine == DEFAULT_ENGINE and options.pipeline is None
        if self._shipped:
            self.engine.extract(WARMING_UP)  # what is made when it is first needed is no time of an article

    def extract(self, article: Article, place: str | None = None) -> Extraction | Failure:
        """The records of an article, or why there are none. Raises nothing that an article can cause."""
        try:
            with time_limit(self.options.time_limit):
                return self._records(article)
        except (TimeLimit, Exception) as error:
            return self._failure(article.id, place or article.id, error)

    def item(self, item: Item) -> Extraction | Failure:
        """An item made an article and extracted, both within the time limit of one."""
        article: Article | Failure | None = None
        try:
            with time_limit(self.options.time_limit):
                article = to_article(item, self.inputs, self.options)
                return article if isinstance(article, Failure) else told_apart(self._records(article), item.name)
        except (TimeLimit, Exception) as error:
            if isinstance(article, Article):
                return self._failure(article.id, item.place, error)
            if isinstance(error, TimeLimit):
                reason = f"reading took longer than {self.options.time_limit:g} s (--time-limit)"
                return Failure(item.id, item.place, "time_limit", reason)
            return Failure(item.id, item.place, "invalid", f"{type(error).__name__}: {error}{_where(error)}")

    def _records(self, article: Article) -> Extraction:
        kinds = self.options.kinds
        if self._shipped and isinstance(self.engine, Stages):
            extraction = self.engine.extract(with_dateline(article, self.engine), kinds=kinds)
        else:
            extraction = self.engine.extract(article)
        return extraction if kinds is None else extraction.only(kinds)

    def _failure(self, id: str, place: str, error: BaseException) -> Failure:
        if isinstance(error, TimeLimit):
            self._renew()
            return Failure(id, place, "time_limit", f"took longer than {self.options.time_limit:g} s (--time-limit)")
        return Failure(id, place, "rule_error", f"{type(error).__name__}: {error}{_where(error)}")

    def _renew(self) -> None:
        """An engine that was stopped at any point of its work remembers nobody knows what: another one goes on."""
        if self._shipped:
            stages_of.cache_clear()
            self.engine = make_extractor(self.options)

    def session(self) -> AbstractContextManager[None]:
        """What the articles of a batch are read in: a memory zone of the pipeline, where one does the work."""
        return self.engine.session() if isinstance(self.engine, PipelineReader) else nullcontext()

    def outcomes(self, items: Iterable[Item]) -> Iterator[Extraction | Failure]:
        with self.session():
            for index, item in enumerate(items):
                if self.started is not None:
                    self.started(index)
                yield self.item(item)

    def batch(self, items: Sequence[Item], form: str) -> BatchResult:
        """The items' records as bytes of an output form, their failures and the counts; one entry in ``rows``."""
        return to_result(self.outcomes(items), form, self.inputs.columns.keep)


def told_apart(outcome: Extraction | Failure, name: str | None) -> Extraction | Failure:
    """With a warning where the article has another id, ``name``, than it brought."""
    if name is None or isinstance(outcome, Failure):
        return outcome
    warning = ExtractionWarning(code="id_repeated", message=f"its id was used before: told apart as {name!r}")
    return outcome.model_copy(update={"warnings": (warning, *outcome.warnings)})


def to_result(outcomes: Iterable[Extraction | Failure], form: str, keep: tuple[str, ...] = ()) -> BatchResult:
    """Outcomes as bytes and counts; each extraction is handed on as it comes, so that a batch holds no more than it must."""
    failures: list[Failure] = []
    counts = Counts()

    def extractions() -> Iterator[Extraction]:
        for outcome in outcomes:
            counts.articles_in += 1
            if isinstance(outcome, Failure):
                failures.append(outcome)
                continue
            counts.articles_out += 1
            counts.characters += len(outcome.article.text)
            for record in outcome.records:
                counts.records[record.kind] += 1
            counts.highlights.see(outcome)
            yield outcome

    rows = RENDERERS[form](extractions(), keep)
    counts.errors = len(failures)
    return BatchResult([rows], failures, counts)
