"""Processes that extract for the service: one that takes too long or dies is replaced, and the service goes on."""

from __future__ import annotations

import multiprocessing
import queue
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from reformextract.article import Article, Extraction
from reformextract.batch.options import ExtractOptions
from reformextract.batch.outcome import Failure
from reformextract.batch.process import Processor

START_SECONDS = 60.0  # to load the patterns
GRACE_SECONDS = 1.0  # over the article's limit, until its process is killed
_CONTEXT = multiprocessing.get_context("spawn")


class BusyError(RuntimeError):
    """All workers are at work and stayed so for as long as a request may wait."""


def _work(connection: Connection, options: ExtractOptions) -> None:
    """A worker's life: load, say so, then an outcome for every article."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the service ends its workers itself
    processor = Processor(options)
    connection.send(None)
    with suppress(EOFError):
        while True:
            connection.send(processor.extract(connection.recv()))


class _Worker:
    """A process and the pipe to it, begun anew after its end."""

    def __init__(self, options: ExtractOptions) -> None:
        self.options = options
        self.begin()

    def begin(self) -> None:
        self.connection, far_end = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_work, args=(far_end, self.options), daemon=True)
        self.process.start()
        far_end.close()
        self.ready = False

    def end(self) -> None:
        self.process.kill()
        self.connection.close()
        self.process.join()

    def ask(self, article: Article) -> Extraction | Failure:
        """The outcome of an article; a process that hangs or dies on it has been replaced when this returns."""
        limit = self.options.time_limit
        try:
            if not self.ready and self.connection.poll(START_SECONDS):
                self.connection.recv()
                self.ready = True
            self.connection.send(article)
            if self.connection.poll(limit + GRACE_SECONDS if limit else None):
                outcome: Extraction | Failure = self.connection.recv()
                return outcome
            failure = Failure(article.id, article.id, "time_limit", f"took longer than {limit:g} s")
        except (EOFError, OSError):
            failure = Failure(article.id, article.id, "worker_died", "the process that worked on it ended")
        self.end()
        self.begin()
        return failure


class Workers:
    """A few workers, an article each at a time."""

    def __init__(self, options: ExtractOptions, count: int) -> None:
        self.options = options
        self._workers = [_Worker(options) for _ in range(count)]
        self._idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def extract(self, article: Article) -> Extraction | Failure:
        """The outcome of an article; raises BusyError when no worker becomes free within the time limit."""
        try:
            worker = self._idle.get(timeout=self.options.time_limit or None)
        except queue.Empty:
            raise BusyError(f"all {len(self._workers)} workers are busy") from None
        try:
            return worker.ask(article)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            worker.end()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *ending: Any) -> None:
        self.close()
