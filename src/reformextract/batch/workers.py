"""Supervised worker processes: batches out, results back in order; a worker that dies or hangs is replaced.

Each worker (started by spawn, so that it inherits no locks and no state) loads the engine once. A batch whose worker
dies is tried again on another; when that dies too, its items go out one by one, and the one that ends its worker alone is
the failure. A worker that stays on one article well past the time limit is killed and its batch taken apart likewise.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any

from reformextract.batch.items import Item, own_id
from reformextract.batch.options import ExtractOptions, InputOptions
from reformextract.batch.outcome import BatchResult, Counts, Failure
from reformextract.batch.process import EngineError, Processor
from reformextract.batch.readers import Batch

QUEUED = 2  # batches a worker holds: one in work, one waiting, so that it never idles
WINDOW = 8  # batches a worker that may be out or done and waiting for an earlier one: bounds the memory
POLL_SECONDS = 0.25
START_UP_DEATHS = 3
TASK, STARTED = 0, 1  # places in the pulse


@dataclass(slots=True)
class _Task:
    """Items of a batch on their way; ``alone`` when they are tried one by one, ``index`` then the item's place in it."""

    id: int
    batch: int
    items: list[Item]
    deaths: int = 0
    index: int | None = None


def _serve(
    connection: Connection, pulse: Any, options: ExtractOptions, inputs: InputOptions, form: str
) -> None:  # pragma: no cover - runs in the worker process
    """The life of a worker: load the engine, then batch by batch; it ends when the parent's end of the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def started(index: int) -> None:
        pulse[STARTED] = time.monotonic()

    try:
        processor = Processor(options, inputs, started)
    except Exception as error:
        connection.send(("failed", f"{type(error).__name__}: {error}"))
        return
    tasks: SimpleQueue[Any] = SimpleQueue()

    def receive() -> None:
        try:
            while True:
                tasks.put(connection.recv())
        except (EOFError, OSError):
            tasks.put(None)

    threading.Thread(target=receive, daemon=True).start()
    try:
        connection.send(("ready", None))
        while (task := tasks.get()) is not None:
            id, items = task
            pulse[STARTED] = time.monotonic()
            pulse[TASK] = id
            result = processor.batch(items, form)
            pulse[STARTED] = math.inf  # a parent slow to listen is no slow article
            connection.send((id, result))
            pulse[TASK] = -1
    except (BrokenPipeError, ConnectionResetError):
        os._exit(0)  # the parent is gone


@dataclass(slots=True)
class _Worker:
    process: Any
    connection: Connection
    pulse: Any
    ready: bool = False
    tasks: deque[_Task] = field(default_factory=deque)

    def current(self) -> _Task | None:
        """The task in work, as the worker itself says."""
        id = int(self.pulse[TASK])
        return next((task for task in self.tasks if task.id == id), None)


class WorkerPool:
    """Use as a context manager; :meth:`results` gives every batch with its result, in the batches' order."""

    def __init__(self, count: int, options: ExtractOptions, inputs: InputOptions, form: str) -> None:
        self.count = count
        self.options = options
        self.inputs = inputs
        self.form = form
        self.replaced = 0
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker] = []
        self._start_up_deaths = 0
        self._next_task = 0
        self._again: deque[_Task] = deque()
        self._parts: dict[int, list[BatchResult | None]] = {}
        self._done: dict[int, BatchResult] = {}

    def __enter__(self) -> WorkerPool:
        self._workers = [self._start() for _ in range(self.count)]
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            worker.connection.close()
            if error[0] is not None:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers = []

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        pulse = self._context.RawArray("d", [-1.0, 0.0])
        process = self._context.Process(
            target=_serve, args=(theirs, pulse, self.options, self.inputs, self.form), daemon=True, name="reformextract-worker"
        )
        process.start()
        theirs.close()
        return _Worker(process, ours, pulse)

    def results(self, batches: Iterator[Batch]) -> Iterator[tuple[Batch, BatchResult]]:
        """Raises EngineError when the engine cannot be loaded."""
        waiting: dict[int, Batch] = {}
        commit: int | None = None
        newest = -1
        exhausted = False
        while True:
            for worker in self._workers:
                while worker.ready and len(worker.tasks) < QUEUED:
                    if self._again:
                        self._send(worker, self._again.popleft())
                        continue
                    if exhausted or (commit is not None and newest - commit >= WINDOW * self.count):
                        break
                    batch = next(batches, None)
                    if batch is None:
                        exhausted = True
                        break
                    waiting[batch.number] = batch
                    newest = batch.number
                    commit = batch.number if commit is None else commit
                    self._send(worker, self._task(batch.number, batch.items))
            if exhausted and not waiting:
                return
            self._listen()
            while commit is not None and commit in self._done:
                yield waiting.pop(commit), self._done.pop(commit)
                commit += 1

    def _task(self, batch: int, items: list[Item], index: int | None = None) -> _Task:
        self._next_task += 1
        return _Task(self._next_task, batch, items, index=index)

    def _send(self, worker: _Worker, task: _Task) -> None:
        worker.tasks.append(task)
        with suppress(BrokenPipeError, ConnectionResetError):  # it has died: _listen finds out and gives its tasks to another
            worker.connection.send((task.id, task.items))

    def _listen(self) -> None:
        connections: dict[Any, _Worker] = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(connections), POLL_SECONDS):
            self._receive(connections[connection])
        limit = self.options.time_limit
        if limit:
            now = time.monotonic()
            for worker in list(self._workers):
                task = worker.current()
                if task is not None and now - worker.pulse[STARTED] > limit * 1.5 + 1:
                    worker.process.kill()
                    worker.process.join()
                    self._replace(worker, "time_limit", f"took longer than {limit:g} s (--time-limit) and was killed")

    def _receive(self, worker: _Worker) -> None:
        try:
            message, content = worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join()
            status = worker.process.exitcode
            how = f"was ended by signal {-status}" if status is not None and status < 0 else f"ended with exit status {status}"
            self._replace(worker, "worker_died", f"its process {how}")
            return
        if message == "ready":
            worker.ready = True
            self._start_up_deaths = 0
        elif message == "failed":
            raise EngineError(content)
        else:
            task = next(task for task in worker.tasks if task.id == message)
            worker.tasks.remove(task)
            self._take(task, content)

    def _take(self, task: _Task, result: BatchResult) -> None:
        if task.index is None:
            self._done[task.batch] = result
            return
        parts = self._parts[task.batch]
        parts[task.index] = result
        if all(part is not None for part in parts):
            del self._parts[task.batch]
            self._done[task.batch] = _joined([part for part in parts if part is not None])

    def _replace(self, worker: _Worker, error: Any, reason: str) -> None:
        """Start another worker and see to the tasks of the dead one: the one in work has to do with it, the others have not."""
        self.replaced += 1
        if not worker.ready:
            self._start_up_deaths += 1
            if self._start_up_deaths >= START_UP_DEATHS:
                raise EngineError(f"workers die while they start: {reason}")
        guilty = worker.current()
        worker.connection.close()
        for task in worker.tasks:
            if task is not guilty:
                self._again.append(task)
                continue
            task.deaths += 1
            if len(task.items) == 1 and (task.index is not None or task.deaths > 1 or error == "time_limit"):
                item = task.items[0]
                counts = Counts(articles_in=1, errors=1)
                self._take(task, BatchResult([], [Failure(own_id(item, self.inputs), item.place, error, reason)], counts))
            elif task.deaths > 1 or error == "time_limit":
                self._parts[task.batch] = [None] * len(task.items)
                self._again.extend(self._task(task.batch, [item], index) for index, item in enumerate(task.items))
            else:
                self._again.appendleft(task)
        self._workers[self._workers.index(worker)] = self._start()


def _joined(parts: list[BatchResult]) -> BatchResult:
    """The results of single items put back together in their order."""
    whole = BatchResult([], [], Counts())
    for part in parts:
        whole.rows.extend(part.rows)
        whole.failures.extend(part.failures)
        whole.counts.add(part.counts)
    return whole
