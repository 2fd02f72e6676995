"""Typed errors: each says what is wrong, where, and what to do; none ever carries note text."""

from __future__ import annotations


class DoccheckError(Exception):
    """Base of every error that doccheck raises on purpose.

    `kind` is the stable word that error records carry; the message names the place and the mend.
    """

    kind = "error"


class NoteError(DoccheckError):
    """One note cannot be read or reviewed; the others go on."""

    kind = "note"


class UnreadableNote(NoteError):
    """The file or stream cannot be turned into text (missing, no permission, binary, wrong encoding)."""

    kind = "unreadable"


class EmptyNote(NoteError):
    """The note holds no text at all."""

    kind = "empty"


class NoteTooLarge(NoteError):
    """The note is longer than the limit (in characters or bytes)."""

    kind = "too_large"


class InternalFault(NoteError):
    """doccheck itself failed at a note. Tells what kind of fault it was and no more, since the fault's own message could quote the note.

    Args:
        note_id: the note.
        fault: what was raised.

    Example:
        >>> str(InternalFault("a", KeyError("Jane Roe")))
        "note a: internal error (KeyError); report it with the note's layout, not its text"
    """

    kind = "internal"

    def __init__(self, note_id: str, fault: Exception) -> None:
        super().__init__(f"note {note_id}: internal error ({type(fault).__name__}); report it with the note's layout, not its text")


class UnsupportedNote(NoteError):
    """The document comes in a form that is not read at all (a link, another kind of message, a value that is no text)."""

    kind = "unsupported"


class WithdrawnNote(NoteError):
    """The document was cancelled, replaced or entered in error, so that no review may be made of it."""

    kind = "withdrawn"


class PatternError(DoccheckError):
    """A file under `patterns/` is wrong; the message is `file:line: what; the mend`."""

    kind = "patterns"


class UsageError(DoccheckError):
    """An option or argument does not make sense; the message says which and what is accepted."""

    kind = "usage"


class OutputFailed(DoccheckError):
    """The output folder cannot be written: the disk is full, it is read-only, or something else is in its place."""

    kind = "output"


class WorkersCannotStart(DoccheckError):
    """Worker processes end before they have reviewed anything."""

    kind = "workers"


class WorkersDiffer(DoccheckError):
    """A worker on another machine has other code or other rules than the driver."""

    kind = "workers"


class SparkFailed(DoccheckError):
    """The Spark job as a whole could not be done; the message says what Spark gave as the reason."""

    kind = "spark"
