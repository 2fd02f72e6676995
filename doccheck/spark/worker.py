"""What a Python worker of Spark does: batches of rows in, the same rows with their review out, one for one and in order.

The reviewer is built once for each worker process and serves every task that the process is given.
"""

from __future__ import annotations

import hashlib
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import Any

from doccheck._version import __version__
from doccheck.errors import InternalFault, WorkersDiffer
from doccheck.formats.extras import needed
from doccheck.note import Note
from doccheck.review import NoteFailure, Review
from doccheck.reviewer import Reviewer

_ROWS = 256


class _TooLong(BaseException):
    """The time for one note is up; no `Exception`, so that no handler on the way takes it for a fault of its own."""


@dataclass(frozen=True)
class Rows:
    """Reviews batches of rows; travels to the workers as a plain record.

    Args:
        text: place of the column with the note's text.
        id: place of the column with its id; None where there is none.
        names: names of the columns that are added, in the order of `answer`.
        types: their Arrow types.
        patterns: a site's folder of rules; it must be at this path on every worker.
        patterns_version: of the rules that the driver has.
        max_characters: longer notes become error rows.
        note_timeout: seconds that one note may take; None for no limit.
    """

    text: int
    id: int | None
    names: tuple[str, ...]
    types: tuple[Any, ...]
    patterns: Path | None
    patterns_version: str
    max_characters: int
    note_timeout: float | None
    doccheck_version: str = __version__

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Each batch with the answers beside it, in slices so that memory stays small.

        Raises:
            WorkersDiffer: this worker has other code or other rules than the driver.
        """
        for batch in batches:
            for start in range(0, batch.num_rows, _ROWS):
                yield self._with_answers(batch.slice(start, _ROWS))

    def _with_answers(self, batch: Any) -> Any:
        arrow = needed("pyarrow", "spark")
        texts = batch.column(self.text).to_pylist()
        ids = [None] * len(texts) if self.id is None else batch.column(self.id).to_pylist()
        answers = [self.answer(note_id, text) for note_id, text in zip(ids, texts, strict=True)]
        columns = zip(*answers, strict=True) if answers else [()] * len(self.types)
        added = [arrow.array(list(column), type=kind) for column, kind in zip(columns, self.types, strict=True)]
        return arrow.RecordBatch.from_arrays([*batch.columns, *added], names=[*batch.schema.names, *self.names])

    def answer(self, note_id: object, text: str | None) -> tuple[Any, ...]:
        """The values of the added columns for one note: a review, or the reason why there is none."""
        name = "" if note_id is None else str(note_id)
        if not name:
            name = "text-" + hashlib.blake2b((text or "").encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if text is None:
            return _error(name, "empty", f"note {name}: no text in this row; check the export")
        if len(text) > self.max_characters:
            return _error(
                name, "too_large", f"note {name}: {len(text):,} characters, more than the limit of {self.max_characters:,}; split it"
            )
        reviewer = _reviewer(self.patterns)
        if (self.doccheck_version, self.patterns_version) != (__version__, reviewer.patterns_version):
            raise WorkersDiffer("a worker has another doccheck or other rules than the driver; ship the same environment to every worker")
        try:
            with _at_most(self.note_timeout):
                result = next(reviewer.review_many([Note(id=name, text=text)]))
            if isinstance(result, NoteFailure):
                return _error(name, result.error.kind, result.error.message)
            return _reviewed(result)
        except _TooLong:
            _reviewer.cache_clear()  # it was left in the middle of a note
            return _error(name, "timeout", f"note {name}: took longer than {self.note_timeout:g} s; look at the note by hand")
        except Exception as error:  # the task goes on
            fault = InternalFault(name, error)
            return _error(name, fault.kind, str(fault))


@lru_cache(maxsize=1)
def _reviewer(patterns: Path | None) -> Reviewer:
    return Reviewer(patterns)


@contextmanager
def _at_most(seconds: float | None) -> Iterator[None]:
    """End what is done inside by `_TooLong` when the time is up; without effect outside the main thread, where no alarm can ring."""
    if seconds is None or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _reviewed(review: Review) -> tuple[Any, ...]:
    return (
        review.note_id,
        review.procedure,
        review.outcome,
        review.purpose,
        review.code,
        review.disposition,
        review.having("missing"),
        review.having("unclear"),
        review.having("conflicting"),
        [flag.code for flag in review.flags],
        review.model_dump_json(),
        None,
        None,
    )


def _error(note_id: str, kind: str, message: str) -> tuple[Any, ...]:
    return (note_id, *[None] * 10, kind, message)
