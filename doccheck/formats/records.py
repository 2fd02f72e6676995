"""What readers hand on and what writers take: one record for each note, whatever happened to it."""

from __future__ import annotations

from dataclasses import dataclass

from doccheck.errors import NoteError
from doccheck.note import Note
from doccheck.review import ErrorDetail, NoteFailure, Review

Result = Review | NoteFailure


@dataclass(frozen=True, slots=True)
class Record:
    """The result for one note, with the note itself where it could be read (the explained view shows its text)."""

    result: Result
    note: Note | None = None


def failure(note_id: str, error: NoteError) -> NoteFailure:
    """The record that stands in for a note that could not be read."""
    return NoteFailure(note_id=note_id, error=ErrorDetail(kind=error.kind, message=str(error)))
