"""A run: sources -> batches -> workers -> sink, with checkpoints, so that it can be killed at any moment and go on.

The durable state is the manifest's checkpoint. Output and errors are synced first, then the checkpoint is replaced
atomically; a resumed run cuts output and errors back to the checkpoint and reads on from its position. Batches are cut
from the input in the same way every time and written in its order, so the end is byte for byte the same.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from reformextract.batch.guard import refuse_inputs, refuse_standard_output
from reformextract.batch.lock import OutputLock
from reformextract.batch.manifest import Checkpoint, Manifest, ResumeError, check_same, made_by, now, without_places
from reformextract.batch.names import beside, errors_path, ids_path, is_manifest, lock_path, manifest_path, touched
from reformextract.batch.options import ExtractOptions, InputOptions, OutputOptions
from reformextract.batch.outcome import BatchResult, Counts, Failure
from reformextract.batch.process import Processor
from reformextract.batch.readers import BEGINNING, Batch, Position, check_extras, read_batches
from reformextract.batch.seen_ids import SeenIds
from reformextract.batch.sources import STDIN, Source
from reformextract.batch.standard_input import StandardInput
from reformextract.batch.workers import WorkerPool
from reformextract.batch.writers import ErrorsFile, IdsFile, Sink, make_sink

CHECKPOINT_SECONDS = 2.0
SMALL_INPUT_BYTES = 1_500_000


class RunError(RuntimeError):
    """The run cannot go on; what is durable stays, and it can be resumed where a manifest is kept."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Told after every batch: counts so far, bytes read of all bytes (0 when unknown), and where a resumed run began."""

    counts: Counts
    bytes_read: int
    bytes_total: int
    articles_before: int = 0
    bytes_before: int = 0


Listener = Callable[[Progress, list[Failure]], None]


@dataclass
class Run:
    """One run over sources. ``workers`` 0 works in this process; None takes the cores, or this process for a small input."""

    sources: list[Source]
    options: ExtractOptions = field(default_factory=ExtractOptions)
    inputs: InputOptions = field(default_factory=InputOptions)
    workers: int | None = None
    listener: Listener | None = None
    stdin: StandardInput = field(default_factory=StandardInput)
    checkpoint_seconds: float = CHECKPOINT_SECONDS
    _before: tuple[int, int] = (0, 0)

    def worker_count(self) -> int:
        """How many processes will work: 0 is this one."""
        if self.workers is not None:
            return self.workers
        size = sum(source.size for source in self.sources)
        is_long = any(source.path == STDIN for source in self.sources) and self.stdin.is_long
        return (os.cpu_count() or 1) if size >= SMALL_INPUT_BYTES or is_long else 0

    def results(
        self, form: str, start: Position = BEGINNING, first_batch: int = 0, seen: SeenIds | None = None
    ) -> Generator[tuple[Batch, BatchResult], None, None]:
        """Every batch with its result, in order."""
        batches = read_batches(self.sources, self.inputs, self.options, start, first_batch, self.stdin, seen)
        count = self.worker_count()
        if count == 0:
            processor = Processor(self.options, self.inputs)
            for batch in batches:
                yield batch, processor.batch(batch.items, form)
            return
        with WorkerPool(count, self.options, self.inputs, form) as pool:
            yield from pool.results(batches)

    def _tell(self, counts: Counts, bytes_read: int, failures: list[Failure]) -> None:
        if self.listener is not None:
            self.listener(Progress(counts, bytes_read, self.bytes_total, *self._before), failures)

    @property
    def bytes_total(self) -> int:
        """Bytes of all inputs as stored; 0 with standard input, whose end is not known."""
        return 0 if any(source.path == STDIN for source in self.sources) else sum(source.size for source in self.sources)

    def stream(self, sink: Sink, form: str) -> Counts:
        """Results into a sink that keeps no state (standard output, tables); failures go to the listener only."""
        check_extras(self.sources)
        refuse_standard_output(self.sources)
        counts = Counts()
        sink.open(None)
        with closing(self.results(form)) as results:
            for batch, result in results:
                sink.write(result)
                counts.add(result.counts)
                self._tell(counts, batch.bytes_read, result.failures)
        sink.end()
        sink.finish()
        return _balanced(counts)

    def write(self, output: OutputOptions, resume: bool = False, overwrite: bool = False) -> Counts:
        """Results into files, restartable; one run at a time to an output.

        Raises InputsError (an input would be written over), LockedError, ResumeError, RunError, OSError (a full disk), EngineError,
        PatternError.
        """
        check_extras(self.sources)
        sink = make_sink(output)
        refuse_inputs(touched(output), self.sources, self.options.patterns)
        folder = Path(output.path) if output.parts else Path(output.path).parent
        folder.mkdir(parents=True, exist_ok=True)
        with OutputLock(lock_path(output), output.path):
            manifest = self._manifest(output, resume, overwrite)
            if manifest.status == "complete" and resume:
                sink.check(manifest.checkpoint.output or {})
                return Counts.from_json(manifest.counts)
            return self._write_anew_or_on(sink, manifest, output)

    def _write_anew_or_on(self, sink: Sink, manifest: Manifest, output: OutputOptions) -> Counts:
        path = manifest_path(output)
        manifest.status, manifest.reason = "running", None
        sink.made_by = without_places(manifest.made_by)
        errors, ids = ErrorsFile(errors_path(output)), IdsFile(ids_path(output))
        checkpoint = manifest.checkpoint
        try:
            manifest.save(path)
            sink.open(checkpoint.output)
            errors.open(checkpoint.errors if checkpoint.output is not None else None)
            counts = self._write(sink, errors, ids, manifest, path, output.form)
            sink.finish()
            _balanced(counts)
            manifest.status, manifest.finished, manifest.counts = "complete", now(), counts.to_json()
            manifest.checkpoint.output = {**(manifest.checkpoint.output or {}), **sink.finished()}
            manifest.save(path)
            ids.finish()
            return counts
        except KeyboardInterrupt:
            _note_end(manifest, path, "interrupted", "interrupted")
            raise
        except Exception as error:
            _note_end(manifest, path, "failed", str(error))
            raise
        finally:
            sink.close()
            errors.close()
            ids.close()

    def _write(self, sink: Sink, errors: ErrorsFile, ids: IdsFile, manifest: Manifest, path: Path, form: str) -> Counts:
        """The loop: write, and now and then make durable what is written, then move the checkpoint."""
        saved = manifest.checkpoint
        counts = Counts.from_json(saved.counts)
        after, batch_number = Position(saved.source, saved.items), saved.batch
        self._before = (counts.articles_in, saved.bytes_read)
        bytes_read = saved.bytes_read

        def save(exhausted: bool) -> None:
            output = {**sink.checkpoint(), **({"finished": True} if exhausted else {})}
            manifest.checkpoint = Checkpoint(
                source=after.source,
                items=after.items,
                batch=batch_number,
                bytes_read=bytes_read,
                counts=counts.to_json(),
                output=output,
                errors=errors.checkpoint(),
                ids=ids.checkpoint(),
                exhausted=exhausted,
            )
            manifest.counts = manifest.checkpoint.counts
            manifest.save(path)

        if saved.exhausted:
            return counts
        seen = ids.open(saved.ids if saved.output is not None else None)
        last = time.monotonic()
        durable = batch_number
        try:
            with closing(self.results(form, after, batch_number, seen)) as results:
                for batch, result in results:
                    sink.write(result)
                    errors.write(result.failures)
                    ids.write(batch.ids)
                    counts.add(result.counts)
                    after, batch_number, bytes_read = batch.after, batch.number + 1, batch.bytes_read
                    self._tell(counts, bytes_read, result.failures)
                    if sink.may_checkpoint() and time.monotonic() - last >= self.checkpoint_seconds:
                        save(exhausted=False)
                        last, durable = time.monotonic(), batch_number
        except KeyboardInterrupt:
            if sink.may_checkpoint() and durable < batch_number:
                save(exhausted=False)
            raise
        sink.end()
        save(exhausted=True)
        return counts

    def _manifest(self, output: OutputOptions, resume: bool, overwrite: bool) -> Manifest:
        """The manifest to go on with: the one there when resuming, else a new one. What is not ours is not written over."""
        path = manifest_path(output)
        current = made_by(self.sources, self.options, self.inputs, output)
        if path.exists() and not is_manifest(path):
            raise ResumeError(f"{path}: is there and no manifest of a run; name another output")
        there = Manifest.load(path) if not overwrite else None
        if there is not None and resume:
            check_same(there.made_by, current)
            return there
        if there is not None and there.status != "complete":
            raise ResumeError(f"{output.path}: an unfinished run is there: go on with --resume, or begin anew with --overwrite")
        if there is None and not overwrite:
            for other in beside(output):
                if os.path.lexists(other):
                    raise ResumeError(f"{other}: is there, but no manifest of a run that made it: name another output, or --overwrite")
        return Manifest(started=now(), made_by=current)


def _balanced(counts: Counts) -> Counts:
    if not counts.balanced:
        raise RunError(f"{counts.articles_in} articles in, but {counts.articles_out} out and {counts.errors} errors: please report this")
    return counts


def _note_end(manifest: Manifest, path: Path, status: str, reason: str) -> None:
    """Say in the manifest how it ended, if it can still be written; the checkpoint in it is what counts."""
    manifest.status = status  # type: ignore[assignment]
    manifest.reason = reason
    try:
        manifest.save(path)
    except OSError:
        path.with_name(path.name + ".tmp").unlink(missing_ok=True)
