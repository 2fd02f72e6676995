"""Where notes come from: files, folders and standard input; each gets an id, and none is lost."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from doccheck.errors import NoteError, UnreadableNote
from doccheck.formats.documents.attachments import plain
from doccheck.formats.files.text import MAX_BYTES, Decoded, too_large
from doccheck.formats.files.walk import files_of
from doccheck.formats.records import failure
from doccheck.note import Note
from doccheck.review import NoteFailure

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One note that is still to be read.

    Args:
        note_id: its id.
        path: its file; None for standard input.
        problem: why it cannot be read, where that is known already.
    """

    note_id: str
    path: Path | None
    problem: NoteError | None = None


def find_sources(paths: Sequence[str | Path], include: str = "*.txt") -> list[Source]:
    """Every note that these paths stand for, in the order given.

    A note's id is its file's name without the ending. Files that would share one are told apart by the path below the folder given, then
    by the whole path. A file that is named twice is read once.

    Args:
        paths: files, folders, or `-` for standard input.
        include: the names of the files that are read from folders; a file given by itself is always read.

    Raises:
        TypeError: it is one path instead of several.
    """
    if isinstance(paths, str | bytes | os.PathLike):
        raise TypeError(f"find_sources takes several paths, not one {type(paths).__name__}; give a list")
    found: dict[str, tuple[Path | None, str, UnreadableNote | None]] = {}
    for path in paths:
        if str(path) == STDIN:
            found.setdefault(STDIN, (None, "stdin", None))
            continue
        top = Path(path)
        for file, problem in files_of(top, include):
            below = file.name if file == top else file.relative_to(top).as_posix()
            error = UnreadableNote(f"note {file.stem}: {file}: {problem}") if problem else None
            found.setdefault(os.path.abspath(file), (file, below, error))
    entries = list(found.values())
    names = _ids([(str(file) if file else below, below) for file, below, _ in entries])
    return [Source(name, file, problem) for name, (file, _, problem) in zip(names, entries, strict=True)]


def read_notes(
    sources: Iterable[Source],
    stdin: BinaryIO,
    encoding: str | None = None,
    tell: Callable[[str, str], None] | None = None,
) -> Iterator[Note | NoteFailure]:
    """Read notes one by one; what cannot be read is a `NoteFailure` in its place.

    Args:
        sources: from `find_sources`.
        stdin: where `-` is read from.
        encoding: read every note as this encoding; None to find out for each.
        tell: is called with a note's id and the encoding that it was read with.
    """
    for source in sources:
        try:
            if source.problem is not None:
                raise source.problem
            decoded = _read(source, stdin, encoding)
        except NoteError as error:
            yield failure(source.note_id, error)
            continue
        if tell is not None:
            tell(source.note_id, decoded.encoding)
        yield Note(id=source.note_id, text=decoded.text)


def _read(source: Source, stdin: BinaryIO, encoding: str | None) -> Decoded:
    name = source.note_id
    if source.path is None:
        return plain(stdin.read(MAX_BYTES + 1), name, encoding)
    try:
        with source.path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > MAX_BYTES:
                raise too_large(size, name)
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableNote(f"note {name}: {source.path}: {error.strerror or type(error).__name__}; check the file") from None
    return plain(data, name, encoding)


def _ids(places: Sequence[tuple[str, str]]) -> list[str]:
    """The shortest of name, path below the folder and whole path that no other note has."""
    forms = [(_stem(below.rsplit("/", 1)[-1]), _stem(below), below, whole) for whole, below in places]
    ids = [""] * len(places)
    taken: set[str] = set()
    open_ones = range(len(places))
    for level in range(4):
        counts = Counter(forms[i][level] for i in open_ones)
        unique = [i for i in open_ones if counts[forms[i][level]] == 1 and forms[i][level] not in taken]
        for i in unique:
            ids[i] = forms[i][level]
        taken.update(ids[i] for i in unique)
        open_ones = [i for i in open_ones if not ids[i]]  # type: ignore[assignment]
    for i in open_ones:
        ids[i] = f"{forms[i][3]}#{i + 1}"
    return ids


def _stem(path: str) -> str:
    head, _, tail = path.rpartition("/")
    name = Path(tail).stem
    return f"{head}/{name}" if head else name
