"""Worker processes: each builds its own pipeline; a hung or killed one is replaced and its notes are tried once more.

Results come back in the order of the notes. What is in flight is bounded, so that memory does not grow with the input.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from doccheck.errors import WorkersCannotStart

Job = TypeVar("Job")
Result = TypeVar("Result")

_POLL_SECONDS = 0.5
_AHEAD = 4
_STARTS = 4  # tries to start one worker: its machine may be short of memory for a moment
_STARTING, _IDLE = -2.0, -1.0  # what a worker's clock shows when it is at no job


@dataclass(frozen=True, slots=True)
class Lost:
    """A job whose worker hung or died twice."""

    kind: str
    seconds: float


@dataclass(slots=True)
class _Chunk(Generic[Job]):
    number: int
    jobs: list[Job]
    retried: bool = False


@dataclass(slots=True)
class _Worker(Generic[Job]):
    process: BaseProcess
    pipe: Connection
    clock: Any
    starts: int
    chunk: _Chunk[Job] | None = None


@dataclass(slots=True)
class _Pending(Generic[Job, Result]):
    """The answers to one chunk, some of which may still be out."""

    missing: int
    results: list[Result | Lost | None] = field(default_factory=list)


class Pool(Generic[Job, Result]):
    """Runs `work(state, job)` for every job in worker processes.

    Args:
        setup: builds a worker's state; called once in each worker with `argument`.
        argument: what it is built from; must be picklable.
        work: turns a job into a result; must be an importable function, its results plain and picklable.
        workers: how many processes.
        timeout: seconds that one job may take; None for no limit.
        chunk: how many jobs travel at once.
    """

    def __init__(
        self,
        setup: Callable[[Any], Any],
        argument: object,
        work: Callable[[Any, Job], Result],
        *,
        workers: int,
        timeout: float | None,
        chunk: int,
    ) -> None:
        self._setup, self._argument, self._work = setup, argument, work
        self._timeout, self._size, self._count = timeout, chunk, workers
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[_Worker[Job]] = []
        self.replaced = 0

    def map(self, jobs: Iterable[Job]) -> Iterator[Result | Lost]:
        """Results in the order of the jobs; a job that cannot be done yields `Lost` in its place.

        Raises:
            WorkersCannotStart: one worker ended several times in a row before it was ready.
        """
        chunks = self._chunks(jobs)
        waiting: deque[tuple[int, int, Job]] = deque()  # (chunk, index, job) to be tried again alone
        pending: dict[int, _Pending[Job, Result]] = {}
        due = 0
        exhausted = False
        self._workers = [self._start() for _ in range(self._count)]
        try:
            while True:
                for worker in self._workers:
                    if worker.chunk is not None:
                        continue
                    if waiting:
                        number, index, job = waiting.popleft()
                        self._send(worker, _Chunk(number * self._size + index, [job], retried=True))
                    elif not exhausted and len(pending) < _AHEAD * self._count:
                        chunk = next(chunks, None)
                        if chunk is None:
                            exhausted = True
                            continue
                        pending[chunk.number] = _Pending(len(chunk.jobs), [None] * len(chunk.jobs))
                        self._send(worker, chunk)
                while due in pending and pending[due].missing == 0:
                    for result in pending.pop(due).results:
                        assert result is not None
                        yield result
                    due += 1
                if exhausted and not pending:
                    return
                self._collect(pending, waiting)
        finally:
            self.stop()

    def stop(self) -> None:
        """End every worker at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.pipe.close()
        self._workers = []

    def _chunks(self, jobs: Iterable[Job]) -> Iterator[_Chunk[Job]]:
        batch: list[Job] = []
        number = 0
        for job in jobs:
            batch.append(job)
            if len(batch) == self._size:
                yield _Chunk(number, batch)
                batch, number = [], number + 1
        if batch:
            yield _Chunk(number, batch)

    def _start(self, starts: int = 1) -> _Worker[Job]:
        here, there = self._context.Pipe()
        clock = self._context.RawArray("d", [0.0, _STARTING])
        process = self._context.Process(target=_serve, args=(there, clock, self._setup, self._argument, self._work), daemon=True)
        with _without_ctrl_c():
            process.start()
        there.close()
        return _Worker(process, here, clock, starts)

    def _send(self, worker: _Worker[Job], chunk: _Chunk[Job]) -> None:
        worker.chunk = chunk
        try:
            worker.pipe.send(chunk.jobs)
        except (BrokenPipeError, ConnectionError, OSError):
            return  # it has died; the collector finds its sentinel and tries the chunk again

    def _collect(self, pending: dict[int, _Pending[Job, Result]], waiting: deque[tuple[int, int, Job]]) -> None:
        busy = [w for w in self._workers if w.chunk is not None]
        ready = wait([w.pipe for w in busy] + [w.process.sentinel for w in busy], timeout=_POLL_SECONDS)
        for worker in busy:
            if worker.pipe in ready:
                try:
                    results = worker.pipe.recv()
                except (EOFError, ConnectionError, OSError):
                    self._lost(worker, "crashed", pending, waiting)
                    continue
                chunk, worker.chunk = worker.chunk, None
                assert chunk is not None
                self._keep(chunk, results, pending)
            elif worker.process.sentinel in ready:
                self._lost(worker, "crashed", pending, waiting)
            elif self._timeout is not None and worker.clock[1] > 0 and time.monotonic() - worker.clock[1] > self._timeout:
                self._lost(worker, "timeout", pending, waiting)

    def _keep(self, chunk: _Chunk[Job], results: list[Result], pending: dict[int, _Pending[Job, Result]]) -> None:
        if chunk.retried:
            self._put(pending, chunk.number, results[0])
            return
        for index, result in enumerate(results):
            self._put(pending, chunk.number * self._size + index, result)

    def _put(self, pending: dict[int, _Pending[Job, Result]], place: int, result: Result | Lost) -> None:
        number, index = divmod(place, self._size)
        pending[number].results[index] = result
        pending[number].missing -= 1

    def _lost(
        self, worker: _Worker[Job], kind: str, pending: dict[int, _Pending[Job, Result]], waiting: deque[tuple[int, int, Job]]
    ) -> None:
        """Replace a worker; the job that hung it is lost at once, every other one of its chunk is tried again alone."""
        chunk = worker.chunk
        assert chunk is not None
        starting = worker.clock[1] == _STARTING
        if starting and worker.starts == _STARTS:
            raise WorkersCannotStart(
                f"a worker process ended {_STARTS} times before it was ready; check the memory left and run doccheck rules lint, "
                "then go on with --resume"
            )
        culprit = int(worker.clock[0]) if kind == "timeout" else None
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.replaced += 1
        other = self._start(worker.starts + 1 if starting else 1)
        self._workers[self._workers.index(worker)] = other
        if starting:  # no note is to blame
            self._send(other, chunk)
            return
        lost = Lost(kind, self._timeout or 0.0)
        if chunk.retried:
            self._put(pending, chunk.number, lost)
            return
        for index, job in enumerate(chunk.jobs):
            if index == culprit:
                self._put(pending, chunk.number * self._size + index, lost)
            else:
                waiting.append((chunk.number, index, job))


@contextmanager
def _without_ctrl_c() -> Iterator[None]:
    """Start a process that never hears Ctrl-C, not even while Python itself starts in it: it is its parent's to heed.

    A process inherits what its parent's thread holds back; the parent hears it as soon as this is over.
    """
    resource_tracker.ensure_running()  # on its own start it would let the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, clock: Any, setup: Callable[[Any], Any], argument: object, work: Callable[[Any, Any], Any]) -> None:
    """A worker: it ends when the parent's end of the pipe is gone."""
    state = setup(argument)
    clock[1] = _IDLE
    while True:
        try:
            jobs = pipe.recv()
        except (EOFError, OSError):
            return
        results = []
        for index, job in enumerate(jobs):
            clock[0] = index
            clock[1] = time.monotonic()
            results.append(work(state, job))
        clock[1] = _IDLE
        try:
            pipe.send(results)
        except OSError:
            return  # its parent was killed
