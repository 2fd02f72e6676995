"""Items of an input of many notes: a note with what came with it, or the reason why one could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Item:
    """One note of an input.

    Args:
        note_id: its id; empty where the input gives none (the place then stands in for it).
        text: the note.
        place: where it stands in the input ("export.csv row 14", "dump.hl7 message 3"); never any of its text.
        columns: every other column or field, as text, carried through to the output untouched.
        billed_codes: codes on the claim, where the input has them.
        date_of_service, encounter, author, status: as the input has them; empty where it does not.
        lacks: which of the fields that are named by option (`id`, `author` …) its row has no column for; None where it comes from no row.
        converted: the text was made out of RTF, HTML or HL7 escapes; offsets point into this text, which the output keeps.
    """

    note_id: str
    text: str
    place: str
    columns: dict[str, str] = field(default_factory=dict)
    billed_codes: tuple[str, ...] = ()
    date_of_service: str = ""
    encounter: str = ""
    author: str = ""
    status: str = ""
    lacks: tuple[str, ...] | None = None
    converted: bool = False


@dataclass(frozen=True, slots=True)
class BadItem:
    """Something of an input that is no readable note; it becomes an error record.

    Args:
        note_id: its id, as far as it is known.
        place: where it stands in the input.
        kind: the stable word of the error.
        message: what is wrong and what to do; never note text.
    """

    note_id: str
    place: str
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something of an input that is no document by its nature, such as a patient's record among reports; the summary counts it.

    Args:
        what: its kind, never any of its text.
    """

    what: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A document that some message of the input takes back, or of which it brings another text.

    Args:
        note_id: the document's id.
        column: a column and the value that the document has in it, where the id alone stands for several.
        kept: where the message stands that brings the other text, which is reviewed instead; empty where the document is taken back.
        when: the time of that message, so that the newest text is the one that is kept.
    """

    note_id: str
    column: tuple[str, str] = ("", "")
    kept: str = ""
    when: str = ""

    def takes(self, item: Item) -> bool:
        """Whether this note is the document and not the text that is kept."""
        same = item.note_id == self.note_id and item.columns.get(self.column[0], "") == self.column[1]
        return same and not (self.kept and f"{item.place} ".startswith(f"{self.kept} "))


@dataclass(frozen=True, slots=True)
class Addendum:
    """A document that another one goes on with; it is reviewed as a part of that one where the input has both.

    Args:
        parent: the id of that other document.
        item: the document itself, or why it cannot be read.
        when: the time of its message.
    """

    parent: str
    item: Item | BadItem
    when: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Which columns or fields of an input hold what; a name that is None is looked for among the usual ones."""

    id: str | None = None
    text: str | None = None
    billed_codes: str | None = None
    date_of_service: str | None = None
    encounter: str | None = None
    author: str | None = None


class Reader(Protocol):
    """One source format. A site registers its own under the entry point group `doccheck.readers`, as a module or an object.

    A reader of messages may have `changes(path)` too, which yields a `Withdrawal` for each document that some message of the file takes
    back or brings anew, and an `Addendum` for each that belongs to another. A text that no longer holds is not reviewed, and no note
    without its addenda, in whatever files they come.

    Example:
        >>> class OneLineANote:
        ...     name = "lines"
        ...
        ...     def recognises(self, path, head):
        ...         return path.suffix == ".lines"
        ...
        ...     def read(self, path, fields):
        ...         for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        ...             yield Item(f"{path.stem}-{number}", line, f"{path} line {number}")
        >>> OneLineANote().recognises(Path("monday.lines"), b"LP at L3-L4.")
        True
    """

    name: str

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether a file with this name and these first bytes (decompressed) is of this format."""
        ...

    def read(self, path: Path, fields: Fields) -> Iterator[Item | BadItem | Skipped]:
        """The items of a file, in its order, without holding more than a part of it in memory.

        Raises:
            DoccheckError: nothing of the file can be read at all.
        """
        ...
