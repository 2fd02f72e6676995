"""What a worker does with one note: review it, and write down the lines that the output will hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from doccheck.batch.worklist import row_of
from doccheck.errors import InternalFault
from doccheck.formats.items import Item
from doccheck.note import Note
from doccheck.review import NoteFailure, Review
from doccheck.reviewer import Reviewer


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The answer to one item, as plain values that travel between processes.

    Args:
        json: the review, or the failure, as one line of JSON.
        row: its line of the worklist; empty for a failure.
        counts: what the summary counts it under.
        kind: empty for a review, otherwise the kind of failure.
        message: of the failure.
    """

    json: str
    row: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    kind: str = ""
    message: str = ""


def build_reviewer(patterns: Path | None) -> Reviewer:
    """The state of a worker."""
    return Reviewer(patterns)


def review_item(reviewer: Reviewer, item: Item) -> Reviewed:
    """Review one item; whatever goes wrong with it becomes its answer."""
    try:
        result = next(reviewer.review_many([Note(id=item.note_id, text=item.text)]))
        if isinstance(result, NoteFailure):
            return Reviewed(result.model_dump_json(), kind=result.error.kind, message=result.error.message)
        return Reviewed(result.model_dump_json(), row_of(result, item, reviewer.patterns), _counts(result))
    except Exception as error:  # the worker goes on
        fault = InternalFault(item.note_id, error)
        return Reviewed("", kind=fault.kind, message=str(fault))


def _counts(review: Review) -> tuple[str, ...]:
    out = [f"disposition={review.disposition}", f"procedure={review.procedure}"]
    if review.code is not None:
        out.append(f"code={review.code}")
        out += [f"element={name}:{element.status}" for name, element in review.elements.items()]
    out += [f"flag={flag.code}:{flag.severity}" for flag in review.flags]
    return tuple(out)
