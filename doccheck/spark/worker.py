"""What a Python worker of Spark does: batches of rows in, the same rows with their review out, one for one and in order.

The reviewer is built once for each worker process and serves every task that the process is given.
"""

from __future__ import annotations

import hashlib
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import FrameType
from typing import Any

from doccheck._version import __version__
from doccheck.batch.intake import checked, printable
from doccheck.errors import InternalFault, WorkersDiffer
from doccheck.formats.extras import needed
from doccheck.formats.items import BadItem
from doccheck.formats.tables.arrow import item_of, values_of
from doccheck.formats.tables.columns import Columns
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
        columns: which of them hold what.
        text: number of the column with the note's text.
        id: number of the column with its id; None where there is none.
        place: number of the column that tells where the row stands; None where there is none.
        names: names of the columns that are added, in the order of `answer`.
        types: their Arrow types.
        patterns: a site's folder of rules; it must be at this path on every worker.
        patterns_version: of the rules that the driver has.
        max_characters: longer notes become error rows.
        note_timeout: seconds that one note may take; None for no limit.
    """

    columns: Columns
    text: int
    id: int | None
    place: int | None
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
        texts = values_of(batch.column(self.text), arrow)
        nothing = [None] * len(texts)
        ids, places = (nothing if n is None else values_of(batch.column(n), arrow) for n in (self.id, self.place))
        answers = [self.answer(*row) for row in zip(ids, texts, places, strict=True)]
        columns = zip(*answers, strict=True) if answers else [()] * len(self.types)
        added = [arrow.array(list(column), type=kind) for column, kind in zip(columns, self.types, strict=True)]
        return arrow.RecordBatch.from_arrays([*batch.columns, *added], names=[*batch.schema.names, *self.names])

    def answer(self, note_id: object, text: object, place: str | None = None) -> tuple[Any, ...]:
        """The values of the added columns for one note: a review, or the reason why there is none.

        Id and text are read as the local engine reads them, since both ask the same functions.
        """
        name = place or _digest(text)
        try:
            values = {self.columns.text: text} | ({} if self.columns.id is None else {self.columns.id: note_id})
            item = item_of(values, self.columns, place or "this row")
            item = checked(replace(item, note_id=printable(item.note_id.strip() or name)), self.max_characters)
            name = item.note_id
            if isinstance(item, BadItem):
                return _error(name, item.kind, item.message)
            reviewer = self._reviewer_as_the_drivers()
            with _at_most(self.note_timeout):
                result = next(reviewer.review_many([Note(id=name, text=item.text)]))
            if isinstance(result, NoteFailure):
                return _error(name, result.error.kind, result.error.message)
            return _reviewed(result, item.text if item.converted else None)
        except WorkersDiffer:
            raise
        except _TooLong:
            _reviewer.cache_clear()  # it was left in the middle of a note
            return _error(name, "timeout", f"note {name}: took longer than {self.note_timeout:g} s; look at the note by hand")
        except Exception as error:  # the task goes on
            fault = InternalFault(name, error)
            return _error(name, fault.kind, str(fault))

    def _reviewer_as_the_drivers(self) -> Reviewer:
        reviewer = _reviewer(self.patterns)
        if (self.doccheck_version, self.patterns_version) != (__version__, reviewer.patterns_version):
            raise WorkersDiffer("a worker has another doccheck or other rules than the driver; ship the same environment to every worker")
        return reviewer


def _digest(text: object) -> str:
    """What a row is called by that has neither id nor place."""
    data = text if isinstance(text, bytes) else str(text or "").encode("utf-8", "surrogatepass")
    return "text-" + hashlib.blake2b(data, digest_size=8).hexdigest()


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


def _reviewed(review: Review, converted: str | None) -> tuple[Any, ...]:
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
        converted,
    )


def _error(note_id: str, kind: str, message: str) -> tuple[Any, ...]:
    return (note_id, *[None] * 10, kind, message, None)
